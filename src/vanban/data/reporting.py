"""What a campaign says of its figures and reports: `bao_cao` of `campaign.yaml`."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, field_validator

from vanban.data.open_values import OpenValue
from vanban.data.record import Record
from vanban.data.types import Day, Line, Number, Openable, Whole
from vanban.vietnamese.periods import PeriodKind

PlanBasis = Literal["plan_central", "plan_local"]
Unit = Literal["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]

BASES: dict[str, PlanBasis] = {"kh_tw_giao": "plan_central", "kh_dp_giao": "plan_local"}
DONG: dict[Unit, int] = {
    "đồng": 1,
    "nghìn đồng": 1_000,
    "triệu đồng": 1_000_000,
    "tỷ đồng": 1_000_000_000,
}
"""How many đồng each unit is."""


class Threshold(Record):
    """The rate that should be reached by a day, with who says so."""

    by: Openable[Day] = Field(alias="den_ngay", title="Đến ngày")
    min_rate: Openable[Number] = Field(alias="ty_le", title="Tỷ lệ tối thiểu (%)")
    source: Line = Field(alias="nguon", title="Nguồn của mức này")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A threshold that is settled."""

    by: date
    min_rate: Decimal
    source: str


class Schedule(Record):
    """When the figures of a kind of period are closed and when the report is due."""

    close_day: Whole | None = Field(
        default=None, alias="ngay_chot", title="Ngày chốt trong tháng cuối kỳ; để trống: ngày cuối kỳ"
    )
    due_days: Whole = Field(default=5, alias="han_gui_sau", title="Hạn gửi: số ngày sau ngày chốt")

    @field_validator("close_day")
    @classmethod
    def _is_a_day(cls, day: int | None) -> int | None:
        if day is not None and not 1 <= day <= 31:
            raise ValueError(f"Ngày chốt là {day}. Ghi một số từ 1 đến 31.")
        return day


class Reporting(Record):
    """How a campaign's figures are kept and reported: `bao_cao` in `campaign.yaml`."""

    compiler: Line = Field(alias="don_vi_tong_hop", title="Mã đơn vị tổng hợp báo cáo toàn tỉnh")
    unit: Unit = Field(default="triệu đồng", alias="don_vi_tinh", title="Đơn vị tính của bảng")
    rank_by: Literal["kh_tw_giao", "kh_dp_giao"] = Field(
        default="kh_dp_giao", alias="xep_hang_theo", title="Tỷ lệ xếp hạng tính trên kế hoạch nào"
    )
    target: Line | None = Field(
        default=None, alias="chi_tieu", title="Chỉ tiêu giải ngân (tên trong chi_tieu)"
    )
    sources: dict[Line, Line] = Field(alias="nguon_von", title="Các nguồn vốn")
    groups: dict[Line, Line] = Field(default={}, alias="nhom_du_an", title="Các nhóm dự án")
    thresholds: tuple[Threshold, ...] = Field(default=(), alias="nguong", title="Kịch bản giải ngân")
    schedules: dict[PeriodKind, Schedule] = Field(default={}, alias="ky_bao_cao", title="Lịch báo cáo")

    @property
    def scenario(self) -> tuple[Milestone, ...]:
        """The thresholds that are settled."""
        return tuple(
            Milestone(one.by, one.min_rate, one.source)
            for one in self.thresholds
            if not isinstance(one.by, OpenValue) and not isinstance(one.min_rate, OpenValue)
        )

    @property
    def open_thresholds(self) -> tuple[OpenValue, ...]:
        """What of the thresholds a person must still say."""
        parts = [part for one in self.thresholds for part in (one.by, one.min_rate)]
        return tuple(part for part in parts if isinstance(part, OpenValue))

    @property
    def basis(self) -> PlanBasis:
        """The plan that rates are ranked by."""
        return BASES[self.rank_by]
