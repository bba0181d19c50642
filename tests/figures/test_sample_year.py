"""The sample year that the project ships: what the generator makes, and sound in itself."""

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from tests.figures.made import plain
from tests.figures.sample_year import DEPARTMENTS, LATE, LATE_IN, MONTHS, REF, YEAR, figures, workbooks

from vanban.data.workspace import Workspace
from vanban.due.figures import month_figures
from vanban.figures.model import MonthFigures
from vanban.figures.reporting import due_day, reporting_of

ROOT = Path(__file__).parents[2]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def shipped() -> list[MonthFigures]:
    workspace = Workspace(ROOT)
    year = workspace.campaign(REF)
    found = (month_figures(workspace, year, month) for month in MONTHS)
    return [month for month in found if month]


def test_the_shipped_workbooks_are_what_the_generator_makes() -> None:
    folder = ROOT / "campaigns" / REF / "figures"
    made = dict(workbooks())
    assert sorted(path.name for path in folder.iterdir()) == sorted(made)
    for name, data in made.items():
        assert parts((folder / name).read_bytes()) == parts(data), name


def test_they_are_read_as_they_were_made_up(shipped: list[MonthFigures]) -> None:
    assert [month.month for month in shipped] == list(MONTHS)
    for found, made in zip(shipped, figures(), strict=True):
        assert plain(found) == plain(made)
        assert {id: receipt.received_on for id, receipt in found.receipts.items()} == {
            id: receipt.received_on for id, receipt in made.receipts.items()
        }


def test_there_are_twenty_departments_and_a_hundred_and_twenty_projects(shipped: list[MonthFigures]) -> None:
    for month in shipped:
        this_year = [one for one in month.projects if one.plan_year == YEAR]
        assert len({one.code for one in this_year}) == len(this_year) == 120
        assert {one.department for one in this_year} == set(DEPARTMENTS)
        assert month.receipts.keys() == set(DEPARTMENTS)
    assert {one.plan_year for one in shipped[-1].projects} == {YEAR, YEAR + 1}


def test_each_month_continues_the_one_before(shipped: list[MonthFigures]) -> None:
    for before, now in pairwise(shipped):
        then = {(one.code, one.plan_year): one for one in before.projects}
        for one in now.projects:
            earlier = then.get((one.code, one.plan_year))
            start = earlier.amounts["cumulative"] if earlier else 0
            assert (start or 0) + (one.amounts["disbursed"] or 0) == one.amounts["cumulative"], one.place
            if earlier and earlier.amounts["plan_local"] != one.amounts["plan_local"]:
                assert one.explanation


def test_nothing_is_paid_beyond_the_plan(shipped: list[MonthFigures]) -> None:
    for month in shipped:
        for one in month.projects:
            plan = max(one.amounts["plan_central"] or 0, one.amounts["plan_local"] or 0)
            assert 0 <= (one.amounts["cumulative"] or 0) <= plan
            assert (one.amounts["carried_cumulative"] or 0) <= (one.amounts["carried_over"] or 0)


def test_one_report_came_late(shipped: list[MonthFigures]) -> None:
    reporting = reporting_of(Workspace(ROOT).campaign(REF).campaign)
    (august,) = [month for month in shipped if month.month == LATE_IN]
    late = {
        id: one.received_on - due_day(reporting, LATE_IN)
        for id, one in august.receipts.items()
        if one.received_on
    }
    assert late[LATE].days == 12


def test_no_project_bears_the_name_of_a_real_one(shipped: list[MonthFigures]) -> None:
    for one in shipped[-1].projects:
        assert re.fullmatch(r".+ \(dự án mẫu \d{3}\)", one.name)
        assert re.fullmatch(r"Chủ đầu tư mẫu \d\d", one.investor)
