"""Tables of figures: their columns are those of the contract, they fill the page and stay readable on all pages."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from lxml import etree
from tests.docx.rendering import convert, parts_of, to_pdf
from tests.docx.starter.making import make
from tests.docx.starter.test_kinds import W, main_part, paragraphs, sections, shaped, texts

from vanban.decree30.form import form
from vanban.documents.page import ROWS
from vanban.docx.engine.engine import Engine
from vanban.docx.page.filters import FILTERS
from vanban.docx.page.metrics import text_width_mm
from vanban.docx.starter import stock
from vanban.docx.starter.figure_samples import REFERRING, REPORT, SMALL, table
from vanban.docx.starter.samples import OWN_SAMPLES, SAMPLES
from vanban.docx.starter.tables import TABLES, figures, paper

MM = 1440 / 25.4
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def report(kind: str, rows: int = 40) -> bytes:
    """A report with one annex, a table of that kind."""
    annex = {"phu_luc_bang": [table(kind, rows)], "noi_dung": [REFERRING]}
    return make("bao_cao", SAMPLES["bao_cao"] | annex)


def printed_table(document: etree._Element) -> etree._Element:
    """The last table with lines."""
    return [t for t in document.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblBorders") is not None][-1]


def rows(found: etree._Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in found.iter(f"{W}tr")]


def test_every_column_is_a_value_of_the_row_and_every_value_has_a_column() -> None:
    assert {kind: [column.key for column in known.columns] for kind, known in TABLES.items()} == {
        kind: [key for key in get_type_hints(row) if key != "kieu"] for kind, row in ROWS.items()
    }


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("large", [True, False], ids=["large", "small"])
def test_a_table_is_as_wide_as_the_text_and_what_is_longest_has_the_most_room(kind: str, large: bool) -> None:
    found = etree.fromstring(f'<a xmlns:w="{WORD}">{figures(form(large), kind)}</a>')
    widths = [int(column.get(f"{W}w")) / MM for column in found.iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(paper(form(large), kind).text_width_mm, abs=0.2)
    (longest,) = (n for n, column in enumerate(TABLES[kind].columns) if not column.width_mm)
    assert widths[longest] == max(widths)
    for row in found.iter(f"{W}tr"):
        cells = [int(cell.get(f"{W}w")) / MM for cell in row.iter(f"{W}tcW")]
        assert sum(cells) == pytest.approx(sum(widths), abs=0.2)


@pytest.mark.parametrize("kind", TABLES)
def test_an_amount_of_seven_digits_fits_on_one_line_in_bold(kind: str) -> None:
    size_pt = 10 if TABLES[kind].wide else 11
    widest = {"amount": "8.888.888,8", "rate": "-100,00"}
    needed = {what: text_width_mm(text, size_pt, bold=True) for what, text in widest.items()}
    rates = {"ty_le", "ty_le_tw", "ty_le_dp", "ky_truoc", "tang_giam", "cung_ky", "chenh_lech"}
    for column in TABLES[kind].columns:
        if column.content == "So":
            what = "rate" if column.key in rates else "amount"
            assert column.width_mm - 1.6 >= needed[what], column.key


@pytest.mark.parametrize("kind", TABLES)
def test_no_word_of_a_heading_is_broken(kind: str) -> None:
    size_pt = 10 if TABLES[kind].wide else 11
    room_mm = {column.title: column.width_mm - 1.6 for column in TABLES[kind].columns if column.width_mm}
    assert [
        (word, width)
        for title, width in room_mm.items()
        for word in title.split()
        if text_width_mm(word, size_pt, bold=True) > width
    ] == []


@pytest.mark.parametrize("kind", TABLES)
def test_headings_repeat_and_no_row_is_broken_over_two_pages(kind: str) -> None:
    found = printed_table(main_part(report(kind)))
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found.iter(f"{W}tr")]
    assert repeated == sorted(repeated, reverse=True)
    assert 2 <= sum(repeated) <= 3
    assert len(repeated) - sum(repeated) == 41
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in found.iter(f"{W}tr"))


@pytest.mark.parametrize("kind", TABLES)
def test_each_row_prints_its_values_in_order_and_sums_are_bold(kind: str) -> None:
    given: list[dict[str, Any]] = table(kind, 40)["hang"]
    found = printed_table(main_part(report(kind)))
    body = [row for row in found.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
    keys = [column.key for column in TABLES[kind].columns]
    assert [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in body] == [
        [row[key] for key in keys] for row in given
    ]
    for row, values in zip(body, given, strict=True):
        bold = {"Dam" in p.get(f"{W}val") for p in row.iter(f"{W}pStyle")}
        assert bold == {values["kieu"] != "dong"}


def test_a_column_of_rates_says_how_it_is_computed() -> None:
    numbers = rows(printed_table(main_part(report("du_an"))))[2]
    assert numbers[:10] == ["1", "2", "3", "4", "5", "6", "7", "8", "9=8/4", "10=8/5"]


def test_the_unit_stands_in_italics_right_above_the_table_if_there_is_one() -> None:
    document = main_part(report("don_vi"))
    unit = printed_table(document).getprevious()
    assert paragraphs(document)[-1][0].startswith("Bang")
    assert "".join(unit.itertext()) == "Đơn vị tính: triệu đồng"
    assert unit.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "DonViTinh"
    bare = {"phu_luc_bang": [table("don_vi", 1) | {"don_vi_tinh": ""}], "noi_dung": [REFERRING]}
    assert texts(main_part(make("bao_cao", SAMPLES["bao_cao"] | bare)), "DonViTinh") == []


def test_each_annex_lies_as_its_table_needs_and_counts_its_own_pages() -> None:
    found = sections(shaped("report with tables"))
    assert [section["wide"] for section in found] == [False, False, True, False, True]
    assert {(section["from"], section["hidden"]) for section in found} == {("1", True)}
    mixed = sections(shaped("report with annexes of both kinds"))
    assert [section["wide"] for section in mixed] == [False, False, False, False]


def test_only_a_letter_itself_bears_the_address() -> None:
    assert [section["address"] for section in sections(shaped("urging letter with tables"))] == [True, False]


def test_a_report_without_annexes_is_one_section() -> None:
    assert len(sections(make("bao_cao", SAMPLES["bao_cao"]))) == 1


def test_annexes_are_headed_by_their_numbers() -> None:
    document = main_part(shaped("report with tables"))
    assert texts(document, "PhuLuc") == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert texts(main_part(shaped("report with a table")), "PhuLuc") == ["Phụ lục"]
    assert texts(document, "TenPhuLuc")[1] == "KẾT QUẢ GIẢI NGÂN CỦA CÁC ĐƠN VỊ"


def test_a_long_title_of_an_annex_breaks_evenly_in_the_width_of_its_sheet() -> None:
    title = "Danh sách đơn vị có tỷ lệ giải ngân dưới mức chung hết tháng 9 năm 2024"
    for kind, lines in (("duoi_binh_quan", 2), ("don_vi", 1)):
        annexes = {"phu_luc_bang": [table(kind, 3, title=title)], "noi_dung": [REFERRING]}
        printed = texts(main_part(make("bao_cao", SAMPLES["bao_cao"] | annexes)), "TenPhuLuc")
        assert " ".join(printed) == title.upper()
        assert len(printed) == lines
        assert min(map(len, printed)) > len(title) / lines * 0.7


def test_a_letter_can_hold_a_table_between_its_body_and_its_closing_words() -> None:
    styles = [style for style, _ in paragraphs(main_part(shaped("urging letter with a table in its text")))]
    table_at = styles.index("BangDauDe")
    assert styles[table_at - 2 : table_at] == ["TenBang", "DonViTinh"]
    assert styles.index("NoiDungCuoi") > table_at
    assert "PhuLuc" not in styles


@pytest.mark.parametrize("name", ["report with tables", "urging letter with tables"])
def test_the_same_data_gives_the_same_bytes(name: str) -> None:
    first = shaped(name)
    shaped.cache_clear()
    assert shaped(name) == first


@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext"))) and not os.environ.get("CI"),
    reason="needs LibreOffice and poppler",
)
def test_on_paper_every_page_of_a_long_table_has_its_headings(tmp_path: Path) -> None:
    pdf = to_pdf({"bao_cao": report("du_an")}, tmp_path)["bao_cao"]
    out = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    pages = out.stdout.split("\f")[1:-1]
    assert len(pages) > 3
    assert all("Còn phải" in page and "9=8/4" in page for page in pages)
    assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is not installed"
)
def test_templates_edited_and_saved_in_a_word_processor_still_work(tmp_path: Path) -> None:
    files = {name.removesuffix(".docx").replace("/", "-"): content for name, content in stock(form()).items()}
    for name, path in convert(files, tmp_path, "docx").items():
        saved = tmp_path / "mau" / f"{name.replace('-', '/')}.docx"
        saved.parent.mkdir(parents=True, exist_ok=True)
        saved.write_bytes(path.read_bytes())
    engine = Engine(tmp_path / "mau", filters=FILTERS, cache=tmp_path / "cache")
    for kind, changes in (("bao_cao", REPORT), ("cong_van_don_doc", {"bang_trong_bai": [SMALL]})):
        context = (SAMPLES | OWN_SAMPLES)[kind] | changes
        again, own = engine.template(f"{kind}.docx").render(context), make(kind, context)
        assert [text for _, text in paragraphs(main_part(again))] == [
            text for _, text in paragraphs(main_part(own))
        ]
        assert [found["wide"] for found in sections(again)] == [found["wide"] for found in sections(own)]
        charts = [sum(name.startswith("word/charts/chart") for name in parts_of(raw)) for raw in (again, own)]
        assert charts[0] == charts[1]
