"""Small workbooks written inside a test, cell by cell, and the campaign that they belong to."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from vanban.data.campaign import Campaign
from vanban.data.departments import DepartmentFile, Departments
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.figures.model import MonthFigures
from vanban.figures.reading import read_month
from vanban.vietnamese.periods import Period, month

MAY = month(2024, 5)
FILE = "2024-05.xlsx"

CAMPAIGN = """phong_trao: Thi đua mẫu
nam: 2024
dia_ban: binh-phuoc
nhom_don_vi: [so_nganh]
thoi_gian: {ket_thuc: 2025-01-31}
bao_cao:
  don_vi_tong_hop: stc
  nguon_von: {nstw: Ngân sách trung ương, nsdp: Ngân sách địa phương, xo_so: Xổ số kiến thiết}
  nhom_du_an: {b: Nhóm B, c: Nhóm C}
"""
_DEPARTMENTS = (
    ("sxd", "so_nganh", "Sở Xây dựng", "SXD", ""),
    ("stc", "so_nganh", "Sở Tài chính", "STC", ""),
    ("skhdt", "so_nganh", "Sở Kế hoạch và Đầu tư", "SKHĐT", "2025-02-28"),
    ("ubnd-dong-phu", "cap_huyen", "Ủy ban nhân dân huyện Đồng Phú", "UBND", ""),
    ("ubnd-bu-dop", "cap_huyen", "Ủy ban nhân dân huyện Bù Đốp", "UBND", ""),
)
HEADS = ("STT", "Mã dự án", "Tên dự án", "Đơn vị", "Nguồn vốn", "Địa phương giao", "Trong tháng", "Lũy kế")
PROJECT = (1, "DA1", "Trường mẫu", "sxd", "nstw", 100, 10, 30)
UNIT = "Đơn vị tính: triệu đồng"
MILLION = 1_000_000


def campaign(more: str = "") -> Campaign:
    return validate(parse_source((CAMPAIGN + more).encode(), "campaign.yaml"), Campaign)


def departments() -> Departments:
    lines = [
        f"  {id}: [{{den: {until}, nhom: {group}, dia_ban: binh-phuoc, ten: {name}, viet_tat: {symbol}, "
        "nguoi_dung_dau: Giám đốc}]"
        for id, group, name, symbol, until in _DEPARTMENTS
    ]
    text = "\n".join(["nhom: {so_nganh: Sở, cap_huyen: UBND cấp huyện}", "don_vi:", *lines])
    source = parse_source(text.replace("den: , ", "").encode(), "departments.yaml")
    return Departments(source, validate(source, DepartmentFile))


def workbook(
    rows: Iterable[Sequence[object]],
    *,
    sheet: str = "Số liệu",
    merged: Sequence[str] = (),
    sheets: dict[str, Iterable[Sequence[object]]] | None = None,
    hidden: str = "",
) -> bytes:
    """A workbook with these rows; a text that begins with = becomes a formula, a text in `{}` the bare text."""
    book = Workbook()
    book.remove(book.active)
    for title, lines in {sheet: rows, **(sheets or {})}.items():
        page = book.create_sheet(title)
        page.sheet_state = "hidden" if title == hidden else "visible"
        for at, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                cell = page.cell(at, column)
                if isinstance(value, str) and value.startswith("{"):
                    cell.value = value.strip("{}")
                    cell.data_type = "s"
                else:
                    cell.value = value
        if title == sheet:
            for span in merged:
                page.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(*rows: Sequence[object], heads: Sequence[object] = HEADS, unit: str = UNIT) -> bytes:
    """A sheet of figures: the unit, one row of headings, then `rows`."""
    return workbook([(unit,), heads, *rows])


def read(data: bytes, *, wanted: Period = MAY, of: Campaign | None = None) -> MonthFigures:
    return read_month(data, FILE, month=wanted, campaign=of or campaign(), departments=departments())
