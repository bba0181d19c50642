import pytest
from hypothesis import given, settings
from tests.outline.strategies import outlines, typed_bodies
from tests.outline.test_parse import TEXTS

from vanban.outline.faults import faults
from vanban.outline.numbering import renumber
from vanban.outline.parse import parse
from vanban.outline.text import to_text
from vanban.outline.tree import Outline, walk


def renumbered(body: str) -> str:
    return to_text(renumber(parse(body)))


def test_an_optional_section_moves_everything_after_it() -> None:
    body = "I. A\n1. Một.\nIII. B\n2. Hai.\n4. Ba.\na) x;\nc) y."
    assert renumbered(body) == "I. A\n1. Một.\nII. B\n1. Hai.\n2. Ba.\na) x;\nb) y.\n"


def test_articles_run_through_chapters_and_sections_start_anew() -> None:
    body = (
        "Chương I\nA\nMục 2\nX\nĐiều 5. a.\n3. k.\nMục 3\nY\nĐiều 5. b.\n"
        "Chương IV\nB\nMục 7\nZ\nĐiều 1. c.\n2. k."
    )
    assert renumbered(body) == (
        "Chương I\nA\nMục 1\nX\nĐiều 1. a.\n1. k.\nMục 2\nY\nĐiều 2. b.\n"
        "Chương II\nB\nMục 1\nZ\nĐiều 3. c.\n1. k.\n"
    )


def test_roman_numbers_start_anew_in_each_part() -> None:
    assert (
        renumbered("Phần I\nA\nI. x\nII. y\nPhần II\nB\nIII. z")
        == "Phần I\nA\nI. x\nII. y\nPhần II\nB\nI. z\n"
    )


def test_decimals_take_the_new_number_of_their_parent() -> None:
    assert (
        renumbered("1. A\n- x\n3. B\n3.1. b.\n3.2. c.\n3.2.5. d.")
        == "1. A\n- x\n2. B\n2.1. b.\n2.2. c.\n2.2.1. d.\n"
    )


def test_typed_markers_become_the_markers_of_the_decree() -> None:
    body = "CHƯƠNG 1\nA\nĐiều 1: Hiệu lực.\n1/ Một.\na. x;\n– gạch."
    assert renumbered(body) == "Chương I\nA\nĐiều 1. Hiệu lực.\n1. Một.\na) x;\n- gạch.\n"


def test_the_fifth_point_is_d_with_a_stroke() -> None:
    assert renumbered("a) 1;\nb) 2;\nc) 3;\nd) 4;\ne) 5;\nf) 6.").splitlines()[4:] == ["đ) 5;", "e) 6."]


def test_an_announced_list_that_goes_back_starts_anew() -> None:
    body = "a) x.\nb) y.\nĐối với cấp xã:\na) z.\nb) t.\n"
    assert renumbered(body) == body
    assert faults(parse(body)) == []
    assert renumbered(body.replace("a) z", "b) z")) == body


def test_a_list_that_goes_back_unannounced_is_counted_on() -> None:
    assert renumbered("a) x.\nb) y.\nĐoạn thường.\na) z.") == "a) x.\nb) y.\nĐoạn thường.\nc) z.\n"


@pytest.mark.parametrize("name", ["ban_dan_toc_2023.txt", "so_xay_dung_2024.txt"])
def test_the_real_plans_are_numbered_right(name: str) -> None:
    outline = parse((TEXTS / name).read_text("utf-8"))
    assert faults(outline) == []
    assert renumber(outline) == outline


@given(outlines)
@settings(max_examples=30)
def test_renumbering_leaves_no_fault_in_numbers(outline: Outline) -> None:
    assert [fault for fault in faults(renumber(outline)) if "tiêu đề" not in fault.message] == []


@given(typed_bodies)
@settings(max_examples=100)
def test_renumbering_twice_changes_nothing_more(body: str) -> None:
    once = renumber(parse(body))
    assert renumber(once) == once
    assert parse(to_text(once)) == once


@given(typed_bodies)
@settings(max_examples=100)
def test_renumbering_touches_nothing_but_markers(body: str) -> None:
    before, after = list(walk(parse(body))), list(walk(renumber(parse(body))))
    assert [(n.level, n.text, n.heading, n.line) for n in before] == [
        (n.level, n.text, n.heading, n.line) for n in after
    ]
