"""How far the dossiers of award proposals are, one line each, as `status` tells it."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import build
import pytest
from tests.test_dossiers import CAMPAIGN, COUNCIL, KIND, REF, SHARED, propose, render, year
from tests.workspaces import ROOT, workspace_with

from vanban import console, overview
from vanban.data.workspace import Workspace

DUE = "khen_thuong: {han_trinh: 28/02/2025}\n"
APART = "cach_khen_thuong: rieng\n"
LATE = date(2025, 3, 5)


def begun(root: Path, campaign: str = DUE, plan: str = "noi_dung: Một.\n") -> Path:
    """A workspace in which Sở Xây dựng has a dossier."""
    workspace_with(root, campaign=CAMPAIGN + campaign, plan=plan)
    shutil.copytree(ROOT / SHARED, year(root) / "awards" / "_chung")
    propose(root)
    (year(root) / "awards" / "sxd" / "council.yaml").write_text(COUNCIL, encoding="utf-8")
    return root


def dossiers(root: Path, today: date = LATE) -> list[overview.DossierState]:
    return overview.dossier_states(Workspace(root), REF, root / "output", today)


def dossier(root: Path, today: date = LATE) -> overview.DossierState:
    (found,) = dossiers(root, today)
    return found


def told(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert console.run(build.app, ["--root", str(root), "status", REF, *more]) == 0
    return capsys.readouterr().out


def add_plan(root: Path, name: str, *lines: str) -> None:
    plans = year(root) / "plans"
    text = (plans / "sxd.yaml").read_text(encoding="utf-8")
    (plans / f"{name}.yaml").write_text(text + "".join(lines), encoding="utf-8")


def test_a_dossier_is_late_until_all_its_papers_are_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = begun(tmp_path)
    before = dossier(root)
    assert (before.department, before.state, before.due, before.days_late) == (
        "sxd",
        "ready",
        date(2025, 2, 28),
        5,
    )
    assert set(before.papers) == {"ready"}
    assert dossier(root, date(2025, 2, 28)).days_late == 0
    _, documents, _ = render(root, capsys)
    made = dossier(root)
    assert made.papers == {"made": len([name for name in documents if name.endswith(".docx")])}
    assert (made.state, made.days_late) == ("made", 0)
    next((root / "output" / REF / "sxd" / KIND).glob("02-*.docx")).unlink()
    missing = dossier(root)
    assert (missing.state, missing.papers["ready"], missing.days_late) == ("ready", 1, 5)


def test_a_paper_that_a_clerk_edited_counts_as_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = begun(tmp_path)
    render(root, capsys)
    paper = next((root / "output" / REF / "sxd" / KIND).glob("02-*.docx"))
    paper.write_bytes(paper.read_bytes() + b"\0")
    state = dossier(root)
    assert (state.papers["edited"], state.days_late) == (1, 0)


def test_papers_that_wait_for_the_vote_are_counted_as_open(tmp_path: Path) -> None:
    root = begun(tmp_path)
    propose(root, votes=None)
    state = dossier(root)
    assert state.state == "open"
    assert state.papers["open"] > 3
    assert "số phiếu đồng ý" in " ".join(map(str, state.problems))
    assert len(set(state.problems)) == len(state.problems)


def test_a_dossier_that_the_law_refuses_is_one_fault(tmp_path: Path) -> None:
    root = begun(tmp_path)
    propose(root, discipline="Cảnh cáo")
    state = dossier(root)
    assert (state.state, state.papers, state.days_late) == ("fault", {}, 5)
    assert "nominations.xlsx" in str(state.problems[0])


def test_a_dossier_that_a_plan_demands_is_told_as_not_begun(tmp_path: Path) -> None:
    root = begun(tmp_path)
    add_plan(root, "stc", APART)
    states = {one.department: (one.state, one.days_late) for one in dossiers(root)}
    assert states == {"sxd": ("ready", 5), "stc": ("not_begun", 5)}


@pytest.mark.parametrize(
    ("campaign", "plan"),
    [("", APART), ("khen_thuong: {han_trinh: !hoi }\n", APART), (DUE, "")],
    ids=["no day is set", "nobody knows the day", "nothing demands it"],
)
def test_nothing_is_told_as_not_begun_without_a_day_or_a_demand(
    tmp_path: Path, campaign: str, plan: str
) -> None:
    root = begun(tmp_path, campaign)
    add_plan(root, "stc", plan)
    (state,) = dossiers(root)
    assert state.department == "sxd"
    assert state.days_late == (5 if campaign == DUE else 0)


def test_the_provinces_dossier_is_due_as_soon_as_somebody_is_to_present_it(tmp_path: Path) -> None:
    root = begun(tmp_path, "khen_thuong: {han_trinh: 28/02/2025, don_vi_trinh: stc}\n")
    assert [(one.department, one.state) for one in dossiers(root)] == [("stc", "not_begun"), ("sxd", "ready")]


def test_a_plan_that_merges_awards_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merged = "noi_dung: |\n  Khen thưởng phong trào lồng ghép với khen thưởng tổng kết năm.\n"
    root = workspace_with(tmp_path, campaign=DUE, plan=merged)
    state = dossier(root)
    assert (state.state, state.papers, state.days_late) == ("merged", {}, 0)
    assert "plans/sxd.yaml:5" in state.label
    shown = told(root, capsys)
    assert "lồng ghép" in shown
    assert "plans/sxd.yaml:5" in shown.replace("\n", "").replace(" ", "")


def test_status_shows_one_line_for_each_dossier_and_tells_it_to_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = begun(tmp_path)
    shown = told(root, capsys)
    assert "Hồ sơ đề nghị khen thưởng, hạn trình 28/02/2025" in shown
    (line,) = [line for line in shown.splitlines() if "sxd" in line and "ke_hoach" not in line]
    assert "11 văn bản sẵn sàng, chưa làm" in line
    assert " ngày" in line
    answer: dict[str, Any] = json.loads(told(root, capsys, "--json"))
    (one,) = answer["dossiers"]
    late = (date.today() - date(2025, 2, 28)).days
    assert (one["department"], one["due"], one["days_late"]) == ("sxd", "2025-02-28", late)
    assert (one["state"], one["campaign"], one["problems"]) == ("ready", REF, [])
    assert list(one["papers"]) == ["ready"]
    assert [document["kind"] for document in answer["documents"]] == ["ke_hoach"]


def test_the_shipped_year_that_merges_awards_has_no_dossier(tmp_path: Path) -> None:
    found = overview.dossier_states(
        Workspace(ROOT), "giai-ngan-von-dau-tu-cong/2023", tmp_path / "output", LATE
    )
    assert [(one.department, one.state) for one in found] == [("bdt", "merged")]
