"""The review sheet of a new year (phiếu rà soát): what was rolled over, to be agreed with or put right, row by row."""

from dataclasses import replace

from vanban.docx.starter.blocks import closing, opening, recipients, signer
from vanban.docx.starter.letterhead import letterhead, title
from vanban.docx.starter.markup import Cell, command, each, note, paragraph, row_command, ruled_table, table
from vanban.layout.form import Columns, Form

REVIEW = "phieu_ra_soat"
"""The id of the review sheet, which is no kind of document of the decree."""

_AGENCIES_SHARE = 0.42  # of the width, for the agencies at the left of the letterhead
# STT | place | last year | this year | basis | agreed | put right; they fill the text of a sheet on its side.
_COLUMNS_MM = (13, 50, 48, 48, 54, 18, 26)
_HEADS = (
    "STT",
    "Chỗ trong dữ liệu",
    "Năm {{ nam_truoc }}",
    "Năm {{ nam }}",
    "Căn cứ, lý do",
    "Đồng ý",
    "Sửa thành",
)


def sheet_form(form: Form) -> Form:
    """The form of a document that lies on its side because of its tables (Phụ lục I, Phần I, Mục I.2)."""
    paper = form.paper.turned
    agencies_mm = round(_AGENCIES_SHARE * paper.text_width_mm)
    columns = Columns(agencies_mm, paper.text_width_mm - agencies_mm)
    return replace(form, paper=paper, letterhead=columns)


def review_sheet(form: Form) -> str:
    """The whole body: why, a table for each kind of change, who drew it up and who agrees."""
    return (
        note("Phiếu rà soát dữ liệu năm mới")
        + letterhead(form)
        + title(form)
        + opening()
        + command("for phan in cac_phan")
        + paragraph("MucLaMa", "{{ phan.so }} {{ phan.ten }}")
        + _table()
        + command("endfor")
        + closing()
        + _foot(form)
        + paragraph("HetVanBan")
    )


def _foot(form: Form) -> str:
    """Nơi nhận, who drew the sheet up, who agrees: in one row, which no page breaks."""
    column_mm = form.paper.text_width_mm / 3
    cells = (recipients(form), signer("chu_ky[0]"), signer("chu_ky[1]"))
    return table((column_mm,) * 3, cells, top_mm=4)


def _table() -> str:
    cells = (
        paragraph("BangGiua", "{{ dong.stt }}"),
        paragraph("BangChu", "{{ dong.cho }}"),
        _lines("truoc"),
        _lines("nay"),
        _lines("vi_sao"),
        paragraph("BangGiua"),
        paragraph("BangChu"),
    )
    columns = len(_COLUMNS_MM)
    rows = row_command("for dong in phan.dong", columns), cells, row_command("endfor", columns)
    heads = [Cell(paragraph("BangDauDe", head)) for head in _HEADS]
    return ruled_table(_COLUMNS_MM, (heads,), [[Cell(content) for content in row] for row in rows])


def _lines(key: str) -> str:
    return each("chu", f"dong.{key}", paragraph("BangChu", "{{ chu }}"))
