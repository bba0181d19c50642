"""Cited documents → entries of their own: the parent document, and others of this year."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vanban.renewal.importing.found import Cited
from vanban.renewal.importing.holes import Holes
from vanban.renewal.importing.names import Names
from vanban.vietnamese.dates import parse_date, short_date
from vanban.vietnamese.letters import slug

FindCitations = Callable[[str], Sequence[Cited]]

_STATE_KINDS = (
    "Nghị định",
    "Thông tư",
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
)
_STATE_SYMBOL = re.compile(r"/(?:NĐ-CP|QH\d+|UBTVQH|TT-|NQ-CP|QĐ-TTg|CT-TTg|NQ/TW|CT/TW|NQ-TW|CT-TW|CĐ-TTg)")
_TYPED_DAY = re.compile(r"\b(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})\b")
_SLACK = 20  # characters that dates in another form may take more or less
_LONG_DAY = re.compile(r"\b(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into `van_ban_goc` or `vien_dan`; texts with placeholders already in."""

    kind: str
    number: str
    day: date
    agency: str = ""
    title: str = ""

    def data(self) -> dict[str, str]:
        """Under the keys of the file."""
        values = {
            "loai": self.kind,
            "so": self.number,
            "ngay": self.day.isoformat(),
            "co_quan": self.agency,
            "trich_yeu": self.title,
        }
        return {key: value for key, value in values.items() if value}


def day_of(cited: Cited) -> date | None:
    """The whole date that it is cited with."""
    found = _TYPED_DAY.search(cited.said)
    typed = "/".join(found.groups()) if found else cited.said.removeprefix("ngày").strip().replace(",", "")
    try:
        return parse_date(typed) if typed else None
    except ValueError:
        return None


def is_of_state(cited: Cited) -> bool:
    """A law, decree, circular, or what the centre issued: its number and date are not of this campaign."""
    return cited.is_law or cited.kind in _STATE_KINDS or bool(_STATE_SYMBOL.search(cited.number))


class Citations:
    """The entries of one document."""

    def __init__(
        self, find: FindCitations, names: Names, holes: Holes, year: int, parent: Mapping[str, str] | None
    ) -> None:
        self._find, self._names, self._holes = find, names, holes
        self._year = year
        self._parent = parent  # as facts: so, ngay, day_du, ngan
        self.entries: dict[str, Entry] = {}
        self._plain: dict[str, str] = {}
        self.left: list[str] = []

    def marked(self, text: str) -> str:
        """`text` with what it cites as holes; what stays literal can't be changed by what comes later."""
        for cited in reversed(self._find(text)):
            text = self._mark(text, cited)
        return text

    def _mark(self, text: str, cited: Cited) -> str:
        span = text[cited.start : cited.end]
        if self._parent is not None and cited.number == self._parent["so"]:
            forms = (
                {"van_ban_goc": "day_du"}
                if cited.said
                else {"van_ban_goc": "day_du", "van_ban_goc.ngan": "ngan"}
            )
            for expression, form in forms.items():
                words = self._parent[form]
                if (end := reach(text, cited.start, words)) is not None:
                    return self._cut(text, cited.start, end, expression)
            return self._pieces(text, cited)
        if known := self._known(text, cited):
            return known
        day = day_of(cited)
        if (
            is_of_state(cited)
            or not cited.kind
            or day is None
            or day.year not in (self._year, self._year - 1)
        ):
            if day is not None and not is_of_state(cited):
                self.left.append(span)
            return text[: cited.start] + self._holes.keep(span) + text[cited.end :]
        return self._entered(text, cited, day)

    def _pieces(self, text: str, cited: Cited) -> str:
        """The parent document cited in other words: its number and date, one by one."""
        span = text[cited.start : cited.end]
        parent = self._parent or {}
        typed = next((m[0] for m in _TYPED_DAY.finditer(span) if same(m[0]) == same(parent["ngay"])), "")
        for key, value in (("so", parent["so"]), ("ngay", typed)):
            if value:
                span = span.replace(value, self._holes.cut(f"van_ban_goc.{key}", value), 1)
        return text[: cited.start] + span + text[cited.end :]

    def _known(self, text: str, cited: Cited) -> str | None:
        for key, entry in self.entries.items():
            if entry.number == cited.number:
                for words, ending in ((self._plain[key], ""), (f"{entry.kind} số {entry.number}", ".ngan")):
                    if (end := reach(text, cited.start, words)) is not None:
                        return self._cut(text, cited.start, end, f"vien_dan.{key}{ending}")
        return None

    def _entered(self, text: str, cited: Cited, day: date) -> str:
        head = f"{cited.kind} số {cited.number} ngày {short_date(day)}"
        tails = [(cited.agency, cited.title), (cited.agency, ""), ("", "")]
        for agency, title in dict.fromkeys(tails):
            words = head + (f" của {agency}" if agency else "") + (f" {title}" if title else "")
            end = reach(text, cited.start, words)
            if end is None:
                continue
            key = self._key(cited)
            entry = Entry(cited.kind, cited.number, day, *(self._templated(part) for part in (agency, title)))
            self.entries[key], self._plain[key] = entry, words
            return self._cut(text, cited.start, end, f"vien_dan.{key}")
        span = text[cited.start : cited.end]
        self.left.append(span)
        return text[: cited.start] + self._holes.keep(span) + text[cited.end :]

    def _templated(self, text: str) -> str:
        return self._holes.fill(self._names.marked(text, self._holes))

    def _key(self, cited: Cited) -> str:
        digits = re.match(r"\d+", cited.number)
        base = f"{slug(cited.kind).replace('-', '_')}_{digits[0] if digits else 'khac'}"
        number = 1
        while (key := base if number == 1 else f"{base}_{number}") in self.entries:
            number += 1
        return key

    def _cut(self, text: str, start: int, end: int, expression: str) -> str:
        return text[:start] + self._holes.cut(expression, text[start:end]) + text[end:]


def reach(text: str, start: int, words: str) -> int | None:
    """Where in `text` the `words` that begin at `start` end; dates in any form, capitals or not, are the same."""
    wanted = same(words)
    first, last = start + len(words) - _SLACK, min(len(text), start + len(words) + _SLACK)
    for end in range(max(start + 1, first), last + 1):
        if same(text[start:end]) == wanted and not text[end : end + 1].isalnum():
            return end
    return None


def same(text: str) -> str:
    """The key under which two ways to write a citation are equal: neither capitals nor the form of dates count."""
    folded = text
    for pattern in (_TYPED_DAY, _LONG_DAY):
        folded = pattern.sub(lambda m: f"{int(m[1])}/{int(m[2])}/{m[3]}", folded)
    return " ".join(folded.casefold().split())


def parent_among(
    texts: Iterable[str],
    find: FindCitations,
    committees: Callable[[date], tuple[str, ...]],
    name: str,
) -> Cited | None:
    """The superior's document that this plan carries out.

    The committee's about the campaign, else the committee's, else any agency's whose title names the campaign.
    """
    candidates = [
        (cited, day)
        for text in texts
        for cited in find(text)
        if not is_of_state(cited) and (day := day_of(cited)) is not None
    ]
    of_committee = [c for c, day in candidates if c.agency.startswith(committees(day))]
    about = [c for c in of_committee if _names(c, name) or "phong trào" in c.title.casefold()]
    others = [c for c, _ in candidates if c.agency and _names(c, name)]
    return next(iter(about or of_committee or others), None)


def _names(cited: Cited, name: str) -> bool:
    return name.casefold() in cited.title.casefold()
