"""Orders about the look of letters: only these letters, only this property."""

import pytest
from tests.docx.mend.facts import DOCUMENT, changed, facts, parts
from tests.docx.mend.rich import field, rich, text_box
from tests.docx.word import p, t

from vanban.docx.mend import mend
from vanban.layout.mends import MendLetters

FIRST = (DOCUMENT, 0)


def letters(
    what: str, value: str | float | bool, start: int = 0, end: int | None = None, index: int = 0
) -> MendLetters:
    return MendLetters((DOCUMENT, index), what, value, start, end)  # type: ignore[arg-type]  # named by parametrize


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("size_pt", 13.5, {"sz@val": "27", "szCs@val": "27"}),
        ("bold", True, {"b": "on", "bCs": "on"}),
        ("bold", False, {"b@val": "0", "bCs@val": "0"}),
        ("italic", True, {"i": "on", "iCs": "on"}),
        ("underline", "", {"u@val": "none"}),
        ("underline", "single", {"u@val": "single"}),
        ("colour", "000000", {"color@val": "000000"}),
        ("colour", "auto", {"color@val": "auto"}),
        ("highlight", "yellow", {"highlight@val": "yellow"}),
        (
            "font",
            "Times New Roman",
            {f"rFonts@{script}": "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")},
        ),
    ],
)
def test_letters_get_what_is_ordered_and_nothing_else(
    what: str, value: str | float | bool, said: dict[str, str]
) -> None:
    before = rich(p("Phát động ", "phong trào"), p("thi đua"))
    after = mend(before, [letters(what, value, 5, 15)], "a.docx").raw
    assert changed(before, after) == {
        (DOCUMENT, 0, letter, name): (None, wanted)
        for letter in range(5, 15)
        for name, wanted in said.items()
    }


def test_without_an_end_the_mark_is_set_too() -> None:
    before = rich(p("Phát động"))
    after = mend(before, [letters("size_pt", 14, 5)], "a.docx").raw
    places = {key[2] for key in changed(before, after)}
    assert places == {"mark", 5, 6, 7, 8}


def test_an_empty_paragraph_has_a_mark_to_set() -> None:
    before = rich(p())
    mended = mend(before, [letters("size_pt", 14)], "a.docx")
    assert changed(before, mended.raw) == {
        (DOCUMENT, 0, "mark", "sz@val"): (None, "28"),
        (DOCUMENT, 0, "mark", "szCs@val"): (None, "28"),
    }


def test_a_font_of_the_theme_gives_way() -> None:
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:hint="eastAsia"/>'
    run = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>Bộ</w:t></w:r>"
    after = facts(mend(rich(p(run)), [letters("font", "Times New Roman", 0, 2)], "a.docx").raw)
    assert after[DOCUMENT, 0, 0, "rFonts@ascii"] == "Times New Roman"
    assert (DOCUMENT, 0, 0, "rFonts@asciiTheme") not in after
    assert after[DOCUMENT, 0, 0, "rFonts@hint"] == "eastAsia"


def test_colour_takes_the_colour_of_the_theme_and_a_fill_away() -> None:
    look = (
        '<w:rPr><w:color w:val="FF0000" w:themeColor="accent2"/><w:lang w:val="vi-VN"/>'
        "<w14:textFill><w14:noFill/></w14:textFill></w:rPr>"
    )
    after = mend(
        rich(p(f"<w:r>{look}<w:t>Bộ</w:t></w:r>")), [letters("colour", "000000", 0, 2)], "a.docx"
    ).raw
    assert {key[3]: value for key, value in facts(after).items() if key[2:3] == (0,)} == {
        "color@val": "000000",
        "lang@val": "vi-VN",
    }


def test_highlight_goes_away_without_a_trace() -> None:
    run = '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>Bộ</w:t></w:r>'
    before = rich(p(run))
    after = mend(before, [letters("highlight", "none", 0, 2)], "a.docx").raw
    assert {key[3] for key in changed(before, after)} == {"highlight@val"}


