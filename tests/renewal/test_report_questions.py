"""Open values of reports: listed beside the plans', answered in their files; a form leaves its own to departments."""

import json
from pathlib import Path

import build
import pytest
from openpyxl import load_workbook
from tests.workspaces import workspace_with

from vanban import console
from vanban.data.source import read_source

REF = "thi-dua/2024"
SHARED = """trich_yeu: Kết quả {{ ky }}
vien_dan:
  yeu_cau: {loai: Công văn, so: !hoi, ngay: 05/01/2024, co_quan: Sở Tài chính}
noi_dung: |
  Thực hiện {{ vien_dan.yeu_cau }}.
  {{ phan.kho_khan }}
phan:
  kho_khan: !hoi {ghi_chu: mỗi đơn vị tự viết}
"""
MAY = """phan:
  kho_khan: !xac_nhan
    de_xuat: |
      1. Vướng mặt bằng.
      {% if nam %}
      2. Tỷ lệ mới đạt {{ so_lieu.ty_le }}.
      {% endif %}
ket_qua_muc:
  II.1: !hoi {ghi_chu: mục II.1 của kế hoạch}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = workspace_with(tmp_path)
    for name, text in {"_chung/bao_cao_thang": SHARED, "2024-05/sxd": MAY}.items():
        path = root / "campaigns" / REF / "reports" / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), *words])


def asked(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert run(root, "questions", REF, "--json") == 0
    return {one["key"]: one for one in json.loads(capsys.readouterr().out)["questions"]}


def words(root: Path) -> dict[str, object]:
    return dict(read_source(root / "campaigns" / REF / "reports/2024-05/sxd.yaml", "sxd.yaml").data)


def test_they_are_listed_with_the_lines_that_print_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asked(root, capsys)
    assert list(found) == [
        "2024-05.sxd.phan.kho_khan",
        "2024-05.sxd.ket_qua_muc.II.1",
        "_chung.bao_cao_thang.vien_dan.yeu_cau.so",
    ]
    one = found["2024-05.sxd.phan.kho_khan"]
    assert one["file"] == f"campaigns/{REF}/reports/2024-05/sxd.yaml"
    assert one["used_by"] == [f"campaigns/{REF}/reports/_chung/bao_cao_thang.yaml:6"]


def test_a_proposal_of_several_lines_is_accepted_as_it_stands(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "answer", REF, "2024-05.sxd.phan.kho_khan=") == 0
    kept = "1. Vướng mặt bằng.\n{% if nam %}\n2. Tỷ lệ mới đạt {{ so_lieu.ty_le }}.\n{% endif %}"
    assert str(words(root)["phan"]["kho_khan"]).strip() == kept  # type: ignore[index]  # a mapping
    assert "2024-05.sxd.phan.kho_khan" not in asked(root, capsys)


def test_an_answer_may_have_several_paragraphs_and_comes_from_a_sheet_too(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "hoi.xlsx"
    assert run(root, "questions", REF, "--sheet", str(sheet)) == 0
    book = load_workbook(sheet)
    (row,) = (row for row in book.active.iter_rows(min_row=3) if row[0].value.endswith("II.1"))
    row[4].value = "Đã rút ngắn thời gian.\nĐạt {{ so_lieu.ty_le }}."
    book.save(sheet)
    assert run(root, "answer", REF, "--sheet", str(sheet)) == 0
    assert words(root)["ket_qua_muc"] == {"II.1": "Đã rút ngắn thời gian.\nĐạt {{ so_lieu.ty_le }}."}


def test_a_number_is_still_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = "_chung.bao_cao_thang.vien_dan.yeu_cau.so"
    assert run(root, "answer", REF, f"{key}=12/STC\n13/STC") == 2
    assert "Viết trên một dòng" in capsys.readouterr().err
    assert run(root, "answer", REF, f"{key}=12/STC-ĐT") == 0


def test_a_report_that_cannot_be_read_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "campaigns" / REF / "reports/2024-05/sxd.yaml"
    path.write_text("phann: {}\n", encoding="utf-8")
    assert run(root, "questions", REF) == 2
    assert f"campaigns/{REF}/reports/2024-05/sxd.yaml:1:1: Mục `phann`" in capsys.readouterr().err
