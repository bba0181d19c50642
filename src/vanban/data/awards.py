"""What a campaign says of its awards (`khen_thuong` of `campaign.yaml`), and of a meeting (`council.yaml`)."""

from typing import Literal

from pydantic import Field, field_validator

from vanban.data.record import Record
from vanban.data.types import Day, Line, Openable, Text, Whole, YesNo

AwardMode = Literal["rieng", "long_ghep"]
"""A dossier of its own, or awards merged into those of the year's end."""
NomineeOrder = Literal["hang", "ten", "nghi_thuc"]
"""Lists go by award and rank, by name, or by the order of precedence that the workbook gives."""


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
        title="Ngày cấp có thẩm quyền nhận hồ sơ; để trống: ngày tờ trình",
    )
    quotas: dict[Line, Openable[Whole]] = Field(
        default={}, alias="so_luong", title="Số lượng tối đa theo mã hình thức, ví dụ bkt_cn: 20"
    )
    order: NomineeOrder = Field(default="hang", alias="thu_tu", title="Thứ tự trong danh sách")
    fund: Line | None = Field(default=None, alias="nguon_quy", title="Nguồn chi tiền thưởng")


class Member(Record):
    """One member of the council."""

    full_name: Line = Field(alias="ho_ten", title="Họ và tên")
    position: Line = Field(alias="chuc_vu", title="Chức vụ")
    role: Literal["chu_tich", "pho_chu_tich", "uy_vien", "thu_ky"] = Field(
        default="uy_vien", alias="vai_tro", title="Vai trò trong Hội đồng"
    )
    absent: YesNo = Field(default=False, alias="vang", title="Vắng mặt")
    reason: Line | None = Field(default=None, alias="ly_do", title="Lý do vắng")


class Ballots(Record):
    """How many ballots were handed out, came back, and were valid; of an open vote all three are those present."""

    issued: Openable[Whole] = Field(alias="phat_ra", title="Số phiếu phát ra")
    returned: Openable[Whole] = Field(alias="thu_ve", title="Số phiếu thu về")
    valid: Openable[Whole] = Field(alias="hop_le", title="Số phiếu hợp lệ")


class Counts(Record):
    """What the minutes say was agreed; held against the table of nominees."""

    collectives: Whole = Field(alias="tap_the", title="Số tập thể")
    persons: Whole = Field(alias="ca_nhan", title="Số cá nhân")


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

    @field_validator("members")
    @classmethod
    def _has_chair_and_secretary(cls, members: tuple[Member, ...]) -> tuple[Member, ...]:
        present = [member.role for member in members if not member.absent]
        if "thu_ky" not in present or not {"chu_tich", "pho_chu_tich"} & set(present):
            raise ValueError("Hội đồng cần người chủ trì (chu_tich hoặc pho_chu_tich) và thu_ky có mặt.")
        return members

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
