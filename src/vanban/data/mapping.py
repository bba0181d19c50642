"""How a sheet of somebody else's (treasury, ministry) is read: `mapping.yaml`, named at the command line."""

from typing import Literal

from pydantic import Field

from vanban.data.record import Record
from vanban.data.reporting import Unit
from vanban.data.types import Line, Whole, Year


class MappedColumns(Record):
    """Which of the sheet's columns is which: its heading as it stands there, or its letters (`H`)."""

    code: Line = Field(alias="ma_du_an", title="Cột mã dự án")
    name: Line | None = Field(default=None, alias="ten_du_an", title="Cột tên dự án")
    department: Line | None = Field(default=None, alias="don_vi", title="Cột đơn vị")
    investor: Line | None = Field(default=None, alias="chu_dau_tu", title="Cột chủ đầu tư")
    source: Line | None = Field(default=None, alias="nguon_von", title="Cột nguồn vốn")
    group: Line | None = Field(default=None, alias="nhom_du_an", title="Cột nhóm dự án")
    plan_year: Line | None = Field(default=None, alias="nam_ke_hoach", title="Cột năm kế hoạch")
    plan_central: Line | None = Field(default=None, alias="kh_tw_giao", title="Cột kế hoạch Thủ tướng giao")
    plan_local: Line | None = Field(default=None, alias="kh_dp_giao", title="Cột kế hoạch địa phương giao")
    carried_over: Line | None = Field(default=None, alias="keo_dai", title="Cột kế hoạch kéo dài")
    disbursed: Line | None = Field(default=None, alias="trong_thang", title="Cột giải ngân trong tháng")
    cumulative: Line | None = Field(default=None, alias="luy_ke", title="Cột lũy kế giải ngân")
    carried_cumulative: Line | None = Field(
        default=None, alias="luy_ke_keo_dai", title="Cột lũy kế giải ngân vốn kéo dài"
    )
    estimate_year_end: Line | None = Field(default=None, alias="uoc_31_12", title="Cột ước đến 31/12")
    estimate_close: Line | None = Field(default=None, alias="uoc_31_01", title="Cột ước đến 31/01 năm sau")
    explanation: Line | None = Field(default=None, alias="giai_trinh", title="Cột giải trình")


class MappedValues(Record):
    """What holds for every row of the sheet."""

    department: Line | None = Field(default=None, alias="don_vi", title="Mã hoặc tên đơn vị")
    source: Line | None = Field(default=None, alias="nguon_von", title="Mã hoặc tên nguồn vốn")
    group: Line | None = Field(default=None, alias="nhom_du_an", title="Mã hoặc tên nhóm dự án")
    plan_year: Year | None = Field(default=None, alias="nam_ke_hoach", title="Năm kế hoạch")


class MappedNames(Record):
    """What the sheet calls a department, source or group, and which of ours it is."""

    department: dict[Line, Line] = Field(default={}, alias="don_vi", title="Đơn vị")
    source: dict[Line, Line] = Field(default={}, alias="nguon_von", title="Nguồn vốn")
    group: dict[Line, Line] = Field(default={}, alias="nhom_du_an", title="Nhóm dự án")


GROUPED_BY = {"don_vi": "department", "nguon_von": "source", "nhom_du_an": "group"}


class SheetMapping(Record):
    """The whole of `mapping.yaml`."""

    sheet: Line | None = Field(default=None, alias="trang", title="Tên trang; để trống: trang đầu có đủ cột")
    heading_row: Whole | None = Field(
        default=None, alias="hang_tieu_de", title="Hàng cuối của tiêu đề bảng; để trống: tự tìm"
    )
    unit: Unit | None = Field(default=None, alias="don_vi_tinh", title="Đơn vị tính; để trống: lấy ở trang")
    columns: MappedColumns = Field(alias="cot", title="Tên các cột")
    values: MappedValues = Field(default=MappedValues(), alias="gia_tri", title="Giá trị chung cho mọi hàng")
    names: MappedNames = Field(default=MappedNames(), alias="ten_goi", title="Tên gọi khác")
    grouped_by: Literal["don_vi", "nguon_von", "nhom_du_an"] | None = Field(
        default=None, alias="hang_nhom", title="Hàng nhóm (A, I, …) cho biết gì"
    )
    skipped: tuple[Line, ...] = Field(
        default=(), alias="bo_hang", title="Bỏ các hàng bắt đầu bằng những chữ này"
    )
