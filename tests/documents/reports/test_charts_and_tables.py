"""Charts and tables of the sample's reports say the same: cached values, embedded workbook, cells of the annexes."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from tests.figures import raw

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Order, items
from vanban.producing import render_document
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[3]
REF = "giai-ngan-von-dau-tu-cong/2024"


def reports(month: str, *departments: str) -> list[Document]:
    order = Order(REF, ("bao_cao_thang", "tong_hop_thang"), departments, period=parse_period(month))
    found = [item.result for item in items(Workspace.find(ROOT), order)]
    return [one for one in found if isinstance(one, Document)]


def cached(chart: str) -> list[list[str]]:
    """The numbers that a chart part keeps of each series, as they stand."""
    series = re.findall(r"<c:ser>.*?</c:ser>", chart, re.DOTALL)
    values = [re.search(r"<c:val>.*?</c:val>", one, re.DOTALL) for one in series]
    return [re.findall(r"<c:v>([^<]*)</c:v>", found[0]) for found in values if found]


@pytest.mark.parametrize("month", ["2024-01", "2024-08", "2024-12", "2025-01"])
def test_a_charts_cache_is_its_workbook_and_the_table(month: str) -> None:
    for document in reports(month, "skhdt", "sxd"):
        package = ZipFile(BytesIO(render_document(ROOT / "templates", document)))
        charts = document.context["bieu_do"]
        assert isinstance(charts, list)
        for n, chart in enumerate(charts, start=1):
            part = package.read(f"word/charts/chart{n}.xml").decode()
            book = load_workbook(BytesIO(package.read(f"word/embeddings/bang_tinh{n}.xlsx"))).worksheets[0]
            (_, *columns) = zip(*book.iter_rows(min_row=2, values_only=True), strict=True)
            in_book = [[float(str(value)) for value in column if value is not None] for column in columns]
            for one in chart["chuoi"]:
                values = [float(value) for value in one["gia_tri"] if value]
                if one["kieu"] == "cot" or chart["loai"] == "duong":
                    assert any(
                        [float(value) for value in kept][-len(values) :] == values for kept in cached(part)
                    )
                    assert any(column[-len(values) :] == values for column in in_book)


@pytest.mark.parametrize("month", raw.MONTHS)
def test_the_bars_are_the_rates_of_the_ranking_table(month: str) -> None:
    (whole,) = (one for one in reports(month, "skhdt") if one.kind == "tong_hop_thang")
    charts, tables = whole.context["bieu_do"], whole.context["phu_luc_bang"]
    assert isinstance(charts, list)
    assert isinstance(tables, list)
    rows = [row for row in tables[0]["hang"] if row["kieu"] == "dong" and row["hang"] != "-"]
    bars = next(one for one in charts[0]["chuoi"] if one["kieu"] == "cot")
    assert [value.replace(".", ",") for value in bars["gia_tri"]] == [row["ty_le_dp"] for row in rows]
    assert charts[0]["nhan"] == [row["ten"] for row in rows]
