"""Which rows a month's sheet has: those that are filled in already, and those of the month before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vanban.figures.columns import AMOUNTS
from vanban.figures.model import Field, MonthFigures, Project

_KEPT: frozenset[Field] = frozenset({"plan_central", "plan_local", "carried_over"})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row to write: the project, and its cumulative disbursement of the month before."""

    project: Project
    last_cumulative: int | None


def sheet_rows(
    previous: MonthFigures | None, filled: MonthFigures | None, plan_years: Iterable[int]
) -> Iterator[SheetRow]:
    """The rows that are filled in, then each project of the month before that has none, its plans kept."""
    years = frozenset(plan_years)
    earlier = {_key(project): project for project in previous.projects} if previous else {}
    written = set()
    for project in filled.projects if filled else ():
        written.add(_key(project))
        before = earlier.get(_key(project))
        yield SheetRow(project, before.amounts["cumulative"] if before else None)
    for key, project in earlier.items():
        if key not in written and project.plan_year in years:
            yield SheetRow(_emptied(project), project.amounts["cumulative"])


def _key(project: Project) -> tuple[str, str, int]:
    return project.code, project.source, project.plan_year


def _emptied(project: Project) -> Project:
    """A project of last month as it begins this month: its plans stand, nothing is reported yet."""
    kept = {field: project.amounts[field] if field in _KEPT else None for field in AMOUNTS}
    return replace(project, amounts=kept, explanation="")
