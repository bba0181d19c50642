"""Charts as Word and LibreOffice get them: valid, editable, equal to the data in every place that holds it."""

import io
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.rendering import parts_of
from tests.docx.starter.making import make
from tests.docx.templates import CHART_TYPE, with_part
from tests.docx.word import p, word

from vanban.docx.charts.axes import scale
from vanban.docx.charts.data import read_chart
from vanban.docx.charts.workbook import workbook
from vanban.docx.engine.engine import Engine, Template
from vanban.docx.page.filters import FILTERS
from vanban.docx.starter.figure_samples import CHARTS
from vanban.docx.starter.samples import SAMPLES
from vanban.errors import TemplateError

BARS, COURSE = CHARTS
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MEAN = "Bình quân chung"


def report(*charts: Mapping[str, Any]) -> bytes:
    """A report with these charts."""
    return make("bao_cao", SAMPLES["bao_cao"] | {"bieu_do": list(charts)})


@cache
def made() -> dict[str, bytes]:
    """The parts of a report with both kinds."""
    return parts_of(report(BARS, COURSE))


def chart_part(number: int) -> etree._Element:
    return etree.fromstring(made()[f"word/charts/chart{number}.xml"])


def cached(part: etree._Element) -> dict[str, list[str]]:
    """By the name of each series, its cached values; a gap is an empty text."""
    found = {}
    for series in part.iter(f"{C}ser"):
        cache = series.find(f"{C}val/{C}numRef/{C}numCache")
        points = {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in cache.iter(f"{C}pt")}
        count = int(cache.find(f"{C}ptCount").get("val"))
        found[series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v")] = [
            points.get(n, "") for n in range(count)
        ]
    return found


def cached_labels(part: etree._Element) -> list[list[str]]:
    return [[v.text for v in cat.iter(f"{C}v")] for cat in part.iter(f"{C}cat")]


def sheet(number: int) -> list[list[Any]]:
    """The cells of the workbook behind a chart."""
    raw = made()[f"word/embeddings/bang_tinh{number}.xlsx"]
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(raw)).active.iter_rows(values_only=True)]


def test_word_finds_nothing_to_repair_in_a_report_with_charts(tmp_path: Path) -> None:
    path = tmp_path / "bao_cao.docx"
    path.write_bytes(report(BARS, COURSE))
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("number", [1, 2])
def test_excel_finds_nothing_to_repair_in_the_data(number: int, tmp_path: Path) -> None:
    path = tmp_path / "so_lieu.xlsx"
    path.write_bytes(made()[f"word/embeddings/bang_tinh{number}.xlsx"])
    assert OpenXmlValidator().validate(path).errors == []


def test_the_data_of_bars_stands_in_chart_and_workbook_alike_with_the_average_first() -> None:
    rates, means = BARS["chuoi"]
    labels = [MEAN, *BARS["nhan"]]
    values = ["62.35", *rates["gia_tri"]]
    assert cached(chart_part(1)) == {rates["ten"]: values, MEAN: ["62.35"] * 21}
    assert cached_labels(chart_part(1)) == [labels, labels]
    head, *rows = sheet(1)
    assert head == [None, rates["ten"], means["ten"]]
    assert rows == [[label, float(value), 62.35] for label, value in zip(labels, values, strict=True)]


def test_the_data_of_a_course_stands_in_chart_and_workbook_alike_with_its_gaps() -> None:
    assert cached(chart_part(2)) == {one["ten"]: one["gia_tri"] for one in COURSE["chuoi"]}
    head, *rows = sheet(2)
    assert head == [None, *(one["ten"] for one in COURSE["chuoi"])]
    columns = [[None if row[n] is None else Decimal(str(row[n])) for row in rows] for n in (1, 2, 3)]
    assert columns == [
        [Decimal(text) if text else None for text in one["gia_tri"]] for one in COURSE["chuoi"]
    ]
    assert chart_part(2).find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"


@pytest.mark.parametrize("number", [1, 2])
def test_each_reference_names_the_cells_that_hold_its_values(number: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made()[f"word/embeddings/bang_tinh{number}.xlsx"]))
    for reference in [*chart_part(number).iter(f"{C}strRef"), *chart_part(number).iter(f"{C}numRef")]:
        name, where = re.fullmatch(r"'(.+)'!(.+)", reference.findtext(f"{C}f")).groups()  # type: ignore[union-attr]
        cells = book[name][where.replace("$", "")]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        typed = ["" if row[0].value is None else str(row[0].value) for row in rows]
        points = {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in reference.iter(f"{C}pt")}
        shown = [points.get(n, "") for n in range(len(typed))]
        assert [_number(text) for text in shown] == [_number(text) for text in typed]


