"""Kính gửi."""

from typing import Any

import pytest
from tests.decree30.checks.lower_half import broken, only
from tests.decree30.sheet import component, letter, plan

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Component
from vanban.layout.mends import MendParagraph, MendText


def to(*texts: str, **change: Any) -> Component:
    return component("kinh_gui", *texts, **change)


@pytest.mark.parametrize(
    "right",
    [
        to("Kính gửi: Bộ Nội vụ"),
        to("Kính gửi: Bộ Nội vụ."),
        to("Kính gửi:\u00a0Các sở, ban, ngành thuộc tỉnh"),
        to("Kính gửi:", "- Bộ Nội vụ;", "- Bộ Xây dựng."),
        to("Kính gửi: Ủy ban nhân dân tỉnh", "Bình Phước"),
    ],
)
def test_right_addressees(right: Component) -> None:
    assert broken(letter(addressees=right)) == []


def test_a_letter_has_an_addressee() -> None:
    rules = broken(letter(addressees=None))
    assert rules == ["ND30-KG-01", "ND30-NN-05"]


def test_a_plan_has_none_and_a_submission_should_have_one() -> None:
    kept = (component("noi_nhan", "- Như trên;"), component("noi_nhan", "- Lưu: VT, VP.", top=215))
    finding = only(plan(addressees=to("Kính gửi: Bộ Nội vụ"), recipients=kept), "ND30-KG-01")
    assert finding.severity is Severity.WARNING
    assert only(plan(type="TTr"), "ND30-KG-01").severity is Severity.WARNING
    assert broken(plan(type="BC")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        to("Kính gửi: Bộ Nội vụ", bold=True),
        to("Kính gửi: Bộ Nội vụ", italic=True),
        to("Kính gửi: Bộ Nội vụ", underline="single"),
        to("Kính gửi: Bộ Nội vụ", size_pt=12.0),
        to("Kính gửi Bộ Nội vụ"),
        to("Kính gửi : Bộ Nội vụ"),
    ],
)
def test_addressees_of_a_wrong_look(wrong: Component) -> None:
    assert broken(letter(addressees=wrong)) == ["ND30-KG-02"]


@pytest.mark.parametrize(
    "wrong",
    [
        to("Kính gửi: Bộ Nội vụ;"),
        to("Kính gửi: Bộ Nội vụ, Bộ Xây dựng"),
        to("Kính gửi: Bộ Nội vụ; Bộ Xây dựng"),
        to("Kính gửi:", "Bộ Nội vụ"),
        to("Kính gửi: Bộ Nội vụ;", "- Bộ Xây dựng."),
        to("Kính gửi:", "- Bộ Nội vụ", "- Bộ Xây dựng."),
        to("Kính gửi:", "- Bộ Nội vụ;", "- Bộ Xây dựng;"),
        to("Kính gửi:", "- Bộ Nội vụ;", "– Bộ Xây dựng."),
    ],
)
def test_addressees_on_wrong_lines(wrong: Component) -> None:
    assert broken(letter(addressees=wrong)) == ["ND30-KG-03"]


def test_the_first_of_several_beside_the_words_is_a_warning() -> None:
    finding = only(letter(addressees=to("Kính gửi: - Bộ Nội vụ;", "- Bộ Xây dựng.")), "ND30-KG-03")
    assert finding.severity is Severity.WARNING


def test_the_marks_of_the_list_are_mended() -> None:
    (mend,) = only(letter(addressees=to("Kính gửi:", "- Bộ Nội vụ,", "- Bộ Xây dựng.")), "ND30-KG-03").mends
    assert isinstance(mend, MendText)
    assert (mend.old, mend.new) == (",", ";")


def test_dashes_stand_one_under_the_other() -> None:
    first, second, third = (
        to(text, left_mm=left, top=top)
        for text, left, top in (("Kính gửi:", 35, 75), ("- Bộ Nội vụ;", 45, 81), ("- Bộ Xây dựng.", 48, 87))
    )
    uneven = Component("kinh_gui", first.fragments + second.fragments + third.fragments)
    finding = only(letter(addressees=uneven), "ND30-KG-04")
    assert finding.spot == third.fragments[0]
    values = [
        mend.value for mend in finding.mends if isinstance(mend, MendParagraph) and mend.what == "left_mm"
    ]
    assert values == [45.0]
