"""The words of a report: `reports/<period>/<department>.yaml`, over the shared `reports/_chung/<kind>.yaml`."""

from pydantic import Field

from vanban.data.campaign import Citation, Filing, Recipient, Signing
from vanban.data.record import Record
from vanban.data.types import Line, Openable, PartialDay, Text, YesNo


class ReportText(Record):
    """The words of a report: `reports/<period>/<department>.yaml`, over `reports/_chung/<kind>.yaml`.

    Of a department's own file only what it says replaces what the shared text says. `sentences` replace those
    made from the figures; `parts` are the narrative pieces that the body calls as `{{ phan.han_che }}`.
    """

    number: Line | None = Field(default=None, alias="so", title="Số; để trống cho văn thư ghi")
    issued: Openable[PartialDay] | None = Field(
        default=None, alias="ngay", title="Ngày; để trống: tháng của hạn gửi"
    )
    renumber: YesNo = Field(default=False, alias="danh_so_lai", title="Đánh số lại các mục sau khi ghép")
    subject: Text | None = Field(default=None, alias="trich_yeu", title="Trích yếu, mỗi dòng một dòng in")
    bases: tuple[Text, ...] = Field(default=(), alias="can_cu", title="Căn cứ")
    addressees: tuple[Text, ...] = Field(default=(), alias="kinh_gui", title="Kính gửi")
    opening: Text | None = Field(default=None, alias="mo_dau", title="Lời mở đầu")
    body: Text | None = Field(default=None, alias="noi_dung", title="Nội dung")
    closing: Text | None = Field(default=None, alias="ket", title="Lời kết")
    recipients: tuple[Text | Recipient, ...] = Field(default=(), alias="noi_nhan", title="Nơi nhận")
    filing: Filing = Field(default=Filing(), alias="luu", title="Lưu")
    signing: Signing = Field(default=Signing(), alias="ky", title="Người ký")
    parts: dict[Line, Openable[Text]] = Field(default={}, alias="phan", title="Các phần lời văn của kỳ này")
    sentences: dict[Line, Text] = Field(default={}, alias="cau", title="Câu tự viết thay câu lập từ số liệu")
    plan_results: dict[Line, Openable[Text]] = Field(
        default={}, alias="ket_qua_muc", title="Kết quả từng mục của kế hoạch, ví dụ II.1 (báo cáo tổng kết)"
    )
    citations: dict[Line, Citation] = Field(default={}, alias="vien_dan", title="Văn bản viện dẫn")