def _number(text: str) -> Decimal | str:
    return Decimal(text).normalize() if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def test_the_line_of_the_average_stands_where_the_average_is_on_the_scale_of_the_bars() -> None:
    part = chart_part(1)
    (crossing,) = part.iter(f"{C}crossesAt")
    assert crossing.get("val") == "62.35"
    axis = crossing.getparent()
    assert axis.find(f"{C}spPr/{A}ln/{A}prstDash").get("val") == "dash"
    ends = [[e.get("val") for e in value.find(f"{C}scaling")] for value in part.iter(f"{C}valAx")]
    assert ends == [["minMax", "100", "0"]] * 2
    assert [value.get("val") for value in part.iter(f"{C}delete")] == ["0"] * 4


def test_bars_run_from_the_top_down() -> None:
    assert {
        axis.find(f"{C}scaling/{C}orientation").get("val") for axis in chart_part(1).iter(f"{C}catAx")
    } == {"maxMin"}


def test_bars_without_an_average_have_no_line_and_no_further_bar() -> None:
    alone = BARS | {"chuoi": BARS["chuoi"][:1]}
    part = etree.fromstring(parts_of(report(alone))["word/charts/chart1.xml"])
    assert cached_labels(part) == [BARS["nhan"]]
    assert len(list(part.iter(f"{C}barChart"))) == 1
    assert list(part.iter(f"{C}crossesAt")) == []


def test_values_are_printed_with_all_their_decimals() -> None:
    for number in (1, 2):
        formats = {
            f.get("formatCode")
            for label in chart_part(number).iter(f"{C}dLbls")
            for f in label.iter(f"{C}numFmt")
        }
        assert formats == {"[$-42A]#,##0.00"}


def test_lines_differ_in_dash_and_marker() -> None:
    series = list(chart_part(2).iter(f"{C}ser"))
    dashes = {one.find(f"{C}spPr/{A}ln/{A}prstDash").get("val") for one in series}
    markers = {one.find(f"{C}marker/{C}symbol").get("val") for one in series}
    assert len(dashes) == len(markers) == len(series) == 3


def test_values_stand_on_the_free_side_of_the_first_line_and_never_on_the_axis() -> None:
    def labels(*values: list[str]) -> tuple[str, list[str]]:
        lines = [{"ten": str(n), "kieu": "duong", "gia_tri": line} for n, line in enumerate(values)]
        raw = report(COURSE | {"nhan": ["1", "2", "3"], "chuoi": lines})
        part = etree.fromstring(parts_of(raw)["word/charts/chart1.xml"])
        (found,) = part.iter(f"{C}dLbls")
        return found.find(f"{C}dLblPos").get("val"), [i.get("val") for i in found.iter(f"{C}idx")]

    low, high = ["1", "40", "60"], ["30", "50", "70"]
    assert labels(high, low) == ("t", [])
    assert labels(low, high) == ("b", ["0"])
    assert labels(low) == ("t", [])
    assert labels(high, low, ["95"] * 3) == ("t", [])  # a target far above is in nobody's way
    assert labels(["", "40", ""], ["", "", ""]) == ("t", [])


def test_every_text_is_set_in_times_new_roman() -> None:
    for number in (1, 2):
        faces = {face.get("typeface") for face in chart_part(number).iter(f"{A}latin")}
        assert faces == {"Times New Roman"}
        assert {text.get("lang") for text in chart_part(number).iter(f"{A}rPr")} == {"vi-VN"}


def test_axes_are_named() -> None:
    assert [t.text for t in chart_part(2).iter(f"{A}t")] == ["Tháng", "%"]
    assert [t.text for t in chart_part(1).iter(f"{A}t")] == ["%"]


def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    document = made()["word/document.xml"].decode()
    described = re.findall(r'<wp:docPr id="(\d+)" name="([^"]*)" descr="([^"]*)"/>', document)
    assert [(name, text) for _, name, text in described] == [(one["ten"], one["mo_ta"]) for one in CHARTS]
    numbers = re.findall(r'docPr id="(\d+)"', document)
    assert len(set(numbers)) == len(numbers)


def test_parts_are_declared_and_related() -> None:
    parts = made()
    types = parts["[Content_Types].xml"].decode()
    links = dict(
        re.findall(r'Id="(rId\d+)"[^>]*Target="([^"]+)"', parts["word/_rels/document.xml.rels"].decode())
    )
    used = re.findall(r'<c:chart [^>]*r:id="(rId\d+)"', parts["word/document.xml"].decode())
    assert [links[id] for id in used] == ["charts/chart1.xml", "charts/chart2.xml"]
    for n in (1, 2):
        assert f'PartName="/word/charts/chart{n}.xml"' in types
        assert f'PartName="/word/embeddings/bang_tinh{n}.xlsx"' in types
        related = parts[f"word/charts/_rels/chart{n}.xml.rels"].decode()
        assert 'Id="rId1"' in related
        assert f'Target="../embeddings/bang_tinh{n}.xlsx"' in related


