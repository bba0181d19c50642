"""A report's page for people who look: its findings, charts and tables in one HTML file that needs nothing else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from vanban.documents.page import ChartContext, TableContext
from vanban.summary.charts import chart

_COLUMNS = {
    "stt": "STT",
    "ten": "Tên",
    "nguon": "Nguồn vốn",
    "so_du_an": "Số dự án",
    "kh_tw_giao": "Kế hoạch TTg giao",
    "kh_dp_giao": "Kế hoạch địa phương giao",
    "keo_dai": "Kéo dài",
    "trong_ky": "Giải ngân trong kỳ",
    "luy_ke": "Lũy kế",
    "ty_le": "Tỷ lệ (%)",
    "ty_le_tw": "Tỷ lệ so TTg giao (%)",
    "ty_le_dp": "Tỷ lệ so địa phương giao (%)",
    "ky_truoc": "Kỳ trước (%)",
    "tang_giam": "Tăng, giảm (điểm %)",
    "cung_ky": "Cùng kỳ (%)",
    "chenh_lech": "Chênh lệch (điểm %)",
    "uoc_31_12": "Ước đến 31/12",
    "uoc_31_01": "Ước đến 31/01",
    "con_lai": "Còn lại",
    "hang": "Hạng",
    "danh_gia": "Đánh giá",
    "ghi_chu": "Ghi chú",
}
_WORDS = ("ten", "nguon", "danh_gia", "ghi_chu")
_HEADINGS = ("muc_la_ma", "de_muc")
_MARKS = re.compile(r"\*+")
_STYLE = Path(__file__).with_name("style.css")


def summary_page(context: Mapping[str, Any]) -> str:
    """The page of a report's context. Every word of the data is escaped; there are no scripts and no addresses."""
    return "".join(_pieces(context))


def _pieces(context: Mapping[str, Any]) -> Iterator[str]:
    title = " ".join(context["trich_yeu"])
    yield '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{_words(title)}</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head><body>"
    yield f"<header><p>{_words(context['co_quan'])}</p><h1>{_words(title)}</h1>"
    yield f"<p>{_words(context['ngay'])}</p></header><main>"
    charts: Sequence[ChartContext] = context.get("bieu_do", ())
    yield from map(chart, charts)
    yield from map(_paragraph, context["noi_dung"])
    tables: Sequence[TableContext] = context.get("phu_luc_bang", ())
    for table in tables:
        yield from _table(table)
    yield "</main></body></html>\n"


def _paragraph(paragraph: Mapping[str, str]) -> str:
    words = _words(f"{paragraph['so']} {paragraph['chu']}".strip())
    return f"<h2>{words}</h2>" if paragraph["kieu"] in _HEADINGS else f"<p>{words}</p>"


def _table(table: TableContext) -> Iterator[str]:
    rows: Sequence[Mapping[str, Any]] = table["hang"]
    columns = [key for key in rows[0] if key in _COLUMNS] if rows else []
    heads = "".join(f'<th scope="col">{_COLUMNS[key]}</th>' for key in columns)
    called = f"Phụ lục {table['so']}".strip()
    yield f"<h2>{called}. {_words(table['ten'])}</h2><div class=scroll><table>"
    yield f"<caption>Đơn vị tính: {_words(table['don_vi_tinh'])}</caption><thead><tr>{heads}</tr></thead><tbody>"
    for row in rows:
        cells = "".join(
            f"<td{' class=w' if key in _WORDS else ''}>{escape(row[key])}</td>" for key in columns
        )
        yield f'<tr class="{escape(row["kieu"])}">{cells}</tr>'
    yield "</tbody></table></div>"


def _words(text: str) -> str:
    """A text of the context without its marks of emphasis."""
    return escape(_MARKS.sub("", text))
