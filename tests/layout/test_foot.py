from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.layout.documents import (
    BODY,
    RECIPIENTS,
    SIGNATURE,
    Part,
    document,
    feet,
    letterhead,
    nothing,
    words,
)
from tests.layout.paper import HALF_LEFT, HALF_RIGHT, Paper, Text, bold, italic, plain
from tests.layout.test_letterhead import texts

from vanban.layout.anatomy import Anatomy
from vanban.layout.measured import Box, Image
from vanban.layout.recognition import recognise

LINES = tuple(text.words for text in RECIPIENTS[1:])


def signed(anatomy: Anatomy) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    return [(texts(one.title), texts(one.other_post), texts(one.name)) for one in anatomy.signatures]


USUAL = [(("GIÁM ĐỐC",), (), ("Võ Tất Dũng",))]


def in_tabs(paper: Paper) -> None:
    rows = ("Nơi nhận:\tGIÁM ĐỐC", *LINES, "\tVõ Tất Dũng")
    paper.write(*(plain(row, 12, align="left", before_pt=40 if row.startswith("\t") else 0) for row in rows))


def in_text_boxes(paper: Paper) -> None:
    top = paper.y_mm
    paper.text_box(*RECIPIENTS, room=Box(30, top, 102, 277)).text_box(
        *SIGNATURE, room=Box(102, top, 195, 277)
    )


def one_under_the_other(paper: Paper) -> None:
    paper.write(*RECIPIENTS, *SIGNATURE)


def signature_first(paper: Paper) -> None:
    paper.write(*SIGNATURE, *RECIPIENTS)


def in_two_rows(paper: Paper) -> None:
    head, *rest = RECIPIENTS
    paper.table([[head], [SIGNATURE[0]]], [rest, [SIGNATURE[1]]], rooms=(HALF_LEFT, HALF_RIGHT))


def in_three_columns(paper: Paper) -> None:
    rooms = (HALF_LEFT, Box(102, 20, 112, 277), Box(112, 20, 195, 277))
    paper.table([RECIPIENTS, [], SIGNATURE], rooms=rooms)


def by_breaks(paper: Paper) -> None:
    left = plain("\n".join(text.words for text in RECIPIENTS), 11, align="left")
    paper.table([[left], [bold("GIÁM ĐỐC\n\n\n\n\nVõ Tất Dũng")]], rooms=(HALF_LEFT, HALF_RIGHT))


def signature_right(paper: Paper) -> None:
    paper.write(*RECIPIENTS).write(*SIGNATURE, room=HALF_RIGHT)


@pytest.mark.parametrize(
    "foot",
    [
        feet(), in_tabs, in_text_boxes, one_under_the_other, signature_first, in_two_rows, in_three_columns, by_breaks,
        signature_right,
    ],
)  # fmt: skip
def test_recipients_and_signature_are_found_however_they_are_laid_out(foot: Part) -> None:
    found = recognise(document(foot=foot).layout())
    assert texts(found.recipients_heading) == ("Nơi nhận:",)
    assert tuple(one.text for one in found.recipients) == LINES
    assert signed(found) == USUAL
    assert len(found.items) == len(BODY)
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "heading", ["NƠI NHẬN:", "Nơi nhận", "Nơi nhân:", "Nơi  nhận :", "Nới nhận:", "Noi nhận:"]
)
def test_a_heading_of_recipients_badly_written_is_found(heading: str) -> None:
    recipients = [replace(RECIPIENTS[0], words=heading), *RECIPIENTS[1:]]
    found = recognise(document(foot=feet(recipients)).layout())
    assert texts(found.recipients_heading) == (heading,)
    assert tuple(one.text for one in found.recipients) == LINES


@pytest.mark.parametrize(
    "lines",
    [
        ["UBND tỉnh (để b/c);", "Các phòng, đơn vị;", "Lưu: VT, VP."],
        ["+ UBND tỉnh (để b/c);", "+ Các phòng, đơn vị;", "+ Lưu VT."],
        ["- UBND tỉnh", "- Các phòng, đơn vị", "- Lưu: VT."],
        ["- UBND tỉnh (để b/c)", "- Các phòng, đơn vị."],
        ["– UBND tỉnh;", "– Lưu: VT, VP (2)."],
    ],
)
def test_recipients_badly_written_are_found_line_by_line(lines: Sequence[str]) -> None:
    recipients = [RECIPIENTS[0], *(plain(line, 11, align="left") for line in lines)]
    found = recognise(document(foot=feet(recipients)).layout())
    assert [one.text for one in found.recipients] == lines


