"""Reporting periods: a month, a quarter, half a year, nine months, a year; how they are written and called."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vanban.vietnamese.dates import month_of_year, months_so_far, quarter_of_year

PeriodKind = Literal["thang", "quy", "6_thang", "9_thang", "nam"]

_LENGTH: dict[PeriodKind, int] = {"thang": 1, "quy": 3, "6_thang": 6, "9_thang": 9, "nam": 12}
_YEARS = range(1945, 2101)
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{1,2})|(?:quy-|q)(?P<quarter>[1-4])|(?P<part>[69])-?t(?:hang)?))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[/-](?P<year>\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`number` is the month or the quarter of its year; 1 where a year has only one such period."""

    year: int
    kind: PeriodKind
    number: int = 1

    @property
    def key(self) -> str:
        """As folders and commands write it: `2024-05`, `2024-quy-2`, `2024-6-thang`, `2024-9-thang`, `2024`."""
        match self.kind:
            case "thang":
                return f"{self.year}-{self.number:02}"
            case "quy":
                return f"{self.year}-quy-{self.number}"
            case "nam":
                return str(self.year)
            case _:
                return f"{self.year}-{self.kind.replace('_', '-')}"

    @property
    def name(self) -> str:
        """As a sentence calls it: `tháng 5 năm 2024`, `quý II/2024`, `6 tháng đầu năm 2024`, `năm 2024`."""
        match self.kind:
            case "thang":
                return month_of_year(self.last_day)
            case "quy":
                return quarter_of_year(self.last_day)
            case _:
                return months_so_far(self.last_day)

    @property
    def last_month(self) -> int:
        """The month of the year in which it ends: 1 to 12."""
        return self.number * _LENGTH[self.kind]

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.last_month - _LENGTH[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    @property
    def months(self) -> "tuple[Period, ...]":
        """The months that it consists of, in order."""
        first = self.last_month - _LENGTH[self.kind] + 1
        return tuple(Period(self.year, "thang", month) for month in range(first, self.last_month + 1))

    def moved(self, by: int) -> "Period":
        """The period of the same kind `by` steps later, earlier when negative."""
        per_year = 12 // _LENGTH[self.kind] if self.kind in ("thang", "quy") else 1
        year, number = divmod(self.year * per_year + self.number - 1 + by, per_year)
        return Period(year, self.kind, number + 1)


def month(year: int, number: int) -> Period:
    """A month as a period."""
    return Period(year, "thang", number)


def parse_period(text: str) -> Period:
    """The period written as `2024-05` (or `5/2024`), `2024-quy-2` (`2024-Q2`), `2024-6-thang`, `2024-9-thang`, `2024`.

    Raises:
        ValueError: it is none; the sentence says how to write one.
    """
    found = _WRITTEN.fullmatch(_MONTH_FIRST.sub(r"\g<year>-\g<month>", text.strip()))
    if found and int(found["year"]) in _YEARS:
        year = int(found["year"])
        if found["quarter"]:
            return Period(year, "quy", int(found["quarter"]))
        if found["part"]:
            return Period(year, "6_thang" if found["part"] == "6" else "9_thang")
        if not found["month"]:
            return Period(year, "nam")
        if 1 <= int(found["month"]) <= 12:
            return month(year, int(found["month"]))
    raise ValueError(
        f"“{text}” không phải là kỳ báo cáo. Viết như 2024-05, 2024-quy-2, 2024-6-thang, 2024-9-thang, 2024."
    )
