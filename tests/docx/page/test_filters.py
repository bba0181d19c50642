"""What templates do to values: lines of the right length, bold and italics, even lines."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.docx.contexts import CLOSING, LONG_ISSUER, SENTENCE, item

from vanban.docx.page.filters import FILTERS, chia_dong, dinh_dang, duong_ke, giu_lai
from vanban.docx.page.metrics import balanced, text_width_mm
from vanban.outline.emphasis import plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def xml(markup: str) -> etree._Element:
    """What a filter gives, parsed inside a paragraph."""
    return etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{markup}</w:p>')


def words(markup: str) -> str:
    """What a reader sees of it."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(marks.get(e.tag, e.text or "") for e in xml(markup).iter(f"{W}t", *marks))


def styled(markup: str, name: str) -> dict[str, str | None]:
    """Text of each run → its toggle `name`: None when the style decides."""
    toggles: dict[str, str | None] = {}
    for run in xml(markup).iter(f"{W}r"):
        toggle = run.find(f"{W}rPr/{W}{name}")
        toggles["".join(run.itertext())] = None if toggle is None else toggle.get(f"{W}val")
    return toggles


def length_mm(markup: str) -> float:
    """Length of the one line drawn."""
    (length,) = re.findall(r'<wp:extent cx="(\d+)" cy="0"/>', markup)
    return int(length) / 36000


def test_the_line_is_two_fifths_of_the_text() -> None:
    line = duong_ke("SỞ XÂY DỰNG", rong_mm=65, co_pt=13)
    assert length_mm(line) == pytest.approx(0.4 * text_width_mm("SỞ XÂY DỰNG", 13, bold=True), abs=0.01)


@pytest.mark.parametrize("names", [LONG_ISSUER, [LONG_ISSUER], ["ỦY BAN NHÂN DÂN", LONG_ISSUER]])
def test_the_line_goes_with_the_last_printed_line_of_a_name_that_wraps(names: str | list[str]) -> None:
    last = balanced(LONG_ISSUER, 65, 13, bold=True)[-1]
    share = length_mm(duong_ke(names, rong_mm=65, co_pt=13)) / text_width_mm(last, 13, bold=True)
    assert 1 / 3 <= share <= 1 / 2


def test_the_line_is_as_heavy_and_black_in_both_of_its_forms() -> None:
    line = duong_ke("SỞ XÂY DỰNG", rong_mm=65, co_pt=13)
    assert '<a:ln w="9525">' in line
    assert 'strokecolor="black" strokeweight="0.75pt"' in line
    assert '<a:srgbClr val="000000"/>' in line


def test_a_regular_text_is_narrower_than_a_bold_one() -> None:
    regular = duong_ke("Về việc nghỉ lễ", rong_mm=65, co_pt=13, dam=False, ti_le=1)
    assert length_mm(regular) == pytest.approx(text_width_mm("Về việc nghỉ lễ", 13), abs=0.01)


@pytest.mark.parametrize("nothing", ["", [], [""], [" "]])
def test_nothing_is_drawn_under_nothing(nothing: str | list[str]) -> None:
    assert duong_ke(nothing, rong_mm=65, co_pt=13) == ""


def test_lines_under_different_texts_have_different_numbers() -> None:
    texts = ["SỞ XÂY DỰNG", "BAN DÂN TỘC", "SỞ Y TẾ", "SỞ NỘI VỤ"]
    found = {re.findall(r'docPr id="(\d+)"', duong_ke(t, 65, 13))[0] for t in texts}
    again = {re.findall(r'docPr id="(\d+)"', duong_ke(t, 65, 13))[0] for t in texts}
    assert found == again
    assert len(found) == 4
    assert all(1 < int(number) < 2**31 for number in found)


def test_a_name_that_fits_is_left_alone_and_one_that_does_not_is_broken_evenly() -> None:
    assert chia_dong("SỞ XÂY DỰNG", 65, 13) == ["SỞ XÂY DỰNG"]
    assert chia_dong(["BAN", LONG_ISSUER], 65, 13) == ["BAN", *balanced(LONG_ISSUER, 65, 13, bold=True)]


def test_marks_become_bold_and_italics() -> None:
    text = "thi đua “*Đẩy nhanh*” và **đậm**, ***cả hai***"
    assert styled(dinh_dang(text), "i") == {
        "thi đua “": None,
        "Đẩy nhanh": "1",
        "” và ": None,
        "đậm": None,
        ", ": None,
        "cả hai": "1",
    }
    assert styled(dinh_dang(text), "b")["đậm"] == styled(dinh_dang(text), "b")["cả hai"] == "1"


def test_marks_in_an_italic_paragraph_stand_upright() -> None:
    assert styled(dinh_dang("Căn cứ *Luật*", nghieng=True), "i") == {"Căn cứ ": None, "Luật": "0"}
    assert styled(dinh_dang("MỤC **ĐÍCH**", dam=True), "b") == {"MỤC ": None, "ĐÍCH": "0"}


def test_line_breaks_and_tabs_are_elements() -> None:
    assert words(dinh_dang("dòng 1\r\ndòng 2\tcột\rdòng 3")) == "dòng 1\ndòng 2\tcột\ndòng 3"


def test_decomposed_letters_are_composed() -> None:
    assert words(dinh_dang("Ho\u0300a")) == "Hòa"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60))
def test_every_character_reaches_the_page_and_none_is_markup(text: str) -> None:
    assert words(dinh_dang(text)) == plain(normalize("NFC", text))


LONG, SHORT = item("khoan", "1.", SENTENCE), item("khoan", "1.", "Ngắn.")


@pytest.mark.parametrize(
    ("body", "closing", "kept"),
    [
        ([LONG, LONG], CLOSING, 0),
        ([LONG, LONG], "Ngắn./.", 1),
        ([LONG, LONG], "", 1),
        ([LONG, SHORT], "", 2),
        ([SHORT], "", 1),
        ([], "", 0),
    ],
)
def test_two_lines_of_text_stay_with_the_signature(
    body: list[dict[str, str]], closing: str, kept: int
) -> None:
    assert giu_lai(body, closing) == kept


def test_templates_know_every_filter_by_its_name() -> None:
    assert {name: f.__name__ for name, f in FILTERS.items()} == {name: name for name in FILTERS}
