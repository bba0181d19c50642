"""The law of awards as a file: the country's `awards.yaml`, and an office's own in `campaigns/registry/`.

Everything is dated. What is written of an award later, or in the office's file, changes only what it says.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from vanban.data.record import Record
from vanban.data.source import Source
from vanban.data.types import Day, Line, Number, Share, Whole, YesNo

NomineeKind = Literal["tap_the", "ca_nhan"]
Authority = Literal["thu_tuong", "chu_tich_tinh", "thu_truong", "chu_tich_xa"]
"""Who decides: the Prime Minister, the province's chairman, the head of a department, a commune's chairman."""
Ground = Literal["chuyen_de", "cong_trang", "dot_xuat"]
"""Why something is awarded: a themed campaign, merit over time, a sudden feat."""
Demand = Literal[
    "so_nam",
    "sang_kien",
    "phieu",
    "hop",
    "danh_hieu",
    "ty_le",
    "ky_luat",
    "thoi_gian",
    "thanh_tich",
    "nguyen_tac",
]
"""What a condition is about: years with a title, initiatives, the share of votes, members present, a title held, the
share of a collective's members, discipline, how long a campaign has run, the achievement itself; or a principle of all
awards."""
SHARES: tuple[Demand, ...] = ("phieu", "hop", "ty_le")
"""The demands whose value is a part of a whole."""
PrincipleId = Literal[
    "ky_luat", "can_cu_chuyen_de", "mot_lan", "thu_truong_giay_khen", "khong_can_thap_truoc"
]
Fact = Literal["he_so", "tham_quyen", "dieu_khoan"]
"""What of an award can be unconfirmed."""
Paper = Literal["to_trinh", "danh_sach", "bao_cao_thanh_tich", "bien_ban", "sang_kien"]


class Lasting(Record):
    """Something that holds from a day to a day, both included; None is open."""

    since: Day | None = Field(default=None, alias="tu", title="Từ ngày")
    until: Day | None = Field(default=None, alias="den", title="Đến hết ngày")


class Sourced(Lasting):
    """A dated fact, where it is known from, and whether it was confirmed."""

    source: Line | None = Field(default=None, alias="nguon", title="Nguồn")
    unverified: YesNo = Field(default=False, alias="chua_kiem_chung", title="Chưa kiểm chứng")


class ConditionText(Sourced):
    """Something that an award or a council's meeting demands."""

    demand: Demand = Field(alias="ve", title="Điều kiện về")
    statement: Line = Field(alias="noi_dung", title="Nội dung")
    value: Share | None = Field(
        default=None, alias="gia_tri", title="Ít nhất: số năm, hoặc phần như 2/3, 80%"
    )
    above: YesNo = Field(default=False, alias="hon", title="Phải nhiều hơn giá trị, bằng chưa đủ")
    of: tuple[Line, ...] = Field(default=(), alias="cua", title="Mã các danh hiệu được tính")
    ground: Ground | None = Field(default=None, alias="loai_khen", title="Chỉ với loại hình khen thưởng này")
    clause: Line = Field(alias="dieu_khoan", title="Điều khoản")


class AwardVersion(Lasting):
    """One dated version of an award; what is not written stands as before."""

    title: Line | None = Field(default=None, alias="ten", title="Tên đầy đủ")
    short: Line | None = Field(default=None, alias="ten_ngan", title="Tên ngắn")
    kind: Literal["danh_hieu", "hinh_thuc"] | None = Field(
        default=None, alias="loai", title="Danh hiệu thi đua hay hình thức khen thưởng"
    )
    target: NomineeKind | None = Field(default=None, alias="doi_tuong", title="Cho tập thể hay cá nhân")
    authority: Authority | None = Field(default=None, alias="tham_quyen", title="Thẩm quyền quyết định")
    coefficient: Number | None = Field(
        default=None, alias="he_so", title="Hệ số tiền thưởng; 0: không kèm tiền"
    )
    protocol: Whole | None = Field(default=None, alias="thu_bac", title="Thứ bậc, 1 là cao nhất")
    clause: Line | None = Field(default=None, alias="dieu_khoan", title="Điều khoản")
    names: tuple[Line, ...] | None = Field(
        default=None, alias="ten_khac", title="Cách gọi khác; … ở cuối: sau đó là tên riêng"
    )
    conditions: tuple[ConditionText, ...] | None = Field(default=None, alias="dieu_kien", title="Điều kiện")
    unverified: tuple[Fact, ...] = Field(
        default=(), alias="chua_kiem_chung", title="Những mục của bản này chưa kiểm chứng"
    )
    source: Line | None = Field(default=None, alias="nguon", title="Nguồn")


class SalaryVersion(Lasting):
    """The base salary from a day on."""

    since: Day = Field(alias="tu", title="Từ ngày")
    amount: Whole = Field(alias="muc", title="Mức lương cơ sở, đồng")
    basis: Line = Field(alias="can_cu", title="Số nghị định")
    source: Line | None = Field(default=None, alias="nguon", title="Nguồn")


