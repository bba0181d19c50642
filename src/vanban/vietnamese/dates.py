"""Dates: as Nghị định 30/2020/NĐ-CP writes them, with blanks for the văn thư, and as people type them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vanban.vietnamese.letters import fold

_NBSP = "\u00a0"
_BLANK = _NBSP * 8
"""About 1 cm at 14 pt: room for two digits by hand. It neither collapses nor breaks."""

_PADDED_DAYS = range(1, 10)  # Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4, điểm b
_PADDED_MONTHS = range(1, 3)  # Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4, điểm b
_YEARS = range(1900, 2200)  # any other year is a slip of the hand


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or day and month, may be unknown or not meant.

    Raises:
        ValueError: there is no such day; the sentence says why.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year not in _YEARS:
            raise ValueError(f"Năm {self.year} không hợp lý.")
        if self.month is None:
            if self.day is not None:
                raise ValueError(f"Có ngày {self.day} mà không có tháng.")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"Không có tháng {self.month}.")
        days = monthrange(self.year, self.month)[1]
        if self.day is not None and not 1 <= self.day <= days:
            raise ValueError(f"Không có ngày {self.day}: {month_of_year(self)} chỉ có {days} ngày.")

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """`07/02/2023`, `02/2023` or `2023`."""
        numbers = (f"{n:02d}" for n in (self.day, self.month) if n is not None)
        return "/".join([*numbers, str(self.year)])


def _two_digits(number: int, padded: range) -> str:
    return f"{number:02d}" if number in padded else str(number)


def long_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`; `ngày 05 tháng 3 năm 2026`."""
    return f"ngày {_two_digits(day.day, _PADDED_DAYS)} {month_of_year(day)}"


def issue_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """The date line of a document, with room to write by hand what is not known yet.

    No-break spaces tie each word to its number or its blank; a line may end only before `tháng` or `năm`.

    Raises:
        ValueError: there is no such day.
    """
    known = PartialDate(year, month, day)
    days = _BLANK if known.day is None else _NBSP + _two_digits(known.day, _PADDED_DAYS)
    months = _BLANK if known.month is None else _NBSP + _two_digits(known.month, _PADDED_MONTHS)
    return f"ngày{days} tháng{months} năm{_NBSP}{known.year}"


def short_date(day: date) -> str:
    """`07/02/2023`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def month_of_year(when: date | PartialDate) -> str:
    """`tháng 11 năm 2026`; `tháng 02 năm 2026`."""
    return f"tháng {_two_digits(_month(when), _PADDED_MONTHS)} năm {when.year}"


def quarter_of_year(when: date | PartialDate) -> str:
    """`quý III/2026`."""
    return f"quý {('I', 'II', 'III', 'IV')[(_month(when) - 1) // 3]}/{when.year}"


def months_so_far(when: date | PartialDate) -> str:
    """`6 tháng đầu năm 2026`; in January `tháng 01 năm 2026`, in December `năm 2026`."""
    month = _month(when)
    if month == 1:
        return month_of_year(when)
    return f"năm {when.year}" if month == 12 else f"{month} tháng đầu năm {when.year}"


def _month(when: date | PartialDate) -> int:
    if when.month is None:
        raise ValueError(f"Năm {when.year} chưa có tháng.")
    return when.month


_DAY, _MONTH, _YEAR = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})", r"(?P<year>[0-9]+)"
_SEP, _SAME_SEP = r"\s*(?P<sep>[-–‑./])\s*", r"\s*(?P=sep)\s*"
_DAY_FORMS = (
    re.compile(rf"(?:ngày ?)?{_DAY}{_SEP}{_MONTH}{_SAME_SEP}{_YEAR}"),
    re.compile(rf"(?P<year>[0-9]{{4}}){_SEP}{_MONTH}{_SAME_SEP}{_DAY}"),
    re.compile(rf"(?:ngày ?)?{_DAY} ?tháng ?{_MONTH} ?năm ?{_YEAR}"),
)
_MONTH_FORMS = (
    re.compile(rf"(?:tháng ?)?{_MONTH}{_SEP}(?P<year>[0-9]{{4}})"),
    re.compile(rf"(?P<year>[0-9]{{4}}){_SEP}{_MONTH}"),
    re.compile(rf"tháng ?{_MONTH} ?năm ?{_YEAR}"),
    re.compile(r"(?:năm ?)?(?P<year>[0-9]{4})"),
)


def parse_date(text: str) -> date:
    """The day that `text` names.

    Read: 31/01/2024, 5/3/2020, 26-10-2024, 26.10.2024 (day before month), 2024-01-31, `05 tháng 02 năm 2026`.

    Raises:
        ValueError: it is no date, there is no such day, or the year is not clear; the sentence says which.
    """
    found = parse_partial_date(text)
    if found.day is None:
        raise ValueError(f"“{text}” thiếu ngày. Viết đủ ngày, tháng, năm như 31/01/2024.")
    return found.first


def parse_partial_date(text: str) -> PartialDate:
    """What `text` says of a date: all of it as in `parse_date`, or 02/2024, 2024-02, tháng 02 năm 2024, 2024.

    Raises:
        ValueError: as `parse_date`.
    """
    folded = fold(text)
    found = next((m for form in (*_DAY_FORMS, *_MONTH_FORMS) if (m := form.fullmatch(folded))), None)
    if not found:
        raise ValueError(f"“{text}” không phải là ngày tháng. Viết như 31/01/2024.")
    parts = found.groupdict()
    if len(parts["year"]) != 4:
        raise ValueError(f"“{text}” không rõ năm nào. Viết năm bằng bốn chữ số như 31/01/2024.")
    numbers = [int(parts[name]) for name in ("year", "month", "day") if name in parts]
    try:
        return PartialDate(*numbers)
    except ValueError as wrong:
        raise ValueError(f"“{text}” không phải là ngày có thật. {wrong}") from None
