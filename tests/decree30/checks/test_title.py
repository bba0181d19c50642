"""Tên loại and trích yếu."""

from typing import Any

import pytest
from tests.decree30.sheet import (
    LEFT,
    RIGHT,
    component,
    decision,
    findings,
    letter,
    paragraph,
    plan,
    ruled,
    rules_broken,
)

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Component
from vanban.layout.mends import DrawLine, MendLetters, MendLine, MendParagraph

TITLE = ("ND30-TL", "ND30-TY", "ND30-CV")


def name(text: str = "KẾ HOẠCH", **change: Any) -> Component:
    return component("ten_loai", text, **change)


def subject(*texts: str, share: float = 0.4, **change: Any) -> Component:
    words = texts or ("Phát động phong trào thi đua năm 2024",)
    return ruled(component("trich_yeu", *words, **change), share)


def about(text: str = "V/v báo cáo kết quả thi đua", **change: Any) -> Component:
    return component("trich_yeu_cong_van", text, **change)


def target(of: Component) -> tuple[str, int]:
    return of.paragraphs[0].part, of.paragraphs[0].index


@pytest.mark.parametrize("make", [plan, letter, decision])
def test_a_right_title_is_right(make: Any) -> None:
    assert rules_broken(make(), *TITLE) == []


def test_no_type_name_is_told_but_not_of_a_letter() -> None:
    assert rules_broken(plan(type_name=None, type=""), *TITLE) == ["ND30-TL-01"]


def test_a_kind_that_the_decree_does_not_list_is_only_a_warning() -> None:
    (found,) = findings(plan(type_name=name("GIẤY CHỨNG NHẬN"), type=""), *TITLE)
    assert (found.rule, found.severity) == ("ND30-TL-01", Severity.WARNING)


@pytest.mark.parametrize(
    ("look", "mend"),
    [
        ({"size_pt": 16.0}, ("size_pt", 14.0)),
        ({"bold": False}, ("bold", True)),
        ({"italic": True}, ("italic", False)),
    ],
)
def test_letters_of_the_title_are_mended(look: dict[str, Any], mend: tuple[Any, Any]) -> None:
    for rule, field, wrong in (
        ("ND30-TL-01", "type_name", name(**look)),
        ("ND30-TY-01", "subject", subject(**look)),
    ):
        (found,) = findings(plan(**{field: wrong}), *TITLE)
        assert (found.rule, found.severity) == (rule, Severity.ERROR)
        assert found.mends == (MendLetters(target(wrong), *mend),)


def test_a_type_name_in_small_letters_is_left_to_a_person() -> None:
    (found,) = findings(plan(type_name=name("Kế hoạch")), *TITLE)
    assert (found.rule, found.mends) == ("ND30-TL-01", ())


def test_a_title_that_is_not_in_the_middle_is_centred_again() -> None:
    wrong = name(align="left", first_line_mm=10.0)
    (found,) = findings(plan(type_name=wrong), *TITLE)
    centred = (
        MendParagraph(target(wrong), "align", "center"),
        MendParagraph(target(wrong), "first_line_mm", 0.0),
    )
    assert (found.rule, found.mends) == ("ND30-TL-01", centred)


def test_a_title_in_the_middle_of_a_narrow_cell_is_not_in_the_middle_of_the_page() -> None:
    assert rules_broken(plan(type_name=name(room=LEFT)), *TITLE) == ["ND30-TL-01"]


def test_a_letter_bears_no_type_name() -> None:
    assert rules_broken(letter(type_name=name("CÔNG VĂN")), *TITLE) == ["ND30-TL-02"]
    assert rules_broken(letter(type_name=name("THÔNG BÁO")), *TITLE) == ["ND30-TL-02"]
    assert "ND30-TL-02" in rules_broken(plan(type_name=name("CÔNG VĂN")), *TITLE)


def test_a_named_document_needs_a_subject() -> None:
    (found,) = findings(plan(subject=None), *TITLE)
    assert (found.rule, found.severity) == ("ND30-TY-01", Severity.ERROR)


@pytest.mark.parametrize("kind", ["GGT", "GNP"])
def test_some_kinds_have_no_subject(kind: str) -> None:
    assert rules_broken(plan(subject=None, type=kind), *TITLE) == []


def test_a_kind_without_a_form_in_the_decree_only_should_have_a_subject() -> None:
    (found,) = findings(plan(subject=None, type="HĐ"), *TITLE)
    assert found.severity is Severity.WARNING


def test_the_subject_stands_right_under_the_type_name() -> None:
    (found,) = findings(plan(subject=subject(top=90)), *TITLE)
    assert (found.rule, found.severity) == ("ND30-TY-01", Severity.WARNING)


