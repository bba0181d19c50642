"""`awards propose`: who reached the target, and the chosen ones put into the workbook."""

import json
import shutil
from pathlib import Path

import build
import pytest

from vanban import console
from vanban.data.workspace import Workspace
from vanban.due.dossiers import DossierShelf

ROOT = Path(__file__).parents[2]
REF = "giai-ngan-von-dau-tu-cong/2024"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped campaign without its dossiers."""
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in (tmp_path / "campaigns" / REF / "awards").rglob("*.*"):
        if path.parent.name != "_chung":
            path.unlink()
    return tmp_path


def call(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), "awards", *words])


def suggested(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert call(root, "propose", REF, "--json", *words) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["suggestions"]
    return found


def test_departments_come_by_rank_each_with_its_figures(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [one for one in suggested(root, capsys) if one["kind"] == "don_vi"]
    assert [one["rank"] for one in found] == list(range(1, len(found) + 1))
    assert found[0]["award"] == "bkt_tt"
    for one in found:
        assert int(str(one["disbursed"])) * 100 >= 95 * int(str(one["plan"]))


def test_the_quota_ends_what_is_suggested(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "campaigns" / REF / "campaign.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("bkt_tt: 15", "bkt_tt: 2"), encoding="utf-8")
    awards = [one["award"] for one in suggested(root, capsys) if one["kind"] == "don_vi"]
    assert awards == ["bkt_tt", "bkt_tt"] + [None] * (len(awards) - 2)


def test_of_one_department_its_own_projects(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {one["department"] for one in suggested(root, capsys, "--department", "sxd")} == {"sxd"}


def test_a_chosen_department_and_project_stand_in_the_workbook(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = suggested(root, capsys)
    department = next(one for one in found if one["kind"] == "don_vi")
    project = next(one for one in found if one["kind"] == "du_an")
    keys = [str(department["key"]), str(project["key"])]
    assert call(root, "propose", REF, "--add", keys[0], "--add", keys[1]) == 0
    workspace = Workspace(root)
    year = workspace.campaign(REF)
    nominations = DossierShelf(workspace, year).dossier("snv").nominations
    (proposed,) = nominations.nominees
    assert (proposed.name, proposed.award.id, proposed.figures_of) == (
        department["name"],
        "bkt_tt",
        (keys[0],),
    )
    assert project["doer"] in {row.name for row in nominations.set_aside}


def test_a_key_that_was_not_suggested_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, "propose", REF, "--add", "bdt") == 2
    assert "bdt không có trong danh sách gợi ý" in capsys.readouterr().err
    assert not (root / "campaigns" / REF / "awards" / "nominations.xlsx").exists()


def test_a_year_without_figures_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / "campaigns" / REF / "figures")
    assert call(root, "propose", REF) == 2
    assert "chưa có số liệu cuối năm" in capsys.readouterr().err


def test_without_a_target_nobody_can_have_reached_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "campaigns" / REF / "campaign.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  chi_tieu: giai_ngan\n", ""), encoding="utf-8")
    assert call(root, "propose", REF) == 2
    assert "chỉ tiêu" in capsys.readouterr().err
