"""The page as Nghị định 30 wants it, for whoever makes templates: its numbers, and our choice in its ranges."""

from collections.abc import Mapping
from typing import NamedTuple

from vanban.decree30.rules import rules
from vanban.layout.anatomy import Name
from vanban.layout.form import Columns, Form, Letters, Paper, Stamp
from vanban.layout.measured import Align


class Choice(NamedTuple):
    """A number of ours within the range that a rule leaves, from its limit `low` to its limit `high`."""

    value: float
    rule: str
    low: str
    high: str


class Size(NamedTuple):
    """Sizes of type that we choose, in a document with large and in one with small letters, and their rule."""

    large: float
    small: float
    rule: str


CHOICES: Mapping[str, Choice] = {
    "top_mm": Choice(20, "ND30-PAGE-03", "tu_mm", "den_mm"),
    "bottom_mm": Choice(20, "ND30-PAGE-04", "tu_mm", "den_mm"),
    "left_mm": Choice(30, "ND30-PAGE-05", "tu_mm", "den_mm"),
    # The narrowest right margin gives both columns of the letterhead the most room.
    "right_mm": Choice(15, "ND30-PAGE-06", "tu_mm", "den_mm"),
    "paragraph_gap_pt": Choice(6, "ND30-BODY-04", "tu_pt", ""),
    "line_spacing": Choice(1.15, "ND30-BODY-05", "tu_dong", "den_dong"),
    "agency_line_percent": Choice(40, "ND30-CQ-03", "tu_phan_tram", "den_phan_tram"),
    "subject_line_percent": Choice(40, "ND30-TY-03", "tu_phan_tram", "den_phan_tram"),
    "motto_line_percent": Choice(100, "ND30-TN-04", "tu_phan_tram", "den_phan_tram"),
    "letter_subject_gap_pt": Choice(6, "ND30-CV-03", "tu_pt", "den_pt"),
    "signature_gap_mm": Choice(28.2, "ND30-SIGN-10", "tu_mm", ""),
}
"""Our numbers by name; an empty limit is none."""

SIZES: Mapping[Name, Size] = {
    "co_quan_chu_quan": Size(13, 12, "ND30-CQ-02"),
    "co_quan_ban_hanh": Size(13, 12, "ND30-CQ-01"),
    "so_ky_hieu": Size(13, 13, "ND30-SO-01"),
    "trich_yeu_cong_van": Size(13, 12, "ND30-CV-02"),
    "dau_khan": Size(13, 13, "ND30-MARK-01"),  # `THƯỢNG KHẨN` fills its frame at 14 pt
    "dau_mat": Size(13, 13, "ND30-MARK-01"),
    "pham_vi_luu_hanh": Size(13, 13, "ND30-MARK-03"),
    "ten_loai": Size(14, 14, "ND30-TL-01"),
    "trich_yeu": Size(14, 14, "ND30-TY-01"),
    "kinh_gui": Size(14, 14, "ND30-KG-02"),
    "can_cu": Size(14, 14, "ND30-CC-01"),
    "tham_quyen": Size(14, 14, "ND30-BODY-01"),
    "lenh_ban_hanh": Size(14, 14, "ND30-BODY-01"),
    "noi_dung": Size(14, 14, "ND30-BODY-01"),
    "quyen_han_chuc_vu": Size(14, 14, "ND30-SIGN-01"),
    "chuc_vu_khac": Size(14, 14, "ND30-SIGN-01"),
    "ho_ten": Size(14, 14, "ND30-SIGN-08"),
    "ten_phu_luc": Size(14, 14, "ND30-PL-02"),
    "kem_theo": Size(14, 14, "ND30-PL-03"),
    "hinh_thuc_sao": Size(14, 14, "ND30-COPY-01"),
    "dia_chi": Size(11, 11, "ND30-ADDR-01"),
    "so_trang": Size(14, 14, "ND30-PGNUM-03"),
}
"""Sizes of type where a rule leaves a range (`tu_pt` to `den_pt`)."""

_FIXED_SIZES: Mapping[Name, str] = {
    "tieu_de_noi_nhan": "ND30-NN-01",
    "noi_nhan": "ND30-NN-02",
    "nguoi_soan": "ND30-NN-08",
    "phu_luc": "ND30-PL-01",
    "chu_ky_so": "ND30-DS-03",
}
_DRAFT_PT = 13  # `DỰ THẢO` is not in the decree

# What letters of each component are (Phụ lục I, Mục V): the rest is plain, and centred.
_BOLD: frozenset[Name] = frozenset({
    "quoc_hieu", "tieu_ngu", "co_quan_ban_hanh", "du_thao", "dau_khan", "dau_mat", "pham_vi_luu_hanh", "ten_loai",
    "trich_yeu", "tham_quyen", "lenh_ban_hanh", "tieu_de_noi_nhan", "quyen_han_chuc_vu", "chuc_vu_khac", "ho_ten",
    "phu_luc", "ten_phu_luc", "hinh_thuc_sao",
})  # fmt: skip
_ITALIC: frozenset[Name] = frozenset({"dia_danh_ngay_thang", "can_cu", "tieu_de_noi_nhan", "kem_theo"})
_CAPITALS: frozenset[Name] = frozenset({
    "quoc_hieu", "co_quan_chu_quan", "co_quan_ban_hanh", "du_thao", "dau_khan", "dau_mat", "pham_vi_luu_hanh",
    "ten_loai", "tham_quyen", "lenh_ban_hanh", "quyen_han_chuc_vu", "chuc_vu_khac", "ten_phu_luc", "hinh_thuc_sao",
})  # fmt: skip
_ALIGNED: Mapping[Name, Align] = {
    "noi_dung": "both",  # II.6.e
    "can_cu": "both",
    "kinh_gui": "left",
    "tieu_de_noi_nhan": "left",
    "noi_nhan": "left",
    "nguoi_soan": "left",
    "chu_ky_so": "right",  # II.8.b: in the top right corner
}


