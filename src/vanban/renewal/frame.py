"""From which year to which, and who was who then and is who now: what every step of the rollover asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vanban.data.departments import Department
from vanban.registry.provinces import Province


@dataclass(frozen=True, slots=True)
class Frame:
    """The two years of a rollover as one file sees them.

    `day` is the presumed day of the new document; the words of the register and the law are asked for it.
    `then`, `now` are the province, `department_then`, `department_now` the department of the file (None:
    the file is not of one department). `names` are the campaign's names, `known` literal words to the placeholder
    that prints them (`31/01/2024` → `thoi_gian.ket_thuc`). `area_why` says by which law `then` became `now`.
    """

    year: int
    new_year: int
    day: date
    then: Province
    now: Province
    names: tuple[str, ...]
    known: Mapping[str, str]
    area_why: str
    department_then: Department | None = None
    department_now: Department | None = None

    @property
    def step(self) -> int:
        """How many years lie between."""
        return self.new_year - self.year

    def shifted(self, day: date) -> date:
        """The same day in the year that lies as far on; 29/02 becomes 28/02."""
        return years_later(day, self.step)

    def year_placeholder(self, year: int) -> str | None:
        """The placeholder of a year that is relative to the campaign's."""
        names = {self.year: "nam", self.year - 1: "nam_truoc", self.year + 1: "nam_sau"}
        return names.get(year)


def years_later(day: date, years: int) -> date:
    """The same day `years` on; 29/02 becomes 28/02."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
