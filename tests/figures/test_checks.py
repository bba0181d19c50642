"""Each fault of a month's figures: found where it is broken alone, with its cell; told and harmless once explained."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from vanban.data.workspace import Workspace
from vanban.due.figures import known_figures
from vanban.figures.checks import Fault, faults
from vanban.figures.model import MonthFigures, Project, TypedTotal
from vanban.vietnamese.numbers import format_number
from vanban.vietnamese.periods import Period, parse_period

ROOT = Path(__file__).parents[2]
NOW, BEFORE = parse_period("2024-05"), parse_period("2024-04")


@cache
def workspace() -> Workspace:
    return Workspace.find(ROOT)


@cache
def months() -> dict[Period, MonthFigures]:
    year = workspace().campaign("giai-ngan-von-dau-tu-cong/2024")
    known = known_figures(workspace(), year, NOW).year.months
    return {month: replace(figures, totals=()) for month, figures in known.items()}


def changed(which: int = 0, **fields: Any) -> MonthFigures:
    """The figures of May with one project changed; `amounts` are changes to its amounts."""
    figures = months()[NOW]
    project = figures.projects[which]
    amounts = {**project.amounts, **fields.pop("amounts", {})}
    projects = list(figures.projects)
    projects[which] = replace(project, amounts=amounts, **fields)
    return replace(figures, projects=tuple(projects))


def found(figures: MonthFigures, before: MonthFigures | None = None) -> list[Fault]:
    """Its faults beside those of April, or of another month before."""
    return faults(figures, before or months()[BEFORE], workspace().departments, "triệu đồng")


def amount(field: Any, which: int = 0, month: Period = NOW) -> int:
    value = months()[month].projects[which].amounts[field]
    assert value is not None
    return value


def test_the_sample_months_have_no_fault() -> None:
    assert found(months()[NOW]) == []


CASES: dict[str, tuple[Callable[[], MonthFigures], str, str]] = {
    "cumulative falls": (
        lambda: changed(amounts={"cumulative": amount("cumulative", month=BEFORE) - 1, "disbursed": 0}),
        "cumulative",
        "giảm từ",
    ),
    "month and last cumulative don't make the cumulative": (
        lambda: changed(amounts={"disbursed": amount("disbursed") + 1_000_000}),
        "cumulative",
        "nhưng lũy kế ghi",
    ),
    "more disbursed than planned": (
        lambda: changed(
            amounts={
                "cumulative": amount("plan_local") + 1,
                "disbursed": amount("plan_local") + 1 - amount("cumulative", month=BEFORE),
                "estimate_year_end": amount("plan_local") * 2,
                "estimate_close": amount("plan_local") * 2,
            }
        ),
        "cumulative",
        "vượt kế hoạch vốn",
    ),
    "a plan that changed": (
        lambda: changed(amounts={"plan_local": amount("plan_local") + 1_000_000}),
        "plan_local",
        "tháng trước là",
    ),
    "a unit slip": (
        lambda: changed(amounts={"plan_local": amount("plan_local") * 1000}),
        "plan_local",
        "nhầm đơn vị tính",
    ),
    "more of the carried-over plan than there is": (
        lambda: changed(amounts={"carried_cumulative": (amount_or_zero("carried_over")) + 1}),
        "carried_cumulative",
        "vượt kế hoạch kéo dài",
    ),
    "an estimate below what is done": (
        lambda: changed(amounts={"estimate_year_end": amount("cumulative") - 1}),
        "estimate_year_end",
        "ít hơn",
    ),
    "an estimate of January below that of December": (
        lambda: changed(amounts={"estimate_close": amount("estimate_year_end") - 1}),
        "estimate_close",
        "ít hơn",
    ),
}


def amount_or_zero(field: Any) -> int:
    return months()[NOW].projects[0].amounts.get(field) or 0


@pytest.mark.parametrize(("make", "cell", "says"), CASES.values(), ids=CASES)
def test_a_fault_is_found_at_its_cell(make: Callable[[], MonthFigures], cell: str, says: str) -> None:
    figures = make()
    (fault,) = found(figures)
    project = figures.projects[0]
    assert says in fault.problem.what
    assert project.code in fault.problem.what
    assert fault.problem.place == project.places[cell]
    assert fault.departments == (project.department,)
    assert fault.problem.remedy
    assert not fault.settled


@pytest.mark.parametrize(("make", "cell", "says"), CASES.values(), ids=CASES)
def test_an_explained_fault_is_told_and_stops_nothing(
    make: Callable[[], MonthFigures], cell: str, says: str
) -> None:
    figures = make()
    explained = replace(figures.projects[0], explanation="Điều chỉnh theo quyết định của cấp có thẩm quyền")
    (fault,) = found(replace(figures, projects=(explained, *figures.projects[1:])))
    assert says in fault.problem.what
    assert fault.settled


def test_an_explanation_never_stands_for_a_missing_figure() -> None:
    (fault,) = found(changed(amounts={"cumulative": None}, explanation="chưa có"))
    assert "chưa có số lũy kế" in fault.problem.what
    assert not fault.settled


def test_a_project_that_vanished_is_named() -> None:
    figures = months()[NOW]
    gone = figures.projects[5]
    rest = tuple(one for one in figures.projects if one is not gone)
    (fault,) = found(replace(figures, projects=rest))
    assert gone.code in fault.problem.what
    assert gone.name in fault.problem.what
    assert fault.departments == (gone.department,)


def test_a_department_without_figures_is_unreported_and_stops_only_itself() -> None:
    figures = months()[NOW]
    silent = figures.projects[0].department

    def without(project: Project) -> Project:
        nothing = {**project.amounts, "disbursed": None, "cumulative": None}
        return replace(project, amounts=nothing) if project.department == silent else project

    (fault,) = found(replace(figures, projects=tuple(map(without, figures.projects))))
    assert silent == "vpubnd"
    assert "Văn phòng Ủy ban nhân dân tỉnh chưa có số liệu" in fault.problem.what
    assert fault.settled


def test_a_doubled_project_is_found_with_the_place_of_the_first() -> None:
    figures = months()[NOW]
    first = figures.projects[0]
    (fault,) = found(replace(figures, projects=(*figures.projects, replace(first))))
    assert first.code in fault.problem.what
    assert str(first.place) in fault.problem.what


def test_one_code_with_two_names_is_found() -> None:
    figures = months()[NOW]
    first = figures.projects[0]
    other = replace(first, name="Tên khác", source="nstw_trong_nuoc")
    told = [fault.problem.what for fault in found(replace(figures, projects=(*figures.projects, other)))]
    assert any("Tên khác" in what and first.name in what for what in told)


def test_a_typed_subtotal_that_differs_is_found_and_a_right_one_is_not() -> None:
    figures = months()[NOW]
    rows = figures.projects[:3]
    right = sum(row.amounts["cumulative"] or 0 for row in rows)
    places = {"cumulative": rows[0].place}
    good = TypedTotal("Cộng nhóm", (0, 1, 2), {"cumulative": right}, places)
    wrong = replace(good, amounts={"cumulative": right + 1_000_000})
    assert found(replace(figures, totals=(good,))) == []
    (fault,) = found(replace(figures, totals=(wrong,)))
    assert "Cộng nhóm" in fault.problem.what
    assert fault.problem.place == rows[0].place
    assert fault.departments == ("vpubnd",)


def test_a_wrong_total_over_several_departments_is_the_whole_s_fault_and_none_of_theirs() -> None:
    figures = months()[NOW]
    total = TypedTotal("Cộng", tuple(range(len(figures.projects))), {"cumulative": 1}, {})
    (fault,) = found(replace(figures, totals=(total,)))
    assert fault.departments == ()
    assert not fault.settled


def test_a_project_under_another_department_than_last_month_is_found_at_its_cell() -> None:
    figures = months()[NOW]
    (fault,) = found(changed(department="snv"))
    assert "đơn vị là Sở Nội vụ, tháng trước là Văn phòng Ủy ban nhân dân tỉnh" in fault.problem.what
    assert fault.problem.place == figures.projects[0].places["department"]
    assert fault.departments == ("snv", "vpubnd")
    assert not fault.settled
    (explained,) = found(changed(department="snv", explanation="Chuyển chủ quản theo quyết định"))
    assert explained.settled


def test_a_project_of_a_department_that_is_no_more_may_go_to_its_successor() -> None:
    figures = replace(months()[NOW], closed_on=date(2026, 5, 31))
    which = next(n for n, one in enumerate(figures.projects) if one.department == "skhdt")
    projects = list(figures.projects)
    projects[which] = replace(projects[which], department="stc")
    told = [fault.problem.what for fault in found(replace(figures, projects=tuple(projects)))]
    assert not any("đơn vị là" in what for what in told)


def test_amounts_are_told_as_the_sheet_has_them() -> None:
    figures = changed(amounts={"disbursed": amount("disbursed") + 1_500_000})
    (fault,) = found(figures)
    done = format_number(amount("cumulative") // 1_000_000)
    assert f"nhưng lũy kế ghi {done} triệu đồng." in fault.problem.what
    assert "000.000" not in fault.problem.what
    assert ",5 triệu đồng" in fault.problem.what


def test_a_first_month_in_the_middle_of_the_year_is_not_held_against_nothing() -> None:
    assert faults(months()[NOW], None, workspace().departments, "đồng") == []


def test_january_starts_from_nothing() -> None:
    january = months()[parse_period("2024-01")]
    project = january.projects[0]
    wrong = replace(
        project, amounts={**project.amounts, "cumulative": (project.amounts["cumulative"] or 0) + 1}
    )
    (fault,) = faults(
        replace(january, projects=(wrong, *january.projects[1:])), None, workspace().departments, "đồng"
    )
    assert "lũy kế tháng trước 0" in fault.problem.what
