"""What the papers of a dossier of awards bear besides their page, to try their templates; one name for everybody."""

from typing import Any

from vanban.docx.starter.figure_samples import table

_NAME = "Võ Tất Dũng"
_GOES_WITH = "Kèm theo Tờ trình số 15/TTr-SXD ngày 09 tháng 3 năm 2026 của Sở Xây dựng"
_SAID = "Tham mưu đẩy nhanh tiến độ các dự án, giải ngân đạt 62,35% kế hoạch (số liệu minh họa)."


def _item(kieu: str, so: str, chu: str) -> dict[str, str]:
    return {"kieu": kieu, "so": so, "chu": chu}


def _signed(*lines: str) -> dict[str, Any]:
    return {"dong": list(lines), "ho_ten": _NAME}


def _in_text(kind: str, rows: int, title: str) -> dict[str, Any]:
    return table(kind, rows) | {"ten": title, "kem_theo": "", "don_vi_tinh": ""}


VOTED: dict[str, Any] = {
    "bang_trong_bai": [_in_text("bieu_quyet", 12, "Kết quả bỏ phiếu")],
    "ket": "Cuộc họp kết thúc vào 10 giờ 30 phút cùng ngày./.",
    "chu_ky": [_signed("THƯ KÝ"), _signed("CHỦ TRÌ")],
}
ACHIEVED: dict[str, Any] = {
    "so": "",
    "ky_hieu": "",
    "mau_so": "Mẫu số 08",
    "mau_kem_theo": "Ban hành kèm theo Nghị định số 152/2025/NĐ-CP",
    "trich_yeu": ["Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"],
    "noi_dung": [
        _item("muc_la_ma", "I.", "THÔNG TIN CHUNG"),
        _item("khoan", "1.", f"Họ và tên: {_NAME}."),
        _item("muc_la_ma", "II.", "THÀNH TÍCH"),
        _item("doan", "", _SAID),
        _item("muc_la_ma", "III.", "CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"),
    ],
    "bang_trong_bai": [_in_text("da_khen", 3, "")],
    "ket": "Trên đây là báo cáo thành tích trong phong trào thi đua./.",
    "chu_ky": [_signed("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN"), _signed("NGƯỜI BÁO CÁO")],
}
SUMMED_UP = {"so": "", "ky_hieu": "", "kem_theo": _GOES_WITH, "ket": _SAID.replace(".", "./.")}
INDEXED: dict[str, Any] = {
    "so": "",
    "ky_hieu": "",
    "kem_theo": _GOES_WITH,
    "bang_trong_bai": [_in_text("muc_luc", 12, "")],
    "ket": "Hồ sơ gồm các tài liệu nêu trên./.",
}
KEPT: dict[str, Any] = {
    "so": "",
    "ky_hieu": "",
    "kem_theo": _GOES_WITH,
    "bang_trong_bai": [
        _in_text("so_khen_thuong", 12, "Đề nghị khen thưởng"),
        _in_text("so_khen_thuong", 6, "Được tặng"),
    ],
    "ket": "Sổ này ghi đến ngày lập./.",
}
