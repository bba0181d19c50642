"""Số, ký hiệu; địa danh, ngày tháng năm."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.decree30.sheet import (
    RIGHT,
    component,
    findings,
    letter,
    plan,
    rules_broken,
)

from vanban.decree30.findings import Severity
from vanban.decree30.issued import dated, numbered
from vanban.decree30.judge import judge
from vanban.decree30.profiles import Office, Profile, nd30, nd30_strict
from vanban.layout.anatomy import Component
from vanban.layout.mends import Mend, MendLetters, MendParagraph, MendText

PARTS = ("ND30-SO", "ND30-DATE", "ND30-PLACE")


def number(text: str, **change: Any) -> Component:
    return component("so_ky_hieu", text, **change)


def day(text: str, **change: Any) -> Component:
    return component("dia_danh_ngay_thang", text, **change)


def with_number(text: str, make: Any = plan, **change: Any) -> list[tuple[str, Severity]]:
    return [(f.rule, f.severity) for f in findings(make(number=number(text), **change), *PARTS)]


def with_day(text: str, **change: Any) -> list[tuple[str, Severity]]:
    return [(f.rule, f.severity) for f in findings(plan(place_date=day(text), **change), *PARTS)]


def target(of: Component) -> tuple[str, int]:
    return of.paragraphs[0].part, of.paragraphs[0].index


@pytest.mark.parametrize(
    "text", ["Số: 05/KH-SXD", "Số: 15/KH-SXD", "Số:\u00a0125/KH-SXD", "Số: 05/KH-SXD-VP"]
)
def test_a_right_number_is_right(text: str) -> None:
    assert with_number(text) == []


def test_no_number_is_told_without_a_place() -> None:
    (found,) = findings(plan(number=None), *PARTS)
    assert (found.rule, found.where, found.component) == ("ND30-SO-01", "cả văn bản", "Số, ký hiệu")


@pytest.mark.parametrize(
    ("look", "mend"),
    [
        ({"bold": True}, ("bold", False)),
        ({"italic": True}, ("italic", False)),
        ({"size_pt": 14.0}, ("size_pt", 13.0)),
        ({"size_pt": 12.0}, ("size_pt", 13.0)),
    ],
)
def test_the_number_is_upright_and_of_13_points(look: dict[str, Any], mend: tuple[Any, Any]) -> None:
    wrong = number("Số: 05/KH-SXD", **look)
    (found,) = findings(plan(number=wrong), *PARTS)
    assert (found.rule, found.mends) == ("ND30-SO-01", (MendLetters(target(wrong), *mend),))


def test_the_number_stands_on_the_left_under_the_issuer() -> None:
    assert rules_broken(plan(number=number("Số: 05/KH-SXD", room=RIGHT)), *PARTS) == ["ND30-SO-01"]
    assert "ND30-SO-01" in rules_broken(plan(number=number("Số: 05/KH-SXD", top=12)), *PARTS)


def test_a_number_set_to_the_left_is_centred_again() -> None:
    wrong = number("Số: 05/KH-SXD", align="left", left_mm=2.0)
    (found,) = findings(plan(number=wrong), *PARTS)
    centred = (MendParagraph(target(wrong), "align", "center"), MendParagraph(target(wrong), "left_mm", 0.0))
    assert (found.rule, found.mends) == ("ND30-SO-01", centred)


@pytest.mark.parametrize(
    ("text", "fault", "mended"),
    [
        ("Số 05/KH-SXD", "thiếu dấu hai chấm sau “Số”", "Số: 05/KH-SXD"),
        ("Số : 05/KH-SXD", "dấu hai chấm phải liền ngay sau chữ “Số”", "Số: 05/KH-SXD"),
        ("Số: 05 / KH-SXD", "có dấu cách trong số, ký hiệu", "Số: 05/KH-SXD"),
        ("Số: 05/KH - SXD", "có dấu cách trong số, ký hiệu", "Số: 05/KH-SXD"),
        ("Số: 05/KH–SXD", "các nhóm chữ trong ký hiệu không nối bằng gạch nối (-)", "Số: 05/KH-SXD"),
        ("số: 05/KH-SXD", "viết “số” thay vì “Số”", ""),
        ("Số: 05/KH.SXD", "các nhóm chữ trong ký hiệu không nối bằng gạch nối (-)", ""),
        ("Số: 05/KH/SXD", "có hơn một dấu gạch chéo (/)", ""),
        ("Số: 05KH-SXD", "thiếu dấu gạch chéo (/) giữa số và ký hiệu", ""),
    ],
)
def test_the_marks_of_a_number_are_held_to_the_letter(text: str, fault: str, mended: str) -> None:
    (found,) = findings(plan(number=number(text)), *PARTS)
    assert (found.rule, found.severity) == ("ND30-SO-02", Severity.ERROR)
    assert fault in found.message
    assert after(text, found.mends) == mended


def after(text: str, mends: tuple[Mend, ...]) -> str:
    """The text with its mends carried out; empty when a person must mend it."""
    for mend in mends:
        assert isinstance(mend, MendText)
        assert text[mend.start : mend.end] == mend.old
        text = text[: mend.start] + mend.new + text[mend.end :]
    return text if mends else ""


def test_several_faults_of_one_number_are_told_in_one_sentence() -> None:
    (found,) = findings(plan(number=number("Số375KH-SXD")), *PARTS)
    assert found.message == (
        "“Số375KH-SXD”: thiếu dấu hai chấm sau “Số”; thiếu dấu gạch chéo (/) giữa số và ký hiệu."
    )


@pytest.mark.parametrize(("old", "new"), [("5", "05"), ("012", "12"), ("007", "07")])
def test_a_number_is_padded_below_10_only(old: str, new: str) -> None:
    wrong = number(f"Số: {old}/KH-SXD")
    (found,) = findings(plan(number=wrong), *PARTS)
    assert (found.rule, found.severity, found.words) == ("ND30-SO-03", Severity.ERROR, old)
    assert found.mends == (MendText(target(wrong), 4, 4 + len(old), old, new),)
    assert found.message == f"Số {old} {'thiếu' if len(old) < len(new) else 'thừa'} số 0 phía trước."


def test_a_number_of_nothing_is_left_to_a_person() -> None:
    (found,) = findings(plan(number=number("Số: 0/KH-SXD")), *PARTS)
    assert (found.rule, found.mends) == ("ND30-SO-03", ())


@pytest.mark.parametrize("text", ["Số: 05/BC-SXD", "Số: 05/SXD", "Số: 05/QCh-SXD", "Số: 05/KHSXD"])
def test_the_symbol_begins_with_the_kind(text: str) -> None:
    rules = with_number(text)
    assert ("ND30-SO-04", Severity.ERROR) in rules


def test_a_kind_in_other_capitals_is_only_a_warning() -> None:
    assert with_number("Số: 05/TTR-SXD", type="TTr") == [("ND30-SO-07", Severity.WARNING)]
    assert with_number("Số: 05/TTr-SXD", type="TTr") == []


def test_an_unknown_kind_is_not_held_against_the_symbol() -> None:
    assert with_number("Số: 05/GCN-SXD", type="") == []


@pytest.mark.parametrize("text", ["Số: 15/CV-SXD", "Số: 15/SXD-CV", "Số: 15/KH-SXD"])
def test_a_letters_symbol_has_no_kind(text: str) -> None:
    assert with_number(text, letter) == [("ND30-SO-05", Severity.ERROR)]


def test_an_agency_may_have_the_letters_of_a_kind() -> None:
    tax = replace(component("co_quan_ban_hanh", "CỤC THUẾ"), line=letter().issuer.line)  # type: ignore[union-attr]  # it is there
    assert ("ND30-SO-05", Severity.ERROR) not in with_number("Số: 15/CT-KK", letter, issuer=tax)


BLANK_DAY = day("Bình Phước, ngày        tháng 02 năm 2024")


@pytest.mark.parametrize(
    "text", ["Số:        /KH-SXD", "Số: …/KH-SXD", "Số: ....../KH-SXD", "Số:\u00a0\u00a0/KH-SXD"]
)
def test_number_and_day_are_blank_before_registration(text: str) -> None:
    found = with_number(text, place_date=BLANK_DAY, dated=None)
    assert found == [("ND30-SO-06", Severity.INFO), ("ND30-DATE-01", Severity.INFO)]


def test_a_number_is_missing_once_the_day_is_written() -> None:
    assert with_number("Số:      /KH-SXD") == [("ND30-SO-06", Severity.ERROR)]
    assert with_number("Số:      /KH-SXD", draft=True) == [("ND30-SO-06", Severity.INFO)]


def test_a_day_is_missing_once_the_number_is_written() -> None:
    (found,) = findings(plan(place_date=BLANK_DAY, dated=None), *PARTS)
    assert (found.rule, found.severity) == ("ND30-DATE-01", Severity.ERROR)


def test_small_letters_in_a_symbol_are_a_warning() -> None:
    (found,) = findings(plan(number=number("Số: 05/KH-Sxd")), *PARTS)
    assert (found.rule, found.severity, found.limit) == ("ND30-SO-07", Severity.WARNING, "SXD")


def test_an_agency_may_mix_letters_of_its_own() -> None:
    assert with_number("Số: 05/KH-SNgV") == []
    assert with_number("Số: 05/KH-SYtB") == [("ND30-SO-07", Severity.INFO)]


@pytest.mark.parametrize(
    "text",
    [
        "Bình Phước, ngày 05 tháng 01 năm 2024",
        "Bình Phước, ngày 15 tháng 3 năm 2024",
        "Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2024",
        "Bà Rịa - Vũng Tàu, ngày 05 tháng 12 năm 2024",
        "Phường 1, ngày\u00a005 tháng\u00a012 năm 2024",
        "Đắk Lắk, ngày 05 tháng 12 năm 2024",
    ],
)
def test_a_right_date_is_right(text: str) -> None:
    assert rules_broken(plan(place_date=day(text, size_pt=13.0)), *PARTS) == []


def test_no_date_is_told_but_not_of_minutes() -> None:
    assert rules_broken(plan(place_date=None), *PARTS) == ["ND30-DATE-01"]
    assert rules_broken(plan(place_date=None, type="BB", number=number("Số: 05/BB-SXD")), *PARTS) == []


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("Bình Phước, 05/3/2024", "ND30-DATE-01", Severity.ERROR),
        ("Bình Phước, Ngày 05 tháng 3 năm 2024", "ND30-DATE-01", Severity.ERROR),
        ("ngày 05 tháng 3 năm 2024", "ND30-DATE-01", Severity.ERROR),
        ("Bình Phước, ngày 5 tháng 3 năm 2024", "ND30-DATE-02", Severity.ERROR),
        ("Bình Phước, ngày 05 tháng 1 năm 2024", "ND30-DATE-03", Severity.ERROR),
        ("Bình Phước, ngày 05 tháng 03 năm 2024", "ND30-DATE-04", Severity.WARNING),
        ("Bình Phước, ngày 30 tháng 02 năm 2024", "ND30-DATE-05", Severity.ERROR),
        ("Bình Phước, ngày 05 tháng 13 năm 2024", "ND30-DATE-05", Severity.ERROR),
        ("Bình Phước, ngày 05 tháng 3 năm 2019", "ND30-DATE-05", Severity.WARNING),
        ("Bình Phước ngày 05 tháng 3 năm 2024", "ND30-DATE-07", Severity.ERROR),
        ("Bình Phước,ngày 05 tháng 3 năm 2024", "ND30-DATE-07", Severity.ERROR),
        ("Bình Phước , ngày 05 tháng 3 năm 2024", "ND30-DATE-07", Severity.ERROR),
        ("Bình Phước, ngày 05 tháng 3 năm 2024.", "ND30-DATE-07", Severity.ERROR),
        ("Bình phước, ngày 05 tháng 3 năm 2024", "ND30-PLACE-01", Severity.WARNING),
        ("BÌNH PHƯỚC, ngày 05 tháng 3 năm 2024", "ND30-PLACE-01", Severity.WARNING),
        ("Tỉnh Bình Phước, ngày 05 tháng 3 năm 2024", "ND30-PLACE-01", Severity.WARNING),
        ("TP. Huế, ngày 05 tháng 3 năm 2024", "ND30-PLACE-01", Severity.WARNING),
        ("Hồ Chí Minh, ngày 05 tháng 3 năm 2024", "ND30-PLACE-01", Severity.WARNING),
    ],
)
def test_each_fault_of_a_date_is_found_alone(text: str, rule: str, severity: Severity) -> None:
    assert with_day(text) == [(rule, severity)]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Bình Phước, ngày 5 tháng 3 năm 2024", "5", "05"),
        ("Bình Phước, ngày 05 tháng 1 năm 2024", "1", "01"),
        ("Bình Phước, ngày 05 tháng 09 năm 2024", "09", "9"),
    ],
)
def test_days_and_months_are_mended(text: str, old: str, new: str) -> None:
    wrong = day(text)
    (found,) = findings(plan(place_date=wrong), *PARTS)
    at = text.rindex(f" {old} ") + 1
    assert found.mends == (MendText(target(wrong), at, at + len(old), old, new),)


def test_a_padded_march_is_an_error_to_the_strict() -> None:
    sheet = plan(place_date=day("Bình Phước, ngày 05 tháng 03 năm 2024"))
    (found,) = findings(sheet, *PARTS, profile=nd30_strict())
    assert (found.rule, found.severity) == ("ND30-DATE-04", Severity.ERROR)


def test_a_date_after_the_day_of_checking_is_a_warning() -> None:
    found = [f for f in judge(plan(), on=date(2024, 3, 4)) if f.rule.startswith(PARTS)]
    assert [(f.rule, f.severity) for f in found] == [("ND30-DATE-05", Severity.WARNING)]
    assert not [f for f in judge(plan(), on=date(2024, 3, 5)) if f.rule.startswith(PARTS)]


@pytest.mark.parametrize(
    ("look", "mend"),
    [
        ({"bold": True}, ("bold", False)),
        ({"italic": False}, ("italic", True)),
        ({"size_pt": 12.0}, ("size_pt", 14.0)),
    ],
)
def test_the_date_is_in_italics_of_13_to_14_points(look: dict[str, Any], mend: tuple[Any, Any]) -> None:
    wrong = day("Bình Phước, ngày 05 tháng 3 năm 2024", **look)
    (found,) = findings(plan(place_date=wrong), *PARTS)
    assert (found.rule, found.mends) == ("ND30-DATE-06", (MendLetters(target(wrong), *mend),))


@pytest.mark.parametrize(("top", "found"), [(40, []), (46, [Severity.WARNING]), (54, [Severity.ERROR])])
def test_the_date_stands_on_the_line_of_the_number(top: float, found: list[Severity]) -> None:
    sheet = plan(place_date=day("Bình Phước, ngày 05 tháng 3 năm 2024", top=top))
    assert [f.severity for f in findings(sheet, *PARTS)] == found


def test_a_date_set_to_the_left_is_centred_again() -> None:
    wrong = day("Bình Phước, ngày 05 tháng 3 năm 2024", align="left")
    (found,) = findings(plan(place_date=wrong), *PARTS)
    assert (found.rule, found.mends) == ("ND30-DATE-06", (MendParagraph(target(wrong), "align", "center"),))


def test_a_place_that_the_office_does_not_use_is_a_warning() -> None:
    office = Profile("so", nd30().rules, office=Office(places=("Đồng Nai",)))
    (found,) = findings(plan(), *PARTS, profile=office)
    assert (found.rule, found.severity, found.limit) == ("ND30-PLACE-02", Severity.WARNING, "Đồng Nai")


def test_the_parts_of_a_number_and_a_date_are_read_as_typed() -> None:
    parts = numbered(number("Số: 05/QyĐ-SXD"))
    assert parts is not None
    assert (parts.number, parts.groups) == ("05", ("QyĐ", "SXD"))
    when = dated(day("Đồng Nai, ngày … tháng … năm 20…"))
    assert when is not None
    assert (when.place, when.is_blank) == ("Đồng Nai", True)
    assert numbered(number("Kính gửi")) is None
    assert dated(day("Đồng Nai")) is None
