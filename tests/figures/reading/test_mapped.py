"""Sheets of other people: a treasury's list of payments, a ministry's form with groups."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.figures.workbooks import MAY, MILLION, PROJECT, UNIT, campaign, departments, read, table, workbook

from vanban.data.mapping import SheetMapping
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.errors import DataError
from vanban.figures.model import MonthFigures
from vanban.figures.reading import read_mapped
from vanban.vietnamese.periods import month

TREASURY: list[Sequence[object]] = [
    ["KHO BẠC NHÀ NƯỚC (MẪU)"],
    ["BẢNG KÊ THANH TOÁN VỐN ĐẦU TƯ (số liệu minh họa)"],
    [None, None, None, None, None, None, "Đơn vị: đồng"],
    ["STT", "Mã DA", "Tên dự án", "Mã nguồn", "KHV năm 2024", "Thanh toán 2024", None, "Thanh toán 2023"],
    [None, None, None, None, None, "Trong kỳ", "Lũy kế", "Lũy kế"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["A", None, "Sở Xây dựng"],
    [1, 7654321, "Trường mẫu", "Vốn trong nước", "1.000.000.000", 12_345_678, "112.345.678", 5],
    [2, "7654322", "Cầu mẫu", "XSKT", 2_000_000_000, "-", 0, None],
    ["Cộng Sở Xây dựng", None, None, None, 3_000_000_000, None, 112_345_678],
    ["B", None, "Sở Tài chính"],
    [1, "7654323", "Kho mẫu", "XSKT", 500_000_000, None, None, None],
    ["Cộng chuyển sang trang sau", None, None, None, 1, 1, 1],
    ["Tổng cộng", None, None, None, 3_500_000_000, 12_345_678, 112_345_678],
    ["Người lập biểu: Người mẫu 01"],
]
TREASURY_MAPPING = """don_vi_tinh: đồng
cot:
  ma_du_an: Mã DA
  ten_du_an: Tên dự án
  nguon_von: Mã nguồn
  kh_dp_giao: E
  trong_thang: Thanh toán 2024 Trong kỳ
  luy_ke: Thanh toán 2024 Lũy kế
hang_nhom: don_vi
ten_goi:
  nguon_von: {Vốn trong nước: nstw, XSKT: Xổ số kiến thiết}
bo_hang: [Cộng chuyển sang]
"""


def mapping(text: str) -> SheetMapping:
    return validate(parse_source(text.encode(), "mapping.yaml"), SheetMapping)


def mapped(data: bytes, text: str, previous: MonthFigures | None = None) -> MonthFigures:
    return read_mapped(
        data,
        "kho-bac.xlsx",
        mapping(text),
        month=MAY,
        campaign=campaign(),
        departments=departments(),
        previous=previous,
    )


def refusal(data: bytes, text: str, previous: MonthFigures | None = None) -> list[str]:
    with pytest.raises(DataError) as error:
        mapped(data, text, previous)
    return [str(problem) for problem in error.value.problems]


def april(*rows: Sequence[object]) -> MonthFigures:
    return read(table(*rows), wanted=month(2024, 4))


def test_a_treasury_sheet_is_read_by_its_mapping() -> None:
    found = mapped(workbook(TREASURY, merged=["F4:G4"]), TREASURY_MAPPING)
    assert [(one.code, one.department, one.source) for one in found.projects] == [
        ("7654321", "sxd", "nstw"),
        ("7654322", "sxd", "xo_so"),
        ("7654323", "stc", "xo_so"),
    ]
    first, second, third = (one.amounts for one in found.projects)
    assert (first["plan_local"], first["disbursed"], first["cumulative"]) == (10**9, 12_345_678, 112_345_678)
    assert (second["disbursed"], second["cumulative"]) == (0, 0)
    assert (third["disbursed"], third["cumulative"]) == (None, None)
    assert [(total.label, total.covers) for total in found.totals] == [
        ("Cộng Sở Xây dựng", (0, 1)),
        ("Tổng cộng", (0, 1, 2)),
    ]
    assert str(found.projects[0].places["cumulative"]) == "kho-bac.xlsx, ô Số liệu!G8"


def test_a_ministry_form_with_headings_in_two_rows_and_roman_groups_is_read() -> None:
    rows: list[Sequence[object]] = [
        ["Biểu mẫu số 1 (số liệu minh họa)"],
        [None, None, None, None, "Đơn vị tính: Triệu đồng"],
        ["TT", "Danh mục dự án", "Mã số\ndự án", "Kế hoạch năm", None, "Giải ngân", None],
        [None, None, None, "TTg giao", "Địa phương giao", "Trong tháng", "Lũy kế từ đầu năm"],
        [None, "TỔNG SỐ", None, 300, 330, 30, "90,5"],
        ["I", "NGÂN SÁCH TRUNG ƯƠNG", None, 100, 110, 10, 30],
        [1, "Đường mẫu", "A1", 100, 110, 10, 30],
        [None, None, None],
        ["II", "XỔ SỐ KIẾN THIẾT", None, 200, 220, 20, "60,5"],
        [1, "Trạm mẫu", "B1", "150", 160, 15, 40],
        [2, "Hồ mẫu", "B2", 50, 60, 5, "20,5"],
    ]
    text = """cot: {ma_du_an: Mã số dự án, ten_du_an: Danh mục dự án, kh_tw_giao: TTg giao, kh_dp_giao: Địa phương giao,
      trong_thang: Trong tháng, luy_ke: Lũy kế từ đầu năm}
