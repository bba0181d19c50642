"""What a dossier is refused for, as a clerk meets it: exit code 2, the place, what to do, and nothing written."""

import shutil
import unicodedata
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from tests.test_dossiers import CAMPAIGN, COUNCIL, REF, SHARED, folder, propose, render, year
from tests.workspaces import DEPARTMENTS, ROOT, workspace_with

COLUMNS = {
    "name": "C",
    "born": "E",
    "position": "F",
    "department": "G",
    "award": "H",
    "votes": "J",
    "number": "L",
    "decided": "M",
}
GONE = """  sgtvt:
    - nhom: so_nganh
      dia_ban: binh-phuoc
      ten: Sở Giao thông vận tải
      viet_tat: SGTVT
      nguoi_dung_dau: Giám đốc
      den: 2025-01-31
"""
TCVN3 = "NguyÔn V¨n MÉu"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A dossier of Sở Xây dựng without a fault; the first person stands in row 3."""
    workspace_with(tmp_path, campaign=CAMPAIGN, departments=DEPARTMENTS + GONE)
    shutil.copytree(ROOT / SHARED, year(tmp_path) / "awards" / "_chung")
    propose(tmp_path)
    path = year(tmp_path) / "awards" / "sxd" / "nominations.xlsx"
    book = load_workbook(path)
    book.worksheets[0]["L1"], book.worksheets[0]["M1"] = "Quyết định tặng số", "Ngày quyết định"
    book.save(path)
    (path.parent / "council.yaml").write_text(COUNCIL, encoding="utf-8")
    return tmp_path


def fill(root: Path, **cells: object) -> None:
    """Change cells of the first person's row."""
    path = year(root) / "awards" / "sxd" / "nominations.xlsx"
    book = load_workbook(path)
    for name, value in cells.items():
        book.worksheets[0][f"{COLUMNS[name]}3"] = value
    book.save(path)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"award": "Huân chương mẫu"}, ("Đề nghị!H3", "Huân chương mẫu")),
        ({"award": "Bằng khen của Giám đốc Sở"}, ("Đề nghị!H3", "Giấy khen")),
        ({"position": None}, ("Đề nghị!F3", "chức vụ")),
        ({"born": "05/06/2031"}, ("Đề nghị!E3", "2031")),
        ({"votes": 4}, ("Đề nghị!J3", "4")),
        ({"department": "Sở Giao thông vận tải"}, ("Đề nghị!G3", "Sở Giao thông vận tải")),
        ({"department": "Sở Không Có"}, ("Đề nghị!G3", "Sở Không Có")),
        ({"number": "12/QĐ-SXD", "decided": "10/02/2025"}, ("10/02/2025", "14/02/2025")),
        ({"name": TCVN3}, ("Đề nghị!C3", "Nguyễn Văn Mẫu")),
    ],
    ids=[
        "unknown award",
        "an award that a director can't give",
        "person without position",
        "birth in the future",
        "votes more than present",
        "department that no longer exists",
        "department that never existed",
        "decision before the meeting",
        "name in TCVN3",
    ],
)
def test_a_dossier_is_refused_with_the_cell(
    root: Path, capsys: pytest.CaptureFixture[str], cells: dict[str, object], told: tuple[str, str]
) -> None:
    fill(root, **cells)
    code, documents, said = render(root, capsys)
    assert code == 2, said
    for words in told:
        assert words in said
    assert "Traceback" not in said
    assert {one["status"] for one in documents.values()} <= {"failed"}
    assert not folder(root).exists()
    assert not folder(root).with_suffix(".zip").exists()


def test_all_faults_are_told_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(root, award="Huân chương mẫu", born="05/06/2031", name=TCVN3)
    code, _, said = render(root, capsys)
    assert code == 2
    assert all(cell in said for cell in ("Đề nghị!H3", "Đề nghị!E3", "Đề nghị!C3"))


def test_a_name_in_decomposed_letters_is_printed_in_composed_ones(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "Người mẫu Thị Ễn"
    fill(root, name=unicodedata.normalize("NFD", name))
    code, _, said = render(root, capsys)
    assert code == 0, said
    report = next(folder(root).glob("04-*-cn01.docx"))
    assert name in "\n".join(one.text for one in docx.Document(str(report)).paragraphs)


def test_a_campaign_without_a_fault_is_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = render(root, capsys)
    assert code == 0, said
    assert REF in said
