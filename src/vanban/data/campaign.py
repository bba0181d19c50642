"""The model of a campaign: the dictionary between the clerk's Vietnamese keys and the code's English names."""

from datetime import date
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from vanban.data.awards import AwardMode, AwardRules
from vanban.data.open_values import OpenValue
from vanban.data.record import Record
from vanban.data.reporting import Reporting
from vanban.data.types import Day, Line, Number, Openable, PartialDay, Text, Whole, Year, YesNo
from vanban.vietnamese.dates import short_date

Authority = Literal["KT", "TL", "TUQ", "Q"]


class Citation(Record):
    """A document cited in the text: type, number, date, issuer, subject (nd30 Phụ lục I, II.6.b)."""

    document_type: Line = Field(alias="loai", title="Loại văn bản")
    number: Openable[Line] = Field(alias="so", title="Số, ký hiệu")
    issued_on: Openable[Day] = Field(alias="ngay", title="Ngày ban hành")
    issuer: Line | None = Field(default=None, alias="co_quan", title="Cơ quan ban hành")
    subject: Line | None = Field(default=None, alias="trich_yeu", title="Trích yếu")


class Target(Record):
    """A target of the campaign: a value and its unit."""

    value: Openable[Number] = Field(alias="gia_tri", title="Giá trị")
    unit: Line = Field(alias="don_vi", title="Đơn vị tính")


class Programme(Record):
    """A programme named in the text, with the years that it covers."""

    name: Openable[Line] = Field(alias="ten", title="Tên")
    years: Openable[Line] | None = Field(default=None, alias="giai_doan", title="Giai đoạn")


class Period(Record):
    """From when to when the campaign runs."""

    start: Openable[Day] | None = Field(default=None, alias="bat_dau", title="Ngày bắt đầu")
    end: Openable[Day] = Field(alias="ket_thuc", title="Ngày kết thúc")

    @field_validator("end")
    @classmethod
    def _ends_after_it_starts(cls, end: date | OpenValue, info: ValidationInfo) -> date | OpenValue:
        start = info.data.get("start")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            raise ValueError(
                f"ket_thuc là {short_date(end)}, trước bat_dau {short_date(start)}. Sửa một trong hai ngày."
            )
        return end


class Campaign(Record):
    """One year of a campaign: `campaign.yaml`."""

    name: Openable[Line] = Field(alias="phong_trao", title="Tên phong trào thi đua")
    short_name: Openable[Line] | None = Field(default=None, alias="ten_ngan", title="Tên ngắn")
    year: Year = Field(alias="nam", title="Năm")
    province: Line = Field(alias="dia_ban", title="Mã địa bàn")
    groups: tuple[Line, ...] = Field(default=(), alias="nhom_don_vi", title="Các nhóm đơn vị tham gia")
    period: Period = Field(alias="thoi_gian", title="Thời gian")
    parent: Citation | None = Field(default=None, alias="van_ban_goc", title="Văn bản gốc của cấp trên")
    targets: dict[Line, Target] = Field(default={}, alias="chi_tieu", title="Chỉ tiêu")
    citations: dict[Line, Citation] = Field(default={}, alias="vien_dan", title="Văn bản viện dẫn")
    programmes: dict[Line, Programme] = Field(default={}, alias="chuong_trinh", title="Chương trình")
    phrases: dict[Line, Openable[Line]] = Field(
        default={}, alias="cum_tu", title="Cụm từ phải hỏi lại mỗi năm"
    )
    reporting: Reporting | None = Field(default=None, alias="bao_cao", title="Số liệu và báo cáo")
    awards: AwardRules = Field(default=AwardRules(), alias="khen_thuong", title="Khen thưởng")


class Recipient(Record):
    """One line of Nơi nhận."""

    name: Line = Field(alias="ten", title="Nơi nhận")
    purpose: Line | None = Field(default=None, alias="muc_dich", title="Mục đích, ví dụ b/c, để p/h")


