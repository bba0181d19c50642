"""Page numbers."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.sheet import (
    HEADER,
    anatomy,
    component,
    findings,
    page_number,
    paragraph,
    plan,
    rules_broken,
    run,
    section,
)

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Annex
from vanban.layout.mends import MendPageNumber, MendSection

FOOTER = "word/footer1.xml"


def long_plan(*numbers: Any, pages: int = 3, **change: Any) -> Any:
    sections = change.pop("sections", (section(pages=(1, pages)),))
    return plan(page_numbers=numbers, sections=sections, pages=pages, **change)


def test_a_number_in_the_middle_of_the_header_from_page_2_is_right() -> None:
    assert rules_broken(long_plan(page_number()), "ND30-PGNUM") == []


def test_one_page_needs_no_number() -> None:
    assert rules_broken(plan(), "ND30-PGNUM") == []


def test_many_pages_need_one() -> None:
    (found,) = findings(long_plan(), "ND30-PGNUM")
    assert (found.rule, found.severity) == ("ND30-PGNUM-01", Severity.ERROR)
    assert found.message == "Văn bản có 3 trang mà không đánh số trang."
    assert found.mends == (MendPageNumber(0, 14.0),)


def test_a_page_that_is_hardly_begun_may_be_our_mistake() -> None:
    (found,) = findings(long_plan(pages=2), "ND30-PGNUM")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("align", ["left", "right"])
def test_a_number_at_the_side_is_wrong(align: str) -> None:
    (found,) = findings(long_plan(page_number(align=align)), "ND30-PGNUM")
    assert (found.rule, found.mends) == ("ND30-PGNUM-01", (MendPageNumber(0, 14.0),))


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"align": "left"}, "ND30-PGNUM-01"),
        ({"runs": (run("2", size_pt=30.0, field="PAGE"),)}, "ND30-PGNUM-03"),
        ({"runs": (run("2", italic=True, field="PAGE"),)}, "ND30-PGNUM-03"),
        ({"story": "footer", "part": FOOTER}, "ND30-PGNUM-04"),
    ],
    ids=["aside", "size", "italic", "footer"],
)
def test_one_fault_in_many_sections_is_told_once_and_mended_in_all(wrong: dict[str, Any], rule: str) -> None:
    sections = tuple(section(index=at, pages=(at + 1, at + 1)) for at in range(200))
    numbers = [page_number(section=at, **wrong) for at in range(200)]
    found = findings(long_plan(*numbers, sections=sections, pages=200), rule)
    assert [(one.rule, len(one.mends)) for one in found] == [(rule, 200)]
    assert "200" in found[0].message


@pytest.mark.parametrize(
    ("align", "off_mm", "broken"),
    [
        ("left", 2.5, []),
        ("left", 3.5, ["ND30-PGNUM-01"]),
        ("left", -3.5, ["ND30-PGNUM-01"]),
        ("center", 6.5, []),  # the room of a header that is set a little otherwise than the text
        ("center", 7.5, ["ND30-PGNUM-01"]),
    ],
)
def test_a_number_set_by_tabs_may_stand_less_far_off_than_a_centred_one(
    align: str, off_mm: float, broken: list[str]
) -> None:
    number = page_number(align=align)
    middle = section().centre_mm + off_mm
    box = replace(number.box, left_mm=middle - 1.5, right_mm=middle + 1.5)
    assert rules_broken(long_plan(replace(number, box=box)), "ND30-PGNUM") == broken


def test_a_number_is_held_against_the_middle_of_its_own_section() -> None:
    landscape = section(index=1, pages=(3, 4), title_page=False, width_mm=297.0, height_mm=210.0)
    shown = page_number(section=1, part="word/header2.xml")
    middle = landscape.centre_mm
    box = replace(shown.box, left_mm=middle - 1.5, right_mm=middle + 1.5)
    sheet = long_plan(
        page_number(), replace(shown, box=box), pages=4, sections=(section(pages=(1, 2)), landscape)
    )
    assert rules_broken(sheet, "ND30-PGNUM") == []


def test_a_later_section_with_an_empty_header_of_its_own_lacks_numbers() -> None:
    empty = paragraph("", story="header", part="word/header2.xml", header_kind="default", section=1, top=10)
    sections = (section(pages=(1, 2)), section(index=1, pages=(3, 4), title_page=False))
    sheet = long_plan(page_number(), pages=4, sections=sections, more_paragraphs=(empty,))
    (found,) = findings(sheet, "ND30-PGNUM")
    assert (found.rule, found.mends) == ("ND30-PGNUM-01", (MendPageNumber(1, 14.0),))
    assert found.message == "Từ trang 3 trở đi không có số trang."


def test_a_later_section_shows_the_header_of_the_one_before() -> None:
    sections = (section(pages=(1, 2)), section(index=1, pages=(3, 4), title_page=False))
    assert rules_broken(long_plan(page_number(), pages=4, sections=sections), "ND30-PGNUM") == []


def test_a_section_that_counts_anew_may_hide_its_first_number() -> None:
    empty = paragraph("", story="header", part="word/header2.xml", header_kind="default", section=1, top=10)
    for last, broken in ((3, []), (4, ["ND30-PGNUM-01"])):
        anew = section(index=1, pages=(3, last), title_page=False, number_start=1)
        sheet = long_plan(
            page_number(), pages=last, sections=(section(pages=(1, 2)), anew), more_paragraphs=(empty,)
        )
        assert rules_broken(sheet, "ND30-PGNUM") == broken


def test_even_pages_need_a_number_of_their_own() -> None:
    sections = (section(pages=(1, 3), even_and_odd=True),)
    assert rules_broken(long_plan(page_number(), sections=sections), "ND30-PGNUM") == ["ND30-PGNUM-01"]
    both = (page_number(), page_number(header_kind="even"))
    assert rules_broken(long_plan(*both, sections=sections), "ND30-PGNUM") == []


def test_page_1_shows_no_number() -> None:
    (found,) = findings(
        long_plan(page_number(), sections=(section(pages=(1, 3), title_page=False),)), "ND30-PGNUM"
    )
    assert (found.rule, found.mends) == ("ND30-PGNUM-02", (MendPageNumber(0, 14.0),))


def test_page_1_shows_no_typed_number_either() -> None:
    typed = paragraph("1", story="header", part=HEADER, header_kind="first", align="center", top=10)
    assert rules_broken(long_plan(page_number(), more_paragraphs=(typed,)), "ND30-PGNUM") == ["ND30-PGNUM-02"]


@pytest.mark.parametrize(
    ("look", "size_pt"), [({"size_pt": 11.0}, 13.0), ({"size_pt": 16.0}, 14.0), ({"italic": True}, 14.0)]
)
def test_the_number_is_upright_and_of_13_to_14_points(look: dict[str, Any], size_pt: float) -> None:
    (found,) = findings(long_plan(page_number(**look)), "ND30-PGNUM")
    assert (found.rule, found.mends) == ("ND30-PGNUM-03", (MendPageNumber(0, size_pt),))


def test_the_number_is_arabic() -> None:
    sections = (section(pages=(1, 3), number_format="lowerRoman"),)
    assert rules_broken(long_plan(page_number(), sections=sections), "ND30-PGNUM") == ["ND30-PGNUM-03"]


def test_a_number_in_the_footer_is_wrong() -> None:
    (found,) = findings(long_plan(page_number(story="footer", part=FOOTER)), "ND30-PGNUM")
    assert (found.rule, found.severity) == ("ND30-PGNUM-04", Severity.ERROR)
    assert found.mends == (MendPageNumber(0, 14.0),)


def test_numbers_begin_at_1() -> None:
    (found,) = findings(
        long_plan(page_number(), sections=(section(pages=(1, 3), number_start=5),)), "ND30-PGNUM"
    )
    assert (found.rule, found.mends) == ("ND30-PGNUM-04", (MendSection(0, "number_start", 1.0),))


def test_words_beside_the_number_are_a_warning() -> None:
    letters = (run("Trang "), run("2", 6, field="PAGE"), run("/", 7), run("3", 8, field="NUMPAGES"))
    (found,) = findings(long_plan(page_number(runs=letters)), "ND30-PGNUM")
    assert (found.rule, found.severity) == ("ND30-PGNUM-04", Severity.WARNING)
    assert found.measured == "“Trang 2/3”"


def annexed(**change: Any) -> Any:
    annex = Annex(component("phu_luc", "Phụ lục", section=1, page=3), section=1)
    last = section(index=1, pages=(3, 4), title_page=False, **change)
    return long_plan(page_number(), pages=4, sections=(section(pages=(1, 2)), last), annexes=(annex,))


def test_an_annex_alone_in_its_file_counts_from_1_by_itself() -> None:
    annex = Annex(component("phu_luc", "Phụ lục", page=1))
    sheet = anatomy(
        annexes=(annex,), page_numbers=(page_number(),), sections=(section(pages=(1, 2)),), pages=2
    )
    assert rules_broken(sheet, "ND30-PGNUM") == []


def test_an_annex_counts_its_own_pages() -> None:
    assert rules_broken(annexed(number_start=1), "ND30-PGNUM") == []
    (found,) = findings(annexed(), "ND30-PGNUM")
    assert (found.rule, found.severity) == ("ND30-PGNUM-05", Severity.WARNING)
    assert found.mends == (MendSection(1, "number_start", 1.0),)
