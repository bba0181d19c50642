"""Which rows a month's sheet has: those that are filled in already, and those of the month before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vanban.figures.columns import AMOUNTS
from vanban.figures.model import Field, MonthFigures, Project
from vanban.vietnamese.periods import Period

_KEPT: frozenset[Field] = frozenset({"plan_central", "plan_local", "carried_over"})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row to write: the project, and its cumulative disbursement of the month before."""

    project: Project
    last_cumulative: int | None


def sheet_rows(
    month: Period, previous: MonthFigures | None, filled: MonthFigures | None, plan_years: Iterable[int]
) -> Iterator[SheetRow]:
    """The rows that are filled in, then each project of `previous` that has none, its plans kept.

    Where `previous` is older than the month before, nothing is said of what was paid by the end of that month.
    """
    years = frozenset(plan_years)
    earlier = {project.key: project for project in previous.projects} if previous else {}
    done = {
        key: project.amounts["cumulative"]
        for key, project in earlier.items()
        if previous and previous.month == month.moved(-1)
    }
    written = set()
    for project in filled.projects if filled else ():
        written.add(project.key)
        yield SheetRow(project, done.get(project.key))
    for key, project in earlier.items():
        if key not in written and project.plan_year in years:
            yield SheetRow(_emptied(project), done.get(key))


def _emptied(project: Project) -> Project:
    """A project of last month as it begins this month: its plans stand, nothing is reported yet."""
    kept = {field: project.amounts[field] if field in _KEPT else None for field in AMOUNTS}
    return replace(project, amounts=kept, explanation="")
