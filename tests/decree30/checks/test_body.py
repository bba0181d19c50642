"""Nội dung: letters, indents, gaps, spacing."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.checks.lower_half import SENTENCE, broken, found, only, sentences
from tests.decree30.sheet import BODY, item, paragraph, plan, run

from vanban.decree30.findings import Severity
from vanban.layout.measured import Box, Cell, LineSpacing, Table
from vanban.layout.mends import MendLetters, MendParagraph, MendTable, MendText
from vanban.outline.tree import Level


def test_a_correct_plan_breaks_nothing() -> None:
    assert broken(plan()) == []
    assert broken(plan(items=sentences(6))) == []


@pytest.mark.parametrize(("size", "mended"), [(12.0, 14.0), (16.0, 14.0)])
def test_letters_take_the_size_that_the_body_has(size: float, mended: float) -> None:
    items = (*sentences(1, "."), *sentences(1, ".", size_pt=size), *sentences(2))
    finding = only(plan(items=items), "ND30-BODY-01")
    assert finding.spot == items[1]
    (mend,) = finding.mends
    assert isinstance(mend, MendLetters)
    assert mend.value == mended


def test_a_whole_body_of_a_wrong_size_takes_the_nearest_one() -> None:
    finding = only(plan(items=sentences(6, size_pt=12.0)), "ND30-BODY-01")
    assert {mend.value for mend in finding.mends if isinstance(mend, MendLetters)} == {13.0}
    assert "6 đoạn" in finding.message


def test_italic_sentences_are_found() -> None:
    assert "4 đoạn" in only(plan(items=sentences(4, italic=True)), "ND30-BODY-01").message
    one = (*sentences(1, ".", italic=True), *sentences(3))
    finding = only(plan(items=one), "ND30-BODY-01")
    assert (finding.spot, finding.measured) == (one[0], "chữ nghiêng")
    assert finding.mends == (MendLetters((BODY, one[0].paragraph.index), "italic", False),)


def test_notes_in_brackets_may_be_italic() -> None:
    note = item(Level.PARAGRAPH, "", f"({SENTENCE[:-1]})", italic=True)
    assert broken(plan(items=(note, *sentences(3)))) == []


def test_long_paragraphs_are_justified() -> None:
    items = (*sentences(2, ".", align="left"), *sentences(3))
    finding = only(plan(items=items), "ND30-BODY-02")
    assert finding.spot == items[0]
    assert [mend.value for mend in finding.mends if isinstance(mend, MendParagraph)] == ["both", "both"]


def test_one_ragged_paragraph_in_many_is_let_pass() -> None:
    assert broken(plan(items=(*sentences(1, ".", align="left"), *sentences(12)))) == []


def test_short_lines_may_be_ragged() -> None:
    short = item(Level.PARAGRAPH, "", "Thời gian: 8 giờ 00.", align="left")
    assert broken(plan(items=(short, *sentences(2)))) == []


@pytest.mark.parametrize("indent", [0.0, 15.0])
def test_first_lines_begin_1_cm_or_1_27_cm_in(indent: float) -> None:
    items = (*sentences(1, ".", first_line_mm=indent), *sentences(3, first_line_mm=12.7))
    finding = only(plan(items=items), "ND30-BODY-03")
    assert finding.severity is Severity.ERROR
    assert finding.measured == f"{indent:g} mm"
    assert MendParagraph((BODY, items[0].paragraph.index), "first_line_mm", 12.7) in finding.mends


def test_many_wrong_indents_are_one_finding() -> None:
    finding = only(plan(items=sentences(12, first_line_mm=0.0)), "ND30-BODY-03")
    assert "12 đoạn" in finding.message
    assert len(finding.mends) == 24


def test_a_little_off_is_no_breach() -> None:
    assert broken(plan(items=sentences(4, first_line_mm=9.9))) == []
    assert broken(plan(items=sentences(4, left_mm=16.35, first_line_mm=-6.35))) == []  # a list by Word


def test_indents_typed_with_a_tab_are_a_warning() -> None:
    typed = item(Level.PARAGRAPH, "", f"\t{SENTENCE}", first_line_mm=0.0)
    finding = only(plan(items=(typed, *sentences(3))), "ND30-BODY-03")
    assert finding.severity is Severity.WARNING
    assert MendText((BODY, typed.paragraph.index), 0, 1, "\t", "") in finding.mends


def test_short_lines_with_the_same_tab_are_mended_with_the_long_ones() -> None:
    """All begin at one place before mending and after it: where a tab of Word stands."""
    typed = [item(Level.PARAGRAPH, "", f"\t{text}", first_line_mm=0.0) for text in (SENTENCE, "Trên đây./.")]
    first, second = found(plan(items=tuple(typed)))
    assert {first.rule, second.rule} == {"ND30-BODY-03"}
    for one, finding in zip(typed, (first, second), strict=True):
        assert MendParagraph((BODY, one.paragraph.index), "first_line_mm", 12.7) in finding.mends


def test_short_lines_with_a_tab_alone_are_let_pass() -> None:
    typed = item(Level.PARAGRAPH, "", "\tThời gian: 8 giờ 00.", first_line_mm=0.0)
    assert broken(plan(items=(typed, *sentences(3)))) == []


def test_the_receivers_of_a_telegram_stand_as_close_as_addressees() -> None:
    said = item(Level.PARAGRAPH, "", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI điện:", top=70)
    listed = [
        item(Level.DASH, "-", f"{SENTENCE[:-1]};", top=78 + 16 * at, before_pt=0.0, after_pt=0.0)
        for at in (0, 1)
    ]
    items = (said, *listed, *sentences(2))
    rules = broken(plan(items=items, type="CĐ"))
    assert "ND30-BODY-04" not in rules
    assert "ND30-BODY-04" in broken(plan(items=items))


def test_both_indents_in_one_document_are_a_warning() -> None:
    items = (*sentences(1, ".", first_line_mm=12.7), *sentences(3))
    finding = only(plan(items=items), "ND30-BODY-03")
    assert (finding.severity, finding.spot) == (Severity.WARNING, items[0])


def test_lists_with_dashes_may_hang() -> None:
    dash = item(Level.DASH, "-", SENTENCE, left_mm=20.0, first_line_mm=-5.0)
    assert broken(plan(items=(dash, *sentences(2)))) == []


@pytest.mark.parametrize(
    ("above", "below", "severity"),
    [
        ({"after_pt": 6.0, "before_pt": 6.0}, {"before_pt": 0.0}, None),
        ({}, {"before_pt": 3.0}, Severity.ERROR),
        ({"after_pt": 3.0}, {"before_pt": 3.0}, Severity.WARNING),
        ({}, {"before_pt": 6.0, "contextual_spacing": True}, Severity.ERROR),
    ],
)
def test_gaps_between_paragraphs(
    above: dict[str, Any], below: dict[str, Any], severity: Severity | None
) -> None:
    items = (*sentences(1, ".", **above), *sentences(1, **below))
    findings = found(plan(items=items))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    for finding in findings:
        assert finding.rule == "ND30-BODY-04"
        assert MendParagraph((BODY, items[1].paragraph.index), "before_pt", 6.0) in finding.mends


def test_an_empty_paragraph_between_makes_the_gap() -> None:
    items = sentences(2, before_pt=0.0)
    empty = paragraph("", top=items[1].paragraph.box.top_mm - 1)
    assert broken(plan(items=items, more_paragraphs=(empty,))) == []


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (LineSpacing("auto", 1.0), None),
        (LineSpacing("auto", 1.5), None),
        (LineSpacing("auto", 2.0), Severity.ERROR),
        (LineSpacing("auto", 0.9), Severity.ERROR),
        (LineSpacing("exact", 18.0), None),
        (LineSpacing("exact", 15.0), Severity.WARNING),
        (LineSpacing("exact", 12.0), Severity.ERROR),
        (LineSpacing("exact", 30.0), Severity.ERROR),
        (LineSpacing("at_least", 12.0), None),
    ],
)
def test_lines_stand_single_to_one_and_a_half(line: LineSpacing, severity: Severity | None) -> None:
    findings = found(plan(items=sentences(1, line=line)))
    assert [(f.rule, f.severity) for f in findings] == ([("ND30-BODY-05", severity)] if severity else [])


def test_double_lines_are_mended_to_one_and_a_half() -> None:
    (mend,) = only(plan(items=sentences(1, line=LineSpacing("auto", 2.0))), "ND30-BODY-05").mends
    assert isinstance(mend, MendParagraph)
    assert (mend.what, mend.value) == ("line", 1.5)


def test_the_body_ends_with_its_mark() -> None:
    finding = only(plan(items=sentences(2, ".")), "ND30-BODY-06")
    assert finding.severity is Severity.WARNING
    assert broken(plan(items=sentences(2, "."), type="HĐ")) == []


def test_the_mark_may_stand_under_a_table() -> None:
    items = sentences(2, ".")
    below = paragraph("./.", top=190, cells=(Cell(1, 2, 1),))
    assert broken(plan(items=items, more_paragraphs=(below,))) == []


@pytest.mark.parametrize("look", [{"underline": "single"}, {"bold": True}])
def test_stray_emphasis_is_a_warning(look: dict[str, Any]) -> None:
    items = (*sentences(1, ".", **look), *sentences(2))
    assert only(plan(items=items), "ND30-BODY-07").severity is Severity.WARNING


def test_bold_words_inside_a_sentence_are_a_warning_and_a_lead_in_is_not() -> None:
    head, tail = SENTENCE[:20], SENTENCE[20:]
    inside = item(
        Level.PARAGRAPH, "", SENTENCE, runs=[run(head), run(tail[:10], 20, bold=True), run(tail[10:], 30)]
    )
    assert only(plan(items=(inside, *sentences(2))), "ND30-BODY-07").spot == inside
    share = [
        run("Tỷ lệ giải ngân đạt "),
        run("95%", 20, bold=True),
        run(" kế hoạch được giao trong năm.", 23),
    ]
    figure = item(Level.PARAGRAPH, "", "".join(one.text for one in share), runs=share)
    assert broken(plan(items=(figure, *sentences(2)))) == []
    lead_in = item(Level.PARAGRAPH, "", SENTENCE, runs=[run(head, bold=True), run(tail, 20)])
    assert broken(plan(items=(lead_in, *sentences(2)))) == []


def test_room_made_by_empty_paragraphs() -> None:
    items = sentences(2)
    top = items[1].paragraph.box.top_mm
    one, two = paragraph("", top=top - 2), paragraph("", top=top - 1)
    assert broken(plan(items=items, more_paragraphs=(one,))) == []
    assert only(plan(items=items, more_paragraphs=(one, two)), "ND30-BODY-08").measured == "2 đoạn trống"
    above = (paragraph("", top=70), paragraph("", top=71))
    assert broken(plan(items=items, more_paragraphs=above)) == []
    cell = (Cell(1, 1, 1),)
    in_cells = (replace(one, cells=cell), replace(two, cells=cell))
    assert broken(plan(items=items, more_paragraphs=in_cells)) == []


def test_a_long_table_repeats_its_heading() -> None:
    held = [paragraph("95", top=150, page=page, cells=(Cell(1, page, 1),)) for page in (1, 2)]
    table = Table(1, 0, Box(30, 150, 195, 270), 20, 3, True, False, False)
    finding = only(plan(tables=(table,), more_paragraphs=held), "ND30-BODY-09")
    assert finding.mends == (MendTable(1, "header_repeats"),)
    assert finding.severity is Severity.WARNING
    assert broken(plan(tables=(table,), more_paragraphs=held[:1])) == []  # nothing goes on anywhere
    assert broken(plan(tables=(replace(table, header_repeats=True),), more_paragraphs=held)) == []
    assert broken(plan(tables=(replace(table, bordered=False),), more_paragraphs=held)) == []
