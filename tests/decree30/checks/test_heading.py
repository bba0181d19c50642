"""Quốc hiệu, tiêu ngữ and the names of the agencies."""

from dataclasses import replace
from typing import Any, Literal

import pytest
from tests.decree30.sheet import (
    LEFT,
    RIGHT,
    component,
    findings,
    paragraph,
    plan,
    ruled,
    rules_broken,
    single_spaced,
)

from vanban.decree30.findings import Finding, Severity
from vanban.decree30.profiles import Office, Profile, nd30
from vanban.decree30.wording import figure, mm
from vanban.layout.anatomy import Component
from vanban.layout.measured import LineSpacing
from vanban.layout.mends import DrawLine, MendLetters, MendLine, MendParagraph

TITLE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
HEADING = ("ND30-QH", "ND30-TN", "ND30-CQ")


def title(text: str = TITLE, **change: Any) -> Component:
    return component("quoc_hieu", text, **change)


def motto(text: str = MOTTO, **change: Any) -> Component:
    return ruled(component("tieu_ngu", text, **change))


def issuer(*texts: str, **change: Any) -> Component:
    return ruled(component("co_quan_ban_hanh", *(texts or ("SỞ XÂY DỰNG",)), **change), 0.4)


def superior(text: str = "UBND TỈNH BÌNH PHƯỚC", **change: Any) -> Component:
    return component("co_quan_chu_quan", text, **change)


def only(**change: Any) -> Finding:
    """The one thing found in the heading of a plan with this change."""
    (found,) = findings(plan(**change), *HEADING)
    return found


def target(of: Component) -> tuple[str, int]:
    return of.paragraphs[0].part, of.paragraphs[0].index


def test_a_right_heading_is_right() -> None:
    assert rules_broken(plan(), *HEADING) == []


@pytest.mark.parametrize(
    "text", ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG\u00a0HÒA XÃ HỘI  CHỦ NGHĨA VIỆT NAM"]
)
def test_quoc_hieu_may_be_spelt_either_way(text: str) -> None:
    assert rules_broken(plan(national_title=title(text)), *HEADING) == []


@pytest.mark.parametrize(
    "text", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam", "CỘNG HÒA VIỆT NAM"]
)
def test_quoc_hieu_is_held_to_the_letter(text: str) -> None:
    found = only(national_title=title(text))
    assert (found.rule, found.measured, found.mends) == ("ND30-QH-01", text, ())


def test_missing_components_are_told_once_and_not_judged() -> None:
    sheet = plan(national_title=None, motto=None, issuer=None, superior=None)
    assert rules_broken(sheet, *HEADING) == ["ND30-QH-01", "ND30-TN-01", "ND30-CQ-01"]
    assert {found.where for found in findings(sheet, *HEADING)} == {"cả văn bản"}


@pytest.mark.parametrize(
    ("make", "name", "rule", "look", "mend"),
    [
        (title, "national_title", "ND30-QH-02", {"bold": False}, ("bold", True)),
        (title, "national_title", "ND30-QH-02", {"italic": True}, ("italic", False)),
        (motto, "motto", "ND30-TN-02", {"bold": False}, ("bold", True)),
        (motto, "motto", "ND30-TN-02", {"italic": True}, ("italic", False)),
        (issuer, "issuer", "ND30-CQ-01", {"bold": False}, ("bold", True)),
        (issuer, "issuer", "ND30-CQ-01", {"size_pt": 14.0}, ("size_pt", 13.0)),
        (issuer, "issuer", "ND30-CQ-01", {"italic": True}, ("italic", False)),
        (superior, "superior", "ND30-CQ-02", {"bold": True}, ("bold", False)),
        (superior, "superior", "ND30-CQ-02", {"size_pt": 11.0}, ("size_pt", 12.0)),
    ],
)
def test_letters_are_mended(
    make: Any, name: str, rule: str, look: dict[str, Any], mend: tuple[Any, Any]
) -> None:
    wrong = make(**look)
    found = only(**{name: wrong})
    assert (found.rule, found.severity, found.spot) == (rule, Severity.ERROR, wrong)
    assert MendLetters(target(wrong), *mend) in found.mends


