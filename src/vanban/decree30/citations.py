"""Citations: `Kế hoạch số 39/KH-UBND ngày 07/02/2023 của Ủy ban nhân dân tỉnh phát động …`, taken apart.

Texts come with plain blanks (no no-break spaces) and in NFC; every offset counts in the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from vanban.decree30.types import document_types
from vanban.frozen import frozen
from vanban.vietnamese.dates import parse_date

_LEGAL = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Nghị định", "Thông tư", "Lệnh", "Kết luận", "Hướng dẫn", "Điện",
    "Văn bản", "Giấy phép", "Giấy chứng nhận", "Văn bản hợp nhất",
)  # fmt: skip
"""Kinds that are cited and not among the decree's own."""

OFFICIAL_KINDS = (
    "Nghị quyết liên tịch", "Thông tư liên tịch", "Nghị quyết", "Quyết định", "Chỉ thị", "Kế hoạch", "Chương trình",
    "Báo cáo", "Tờ trình", "Thông báo", "Hướng dẫn", "Công văn", "Công điện", "Nghị định", "Thông tư", "Kết luận",
)  # fmt: skip
"""Kinds that are cited with date, agency and subject; a contract, a licence, a form is not."""

_LAWS = ("Bộ luật", "Luật", "Pháp lệnh")
_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"


@frozen
class Citation:
    """One cited document, `text[start:end]`; what is not written is empty or None.

    `kind` is as the decree spells it, `name` the name of a law. `said` is its date as typed, `day` what that
    means. `has_so`: `số` stands before the number, which begins at `number_start`. `is_proposal`: its author is
    named before it (`theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …`).
    """

    kind: str
    start: int
    end: int
    number: str = ""
    number_start: int = -1
    has_so: bool = False
    said: str = ""
    day: date | None = None
    agency: str = ""
    title: str = ""
    name: str = ""
    is_proposal: bool = False

    @property
    def is_law(self) -> bool:
        """A law or ordinance, cited by its name alone."""
        return self.kind in _LAWS

    @property
    def year(self) -> int | None:
        """Of its issue, by its date, its name (`Luật … năm 2018`) or its number."""
        if self.day:
            return self.day.year
        found = re.search(r"năm (\d{4})", self.said) or re.search(r"/(\d{4})/", self.number)
        return int(found[1]) if found else None

    @property
    def short(self) -> str:
        """As it is cited from the second time on: kind and number, or the name of a law."""
        return self.name or f"{self.kind or 'Văn bản'} số {self.number}"


def kinds() -> tuple[str, ...]:
    """Kinds of documents that are cited by number, the longest first."""
    names = {kind.name for kind in document_types().values() if not kind.is_copy} | set(_LEGAL)
    return tuple(sorted(names, key=len, reverse=True))


def _either_case(words: tuple[str, ...]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}" for word in words)


_KIND = f"(?:{_either_case(kinds())})"
_SPELLED = tuple(form for kind in kinds() for form in (kind, kind[0].lower() + kind[1:]))
_SO = ("số", "Số")
_REACH = 60  # letters before a number: more than any kind and `số` take
_GROUP = rf"[{_CAPITAL}][\w&]*"
_SYMBOL = rf"{_GROUP}(?:[-–]{_GROUP}| [-–] (?:[{_CAPITAL}]{{2,}}))*"
_NUMBER = re.compile(  # the Party puts the hyphen before the stroke
    rf"[0-9]{{1,5}}+(?:(?:/[0-9]{{4}})?/{_SYMBOL}|-[{_CAPITAL}]\w*/{_GROUP})(?:[-/]{_GROUP})*"
)
_DATE = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}"
_DATED = re.compile(rf" *,? *\(?(?P<said>ngày +(?P<day>{_DATE}))\)?")
_TITLE_BEGINS = (
    "về", "quy định", "ban hành", "phê duyệt", "phát động", "hướng dẫn", "sửa đổi", "triển khai", "thực hiện",
    "công bố", "giao", "thành lập", "tổ chức", "kiện toàn", "phân cấp", "điều chỉnh", "bổ sung", "tăng cường",
    "bãi bỏ", "công nhận", "khen thưởng", "đẩy mạnh", "V/v",
)  # fmt: skip
_VERB = rf"(?:{_either_case(_TITLE_BEGINS)})\b"
_AGENCY_ENDS = (
    rf" (?:{_VERB}|(?:đã|đang|được|để|nhằm|theo|tại|trong|trên|với|có|là|thì|khi)\b|và (?:{_KIND}|số)\b)"
)
_AGENCY = re.compile(
    rf" *,? *của (?P<agency>(?:(?!{_AGENCY_ENDS})(?:[^;.()“”\",\n]|(?<=Văn hóa), (?=Thể thao))){{2,120}})"
)
_AUTHOR = re.compile(r"\bcủa (?P<agency>(?:(?! của | tại )[^;.()“”\",\n]){2,120}) tại +$")
_AUTHOR_REACH = 140  # letters
_TITLE = re.compile(rf" *,? *(?P<title>{_VERB}(?:“[^”\n]*”|[^;.“”\n(),]|,(?! [{_CAPITAL}])|\.(?=\d))*)")
_LAW_WORD = re.compile(rf"(?:{'|'.join(_LAWS)}) ")
_LAW = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join(_LAWS)}) (?=[{_CAPITAL}]|sửa đổi)"
    rf"(?P<rest>(?:(?! (?:ngày \d|năm \d|số \d|và (?:Luật|Bộ luật|{_KIND})\b|(?:được|đã|quy định|có|thì|là|về việc)\b))"
    rf"(?:[^;.()“”\"\d\n,]|, (?!{'|'.join(_LAWS)}|{_KIND}|năm|ngày|số))){{2,150}})"
    rf"(?: *,? *(?P<so>số *:? *)?(?P<number>\d{{1,5}}/\d{{4}}/[\w-]+))?"
    rf"(?: *,? *(?P<said>năm \d{{4}}|ngày +(?P<day>{_DATE})))?"
)


