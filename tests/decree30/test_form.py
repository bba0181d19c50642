"""The numbers that templates are made of keep the rules that documents are judged by."""

import pytest

from vanban.decree30.form import CHOICES, SIZES, Choice, form
from vanban.decree30.rules import rules
from vanban.layout.anatomy import Name


def within(value: float, rule: str, low: str, high: str) -> bool:
    """Whether `value` keeps both limits of the rule; an empty name is no limit."""
    limits = rules()[rule].limits
    least = limits[low] if low else float("-inf")
    most = limits[high] if high else float("inf")
    assert isinstance(least, float)
    assert isinstance(most, float)
    return least <= value <= most


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
def test_each_number_that_we_chose_keeps_its_rule(choice: Choice) -> None:
    assert within(*choice)
    assert choice.low or choice.high


@pytest.mark.parametrize("name", SIZES)
def test_each_size_that_we_chose_keeps_its_rule(name: Name) -> None:
    size = SIZES[name]
    assert within(size.large, size.rule, "tu_pt", "den_pt")
    assert within(size.small, size.rule, "tu_pt", "den_pt")


def test_a_number_outside_its_rule_is_seen() -> None:
    assert not within(19, "ND30-PAGE-03", "tu_mm", "den_mm")
    assert not within(5, "ND30-BODY-04", "tu_pt", "")


@pytest.mark.parametrize(("large", "sizes"), [(True, (13, 14, 14)), (False, (12, 13, 13))])
def test_the_sizes_of_the_letterhead_go_together(large: bool, sizes: tuple[int, ...]) -> None:
    letters = form(large).letters
    head: tuple[Name, ...] = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay_thang")
    assert tuple(letters[name].size_pt for name in head) == sizes


def test_a_sheet_turned_to_its_side_keeps_its_margins() -> None:
    paper = form().paper
    turned = paper.turned
    assert (turned.width_mm, turned.height_mm) == (297, 210)
    assert (turned.top_mm, turned.right_mm, turned.bottom_mm, turned.left_mm) == (30, 20, 15, 20)