def test_quoc_hieu_in_a_narrow_cell_breaks() -> None:
    narrow = replace(RIGHT, left_mm=110)
    below = motto(room=narrow, top=31)
    day = component("dia_danh_ngay_thang", "Bình Phước, ngày 05 tháng 3 năm 2024", room=narrow, top=42)
    found = only(national_title=title(room=narrow), motto=below, place_date=day)
    assert (found.rule, found.measured, found.mends) == ("ND30-QH-02", "nhiều dòng", ())


def test_quoc_hieu_that_hardly_breaks_is_not_accused() -> None:
    hardly = replace(RIGHT, left_mm=99.9)  # Word alone knows whether 95,7 mm fit into 95,1 mm
    assert rules_broken(plan(national_title=title(room=hardly), motto=motto(room=hardly)), "ND30-QH") == []


def test_quoc_hieu_stands_on_the_right_of_page_1() -> None:
    assert only(national_title=title(page=2)).measured == "trang 2"
    left = replace(RIGHT, left_mm=40, right_mm=180)
    assert "ND30-QH-03" in rules_broken(
        plan(national_title=title(room=left), motto=motto(room=left)), *HEADING
    )


def test_quoc_hieu_in_the_header_of_all_pages_stands_on_more_than_page_1() -> None:
    header = {"story": "header", "part": "word/header1.xml"}
    common = title(header_kind="default", **header)
    assert only(national_title=common, pages=3).measured == "mọi trang"
    assert rules_broken(plan(national_title=common), "ND30-QH") == []
    first = title(header_kind="first", **header)
    assert rules_broken(plan(national_title=first, pages=3), "ND30-QH") == []


def test_quoc_hieu_set_to_the_right_is_centred_again() -> None:
    wrong = title(align="right")
    moved = replace(wrong, fragments=tuple(_moved(one, 8) for one in wrong.fragments))
    found = only(national_title=moved, motto=motto())
    assert (found.rule, found.mends) == ("ND30-QH-03", (MendParagraph(target(wrong), "align", "center"),))


def _moved(fragment: Any, right_mm: float) -> Any:
    box = fragment.box
    return replace(
        fragment, box=replace(box, left_mm=box.left_mm + right_mm, right_mm=box.right_mm + right_mm)
    )


@pytest.mark.parametrize(
    ("text", "mendable"),
    [
        ("Độc lập – Tự do – Hạnh phúc", True),
        ("Độc lập-Tự do-Hạnh phúc", True),
        ("Độc Lập - Tự Do - Hạnh Phúc", False),
        ("ĐỘC LẬP - TỰ DO - HẠNH PHÚC", False),
    ],
)
def test_tieu_ngu_is_held_to_the_letter_and_only_its_hyphens_are_mended(text: str, mendable: bool) -> None:
    found = only(motto=motto(text))
    assert (found.rule, found.severity, bool(found.mends)) == ("ND30-TN-01", Severity.ERROR, mendable)


def test_tieu_ngu_without_a_line_gets_one_as_long_as_its_words() -> None:
    bare = component("tieu_ngu", MOTTO)
    found = only(motto=bare)
    assert found.rule == "ND30-TN-03"
    assert found.mends == (DrawLine(target(bare), round(bare.fragments[0].last_line_mm, 1)),)


def test_a_line_between_tabs_is_left_to_a_person() -> None:
    row = paragraph("SỞ XÂY DỰNG\tĐộc lập", room=RIGHT, align="left", top=25.3, size_pt=14.0, bold=True)
    bare = component("tieu_ngu", MOTTO)
    piece = replace(bare.fragments[0], paragraph=row, start=12, end=19)
    found = only(motto=replace(bare, fragments=(piece,)))
    assert (found.rule, found.mends) == ("ND30-TN-03", ())


@pytest.mark.parametrize("kind", ["underline", "characters"])
def test_a_line_that_is_not_drawn_is_only_a_warning(kind: Any) -> None:
    found = only(motto=ruled(component("tieu_ngu", MOTTO), kind=kind))
    assert (found.rule, found.severity) == ("ND30-TN-03", Severity.WARNING)


