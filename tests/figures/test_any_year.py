"""Any consistent year of figures: sums are those of plain loops, and what is changed in a month is found."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.made import MILLION, figures, project
from tests.figures.workbooks import campaign, departments

from vanban.figures.checks import faults
from vanban.figures.model import Field, MonthFigures, Project
from vanban.figures.overview import province_overview
from vanban.figures.reporting import reporting_of
from vanban.figures.results import Overview, Standing
from vanban.figures.year import FiguresYear
from vanban.vietnamese.periods import Period, month, parse_period

CAMPAIGN = campaign()
REPORTING = reporting_of(CAMPAIGN)
SOURCES, GROUPS, DEPARTMENTS = ("nstw", "nsdp", "xo_so"), ("b", "c", ""), ("sxd", "stc", "skhdt")
LAST = 6

Year = dict[Period, MonthFigures]


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Half a year of a few projects that never contradict themselves; a department may be silent in its last month."""
    works = [
        (
            draw(st.sampled_from(DEPARTMENTS)),
            draw(st.sampled_from(SOURCES)),
            draw(st.sampled_from(GROUPS)),
            plan := draw(st.integers(0, 900)),
            draw(st.lists(st.integers(0, plan // LAST), min_size=LAST, max_size=LAST)),
        )
        for _ in range(draw(st.integers(1, 5)))
    ]
    silent = draw(st.sampled_from(("", *DEPARTMENTS)))
    return {
        month(2024, n + 1): figures(
            month(2024, n + 1),
            *(
                project(
                    f"DA{number}",
                    name=f"Dự án {number}",
                    department=department,
                    source=source,
                    group=group,
                    plan_central=plan,
                    plan_local=plan,
                    carried_over=0,
                    **(
                        {}
                        if department == silent and n == LAST - 1
                        else {
                            "disbursed": steps[n],
                            "cumulative": sum(steps[: n + 1]),
                            "estimate_close": plan,
                        }
                    ),
                )
                for number, (department, source, group, plan, steps) in enumerate(works)
            ),
        )
        for n in range(LAST)
    }


def overview(year: Year, period: str) -> Overview:
    return province_overview(
        FiguresYear(year, 2024, REPORTING.basis), parse_period(period), CAMPAIGN, REPORTING, {}
    )


def amount(rows: list[Project], field: Field) -> int:
    total = 0
    for row in rows:
        total += row.amounts[field] or 0
    return total


@given(years())
@settings(max_examples=60, deadline=None)
def test_every_part_has_the_sums_of_its_rows(year: Year) -> None:
    rows = list(year[month(2024, LAST)].projects)
    found = overview(year, "2024-06")
    kinds: dict[str, tuple[tuple[Standing, ...], Callable[[Project], str]]] = {
        "source": (found.by_source, lambda row: row.source),
        "group": (found.by_group, lambda row: row.group),
        "department": (found.by_department, lambda row: row.department),
    }
    for parts, of in kinds.values():
        assert {one.key for one in parts} == {of(row) for row in rows} - {""}
        for one in parts:
            mine = [row for row in rows if of(row) == one.key]
            for field in ("plan_local", "disbursed", "cumulative"):
                assert (one.sums.amounts[field] or 0) == amount(mine, field)
            plan = amount(mine, "plan_local")
            reported = any(row.amounts["cumulative"] is not None for row in mine)
            assert one.rate == (
                Fraction(amount(mine, "cumulative") * 100, plan) if plan and reported else None
            )
    assert (found.total.amounts["cumulative"] or 0) == amount(rows, "cumulative")


@given(years())
@settings(max_examples=60, deadline=None)
def test_a_quarter_disburses_what_the_months_of_those_who_reported_did(year: Year) -> None:
    found = overview(year, "2024-quy-2")
    reported = {row.key for row in year[month(2024, 6)].projects if row.amounts["cumulative"] is not None}
    months = [list(year[month(2024, n)].projects) for n in (4, 5, 6)]
    paid = [row for rows in months for row in rows if row.key in reported]
    assert (found.total.amounts["disbursed"] or 0) == amount(paid, "disbursed")
    for one in found.by_department:
        mine = [row for row in paid if row.department == one.key]
        assert (one.sums.amounts["disbursed"] or 0) == amount(mine, "disbursed")


def test_a_department_that_takes_over_projects_has_not_disbursed_them_again() -> None:
    """What another had paid before the merger is not paid in the quarter of the merger."""

    def at(n: int, department: str) -> MonthFigures:
        row = project("DA1", department=department, plan_local=100, disbursed=10, cumulative=10 * n)
        return figures(month(2024, n), row)

    year = {month(2024, n): at(n, "sxd" if n < 5 else "stc") for n in range(1, 7)}
    (taker,) = overview(year, "2024-quy-2").by_department
    assert (taker.key, taker.sums.amounts["disbursed"]) == ("stc", 30 * MILLION)


def test_a_project_of_two_sources_is_one_project() -> None:
    rows = [project("DA1", source=source, plan_local=5, cumulative=1) for source in ("nstw", "nsdp")]
    assert overview({month(2024, 1): figures(month(2024, 1), *rows)}, "2024-01").total.projects == 1


MUTATED: tuple[Field, ...] = ("plan_central", "plan_local", "carried_over", "disbursed", "cumulative")


@given(years(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_single_change_of_a_consistent_month_is_found(year: Year, data: st.DataObject) -> None:
    """Plans, payments, whose a project is: each is told twice in two months, so a change contradicts something."""
    now, before = year[month(2024, 5)], year[month(2024, 4)]
    assert faults(now, before, departments(), "triệu đồng") == []
    at = data.draw(st.integers(0, len(now.projects) - 1))
    row = now.projects[at]
    what = data.draw(st.sampled_from((*MUTATED, "department", "source", "group", "code", "gone", "twice")))
    if what in MUTATED:
        other: int | None = data.draw(st.integers(-10, 2000)) * MILLION
        changed = [replace(row, amounts={**row.amounts, what: other})]
    elif what in ("gone", "twice"):
        changed = [] if what == "gone" else [row, replace(row)]
    else:
        options = {"department": DEPARTMENTS, "source": SOURCES, "group": GROUPS, "code": ("DA0", "DA9")}
        other_name: Any = {what: data.draw(st.sampled_from(options[what]))}
        changed = [replace(row, **other_name)]
    mutated = replace(now, projects=(*now.projects[:at], *changed, *now.projects[at + 1 :]))
    assert mutated == now or faults(mutated, before, departments(), "triệu đồng")
