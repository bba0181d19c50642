"""Adding up: over the projects of a month, in whole đồng, before anything is rounded."""

from collections.abc import Iterable, Mapping
from typing import get_args

from vanban.figures.model import Field, MonthFigures, Project
from vanban.figures.results import Sums

FIELDS: tuple[Field, ...] = get_args(Field)
_ESTIMATES: frozenset[Field] = frozenset({"estimate_year_end", "estimate_close"})
_PLANS: frozenset[Field] = frozenset({"plan_central", "plan_local", "carried_over"})


def add_up(projects: Iterable[Project]) -> Sums:
    """The sums over some projects.

    An empty plan is none at all (0). A sum of disbursements leaves empty cells out and is None when all are; a sum
    of estimates is None as soon as one is missing, since it would be too small.
    """
    counted = list(projects)
    if len(counted) == 1:
        return Sums(1, {field: _alone(field, counted[0].amounts.get(field)) for field in FIELDS})
    rows = [project.amounts for project in counted]
    return Sums(
        len({project.code for project in counted}),
        {field: _sum(field, [row.get(field) for row in rows]) for field in FIELDS},
    )


def _alone(field: Field, amount: int | None) -> int | None:
    return 0 if amount is None and field in _PLANS else amount


def _sum(field: Field, amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    if not known or (field in _ESTIMATES and len(known) < len(amounts)):
        return 0 if field in _PLANS else None
    return sum(known)


def with_disbursed(sums: Sums, disbursed: int | None) -> Sums:
    """The same sums with the disbursement of a longer period."""
    amounts: Mapping[Field, int | None] = {**sums.amounts, "disbursed": disbursed}
    return Sums(sums.projects, amounts)


def of_year(figures: MonthFigures, plan_year: int) -> list[Project]:
    """The projects of one plan year: January has those of two."""
    return [project for project in figures.projects if project.plan_year == plan_year]


def grouped(projects: Iterable[Project], key: str) -> dict[str, list[Project]]:
    """Projects by `department`, `source` or `group`, in the order in which these come."""
    groups: dict[str, list[Project]] = {}
    for project in projects:
        groups.setdefault(getattr(project, key), []).append(project)
    return groups
