"""Marks of urgency, secrecy and circulation, the address, copies, and what some kinds have of their own."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.sheet import (
    BODY,
    RIGHT,
    component,
    decision,
    findings,
    foot,
    letter,
    plan,
    rules_broken,
    section,
)

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Component, Copy
from vanban.layout.measured import Box, DrawnLine, Frame

MARKS = ("ND30-MARK", "ND30-ADDR", "ND30-COPY", "ND30-TYPE")


def framed(of: Component, width_mm: float, height_mm: float = 8.0, *, bordered: bool = True) -> Component:
    left, top = of.box.centre_mm - width_mm / 2, of.box.top_mm
    return replace(of, frame=Frame(1, Box(left, top, left + width_mm, top + height_mm), bordered, ()))


def urgent(text: str = "KHẨN", width_mm: float = 20.0, **change: Any) -> Component:
    return framed(component("dau_khan", text, **change), width_mm)


def told(sheet: Any) -> list[tuple[str, Severity]]:
    return [(f.rule, f.severity) for f in findings(sheet, *MARKS)]


@pytest.mark.parametrize(
    ("text", "width_mm"), [("KHẨN", 20), ("THƯỢNG KHẨN", 40), ("HỎA TỐC", 30), ("HOẢ TỐC", 30.9)]
)
def test_a_right_mark_of_urgency_is_right(text: str, width_mm: float) -> None:
    assert told(letter(urgency=urgent(text, width_mm))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        urgent("RẤT KHẨN"),
        urgent("Khẩn"),
        urgent(bold=False),
        urgent(size_pt=12.0),
        urgent(room=RIGHT),
        urgent(top=30),
        replace(urgent(), frame=None),
        framed(component("dau_khan", "KHẨN"), 20, bordered=False),
    ],
)
def test_a_wrong_mark_of_urgency_is_an_error(wrong: Component) -> None:
    assert told(letter(urgency=wrong)) == [("ND30-MARK-01", Severity.ERROR)]


@pytest.mark.parametrize("wrong", [urgent(width_mm=25), framed(component("dau_khan", "KHẨN"), 20, 12)])
def test_a_box_of_another_size_is_only_a_warning(wrong: Component) -> None:
    (found,) = findings(letter(urgency=wrong), *MARKS)
    assert (found.rule, found.severity, found.limit) == ("ND30-MARK-01", Severity.WARNING, "20 mm × 8 mm")


@pytest.mark.parametrize("text", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_mark_of_secrecy_is_told_to_whoever_runs_programs_on_it(text: str) -> None:
    assert told(letter(secrecy=component("dau_mat", text))) == [("ND30-MARK-02", Severity.INFO)]


@pytest.mark.parametrize("wrong", [component("dau_mat", "RẤT MẬT"), component("dau_mat", "MẬT", room=RIGHT)])
def test_a_wrong_mark_of_secrecy_is_an_error(wrong: Component) -> None:
    assert ("ND30-MARK-02", Severity.ERROR) in told(letter(secrecy=wrong))


def test_circulation_stands_in_a_box_above_quoc_hieu() -> None:
    right = framed(component("pham_vi_luu_hanh", "LƯU HÀNH NỘI BỘ"), 50)
    assert told(plan(circulation=right)) == []
    for wrong in (
        replace(right, frame=None),
        framed(component("pham_vi_luu_hanh", "LƯU HÀNH NỘI BỘ", bold=False), 50),
        framed(component("pham_vi_luu_hanh", "LƯU HÀNH NỘI BỘ", top=60), 50),
    ):
        assert told(plan(circulation=wrong)) == [("ND30-MARK-03", Severity.WARNING)]


def over(width_mm: float, top: float = 268.0, **change: Any) -> DrawnLine:
    return DrawnLine("border", Box(30, top, 30 + width_mm, top), part=BODY, **change)


def addressed(*lines: DrawnLine, **change: Any) -> Any:
    text = component("dia_chi", "Số 1 đường Hùng Vương; điện thoại: 0271 1234567", **change)
    pages = (section(pages=(1, 2)),)
    return letter(address=text, more_lines=lines, sections=pages, pages=2)


def test_the_address_stands_under_a_line_over_the_whole_width() -> None:
    assert told(addressed(over(165))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        addressed(),
        addressed(over(120)),
        addressed(replace(over(165), box=replace(over(165).box, page=2))),
        addressed(over(165, solid=False)),
        addressed(over(165), size_pt=13.0),
        addressed(over(165), italic=True),
        addressed(over(165), story="footer", part="word/footer1.xml", header_kind="default"),
    ],
)
def test_a_wrong_address_is_a_warning(wrong: Any) -> None:
    assert told(wrong) == [("ND30-ADDR-01", Severity.WARNING)]


def test_the_address_may_stand_in_the_footer_of_page_1() -> None:
    sheet = addressed(over(165), story="footer", part="word/footer1.xml", header_kind="first")
    assert told(sheet) == []


def copied(
    form: str = "SAO Y", number: str = "Số: 01/SY-SXD", width_mm: float | None = 165, **change: Any
) -> Any:
    block = Copy(
        component("hinh_thuc_sao", form, **change),
        number=component("so_ky_hieu", number, top=230) if number else None,
        line=over(width_mm, 215) if width_mm else None,
    )
    return plan(copy=block)


@pytest.mark.parametrize(
    ("form", "number"),
    [("SAO Y", "Số: 01/SY-SXD"), ("SAO LỤC", "Số: 02/SL-SXD"), ("TRÍCH SAO", "Số: 03/TrS-SXD")],
)
def test_a_right_copy_is_right(form: str, number: str) -> None:
    assert told(copied(form, number)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        copied("SAO Y BẢN CHÍNH"),
        copied("Sao y"),
        copied(bold=False),
        copied(size_pt=16.0),
        copied(number="Số: 01/SL-SXD"),
        copied(number="Số: 01/SXD"),
        copied(number=""),
        copied(width_mm=None),
        copied(width_mm=80),
    ],
)
def test_a_wrong_copy_is_an_error(wrong: Any) -> None:
    assert told(wrong) == [("ND30-COPY-01", Severity.ERROR)]


def minutes(signatories: int = 2, filed: str = "- Lưu: VT, Hồ sơ.") -> Any:
    end = foot(recipients=(component("noi_nhan", filed),))
    return plan(type="BB", place_date=None, **{**end, "signatures": end["signatures"] * signatories})


def test_minutes_have_two_signatories_and_are_filed() -> None:
    assert told(minutes()) == []
    assert told(minutes(signatories=1)) == [("ND30-TYPE-01", Severity.INFO)]
    assert told(minutes(filed="- Lưu: VT.")) == [("ND30-TYPE-01", Severity.INFO)]


def test_an_attached_regulation_bears_neither_number_nor_date() -> None:
    note = component(
        "kem_theo", "(Kèm theo Quyết định số 25/QĐ-SXD ngày 05 tháng 3 năm 2024)", page=1, top=70
    )
    bare = plan(type="QC", number=None, place_date=None, authority=note)
    assert rules_broken(bare, *MARKS, "ND30-SO", "ND30-DATE") == []
    assert told(plan(type="QC", authority=note)) == [("ND30-TYPE-02", Severity.WARNING)] * 2
    assert told(plan(type="QC", number=None, place_date=None)) == [("ND30-TYPE-02", Severity.WARNING)]


def behind(*texts: str) -> tuple[Any, ...]:
    """Centred lines on the page behind a decision."""
    return tuple(component("ten_loai", text, page=2, top=20 + 8 * n) for n, text in enumerate(texts))


def issuing(*texts: str) -> Any:
    sheet = decision()
    more = tuple(fragment for one in behind(*texts) for fragment in one.fragments)
    return replace(sheet, layout=replace(sheet.layout, fragments=sheet.layout.fragments + more))


def test_a_regulation_behind_its_decision_says_what_it_belongs_to() -> None:
    note = "(Kèm theo Quyết định số 25/QĐ-SXD ngày 05 tháng 3 năm 2024 của Giám đốc Sở Xây dựng)"
    assert told(issuing("QUY CHẾ", "Xét khen thưởng", note)) == []
    assert told(issuing("QUY CHẾ", "Xét khen thưởng")) == [("ND30-TYPE-02", Severity.WARNING)]
    assert told(issuing("Số: 25/QC-SXD", "QUY CHẾ", note)) == [("ND30-TYPE-02", Severity.WARNING)]


def test_a_regulation_on_its_own_bears_both() -> None:
    assert told(plan(type="QC")) == []


def test_a_telegram_names_its_receivers_in_its_own_words() -> None:
    receivers = component("kinh_gui", "Chủ tịch Ủy ban nhân dân tỉnh điện:")
    assert told(plan(type="CĐ", addressees=receivers)) == []
    letters = component("kinh_gui", "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh")
    assert told(plan(type="CĐ", addressees=letters)) == [("ND30-TYPE-03", Severity.WARNING)]
    assert told(plan(type="CĐ")) == [("ND30-TYPE-03", Severity.WARNING)]
