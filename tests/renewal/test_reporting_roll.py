"""Reports in a new year: their shared words and schedule come along, figures and a period's words stay behind."""

import shutil
from pathlib import Path

import build
import pytest
from tests.renewal.rolling import CAMPAIGN, roll, shipped, text

from vanban import console
from vanban.data.workspace import Workspace
from vanban.renewing import bring_over

REF = f"{CAMPAIGN}/2024"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shipped(tmp_path, 2024)


def call(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), *words])


def test_words_come_along_and_figures_stay_behind(root: Path) -> None:
    folder = root / "campaigns" / CAMPAIGN
    roll(root, REF, 2025)
    assert not (folder / "2025" / "figures").exists()
    assert [path.name for path in (folder / "2025" / "reports").iterdir()] == ["_chung"]
    names = {path.name for path in (folder / "2024" / "reports" / "_chung").iterdir()}
    assert {path.name for path in (folder / "2025" / "reports" / "_chung").iterdir()} == names
    for name in names:
        assert text(root, f"{CAMPAIGN}/2025/reports/_chung/{name}") == text(
            root, f"{REF}/reports/_chung/{name}"
        )


def test_the_scenario_moves_a_year_and_must_be_confirmed_before_a_final_report(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roll(root, REF, 2025)
    scenario = Workspace(root).campaign(f"{CAMPAIGN}/2025").campaign.reporting
    assert scenario is not None
    assert (len(scenario.thresholds), len(scenario.open_thresholds), scenario.scenario) == (5, 10, ())
    line = next(
        line for line in text(root, f"{CAMPAIGN}/2025/campaign.yaml").splitlines() if "31/03/2025" in line
    )
    assert "!xac_nhan {nam_truoc: 31/03/2024, de_xuat: 31/03/2025}" in line
    assert "!xac_nhan {nam_truoc: 7, de_xuat: 7}" in line

    # a year's open scenario beside figures that are there: 2024's own, with its first threshold asked again
    path = root / "campaigns" / REF / "campaign.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("ty_le: 7,", "ty_le: !xac_nhan {de_xuat: 7},"),
        encoding="utf-8",
    )
    report = ("render", REF, "--period", "2024-03", "--kind", "bao_cao_thang", "--department", "sxd")
    assert call(root, *report) == 4
    assert "campaign.yaml:31:37: Kịch bản giải ngân (bao_cao.nguong) còn mục" in capsys.readouterr().err
    assert call(root, *report, "--draft") == 0
    assert call(root, "answer", REF, "bao_cao.nguong.0.ty_le=") == 0
    assert call(root, *report) == 0


def test_who_compiles_follows_the_reorganisation(root: Path) -> None:
    renewed = roll(root, REF, 2027)
    assert "  don_vi_tong_hop: stc\n" in text(root, f"{CAMPAIGN}/2027/campaign.yaml")
    (row,) = [row for row in renewed.rows if row.path == ("bao_cao", "don_vi_tong_hop")]
    assert (row.action, row.before, row.after) == ("reform", "skhdt", "stc")


def test_a_dead_name_in_the_shared_words_is_asked_and_the_file_still_prints(root: Path) -> None:
    roll(root, REF, 2027)
    new = text(root, f"{CAMPAIGN}/2027/reports/_chung/bao_cao_thang.yaml")
    assert '- "{{ cum_tu.so_ke_hoach_va_dau_tu }}"' in new
    assert "so_ke_hoach_va_dau_tu: !xac_nhan {nam_truoc: Sở Kế hoạch và Đầu tư, de_xuat: Sở Tài chính" in new
    workspace = Workspace(root)
    year = workspace.campaign(f"{CAMPAIGN}/2027")
    _, words = workspace.report_text(year, "_chung", "bao_cao_thang")
    assert list(words.phrases) == ["so_ke_hoach_va_dau_tu"]


def test_a_later_correction_of_shared_words_is_brought_over(root: Path) -> None:
    roll(root, REF, 2025)
    path = root / "campaigns" / REF / "reports" / "_chung" / "bao_cao_thang.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("không có đề xuất, kiến nghị", "không có kiến nghị"),
        encoding="utf-8",
    )
    renewed = bring_over(Workspace(root), REF, 2025, {})
    assert renewed.files == ("reports/_chung/bao_cao_thang.yaml",)
    assert "không có kiến nghị" in text(root, f"{CAMPAIGN}/2025/reports/_chung/bao_cao_thang.yaml")


def test_the_words_of_a_report_may_have_phrases_and_targets_of_their_own(root: Path) -> None:
    shutil.rmtree(root / "campaigns" / REF / "reports" / "2024-04")
    words = root / "campaigns" / REF / "reports" / "2024-05" / "sxd.yaml"
    words.parent.mkdir()
    words.write_text(
        "cum_tu: {noi: Sở Tài chính}\nchi_tieu: {ho_so: {gia_tri: 120, don_vi: hồ sơ}}\n"
        "phan:\n  kien_nghi: Đề nghị {{ cum_tu.noi }} thẩm định {{ chi_tieu.ho_so }}.\n",
        encoding="utf-8",
    )
    report = ("render", REF, "--period", "2024-05", "--kind", "bao_cao_thang", "--department", "sxd")
    assert call(root, *report) == 0
