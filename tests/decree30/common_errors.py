"""The fifty errors that clerks make most: one document each, numbered as the study of the decree numbers them."""

from tests.decree30.breaking.body import article_marker, spaced_by_hand
from tests.decree30.breaking.case import (
    Change,
    both,
    inserts,
    line_looks,
    looks,
    page,
    removes,
    rule,
    says,
    shapes,
    swaps,
)
from tests.decree30.breaking.page import decomposed, every_third_smaller
from tests.decree30.breaking.signing import drop_second_title, pushed_over
from tests.decree30.breaking.title import REFERENCE, all_on_one_line, line_under_letter_subject, without_vv
from tests.decree30.kit.model import Document, Table
from tests.decree30.kit.pieces import empty, page_number


def narrow_table(document: Document) -> None:
    """The right column of the letterhead is 9 cm: Quốc hiệu wraps."""
    table = document.page.blocks[0]
    assert isinstance(table, Table)
    for row in table.rows:
        row[0].width_mm, row[1].width_mm = 75, 90


def decree_without_number(document: Document) -> None:
    """A Luật with its number, a decree without one."""
    document.saying("Căn cứ Luật Thi đua").swap("khen thưởng ngày", "khen thưởng số 06/2022/QH15 ngày")


def by_name(good: str, *changes: Change) -> tuple[str, Change]:
    """The document and what is wrong in it."""
    return good, both(*changes)


ERRORS: dict[int, tuple[str, Change]] = {
    1: by_name("ke_hoach", page(top=25.4, bottom=25.4, left=25.4, right=25.4)),
    2: by_name("ke_hoach", looks("quoc_hieu", size=14), looks("ten_loai", size=16), looks("noi_nhan", size=12)),
    3: by_name("ke_hoach", line_looks("Sơ kết 6 tháng", font="Calibri")),
    4: by_name("ke_hoach_ngan", looks("trich_yeu", colour="1F4E79")),
    5: by_name("ke_hoach_ngan", rule("tieu_ngu", how="underscores")),
    6: by_name("ke_hoach_ngan", rule("tieu_ngu", width=0.5), rule("ban_hanh", width=1 / 0.42)),
    7: by_name("cong_van", line_under_letter_subject),
    8: by_name("ke_hoach", looks("ban_hanh", bold=False)),
    9: by_name("ke_hoach_ngan", says("tieu_ngu", "Độc lập – Tự do – Hạnh phúc")),
    10: by_name("ke_hoach", narrow_table),
    11: by_name("ke_hoach_ngan", says("so", "Số 05KH-SXD")),
    12: by_name("ke_hoach_ngan", says("so", "Số: 5/KH-SXD")),
    13: by_name("cong_van", says("so", "Số: 218/CV-SXD")),
    14: by_name("to_trinh", says("so", "Số: 08/TT-SXD")),
    15: by_name("ke_hoach_ngan", says("ngay", "Lào Cai, ngày 5 tháng 03 năm 2026")),
    16: by_name("ke_hoach", looks("ngay", bold=True, italic=False)),
    17: by_name("cong_van", without_vv),
    18: by_name("ke_hoach_ngan", looks("trich_yeu", bold=False)),
    19: by_name("cong_van", looks("vv", bold=True)),
    20: by_name("ke_hoach", looks("can_cu", italic=False), swaps("năm 2022;", "năm 2022,")),
    21: by_name("ke_hoach", decree_without_number),
    22: by_name("ke_hoach", every_third_smaller),
    23: by_name("ke_hoach", shapes("noi_dung", align="left")),
    24: by_name("ke_hoach", spaced_by_hand),
    25: by_name("ke_hoach", shapes("noi_dung", line=("auto", 2.0))),
    26: by_name("quyet_dinh", article_marker("Điều 1.", "Điều 1:")),
    27: by_name("ke_hoach", swaps("đ) Đưa", "e) Đưa")),
    28: by_name("ke_hoach", swaps("2. Yêu cầu", "3. Yêu cầu")),
    29: by_name("cong_van_kt", says("chuc_vu", "K/T GIÁM ĐỐC")),
    30: by_name("cong_van_kt", drop_second_title),
    31: by_name("ke_hoach_ngan", says("chuc_vu", "TM. GIÁM ĐỐC")),
    32: by_name("cong_van_kt", says("chuc_vu", "KT. SỞ XÂY DỰNG")),
    33: by_name("ke_hoach_ngan", says("ho_ten", "TS. Võ Tất Dũng")),
    34: by_name("ke_hoach_ngan", says("ho_ten", "VÕ TẤT DŨNG")),
    35: by_name("ke_hoach_ngan", looks("tieu_de_noi_nhan", italic=False, bold=False)),
    36: by_name("cong_van", removes("noi_nhan")),
    37: by_name("ke_hoach", swaps("- Lãnh đạo Sở;", "- Lãnh đạo Sở.")),
    38: by_name("ke_hoach", swaps("- Lãnh đạo Sở;", "- Các PGĐ Sở;")),
    39: by_name("cong_van_nhieu_noi", all_on_one_line),
    40: by_name("ke_hoach", page(header=None, title_page=False, footer=page_number())),
    41: by_name("ke_hoach_phu_luc", says("phu_luc", "PHỤ LỤC 1")),
    42: by_name("ke_hoach_phu_luc", swaps(REFERENCE, "")),
    43: by_name("cong_van", pushed_over),
    44: by_name("ke_hoach_ngan", says("chu_quan", "UBND HUYỆN BẢO THẮNG")),
    45: by_name("ke_hoach", decomposed),
    46: by_name("cong_van", swaps("Kế hoạch số 59", "Kế hoạch 59")),
    47: by_name("ke_hoach", swaps("quyết định./.", "quyết định.")),
    48: by_name("cong_van", swaps("báo cáo Ủy ban", "báo cáo Uỷ ban")),
    49: by_name("ke_hoach", swaps("Văn phòng Sở chủ trì", "[tên đơn vị] chủ trì")),
    50: by_name("ke_hoach", inserts("bang", empty, empty, empty)),
}  # fmt: skip
"""By number: the good document and the change."""
