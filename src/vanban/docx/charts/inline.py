"""The filter `bieu_do`: a chart of the context put into the document that is being rendered."""

from collections.abc import Mapping
from html import escape
from typing import Any

from markupsafe import Markup

from vanban.docx.charts.bars import bars
from vanban.docx.charts.course import course
from vanban.docx.charts.data import Drawn, read_chart
from vanban.docx.charts.markup import NO_LINE, NOTHING, letters, shape
from vanban.docx.charts.workbook import workbook
from vanban.docx.engine.media import rendering, to_emu

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DATA = "rId1"  # the workbook, among what the chart points at


def bieu_do(du_lieu: Mapping[str, Any], rong_mm: float) -> Markup:
    """A run with a chart `rong_mm` wide that Word draws and edits; used as `{{r … }}`.

    Raises:
        ValueError: `du_lieu` is no chart.
    """
    chart = read_chart(du_lieu)
    drawn = bars(chart, rong_mm) if chart.kind == "cot_ngang" else course(chart)
    media = rendering.get()
    data = media.add_part(
        "word/embeddings/bang_tinh", "xlsx", workbook(drawn.labels, drawn.series), _SHEET_TYPE
    )
    name = media.add_part("word/charts/chart", "xml", _space(drawn).encode(), _CHART_TYPE)
    media.relate("package", data, of=name)
    return Markup(_run(media.relate("chart", name), chart.name, chart.description, rong_mm, drawn.height_mm))  # noqa: S704  made here, its texts escaped


def _space(drawn: Drawn) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/>{drawn.plot}{drawn.legend}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart>{shape(NOTHING, NO_LINE)}{letters()}'
        f'<c:externalData r:id="{_DATA}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _run(link: str, name: str, description: str, width_mm: float, height_mm: float) -> str:
    """A drawing in the line; its number is given when the part is done."""
    size = f'cx="{to_emu(width_mm)}" cy="{to_emu(height_mm)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="{escape(name)}" descr="{escape(description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_OFFICE}" r:id="{link}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
