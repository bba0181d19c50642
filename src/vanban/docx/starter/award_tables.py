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
}
"""By `kieu` of the table in the context."""
