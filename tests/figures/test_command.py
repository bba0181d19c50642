"""The command `figures`: what it writes, what it never overwrites, what it says."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import build
import pytest
from tests.figures.workbooks import workbook

from vanban import console

ROOT = Path(__file__).parents[2]
REF = "giai-ngan-von-dau-tu-cong/2024"
FOLDER = f"campaigns/{REF}/figures"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with the figures of the first four months."""
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in sorted((tmp_path / FOLDER).iterdir())[4:]:
        path.unlink()
    return tmp_path


def call(root: Path, *arguments: str) -> int:
    return console.run(build.app, ["--root", str(root), "figures", *arguments])


def files(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).iterdir())


def test_the_next_month_is_written_and_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, REF, "2024-05", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["path"] == str((root / FOLDER / "2024-05.xlsx").resolve())
    assert (said["projects"], said["filled"], said["status"], said["backup"]) == (120, 0, "written", None)
    assert Path(said["carried_from"]).name == "2024-04.xlsx"
    assert call(root, REF, "2024-05") == 0
    assert "Đã có sẵn" in capsys.readouterr().out


def test_a_workbook_with_somebodys_figures_is_never_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / FOLDER / "2024-04.xlsx"
    before = path.read_bytes()
    assert call(root, REF, "2024-04") == 5
    assert "có thể đã có người điền" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert call(root, REF, "2024-04", "--force") == 0
    assert "Bảng cũ được cất ở" in capsys.readouterr().out
    assert (root / FOLDER / "2024-04.cu-1.xlsx").read_bytes() == before
    assert path.read_bytes() != before


def test_figures_are_taken_from_a_treasury_sheet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[Sequence[object]] = [
        ["Đơn vị: đồng"],
        ["Mã DA", "Lũy kế thanh toán"],
        ["DA2024001", 3_000_000_000],
        ["DA2024002", "-"],
    ]
    (root / "kb.xlsx").write_bytes(workbook(rows))
    (root / "kb.yaml").write_text("cot: {ma_du_an: Mã DA, luy_ke: Lũy kế thanh toán}\n", encoding="utf-8")
    assert (
        call(root, REF, "2024-05", "--from", str(root / "kb.xlsx"), "--map", str(root / "kb.yaml"), "--json")
        == 0
    )
    said = json.loads(capsys.readouterr().out)
    assert (said["projects"], said["filled"]) == (120, 2)


def test_nothing_is_written_when_last_months_workbook_has_faults(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / FOLDER / "2024-04.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
    before = files(root)
    assert call(root, REF, "2024-05") == 2
    assert f"{FOLDER}/2024-04.xlsx: Tệp bị hỏng" in capsys.readouterr().err
    assert files(root) == before


CALLS = {
    "a quarter": (("2024-quy-2",), "lập theo tháng"),
    "another year": (("2025-02",), "không có tháng 02 năm 2025. Chọn một tháng từ 2024-01 đến 2025-01."),
    "no period": (("tháng năm",), "không phải là kỳ báo cáo"),
    "a mapping alone": (("2024-05", "--map", "a.yaml"), "phải đi cùng nhau"),
    "a sheet that is not there": (("2024-05", "--from", "a.xlsx", "--map", "MAP"), "Không có tệp a.xlsx"),
    "a mapping that is not there": (("2024-05", "--from", "a.xlsx", "--map", "b.yaml"), "b.yaml"),
    "a mapping with a wrong key": (("2024-05", "--from", "a.xlsx", "--map", "WRONG"), "ma_du_an"),
}


@pytest.mark.parametrize("case", CALLS)
def test_a_wrong_call_writes_nothing_and_says_what_to_do(
    case: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, words = CALLS[case]
    texts = {"MAP": "cot: {ma_du_an: A}\n", "WRONG": "cot: {ma_du_na: A}\n"}
    for name, text in texts.items():
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    named = [str(root / f"{one}.yaml") if one in texts else one for one in arguments]
    assert call(root, REF, *named) == 2
    assert words in capsys.readouterr().err
    assert len(files(root)) == 4


def test_a_campaign_without_figures_says_what_is_missing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(root, "giai-ngan-von-dau-tu-cong/2023", "2023-05") == 2
    assert "bao_cao" in capsys.readouterr().err


def test_a_new_year_begins_with_what_last_years_january_says_of_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / FOLDER / "2025-01.xlsx", root / FOLDER)
    old, new = root / "campaigns" / REF, root / "campaigns" / REF.replace("2024", "2025")
    new.mkdir()
    text = (old / "campaign.yaml").read_text(encoding="utf-8")
    (new / "campaign.yaml").write_text(text.replace("nam: 2024", "nam: 2025"), encoding="utf-8")
    assert call(root, REF.replace("2024", "2025"), "2025-01", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["projects"], said["filled"], said["carried_from"]) == (60, 60, None)
