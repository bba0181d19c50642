"""Correct documents of other offices: communes, ministries, committees, chairmen, and the kinds without trích yếu."""

from collections.abc import Callable
from dataclasses import replace

from tests.decree30.kit.documents import DECISION_FOOT, LETTER_FOOT, LETTER_HEAD, letter
from tests.decree30.kit.model import Document, Paragraph
from tests.decree30.kit.pieces import (
    Foot,
    Head,
    bases,
    before_foot,
    body,
    centred,
    foot_table,
    head_table,
    section,
    title,
)
from tests.decree30.kit.texts import lines

COMMUNE = Head(
    "Số: 31/UBND-VHXH",
    "An Thới Đông, ngày 05 tháng 3 năm 2026",
    superior=(),
    issuer=("ỦY BAN NHÂN DÂN", "XÃ AN THỚI ĐÔNG"),
    letter_subject=("V/v phối hợp tổ chức phong trào", "thi đua năm 2026"),
)


def commune(*title_lines: str) -> Document:
    """Công văn of a commune: two bold lines, no agency above."""
    return letter("Sở Nội vụ", foot=Foot(LETTER_FOOT.recipients, title_lines), head=COMMUNE)


def ministry(*title_lines: str) -> Document:
    """Công văn of a ministry: one line alone."""
    head = replace(LETTER_HEAD, number="Số: 05/BNV-VP", superior=(), issuer=("BỘ NỘI VỤ",))
    head = replace(head, place_date="Hà Nội, ngày 09 tháng 3 năm 2026")
    return letter("Sở Nội vụ tỉnh Lào Cai", foot=Foot(LETTER_FOOT.recipients, title_lines), head=head)


def long_name() -> Document:
    """An issuer of two lines under its superior."""
    head = replace(LETTER_HEAD, number="Số: 88/SVHTTDL-VP", issuer=("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"))
    return letter("Sở Nội vụ", head=head)


def named_after_a_person() -> Document:
    """A place of many letters: the decree's smaller sizes."""
    head = replace(
        LETTER_HEAD,
        superior=("UBND THÀNH PHỐ HỒ CHÍ MINH",),
        place_date="Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026",
    )
    document = letter("Sở Nội vụ", head=head)
    for name, size in {"quoc_hieu": 12, "tieu_ngu": 13, "ngay": 13, "chu_quan": 12, "ban_hanh": 12}.items():
        document[name].look(size=size)
    motto, issuer = document["tieu_ngu"].rule, document["ban_hanh"].rule
    assert motto is not None
    assert issuer is not None
    motto.width_mm *= 13 / 14
    issuer.width_mm *= 12 / 13
    return document


def decision_of_a_chairman(*title_lines: str) -> Document:
    """A chairman decides himself: no TM."""
    head = Head(
        "Số: 44/QĐ-UBND",
        "Lào Cai, ngày 05 tháng 3 năm 2026",
        superior=(),
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"),
    )
    order: list[Paragraph] = [
        centred("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "tham_quyen", 14, bold=True, before=12)
    ]
    return Document(
        [
            section(
                head_table(head),
                title("QUYẾT ĐỊNH", "Về việc thành lập Hội đồng Thi đua - Khen thưởng của tỉnh"),
                *order,
                bases(*lines("decision_bases")[:2], "Theo đề nghị của Giám đốc Sở Nội vụ."),
                centred("QUYẾT ĐỊNH:", "lenh", 14, bold=True, before=12),
                body(*lines("decision")),
                before_foot(),
                foot_table(Foot(DECISION_FOOT.recipients, title_lines)),
            )
        ]
    )


def committee() -> Document:
    """A steering committee led by the director, whose own post stands above the name."""
    head = Head("Số: 04/TB-BCĐ", superior=("SỞ XÂY DỰNG",), issuer=("BAN CHỈ ĐẠO", "PHONG TRÀO THI ĐUA"))
    foot = Foot(
        ("- Các thành viên Ban Chỉ đạo;", "- Lưu: VT, VP."),
        ("TRƯỞNG BAN",),
        other_post=("GIÁM ĐỐC SỞ XÂY DỰNG",),
    )
    return _named(head, "THÔNG BÁO", "Kết luận cuộc họp của Ban Chỉ đạo phong trào thi đua", foot)


def invitation() -> Document:
    """Giấy mời, mẫu 1.7."""
    text = (
        "Sở Xây dựng trân trọng kính mời: Đại diện lãnh đạo Sở Nội vụ",
        "Tới dự: Lễ phát động phong trào thi đua năm 2026.",
        "Chủ trì: Giám đốc Sở Xây dựng.",
        "Thời gian: 8 giờ 00 phút, ngày 10 tháng 3 năm 2026.",
        "Địa điểm: Hội trường Sở Xây dựng./.",
    )
    foot = Foot(
        ("- Như trên;", "- Lưu: VT, VP."), ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    )
    return _named(
        Head("Số: 06/GM-SXD"), "GIẤY MỜI", "Dự lễ phát động phong trào thi đua năm 2026", foot, text
    )


def introduction() -> Document:
    """Giấy giới thiệu, mẫu 1.8: no trích yếu."""
    text = (
        "Sở Xây dựng trân trọng giới thiệu: Ông Nguyễn Văn Mẫu, chuyên viên Văn phòng Sở.",
        "Được cử đến: Sở Nội vụ tỉnh Lào Cai.",
        "Về việc: Liên hệ công tác thi đua, khen thưởng.",
        "Đề nghị quý cơ quan tạo điều kiện để ông Nguyễn Văn Mẫu hoàn thành nhiệm vụ.",
        "Giấy này có giá trị đến hết ngày 20 tháng 3 năm 2026./.",
    )
    return _named(Head("Số: 09/GGT-SXD"), "GIẤY GIỚI THIỆU", "", Foot(("- Như trên;", "- Lưu: VT.")), text)


def _named(head: Head, kind: str, subject: str, foot: Foot, text: tuple[str, ...] = ()) -> Document:
    said = text or lines("report")[1:]
    above = title(kind, *([subject] if subject else []))
    return Document([section(head_table(head), above, body(*said), before_foot(), foot_table(foot))])


OFFICES: dict[str, tuple[str, Callable[[], Document]]] = {
    "xa": ("CV", lambda: commune("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    "xa_kt": ("CV", lambda: commune("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "chu_tich_xa": ("CV", lambda: commune("CHỦ TỊCH")),
    "bo": ("CV", lambda: ministry("BỘ TRƯỞNG")),
    "bo_kt": ("CV", lambda: ministry("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")),
    "bo_tl_kt": ("CV", lambda: ministry("TL. BỘ TRƯỞNG", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    "so_ten_dai": ("CV", long_name),
    "dia_danh_dai": ("CV", named_after_a_person),
    "chu_tich_tinh": ("QĐ", lambda: decision_of_a_chairman("CHỦ TỊCH")),
    "chu_tich_tinh_kt": ("QĐ", lambda: decision_of_a_chairman("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "ban_chi_dao": ("TB", committee),
    "giay_moi": ("GM", invitation),
    "giay_gioi_thieu": ("GGT", introduction),
}
"""By name: the kind that it is, and how it is made."""
