"""The figures of a campaign's year: its workbooks read, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vanban.data.reporting import Reporting
from vanban.data.workspace import CampaignYear, Workspace
from vanban.errors import DataError, Problem
from vanban.figures.checks import Fault, faults
from vanban.figures.model import MonthFigures
from vanban.figures.reading import read_month
from vanban.figures.reporting import months_of, reporting_of
from vanban.figures.year import FiguresYear
from vanban.vietnamese.periods import Period


@dataclass(frozen=True)
class KnownFigures:
    """The months up to the end of a period, and the faults of that period's own months."""

    year: FiguresYear
    reporting: Reporting
    faults: tuple[Fault, ...]

    def unsettled(self, department: str | None = None) -> list[Problem]:
        """The faults that stop a department's documents, or with None those of the whole."""
        return [fault.problem for fault in self._of(department) if not fault.settled]

    def settled(self, department: str | None = None) -> list[Problem]:
        """What the clerk has explained: told beside a department's documents, or with None those of the whole."""
        return [fault.problem for fault in self._of(department) if fault.settled]

    def _of(self, department: str | None) -> Sequence[Fault]:
        return self.faults if department is None else self._by_department.get(department, ())

    @cached_property
    def _by_department(self) -> Mapping[str, Sequence[Fault]]:
        found: dict[str, list[Fault]] = {}
        for fault in self.faults:
            for department in dict.fromkeys(fault.departments):
                found.setdefault(department, []).append(fault)
        return found


def known_figures(workspace: Workspace, year: CampaignYear, period: Period) -> KnownFigures:
    """The figures that a report of `period` needs.

    Raises:
        DataError: there are none for its last month, or a workbook can't be read: all that is wrong with them.
    """
    reporting = reporting_of(year.campaign, year.source.place(()))
    months = _months(workspace, year, period)
    known = FiguresYear(months, year.campaign.year, reporting.basis)
    if not known.covers(period):
        what = f"Kỳ {period.name} không thuộc năm kế hoạch {year.campaign.year}."
        raise DataError(Problem(what, "Sửa kỳ, hoặc chọn phong trào của năm đó."))
    known.figures(period)
    found = [
        fault
        for at in period.months
        if at in months
        for fault in faults(months[at], months.get(at.moved(-1)), workspace.departments, reporting.unit)
    ]
    return KnownFigures(known, reporting, tuple(found))


def month_figures(workspace: Workspace, year: CampaignYear, at: Period) -> MonthFigures | None:
    """The figures of a month; None when it has no workbook.

    Raises:
        DataError: the workbook can't be read: all that is wrong with it.
    """
    path = workspace.figures_file(year, at)
    if not path.is_file():
        return None
    return read_month(
        path.read_bytes(),
        workspace.shown(path),
        month=at,
        campaign=year.campaign,
        departments=workspace.departments,
    )


def _months(workspace: Workspace, year: CampaignYear, period: Period) -> Mapping[Period, MonthFigures]:
    """The workbooks of the plan year up to the end of `period`."""
    found: dict[Period, MonthFigures] = {}
    problems: list[Problem] = []
    for at in months_of(year.campaign):
        try:
            if at.last_day <= period.last_day and (figures := month_figures(workspace, year, at)):
                found[at] = figures
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return found
