"""The blocks of a document as template text: letterhead, title, outline, signature."""

from collections.abc import Iterator

from vanban.docx.page.drawing import horizontal_line
from vanban.docx.page.metrics import text_width_mm
from vanban.docx.starter.markup import command, each, note, only_if, paragraph, run, table
from vanban.docx.starter.page import (
    DRAFTER_DROP_PT,
    ISSUER_WIDTH_MM,
    NATION_WIDTH_MM,
    RECIPIENTS_WIDTH_MM,
    SIGNATURE_WIDTH_MM,
    TEXT_WIDTH_MM,
    Sizes,
)
from vanban.docx.starter.styles import PLAIN_LEVELS

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_LINE_NUMBER = 1
_GAP_OVER_SIGNATURE_MM = 4
_NUMBER = "{{ doan.so }}"
_TEXT = "{{r doan.chu | dinh_dang }}"
_NUMBERED_TEXT = f"{_NUMBER} {_TEXT}"
_HEADINGS = {
    "PhanChuong": (_NUMBER, "phan", "chuong"),
    "TieuDePhan": (_TEXT, "tieu_de_phan", "tieu_de_chuong"),
    "Muc": (_NUMBER, "muc", "tieu_muc"),
    "TieuDeMuc": (_TEXT, "tieu_de_muc", "tieu_de_tieu_muc"),
    "Dieu": (_NUMBERED_TEXT, "dieu"),
    "MucLaMa": (_NUMBERED_TEXT, "muc_la_ma"),
    "DeMuc": (_NUMBERED_TEXT, "de_muc"),
    "DeMucCon": (_NUMBERED_TEXT, "de_muc_con"),
}


def letterhead(sizes: Sizes) -> str:
    """Agencies left, national title right; below them the number left, place and date right (ô 1-4)."""
    issuer = (
        _lines("CoQuanChuQuan", "co_quan_chu_quan", ISSUER_WIDTH_MM, sizes.superior, bold=False)
        + _lines("CoQuanBanHanh", "co_quan_ban_hanh", ISSUER_WIDTH_MM, sizes.issuer)
        + _line_under("co_quan_ban_hanh", ISSUER_WIDTH_MM, sizes.issuer)
    )
    motto_line = horizontal_line(text_width_mm(MOTTO, sizes.motto, bold=True), _MOTTO_LINE_NUMBER)
    nation = (
        paragraph("QuocHieu", NATIONAL_TITLE) + paragraph("TieuNgu", MOTTO) + paragraph("DuongKe", motto_line)
    )
    number = paragraph("SoKyHieu", "Số: {{ so }}/{{ ky_hieu }}") + only_if(
        "du_thao", paragraph("DuThao", "DỰ THẢO")
    )
    date = paragraph("DiaDanhNgayThang", "{{ dia_danh }}, {{ ngay }}")
    return table((ISSUER_WIDTH_MM, NATION_WIDTH_MM), (issuer, nation), (number, date))


def title(sizes: Sizes) -> str:
    """Tên loại, trích yếu and the line under it (ô 5a)."""
    return (
        paragraph("TenLoai", "{{ ten_loai }}")
        + _lines("TrichYeu", "trich_yeu", TEXT_WIDTH_MM, sizes.title)
        + _line_under("trich_yeu", TEXT_WIDTH_MM, sizes.title)
    )


def outline() -> str:
    """The body, each paragraph in the style of its kind (ô 6).

    The last ones stay on the page of what follows, so that no signature stands alone.
    """
    first, *others = _choices()
    return (
        command("set giu = noi_dung | giu_lai(ket)")
        + command("for doan in noi_dung")
        + command("set kieu = doan.kieu")
        + command("set cuoi = giu >= loop.revindex")
        + _choice("if", *first)
        + "".join(_choice("elif", *other) for other in others)
        + command("else")
        + paragraph("NoiDung", _TEXT)
        + command("endif")
        + command("endfor")
    )


def _choices() -> Iterator[tuple[str, str, str]]:
    """Each condition on a paragraph `doan`, the style it then has, and what is printed of it.

    `kieu` is its kind; `cuoi` says that it must stay on the signature's page.
    """
    for style, (words, *kinds) in _HEADINGS.items():
        yield f"kieu in {kinds}", style, words
    for kind, (style, _) in PLAIN_LEVELS.items():
        yield f"cuoi and kieu == '{kind}'", f"{style}Cuoi", _NUMBERED_TEXT
    yield "cuoi", "NoiDungCuoi", _TEXT
    for kind, (style, _) in PLAIN_LEVELS.items():
        yield f"kieu == '{kind}'", style, _NUMBERED_TEXT


def _choice(word: str, condition: str, style: str, words: str) -> str:
    return command(f"{word} {condition}") + paragraph(style, words)


def signature() -> str:
    """Nơi nhận left, level with the signer's title right; never broken over two pages (ô 7, 9b)."""
    recipients = (
        paragraph("NoiNhan", "Nơi nhận:")
        + each("noi", "noi_nhan", paragraph("DanhSachNoiNhan", "- {{ noi }}"))
        + paragraph(
            "DanhSachNoiNhan",
            "- Lưu: {{ luu.chu }}",
            # LibreOffice takes a lowered style for a tiny subscript, so the run says it again.
            run("{{ luu.nguoi_soan }}", "NguoiSoanThao", DRAFTER_DROP_PT),
            "{% if luu.so_ban %} {{ luu.so_ban }}{% endif %}.",
        )
    )
    signer = each("dong", "ky.dong", paragraph("ChucVuNguoiKy", "{{ dong }}")) + paragraph(
        "HoTenNguoiKy", "{{ ky.ho_ten }}"
    )
    columns = (RECIPIENTS_WIDTH_MM, SIGNATURE_WIDTH_MM)
    return table(columns, (recipients, signer), top_mm=_GAP_OVER_SIGNATURE_MM)


def plan() -> str:
    """Kế hoạch (Mẫu 1.4)."""
    return (
        include("quoc_hieu")
        + include("tieu_de")
        + each("dong", "can_cu", paragraph("CanCu", "{{r dong | dinh_dang(nghieng=True) }}"))
        + only_if("mo_dau", paragraph("NoiDung", "{{r mo_dau | dinh_dang }}"))
        + include("noi_dung")
        + only_if("ket", paragraph("NoiDungCuoi", "{{r ket | dinh_dang }}"))
        + include("ky_ten")
        + paragraph("HetVanBan")
    )


def include(part: str) -> str:
    """The shared part of that name, put in its place when the document is made."""
    return command(f'include "phan/{part}.docx"')


def part(body: str, about: str) -> str:
    """A shared part that can be opened on its own: Word wants a paragraph after a table."""
    return body + note(about)


def _lines(style: str, values: str, width_mm: float, size_pt: float, bold: bool = True) -> str:
    """Centred lines, a long one broken evenly."""
    weight = "" if bold else ", dam=False"
    split = f"{values} | chia_dong(rong_mm={width_mm}, co_pt={size_pt:g}{weight})"
    return each("dong", split, paragraph(style, "{{ dong }}"))


def _line_under(values: str, width_mm: float, size_pt: float) -> str:
    """A drawn line, 1/3 to 1/2 of the last printed line of `values` (Phụ lục I, II.2.b and II.5.b)."""
    return paragraph("DuongKe", f"{{{{r {values} | duong_ke(rong_mm={width_mm}, co_pt={size_pt:g}) }}}}")
