"""What is computed of the sample year, against the same computed by plain loops over the raw rows."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from tests.figures import raw

from vanban.data.workspace import CampaignYear, Workspace
from vanban.due.figures import KnownFigures, known_figures
from vanban.figures.model import Field
from vanban.figures.overview import department_overview, province_overview
from vanban.figures.rates import percent
from vanban.figures.results import Overview, Standing
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[2]
REF = "giai-ngan-von-dau-tu-cong/2024"
FIELDS: dict[Field, Callable[[raw.Row], int | None]] = {
    "plan_central": lambda row: row.central,
    "plan_local": lambda row: row.local,
    "carried_over": lambda row: row.carried,
    "disbursed": lambda row: row.month,
    "cumulative": lambda row: row.cumulative,
    "carried_cumulative": lambda row: row.carried_cumulative,
    "estimate_close": lambda row: row.close,
}


@cache
def workspace() -> tuple[Workspace, CampaignYear]:
    found = Workspace.find(ROOT)
    return found, found.campaign(REF)


@cache
def known(period: str) -> KnownFigures:
    return known_figures(*workspace(), parse_period(period))


@cache
def names() -> dict[str, str]:
    found, _ = workspace()
    figures = known("2025-01").year.figures(parse_period("2025-01"))
    return {
        one.department: found.departments.on(one.department, figures.closed_on).name
        for one in figures.projects
    }


@cache
def overview(period: str) -> Overview:
    _, year = workspace()
    return province_overview(
        known(period).year, parse_period(period), year.campaign, known(period).reporting, names()
    )


def shown(rate: Fraction | None) -> Decimal | None:
    return None if rate is None else percent(rate)


@pytest.mark.parametrize("month", raw.MONTHS)
def test_the_sums_of_all_projects_are_those_of_the_rows(month: str) -> None:
    rows = raw.of_2024(month)
    total = overview(month).total
    assert total.projects == len(rows) == 120
    for field, of in FIELDS.items():
        assert (total.amounts[field] or 0) == raw.total(rows, of), field
    assert shown(total.rate("plan_local")) == raw.rate(rows)


@pytest.mark.parametrize("month", raw.MONTHS)
@pytest.mark.parametrize(("parts", "of"), [("by_source", "source"), ("by_group", "group")])
def test_sources_and_groups_have_the_sums_of_their_rows(month: str, parts: str, of: str) -> None:
    found: dict[str, Standing] = {one.name: one for one in getattr(overview(month), parts)}
    rows = raw.of_2024(month)
    groups = {getattr(row, of): [one for one in rows if getattr(one, of) == getattr(row, of)] for row in rows}
    assert found.keys() == groups.keys()
    for name, own in groups.items():
        assert found[name].sums.amounts["cumulative"] == raw.total(own, lambda row: row.cumulative)
        assert shown(found[name].rate) == raw.rate(own)


@pytest.mark.parametrize("month", raw.MONTHS)
def test_departments_are_ranked_by_rate_and_the_unreported_are_not(month: str) -> None:
    found = overview(month).by_department
    by_name = {one.name: [row for row in raw.of_2024(month) if row.department == one.name] for one in found}
    assert len(found) == len(by_name) == 20
    exact = {
        name: Fraction(raw.total(rows, lambda row: row.cumulative), raw.total(rows, lambda row: row.local))
        for name, rows in by_name.items()
        if any(row.cumulative is not None for row in rows)
    }
    ranked = [one for one in found if one.rank is not None]
    assert {one.name for one in ranked} == exact.keys()
    assert [one.rank for one in ranked] == list(range(1, len(ranked) + 1))
    assert [exact[one.name] for one in ranked] == sorted(exact.values(), reverse=True)
    mean = sum(exact.values(), Fraction(0)) / len(exact) * 100
    assert overview(month).mean == mean


@pytest.mark.parametrize("month", raw.MONTHS)
def test_those_below_are_below_the_rate_of_the_whole(month: str) -> None:
    found = overview(month)
    everything = raw.of_2024(month)
    whole = Fraction(
        raw.total(everything, lambda row: row.cumulative), raw.total(everything, lambda row: row.local)
    )
    below = set()
    for name in {row.department for row in raw.of_2024(month)}:
        rows = [row for row in raw.of_2024(month) if row.department == name]
        if any(row.cumulative is not None for row in rows):
            own = Fraction(raw.total(rows, lambda r: r.cumulative), raw.total(rows, lambda r: r.local))
            if own < whole:
                below.add(name)
    assert {names()[key] for key in found.below} == below


@pytest.mark.parametrize("month", raw.MONTHS)
def test_last_years_rate_is_that_of_all_departments_together(month: str) -> None:
    receipts = raw.receipts(month)
    done, plan = (sum(pair[n] for pair in receipts.values()) for n in (0, 1))
    assert overview(month).year_ago == Fraction(done * 100, plan)


def test_a_quarter_disburses_what_its_months_do() -> None:
    months = ("2024-04", "2024-05", "2024-06")
    by_months = sum(raw.total(raw.of_2024(month), lambda row: row.month) for month in months)
    assert overview("2024-quy-2").total.amounts["disbursed"] == by_months
    assert overview("2024-quy-2").before == known("2024-quy-2").year.sums(parse_period("2024-03"))


def test_a_january_after_has_two_plan_years() -> None:
    rows = [row for row in raw.rows("2025-01") if row.year == 2025]
    sums = overview("2025-01").next_year
    assert sums is not None
    assert sums.projects == len(rows) > 0
    assert sums.amounts["cumulative"] == raw.total(rows, lambda row: row.cumulative)
    assert overview("2024-12").next_year is None


def test_the_pace_reaches_the_target() -> None:
    rows = raw.of_2024("2024-05")
    pace = overview("2024-05").pace
    assert pace is not None
    missing = raw.total(rows, lambda row: row.local) * 95 / Decimal(100) - raw.total(
        rows, lambda row: row.cumulative
    )
    assert pace.missing == missing.to_integral_value()
    assert pace.months == 8  # June to January
    assert 0 <= pace.per_month * 8 - pace.missing < 8


def test_a_department_keeps_its_rank_among_all() -> None:
    _, year = workspace()
    whole = overview("2024-05")
    own = department_overview(known("2024-05").year, whole, "sxd", year.campaign, known("2024-05").reporting)
    rows = [row for row in raw.of_2024("2024-05") if row.department == "Sở Xây dựng"]
    assert own.total.amounts["cumulative"] == raw.total(rows, lambda row: row.cumulative)
    assert own.by_department == tuple(one for one in whole.by_department if one.key == "sxd")
    assert own.province_rate == whole.total.rate("plan_local")
    assert [point.rate for point in own.course if point.month <= parse_period("2024-05")] == [
        Fraction(raw.total(some, lambda row: row.cumulative) * 100, raw.total(some, lambda row: row.local))
        for some in (
            [row for row in raw.of_2024(month) if row.department == "Sở Xây dựng"] for month in raw.MONTHS[:5]
        )
    ]


def test_the_sample_year_has_no_fault_that_stops_a_report() -> None:
    for month in raw.MONTHS:
        assert known(month).unsettled() == []
