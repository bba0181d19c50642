"""The page as Nghị định 30 wants it, for whoever makes templates: its numbers, and our choice in its ranges."""

from collections.abc import Mapping

from vanban.layout.anatomy import Name
from vanban.layout.form import Columns, Form, Letters, Paper, Stamp

FONT = "Times New Roman"  # Phụ lục I, Phần I, Mục I.4
# Phụ lục I, Phần I, Mục I.3: 20-25 mm above and below, 30-35 left, 15-20 right.
# The narrowest right margin gives both columns of the letterhead the most room.
PAPER = Paper(210, 297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, header_mm=10)
# The national title needs 96 mm at 13 pt, the longest place and date 99 mm at 13 pt. What is left holds
# `UBND THÀNH PHỐ ĐỒNG NAI` (64 mm); wider names would touch the national title on one line.
LETTERHEAD = Columns(65, PAPER.text_width_mm - 65)
FOOT = Columns(82, PAPER.text_width_mm - 82)  # Phụ lục I, Mục IV: ô 7a begins at half of the text
BODY_PT = 14  # V.6: 13-14
_STAMP_MM = 8


def form(large: bool = True) -> Form:
    """The form of a document; `large` False is for long names of places.

    Phụ lục I, Mục V, its footnote: the sizes of a document grow and shrink together, so there are two sets of
    them. The date line of the small one holds `Thành phố Hồ Chí Minh`.
    """
    return Form(
        font=FONT,
        paper=PAPER,
        letters=_letters(large),
        letterhead=LETTERHEAD,
        foot=FOOT,
        first_line_mm=12.7,  # II.6.e: 1 cm or 1,27 cm
        paragraph_gap_pt=6,  # the same: at least 6 pt
        line_spacing=1.15,  # the same: single to 1,5 lines
        line_share=0.4,  # II.2.b, II.5.b: 1/3 to 1/2
        motto_line_share=1,  # II.1.b
        letter_subject_gap_pt=6,  # II.5.b
        addressee_mm=35,  # Mẫu 1.5, as its file has it
        signature_gap_pt=80,  # 28 mm; practice wants 25 mm for a signature and the seal
        drafter_drop_pt=2,
        urgency=(
            Stamp(("HỎA TỐC", "HOẢ TỐC"), 30, _STAMP_MM),  # III.2.b
            Stamp(("THƯỢNG KHẨN",), 40, _STAMP_MM),
            Stamp(("KHẨN",), 20, _STAMP_MM),
        ),
        secrecy=(
            Stamp(("TUYỆT MẬT",), 40, _STAMP_MM),
            Stamp(("TỐI MẬT",), 30, _STAMP_MM),
            Stamp(("MẬT",), 20, _STAMP_MM),
        ),
        circulation=(
            Stamp(("XEM XONG TRẢ LẠI",), 52, _STAMP_MM),  # III.2.c: framed; its size is ours
            Stamp(("LƯU HÀNH NỘI BỘ",), 52, _STAMP_MM),
        ),
    )


def _letters(large: bool) -> Mapping[Name, Letters]:
    """Phụ lục I, Mục V, by component."""
    heading = 13 if large else 12
    title = Letters(BODY_PT, bold=True)
    capitals = Letters(BODY_PT, bold=True, capitals=True)
    body = Letters(BODY_PT, align="both")
    return {
        "quoc_hieu": Letters(heading, bold=True, capitals=True),  # V.1: 12-13
        "tieu_ngu": Letters(heading + 1, bold=True),  # V.1: 13-14
        "dia_danh_ngay_thang": Letters(heading + 1, italic=True),  # V.4: 13-14
        "co_quan_chu_quan": Letters(heading, capitals=True),  # V.2: 12-13
        "co_quan_ban_hanh": Letters(heading, bold=True, capitals=True),
        "so_ky_hieu": Letters(13),  # V.3
        "du_thao": Letters(13, bold=True, capitals=True),
        "trich_yeu_cong_van": Letters(heading),  # V.5: 12-13
        "dau_khan": capitals,  # V.10: 13-14
        "dau_mat": capitals,
        "pham_vi_luu_hanh": capitals,
        "ten_loai": capitals,  # V.5: 13-14
        "trich_yeu": title,
        "kinh_gui": Letters(BODY_PT, align="left"),  # V.8: 13-14
        "can_cu": Letters(BODY_PT, italic=True, align="both"),  # II.6.a
        "tham_quyen": capitals,
        "lenh_ban_hanh": capitals,
        "noi_dung": body,
        "tieu_de_noi_nhan": Letters(12, bold=True, italic=True, align="left"),  # V.9
        "noi_nhan": Letters(11, align="left"),
        "nguoi_soan": Letters(11, align="left"),  # V.12
        "quyen_han_chuc_vu": capitals,  # V.7: 13-14
        "chuc_vu_khac": capitals,
        "ho_ten": title,
        "phu_luc": Letters(14, bold=True),  # III.1
        "ten_phu_luc": capitals,
        "kem_theo": Letters(BODY_PT, italic=True),
        "hinh_thuc_sao": capitals,
        "chu_ky_so": Letters(10, align="right"),  # II.8.b
        "dia_chi": Letters(11),  # V.13: 11-12
        "so_trang": Letters(14),  # V.14: 13-14
    }
