"""The page at a glance: everything in one file, every word escaped, the numbers those of the report."""

import re
from html.parser import HTMLParser
from pathlib import Path

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Order, items
from vanban.summary.charts import chart
from vanban.summary.page import summary_page
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[2]
VOID = {"meta"}


def report(period: str = "2024-10") -> Document:
    order = Order("giai-ngan-von-dau-tu-cong/2024", ("tong_hop_thang",), period=parse_period(period))
    (item,) = items(Workspace.find(ROOT), order)
    assert isinstance(item.result, Document)
    return item.result


class Balance(HTMLParser):
    """Fails when tags don't close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_one_whole_file_without_scripts_and_addresses() -> None:
    page = summary_page(report().context)
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    assert not re.search(r"<script|https?:|//|url\(|@import|<link|<img|src=", page)


def test_each_department_stands_in_the_chart_and_in_the_table_with_its_rate() -> None:
    context = report().context
    page = summary_page(context)
    tables = context["phu_luc_bang"]
    assert isinstance(tables, list)
    ranking = tables[0]
    rows = [row for row in ranking["hang"] if row["kieu"] == "dong"]
    assert len(rows) == 20
    for row in rows:
        assert page.count(f"{row['ty_le_dp']}%</text>") >= 1
        assert f"<td class=w>{row['ten']}</td>" in page
        assert f'">{row["ten"]}</text>' in page


def test_words_of_the_data_are_escaped() -> None:
    context = dict(report().context) | {"trich_yeu": ["<script>alert(1)</script>"], "co_quan": 'A & "B"'}
    page = summary_page(context)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "A &amp; &quot;B&quot;" in page


def test_a_line_breaks_where_a_month_is_missing() -> None:
    drawn = chart(
        {
            "loai": "duong",
            "ten": "t",
            "mo_ta": "m",
            "don_vi": "%",
            "nhan": ["1", "2", "3", "4"],
            "chuoi": [{"ten": "năm", "kieu": "duong", "gia_tri": ["1", "2", "", "4"]}],
        }
    )
    lines = re.findall(r'<polyline class="s0" points="([^"]*)"', drawn)
    assert [len(line.split()) for line in lines] == [2, 1]
    assert drawn.count("<circle") == 3


def test_the_line_of_the_average_crosses_no_number_out_and_its_name_stays_inside() -> None:
    bars = {"ten": "Tỷ lệ", "kieu": "cot", "gia_tri": ["96.00", "94.00"]}
    average = {"ten": "Chung", "kieu": "duong", "gia_tri": ["95.00", "95.00"]}
    whole = {"loai": "cot_ngang", "ten": "t", "mo_ta": "m", "don_vi": "%", "nhan": ["A", "B"]}
    drawn = chart({**whole, "chuoi": [bars, average]})  # type: ignore[typeddict-item]  # as templates get it
    assert drawn.index('class="mean"') < drawn.index(">96,00%") < drawn.index(">94,00%")
    assert 'text-anchor="end">Chung: 95,00%' in drawn


def test_annexes_are_called_as_the_text_calls_them() -> None:
    page = summary_page(report().context)
    called = re.search(r"các Phụ lục ([IVX, ]+) kèm theo", page)
    assert called
    assert re.findall(r"<h2>Phụ lục ([IVX]+)\. ", page) == called[1].split(", ")
