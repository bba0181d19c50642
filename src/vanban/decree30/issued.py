"""Số, ký hiệu and the date line taken apart, however they were typed."""

import re
from dataclasses import dataclass

from vanban.layout.anatomy import Component
from vanban.vietnamese.letters import mend_lookalikes

REGULATIONS = ("QC", "QyĐ")
"""Kinds that are issued with a decision and then bear neither number nor date (Mẫu 1.3)."""

_BLANK = r"[.…_\s]*?"
_NUMBER = re.compile(
    r"(?P<word>s[ốôo])(?P<colon>\s*[:;.]?)\s*(?P<number>[0-9]+|[.…_\s]*)(?P<slash>\s*/?\s*)(?P<symbol>.*)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?P<place>.*?)(?P<comma>\s*,?\s*)(?P<words>ngày\s*(?P<day>[0-9]{{1,2}}|{_BLANK})\s*"
    rf"tháng\s*(?P<month>[0-9]{{1,2}}|{_BLANK})\s*năm\s*(?P<year>[0-9]{{4}}|[0-9]{{0,3}}[.…_\s]*))(?P<end>[.;,:]?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The parts as typed, blanks folded: `slash` with the blanks round it, `number` without dots and blanks."""

    word: str
    colon: str
    number: str
    slash: str
    symbol: str

    @property
    def groups(self) -> tuple[str, ...]:
        """`KH`, `SXD`, whatever stands between them."""
        return tuple(re.findall(r"[^\W_]+", self.symbol))


@dataclass(frozen=True, slots=True)
class Dated:
    """The parts as typed, blanks folded; day, month and year are digits or empty."""

    place: str
    comma: str
    words: str
    day: str
    month: str
    year: str
    end: str

    @property
    def is_blank(self) -> bool:
        """Day, month or year is left to be written by hand."""
        return not (self.day and self.month and self.year)

    @property
    def words_right(self) -> bool:
        """`ngày`, `tháng`, `năm` are in small letters."""
        return self.words == self.words.lower()


def numbered(component: Component) -> Numbered | None:
    """The parts of `Số: 05/KH-SXD`; None if it is nothing like it."""
    match = _NUMBER.fullmatch(_spelt(component))
    if match is None:
        return None
    digits = match["number"] if match["number"].isdecimal() else ""
    return Numbered(match["word"], match["colon"], digits, match["slash"], match["symbol"].strip())


def dated(component: Component) -> Dated | None:
    """The parts of `Hà Nội, ngày 05 tháng 01 năm 2020`; None if it is nothing like it."""
    match = _DATE.fullmatch(_spelt(component))
    if match is None:
        return None
    day, month, year = (match[part] if match[part].isdecimal() else "" for part in ("day", "month", "year"))
    year = year if len(year) == 4 else ""
    return Dated(match["place"].strip(), match["comma"], match["words"], day, month, year, match["end"])


def _spelt(component: Component) -> str:
    return " ".join(mend_lookalikes(component.text)[0].split())
