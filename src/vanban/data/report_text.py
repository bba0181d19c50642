"""The words of a report: `reports/<period>/<department>.yaml`, over the shared `reports/_chung/<kind>.yaml`."""

from dataclasses import dataclass

from pydantic import Field

from vanban.data.campaign import PageText
from vanban.data.source import Source
from vanban.data.types import Line, Openable, PartialDay, Text


class ReportText(PageText):
    """Of a department's own file only what it says replaces what the shared text says.

    `parts` are the narrative pieces that the body calls as `{{ phan.han_che }}`; `sentences` replace those made from
    the figures; `plan_results` say what came of each item of the plan.
    """

    issued: Openable[PartialDay] | None = Field(
        default=None, alias="ngay", title="Ngày; để trống: tháng của hạn gửi"
    )
    addressees: tuple[Text, ...] = Field(default=(), alias="kinh_gui", title="Kính gửi")
    unit: Line | None = Field(
        default=None, alias="don_vi_soan", title="Chữ viết tắt đơn vị soạn, ghi vào ký hiệu công văn"
    )
    parts: dict[Line, Openable[Text]] = Field(default={}, alias="phan", title="Các phần lời văn của kỳ này")
    sentences: dict[Line, Openable[Text]] = Field(
        default={}, alias="cau", title="Câu tự viết thay câu lập từ số liệu"
    )
    plan_results: dict[Line, Openable[Text]] = Field(
        default={}, alias="ket_qua_muc", title="Kết quả từng mục của kế hoạch, ví dụ II.1 (báo cáo tổng kết)"
    )

    def over(self, shared: "ReportText") -> "ReportText":
        """This text where it says something, the shared one elsewhere; of the named pieces each for itself."""
        own = {name: getattr(self, name) for name in self.model_fields_set}
        for name in ("parts", "sentences", "plan_results", "citations", "targets", "phrases"):
            own[name] = {**getattr(shared, name), **getattr(self, name)}
        return shared.model_copy(update=own)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A report's words, a department's own over the shared ones, and the file that each stands in."""

    text: ReportText
    source: Source
    own: Source | None

    def source_of(self, key: str, piece: str = "") -> Source:
        """The file that says `key`, or of a key with named pieces the file that says this piece."""
        if self.own is None or key not in self.own.data:
            return self.source
        said = self.own.data[key]
        return self.source if piece and isinstance(said, dict) and piece not in said else self.own
