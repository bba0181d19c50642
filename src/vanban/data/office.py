"""An office's own profile of the rules of form: a file in `campaigns/registry/` beside the departments."""

from typing import Literal

from pydantic import Field

from vanban.data.record import Record
from vanban.data.types import Line, YesNo

Base = Literal["nd30", "nd30-strict"]
Weight = Literal["bo_qua", "ghi_chu", "canh_bao", "loi"]


class RuleChange(Record):
    """What an office decides about one rule."""

    weight: Weight | None = Field(default=None, alias="muc_do", title="Mức độ")
    limits: dict[Line, Line | tuple[Line, ...]] = Field(default={}, alias="gioi_han", title="Giới hạn")


class OfficeProfile(Record):
    """The whole of `<profile>.yaml`."""

    base: Base = Field(default="nd30", alias="ke_thua", title="Kế thừa hồ sơ")
    rules: dict[Line, RuleChange] = Field(default={}, alias="quy_tac", title="Quy tắc")
    places: tuple[Line, ...] = Field(default=(), alias="dia_danh", title="Địa danh được dùng")
    symbols: dict[Line, Line] = Field(default={}, alias="ky_hieu", title="Chữ viết tắt tên cơ quan")
    collegial: tuple[Line, ...] = Field(
        default=(), alias="co_quan_tap_the", title="Cơ quan ký thay mặt (TM.)"
    )
    academic_titles: YesNo = Field(
        default=False, alias="hoc_ham_hoc_vi", title="Được ghi học hàm, học vị trước họ tên"
    )