def find_citations(text: str) -> list[Citation]:
    """Every document that `text` cites, in its order."""
    laws = [_law(match) for match in _laws(text)]
    starts = [law.start for law in laws]

    def in_law(position: int) -> bool:
        before = bisect_right(starts, position)
        return before > 0 and position < laws[before - 1].end

    numbered = (_numbered(text, match) for match in _NUMBER.finditer(text))
    others = (c for c in numbered if c and not in_law(c.number_start))
    return sorted((*laws, *others), key=lambda citation: citation.start)


def _laws(text: str) -> Iterator[re.Match[str]]:
    """Every law that is named; its pattern is slow, so it is tried only where one of its words stands."""
    end = 0
    for word in _LAW_WORD.finditer(text):
        if word.start() >= end and (match := _LAW.match(text, word.start())):
            end = match.end()
            yield match


def _law(match: re.Match[str]) -> Citation:
    name = f"{match['kind']} {match['rest'].strip()}"
    return Citation(
        kind=match["kind"],
        start=match.start(),
        end=match.end(),
        number=match["number"] or "",
        number_start=match.start("number"),
        has_so=bool(match["so"]),
        said=match["said"] or "",
        day=_day(match["day"]),
        name=name,
        title=name,
    )


def _numbered(text: str, match: re.Match[str]) -> Citation | None:
    """A citation round its number, or None where a number with a slash is none."""
    if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "/.,-_"):
        return None
    leading = _leading(text, match.start())
    if leading is None:
        return None
    kind, has_so, start = leading
    end, found = match.end(), {"said": "", "day": "", "agency": "", "title": ""}
    for pattern in (_DATED, _AGENCY, _TITLE):
        if part := pattern.match(text, end):
            found |= part.groupdict()
            end = part.end()
    author = None if found["agency"] else _AUTHOR.search(text, max(0, start - _AUTHOR_REACH), start)
    return Citation(
        kind=kind[:1].upper() + kind[1:],
        start=start,
        end=end,
        number=match[0],
        number_start=match.start(),
        has_so=has_so,
        said=found["said"],
        day=_day(found["day"]),
        agency=(author["agency"] if author else found["agency"]).strip(),
        title=found["title"].strip(),
        is_proposal=author is not None,
    )


def _leading(text: str, end: int) -> tuple[str, bool, int] | None:
    """The kind before a number that begins at `end`, whether `số` stands between, and where all begins."""
    before = text[max(0, end - _REACH) : end]
    words = before.rstrip(" :")
    has_so = words.endswith(_SO) and not words[-3:-2].isalpha()
    if has_so:
        words = words[:-2].rstrip(" ")
    kind = next((kind for kind in _SPELLED if words.endswith(kind)), "")
    if kind and not words.removesuffix(kind)[-1:].isalpha():
        return kind, has_so, end - len(before) + len(words) - len(kind)
    return ("", True, end - len(before) + before.rindex("ố") - 1) if has_so else None


def _day(typed: str | None) -> date | None:
    """The day that was typed; None when there is no such day."""
    try:
        return parse_date(typed.replace(",", "")) if typed else None
    except ValueError:
        return None
