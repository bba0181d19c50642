"""What is computed of a period: sums, rates, ranks, comparisons. Rates are exact fractions of one hundred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from vanban.data.reporting import Milestone, PlanBasis
from vanban.figures.model import Field, Project
from vanban.vietnamese.periods import Period

Light = Literal["xanh", "vang", "do"]


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over some projects, in đồng. An estimate is None when a project has none; `projects` is their count."""

    projects: int
    amounts: Mapping[Field, int | None]

    def rate(self, basis: PlanBasis) -> Fraction | None:
        """The cumulative disbursement in per cent of the plan; None where there is no plan."""
        plan, done = self.amounts[basis], self.amounts["cumulative"]
        return Fraction(done * 100, plan) if plan and done is not None else None


@dataclass(frozen=True, slots=True)
class Standing:
    """One department, source or group of projects among its like.

    `rank` is None without a plan or without figures; departments equal in rate, amount and name don't exist.
    `before` is the period before, `year_ago` the rate of the same period of last year, if known.
    """

    key: str
    name: str
    sums: Sums
    rate: Fraction | None
    rank: int | None = None
    before: "Sums | None" = None
    rank_before: int | None = None
    year_ago: Fraction | None = None
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """What the target demands: `missing` đồng until `until`, `per_month` đồng in each of `months` that are left."""

    target: Decimal
    reached: bool
    missing: int
    until: date
    months: int
    per_month: int


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """A month on the way through the year: cumulative rates in per cent, where known."""

    month: Period
    rate: Fraction | None
    year_ago: Fraction | None
    scenario: Decimal | None  # of the campaign's own thresholds, on the last one that falls in the month


@dataclass(frozen=True)
class Overview:
    """A period of the whole province, or of one department (`department`; then `by_department` has only it).

    `disbursed` of all sums is that of the whole period. `mean` is the mean of the ranked departments' rates;
    the province's own rate is `total.rate(basis)`: which of them is meant must always be said.
    `unreported` are departments that have projects and no figures this period.
    """

    period: Period
    plan_year: int
    closed_on: date
    basis: PlanBasis
    department: str | None
    total: Sums
    before: Sums | None
    year_ago: Fraction | None
    province_rate: Fraction | None
    ranked: int  # departments that have a rank
    by_source: tuple[Standing, ...]
    by_group: tuple[Standing, ...]
    by_department: tuple[Standing, ...]  # ranked first, in order of rank
    projects: Sequence[Project]  # in the order of the workbook
    mean: Fraction | None
    below: tuple[str, ...]  # departments below the province's rate
    unreported: tuple[str, ...]
    threshold: Milestone | None  # of the campaign, that holds on `closed_on`
    pace: Pace | None
    course: tuple[CoursePoint, ...]
    next_year: Sums | None  # of January's other plan year

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """The departments by their ids."""
        return {one.key: one for one in self.by_department}
