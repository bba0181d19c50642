"""Nơi nhận."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.checks.lower_half import broken, found, only
from tests.decree30.sheet import BODY, component, decision, foot, letter, plan

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Component
from vanban.layout.mends import MendLetters, MendParagraph, MendText


def listed(*texts: str, **change: Any) -> tuple[Component, ...]:
    return tuple(
        component("noi_nhan", text, top=205 + 5 * place, **change) for place, text in enumerate(texts)
    )


def mended(text: str, mend: object) -> str:
    assert isinstance(mend, MendText)
    assert text[mend.start : mend.end] == mend.old
    return text[: mend.start] + mend.new + text[mend.end :]


def test_right_recipients() -> None:
    assert broken(plan()) == broken(letter()) == broken(decision()) == []


@pytest.mark.parametrize(
    "last",
    ["- Lưu: VT, TCCB.", "- Lưu: VT.", "- Lưu: VT, HC (2).", "-Lưu: VT, Hồ sơ.", "- Lưu: VT, P.QLXD_(Th)."],
)
def test_right_last_lines(last: str) -> None:
    assert broken(plan(recipients=listed("- UBND tỉnh;", last))) == []


def test_a_drafter_may_stand_behind_the_last_line() -> None:
    assert broken(plan(recipients=listed("- UBND tỉnh;", "- Lưu: VT, TCCB. PL.(300)"))) == []


def test_no_recipients_at_all() -> None:
    finding = only(plan(recipients_heading=None, recipients=()), "ND30-NN-01")
    assert finding.where == "cả văn bản"
    assert found(plan(recipients_heading=None, recipients=(), type="HĐ")) == []


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("Nơi nhận", {}),
        ("NƠI NHẬN:", {}),
        ("Nơi nhận: - Như trên;", {}),
        ("Nơi nhận:", {"size_pt": 14.0}),
        ("Nơi nhận:", {"italic": False}),
        ("Nơi nhận:", {"bold": False}),
        ("Nơi nhận:", {"align": "center"}),
        ("Nơi nhận:", {"first_line_mm": 10.0}),
        ("Nơi nhận:", {"top": 180.0}),
    ],
)
def test_wrong_headings(words: str, look: dict[str, Any]) -> None:
    wrong = component("tieu_de_noi_nhan", words, **look)
    finding = only(plan(recipients_heading=wrong), "ND30-NN-01")
    assert finding.spot == wrong


def test_the_heading_gets_its_colon_and_its_size() -> None:
    wrong = component("tieu_de_noi_nhan", "Nơi nhận", size_pt=14.0)
    size, colon = only(plan(recipients_heading=wrong), "ND30-NN-01").mends
    assert size == MendLetters((BODY, wrong.paragraphs[0].index), "size_pt", 12.0)
    assert mended("Nơi nhận", colon) == "Nơi nhận:"


@pytest.mark.parametrize(
    "look", [{"size_pt": 12.0}, {"bold": True}, {"italic": True}, {"left_mm": 6.0, "first_line_mm": -2.0}]
)
def test_lists_of_a_wrong_look(look: dict[str, Any]) -> None:
    wrong = listed("- UBND tỉnh;", "- Sở Nội vụ;", "- Lưu: VT, VP.", **look)
    findings = found(plan(recipients=wrong))
    assert [finding.rule for finding in findings] == ["ND30-NN-02"] * 3
    many = listed(*(f"- Sở {name};" for name in ("A", "B", "C", "D")), "- Lưu: VT, VP.", **look)
    assert "5 dòng" in only(plan(recipients=many), "ND30-NN-02").message


@pytest.mark.parametrize(
    ("typed", "right"), [("– UBND tỉnh;", "- UBND tỉnh;"), ("UBND tỉnh;", "- UBND tỉnh;")]
)
def test_lines_begin_with_a_hyphen(typed: str, right: str) -> None:
    (mend,) = only(plan(recipients=listed(typed, "- Lưu: VT, VP.")), "ND30-NN-02").mends
    assert mended(typed, mend) == right


def test_bullets_by_word_are_found_and_left() -> None:
    lines = listed("UBND tỉnh;", "- Lưu: VT, VP.")
    (fragment,) = lines[0].fragments
    labelled = replace(fragment, text="• UBND tỉnh;", paragraph=replace(fragment.paragraph, label="•"))
    wrong = (replace(lines[0], fragments=(labelled,)), lines[1])
    assert only(plan(recipients=wrong), "ND30-NN-02").mends == ()
    hyphen = replace(labelled, text="- UBND tỉnh;", paragraph=replace(fragment.paragraph, label="-"))
    assert broken(plan(recipients=(replace(lines[0], fragments=(hyphen,)), lines[1]))) == []


@pytest.mark.parametrize("typed", ["- UBND tỉnh.", "- UBND tỉnh,", "- UBND tỉnh"])
def test_lines_end_with_a_semicolon(typed: str) -> None:
    (mend,) = only(plan(recipients=listed(typed, "- Lưu: VT, VP.")), "ND30-NN-03").mends
    assert mended(typed, mend) == "- UBND tỉnh;"


def test_the_last_line_ends_with_a_full_stop() -> None:
    (mend,) = only(plan(recipients=listed("- UBND tỉnh;", "- Lưu: VT, VP;")), "ND30-NN-03").mends
    assert mended("- Lưu: VT, VP;", mend) == "- Lưu: VT, VP."


@pytest.mark.parametrize("last", ["- Lưu VT, VP.", "- Lưu : VT, VP."])
def test_the_last_line_gets_its_colon(last: str) -> None:
    (mend,) = only(plan(recipients=listed("- UBND tỉnh;", last)), "ND30-NN-04").mends
    assert mended(last, mend) == "- Lưu: VT, VP."


def test_something_is_kept_in_the_archive() -> None:
    assert broken(plan(recipients=listed("- UBND tỉnh;", "- Sở Nội vụ."))) == ["ND30-NN-04"]
    assert only(plan(recipients=listed("- UBND tỉnh;", "- Lưu: VP.")), "ND30-NN-04").mends == ()
    assert "ND30-NN-04" in broken(plan(recipients=listed("- Lưu: VT, VP;", "- UBND tỉnh.")))


def test_a_wrong_mark_at_the_end_of_the_stored_line_is_told_once() -> None:
    assert broken(plan(recipients=listed("- UBND tỉnh;", "- Lưu: VT;"))) == ["ND30-NN-03"]


@pytest.mark.parametrize("last", ["- Lưu: VT; TĐKT.", "- Lưu: VP, VT."])
def test_a_last_line_in_another_order_is_a_warning(last: str) -> None:
    finding = only(plan(recipients=listed("- UBND tỉnh;", last)), "ND30-NN-04")
    assert finding.severity is Severity.WARNING


def test_as_above_stands_first_where_there_is_an_addressee() -> None:
    kept = foot()["recipients"][-1]
    finding = only(letter(recipients=(*listed("- Các phòng thuộc Sở;"), kept)), "ND30-NN-05")
    assert finding.severity is Severity.ERROR
    assert broken(letter(recipients=(*listed("- Như trên (để báo cáo);"), kept))) == []


def test_as_above_without_an_addressee_is_a_warning() -> None:
    wrong = listed("- Như trên;", "- Lưu: VT, VP.")
    assert only(plan(recipients=wrong), "ND30-NN-05").severity is Severity.WARNING
    assert broken(plan(recipients=wrong, type="GM")) == []


@pytest.mark.parametrize("first", ["- UBND tỉnh;", "- Như Điều 4;"])
def test_decisions_go_to_those_of_an_article_that_there_is(first: str) -> None:
    assert broken(decision(recipients=listed(first, "- Lưu: VT, VP."))) == ["ND30-NN-06"]


def test_nobody_is_named_twice() -> None:
    twice = listed("- UBND tỉnh (để báo cáo);", "- UBND tỉnh;", "- Lưu: VT, VP.")
    assert only(plan(recipients=twice), "ND30-NN-07").spot == twice[1]
    again = listed("- Như trên;", "- Ủy ban nhân dân tỉnh Bình Phước;", "- Lưu: VT, VP.")
    assert only(letter(recipients=again), "ND30-NN-07").spot == again[1]


def test_the_drafters_mark() -> None:
    assert broken(plan(drafter=component("nguoi_soan", "PL.(300)"))) == []
    assert broken(plan(drafter=component("nguoi_soan", "pl.(300)"))) == ["ND30-NN-08"]
    assert broken(plan(drafter=component("nguoi_soan", "PL.(300)", size_pt=13.0))) == ["ND30-NN-08"]


def test_titles_are_not_cut_short() -> None:
    wrong = listed("- GĐ, các PGĐ Sở;", "- Lưu: VT, VP.")
    assert only(plan(recipients=wrong), "ND30-NN-09").severity is Severity.WARNING


def test_flush_left_is_mended() -> None:
    wrong = component("tieu_de_noi_nhan", "Nơi nhận:", first_line_mm=10.0)
    mends = only(plan(recipients_heading=wrong), "ND30-NN-01").mends
    assert MendParagraph((BODY, wrong.paragraphs[0].index), "first_line_mm", 0.0) in mends