@pytest.mark.parametrize("text", ["V/v phát động thi đua", "v/v phát động thi đua"])
def test_the_subject_of_a_named_document_does_not_begin_as_a_letters(text: str) -> None:
    assert rules_broken(plan(subject=subject(text)), *TITLE) == ["ND30-TY-02"]
    assert rules_broken(plan(subject=None, letter_subject=about(text)), *TITLE) == ["ND30-TY-02"]


def test_the_line_under_the_subject_is_drawn_and_measured() -> None:
    bare = component("trich_yeu", "Phát động phong trào thi đua năm 2024")
    (found,) = findings(plan(subject=bare), *TITLE)
    length = round(bare.fragments[0].last_line_mm * 0.4, 1)
    assert (found.rule, found.severity) == ("ND30-TY-03", Severity.ERROR)
    assert found.mends == (DrawLine(target(bare), length),)
    (found,) = findings(plan(subject=subject(share=1.0)), *TITLE)
    assert (found.rule, found.severity) == ("ND30-TY-03", Severity.WARNING)
    assert found.mends == (MendLine("word/document.xml", "shape", 0, length),)


def test_the_line_goes_by_the_last_of_several_lines() -> None:
    assert rules_broken(plan(subject=subject("Phát động phong trào thi đua", "năm 2024")), *TITLE) == []


@pytest.mark.parametrize("text", ["Phát động thi đua.", "PHÁT ĐỘNG THI ĐUA", "Phát động thi đua;"])
def test_the_subject_has_small_letters_and_no_mark_at_its_end(text: str) -> None:
    (found,) = findings(plan(subject=subject(text)), *TITLE)
    assert (found.rule, found.severity) == ("ND30-TY-04", Severity.WARNING)


@pytest.mark.parametrize(
    "text", ["Về việc khen thưởng", "Ban hành Quy chế thi đua", "Phê duyệt Kế hoạch thi đua"]
)
def test_a_decisions_subject_begins_as_the_decrees_forms_do(text: str) -> None:
    assert rules_broken(decision(subject=subject(text)), *TITLE) == []
    assert rules_broken(decision(subject=subject(f"Một {text}")), *TITLE) == ["ND30-TY-05"]
    assert rules_broken(plan(subject=subject(f"Một {text}")), *TITLE) == []


def test_a_letter_needs_its_subject() -> None:
    assert rules_broken(letter(letter_subject=None), *TITLE) == ["ND30-CV-01"]
    assert rules_broken(plan(letter_subject=None), *TITLE) == []


@pytest.mark.parametrize(
    "wrong",
    [about("Về việc báo cáo"), about("v/v báo cáo"), about(room=RIGHT), about(top=30), about("V/v: báo cáo")],
)
def test_a_letters_subject_begins_with_its_sign_under_the_number(wrong: Component) -> None:
    assert "ND30-CV-01" in rules_broken(letter(letter_subject=wrong), *TITLE)


@pytest.mark.parametrize(
    ("look", "mend"),
    [
        ({"bold": True}, ("bold", False)),
        ({"italic": True}, ("italic", False)),
        ({"size_pt": 14.0}, ("size_pt", 13.0)),
        ({"size_pt": 11.0}, ("size_pt", 12.0)),
    ],
)
def test_letters_of_a_letters_subject_are_mended(look: dict[str, Any], mend: tuple[Any, Any]) -> None:
    wrong = about(**look)
    (found,) = findings(letter(letter_subject=wrong), *TITLE)
    assert (found.rule, found.mends) == ("ND30-CV-02", (MendLetters(target(wrong), *mend),))


@pytest.mark.parametrize("before", [0.0, 3.0, 12.0])
def test_a_letters_subject_stands_6_points_under_the_number(before: float) -> None:
    wrong = about(before_pt=before)
    (found,) = findings(letter(letter_subject=wrong), *TITLE)
    assert (found.rule, found.severity) == ("ND30-CV-03", Severity.WARNING)
    assert found.mends == (MendParagraph(target(wrong), "before_pt", 6.0),)


def test_an_empty_line_does_not_make_the_6_points() -> None:
    number = component("so_ky_hieu", "Số: 15/SXD-VP", index=3)
    empty = paragraph("", room=LEFT, top=41, index=4)
    sheet = letter(number=number, letter_subject=about(index=5), more_paragraphs=(empty,))
    (found,) = findings(sheet, *TITLE)
    assert (found.rule, found.mends) == ("ND30-CV-03", ())


def test_no_line_stands_under_a_letters_subject() -> None:
    (found,) = findings(letter(letter_subject=ruled(about(), 0.4)), *TITLE)
    assert (found.rule, found.severity) == ("ND30-CV-04", Severity.WARNING)