def form(large: bool = True) -> Form:
    """The form of a document; `large` False is for long names of places.

    Phụ lục I, Mục V, its footnote: the sizes of a document grow and shrink together, so there are two sets of
    them. The date line of the small one holds `Thành phố Hồ Chí Minh`.
    """
    paper = Paper(
        width_mm=_limit("ND30-PAGE-01", "ngan_mm"),
        height_mm=_limit("ND30-PAGE-01", "dai_mm"),
        top_mm=CHOICES["top_mm"].value,
        bottom_mm=CHOICES["bottom_mm"].value,
        left_mm=CHOICES["left_mm"].value,
        right_mm=CHOICES["right_mm"].value,
        header_mm=10,  # silent in the decree; its own annex files have 10 mm
    )
    # The national title needs 96 mm at 13 pt, the longest place and date 99 mm at 13 pt. What is left holds
    # `UBND THÀNH PHỐ ĐỒNG NAI` (64 mm); wider names would touch the national title on one line.
    issuer_mm = 65
    recipients_mm = 82  # Phụ lục I, Mục IV: ô 7a begins at half of the text
    return Form(
        font="Times New Roman",  # ND30-FONT-01
        paper=paper,
        letters=_letters(large),
        letterhead=Columns(issuer_mm, paper.text_width_mm - issuer_mm),
        foot=Columns(recipients_mm, paper.text_width_mm - recipients_mm),
        first_line_mm=_limit("ND30-BODY-03", "rong_mm"),
        paragraph_gap_pt=CHOICES["paragraph_gap_pt"].value,
        line_spacing=CHOICES["line_spacing"].value,
        agency_line_share=CHOICES["agency_line_percent"].value / 100,
        subject_line_share=CHOICES["subject_line_percent"].value / 100,
        motto_line_share=CHOICES["motto_line_percent"].value / 100,
        letter_subject_gap_pt=CHOICES["letter_subject_gap_pt"].value,
        addressee_mm=35,  # Mẫu 1.5, as its file has it
        signature_gap_pt=round(CHOICES["signature_gap_mm"].value * 72 / 25.4),
        drafter_drop_pt=2,
        urgency=_urgency(),
        secrecy=_secrecy(),
        circulation=(
            Stamp(("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"), 52, 8),
        ),  # III.2.c: framed; its size is ours
    )


def _letters(large: bool) -> Mapping[Name, Letters]:
    """Phụ lục I, Mục V, by component."""
    # The sizes that go together: national title, motto, place and date.
    together = _listed("ND30-FONT-05", "bo_lon_pt" if large else "bo_nho_pt")
    sizes: dict[Name, float] = {
        "quoc_hieu": float(together[0]),
        "tieu_ngu": float(together[1]),
        "dia_danh_ngay_thang": float(together[2]),
        "du_thao": _DRAFT_PT,
    }
    sizes |= {name: size.large if large else size.small for name, size in SIZES.items()}
    sizes |= {name: _limit(rule, "co_pt") for name, rule in _FIXED_SIZES.items()}
    return {name: _component(name, size) for name, size in sizes.items()}


def _component(name: Name, size_pt: float) -> Letters:
    return Letters(
        size_pt, name in _BOLD, name in _ITALIC, name in _CAPITALS, align=_ALIGNED.get(name, "center")
    )


def _urgency() -> tuple[Stamp, ...]:
    """The frames of ND30-MARK-01; a word with `ỏa` may be spelt `oả`."""
    height_mm = _limit("ND30-MARK-01", "cao_mm")
    words, widths = _listed("ND30-MARK-01", "chu"), _listed("ND30-MARK-01", "rong_mm")
    return tuple(
        Stamp(tuple(dict.fromkeys((word, word.replace("ỎA", "OẢ")))), float(width), height_mm)
        for word, width in zip(words, widths, strict=True)
    )


def _secrecy() -> tuple[Stamp, ...]:
    """The words of ND30-MARK-02 in frames as long as those of urgency, the longest first.

    Their true size is a matter of the law on state secrets, which has stamps of its own for paper.
    """
    words = sorted(_listed("ND30-MARK-02", "chu"), key=len, reverse=True)
    frames = sorted(_urgency(), key=lambda stamp: stamp.width_mm, reverse=True)
    return tuple(
        Stamp((word,), frame.width_mm, frame.height_mm) for word, frame in zip(words, frames, strict=True)
    )


def _limit(rule: str, name: str) -> float:
    value = rules()[rule].limits[name]
    assert isinstance(value, float), f"{rule}.{name} is {value!r}"
    return value


def _listed(rule: str, name: str) -> tuple[str, ...]:
    value = rules()[rule].limits[name]
    assert isinstance(value, tuple), f"{rule}.{name} is {value!r}"
    return value
