"""Whose documents a saved file touches."""

from pathlib import Path

import pytest
from tests.workspaces import workspace_with

from vanban.data.workspace import Workspace
from vanban.due import Order
from vanban.vietnamese.periods import parse_period
from vanban.watching.touched import touched

YEAR = "campaigns/thi-dua/2024"
REPORTING = "khen_thuong: {don_vi_trinh: stc}\n"
NONE = frozenset[str]()
SXD, STC = frozenset({"sxd"}), frozenset({"stc"})
PLANS = Order("thi-dua/2024")
MAY = Order("thi-dua/2024", period=parse_period("2024-05"))
WHOLE_YEAR = Order("thi-dua/2024", period=parse_period("2024"))
AWARDS = Order("thi-dua/2024", kinds=("ho_so_khen_thuong",))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(workspace_with(tmp_path_factory.mktemp("office"), campaign=REPORTING))


@pytest.mark.parametrize(
    ("order", "path", "departments"),
    [
        (PLANS, f"{YEAR}/plans/sxd.yaml", SXD),
        (PLANS, f"{YEAR}/plans/sxd.yaml.yaml", SXD),
        (PLANS, f"{YEAR}/plans/_chung.yaml", None),
        (PLANS, f"{YEAR}/campaign.yaml", None),
        (PLANS, "campaigns/registry/departments.yaml", None),
        (PLANS, "templates/phan/quoc_hieu.docx", None),
        (PLANS, f"{YEAR}/figures/2024-05.xlsx", NONE),
        (PLANS, f"{YEAR}/reports/2024-05/sxd.yaml", NONE),
        (PLANS, f"{YEAR}/awards/nominations.xlsx", NONE),
        (MAY, f"{YEAR}/reports/2024-05/sxd.yaml", SXD),
        (MAY, f"{YEAR}/reports/2024-04/sxd.yaml", NONE),
        (MAY, f"{YEAR}/reports/_chung/bao_cao_thang.yaml", None),
        (MAY, f"{YEAR}/reports/2024-05/_don_doc.yaml", None),
        (MAY, f"{YEAR}/figures/2024-04.xlsx", None),
        (MAY, f"{YEAR}/plans/sxd.yaml", NONE),
        (WHOLE_YEAR, f"{YEAR}/plans/sxd.yaml", SXD),
        (AWARDS, f"{YEAR}/awards/sxd/nominations.xlsx", SXD),
        (AWARDS, f"{YEAR}/awards/sxd/council.yaml", SXD),
        (AWARDS, f"{YEAR}/awards/nominations.xlsx", STC),
        (AWARDS, f"{YEAR}/awards/_chung/to_trinh.yaml", None),
        (AWARDS, f"{YEAR}/figures/2024-12.xlsx", None),
    ],
)
def test_by_its_place(
    workspace: Workspace, order: Order, path: str, departments: frozenset[str] | None
) -> None:
    assert touched([workspace.root / path], workspace, order) == departments


def test_several_files_touch_what_each_of_them_touches(workspace: Workspace) -> None:
    plans = workspace.root / YEAR / "plans"
    assert touched([plans / "sxd.yaml", plans / "stc.yaml"], workspace, PLANS) == SXD | STC
    assert touched([plans / "sxd.yaml", plans / "_chung.yaml"], workspace, PLANS) is None


def test_of_named_departments_only_these_are_touched(workspace: Workspace) -> None:
    order = Order("thi-dua/2024", departments=("stc",))
    plans = workspace.root / YEAR / "plans"
    assert touched([plans / "sxd.yaml"], workspace, order) == NONE
    assert touched([plans / "sxd.yaml", plans / "stc.yaml"], workspace, order) == STC


def test_when_the_campaign_is_gone_everything_is(workspace: Workspace) -> None:
    assert touched([Path("/khac.yaml")], workspace, Order("khong-co/2024")) is None