class Filing(Record):
    """The last line of Nơi nhận: `- Lưu: VT, P.QLXD(Th).`."""

    units: Line = Field(default="VT", alias="noi", title="Nơi lưu")
    drafter: Line | None = Field(default=None, alias="nguoi_soan", title="Ký hiệu người soạn thảo")
    copies: Whole | None = Field(default=None, alias="so_ban", title="Số bản lưu")

    @field_validator("copies")
    @classmethod
    def _is_a_count(cls, copies: int | None) -> int | None:
        if copies is not None and not 0 < copies < 1_000:
            raise ValueError(f"Số bản lưu là {copies}. Ghi một số từ 1 đến 999.")
        return copies


class Signing(Record):
    """Who signs, when it is not the head in his own right (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    authority: Authority | None = Field(default=None, alias="quyen_han", title="Quyền hạn ký: KT, TL, TUQ, Q")
    position: Line | None = Field(default=None, alias="chuc_vu", title="Chức vụ người ký")
    deputising: Line | None = Field(
        default=None, alias="ky_thay", title="Chức vụ của người được ký thay (TL. rồi KT.)"
    )
    full_name: Openable[Line] | None = Field(default=None, alias="ho_ten", title="Họ và tên người ký")


class Annex(Record):
    """An annex of a plan (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần III); its number is written by the program."""

    title: Line = Field(alias="ten", title="Tên phụ lục")
    note: Line | None = Field(
        default=None, alias="kem_theo", title="Dòng Kèm theo; để trống: ghi số, ngày của kế hoạch này"
    )
    body: Text = Field(alias="noi_dung", title="Nội dung")


class PageText(Record):
    """The words of a document, whatever its kind."""

    number: Line | None = Field(default=None, alias="so", title="Số; để trống cho văn thư ghi")
    renumber: YesNo = Field(default=False, alias="danh_so_lai", title="Đánh số lại các mục sau khi ghép")
    subject: Text | None = Field(default=None, alias="trich_yeu", title="Trích yếu, mỗi dòng một dòng in")
    bases: tuple[Text, ...] = Field(default=(), alias="can_cu", title="Căn cứ")
    opening: Text | None = Field(default=None, alias="mo_dau", title="Lời mở đầu")
    body: Text | None = Field(default=None, alias="noi_dung", title="Nội dung")
    closing: Text | None = Field(default=None, alias="ket", title="Lời kết")
    recipients: tuple[Text | Recipient, ...] = Field(default=(), alias="noi_nhan", title="Nơi nhận")
    filing: Filing = Field(default=Filing(), alias="luu", title="Lưu")
    signing: Signing = Field(default=Signing(), alias="ky", title="Người ký")
    citations: dict[Line, Citation] = Field(default={}, alias="vien_dan", title="Văn bản viện dẫn")
    targets: dict[Line, Target] = Field(default={}, alias="chi_tieu", title="Chỉ tiêu riêng của đơn vị")
    phrases: dict[Line, Openable[Line]] = Field(
        default={}, alias="cum_tu", title="Cụm từ phải hỏi lại mỗi năm"
    )


class Plan(PageText):
    """The plan of one department, or the text shared by those without one: `plans/*.yaml`."""

    issued: Openable[PartialDay] = Field(alias="ngay", title="Ngày, hoặc tháng/năm khi ngày để trống")
    subject: Text = Field(alias="trich_yeu", title="Trích yếu, mỗi dòng một dòng in")
    body: Text = Field(alias="noi_dung", title="Nội dung")
    annexes: tuple[Annex, ...] = Field(default=(), alias="phu_luc", title="Phụ lục")
    programmes: dict[Line, Programme] = Field(default={}, alias="chuong_trinh", title="Chương trình")
    award_mode: AwardMode | None = Field(
        default=None,
        alias="cach_khen_thuong",
        title="rieng hoặc long_ghep; để trống: theo lời kế hoạch, rồi theo khen_thuong của phong trào",
    )
