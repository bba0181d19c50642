"""Căn cứ, thẩm quyền, lệnh ban hành."""

from typing import Any

import pytest
from tests.decree30.checks.lower_half import broken, found, only
from tests.decree30.sheet import component, decision, plan

from vanban.layout.anatomy import Component
from vanban.layout.mends import MendLetters, MendText

LAW = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def bases(first: str = f"{LAW};", last: str = "Theo đề nghị của Chánh Văn phòng.") -> tuple[Component, ...]:
    return component("can_cu", first), component("can_cu", last, top=92)


def test_a_correct_decision_breaks_nothing() -> None:
    assert broken(decision()) == []


@pytest.mark.parametrize(
    ("look", "what"),
    [({"italic": False}, "không in nghiêng"), ({"size_pt": 12.0}, "12 pt")],
)
def test_bases_are_italic_and_of_13_or_14_points(look: dict[str, Any], what: str) -> None:
    wrong = component("can_cu", f"{LAW};", **look)
    finding = only(decision(bases=(wrong, bases()[1])), "ND30-CC-01")
    assert finding.spot == wrong
    assert finding.measured == what
    assert [type(mend) for mend in finding.mends] == [MendLetters]


def test_many_bases_of_one_wrong_look_are_told_once() -> None:
    wrong = tuple(component("can_cu", f"{LAW}{';' if n < 4 else '.'}", italic=False) for n in range(5))
    finding = only(decision(bases=wrong), "ND30-CC-01")
    assert "5 căn cứ" in finding.message
    assert len(finding.mends) == 5


def test_a_comma_after_a_basis_becomes_a_semicolon() -> None:
    finding = only(decision(bases=bases(first=f"{LAW},")), "ND30-CC-02")
    assert finding.measured == ","
    (mend,) = finding.mends
    assert isinstance(mend, MendText)
    assert (mend.old, mend.new, mend.start) == (",", ";", len(LAW))


def test_a_basis_without_a_mark_gets_one_after_its_last_letter() -> None:
    (mend,) = only(decision(bases=bases(last="Theo đề nghị của Chánh Văn phòng")), "ND30-CC-02").mends
    assert isinstance(mend, MendText)
    assert (mend.old, mend.new) == ("g", "g.")


def test_the_last_basis_ends_with_a_full_stop() -> None:
    assert "cuối cùng" in only(decision(bases=bases(last="Theo đề nghị của Sở;")), "ND30-CC-02").message


def test_each_basis_has_a_paragraph_of_its_own() -> None:
    both = component(
        "can_cu",
        f"{LAW}; Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ về thi đua.",
    )
    assert only(decision(bases=(both,)), "ND30-CC-02").measured == "2 căn cứ"


def test_a_paragraph_that_leads_over_to_the_body_is_no_basis() -> None:
    lead = component("can_cu", f"{LAW}, Sở Xây dựng xây dựng kế hoạch như sau:", italic=False)
    assert broken(plan(bases=(lead,))) == []


def test_a_decision_names_who_decides_and_says_so() -> None:
    assert broken(decision(authority=None)) == ["ND30-CC-04"]
    assert broken(decision(ordering=None)) == ["ND30-CC-04"]
    assert "thẩm quyền" in only(decision(authority=None, ordering=None), "ND30-CC-04").message


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("QUYẾT ĐỊNH", {}),
        ("Quyết định:", {}),
        ("QUYẾT ĐỊNH:", {"bold": False}),
        ("QUYẾT ĐỊNH:", {"align": "left"}),
    ],
)
def test_the_order_is_in_bold_capitals_in_the_middle_with_a_colon(words: str, look: dict[str, Any]) -> None:
    assert broken(decision(ordering=component("lenh_ban_hanh", words, **look))) == ["ND30-CC-04"]


def test_a_plan_needs_no_authority() -> None:
    assert found(plan(authority=None, ordering=None)) == []