@pytest.mark.parametrize("change", [{"solid": False}, {"colour": "FF0000"}])
def test_a_dashed_or_coloured_line_is_wrong(change: dict[str, Any]) -> None:
    found = only(motto=ruled(component("tieu_ngu", MOTTO), **change))
    assert (found.rule, found.severity) == ("ND30-TN-03", Severity.ERROR)


@pytest.mark.parametrize(
    ("share", "severity"),
    [(0.8, Severity.WARNING), (1.2, Severity.WARNING), (0.5, Severity.ERROR), (1.5, Severity.ERROR)],
)
def test_the_line_under_tieu_ngu_is_as_long_as_its_words(share: float, severity: Severity) -> None:
    wrong = ruled(component("tieu_ngu", MOTTO), share)
    found = only(motto=wrong)
    assert (found.rule, found.severity) == ("ND30-TN-04", severity)
    assert found.mends == (
        MendLine("word/document.xml", "shape", 0, round(wrong.fragments[0].last_line_mm, 1)),
    )


@pytest.mark.parametrize("share", [0.92, 1.0, 1.08])
def test_the_line_under_tieu_ngu_may_be_a_tenth_off(share: float) -> None:
    assert rules_broken(plan(motto=ruled(component("tieu_ngu", MOTTO), share)), *HEADING) == []


def test_tieu_ngu_stands_right_under_quoc_hieu() -> None:
    wrong = title(after_pt=6.0)
    found = only(national_title=wrong)
    assert (found.rule, found.severity, found.measured) == ("ND30-TN-05", Severity.WARNING, "6 pt")
    assert found.mends == (MendParagraph(target(wrong), "after_pt", 0.0),)


@pytest.mark.parametrize(
    "line", [single_spaced(1.5), LineSpacing("exact", 22.0), LineSpacing("at_least", 20.0)]
)
def test_tieu_ngu_is_single_spaced(line: LineSpacing) -> None:
    wrong = motto(spacing=line)
    found = only(motto=wrong)
    assert (found.rule, found.mends) == ("ND30-TN-05", (MendParagraph(target(wrong), "line", 1.0),))


@pytest.mark.parametrize("line", [single_spaced(), LineSpacing("exact", 16.0), LineSpacing("at_least", 12.0)])
def test_points_may_be_as_much_as_single(line: LineSpacing) -> None:
    assert rules_broken(plan(motto=motto(spacing=line)), *HEADING) == []


def test_an_empty_line_between_them_is_told() -> None:
    upper = title(index=7)
    empty = paragraph("", room=RIGHT, top=25, index=8)
    lower = motto(index=9, top=31)
    found = only(national_title=upper, motto=lower, more_paragraphs=(empty,))
    assert (found.rule, found.measured, found.mends) == ("ND30-TN-05", "1 dòng trống", ())


def test_an_agency_is_written_in_capitals() -> None:
    found = only(issuer=issuer("Sở Xây dựng"))
    assert (found.rule, found.mends) == ("ND30-CQ-01", ())


def test_an_agency_stands_on_the_left() -> None:
    right = ruled(component("co_quan_ban_hanh", "SỞ XÂY DỰNG", room=RIGHT), 0.4)
    assert only(issuer=right, superior=None).measured == "không ở bên trái"


def test_an_agency_set_to_the_left_is_centred_again() -> None:
    wrong = issuer(align="left")
    found = only(issuer=wrong)
    assert (found.rule, found.mends) == ("ND30-CQ-01", (MendParagraph(target(wrong), "align", "center"),))


def test_the_superior_stands_above() -> None:
    found = only(superior=superior(top=33))
    assert (found.rule, found.measured) == ("ND30-CQ-02", "ở dưới")


