"""What all sheets of a month's workbook share: the month, the unit, names, the lists that cells choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vanban.data.campaign import Campaign
from vanban.data.departments import Departments
from vanban.data.reporting import DONG
from vanban.figures.columns import DEPARTMENTS_SHEET, GUIDE_SHEET
from vanban.figures.model import MonthFigures
from vanban.figures.reporting import closing_day, due_day, plan_years, reporting_of
from vanban.figures.writing.looks import range_of
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.periods import Period

DEPARTMENT_ROW = 4
"""The first row of the sheet of departments."""
LIST_ROW = 4
"""The first row of the lists of sources and groups."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sheets share; `departments` are their names by id, in the order of the register."""

    month: Period
    closed_on: str
    due_on: str
    unit_name: str
    unit: int
    plan_years: tuple[int, ...]
    departments: Mapping[str, str]
    sources: Mapping[str, str]
    groups: Mapping[str, str]
    is_sample: bool

    @property
    def years(self) -> str:
        """The plan years as a list of Excel's."""
        return ",".join(map(str, self.plan_years))

    @property
    def lists(self) -> Mapping[str, str]:
        """Where the cells of a column choose from; empty when there is nothing to choose."""
        return {
            "department": _list(DEPARTMENTS_SHEET, 2, DEPARTMENT_ROW, len(self.departments)),
            "source": _list(GUIDE_SHEET, 4, LIST_ROW, len(self.sources)),
            "group": _list(GUIDE_SHEET, 5, LIST_ROW, len(self.groups)),
        }


def frame_of(
    campaign: Campaign,
    departments: Departments,
    month: Period,
    figures: tuple[MonthFigures, ...],
    *,
    is_sample: bool,
) -> Frame:
    """The frame of a month: the campaign's departments on the closing day, and those that `figures` name."""
    reporting = reporting_of(campaign)
    closed_on = closing_day(reporting, month)
    return Frame(
        month=month,
        closed_on=short_date(closed_on),
        due_on=short_date(due_day(reporting, month)),
        unit_name=reporting.unit,
        unit=DONG[reporting.unit],
        plan_years=plan_years(campaign, month),
        departments=_departments(campaign, departments, closed_on, figures),
        sources=reporting.sources,
        groups=reporting.groups,
        is_sample=is_sample,
    )


def _departments(
    campaign: Campaign, departments: Departments, day: date, figures: tuple[MonthFigures, ...]
) -> dict[str, str]:
    named = {project.department for month in figures for project in month.projects}
    there = {id: group for id in departments.ids if (group := departments.group_on(id, day))}
    return {
        id: departments.on(id, day).name
        for id, group in there.items()
        if id in named or group in campaign.groups or not campaign.groups
    }


def _list(sheet: str, column: int, first: int, count: int) -> str:
    return range_of(sheet, column, first, first + count - 1) if count else ""
