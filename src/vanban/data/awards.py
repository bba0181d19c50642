"""What a campaign says of its awards (`khen_thuong` of `campaign.yaml`), and of a meeting (`council.yaml`)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from vanban.data.open_values import OpenValue
from vanban.data.record import Record
from vanban.data.types import Day, FieldError, Line, Openable, Text, Whole, YesNo
from vanban.vietnamese.letters import fold

AwardMode = Literal["rieng", "long_ghep"]
"""A dossier of its own, or awards merged into those of the year's end."""
NomineeOrder = Literal["hang", "ten", "nghi_thuc"]
"""Lists go by award and rank, by name, or by the order of precedence that the workbook gives."""

_SINGLE: Mapping[str, str] = {"chu_tich": "Chủ tịch Hội đồng", "thu_ky": "Thư ký"}
_TIME = re.compile(r"(\d{1,2}) ?(?:giờ|h|:|g) ?(\d{1,2})?")


class AwardRules(Record):
    """How a campaign's awards are proposed: `khen_thuong` in `campaign.yaml`."""

    mode: AwardMode | None = Field(
        default=None, alias="cach", title="rieng: lập hồ sơ riêng; long_ghep: gộp vào khen thưởng cuối năm"
    )
    presenter: Line | None = Field(
        default=None, alias="don_vi_trinh", title="Mã đơn vị trình hồ sơ của toàn tỉnh"
    )
    due: Openable[Day] | None = Field(default=None, alias="han_trinh", title="Hạn trình hồ sơ")
    received: Day | None = Field(
        default=None,
        alias="ngay_nhan_ho_so",
        title="Ngày cấp có thẩm quyền nhận hồ sơ; để trống: tháng họp Hội đồng",
    )
    quotas: dict[Line, Openable[Whole]] = Field(
        default={}, alias="so_luong", title="Số lượng tối đa theo mã hình thức (ví dụ bkt_cn: 20)"
    )
    order: NomineeOrder = Field(default="hang", alias="thu_tu", title="Thứ tự trong danh sách")
    fund: Line | None = Field(default=None, alias="nguon_quy", title="Nguồn chi tiền thưởng")

    @property
    def due_day(self) -> date | None:
        """The day by which dossiers are to be presented; None while nobody knows."""
        return self.due if isinstance(self.due, date) else None


class Member(Record):
    """One member of the council."""

    full_name: Openable[Line] = Field(alias="ho_ten", title="Họ và tên")
    position: Openable[Line] = Field(alias="chuc_vu", title="Chức vụ")
    role: Literal["chu_tich", "pho_chu_tich", "uy_vien", "thu_ky"] = Field(
        default="uy_vien", alias="vai_tro", title="Vai trò trong Hội đồng"
    )
    absent: YesNo = Field(default=False, alias="vang", title="Vắng mặt")
    reason: Line | None = Field(default=None, alias="ly_do", title="Lý do vắng")

    @field_validator("reason")
    @classmethod
    def _is_of_somebody_absent(cls, reason: str | None, info: ValidationInfo) -> str | None:
        if reason and not info.data.get("absent"):
            raise FieldError("Ghi lý do vắng của người có mặt.", "Ghi thêm `vang: có`, hoặc bỏ ly_do.")
        return reason


class Ballots(Record):
    """How many ballots were handed out, came back, and were valid; of an open vote all three are those present."""

    issued: Openable[Whole] = Field(alias="phat_ra", title="Số phiếu phát ra")
    returned: Openable[Whole] = Field(alias="thu_ve", title="Số phiếu thu về")
    valid: Openable[Whole] = Field(alias="hop_le", title="Số phiếu hợp lệ")

    @field_validator("issued", "returned", "valid")
    @classmethod
    def _is_no_more_than_before(cls, count: int | OpenValue, info: ValidationInfo) -> int | OpenValue:
        if not isinstance(count, int):
            return count
        if count < 0:
            raise FieldError(f"Số phiếu là {count}.", "Ghi số từ 0.")
        for field, words in (("returned", "số phiếu thu về"), ("issued", "số phiếu phát ra")):
            before = info.data.get(field)
            if isinstance(before, int) and count > before:
                raise FieldError(f"{count} nhiều hơn {words} ({before}).", "Sửa một trong hai số.")
        return count


class Counts(Record):
    """What the minutes say was agreed; held against the table of nominees."""

    collectives: Whole = Field(alias="tap_the", title="Số tập thể")
    persons: Whole = Field(alias="ca_nhan", title="Số cá nhân")


