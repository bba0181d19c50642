"""Orders about paragraphs, tables and sections."""

import pytest
from tests.docx.mend.facts import DOCUMENT, changed, facts
from tests.docx.mend.rich import rich
from tests.docx.word import p, tbl

from vanban.docx.mend import mend
from vanban.layout.mends import MendParagraph, MendSection, MendTable

LONG = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>Phát động phong trào</w:t></w:r></w:p>"


def order(what: str, value: float | bool | str) -> MendParagraph:
    return MendParagraph((DOCUMENT, 0), what, value)  # type: ignore[arg-type]  # named by parametrize


@pytest.mark.parametrize(
    ("look", "what", "value", "said"),
    [
        ("", "align", "both", {"jc@val": "both"}),
        ('<w:jc w:val="left"/>', "align", "center", {"jc@val": "center"}),
        ('<w:jc w:val="start"/>', "align", "left", {}),
        ('<w:spacing w:after="200"/>', "before_pt", 6.0, {"spacing@before": "120", "spacing@beforeAutospacing": "0"}),
        ('<w:spacing w:after="200" w:afterLines="50"/>', "after_pt", 0, {
            "spacing@after": "0", "spacing@afterLines": None, "spacing@afterAutospacing": "0"}),
        ('<w:ind w:left="10" w:hanging="200" w:hangingChars="100"/>', "first_line_mm", 10.0, {
            "ind@firstLine": "567", "ind@hanging": None, "ind@hangingChars": None}),
        ('<w:ind w:firstLine="567"/>', "first_line_mm", -5.0, {"ind@firstLine": None, "ind@hanging": "283"}),
        ('<w:ind w:start="300"/>', "left_mm", 0, {"ind@left": "0", "ind@start": None}),
        ("", "right_mm", 10, {"ind@right": "567"}),
        ('<w:spacing w:line="400" w:lineRule="exact"/>', "line", 1.15, {
            "spacing@line": "276", "spacing@lineRule": "auto"}),
        ("<w:contextualSpacing/>", "contextual_spacing", False, {
            "contextualSpacing": None, "contextualSpacing@val": "0"}),
        ("", "keep_next", True, {"keepNext": "on"}),
        ("", "keep_lines", True, {"keepLines": "on"}),
    ],
)  # fmt: skip
def test_one_measure_is_set_and_nothing_else(
    look: str, what: str, value: float | bool | str, said: dict[str, str | None]
) -> None:
    before = rich(LONG.format(look), p("thi đua"))
    after = mend(before, [order(what, value)], "a.docx").raw
    found = {key: new for key, (_, new) in changed(before, after).items()}
    assert found == {(DOCUMENT, 0, "paragraph", name): wanted for name, wanted in said.items()}


def test_rows_are_kept_whole_and_the_heading_repeats() -> None:
    before = rich(tbl(["STT", "Tên"], ["1", tbl(["x"])], ["2", "b"]), p("hết"))
    after = mend(before, [MendTable(1, "rows_whole"), MendTable(1, "header_repeats")], "a.docx")
    said = facts(after.raw)
    rows = [{key[2] for key in said if key[1:2] == (f"table {number}",)} for number in range(9)]
    assert [row for row in rows if row] == [{"cantSplit", "tblHeader"}, {"cantSplit"}, {"cantSplit"}]


def test_a_heading_of_two_rows_repeats_whole() -> None:
    def cell(merge: str) -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p/></w:tc>"

    rows = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", "")
    table = "".join(f"<w:tr>{cell(merge)}</w:tr>" for merge in rows)
    after = mend(
        rich(f"<w:tbl><w:tblPr/>{table}</w:tbl>", p("a")), [MendTable(1, "header_repeats")], "a.docx"
    ).raw
    assert sum(key[2:] == ("tblHeader",) for key in facts(after)) == 2


def test_a_table_that_is_not_there_is_left() -> None:
    assert len(mend(rich(p("a")), [MendTable(1, "rows_whole")], "a.docx").left) == 1


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("paper", None, {"pgSz@w": "11906", "pgSz@h": "16838"}),
        ("top_mm", 20.0, {"pgMar@top": "1134"}),
        ("bottom_mm", 20.0, {"pgMar@bottom": "1134"}),
        ("left_mm", 30.0, {"pgMar@left": "1701"}),
        ("right_mm", 15.0, {"pgMar@right": "850"}),
        ("header_mm", 10.0, {"pgMar@header": "567"}),
        ("number_start", 1.0, {"pgNumType@start": "1"}),
    ],
)
def test_one_measure_of_the_page_is_set(what: str, value: float | None, said: dict[str, str]) -> None:
    before = rich(p("a"), section='<w:cols w:space="720"/>')
    after = mend(before, [MendSection(0, what, value)], "a.docx").raw  # type: ignore[arg-type]  # named above
    found = {key[2]: new for key, (_, new) in changed(before, after).items()}
    assert found == said


def test_a_turned_page_stays_turned() -> None:
    turned = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    before = rich(turned, p("a"))
    said = facts(mend(before, [MendSection(0, "paper")], "a.docx").raw)
    assert (said[DOCUMENT, "section 0", "pgSz@w"], said[DOCUMENT, "section 0", "pgSz@h"]) == (
        "16838",
        "11906",
    )
    assert said[DOCUMENT, "section 1", "pgSz@w"] == "12240"


def test_mirrored_margins_are_set_in_the_settings() -> None:
    before = rich(p("a"), settings="<w:mirrorMargins/>")
    after = mend(before, [MendSection(0, "mirrored", False)], "a.docx").raw
    assert set(changed(before, after)) == {("word/settings.xml",)}
    assert changed(before, mend(after, [MendSection(0, "mirrored", True)], "a.docx").raw) == {}


def test_a_start_of_numbering_is_taken_away() -> None:
    before = rich(p("a"), section='<w:pgNumType w:start="5"/>')
    assert mend(before, [MendSection(0, "number_start", None)], "a.docx").raw != before
    after = mend(before, [MendSection(0, "number_start", None)], "a.docx").raw
    assert {key[2] for key in changed(before, after)} == {"pgNumType@start"}


def test_a_section_that_tracked_changes_remember_is_none() -> None:
    remembered = (
        '<w:sectPrChange w:id="1" w:author="a"><w:sectPr><w:pgMar w:left="9"/></w:sectPr></w:sectPrChange>'
    )
    before = rich(p("a"), section=remembered)
    mended = mend(before, [MendSection(1, "left_mm", 30.0)], "a.docx")
    assert len(mended.left) == 1