hang_nhom: nguon_von
gia_tri: {don_vi: Sở Tài chính}
"""
    found = mapped(workbook(rows, merged=["A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3"]), text)
    assert [(one.code, one.source, one.department) for one in found.projects] == [
        ("A1", "nstw", "stc"),
        ("B1", "xo_so", "stc"),
        ("B2", "xo_so", "stc"),
    ]
    assert found.projects[2].amounts["cumulative"] == 20_500_000
    assert {total.label: total.covers for total in found.totals} == {
        "TỔNG SỐ": (0, 1, 2),
        "I NGÂN SÁCH TRUNG ƯƠNG": (0,),
        "II XỔ SỐ KIẾN THIẾT": (1, 2),
    }


def test_the_mapping_of_the_guide_is_one() -> None:
    guide = (Path(__file__).parents[3] / "HUONG_DAN.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"<!-- mapping -->\n```yaml\n(.*?)```", guide, flags=re.DOTALL)
    found = mapping(example)
    assert (found.unit, found.columns.cumulative, found.grouped_by) == ("đồng", "H", "don_vi")


SHORT = [("Đơn vị tính: triệu đồng",), ("Mã", "Lũy kế"), ("DA1", 45)]
SHORT_MAPPING = "cot: {ma_du_an: Mã, luy_ke: Lũy kế}\n"


def test_what_a_sheet_does_not_say_stands_as_in_the_month_before() -> None:
    (found,) = mapped(workbook(SHORT), SHORT_MAPPING, april(PROJECT)).projects
    assert (found.name, found.department, found.source) == ("Trường mẫu", "sxd", "nstw")
    assert found.amounts["plan_local"] == 100 * MILLION
    assert found.amounts["cumulative"] == 45 * MILLION
    assert found.amounts["disbursed"] == 15 * MILLION


def test_what_was_paid_in_the_month_is_not_told_by_an_older_month() -> None:
    march = read(table(PROJECT), wanted=month(2024, 3))
    (found,) = mapped(workbook(SHORT), SHORT_MAPPING, march).projects
    assert found.amounts["disbursed"] is None


def test_a_new_project_of_which_too_little_is_known_is_told_at_its_row() -> None:
    (first, *others) = refusal(workbook([*SHORT, ("DA9", 5)]), SHORT_MAPPING, april(PROJECT))
    assert first.startswith("kho-bac.xlsx, Số liệu, hàng 4: Chưa biết tên của dự án DA9.")
    assert len(others) == 2


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    (problem,) = refusal(workbook(SHORT), "cot: {ma_du_an: Mã, luy_ke: Luỹ kế năm}\n")
    assert "không có đúng một cột “Luỹ kế năm” (luy_ke)" in problem
    assert "“Mã”, “Lũy kế”" in problem


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    (problem,) = refusal(workbook(SHORT), "trang: Biểu 2\n" + SHORT_MAPPING)
    assert problem == "kho-bac.xlsx: Không có trang nào tên là Biểu 2. Các trang hiện có: Số liệu."


def test_names_in_the_mapping_that_name_nothing_are_told() -> None:
    text = SHORT_MAPPING + "gia_tri: {nguon_von: tiền túi}\nten_goi: {don_vi: {Sở XD: sxdd}}\n"
    unknown, other = refusal(workbook(SHORT), text, april(PROJECT))
    assert "Tệp mapping, mục ten_goi: Không có đơn vị nào là “sxdd”. Có phải ý là Sở Xây dựng?" in unknown
    assert "Tệp mapping, mục gia_tri: Không có nguồn vốn nào là “tiền túi”." in other


def test_a_sheet_without_a_unit_needs_one_in_the_mapping() -> None:
    (problem,) = refusal(workbook(SHORT[1:]), SHORT_MAPPING, april(PROJECT))
    assert "Ghi don_vi_tinh vào tệp mapping" in problem
    (found,) = mapped(workbook(SHORT[1:]), SHORT_MAPPING + "don_vi_tinh: tỷ đồng\n", april(PROJECT)).projects
    assert found.amounts["cumulative"] == 45 * 10**9


def test_the_heading_row_may_be_told() -> None:
    rows = [(UNIT,), ("Mã", "Lũy kế"), ("(cũ)", 1), ("Mã", "Lũy kế"), ("DA1", 45)]
    (found,) = mapped(workbook(rows), SHORT_MAPPING + "hang_tieu_de: 4\n", april(PROJECT)).projects
    assert found.amounts["cumulative"] == 45 * MILLION
