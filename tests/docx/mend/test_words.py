"""Orders about words: what is named is replaced, in its look; everything else stays."""

import pytest
from tests.docx.mend.facts import DOCUMENT, changed, facts
from tests.docx.mend.rich import field, rich
from tests.docx.word import p, t

from vanban.docx.mend import Mended, mend
from vanban.layout.mends import Mend, MendLetters, MendText

FIRST = (DOCUMENT, 0)
BOLD = "<w:rPr><w:b/></w:rPr>"


def words(start: int, old: str, new: str) -> MendText:
    return MendText(FIRST, start, start + len(old), old, new)


def text(mended: Mended) -> str:
    return facts(mended.raw)[DOCUMENT, 0, "text"]


def bold(mended: Mended) -> str:
    said = facts(mended.raw)
    return "".join(c for n, c in enumerate(text(mended)) if (DOCUMENT, 0, n, "b") in said)


def test_a_number_is_padded() -> None:
    assert text(mend(rich(p("Số: 5/KH-SXD")), [words(4, "5", "05")], "a.docx")) == "Số: 05/KH-SXD"


def test_letters_over_several_runs_are_replaced_each_in_its_look() -> None:
    before = rich(p("Nơi T/", f"<w:r>{BOLD}<w:t>M UBND</w:t></w:r>"))
    mended = mend(before, [words(4, "T/M", "TM.")], "a.docx")
    assert text(mended) == "Nơi TM. UBND"
    assert bold(mended) == "M. UBND"


def test_what_is_added_looks_like_the_letter_before_it() -> None:
    before = rich(p(f"<w:r>{BOLD}<w:t>Số</w:t></w:r>", " 05"))
    mended = mend(before, [words(0, "Số", "Số:")], "a.docx")
    assert (text(mended), bold(mended)) == ("Số: 05", "Số:")


def test_what_is_added_in_front_looks_like_the_letter_after_it() -> None:
    before = rich(p("ngày ", f"<w:r>{BOLD}<w:t>5</w:t></w:r>"))
    mended = mend(before, [words(5, "5", "05")], "a.docx")
    assert (text(mended), bold(mended)) == ("ngày 05", "05")


def test_offsets_are_those_of_the_file_as_it_came() -> None:
    orders = [words(0, "a", "aaa"), words(2, "b", ""), words(4, "c", "C"), words(2, "b", "")]
    assert text(mend(rich(p("a b c")), orders, "a.docx")) == "aaa  C"


@pytest.mark.parametrize("note", ["<!-- chú thích -->", "<?ghi chú?>"])
def test_notes_of_xml_between_letters_are_no_letters(note: str) -> None:
    before = rich(p(f"<w:r><w:t>một {note}hai  ba</w:t></w:r>"))
    orders: list[Mend] = [words(7, "  ", " "), MendLetters(FIRST, "bold", True, 1, 3)]
    mended = mend(before, orders, "a.docx")
    assert mended.left == ()
    assert (text(mended), bold(mended)) == ("một hai ba", "ột")


def test_the_look_is_set_before_the_words_move() -> None:
    orders: list[Mend] = [words(0, "a", "aaaa"), MendLetters(FIRST, "bold", True, 2, 3)]
    assert bold(mend(rich(p("a b c")), orders, "a.docx")) == "b"


def test_a_run_left_without_letters_goes() -> None:
    before = rich(p("một", t("  "), "hai"))
    mended = mend(before, [words(3, "  ", " ")], "a.docx")
    assert text(mended) == "một hai"
    mended = mend(before, [words(3, "  ", "")], "a.docx")
    assert "<w:t/>" not in str(mended.raw)


def test_other_words_are_refused() -> None:
    before = rich(p("Số: 7"))
    mended = mend(before, [words(4, "5", "05")], "a.docx")
    assert mended.raw == before
    assert mended.left[0][1] == "Chỗ này không còn là “5” như khi kiểm tra."


@pytest.mark.parametrize(
    ("inside", "old", "new"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", "a b"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb", "a b"),
        ("<w:r><w:t>ab</w:t></w:r>", "ab", "a\tb"),
        (field("PAGE", "2"), "2", "3"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>05</w:t></w:r></w:fldSimple>', "05", "5"),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>xx</w:delText></w:r></w:del>', "xx", "x"),
        (
            '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent><w:r><w:t>ab</w:t></w:r>'
            "</w:sdtContent></w:sdt>",
            "ab",
            "b",
        ),
        (
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>'
            "<w:r><w:t>ab</w:t></w:r></w:sdtContent></w:sdt>",
            "ab",
            "b",
        ),
    ],
)  # fmt: skip
def test_nothing_but_letters_is_replaced(inside: str, old: str, new: str) -> None:
    before = rich(p(inside))
    mended = mend(before, [words(0, old, new)], "a.docx")
    assert mended.raw == before
    assert mended.left[0][1].endswith((".", ";"))


def test_an_indent_made_with_tabs_goes_when_it_is_named() -> None:
    typed = '<w:r><w:tab/><w:t xml:space="preserve"> </w:t></w:r><w:r><w:tab/><w:t>Phát động</w:t></w:r>'
    mended = mend(rich(p(typed)), [words(0, "\t \t", "")], "a.docx")
    assert text(mended) == "Phát động"


def test_words_round_a_tab_are_replaced_and_the_tab_stays() -> None:
    before = rich(p("<w:r><w:t>Sô</w:t><w:tab/><w:t>ngày 5</w:t></w:r>"))
    mended = mend(before, [words(0, "Sô\tngày 5", "Số\tngày 05")], "a.docx")
    assert text(mended) == "Số\tngày 05"


def test_the_words_of_a_link_are_replaced_and_the_link_stays() -> None:
    before = rich(p("Xem ", '<w:hyperlink w:anchor="x"><w:r><w:t>dây</w:t></w:r></w:hyperlink>'))
    mended = mend(before, [words(4, "dây", "đây")], "a.docx")
    assert {key[2] for key in changed(before, mended.raw)} == {"text"}
    assert text(mended) == "Xem đây"


def test_blanks_that_word_does_not_show_do_not_count() -> None:
    before = rich("<w:p><w:r><w:t> Số 5 </w:t></w:r><w:r><w:t>/KH</w:t></w:r></w:p>")
    assert text(mend(before, [words(3, "5/", "05/")], "a.docx")) == "Số 05/KH"