def _minute(time: str) -> int | None:
    """The minute of the day that `08 giờ 30 phút`, `8h30` or `8:30` names; None for other words."""
    found = _TIME.match(time.casefold())
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


class Council(Record):
    """The meeting of the council for emulation and awards: `awards/council.yaml`."""

    name: Line = Field(
        default="Hội đồng Thi đua - Khen thưởng", alias="ten", title="Tên Hội đồng, không kèm tên đơn vị"
    )
    symbol: Line = Field(default="HĐTĐKT", alias="viet_tat", title="Viết tắt trong ký hiệu")
    met_on: Openable[Day] = Field(alias="ngay_hop", title="Ngày họp")
    began: Openable[Line] = Field(alias="bat_dau", title="Giờ bắt đầu, ví dụ 08 giờ 00 phút")
    ended: Openable[Line] = Field(alias="ket_thuc", title="Giờ kết thúc")
    venue: Openable[Line] = Field(alias="dia_diem", title="Địa điểm")
    members: tuple[Member, ...] = Field(alias="thanh_vien", title="Thành viên Hội đồng")
    secret: YesNo = Field(default=True, alias="bo_phieu_kin", title="Bỏ phiếu kín; không: biểu quyết giơ tay")
    ballots: Ballots | None = Field(default=None, alias="phieu", title="Số phiếu")
    counts: Counts | None = Field(default=None, alias="ket_qua", title="Số lượng Hội đồng thống nhất đề nghị")
    discussion: Openable[Text] | None = Field(
        default=None, alias="dien_bien", title="Diễn biến, ý kiến tại cuộc họp"
    )

    @field_validator("ended")
    @classmethod
    def _ends_after_it_began(cls, ended: str | OpenValue, info: ValidationInfo) -> str | OpenValue:
        began = info.data.get("began")
        times = [_minute(time) if isinstance(time, str) else None for time in (began, ended)]
        if times[0] is not None and times[1] is not None and times[1] <= times[0]:
            raise FieldError(f"ket_thuc ({ended}) không sau bat_dau ({began}).", "Sửa một trong hai giờ.")
        return ended

    @field_validator("members")
    @classmethod
    def _has_chair_and_secretary(cls, members: tuple[Member, ...]) -> tuple[Member, ...]:
        present = [member.role for member in members if not member.absent]
        if not {"chu_tich", "pho_chu_tich"} & set(present):
            what = "Không ai có mặt với vai_tro chu_tich hay pho_chu_tich để chủ trì họp."
            raise FieldError(what, "Ghi vai_tro của người chủ trì.")
        if "thu_ky" not in present:
            raise FieldError("Không ai có mặt với vai_tro thu_ky để ghi biên bản.", "Ghi vai_tro của thư ký.")
        roles: dict[str, int] = {}
        names: dict[str, int] = {}
        for at, member in enumerate(members):
            if member.role in _SINGLE and roles.setdefault(member.role, at) != at:
                raise FieldError(f"Có hai {_SINGLE[member.role]}.", "Chỉ một người giữ vai trò này.", (at,))
            if isinstance(member.full_name, str) and names.setdefault(fold(member.full_name), at) != at:
                what = f"{member.full_name} ghi hai lần trong thanh_vien."
                raise FieldError(what, "Bỏ một dòng; trùng tên thì ghi thêm để phân biệt.", (at,))
        return members

    @field_validator("ballots")
    @classmethod
    def _are_of_those_present(cls, ballots: Ballots | None, info: ValidationInfo) -> Ballots | None:
        members: tuple[Member, ...] = info.data.get("members", ())
        present = sum(not member.absent for member in members)
        if ballots and members and isinstance(ballots.issued, int) and ballots.issued > present:
            what = f"Phát ra {ballots.issued} phiếu, nhưng chỉ có {present} thành viên có mặt."
            raise FieldError(what, "Sửa số phiếu, hoặc mục vang của thành viên.", ("phat_ra",))
        return ballots

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who came."""
        return tuple(member for member in self.members if not member.absent)

    @property
    def chair(self) -> Member:
        """Who led the meeting: the head of the council, a deputy when the head was absent."""
        by_role = {member.role: member for member in reversed(self.present)}
        return by_role.get("chu_tich") or by_role["pho_chu_tich"]

    @property
    def secretary(self) -> Member:
        """Who wrote the minutes."""
        return next(member for member in self.present if member.role == "thu_ky")