class PrizeRule(Sourced):
    """How a prize is worked out."""

    rounded_up_to: Whole = Field(alias="lam_tron_len", title="Làm tròn lên hàng, đồng")
    clause: Line = Field(alias="dieu_khoan", title="Điều khoản")


class FormText(Sourced):
    """A form, and for what: nothing written means for all."""

    number: Line = Field(alias="mau", title="Mẫu số")
    paper: Paper = Field(default="bao_cao_thanh_tich", alias="van_ban", title="Văn bản")
    issued_with: Line = Field(alias="kem_theo", title="Ban hành kèm theo")
    sections: Line = Field(alias="phan", title="Lời văn dùng chung: chuyen_de, cong_trang …")
    target: NomineeKind | None = Field(default=None, alias="doi_tuong", title="Đối tượng")
    grounds: tuple[Ground, ...] = Field(default=(), alias="loai_khen", title="Loại hình khen thưởng")
    awards: tuple[Line, ...] = Field(default=(), alias="hinh_thuc", title="Mã danh hiệu, hình thức")
    provinces: tuple[Line, ...] = Field(default=(), alias="dia_ban", title="Mã địa bàn")


class PaperText(Sourced):
    """A paper that a dossier must hold, and for what: nothing written means for all."""

    paper: Paper = Field(alias="van_ban", title="Văn bản")
    statement: Line = Field(alias="noi_dung", title="Nội dung")
    grounds: tuple[Ground, ...] = Field(default=(), alias="loai_khen", title="Loại hình khen thưởng")
    awards: tuple[Line, ...] = Field(default=(), alias="hinh_thuc", title="Mã danh hiệu, hình thức")
    clause: Line = Field(alias="dieu_khoan", title="Điều khoản")


class PrincipleText(Record):
    """A principle that holds for every award."""

    statement: Line = Field(alias="noi_dung", title="Nội dung")
    clause: Line = Field(alias="dieu_khoan", title="Điều khoản")
    source: Line | None = Field(default=None, alias="nguon", title="Nguồn")
    unverified: YesNo = Field(default=False, alias="chua_kiem_chung", title="Chưa kiểm chứng")


class NoSuchAward(Record):
    """What clerks write though there is no such award."""

    names: tuple[Line, ...] = Field(alias="ten", title="Tên hay bị viết")
    reason: Line = Field(alias="ly_do", title="Vì sao không có")
    instead: tuple[Line, ...] = Field(default=(), alias="thay_bang", title="Mã hình thức đúng")
    source: Line | None = Field(default=None, alias="nguon", title="Nguồn")
    unverified: YesNo = Field(default=False, alias="chua_kiem_chung", title="Chưa kiểm chứng")


class NoteText(Sourced):
    """What a person must confirm of a dossier received from a day to a day."""

    statement: Line = Field(alias="noi_dung", title="Nội dung")


class BasisText(Lasting):
    """A basis of the office's own, for a dossier received from a day to a day."""

    text: Line = Field(alias="ghi", title="Lời căn cứ, không kèm chữ Căn cứ và dấu chấm phẩy")


class RegimeText(Record):
    """Which acts a dossier falls under by the day on which it is received: of these, those in force."""

    acts: tuple[Line, ...] = Field(default=(), alias="van_ban", title="Số các văn bản, theo thứ tự viện dẫn")
    bases: tuple[BasisText, ...] = Field(default=(), alias="can_cu_them", title="Căn cứ của đơn vị")
    notes: tuple[NoteText, ...] = Field(default=(), alias="luu_y", title="Điều cần người xác nhận")


class AwardLaw(Record):
    """The whole of `awards.yaml`."""

    awards: dict[Line, tuple[AwardVersion, ...]] = Field(
        default={}, alias="khen_thuong", title="Danh hiệu, hình thức theo mã, mỗi mã nhiều bản theo ngày"
    )
    salaries: tuple[SalaryVersion, ...] = Field(default=(), alias="luong_co_so", title="Lương cơ sở")
    prizes: tuple[PrizeRule, ...] = Field(default=(), alias="tien_thuong", title="Cách tính tiền thưởng")
    council: tuple[ConditionText, ...] = Field(default=(), alias="hoi_dong", title="Hội đồng họp và bỏ phiếu")
    forms: tuple[FormText, ...] = Field(default=(), alias="bieu_mau", title="Biểu mẫu")
    papers: tuple[PaperText, ...] = Field(default=(), alias="ho_so", title="Thành phần hồ sơ")
    principles: dict[Line, PrincipleText] = Field(default={}, alias="nguyen_tac", title="Nguyên tắc")
    no_such: tuple[NoSuchAward, ...] = Field(default=(), alias="khong_co", title="Hình thức không có")
    abbreviations: dict[Line, Line] = Field(default={}, alias="viet_tat", title="Chữ viết tắt")
    regime: RegimeText = Field(
        default=RegimeText(), alias="che_do", title="Luật áp dụng theo ngày nhận hồ sơ"
    )


@dataclass(frozen=True, eq=False)
class OwnAwardLaw:
    """An office's own file and where it stands."""

    source: Source
    law: AwardLaw
