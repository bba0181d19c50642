"""Effective values, from whatever place they come."""

import pytest
from tests.docx.measure.files import MODERN, TIMES_14, docx, first, layout, p, t, table

from vanban.docx.measure import measure
from vanban.layout.measured import LineSpacing

NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:clrScheme name="x"><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme name="x">
<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>
<a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"""
THEME_REL = (
    '<Relationship Id="th" Target="theme.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"/>'
)
MINOR = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def paragraph_style(id: str, inside: str, based_on: str = "Normal") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:basedOn w:val="{based_on}"/>{inside}</w:style>'


def character_style(id: str, inside: str) -> str:
    return f'<w:style w:type="character" w:styleId="{id}"><w:rPr>{inside}</w:rPr></w:style>'


def test_word_sets_times_10_where_nothing_is_said() -> None:
    (run,) = first(p("Kế hoạch"), styles="").runs
    assert (run.font, run.size_pt) == ("Times New Roman", 10)


def test_a_run_stands_above_its_styles() -> None:
    styles = TIMES_14 + paragraph_style("A", '<w:rPr><w:sz w:val="30"/><w:b/></w:rPr>')
    named, own = first(
        p(t("a"), t("b", '<w:sz w:val="26"/><w:b w:val="0"/>'), form='<w:pStyle w:val="A"/>'), styles=styles
    ).runs
    assert (named.size_pt, named.bold) == (15, True)
    assert (own.size_pt, own.bold) == (13, False)


def test_a_style_takes_over_what_it_is_based_on() -> None:
    styles = (
        TIMES_14
        + paragraph_style("A", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr>')
        + paragraph_style("B", '<w:pPr><w:spacing w:before="120"/></w:pPr>', "A")
    )
    paragraph = first(p("a", form='<w:pStyle w:val="B"/>'), styles=styles)
    assert (paragraph.align, paragraph.before_pt, paragraph.runs[0].italic) == ("center", 6, True)


def test_bold_in_both_styles_is_not_bold() -> None:
    styles = TIMES_14 + paragraph_style("A", "<w:rPr><w:b/></w:rPr>") + character_style("C", "<w:b/>")
    once, twice = first(
        p(t("a"), t("b", '<w:rStyle w:val="C"/>'), form='<w:pStyle w:val="A"/>'), styles=styles
    ).runs
    assert (once.bold, twice.bold) == (True, False)


def test_a_style_based_on_itself_ends() -> None:
    styles = TIMES_14 + paragraph_style("A", "<w:rPr><w:b/></w:rPr>", "B") + paragraph_style("B", "", "A")
    assert first(p("a", form='<w:pStyle w:val="A"/>'), styles=styles).runs[0].bold


@pytest.mark.parametrize(("language", "font"), [("en-US", "Calibri"), ("vi-VN", "Arial")])
def test_the_theme_has_a_font_for_vietnamese(language: str, font: str) -> None:
    measured = layout(
        p("Kế hoạch"),
        styles=MINOR + NORMAL,
        settings=f'<w:themeFontLang w:val="{language}"/>',
        rels=THEME_REL,
        extra={"word/theme.xml": THEME.encode()},
    )
    assert measured.paragraphs[0].runs[0].font == font


def test_a_named_font_is_stronger_than_the_theme_below_it() -> None:
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    measured = layout(
        p(t("a", font)), styles=MINOR + NORMAL, rels=THEME_REL, extra={"word/theme.xml": THEME.encode()}
    )
    assert measured.paragraphs[0].runs[0].font == "Times New Roman"


def test_the_font_is_the_one_of_the_letters_that_are_there() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman" w:cs="Mangal"/>'
    ascii_only, vietnamese = first(p(t("Anh", fonts), t("ĐỖ Ệ", fonts + "<w:b/>"))).runs
    assert ascii_only.font == "Arial"
    assert vietnamese.font == "Times New Roman"
    assert ascii_only.fonts == ("Arial", "Times New Roman", "Mangal")


def test_the_theme_names_colours() -> None:
    measured = layout(
        p(t("a", '<w:color w:themeColor="accent1"/>'), t("b", '<w:color w:val="FF0000"/>'), t("c")),
        rels=THEME_REL,
        extra={"word/theme.xml": THEME.encode()},
    )
    assert [run.colour for run in measured.paragraphs[0].runs] == ["4472C4", "FF0000", "auto"]


def test_a_table_style_gives_its_first_row_other_letters() -> None:
    styles = TIMES_14 + (
        '<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        "</w:tblStylePr></w:style>"
    )
    form = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    head, body = layout(
        table((p("Tên"),), (p("Xây dựng"),), widths=(3000,), form=form), styles=styles
    ).paragraphs
    assert (head.runs[0].bold, body.runs[0].bold) == (True, False)


@pytest.mark.parametrize(
    ("form", "spacing"),
    [
        ('<w:spacing w:line="360" w:lineRule="auto"/>', LineSpacing("auto", 1.5)),
        ('<w:spacing w:line="360"/>', LineSpacing("auto", 1.5)),
        ('<w:spacing w:line="340" w:lineRule="exact"/>', LineSpacing("exact", 17)),
        ('<w:spacing w:line="340" w:lineRule="atLeast"/>', LineSpacing("at_least", 17)),
        ("", LineSpacing("auto", 1)),
    ],
)
def test_line_spacing(form: str, spacing: LineSpacing) -> None:
    assert first(p("a", form=form)).line == spacing


@pytest.mark.parametrize(
    ("indent", "measures"),
    [
        ('<w:ind w:left="567" w:firstLine="567"/>', (10, 10)),
        ('<w:ind w:start="1134" w:hanging="567"/>', (20, -10)),
        ('<w:ind w:firstLineChars="200" w:firstLine="480"/>', (0, 9.9)),
        ('<w:ind w:left="20mm"/>', (20, 0)),
    ],
)
def test_indents(indent: str, measures: tuple[float, float]) -> None:
    paragraph = first(p("a", form=indent))
    assert (paragraph.left_mm, paragraph.first_line_mm) == pytest.approx(measures, abs=0.05)


@pytest.mark.parametrize(
    ("spacing", "before"),
    [('w:before="120"', 6), ('w:before="100" w:beforeAutospacing="1"', 14), ('w:beforeLines="50"', 6)],
)
def test_space_before(spacing: str, before: float) -> None:
    assert first(p("a", form=f"<w:spacing {spacing}/>")).before_pt == before


def test_the_mark_gives_an_empty_paragraph_its_size() -> None:
    measured = layout(p(form='<w:rPr><w:sz w:val="8"/></w:rPr>'), p("a"))
    assert measured.paragraphs[0].mark_size_pt == 4
    assert measured.paragraphs[0].box.height_mm < 2


def test_documents_with_the_same_styles_do_not_change_each_other() -> None:
    plain, bold = docx(p("a")), docx(p(t("a", "<w:b/>")), settings=MODERN)
    before = measure(plain, "a.docx")
    measure(bold, "b.docx")
    assert measure(plain, "a.docx") == before
