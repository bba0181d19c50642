"""Bố cục: phần, chương, mục, điều, khoản, điểm."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.checks.lower_half import SENTENCE, broken, found, only, sentences
from tests.decree30.sheet import item, plan, run

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Attachment, Item
from vanban.layout.mends import MendLetters
from vanban.outline.tree import Level

TOP = {"align": "center", "first_line_mm": 0.0, "heading": True}


def division(level: Level, marker: str, title: str, **change: Any) -> tuple[Item, Item]:
    look = {**TOP, **change}
    number = item(level, marker, "", **look)
    return number, replace(item(level, "", title, **look), title_of=level)


def article(number: int, title: str = "", **change: Any) -> Item:
    return item(Level.ARTICLE, f"Điều {number}.", title or SENTENCE, depth=1, **change)


CHAPTER = division(Level.CHAPTER, "Chương I", "QUY ĐỊNH CHUNG")
END = sentences(1)


def test_chapters_sections_and_articles_that_are_right() -> None:
    items = (
        *CHAPTER,
        *division(Level.SECTION, "Mục 1", "PHẠM VI"),
        article(1, "Phạm vi điều chỉnh", heading=True),
        article(2, "Đối tượng áp dụng", heading=True),
        *END,
    )
    assert broken(plan(items=items)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        division(Level.CHAPTER, "CHƯƠNG I", "QUY ĐỊNH CHUNG"),
        division(Level.CHAPTER, "Chương 1", "QUY ĐỊNH CHUNG"),
        division(Level.CHAPTER, "Chương I", "Quy định chung"),
        division(Level.PART, "Phần I", "QUY ĐỊNH CHUNG", align="left"),
        (replace(CHAPTER[0], text="QUY ĐỊNH CHUNG"),),
        (CHAPTER[0],),
    ],
)
def test_parts_and_chapters(wrong: tuple[Item, ...]) -> None:
    assert broken(plan(items=(*wrong, *END))) == ["ND30-STR-01"]


@pytest.mark.parametrize(
    "wrong",
    [
        division(Level.SECTION, "Mục I", "PHẠM VI"),
        division(Level.SUBSECTION, "Tiểu mục 1", "Phạm vi"),
        division(Level.SECTION, "Mục 1", "PHẠM VI", heading=False),
    ],
)
def test_sections(wrong: tuple[Item, ...]) -> None:
    assert broken(plan(items=(*wrong, *END))) == ["ND30-STR-02"]


def test_the_number_of_an_automatic_list_is_not_sought_among_the_typed_letters() -> None:
    listed = replace(
        item(Level.ARTICLE, "", SENTENCE, label="Điều 1.", runs=(run(SENTENCE),)), marker="Điều 1."
    )
    assert broken(plan(items=(listed, *END))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        item(Level.ARTICLE, "Điều 1:", SENTENCE),
        item(Level.ARTICLE, "Điều I.", SENTENCE),
        article(1, first_line_mm=0.0),
        article(1, runs=[run(f"Điều 1. {SENTENCE}")]),
        article(1, runs=[run("Điều 1.", bold=True, size_pt=13.0), run(f" {SENTENCE}", 7, size_pt=13.0)]),
    ],
)
def test_articles(wrong: Item) -> None:
    assert broken(plan(items=(wrong, *sentences(4)))) == ["ND30-STR-03"]


def test_the_marker_of_an_article_is_made_bold_and_nothing_else() -> None:
    (mend,) = only(plan(items=(article(1, runs=[run(f"Điều 1. {SENTENCE}")]), *END)), "ND30-STR-03").mends
    assert isinstance(mend, MendLetters)
    assert (mend.what, mend.start, mend.end) == ("bold", 0, len("Điều 1."))


def test_articles_under_chapters_have_titles() -> None:
    items = (*CHAPTER, article(1, "Phạm vi điều chỉnh", heading=True), article(2), *END)
    finding = only(plan(items=items), "ND30-STR-04")
    assert (finding.severity, finding.spot) == (Severity.WARNING, items[3])


def test_what_is_issued_with_a_decision_is_held_to_the_same_rules() -> None:
    wrong = division(Level.CHAPTER, "Chương 1", "QUY ĐỊNH CHUNG")
    assert broken(plan(attachments=(Attachment(items=(*wrong, *END)),))) == ["ND30-STR-01"]


def clause(marker: str, text: str = SENTENCE, **change: Any) -> Item:
    return item(Level.NUMBER, marker, text, **change)


def test_clauses_have_a_full_stop() -> None:
    finding = only(plan(items=(clause("1)"), clause("2."), *END)), "ND30-STR-05")
    assert finding.severity is Severity.WARNING


def test_titles_of_clauses_are_bold() -> None:
    title = clause("1.", "Mục đích", heading=True, bold=False)
    under = item(Level.DASH, "-", SENTENCE, depth=1)
    finding = only(plan(items=(title, under, *END)), "ND30-STR-05")
    assert (finding.severity, finding.spot) == (Severity.ERROR, title)
    assert finding.mends


def points(*markers: str) -> tuple[Item, ...]:
    above = clause("1.", "Mục đích", heading=True)
    return above, *(item(Level.POINT, marker, SENTENCE, depth=1) for marker in markers), *END


def test_points_go_by_the_vietnamese_alphabet() -> None:
    assert broken(plan(items=points("a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)"))) == []
    finding = only(plan(items=points("a)", "b)", "c)", "d)", "e)")), "ND30-STR-06")
    assert finding.message == "Sau “d)” là “e)” thay vì “đ)”."


@pytest.mark.parametrize("markers", [("a.", "b)"), ("a)", "b)", "c)", "d)", "đ)", "e)", "f)"), ("b)", "c)")])
def test_wrong_points(markers: tuple[str, ...]) -> None:
    assert broken(plan(items=points(*markers))) == ["ND30-STR-06"]


@pytest.mark.parametrize(
    "wrong",
    [
        item(Level.ROMAN, "I.", "Mục đích, yêu cầu", heading=True),
        item(Level.ROMAN, "I.", "MỤC ĐÍCH", heading=True, bold=False),
        item(Level.ROMAN, "I.", "MỤC ĐÍCH", heading=True, size_pt=15.0),
        item(Level.ROMAN, "I)", "MỤC ĐÍCH", heading=True),
    ],
)
def test_roman_headings(wrong: Item) -> None:
    assert broken(plan(items=(wrong, *END))) == ["ND30-STR-07"]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ((clause("1."), clause("3.")), "Sau “1.” là “3.” thay vì “2.”."),
        ((clause("1."), clause("1.")), "Sau “1.” là “1.” thay vì “2.”."),
        ((clause("2."), clause("3.")), "Bắt đầu bằng “2.”, thiếu “1.”."),
        ((clause("1."), item(Level.DECIMAL, "2.1.", SENTENCE, depth=1)), "“2.1.” nằm dưới “1.”."),
    ],
)
def test_numbers_follow_each_other(items: tuple[Item, ...], message: str) -> None:
    finding = only(plan(items=(*items, *END)), "ND30-STR-08")
    assert (finding.message, finding.spot) == (message, items[1] if "Bắt" not in message else items[0])


@pytest.mark.parametrize(
    ("markers", "wrong"),
    [
        (("1.", "2.", "2.", "4.", "5."), [2]),
        (("1.", "3.", "3.", "4."), [1]),
        (("1.", "2.", "2.", "3.", "4."), [2]),
        (("1.", "3.", "4.", "6."), [1, 3]),
        (("1.", "2.", "4.", "3.", "4."), [2, 3]),
        (("1.", "1.", "1.", "4."), [1, 2]),
    ],
)
def test_one_wrong_number_is_told_once(markers: tuple[str, ...], wrong: list[int]) -> None:
    items = [clause(marker) for marker in markers]
    told = found(plan(items=(*items, *END)))
    assert [at for one in told for at, item in enumerate(items) if item is one.spot] == wrong


def test_points_right_under_a_roman_heading_skip_a_level() -> None:
    roman = item(Level.ROMAN, "I.", "MỤC ĐÍCH", heading=True)
    items = (roman, *(item(Level.POINT, marker, SENTENCE, depth=1) for marker in ("a)", "b)")), *END)
    assert only(plan(items=items), "ND30-STR-08").spot == items[1]


def test_numbers_begin_again_under_each_heading() -> None:
    romans = [item(Level.ROMAN, marker, "NỘI DUNG", heading=True) for marker in ("I.", "II.")]
    items = (romans[0], clause("1.", depth=1), clause("2.", depth=1), romans[1], clause("1.", depth=1), *END)
    assert found(plan(items=items)) == []
