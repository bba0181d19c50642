"""Tables and charts to try templates with; all figures are made up (số liệu minh họa)."""

from typing import Any

from vanban.docx.starter.tables import TABLES

UNIT = "triệu đồng"
_LONG = (
    "Dự án đầu tư xây dựng, nâng cấp, mở rộng tuyến đường liên xã và hệ thống thoát nước, chiếu sáng, cây xanh "
    "kết nối khu công nghiệp với khu dân cư tập trung, giai đoạn 2 (số liệu minh họa, tên dài)"
)
_SHORT = "Dự án mẫu {n:02d} (số liệu minh họa)"
_WORDS = {
    "nguon": "Ngân sách địa phương",
    "ghi_chu": "",
    "danh_gia": "Dưới bình quân",
    "tang_giam": "+12,05",
    "chenh_lech": "-10,05",
    "so_du_an": "14",
    "nam_sinh": "1985",
    "chuc_vu": "Phó Trưởng phòng",
    "don_vi": "Phòng mẫu, Sở mẫu",
    "thanh_tich": "Tham mưu đẩy nhanh tiến độ 14 dự án, giải ngân đạt 62,35% kế hoạch (số liệu minh họa)",
    "da_khen": "Giấy khen năm 2023",
    "hinh_thuc": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "phieu": "9/9",
    "nam": "2023",
    "quyet_dinh": "15/QĐ-SXD ngày 09/3/2026",
    "to_trinh": "15/TTr-SXD ngày 09/3/2026",
    "tep": "01-to_trinh-chu_tich_tinh.docx",
    "so_ban": "01",
}
_RATES = ("ty_le", "ky_truoc", "cung_ky")


def table(
    kind: str, rows: int, number: str = "", title: str = "", issued: str = "Báo cáo số 15/BC-SXD"
) -> dict[str, Any]:
    """A table with a sum, groups of ten rows, and some names as long as they get."""
    return {
        "so": number,
        "ten": title or TABLES[kind].about,
        "kem_theo": f"Kèm theo {issued} ngày 09 tháng 3 năm 2026 của Sở Xây dựng",
        "kieu": kind,
        "don_vi_tinh": UNIT,
        "hang": [_row(kind, "tong", "", "Tổng cộng"), *(_body_row(kind, n) for n in range(1, rows + 1))],
    }


def _body_row(kind: str, n: int) -> dict[str, str]:
    if n % 10 == 1:
        return _row(kind, "nhom", "I" * (n // 10 + 1), "Nhóm dự án mẫu")
    return _row(kind, "dong", str(n - n // 10 - 1), _LONG if n % 5 == 2 else _SHORT.format(n=n))


def _row(kind: str, look: str, number: str, name: str) -> dict[str, str]:
    values = {"kieu": look, "stt": number, "ten": name}
    return values | {
        column.key: _value(column.key, look, number)
        for column in TABLES[kind].columns
        if column.key not in values
    }


def _value(key: str, look: str, number: str) -> str:
    if key in _WORDS:
        return _WORDS[key] if look == "dong" else ""
    if key == "hang":
        return number if look == "dong" else ""
    if key.startswith(_RATES):
        return "62,35"
    return "1.234.567,8" if look == "tong" else "234.567,8"


REFERRING = {
    "kieu": "doan",
    "so": "",
    "chu": "Số liệu chi tiết tại các Phụ lục kèm theo (số liệu minh họa).",
}
RANKING = table("don_vi", 24, "II", "Kết quả giải ngân của các đơn vị")
_DEPARTMENTS = [f"Sở mẫu {n:02d} (số liệu minh họa)" for n in range(1, 20)]
_DEPARTMENTS.append("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông mẫu (số liệu minh họa)")
_COURSE = ["2.1", "5.4", "11", "18.35", "26.02", "34.5", "43.17", "51.8", "62.35", "", "", ""]
CHARTS: list[dict[str, Any]] = [
    {
        "loai": "cot_ngang",
        "ten": "Tỷ lệ giải ngân của các đơn vị (số liệu minh họa)",
        "mo_ta": "Biểu đồ cột ngang: tỷ lệ giải ngân của từng đơn vị, từ cao xuống thấp, so với bình quân chung.",
        "don_vi": "%",
        "nhan": _DEPARTMENTS,
        "chuoi": [
            {
                "ten": "Tỷ lệ giải ngân",
                "kieu": "cot",
                "gia_tri": [f"{98.5 - 3.75 * n:.2f}" for n in range(20)],
            },
            {"ten": "Bình quân chung", "kieu": "duong", "gia_tri": ["62.35"] * 20},
        ],
    },
    {
        "loai": "duong",
        "ten": "Tiến độ giải ngân lũy kế theo tháng (số liệu minh họa)",
        "mo_ta": "Biểu đồ đường: tỷ lệ giải ngân lũy kế từng tháng của năm nay, năm trước và kịch bản.",
        "don_vi": "%",
        "ten_truc": "Tháng",
        "nhan": [str(n) for n in range(1, 13)],
        "chuoi": [
            {"ten": "Năm nay", "kieu": "duong", "gia_tri": _COURSE},
            {"ten": "Năm trước", "kieu": "duong", "gia_tri": [f"{n * 7.4:.2f}" for n in range(1, 13)]},
            {
                "ten": "Kịch bản",
                "kieu": "duong",
                "gia_tri": ["", "", "15", "", "", "45", "", "", "70", "", "", "95"],
            },
        ],
    },
]
REPORT: dict[str, Any] = {
    "bieu_do": CHARTS,
    "phu_luc_bang": [
        table("nguon_von", 5, "I", "Kết quả giải ngân theo nguồn vốn"),
        RANKING,
        table("duoi_binh_quan", 9, "III", "Các đơn vị có tỷ lệ giải ngân dưới bình quân"),
        table("du_an", 40, "IV", "Kết quả giải ngân của các dự án"),
    ],
    "noi_dung": [REFERRING],
}
SMALL = table("du_an_gon", 4) | {"ten": "Các dự án chậm giải ngân", "so": "", "kem_theo": ""}
URGED = table("du_an", 12, "", "Các dự án chậm giải ngân", "Công văn số 15/SXD-VP")
PROPOSED: dict[str, Any] = {
    "phu_luc_bang": [table("trich_ngang", 24, "", "Danh sách trích ngang", "Tờ trình số 15/TTr-SXD")],
    "noi_dung": [REFERRING],
}
DECIDED: dict[str, Any] = {
    "phu_luc_bang": [table("tien_thuong", 24, "", "Danh sách được khen thưởng", "Quyết định số 15/QĐ-SXD")]
}
