"""Rows that are no nominee: headings that hold for the rows below, totals that somebody typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanban.awards.columns import KINDS
from vanban.awards.reading.cells import read_kind
from vanban.awards.reading.known import Known
from vanban.figures.reading.names import bare
from vanban.registry.awards import NomineeKind
from vanban.vietnamese.letters import nfc

_NUMBER = re.compile(r"(?:(?P<roman>[IVX]+)|(?P<letter>[A-ZĐ])|(?P<digits>\d+(?:\.\d+)*))[.)/]?(?:\s+|$)")
_OF = r"(?:tập thể|cá nhân|người|đồng chí|đơn vị|trường hợp)"
_COUNT = re.compile(rf"\s*[:(]?\s*(?P<count>\d+)\s*{_OF}?\s*\)?\s*[.;]?$", re.IGNORECASE)
_COUNTED = re.compile(rf"(\d+)\s*({_OF})?", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:danh sách |đề nghị |khen thưởng |tặng |các |đối với )*(?:(?P<kind>tập thể|cá nhân)\b(?: nhỏ)?)?"
    r"(?P<between>(?:\s*(?:được|đề nghị|xét|tặng thưởng|tặng|khen thưởng|danh hiệu|hình thức|[:,-]))*)"
    r"\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:(?P<grand>tổng)(?:\s+(?:cộng|số))?|cộng)(?:\s+(?:chung|toàn tỉnh))*\b", re.IGNORECASE
)
NUMBERED_ROW = 3
"""The level of a heading that is numbered as nominees are: `1. Sở Y tế`."""
_COLLECTIVES, _PERSONS, _EITHER = (
    ("tap the", "don vi"),
    ("ca nhan", "nguoi", "dong chi"),
    ("", "truong hop"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """What a heading says of the rows below: `level` is how deep it lies, `count` how many rows they are.

    `first` is the position of the first nominee below it.
    """

    row: int
    first: int
    level: int
    kind: NomineeKind | None = None
    award: str = ""
    department: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """How many nominees a total says there are: `of_all`, or of those below the last heading."""

    of_all: bool
    collectives: int | None
    persons: int | None
    together: int | None


_Said = tuple[NomineeKind | None, str, str]


class Groups:
    """The headings that hold for the row being read; `kind` is that of rows below none."""

    def __init__(self, known: Known, kind: NomineeKind | None) -> None:
        self.kind = kind
        self.award = ""
        self.department = ""
        self._known = known
        self._outer_kind = kind
        self._open: list[Group] = []

    @property
    def start(self) -> int:
        """The position of the first nominee below the last heading."""
        return self._open[-1].first if self._open else 0

    def begin(self, group: Group) -> list[Group]:
        """A heading stands here; those that hold no longer, which lie as deep or deeper."""
        closed = self.close(group.level)
        self._open.append(group)
        self.kind = next((one.kind for one in reversed(self._open) if one.kind), self._outer_kind)
        self.award = next((one.award for one in reversed(self._open) if one.award), "")
        self.department = next((one.department for one in reversed(self._open) if one.department), "")
        return closed

    def close(self, level: int = 0) -> list[Group]:
        """The headings that end here: those of this level and deeper."""
        closed = [one for one in self._open if one.level >= level]
        self._open = [one for one in self._open if one.level < level]
        return closed

    def heading(self, texts: Sequence[str], row: int, first: int) -> Group | None:
        """What the few texts of a row say as a heading; None when they are none."""
        label = nfc(" ".join(texts))
        number = _NUMBER.match(label)
        words = label[number.end() :] if number else label
        group = Group(row, first, _level(number))
        if (said := self._said(words)) is not None:
            return replace(group, kind=said[0], award=said[1], department=said[2])
        count = _COUNT.search(words)
        if count and (said := self._said(words[: count.start()])) is not None:
            return replace(group, kind=said[0], award=said[1], department=said[2], count=int(count["count"]))
        is_numbered = number is not None and number["digits"] is None
        return group if is_numbered and (words.isupper() or len(texts) > 1) else None

    def _said(self, words: str) -> _Said | None:
        """The kind, award and department that a heading names; None when it has other words."""
        match = _HEADING.fullmatch(words.strip(" .:;"))
        if match is None:
            return None
        kind = read_kind(match["kind"]) if match["kind"] else None
        rest = match["rest"].strip()
        if not rest:
            return (kind, "", "") if kind else None
        if any(self._known.award_if_known(rest, of) for of in KINDS):
            return kind, rest, ""
        department = self._known.departments.known(rest)
        return (kind, "", department) if department and not match["between"].strip() else None


def _level(number: re.Match[str] | None) -> int:
    """How deep a heading lies: `A` above `I` above those without a number above `1` above `1.1`."""
    if number is None:
        return 2
    if number["digits"]:
        return NUMBERED_ROW + number["digits"].count(".")
    return 1 if number["roman"] else 0


def total(texts: Sequence[str]) -> Total | None:
    """What the few texts of a row say as a total: `Tổng cộng: 11`, `Cộng 03 tập thể`; None when it is none."""
    label = nfc(" ".join(texts)).strip()
    match = _TOTAL.match(label)
    if match is None or _leftover(rest := label[match.end() :]):
        return None
    counts = {bare(of): int(count) for count, of in _COUNTED.findall(rest)}
    return Total(
        match["grand"] is not None,
        next((counts[of] for of in _COLLECTIVES if of in counts), None),
        next((counts[of] for of in _PERSONS if of in counts), None),
        next((counts[of] for of in _EITHER if of in counts), None),
    )


def _leftover(rest: str) -> str:
    """The words of a total that say no count: those of a nominee such as `Tổng công ty mẫu`."""
    return re.sub(rf"{_OF}|và|gồm|trong đó|là|có|danh sách|[\d\W_]+", "", rest, flags=re.IGNORECASE)
