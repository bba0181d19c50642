"""The months of a campaign's year, added up once each."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from vanban.data.reporting import PlanBasis
from vanban.errors import DataError, Place, Problem
from vanban.figures.model import MonthFigures, Project
from vanban.figures.results import Sums
from vanban.figures.sums import add_up, grouped, of_year, with_disbursed
from vanban.vietnamese.periods import Period, month


class FiguresYear:
    """The workbooks of a campaign's year, by month; the January after belongs to it."""

    def __init__(self, months: Mapping[Period, MonthFigures], plan_year: int, basis: PlanBasis) -> None:
        self.months = months
        self.plan_year = plan_year
        self.basis = basis
        self._projects = cache(self._read_projects)
        self._sums = cache(self._add_up)

    def covers(self, period: Period) -> bool:
        """Whether a period ends within the plan year, or in the January after."""
        return month(self.plan_year, 1).first_day <= period.last_day <= month(self.plan_year + 1, 1).last_day

    def figures(self, period: Period) -> MonthFigures:
        """The workbook of the last month of a period.

        Raises:
            DataError: there is none.
        """
        last = period.months[-1]
        if last not in self.months:
            what = f"Chưa có số liệu {last.name}."
            raise DataError(
                Problem(what, f"Lập bảng bằng lệnh figures … {last.key} và điền số liệu.", Place(last.key))
            )
        return self.months[last]

    def projects(self, last: Period) -> Mapping[str | None, list[Project]]:
        """The projects of the plan year in a month: all of them under None, and each department's."""
        return self._projects(last, self.plan_year)

    def next_years_projects(self, last: Period) -> Mapping[str | None, list[Project]]:
        """The same of the plan year after: January has those of two."""
        return self._projects(last, self.plan_year + 1)

    def sums(self, last: Period, department: str | None = None) -> Sums:
        """The sums at the end of a month, of all or of one department."""
        return self._sums(last, department)

    def before(self, period: Period) -> Period | None:
        """The last month of the period before, when it lies in the plan year and has figures."""
        last = period.moved(-1).months[-1]
        return last if self.covers(last) and last in self.months else None

    def sums_of_period(self, period: Period, department: str | None = None) -> Sums:
        """The sums of a period: as at its end, the disbursement that of the whole period.

        Raises:
            DataError: the month before a longer period has no figures, so its disbursement can't be told.
        """
        at_end = self.sums(period.months[-1], department)
        done = at_end.amounts["cumulative"]
        if len(period.months) == 1 or done is None:
            return at_end
        start = period.months[0].moved(-1)
        if not self.covers(start):
            return with_disbursed(at_end, done)
        if start not in self.months:
            what = f"Chưa có số liệu {start.name}, nên không tính được số giải ngân trong {period.name}."
            raise DataError(Problem(what, "Thêm bảng số liệu của tháng đó.", Place(start.key)))
        return with_disbursed(at_end, self._since(start, period.months[-1], department))

    def _since(self, start: Period, last: Period, department: str | None) -> int:
        """What the projects of a month have disbursed since an earlier one, whoever had them then."""
        then = {project.key: project.amounts["cumulative"] for project in self.projects(start)[None]}
        now = (
            (project.key, project.amounts["cumulative"])
            for project in self.projects(last).get(department, ())
        )
        return sum(done - (then.get(key) or 0) for key, done in now if done is not None)

    def rate_year_ago(self, last: Period, department: str | None = None) -> Fraction | None:
        """The rate at the same time last year; of all only when it is known of each department with projects."""
        receipts = self.months[last].receipts
        wanted = [department] if department else [one for one in self.projects(last) if one]
        known = [receipts[one] for one in wanted if one in receipts]
        done = [one.last_year_cumulative for one in known if one.last_year_cumulative is not None]
        plans = [one.last_year_plan for one in known if one.last_year_plan is not None]
        if not wanted or not len(done) == len(plans) == len(wanted) or not sum(plans):
            return None
        return Fraction(sum(done) * 100, sum(plans))

    def _read_projects(self, last: Period, plan_year: int) -> Mapping[str | None, list[Project]]:
        projects = of_year(self.months[last], plan_year)
        found: dict[str | None, list[Project]] = {None: projects}
        found.update(grouped(projects, "department"))
        return found

    def _add_up(self, last: Period, department: str | None) -> Sums:
        return add_up(self.projects(last).get(department, ()))