def test_a_recipient_on_two_lines_is_one() -> None:
    lines = ("- Thường trực Tỉnh ủy,", "Hội đồng nhân dân tỉnh;", "- Lưu: VT.")
    recipients = [RECIPIENTS[0], *(plain(line, 11, align="left") for line in lines)]
    found = recognise(document(foot=feet(recipients)).layout())
    assert [one.lines for one in found.recipients] == [lines[:2], lines[2:]]


def test_bullets_of_an_automatic_list_are_dashes() -> None:
    recipients = [RECIPIENTS[0], *(plain(line[2:], 11, align="left", label="-") for line in LINES)]
    found = recognise(document(foot=feet(recipients)).layout())
    assert tuple(one.text for one in found.recipients) == LINES


@pytest.mark.parametrize("mark", ["PL.(300)", "Th(30b)", "NVA.15", "HC (2)"])
def test_the_mark_of_the_drafter_stands_under_the_list(mark: str) -> None:
    found = recognise(document(foot=feet([*RECIPIENTS, plain(mark, 11, align="left")])).layout())
    assert texts(found.drafter) == (mark,)
    assert len(found.recipients) == len(LINES)


@pytest.mark.parametrize(
    "title",
    [
        ["GIÁM ĐỐC"],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG QUẢN LÝ XÂY DỰNG"],
        ["Q. GIÁM ĐỐC"],
        ["T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ["K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ["KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ["TM BAN CHẤP HÀNH", "BÍ THƯ"],
        ["HIỆU TRƯỞNG"],
        ["Giám đốc"],
        ["TRƯỞNG BAN"],
        ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"],
        ["NGƯỜI ĐỨNG ĐẦU"],
    ],
)
def test_lines_of_authority_and_title_are_told_from_the_name(title: Sequence[str]) -> None:
    found = recognise(document(foot=feet(signature=[*map(bold, title), SIGNATURE[1]])).layout())
    assert signed(found) == [(tuple(title), (), ("Võ Tất Dũng",))]


@pytest.mark.parametrize(
    "name", ["Võ Tất Dũng", "VÕ TẤT DŨNG", "TS. Võ Tất Dũng", "PGS.TS Võ Tất Dũng", "Đại tá Võ Tất Dũng"]
)
def test_a_name_is_found_well_written_or_not(name: str) -> None:
    found = recognise(
        document(
            foot=feet(signature=[bold("KT. GIÁM ĐỐC"), bold("PHÓ GIÁM ĐỐC"), bold(name, before_pt=80)])
        ).layout()
    )
    assert signed(found) == [(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), (), (name,))]


@pytest.mark.parametrize("note", ["(Đã ký)", "Đã ký", "(Ký tên, đóng dấu)", "(Ký, ghi rõ họ tên)"])
def test_a_note_where_to_sign_is_neither_title_nor_name(note: str) -> None:
    signature = [bold("GIÁM ĐỐC"), italic(note, before_pt=20), bold("Võ Tất Dũng", before_pt=40)]
    assert signed(recognise(document(foot=feet(signature=signature)).layout())) == USUAL


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian ký: 19/10/2026 15:04:05 +07:00", "Người ký: Sở Xây dựng", "Ngày ký: 19-10-2026", "Ký bởi: Sở A",
        "Cơ quan: Tỉnh Lào Cai", "Email: sxd@example.vn", "Digitally signed by Sở Xây dựng", "19/10/2026 15:04:05",
    ],
)  # fmt: skip
def test_the_mark_of_an_electronic_signature_is_no_title(line: str) -> None:
    """Programs for signing print it between title and name, in small letters."""
    signature = [
        bold("GIÁM ĐỐC"),
        plain(line, 10),
        plain("Ký bởi: Sở Xây dựng", 10),
        bold("Võ Tất Dũng", before_pt=40),
    ]
    assert signed(recognise(document(foot=feet(signature=signature)).layout())) == USUAL


def test_a_name_left_blank_is_not_found() -> None:
    found = recognise(document(foot=feet(signature=[bold("KT. GIÁM ĐỐC"), bold("PHÓ GIÁM ĐỐC")])).layout())
    assert signed(found) == [(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), (), ())]


def test_a_name_close_under_the_title_is_found() -> None:
    found = recognise(document(foot=feet(signature=[bold("GIÁM ĐỐC"), bold("Võ Tất Dũng")])).layout())
    assert signed(found) == USUAL