@pytest.mark.parametrize(
    ("share", "broken"), [(0.34, []), (0.5, []), (0.2, ["ND30-CQ-03"]), (1.0, ["ND30-CQ-03"])]
)
def test_the_line_under_the_issuer_is_a_third_to_a_half(share: float, broken: list[str]) -> None:
    wrong = ruled(component("co_quan_ban_hanh", "SỞ XÂY DỰNG"), share)
    found = findings(plan(issuer=wrong), *HEADING)
    assert [one.rule for one in found] == broken
    for one in found:
        assert one.severity is Severity.WARNING
        length = round(wrong.fragments[0].last_line_mm * 0.4, 1)
        assert one.mends == (MendLine("word/document.xml", "shape", 0, length),)


def test_the_length_of_a_line_is_told_in_centimetres_as_word_asks_for_it() -> None:
    issuer_mm = component("co_quan_ban_hanh", "SỞ XÂY DỰNG").fragments[0].last_line_mm
    found = only(issuer=ruled(component("co_quan_ban_hanh", "SỞ XÂY DỰNG"), 1.0))
    assert f"{mm(issuer_mm)}, bằng 100% dòng chữ" in found.message
    assert f"{figure(issuer_mm / 30)}–{figure(issuer_mm / 20)} cm" in found.remedy


@pytest.mark.parametrize("kind", ["underline", "characters"])
def test_a_line_that_is_not_drawn_is_told_once(kind: Literal["underline", "characters"]) -> None:
    """Its length is no matter: it goes."""
    one = ruled(component("co_quan_ban_hanh", "SỞ XÂY DỰNG"), 1.0)
    other = ruled(component("tieu_ngu", MOTTO), 0.5)
    for name, wrong in (("issuer", one), ("motto", other)):
        assert wrong.line is not None
        found = only(**{name: replace(wrong, line=replace(wrong.line, kind=kind))})
        assert found.severity is Severity.WARNING
        assert "Width" in found.remedy


def test_the_line_under_an_issuer_of_two_lines_may_fit_the_longer_one() -> None:
    two = component("co_quan_ban_hanh", "ỦY BAN NHÂN DÂN THÀNH PHỐ", "HUẾ")
    longest = two.fragments[0].box.width_mm
    lined = ruled(two, 0.4 * longest / two.fragments[1].last_line_mm)
    assert rules_broken(plan(issuer=lined, superior=None), "ND30-CQ") == []


def test_an_issuer_without_a_line_gets_one() -> None:
    bare = component("co_quan_ban_hanh", "SỞ XÂY DỰNG")
    found = only(issuer=bare)
    assert (found.rule, found.severity) == ("ND30-CQ-03", Severity.ERROR)
    assert found.mends == (DrawLine(target(bare), round(bare.fragments[0].last_line_mm * 0.4, 1)),)


def test_the_issuer_stands_right_under_its_superior() -> None:
    wrong = issuer(before_pt=6.0)
    found = only(issuer=wrong)
    assert (found.rule, found.mends) == ("ND30-CQ-04", (MendParagraph(target(wrong), "before_pt", 0.0),))


def test_the_superior_is_abbreviated() -> None:
    found = only(
        superior=superior("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC", room=replace(LEFT, right_mm=120, left_mm=5))
    )
    assert (found.rule, found.severity) == ("ND30-CQ-05", Severity.WARNING)


def test_the_symbol_is_the_one_that_the_office_has_for_the_issuer() -> None:
    office = Profile("so", nd30().rules, office=Office(symbols={"Sở Xây dựng": "SXDG"}))
    (found,) = findings(plan(), *HEADING, profile=office)
    assert (found.rule, found.severity, found.limit) == ("ND30-CQ-07", Severity.WARNING, "SXDG")
    right = Profile("so", nd30().rules, office=Office(symbols={"SỞ XÂY DỰNG": "SXD"}))
    assert rules_broken(plan(), *HEADING, profile=right) == []
    of_two_groups = Profile("so", nd30().rules, office=Office(symbols={"SỞ XÂY DỰNG": "SXD-TĐ"}))
    number = component("so_ky_hieu", "Số: 05/KH-SXD-TĐ")
    assert rules_broken(plan(number=number), *HEADING, profile=of_two_groups) == []
