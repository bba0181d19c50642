"""Who may be proposed: departments and projects that reached the target, by rank, as far as the quotas go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain, repeat
from typing import Literal

from vanban.data.awards import AwardRules
from vanban.data.reporting import PlanBasis
from vanban.figures.model import Project
from vanban.figures.rates import percent
from vanban.figures.results import Overview
from vanban.figures.sums import add_up, grouped
from vanban.registry.awards import Award, AwardBook

SuggestedKind = Literal["don_vi", "du_an"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A collective that reached the target, for a person to choose. Amounts in đồng, `rate` in per cent.

    `key` is a department's id or a project's code, `doer` the department or the project's investor. `award` is
    what the quotas leave for its rank; None behind the last of them, and for projects, whose people a person must know.
    """

    kind: SuggestedKind
    key: str
    name: str
    department: str
    doer: str
    rank: int
    rate: Fraction
    plan: int
    disbursed: int
    award: Award | None

    @property
    def percent(self) -> Decimal:
        """The rate as reports print it, with two decimals."""
        return percent(self.rate)


def suggestions(
    overview: Overview, projects: Sequence[Project], rules: AwardRules, book: AwardBook
) -> list[Suggestion]:
    """Those who reached the target of the year, departments first, each by rank; none while there is no target.

    `projects` are the year's rows, of which those that `overview` is of are looked at.
    """
    if overview.pace is None:
        return []
    target, basis = Fraction(overview.pace.target), overview.basis
    found = list(_departments(overview, target, _quotas(rules, book)))
    own = [one for one in projects if overview.department in (None, one.department)]
    return [*found, *_projects(own, target, basis)]


def _quotas(rules: AwardRules, book: AwardBook) -> list[tuple[Award, int]]:
    """The awards for collectives that the campaign gives quotas for, the highest first."""
    most: Mapping[str, object] = rules.quotas
    counted = [(award, most.get(award.id)) for award in book.awards() if award.target == "tap_the"]
    return [(award, number) for award, number in counted if isinstance(number, int)]


def _departments(
    overview: Overview, target: Fraction, quotas: Sequence[tuple[Award, int]]
) -> Iterator[Suggestion]:
    awards = chain.from_iterable(repeat(award, number) for award, number in quotas)
    for one in overview.by_department:
        plan, done = one.sums.amounts[overview.basis], one.sums.amounts["cumulative"]
        if one.rank is None or one.rate is None or one.rate < target or plan is None or done is None:
            continue
        yield Suggestion(
            "don_vi", one.key, one.name, one.key, one.name, one.rank, one.rate, plan, done, next(awards, None)
        )


def _projects(projects: Sequence[Project], target: Fraction, basis: PlanBasis) -> Iterator[Suggestion]:
    """Projects by rate, then amount, then name; the rows of one project's sources are taken together."""
    reached = []
    for code, rows in grouped(projects, "code").items():
        sums = add_up(rows)
        rate, plan, done = sums.rate(basis), sums.amounts[basis], sums.amounts["cumulative"]
        if rate is not None and rate >= target and plan is not None and done is not None:
            reached.append((rate, done, rows[0].name, code, plan, rows[0]))
    reached.sort(key=lambda one: (-one[0], -one[1], one[2]))
    for rank, (rate, done, name, code, plan, row) in enumerate(reached, start=1):
        yield Suggestion("du_an", code, name, row.department, row.investor, rank, rate, plan, done, None)
