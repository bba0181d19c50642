"""A file with anything in its attributes is measured or refused, never a trace."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docx.measure.files import A4, TIMES_14, docx, first, p, packed, t, table
from tests.docx.measure.test_bad_files import parts
from tests.docx.measure.test_text import item, level, lists
from tests.docx.measure.test_things import CENTRED, EDGES, drawing, line_shape, pict, text_shape

from vanban.docx.measure import measure
from vanban.errors import DataError

BORDERS = f"<w:tblBorders>{EDGES}</w:tblBorders>"
FULL_WIDTH = '<w:tblW w:w="5000" w:type="pct"/>'
TABBED = '<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs><w:ind w:left="567" w:hanging="567"/>'
GROUP = '<v:group style="position:absolute;width:200pt" coordsize="20,10"><v:line from="0,1" to="10,1"/></v:group>'
LOOK = '<w:sz w:val="26"/><w:spacing w:val="2"/><w:w w:val="90"/><w:position w:val="4"/><w:u w:val="single"/>'
SPACED = '<w:spacing w:before="120" w:line="360" w:lineRule="exact"/>'
COLUMNS = f'<w:sectPr>{A4}<w:cols w:num="2" w:space="720"/></w:sectPr>'
RICH = parts(
    docx(
        table((p("UBND"), p(t("Độc lập", "<w:b/>"), form=CENTRED)), widths=(3000, 6000), form=FULL_WIDTH),
        p("a", "<w:r><w:tab/></w:r>", "b", form=TABBED),
        p(drawing(line_shape(), 40, 0), drawing(text_shape(p("khung")), 40, 20)),
        p(pict(GROUP)),
        p(t("chữ", LOOK)),
        item(),
        item(1),
        table((p("1"), p("2")), (p("3"), p("4")), widths=(2000, 2000), form=BORDERS),
        p("cột", form=SPACED + COLUMNS),
        p("thả", form='<w:framePr w:w="2000" w:xAlign="center"/><w:outlineLvl w:val="1"/>'),
        p("cuối"),
        section='<w:type w:val="continuous"/>' + A4,
        styles=TIMES_14,
        numbering=lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.")),
        settings='<w:defaultTabStop w:val="720"/>',
        header=p("đầu trang"),
    )
)
_VALUE = re.compile(rb'="([^"<>]*)"')
NASTY = [
    "",
    "0",
    "-1",
    "nan",
    "inf",
    "-inf",
    "1e308",
    "999999999999",
    "x",
    "50%",
    "12pt",
    "-5000",
    "31680",
    "\u2060",
    "true",
]
READ = ["word/document.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml", "word/header.xml"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(READ), st.integers(0, 400), st.sampled_from(NASTY))
def test_any_value_of_any_attribute(part: str, place: int, value: str) -> None:
    data = RICH[part]
    found = [match for match in _VALUE.finditer(data) if b"://" not in match[1]]
    match = found[place % len(found)]
    changed = data[: match.start(1)] + value.encode() + data[match.end(1) :]
    with suppress(DataError):
        assert measure(packed({**RICH, part: changed}), "a.docx").pages < 100


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 1000),
    st.sampled_from([b"w:p", b"w:tc", b"w:tr", b"w:tbl", b"w:r", b"w:sectPr", b"w:pPr", b"w:tblGrid"]),
)
def test_any_element_under_another_name(place: int, name: bytes) -> None:
    data = RICH["word/document.xml"]
    tags = sorted(set(re.findall(rb"<([a-z]+:[A-Za-z]+)", data)))
    old = tags[place % len(tags)]
    changed = re.sub(rb"(</?)" + old + rb"(?=[ />])", rb"\1" + name, data)
    with suppress(DataError):
        assert measure(packed({**RICH, "word/document.xml": changed}), "a.docx").paragraphs


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e308"])
@pytest.mark.parametrize("name", ["left", "firstLine", "right"])
def test_an_endless_indent_is_none(name: str, value: str) -> None:
    paragraph = first(p("a", "<w:r><w:tab/></w:r>", "b", form=f'<w:ind w:{name}="{value}"/>'))
    assert (paragraph.left_mm, paragraph.first_line_mm, paragraph.right_mm) == (0, 0, 0)


def test_a_table_that_says_its_width_and_has_no_cell_is_none() -> None:
    empty = '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/></w:tblPr><w:tr/></w:tbl>'
    assert [paragraph.text for paragraph in measure(docx(p("a"), empty, p("b")), "a.docx").paragraphs] == [
        "a",
        "b",
    ]
