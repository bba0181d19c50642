"""Last year's plan was corrected after the rollover: what `--update` brings over, and what it never does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.renewal.rolling import DEPARTMENTS, roll
from tests.workspaces import workspace_with

from vanban.data.workspace import Workspace
from vanban.errors import DataError
from vanban.renewal.sequences import merge
from vanban.renewing import Renewed, bring_over, open_questions

CAMPAIGN = """van_ban_goc: {loai: Kế hoạch, so: 59/KH-UBND, ngay: 07/02/2024}
chi_tieu:
  giai_ngan: {gia_tri: 95, don_vi: "%"}   # do tỉnh giao
"""
PLAN = """mo_dau: Lời cũ
noi_dung: |
  1. Một.
  2. Hai.
  3. Ba.
noi_nhan: [Nơi một, Nơi hai]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose year 2024 has been rolled to 2025."""
    workspace_with(tmp_path, campaign=CAMPAIGN, plan=PLAN, departments=DEPARTMENTS)
    roll(tmp_path, "thi-dua/2024", 2025)
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "campaigns" / "thi-dua" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def read(root: Path, name: str = "2025/plans/sxd.yaml") -> str:
    return (root / "campaigns" / "thi-dua" / name).read_text(encoding="utf-8")


def update(root: Path) -> Renewed:
    return bring_over(Workspace(root), "thi-dua/2024", 2025, {})


def test_without_corrections_nothing_is_written(root: Path) -> None:
    change(root, "2025/plans/sxd.yaml", "Hai.", "Hai, bản năm nay.")
    before = read(root)
    assert update(root).files == ()
    assert read(root) == before


def test_a_correction_reaches_what_the_clerk_left_alone(root: Path) -> None:
    change(root, "2024/plans/sxd.yaml", "Lời cũ", "Lời đã sửa")
    change(root, "2024/plans/sxd.yaml", "3. Ba.", "3. Ba năm 2024.")
    change(root, "2024/plans/sxd.yaml", "Nơi hai", "Nơi khác")
    change(root, "2025/plans/sxd.yaml", "1. Một.", "1. Một của năm nay.")
    update(root)
    text = read(root)
    assert "mo_dau: Lời đã sửa\n" in text
    assert "  1. Một của năm nay.\n  2. Hai.\n  3. Ba năm {{ nam }}.\n" in text
    assert "[Nơi một, Nơi khác]" in text
    assert update(root).files == ()


def test_an_answer_is_never_taken_away(root: Path) -> None:
    change(root, "2025/campaign.yaml", "!hoi {nam_truoc: 59/KH-UBND}", "12/KH-UBND")
    change(root, "2024/campaign.yaml", "59/KH-UBND", "60/KH-UBND")
    rolled = update(root)
    assert "so: 12/KH-UBND" in read(root, "2025/campaign.yaml")
    assert [(row.action, row.before) for row in rolled.rows] == [("kept", "60/KH-UBND")]


def test_last_years_value_of_an_open_question_follows_the_correction(root: Path) -> None:
    change(root, "2024/campaign.yaml", "gia_tri: 95", "gia_tri: 90")
    update(root)
    assert 'giai_ngan: {gia_tri: !hoi {nam_truoc: 90}, don_vi: "%"}   # do tỉnh giao' in read(
        root, "2025/campaign.yaml"
    )


def test_a_line_that_both_changed_becomes_a_question(root: Path) -> None:
    change(root, "2025/plans/sxd.yaml", "2. Hai.", "2. Hai của năm nay.")
    change(root, "2024/plans/sxd.yaml", "2. Hai.", "2. Hai đã sửa.")
    update(root)
    assert "  2. {{ cum_tu.xung_dot }}\n" in read(root)
    (question,) = [q for q in open_questions(Workspace(root), "thi-dua/2025") if "xung_dot" in q.key]
    assert (question.last, question.proposed) == ("Hai đã sửa.", "Hai của năm nay.")
    assert update(root).files == ()


def test_a_field_that_both_changed_keeps_the_clerks_words(root: Path) -> None:
    change(root, "2025/plans/sxd.yaml", "Lời cũ", "Lời năm nay")
    change(root, "2024/plans/sxd.yaml", "Lời cũ", "Lời đã sửa")
    rolled = update(root)
    assert "mo_dau: Lời năm nay\n" in read(root)
    (row,) = [row for row in rolled.rows if row.action == "choose"]
    assert (row.before, row.after) == ("Lời đã sửa", "Lời năm nay")


def test_a_plan_that_was_thrown_away_does_not_come_back(root: Path) -> None:
    (root / "campaigns/thi-dua/2025/plans/sxd.yaml").unlink()
    change(root, "2024/plans/sxd.yaml", "Lời cũ", "Lời đã sửa")
    update(root)
    assert not (root / "campaigns/thi-dua/2025/plans/sxd.yaml").exists()


def test_a_new_plan_of_last_year_is_brought_over(root: Path) -> None:
    plans = root / "campaigns/thi-dua/2024/plans"
    (plans / "stc.yaml").write_text(read(root, "2024/plans/sxd.yaml"), encoding="utf-8")
    assert update(root).files == ("plans/stc.yaml",)


def test_a_year_that_was_copied_by_hand_is_refused(root: Path) -> None:
    import shutil

    shutil.rmtree(root / "campaigns/thi-dua/2025/.goc")
    with pytest.raises(DataError, match="không do lệnh rollover làm ra"):
        update(root)


rows = st.lists(st.sampled_from("abcd"), max_size=6)


@given(base=rows, mine=rows, theirs=rows)
def test_a_merge_loses_nothing_of_the_clerks(base: list[str], mine: list[str], theirs: list[str]) -> None:
    pieces = list(merge(base, mine, theirs))
    merged = [item for piece in pieces for item in piece.mine]
    if base == theirs:
        assert merged == mine
    if base == mine:
        assert merged == theirs
    if any(piece.theirs is not None for piece in pieces):
        return
    kept = [item for item in mine if item not in base]
    assert [item for item in merged if item in kept and item not in theirs] == [
        i for i in kept if i not in theirs
    ]
