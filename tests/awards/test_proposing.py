"""Who is suggested for an award, held against plain loops over the sample year's rows."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.awards.dossiers import book

from vanban.awards.proposing import Suggestion, suggestions
from vanban.data.awards import AwardRules
from vanban.data.workspace import Workspace
from vanban.due.figures import known_figures
from vanban.figures.model import Project
from vanban.figures.overview import department_overview, province_overview
from vanban.figures.results import Overview
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[2]
TARGET = 90
Sample = tuple[Overview, list[Project], Overview]


@pytest.fixture(scope="module")
def sample() -> Sample:
    """The whole of the sample year with a target that some departments reached, its rows, one department of it."""
    workspace = Workspace(ROOT)
    year = workspace.campaign("giai-ngan-von-dau-tu-cong/2024")
    known = known_figures(workspace, year, parse_period("2024"))
    names = {id: id for id in workspace.departments.ids}
    whole = province_overview(known.year, parse_period("2024"), year.campaign, known.reporting, names)
    assert whole.pace is not None
    whole = replace(whole, pace=replace(whole.pace, target=Decimal(TARGET)))
    one = department_overview(known.year, whole, "sxd", year.campaign, known.reporting)
    assert one.pace is not None
    one = replace(one, pace=replace(one.pace, target=Decimal(TARGET)))
    return whole, list(known.year.projects(parse_period("2024").months[-1])[None]), one


def rates(projects: list[Project], key: str) -> dict[str, Fraction]:
    plan: dict[str, int] = defaultdict(int)
    done: dict[str, int] = defaultdict(int)
    for project in projects:
        plan[getattr(project, key)] += project.amounts["plan_local"] or 0
        done[getattr(project, key)] += project.amounts["cumulative"] or 0
    return {one: Fraction(done[one] * 100, plan[one]) for one in plan if plan[one]}


def of_kind(found: list[Suggestion], kind: str) -> list[Suggestion]:
    return [one for one in found if one.kind == kind]


def rules(**quotas: int) -> AwardRules:
    return AwardRules.model_validate({"so_luong": {key: str(value) for key, value in quotas.items()}})


def test_departments_that_reached_the_target_by_rank(sample: Sample) -> None:
    whole, projects, _ = sample
    reached = {one: rate for one, rate in rates(projects, "department").items() if rate >= TARGET}
    found = of_kind(suggestions(whole, projects, rules(), book()), "don_vi")
    assert 0 < len(found) < 20
    assert {one.key: one.rate for one in found} == reached
    assert [one.rate for one in found] == sorted(reached.values(), reverse=True)


def test_projects_that_reached_the_target(sample: Sample) -> None:
    whole, projects, _ = sample
    reached = {one for one, rate in rates(projects, "code").items() if rate >= TARGET}
    found = of_kind(suggestions(whole, projects, rules(), book()), "du_an")
    assert {one.key for one in found} == reached
    assert [one.rank for one in found] == list(range(1, len(reached) + 1))


def test_quotas_go_to_the_best_the_highest_award_first(sample: Sample) -> None:
    whole, projects, _ = sample
    found = of_kind(suggestions(whole, projects, rules(bkt_tt=1, gks_tt=2, bkt_cn=9), book()), "don_vi")
    given = [one.award.id if one.award else None for one in found]
    expected = ["bkt_tt", "gks_tt", "gks_tt"] + [None] * 20
    assert given == expected[: len(given)]


def test_a_quota_of_billions_takes_no_room(sample: Sample) -> None:
    whole, projects, _ = sample
    found = of_kind(suggestions(whole, projects, rules(bkt_tt=10**12), book()), "don_vi")
    assert {one.award.id for one in found if one.award} == {"bkt_tt"}


def test_a_department_sees_its_own(sample: Sample) -> None:
    _, projects, own = sample
    found = suggestions(own, projects, rules(), book())
    assert {one.department for one in found} <= {"sxd"}


def test_without_a_target_nobody_is_suggested(sample: Sample) -> None:
    whole, projects, _ = sample
    assert suggestions(replace(whole, pace=None), projects, rules(), book()) == []