def test_one_chart_is_not_numbered_and_several_are() -> None:
    def names(*charts: Mapping[str, Any]) -> list[str]:
        text = parts_of(report(*charts))["word/document.xml"].decode()
        found = re.findall(r'<w:pStyle w:val="TenBieuDo"/></w:pPr>(.*?)</w:p>', text)
        return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", name)) for name in found]

    assert names(BARS) == [f"Biểu đồ. {BARS['ten']}"]
    assert [name[:10] for name in names(BARS, COURSE)] == ["Biểu đồ 1.", "Biểu đồ 2."]
    assert names() == []


def test_the_same_data_gives_the_same_bytes() -> None:
    assert report(BARS, COURSE) == report(BARS, COURSE)
    with ZipFile(io.BytesIO(made()["word/embeddings/bang_tinh1.xlsx"])) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_of_the_data_are_never_markup(tmp_path: Path) -> None:
    nasty = 'A & <B> "C" \' ]]> {{ so }}'
    chart = BARS | {"ten": nasty, "mo_ta": nasty, "don_vi": nasty, "nhan": [nasty, *BARS["nhan"][1:]]}
    raw = report(chart)
    part = etree.fromstring(parts_of(raw)["word/charts/chart1.xml"])
    assert cached_labels(part)[0][1] == nasty
    path = tmp_path / "bao_cao.docx"
    path.write_bytes(raw)
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"loai": "tron"},
        {"chuoi": []},
        {"nhan": ["Sở mẫu"]},
        {"chuoi": [{"ten": "a", "kieu": "cot", "gia_tri": ["62,35"] * 20}]},
        {"chuoi": [{"ten": "a", "kieu": "cot", "gia_tri": ["nan"] * 20}]},
    ],
    ids=["no such kind", "no series", "other count of labels", "comma", "no number"],
)
def test_what_is_no_chart_is_told_with_the_place_in_the_template(wrong: dict[str, Any]) -> None:
    with pytest.raises(TemplateError, match=r"bieu_do\.docx.*bieu_do"):
        report(BARS | wrong)


def own_template(folder: Path, raw: bytes) -> Template:
    (folder / "mau.docx").write_bytes(raw)
    return Engine(folder, filters=FILTERS, cache=folder / "cache").template("mau.docx")


def test_a_chart_of_the_template_itself_keeps_its_place(tmp_path: Path) -> None:
    own = f'<c:chartSpace xmlns:c="{C[1:-1]}"><c:chart><c:plotArea/></c:chart><!-- {{{{ so }}}} --></c:chartSpace>'
    raw = with_part(
        word(p("{{r bd | bieu_do(rong_mm=100) }}")), "word/charts/chart1.xml", CHART_TYPE, "chart", own
    )
    parts = parts_of(own_template(tmp_path, raw).render({"bd": COURSE, "so": "5"}))
    assert b"<!-- 5 -->" in parts["word/charts/chart1.xml"]
    assert cached(etree.fromstring(parts["word/charts/chart2.xml"])).keys() == {
        one["ten"] for one in COURSE["chuoi"]
    }


def test_a_chart_beside_a_subdocument_is_refused(tmp_path: Path) -> None:
    template = own_template(tmp_path, word(p("{{r bd | bieu_do(rong_mm=100) }}"), p("{{p con }}")))
    with pytest.raises(TemplateError, match="bieu_do"):
        template.render({"bd": COURSE, "con": template.for_subdocuments().new_subdoc()})


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        (["62.35", "98.5"], ("0", "100", "10")),
        (["3"], ("0", "3", "0.5")),
        (["-4", "12"], ("-4", "12", "2")),
        (["101"], ("0", "120", "20")),
        (["0", ""], ("0", "1", "0.1")),
        (["-5"], ("-5", "0", "0.5")),
        (["1234567.8"], ("0", "1400000", "200000")),
    ],
)
def test_the_scale_ends_at_round_numbers(values: list[str], ends: tuple[str, str, str]) -> None:
    assert tuple(scale(values)) == tuple(map(Decimal, ends))


amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(str)


@settings(max_examples=60, deadline=None)
@given(st.lists(amounts, min_size=1, max_size=30))
def test_the_scale_holds_every_value_in_few_steps(values: list[str]) -> None:
    low, high, step = scale(values)
    assert low <= min(map(Decimal, values)) <= max(map(Decimal, values)) <= high
    assert low <= 0 <= high
    assert low < high
    assert (high - low) / step <= 12


printable = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1
).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(printable, st.one_of(st.just(""), amounts)), min_size=1, max_size=8))
def test_a_workbook_holds_what_it_was_given(rows: list[tuple[str, str]]) -> None:
    chart = read_chart(
        {
            "loai": "duong",
            "ten": "",
            "mo_ta": "",
            "don_vi": "",
            "nhan": [label for label, _ in rows],
            "chuoi": [{"ten": "Tỷ lệ", "kieu": "duong", "gia_tri": [value for _, value in rows]}],
        }
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook(chart.labels, chart.series)))
    _, *found = book["Số liệu"].iter_rows(min_col=1, max_col=2, values_only=True)
    assert [label for label, _ in found] == [label for label, _ in rows]
    assert [value for _, value in found] == [float(value) if value else None for _, value in rows]
