"""The command `awards sheet`: what it writes, what it never overwrites, what it says."""

import io
import json
from pathlib import Path

import build
import pytest
from openpyxl import load_workbook
from tests.workspaces import DEPARTMENTS, workspace_with

from vanban import console
from vanban.data.workspace import Workspace
from vanban.errors import DataError

REF = "thi-dua/2024"
FOLDER = f"campaigns/{REF}/awards"
UNITS = DEPARTMENTS.replace(
    "viet_tat: SXD,", "viet_tat: SXD, phong: {qlxd: {ten: Phòng Quản lý xây dựng, ma: QLXD}},"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace_with(tmp_path, campaign="khen_thuong: {don_vi_trinh: stc}\n", departments=UNITS)


def call(root: Path, *arguments: str) -> int:
    return console.run(build.app, ["--root", str(root), "awards", "sheet", *arguments])


def fill_in(path: Path, **cells: str) -> None:
    book = load_workbook(path)
    for name, value in cells.items():
        book["Đề nghị"][name] = value
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())


def names(path: Path) -> list[tuple[object, object]]:
    rows = load_workbook(path)["Đề nghị"].iter_rows(min_row=5, values_only=True)
    return [(row[2], row[8]) for row in rows if row[2]]


def test_the_provinces_workbook_has_its_departments(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, REF, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    path = root / FOLDER / "nominations.xlsx"
    assert said["path"] == str(path.resolve())
    assert (said["department"], said["proposed"], said["set_aside"]) == ("stc", 0, 3)
    assert names(path) == [
        ("Sở Xây dựng", "Chưa đề nghị"),
        ("Sở Tài chính", "Chưa đề nghị"),
        ("UBND huyện Đồng Phú", "Chưa đề nghị"),
    ]


def test_a_departments_workbook_has_its_units(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, REF, "--department", "sxd") == 0
    assert names(root / FOLDER / "sxd" / "nominations.xlsx") == [("Phòng Quản lý xây dựng", "Chưa đề nghị")]
    assert "0 đề nghị, 1 hàng chưa đề nghị" in capsys.readouterr().out


def test_a_councils_file_with_questions_comes_with_it(root: Path) -> None:
    assert call(root, REF, "--department", "sxd") == 0
    workspace = Workspace(root)
    found = workspace.council(workspace.campaign(REF), "sxd")
    assert found is not None
    assert found[1].chair.position == "Giám đốc"
    path = root / FOLDER / "sxd" / "council.yaml"
    changed = path.read_text(encoding="utf-8").replace("ngay_hop: !hoi", "ngay_hop: 20/01/2025 #")
    path.write_text(changed, encoding="utf-8")
    assert call(root, REF, "--department", "sxd") == 0
    assert path.read_text(encoding="utf-8") == changed


def test_a_workbook_that_somebody_filled_in_is_never_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / FOLDER / "nominations.xlsx"
    assert call(root, REF) == 0
    assert call(root, REF) == 0
    assert "Đã có sẵn" in capsys.readouterr().out
    fill_in(
        path,
        I6="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        C8="Đơn vị mẫu",
        B8="Tập thể",
        H8="stc",
        I8="Chưa đề nghị",
    )
    before = path.read_bytes()
    assert call(root, REF) == 5
    assert "có thể đã có người điền" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert call(root, REF, "--force") == 0
    assert "Bảng cũ được cất ở" in capsys.readouterr().out
    assert (root / FOLDER / "nominations.cu-1.xlsx").read_bytes() == before
    assert names(path) == [
        ("Sở Tài chính", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Sở Xây dựng", "Chưa đề nghị"),
        ("UBND huyện Đồng Phú", "Chưa đề nghị"),
        ("Đơn vị mẫu", "Chưa đề nghị"),
    ]


def test_a_workbook_with_faults_is_told_and_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / FOLDER / "nominations.xlsx"
    assert call(root, REF) == 0
    fill_in(path, I6="Huy chương mẫu")
    before = path.read_bytes()
    assert call(root, REF, "--force") == 2
    assert "ô Đề nghị!I6" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_somebody_must_present_the_provinces_dossier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace_with(tmp_path)
    assert call(tmp_path, REF) == 2
    assert "Ghi khen_thuong.don_vi_trinh, hoặc gọi --department" in capsys.readouterr().err
    assert not (tmp_path / FOLDER).exists()


def test_an_unknown_department_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, REF, "--department", "sxx") == 2
    assert "Có phải ý là sxd?" in capsys.readouterr().err


def test_a_councils_file_that_is_wrong_is_told_at_its_line(root: Path) -> None:
    assert call(root, REF) == 0
    path = root / FOLDER / "council.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("phat_ra: !hoi", "phat_ra: 9"), encoding="utf-8")
    workspace = Workspace(root)
    with pytest.raises(DataError, match=r"council\.yaml:\d+:\d+: Phát ra 9 phiếu, nhưng chỉ có 4 thành viên"):
        workspace.council(workspace.campaign(REF), "stc")
