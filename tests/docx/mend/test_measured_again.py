"""What was ordered is what is measured afterwards, whatever styles the paragraph has."""

import pytest
from tests.docx.mend.facts import DOCUMENT
from tests.docx.mend.rich import LEVEL_LINE, field, rich
from tests.docx.word import p, tbl

from vanban.docx.measure import measure
from vanban.docx.mend import mend
from vanban.layout.measured import LineSpacing
from vanban.layout.mends import MendLetters, MendPageNumber, MendParagraph, MendSection, MendTable

LOOKS = {
    "plain": "",
    "web": '<w:pStyle w:val="NormalWeb"/>',
    "indented by characters": '<w:ind w:leftChars="200" w:left="480" w:hangingChars="100" w:hanging="240"/>',
    "hanging": '<w:ind w:left="720" w:hanging="360"/>',
    "exact": '<w:spacing w:before="200" w:beforeLines="100" w:line="400" w:lineRule="exact"/><w:jc w:val="right"/>',
    "with the last": '<w:keepNext/><w:contextualSpacing/><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr>',
}
RUN = (
    '<w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cs="Arial"/><w:b/><w:i/>'
    '<w:color w:val="FF0000" w:themeColor="accent1"/><w:sz w:val="22"/><w:highlight w:val="yellow"/>'
    '<w:u w:val="single"/></w:rPr><w:t>Phát động phong trào</w:t></w:r>'
)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("align", "both"),
        ("align", "left"),
        ("before_pt", 6.0),
        ("before_pt", 0.0),
        ("after_pt", 6.0),
        ("first_line_mm", 10.0),
        ("first_line_mm", 0.0),
        ("left_mm", 0.0),
        ("left_mm", 12.7),
        ("right_mm", 5.0),
        ("line", 1.5),
        ("contextual_spacing", False),
        ("contextual_spacing", True),
        ("keep_next", True),
        ("keep_next", False),
        ("keep_lines", True),
    ],
)
def test_a_paragraph_measures_what_was_ordered(look: str, what: str, value: float | bool | str) -> None:
    before = rich(f"<w:p><w:pPr>{look}</w:pPr>{RUN}</w:p>", p("thi đua"))
    order = MendParagraph((DOCUMENT, 0), what, value)  # type: ignore[arg-type]  # named by parametrize
    found = getattr(measure(mend(before, [order], "a.docx").raw, "a.docx").paragraphs[0], what)
    if what == "line":
        assert found == LineSpacing("auto", float(value))
    elif isinstance(value, float):
        assert found == pytest.approx(value, abs=0.02)
    else:
        assert found == value


@pytest.mark.parametrize(
    ("what", "value", "attribute"),
    [
        ("font", "Times New Roman", "font"),
        ("size_pt", 13.5, "size_pt"),
        ("bold", False, "bold"),
        ("italic", False, "italic"),
        ("underline", "", "underline"),
        ("colour", "000000", "colour"),
        ("colour", "auto", "colour"),
        ("highlight", "", "highlight"),
    ],
)
def test_letters_measure_what_was_ordered(what: str, value: str | float | bool, attribute: str) -> None:
    order = MendLetters((DOCUMENT, 0), what, value, 5, 9)  # type: ignore[arg-type]  # named by parametrize
    paragraph = measure(mend(rich(p(RUN)), [order], "a.docx").raw, "a.docx").paragraphs[0]
    (run,) = [run for run in paragraph.runs if run.start == 5]
    assert (run.text, getattr(run, attribute)) == ("động", value)
    if what == "font":
        assert set(run.fonts) == {value}


def test_sections_measure_what_was_ordered() -> None:
    orders = [
        MendSection(0, "paper"),
        MendSection(0, "top_mm", 20.0),
        MendSection(0, "bottom_mm", 21.0),
        MendSection(0, "left_mm", 30.0),
        MendSection(0, "right_mm", 15.0),
        MendSection(0, "gutter_mm", 0.0),
        MendSection(0, "header_mm", 10.0),
        MendSection(0, "mirrored", False),
        MendSection(0, "number_start", 1),
    ]
    before = rich(p("a"), settings="<w:mirrorMargins/>")
    section = measure(mend(before, orders, "a.docx").raw, "a.docx").sections[0]
    found = (
        section.width_mm,
        section.height_mm,
        section.top_mm,
        section.bottom_mm,
        section.left_mm,
        section.right_mm,
    )
    assert found == pytest.approx((210, 297, 20, 21, 30, 15), abs=0.05)
    assert (section.gutter_mm, round(section.header_mm), section.mirrored, section.number_start) == (
        0,
        10,
        False,
        1,
    )


def test_pages_are_numbered_as_they_were_ordered_to_be() -> None:
    before = rich(p("a"), footer_default=p("Trang ", field("PAGE", "1")))
    layout = measure(mend(before, [MendPageNumber(0, 13.0)], "a.docx").raw, "a.docx")
    numbered = [p for p in layout.paragraphs if any(run.field == "PAGE" for run in p.runs)]
    (number,) = numbered
    assert (number.story, number.header_kind, number.align) == ("header", "default", "center")
    assert (number.runs[0].size_pt, number.runs[0].italic, number.runs[0].font) == (
        13,
        False,
        "Times New Roman",
    )
    assert layout.sections[0].title_page
    assert number.box.centre_mm == pytest.approx(layout.sections[0].centre_mm, abs=0.5)


def test_tables_measure_what_was_ordered() -> None:
    before = rich(p("a"), tbl(["STT", "Tên"], ["1", tbl(["x"], ["y"])]), tbl(["b"], ["c"]))
    orders = [order for n in (2, 3) for order in (MendTable(n, "header_repeats"), MendTable(n, "rows_whole"))]
    tables = measure(mend(before, orders, "a.docx").raw, "a.docx").tables
    assert [(t.number, t.header_repeats, t.rows_can_split) for t in tables] == [
        (1, False, True),
        (2, True, False),
        (3, True, False),
    ]


def test_all_else_measures_the_same() -> None:
    before = rich(p("SỞ", LEVEL_LINE), p(RUN), p("x"))
    after = mend(before, [MendLetters((DOCUMENT, 2), "bold", True)], "a.docx").raw
    old, new = measure(before, "a.docx"), measure(after, "a.docx")
    assert new.paragraphs[:2] == old.paragraphs[:2]
    assert new.lines == old.lines
