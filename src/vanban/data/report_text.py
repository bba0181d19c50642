"""The words of a report: `reports/<period>/<department>.yaml`, over the shared `reports/_chung/<kind>.yaml`."""

from typing import ClassVar, TypeAlias

from pydantic import Field

from vanban.data.paper_text import PaperText, PaperWords
from vanban.data.types import Line, Openable, Text


class ReportText(PaperText):
    """`sentences` replace those made from the figures; `plan_results` say what came of each item of the plan."""

    pieces: ClassVar[tuple[str, ...]] = (*PaperText.pieces, "sentences", "plan_results")

    unit: Line | None = Field(
        default=None, alias="don_vi_soan", title="Chữ viết tắt đơn vị soạn, ghi vào ký hiệu công văn"
    )
    sentences: dict[Line, Openable[Text]] = Field(
        default={}, alias="cau", title="Câu tự viết thay câu lập từ số liệu"
    )
    plan_results: dict[Line, Openable[Text]] = Field(
        default={}, alias="ket_qua_muc", title="Kết quả từng mục của kế hoạch, ví dụ II.1 (báo cáo tổng kết)"
    )


ReportWords: TypeAlias = PaperWords[ReportText]