def test_another_post_stands_over_the_name() -> None:
    signature = [bold("TRƯỞNG BAN"), bold("THỨ TRƯỞNG BỘ NỘI VỤ", before_pt=80), bold("Võ Tất Dũng")]
    found = recognise(document(foot=feet(signature=signature)).layout())
    assert signed(found) == [(("TRƯỞNG BAN",), ("THỨ TRƯỞNG BỘ NỘI VỤ",), ("Võ Tất Dũng",))]


def beside(left: Sequence[Text], right: Sequence[Text]) -> Part:
    def in_a_table(paper: Paper) -> None:
        paper.table([left, right], rooms=(HALF_LEFT, HALF_RIGHT))
        paper.write(*RECIPIENTS)

    return in_a_table


def test_two_signatories_stand_beside_one_another() -> None:
    left, right = (bold("THƯ KÝ"), bold("(họ và tên)", before_pt=80)), (bold("CHỦ TỌA"), SIGNATURE[1])
    found = recognise(document(foot=beside(left, right)).layout())
    assert signed(found) == [(("THƯ KÝ",), (), ()), (("CHỦ TỌA",), (), ("Võ Tất Dũng",))]
    assert tuple(one.text for one in found.recipients) == LINES


def test_two_signatories_stand_beside_one_another_by_tabs() -> None:
    rows = ("THƯ KÝ\tCHỦ TỌA", "\n\n\n", "Trần Thị Minh Họa\tVõ Tất Dũng")

    def foot(paper: Paper) -> None:
        paper.write(*(bold(row, align="center") for row in rows), *RECIPIENTS)

    found = recognise(document(foot=foot).layout())
    assert signed(found) == [
        (("THƯ KÝ",), (), ("Trần Thị Minh Họa",)),
        (("CHỦ TỌA",), (), ("Võ Tất Dũng",)),
    ]


def test_a_signature_without_recipients_is_found() -> None:
    found = recognise(document(foot=lambda paper: paper.write(*SIGNATURE, room=HALF_RIGHT)).layout())
    assert found.recipients_heading is None
    assert signed(found) == USUAL
    assert len(found.items) == len(BODY)


def test_recipients_without_a_signature_are_found() -> None:
    found = recognise(document(foot=words(*RECIPIENTS)).layout())
    assert tuple(one.text for one in found.recipients) == LINES
    assert found.signatures == ()


def test_headings_of_the_body_are_no_signature() -> None:
    body = (*BODY[:-1], bold("GIÁM ĐỐC SỞ", align="left"), BODY[-1])
    found = recognise(document(body=words(*body), foot=nothing).layout())
    assert found.signatures == ()
    assert len(found.items) == len(body)


def test_pictures_of_signature_and_seal_belong_to_the_signatory() -> None:
    layout = document().layout()
    title = next(one for one in layout.paragraphs if one.text == "GIÁM ĐỐC")
    box = Box(130, title.box.top_mm + 8, 165, title.box.top_mm + 25)
    logo = Image(Box(30, 20, 40, 30), "png")
    with_images = replace(title, images=(Image(box, "png", True, "1428BE"), logo))
    layout = replace(
        layout, paragraphs=tuple(with_images if one is title else one for one in layout.paragraphs)
    )
    assert [image.box for image in recognise(layout).signatures[0].images] == [box]


def test_a_date_over_the_signature_is_the_date_of_a_document_that_has_none_above() -> None:
    def foot(paper: Paper) -> None:
        paper.write(italic("Lào Cai, ngày 05 tháng 3 năm 2026"), *SIGNATURE, room=HALF_RIGHT)

    found = recognise(document(letterhead(date=()), foot=foot).layout())
    assert texts(found.place_date) == ("Lào Cai, ngày 05 tháng 3 năm 2026",)
    assert found.dated == date(2026, 3, 5)
    assert (signed(found), found.unplaced, len(found.items)) == (USUAL, (), len(BODY))


def test_a_place_for_somebody_elses_confirmation_is_no_signature() -> None:
    left = (bold("Xác nhận của chính quyền địa phương nơi nghỉ phép"),)
    found = recognise(document(foot=beside(left, SIGNATURE)).layout())
    assert signed(found) == USUAL
    assert [fragment.text for fragment in found.unplaced] == [left[0].words]


def test_a_signature_in_a_text_box_that_is_anchored_in_the_body_is_found() -> None:
    def body(paper: Paper) -> None:
        paper.write(*BODY[:-1])
        top = paper.y_mm + 16
        paper.text_box(*SIGNATURE, room=Box(102, top, 195, 277)).write(BODY[-1])

    found = recognise(document(body=body, foot=words(*RECIPIENTS)).layout())
    assert signed(found) == USUAL
    assert len(found.items) == len(BODY)