def test_tabs_breaks_and_no_break_hyphens_count_as_one_letter() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:t>b</w:t></w:r>"
    before = rich(p(run))
    after = mend(before, [letters("bold", True, 4, 5)], "a.docx").raw
    assert {key[2] for key in changed(before, after)} == {4}
    assert facts(after)[DOCUMENT, 0, "text"] == "a\t\n-b"


def test_hidden_letters_do_not_count() -> None:
    hidden = (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>xx</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="An"/></w:rPr><w:t>yy</w:t></w:r>'
    )
    before = rich(p("Số", hidden, "A"))
    after = mend(before, [letters("bold", True, 2, 3)], "a.docx").raw
    assert {key[2] for key in changed(before, after)} == {6}


def test_letters_of_a_text_box_do_not_count_in_the_paragraph_that_holds_it() -> None:
    before = rich(p("Số", text_box(p("trong hộp")), " 05"))
    after = mend(before, [letters("bold", True, 2, 5)], "a.docx").raw
    assert {key[:3] for key in changed(before, after)} == {(DOCUMENT, 0, n) for n in (2, 3, 4)}


def test_a_text_box_is_mended_in_both_of_its_forms() -> None:
    before = rich(p("Số", text_box(p("trong hộp"))))
    after = mend(before, [letters("bold", True, 0, 5, index=1)], "a.docx").raw
    assert {key[1] for key in changed(before, after)} == {1, 2}


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>',
        '<w:ins w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">{}</w:ins>',
        '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>',
    ],
)
def test_letters_are_found_in_whatever_they_are_wrapped(wrapped: str) -> None:
    before = rich(
        p(
            "ab",
            wrapped.format(t("cdef")),
            '<w:bookmarkStart w:id="0" w:name="n"/><w:bookmarkEnd w:id="0"/>',
            "gh",
        )
    )
    after = mend(before, [letters("italic", True, 3, 7)], "a.docx").raw
    assert {key[2] for key in changed(before, after)} == {3, 4, 5, 6}


def test_a_field_is_set_whole_so_that_its_next_result_looks_the_same() -> None:
    after = mend(rich(p("Trang ", field("PAGE", "12"))), [letters("size_pt", 14)], "a.docx").raw
    assert parts(after)[DOCUMENT].count(b'<w:sz w:val="28"/>') == 1 + 5 + 1  # word, field, mark


def test_letters_in_an_old_encoding_keep_their_font() -> None:
    paragraph = p("ChÝnh phñ").replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr>')
    before = rich(paragraph)
    mended = mend(before, [letters("font", "Times New Roman"), letters("size_pt", 14)], "a.docx")
    assert [order.what for order, _ in mended.left if isinstance(order, MendLetters)] == ["font"]
    assert ".VnTime" in mended.left[0][1]
    assert {str(key[3]) for key in changed(before, mended.raw)} == {"sz@val", "szCs@val"}


def test_a_sign_of_a_sign_font_keeps_its_font() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>'
    assert mend(rich(p(run)), [letters("font", "Times New Roman")], "a.docx").left


def test_deleted_letters_are_left() -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>xóa</w:delText></w:r></w:del>'
    before = rich(p("còn", deleted))
    mended = mend(before, [letters("bold", True, 3, 6), letters("italic", True, 0, 6)], "a.docx")
    assert [order for order, _ in mended.left] == [letters("bold", True, 3, 6)]
    assert {key[2] for key in changed(before, mended.raw)} == {0, 1, 2}


def test_letters_that_are_not_there_are_left() -> None:
    before = rich(p("ngắn"))
    mended = mend(before, [letters("bold", True, 2, 9), letters("bold", True, 0, 1, index=5)], "a.docx")
    assert len(mended.left) == 2
    assert mended.raw == before
