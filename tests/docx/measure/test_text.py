"""The text of a paragraph, with breaks, fields, changes and numbers of lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docx.measure.files import first, layout, p, t

from vanban.docx.measure.numbering import formatted


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def character(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f"{more}</w:lvl>"
    )


def lists(*levels: str, override: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )


def item(depth: int = 0, id: int = 1) -> str:
    return p("mục", form=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id}"/></w:numPr>')


def test_breaks_tabs_and_hyphens_are_letters() -> None:
    xml = run(
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t>"
    )
    assert first(p(xml)).text == "a\tb\nc-d"


def test_blanks_count_only_where_they_are_kept() -> None:
    assert first(p(run("<w:t>  a  </w:t>"), t("  b "))).text == "a  b "


def test_text_in_links_controls_and_changes_is_read() -> None:
    xml = (
        f"<w:hyperlink>{t('a')}</w:hyperlink><w:sdt><w:sdtContent>{t('b')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{t('c')}</w:smartTag><w:ins>{t('d')}</w:ins>"
        f"<w:del>{run('<w:delText>e</w:delText>')}</w:del>"
    )
    paragraph = first(p(xml))
    assert paragraph.text == "abcde"
    assert [r.change for r in paragraph.runs] == ["", "inserted", "deleted"]


def test_hidden_text_is_left_out() -> None:
    assert first(p(t("a"), t("b", "<w:vanish/>"), t("c"))).text == "ac"


def test_runs_of_one_look_are_one() -> None:
    paragraph = first(p(t("KẾ "), t("HO"), t("ẠCH", "<w:b/>")))
    assert [(r.start, r.end, r.text) for r in paragraph.runs] == [(0, 5, "KẾ HO"), (5, 8, "ẠCH")]


def test_only_one_branch_of_an_alternative_is_read() -> None:
    branches = f"<mc:Choice>{t('mới')}</mc:Choice><mc:Fallback>{t('cũ')}</mc:Fallback>"
    assert first(p(f"<mc:AlternateContent>{branches}</mc:AlternateContent>")).text == "mới"


def test_a_field_shows_its_result() -> None:
    xml = character("begin") + run("<w:instrText> PAGE </w:instrText>") + character("separate") + t("7")
    assert [(r.text, r.field) for r in first(p(t("Trang "), xml + character("end"))).runs] == [
        ("Trang ", ""),
        ("7", "PAGE"),
    ]


def test_a_page_number_without_a_result_is_still_told() -> None:
    xml = character("begin") + run("<w:instrText>PAGE</w:instrText>") + character("end")
    for field in (xml, '<w:fldSimple w:instr="PAGE"/>'):
        assert [r.field for r in first(p(t("a"), field)).runs] == ["", "PAGE"]


def test_capitals_are_shown_and_not_typed() -> None:
    paragraph = first(p(t("quyết định", "<w:caps/>")))
    assert (paragraph.text, paragraph.printed) == ("quyết định", "QUYẾT ĐỊNH")


def test_a_list_counts_its_levels() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")
    )
    measured = layout(*map(item, (0, 1, 2, 2, 1, 0, 1)), numbering=numbering)
    assert [q.label for q in measured.paragraphs] == ["I.", "1.", "a)", "b)", "2.", "II.", "1."]


def test_numbers_of_several_levels() -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    measured = layout(*map(item, (0, 0, 1)), numbering=numbering)
    assert measured.paragraphs[2].label == "2.1."


def test_a_second_list_begins_where_it_says() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), override=override)
    measured = layout(item(), item(id=2), item(id=2), numbering=numbering)
    assert [q.label for q in measured.paragraphs] == ["1.", "5.", "6."]


@pytest.mark.parametrize(("bullet", "label"), [("-", "-"), ("\uf0b7", "•"), ("\uf02d", "-"), ("\uf0a7", "▪")])
def test_bullets(bullet: str, label: str) -> None:
    assert layout(item(), numbering=lists(level(0, "bullet", bullet))).paragraphs[0].label == label


def test_the_list_indents_unless_the_paragraph_does() -> None:
    numbering = lists(level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr>'))
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    listed, own = layout(
        p("a", form=number), p("b", form=number + '<w:ind w:left="0"/>'), numbering=numbering
    ).paragraphs
    assert (listed.left_mm, listed.first_line_mm) == pytest.approx((10, -5), abs=0.02)
    assert own.left_mm == 0


@given(st.integers(1, 3999))
@settings(max_examples=200)
def test_roman_numbers_add_up(number: int) -> None:
    values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    digits = [values[sign] for sign in formatted(number, "upperRoman")]
    total = sum(-d if d < max([0, *digits[i + 1 :]]) else d for i, d in enumerate(digits))
    assert total == number
