"""Contexts as the documents room gives them, made for looking at and testing the shipped templates."""

from typing import Any

BLANK = "\u00a0" * 6
LONG_ISSUER = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÔNG TRÌNH DÂN DỤNG VÀ CÔNG NGHIỆP TỈNH BÌNH PHƯỚC"
SENTENCE = (
    "Tạo động lực mạnh mẽ, nâng cao chất lượng công tác tham mưu, tiếp tục thực hiện có hiệu quả "
    "các giải pháp, nội dung chỉ đạo của Tỉnh ủy, Ủy ban nhân dân tỉnh nhằm hoàn thành tốt mục tiêu, "
    "nhiệm vụ phát triển kinh tế - xã hội năm 2024 đã đề ra."
)
OPENING = (
    "Thực hiện Kế hoạch số 59/KH-UBND ngày 07/02/2024 của Ủy ban nhân dân tỉnh phát động phong trào thi đua "
    "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2024, Sở Xây dựng tỉnh Bình Phước xây dựng "
    "kế hoạch triển khai thực hiện như sau:"
)
CLOSING = (
    "Trên đây là Kế hoạch triển khai thực hiện phong trào thi đua “*Đẩy nhanh giải ngân vốn đầu tư công trên "
    "địa bàn tỉnh*” năm 2024 của Sở Xây dựng, đề nghị các phòng, ban chuyên môn nghiêm túc triển khai "
    "thực hiện./."
)


def item(kieu: str, so: str, chu: str) -> dict[str, str]:
    """One paragraph of a body."""
    return {"kieu": kieu, "so": so, "chu": chu}


EVERY_LEVEL = [
    item("phan", "Phần I", ""),
    item("tieu_de_phan", "", "QUY ĐỊNH CHUNG"),
    item("chuong", "Chương I", ""),
    item("tieu_de_chuong", "", "NHIỆM VỤ TRỌNG TÂM"),
    item("muc", "Mục 1", ""),
    item("tieu_de_muc", "", "CÔNG TÁC THI ĐUA"),
    item("tieu_muc", "Tiểu mục 1", ""),
    item("tieu_de_tieu_muc", "", "PHÁT ĐỘNG PHONG TRÀO"),
    item("dieu", "Điều 1.", "Phạm vi điều chỉnh"),
    item("khoan", "1.", SENTENCE),
    item("diem", "a)", SENTENCE),
    item("gach", "-", SENTENCE),
    item("cong", "+", SENTENCE),
    item("muc_la_ma", "I.", "MỤC ĐÍCH, YÊU CẦU"),
    item("de_muc", "1.", "Mục đích"),
    item("de_muc_con", "1.1.", "Mục đích chung"),
    item("khoan_con", "1.1.1.", SENTENCE),
    item("doan", "", SENTENCE),
]


def plan(**changes: Any) -> dict[str, Any]:
    """The context of a department's plan."""
    return {
        "du_thao": False,
        "co_quan_chu_quan": ["UBND TỈNH BÌNH PHƯỚC"],
        "co_quan_ban_hanh": ["SỞ XÂY DỰNG"],
        "co_quan": "Sở Xây dựng",
        "so": BLANK,
        "ky_hieu": "KH-SXD",
        "dia_danh": "Bình Phước",
        "ngay": f"ngày{BLANK}tháng 02 năm 2024",
        "ten_loai": "KẾ HOẠCH",
        "tieu_de": "Kế hoạch Phát động phong trào thi đua năm 2024",
        "trich_yeu": [
            "Phát động phong trào thi đua",
            "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2024",
        ],
        "kinh_gui": [],
        "can_cu": [],
        "mo_dau": OPENING,
        "noi_dung": [
            item("muc_la_ma", "I.", "MỤC ĐÍCH, YÊU CẦU"),
            item("de_muc", "1.", "Mục đích"),
            item("diem", "a)", SENTENCE),
            item("diem", "b)", SENTENCE),
            item("de_muc", "2.", "Yêu cầu"),
            item("doan", "", SENTENCE),
            item("gach", "-", SENTENCE),
            item("muc_la_ma", "II.", "NỘI DUNG PHONG TRÀO THI ĐUA"),
            *(item("khoan", f"{n}.", SENTENCE) for n in range(1, 6)),
            item("muc_la_ma", "III.", "TỔ CHỨC THỰC HIỆN"),
            *(item("khoan", f"{n}.", SENTENCE) for n in range(1, 4)),
        ],
        "ket": CLOSING,
        "noi_nhan": [
            "UBND tỉnh (b/c);",
            "Ban Thi đua - Khen thưởng tỉnh;",
            "GĐ và PGĐ Sở;",
            "Các phòng, ban thuộc sở;",
        ],
        "luu": {"chu": "VT, P.QLXD", "nguoi_soan": "(Th)", "so_ban": ""},
        "ky": {"dong": ["GIÁM ĐỐC"], "ho_ten": "Võ Tất Dũng"},
    } | changes
