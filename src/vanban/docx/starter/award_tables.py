"""The tables of a dossier of award proposals: lists of nominees."""

from collections.abc import Mapping

from vanban.docx.starter.columns import NUMBER, Column, Table

_NAME = "Họ và tên, tên tập thể"

AWARD_TABLES: Mapping[str, Table] = {
    "trich_ngang": Table(
        "Danh sách trích ngang",
        (
            NUMBER,
            Column("ten", _NAME, 36, "Chu"),
            Column("nam_sinh", "Năm sinh", 12, "Giua"),
            Column("chuc_vu", "Chức vụ", 28, "Chu"),
            Column("don_vi", "Đơn vị", 33, "Chu"),
            Column("thanh_tich", "Tóm tắt thành tích", 0, "Chu"),
            Column("da_khen", "Đã được khen thưởng", 36, "Chu"),
            Column("hinh_thuc", "Hình thức đề nghị", 32, "Chu"),
            Column("phieu", "Số phiếu đồng ý", 13, "Giua"),
        ),
        wide=True,
    ),
    "tien_thuong": Table(
        "Danh sách kèm tiền thưởng",
        (
            NUMBER,
            Column("ten", _NAME, 0, "Chu"),
            Column("chuc_vu", "Chức vụ, đơn vị", 46, "Chu"),
            Column("hinh_thuc", "Danh hiệu, hình thức", 38, "Chu"),
            Column("tien_thuong", "Tiền thưởng", 22),
        ),
    ),
    "bieu_quyet": Table(
        "Bảng kết quả biểu quyết",
        (
            NUMBER,
            Column("ten", _NAME, 0, "Chu"),
            Column("don_vi", "Đơn vị", 36, "Chu"),
            Column("hinh_thuc", "Hình thức đề nghị", 36, "Chu"),
            Column("phieu", "Số phiếu đồng ý", 16, "Giua"),
            Column("ty_le", "Tỷ lệ (%)", 14),
        ),
    ),
    "da_khen": Table(
        "Bảng danh hiệu, hình thức đã được khen thưởng",
        (
            Column("nam", "Năm", 18, "Giua"),
            Column("hinh_thuc", "Danh hiệu thi đua, hình thức khen thưởng", 0, "Chu"),
            Column("quyet_dinh", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 72, "Chu"),
        ),
    ),
    "so_khen_thuong": Table(
        "Sổ theo dõi khen thưởng",
        (
            NUMBER,
            Column("ten", _NAME, 0, "Chu"),
            Column("don_vi", "Đơn vị", 42, "Chu"),
            Column("hinh_thuc", "Danh hiệu, hình thức", 42, "Chu"),
            Column("to_trinh", "Tờ trình (số, ngày)", 34, "Chu"),
            Column("quyet_dinh", "Quyết định (số, ngày)", 34, "Chu"),
            Column("tien_thuong", "Tiền thưởng", 24),
        ),
        wide=True,
    ),
    "muc_luc": Table(
        "Mục lục hồ sơ",
        (
            NUMBER,
            Column("ten", "Tên tài liệu", 0, "Chu"),
            Column("tep", "Tên tệp", 58, "Chu"),
            Column("so_ban", "Số bản", 14, "Giua"),
            Column("ghi_chu", "Ghi chú", 24, "Chu"),
        ),
    ),
}
"""By `kieu` of the table in the context."""
