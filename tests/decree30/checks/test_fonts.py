"""Fonts, colours and sizes."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.sheet import component, findings, item, paragraph, plan, rules_broken, run

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Anatomy
from vanban.layout.measured import Paragraph
from vanban.layout.mends import MendLetters, MendLine
from vanban.outline.tree import Level


def with_extra(**look: Any) -> tuple[Anatomy, Paragraph]:
    """A plan with one more paragraph of that look, and the paragraph."""
    extra = paragraph("Chữ thêm vào", top=280, **look)
    return plan(more_paragraphs=(extra,)), extra


def test_times_new_roman_in_black_is_right() -> None:
    assert rules_broken(plan(), "ND30-FONT") == []


@pytest.mark.parametrize("story", ["body", "header", "footer", "footnote", "textbox"])
def test_another_font_is_wrong_wherever_it_stands(story: str) -> None:
    sheet, extra = with_extra(font="Calibri", story=story)
    (found,) = findings(sheet, "ND30-FONT")
    assert (found.rule, found.severity, found.measured) == ("ND30-FONT-01", Severity.ERROR, "Calibri")
    assert found.where.endswith("“Chữ thêm vào”")
    assert found.mends == (MendLetters((extra.part, extra.index), "font", "Times New Roman"),)


def test_only_the_letters_in_the_wrong_font_are_mended() -> None:
    extra = paragraph("Chữ thêm", runs=(run("Chữ "), run("thêm", 4, font="Arial")), top=280)
    (found,) = findings(plan(more_paragraphs=(extra,)), "ND30-FONT")
    assert found.mends == (MendLetters((extra.part, extra.index), "font", "Times New Roman", 4, 8),)


def test_one_font_in_many_paragraphs_is_told_once() -> None:
    extras = tuple(paragraph(f"Đoạn {n}", font="Arial", top=200 + n) for n in range(9))
    (found,) = findings(plan(more_paragraphs=extras), "ND30-FONT")
    assert found.message == "Chữ dùng phông Arial (ở 9 đoạn, đây là đoạn đầu tiên)."
    assert len(found.mends) == 9


def test_another_name_of_times_new_roman_is_only_a_warning() -> None:
    sheet, extra = with_extra(font="Times New Roman Bold")
    (found,) = findings(sheet, "ND30-FONT")
    assert (found.rule, found.severity) == ("ND30-FONT-01", Severity.WARNING)
    assert MendLetters((extra.part, extra.index), "bold", True) in found.mends


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_a_font_of_before_unicode_is_wrong_and_left_to_a_person(font: str) -> None:
    (found,) = findings(with_extra(font=font)[0], "ND30-FONT")
    assert (found.rule, found.severity, found.mends) == ("ND30-FONT-02", Severity.ERROR, ())


def test_a_sign_may_come_from_a_font_of_signs() -> None:
    tick = paragraph("☑", font="Segoe UI Symbol", top=280)
    assert rules_broken(plan(more_paragraphs=(tick,)), "ND30-FONT") == []


def test_a_font_that_is_not_known_is_not_accused() -> None:
    assert rules_broken(with_extra(font="")[0], "ND30-FONT") == []


@pytest.mark.parametrize(("colour", "severity"), [("FF0000", Severity.ERROR), ("0D0D0D", Severity.WARNING)])
def test_coloured_letters_are_mended_to_black(colour: str, severity: Severity) -> None:
    sheet, extra = with_extra(colour=colour)
    (found,) = findings(sheet, "ND30-FONT")
    assert (found.rule, found.severity) == ("ND30-FONT-03", severity)
    assert found.mends == (MendLetters((extra.part, extra.index), "colour", "auto"),)


def test_black_by_its_number_is_black() -> None:
    assert rules_broken(with_extra(colour="000000")[0], "ND30-FONT") == []


def test_highlighted_letters_are_wrong_but_in_a_draft_only_told() -> None:
    (found,) = findings(with_extra(highlight="yellow")[0], "ND30-FONT")
    assert (found.rule, found.severity) == ("ND30-FONT-03", Severity.ERROR)
    (found,) = findings(replace(with_extra(highlight="yellow")[0], draft=True), "ND30-FONT")
    assert found.severity is Severity.INFO


def test_a_stamp_of_urgency_is_red_by_the_decree() -> None:
    assert rules_broken(plan(urgency=component("dau_khan", "KHẨN", colour="FF0000")), "ND30-FONT") == []


def test_deleted_letters_are_not_looked_at() -> None:
    assert rules_broken(with_extra(font="Arial", colour="FF0000", change="deleted")[0], "ND30-FONT") == []


def three(title: float, motto: float, day: float) -> Any:
    sheet = plan()
    assert sheet.motto is not None
    return plan(
        national_title=component("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size_pt=title),
        motto=replace(
            component("tieu_ngu", "Độc lập - Tự do - Hạnh phúc", size_pt=motto), line=sheet.motto.line
        ),
        place_date=component("dia_danh_ngay_thang", "Bình Phước, ngày 05 tháng 3 năm 2024", size_pt=day),
    )


@pytest.mark.parametrize("sizes", [(13, 14, 14), (12, 13, 13)])
def test_the_sizes_of_the_head_go_together(sizes: tuple[float, float, float]) -> None:
    assert rules_broken(three(*sizes), "ND30-FONT", "ND30-QH", "ND30-TN", "ND30-DATE") == []


def test_sizes_that_do_not_go_together_are_mended_to_the_nearest_set() -> None:
    sheet = three(13, 14, 13)
    (found,) = findings(sheet, "ND30-FONT", "ND30-QH", "ND30-TN", "ND30-DATE")
    assert (found.rule, found.severity, found.measured) == ("ND30-FONT-05", Severity.WARNING, "13, 14, 13 pt")
    day = sheet.place_date.paragraphs[0]
    assert found.mends == (MendLetters((day.part, day.index), "size_pt", 14.0),)


def test_a_new_size_of_the_motto_brings_a_new_length_of_its_line() -> None:
    (found,) = findings(three(12, 14, 13), "ND30-FONT")
    (length,) = [mend for mend in found.mends if isinstance(mend, MendLine)]
    assert length.width_mm == pytest.approx(55.9, abs=1)


def test_a_size_out_of_range_is_mended_into_a_set_and_told_once() -> None:
    sheet = three(13.5, 14, 14)
    (found,) = findings(sheet, "ND30-FONT", "ND30-QH", "ND30-TN", "ND30-DATE")
    title = sheet.national_title.paragraphs[0]
    assert found.rule == "ND30-QH-02"
    assert found.mends == (MendLetters((title.part, title.index), "size_pt", 13.0),)


def test_running_text_of_two_sizes_is_mended_to_the_usual_one() -> None:
    small = item(Level.PARAGRAPH, "", "Một đoạn nội dung cỡ chữ khác. " * 5, size_pt=13.0)
    sheet = plan(items=(*plan().items, small))
    (found,) = findings(sheet, "ND30-FONT")
    assert (found.rule, found.severity) == ("ND30-FONT-06", Severity.WARNING)
    assert found.mends == (MendLetters((small.paragraph.part, small.paragraph.index), "size_pt", 14.0),)


def test_a_heading_may_have_another_size() -> None:
    heading = item(Level.ROMAN, "III.", "MỘT MỤC CÓ TÊN KHÁ DÀI " * 5, heading=True, size_pt=13.0)
    assert rules_broken(plan(items=(*plan().items, heading)), "ND30-FONT") == []
