"""Which dossiers of awards a year has, and where they lie."""

from pathlib import Path

import pytest
from tests.workspaces import workspace_with

from vanban.data.workspace import CampaignYear, Workspace
from vanban.errors import DataError

AWARDS = "khen_thuong: {don_vi_trinh: stc}\n"


def opened(root: Path, *files: str, campaign: str = AWARDS) -> tuple[Workspace, CampaignYear]:
    workspace = Workspace(workspace_with(root, campaign=campaign))
    year = workspace.campaign("thi-dua/2024")
    for file in files:
        path = year.folder / "awards" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return workspace, year


def test_the_provinces_dossier_lies_in_the_folder_of_all(tmp_path: Path) -> None:
    workspace, year = opened(tmp_path)
    assert workspace.nominations_file(year, "stc") == year.folder / "awards" / "nominations.xlsx"
    assert workspace.nominations_file(year, "sxd") == year.folder / "awards" / "sxd" / "nominations.xlsx"


def test_dossiers_are_those_that_have_a_workbook(tmp_path: Path) -> None:
    workspace, year = opened(
        tmp_path, "nominations.xlsx", "sxd/nominations.xlsx", "_chung/to_trinh.yaml", "x/council.yaml"
    )
    assert workspace.dossiers(year) == ["stc", "sxd"]
    assert workspace.council(year, "sxd") is None


def test_no_folder_is_no_dossier(tmp_path: Path) -> None:
    workspace, year = opened(tmp_path)
    assert workspace.dossiers(year) == []


def test_somebody_presents_the_provinces_dossier(tmp_path: Path) -> None:
    workspace, year = opened(tmp_path, "nominations.xlsx", campaign="")
    with pytest.raises(DataError, match="Chưa biết đơn vị nào trình hồ sơ này"):
        workspace.dossiers(year)


def test_a_department_has_one_dossier(tmp_path: Path) -> None:
    workspace, year = opened(tmp_path, "nominations.xlsx", "stc/nominations.xlsx")
    with pytest.raises(DataError, match="còn một hồ sơ trong awards/stc/"):
        workspace.dossiers(year)
