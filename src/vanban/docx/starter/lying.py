"""Documents that lie on their side because of their tables: a new year's review sheet, the register of awards."""

from dataclasses import replace

from vanban.docx.starter.blocks import closing, include, opening, recipients, signature, signer
from vanban.docx.starter.letterhead import letterhead, title
from vanban.docx.starter.markup import Cell, command, each, note, paragraph, row_command, ruled_table, table
from vanban.layout.form import Columns, Form

REVIEW, REGISTER = "phieu_ra_soat", "so_khen_thuong"
"""The ids of the two, which are no kinds of document of the decree."""

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


def lying_form(form: Form) -> Form:
    """The form of a sheet that lies on its side because of its tables (Phụ lục I, Phần I, Mục I.2)."""
    paper = form.paper.turned
    agencies_mm = round(_AGENCIES_SHARE * paper.text_width_mm)
    columns = Columns(agencies_mm, paper.text_width_mm - agencies_mm)
    return replace(form, paper=paper, letterhead=columns, foot=columns)


def register(form: Form) -> str:
    """The register of awards: a table of what was proposed, one of what was given, who keeps it."""
    tables = each(
        "bang",
        "bang_trong_bai",
        paragraph("TenBang", "{{ bang.ten }}"),
        include("bang"),
        paragraph("SauBang"),
    )
    return (
        note("Sổ theo dõi khen thưởng")
        + letterhead(form)
        + title(form)
        + include("kem_theo")
        + include("noi_dung")
        + tables
        + closing()
        + signature(form)
        + paragraph("HetVanBan")
    )


def review_sheet(form: Form) -> str:
    """The review sheet: why, a table for each kind of change, who drew it up and who agrees."""
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


LYING = {REVIEW: review_sheet, REGISTER: register}
"""The bodies of both by their ids; they are given the form of a lying sheet."""


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
