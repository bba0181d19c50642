"""Paper and margins."""

import pytest
from tests.decree30.sheet import component, findings, in_cell, plan, rules_broken, section

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Annex
from vanban.layout.measured import Box, Table
from vanban.layout.mends import MendSection

TURNED = section(
    landscape=True, width_mm=297.0, height_mm=210.0, left_mm=20, right_mm=20, top_mm=30, bottom_mm=15
)


def table(number: int = 1, in_section: int = 0) -> Table:
    return Table(number, in_section, Box(30, 50, 195, 90), 3, 3, True, True, False)


def test_a4_with_the_decrees_margins_is_right() -> None:
    assert rules_broken(plan(), "ND30-PAGE") == []


def test_letter_paper_is_told_with_its_size_and_mended() -> None:
    (found,) = findings(plan(sections=(section(width_mm=215.9, height_mm=279.4),)), "ND30-PAGE")
    assert (found.rule, found.severity) == ("ND30-PAGE-01", Severity.ERROR)
    assert found.measured == "215,9 mm × 279,4 mm"
    assert found.mends == (MendSection(0, "paper"),)


@pytest.mark.parametrize(("width_mm", "height_mm"), [(210.0, 330.0), (216.0, 297.0), (330.0, 210.0)])
def test_paper_of_one_side_of_a4_is_not_a4(width_mm: float, height_mm: float) -> None:
    paper = section(width_mm=width_mm, height_mm=height_mm)
    assert rules_broken(plan(sections=(paper,)), "ND30-PAGE-01") == ["ND30-PAGE-01"]


def test_paper_may_be_a_millimetre_off() -> None:
    assert rules_broken(plan(sections=(section(width_mm=210.9, height_mm=296.2),)), "ND30-PAGE") == []


@pytest.mark.parametrize(
    ("rule", "side", "wrong", "right"),
    [
        ("ND30-PAGE-03", "top_mm", 17.6, 20.0),
        ("ND30-PAGE-03", "top_mm", 25.4, 25.0),
        ("ND30-PAGE-04", "bottom_mm", 12.7, 20.0),
        ("ND30-PAGE-05", "left_mm", 25.4, 30.0),
        ("ND30-PAGE-05", "left_mm", 38.1, 35.0),
        ("ND30-PAGE-06", "right_mm", 25.4, 20.0),
        ("ND30-PAGE-06", "right_mm", 10.0, 15.0),
    ],
)
def test_a_margin_out_of_range_is_mended_to_its_nearest_end(
    rule: str, side: str, wrong: float, right: float
) -> None:
    (found,) = findings(plan(sections=(section(**{side: wrong}),)), "ND30-PAGE")
    assert (found.rule, found.mends) == (rule, (MendSection(0, side, right),))  # type: ignore[arg-type]  # a side
    assert str(wrong).replace(".", ",").removesuffix(",0") in found.message


@pytest.mark.parametrize("top", [19.8, 20.0, 25.0, 25.3])
def test_a_margin_may_be_a_third_of_a_millimetre_off(top: float) -> None:
    assert rules_broken(plan(sections=(section(top_mm=top),)), "ND30-PAGE") == []


def test_the_same_margin_in_many_sections_is_told_once() -> None:
    sections = tuple(section(index=i, left_mm=20.0) for i in range(5))
    (found,) = findings(plan(sections=sections), "ND30-PAGE")
    assert found.message == "Lề trái là 20 mm (ở 5 phân đoạn, đây là phân đoạn đầu tiên)."
    assert len(found.mends) == 5


def test_a_gutter_is_part_of_the_left_margin() -> None:
    (found,) = findings(plan(sections=(section(left_mm=20.0, gutter_mm=10.0),)), "ND30-PAGE")
    assert (found.rule, found.severity) == ("ND30-PAGE-07", Severity.WARNING)
    assert set(found.mends) == {MendSection(0, "left_mm", 30.0), MendSection(0, "gutter_mm", 0.0)}


def test_mirrored_margins_are_told_once() -> None:
    (found,) = findings(plan(sections=(section(mirrored=True),)), "ND30-PAGE")
    assert (found.rule, found.measured) == ("ND30-PAGE-07", "lề đối xứng")


def test_a_turned_page_without_a_table_is_wrong() -> None:
    (found,) = findings(plan(sections=(TURNED,)), "ND30-PAGE")
    assert (found.rule, found.severity, found.mends) == ("ND30-PAGE-02", Severity.ERROR, ())


def test_a_turned_page_may_hold_a_table() -> None:
    (found,) = findings(plan(sections=(TURNED,), tables=(table(),)), "ND30-PAGE")
    assert (found.rule, found.severity) == ("ND30-PAGE-02", Severity.INFO)
    assert found.remedy.startswith("Để nguyên nếu bảng cần bề ngang")


def test_a_table_for_the_letterhead_turns_no_page() -> None:
    issuer = in_cell(component("co_quan_ban_hanh", "SỞ XÂY DỰNG"), 1, 1)
    broken = rules_broken(plan(sections=(TURNED,), tables=(table(),), issuer=issuer), "ND30-PAGE")
    assert broken == ["ND30-PAGE-02"]


def test_an_annex_may_be_turned() -> None:
    annex = Annex(component("phu_luc", "Phụ lục", section=1), section=1)
    turned = section(
        index=1, landscape=True, width_mm=297.0, height_mm=210.0, left_mm=20, right_mm=25, top_mm=35
    )
    sections = (section(), turned)
    assert rules_broken(plan(sections=sections, annexes=(annex,)), "ND30-PAGE") == []


def test_odd_margins_of_a_turned_page_are_only_told() -> None:
    turned = section(landscape=True, width_mm=297.0, height_mm=210.0, top_mm=10)
    (found,) = findings(plan(sections=(turned,), tables=(table(),)), "ND30-PAGE-08")
    assert found.severity is Severity.INFO
