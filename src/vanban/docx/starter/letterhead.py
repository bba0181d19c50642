"""The upper half of page 1: agencies, national title, number, date, marks, type of document and its subject."""

from collections.abc import Sequence

from vanban.docx.page.drawing import horizontal_line
from vanban.docx.page.metrics import text_width_mm
from vanban.docx.starter.markup import (
    command,
    each,
    either,
    framed,
    only_if,
    paragraph,
    row_command,
    table,
)
from vanban.layout.anatomy import Name
from vanban.layout.form import Form, Stamp

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_LINE_NUMBER = 1
_GAP = paragraph("DuongKe")  # a small empty paragraph, which a table must have behind it


def letterhead(form: Form) -> str:
    """Agencies left, national title right; below them the number left, place and date right (ô 1-4, 10, 11).

    A document that goes with another one (`kem_theo`) bears neither number nor date (Mẫu 1.3); biên bản bears
    no date (Mẫu 1.9). A paper without a symbol has no number.
    """
    number = (
        either("ky_hieu", paragraph("SoKyHieu", "Số: {{ so }}/{{ ky_hieu }}"), paragraph("SoKyHieu"))
        + only_if("not ten_loai", _letter_subject(form))
        + only_if("du_thao | default", paragraph("DuThao", "DỰ THẢO"))
        + _marks(form)
    )
    date = either(
        "ngay | default",
        paragraph("DiaDanhNgayThang", "{{ dia_danh }}, {{ ngay }}"),
        paragraph("DiaDanhNgayThang"),
    )
    # The paragraph that must end a cell behind a table takes no room, so the gap is one before it.
    circulation = _stamped("luu_hanh", form.circulation, "LuuHanh") + _GAP + paragraph("HetVanBan")
    return table(
        (form.letterhead.left_mm, form.letterhead.right_mm),
        row_command("if luu_hanh | default", 2),
        (_GAP, circulation),
        row_command("endif", 2),
        (agencies(form), _nation(form)),
        row_command("if not kem_theo | default", 2),
        (number, date),
        row_command("endif", 2),
    )


def agencies(form: Form, owner: str = "") -> str:
    """The superior agency and the issuing one with the line under it (ô 2); `owner` is whose they are: `sao.`."""
    superior, issuer = f"{owner}co_quan_chu_quan", f"{owner}co_quan_ban_hanh"
    width_mm = form.letterhead.left_mm
    return (
        lines(form, "co_quan_chu_quan", "CoQuanChuQuan", superior, width_mm)
        + lines(form, "co_quan_ban_hanh", "CoQuanBanHanh", issuer, width_mm)
        + line_under(form, "co_quan_ban_hanh", issuer, width_mm, form.agency_line_share)
    )


def title(form: Form) -> str:
    """Tên loại, trích yếu and the line under it (ô 5a)."""
    width_mm = form.paper.text_width_mm
    return (
        paragraph("TenLoai", "{{ ten_loai }}")
        + lines(form, "trich_yeu", "TrichYeu", "trich_yeu", width_mm)
        + line_under(form, "trich_yeu", "trich_yeu", width_mm, form.subject_line_share)
    )


def lines(form: Form, component: Name, style: str, values: str, width_mm: float) -> str:
    """Centred lines, a long one broken evenly."""
    letters = form.letters[component]
    weight = "" if letters.bold else ", dam=False"
    split = f"{values} | chia_dong(rong_mm={width_mm:g}, co_pt={letters.size_pt:g}{weight})"
    return each("dong", split, paragraph(style, "{{ dong }}"))


def line_under(form: Form, component: Name, values: str, width_mm: float, share: float) -> str:
    """A drawn line, `share` of the last printed line of `values`."""
    size_pt = form.letters[component].size_pt
    return paragraph(
        "DuongKe",
        f"{{{{r {values} | duong_ke(rong_mm={width_mm:g}, co_pt={size_pt:g}, ti_le={share:g}) }}}}",
    )


def _nation(form: Form) -> str:
    length_mm = form.motto_line_share * text_width_mm(MOTTO, form.letters["tieu_ngu"].size_pt, bold=True)
    return (
        paragraph("QuocHieu", NATIONAL_TITLE)
        + paragraph("TieuNgu", MOTTO)
        + paragraph("DuongKe", horizontal_line(length_mm, _MOTTO_LINE_NUMBER))
    )


def _letter_subject(form: Form) -> str:
    """What a công văn is about, which has no tên loại: under its number (ô 5b)."""
    letters = form.letters["trich_yeu_cong_van"]
    split = (
        f"('V/v ' ~ trich_yeu | join(' ')) | chia_dong(rong_mm={form.letterhead.left_mm:g},"
        f" co_pt={letters.size_pt:g}, dam=False)"
    )
    first = either(
        "loop.first",
        paragraph("TrichYeuCongVanDau", "{{ dong }}"),
        paragraph("TrichYeuCongVan", "{{ dong }}"),
    )
    return each("dong", split, first)


def _marks(form: Form) -> str:
    """Secrecy and urgency in their frames (ô 10a, 10b), last in their cell."""
    return (
        only_if("do_mat | default", _GAP + _stamped("do_mat", form.secrecy, "DauKhan"))
        + only_if("do_khan | default", _GAP + _stamped("do_khan", form.urgency, "DauKhan"))
        + only_if("do_mat | default or do_khan | default", paragraph("HetVanBan"))
    )


def _stamped(value: str, stamps: Sequence[Stamp], style: str) -> str:
    """The word in the frame that it must have; a word that nobody knows gets the first one's."""
    text = paragraph(style, f"{{{{ {value} }}}}")
    first = stamps[0]
    if len(stamps) == 1:
        return framed(first.width_mm, first.height_mm, text)
    known = {stamp: f"{value} in {list(stamp.words)}" for stamp in stamps[1:]}
    choices = "".join(
        command(f"{'elif' if n else 'if'} {condition}") + framed(stamp.width_mm, stamp.height_mm, text)
        for n, (stamp, condition) in enumerate(known.items())
    )
    return choices + command("else") + framed(first.width_mm, first.height_mm, text) + command("endif")
