from dataclasses import replace

import pytest
from tests.layout.documents import (
    AGENCIES,
    BODY,
    NATION,
    SENTENCE,
    Part,
    document,
    feet,
    letterhead,
    nothing,
    words,
)
from tests.layout.paper import HALF_LEFT, HALF_RIGHT, Paper, bold, italic, plain, running
from tests.layout.test_letterhead import texts

from vanban.layout.measured import Box, DrawnLine
from vanban.layout.recognition import recognise

NOTE = italic("(Kèm theo Kế hoạch số 05/KH-SXD ngày 05 tháng 3 năm 2026 của Sở Xây dựng)")


def annex(heading: str, title: str = "CHỈ TIÊU THI ĐUA", own_section: bool = True) -> Part:
    def write(paper: Paper) -> None:
        paper.new_page(own_section)
        paper.write(bold(heading), bold(title), NOTE, running(f"1. {SENTENCE}."), running(f"2. {SENTENCE}."))

    return write


@pytest.mark.parametrize(
    "heading",
    [
        "Phụ lục", "Phụ lục I", "PHỤ LỤC 1", "Phụ lục số 01", "Phụ lục II.", "PHỤ LỤC", "Phụ Lục 2", "Biểu mẫu 01",
        "Mẫu số 02", "Phụ lục 3a", "Phụ lục IV:", "PHỤ LỤC I: DANH SÁCH TẬP THỂ",
    ],
)  # fmt: skip
def test_an_annex_is_found_by_its_heading(heading: str) -> None:
    found = recognise(document(None, None, None, None, annex(heading)).layout())
    if heading.endswith(":"):
        heading = heading.rstrip(":")
    assert len(found.annexes) == 1
    one = found.annexes[0]
    assert one.heading.text.startswith(heading)
    assert texts(one.title) == ("CHỈ TIÊU THI ĐUA",)
    assert texts(one.note) == (NOTE.words,)
    assert [item.marker for item in one.items] == ["1.", "2."]
    assert one.section == 1
    assert len(found.items) == len(BODY)


def test_several_annexes_are_parted() -> None:
    found = recognise(
        document(None, None, None, None, annex("Phụ lục I"), annex("Phụ lục II", "PHÂN CÔNG")).layout()
    )
    assert [one.heading.text for one in found.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert [one.title.text for one in found.annexes if one.title] == ["CHỈ TIÊU THI ĐUA", "PHÂN CÔNG"]


def test_a_title_of_several_lines_and_a_table_under_it() -> None:
    def write(paper: Paper) -> None:
        paper.new_page().write(bold("Phụ lục"), bold("DANH SÁCH TẬP THỂ"), bold("ĐỀ NGHỊ KHEN THƯỞNG"), NOTE)
        paper.table([[bold("STT")], [bold("TÊN TẬP THỂ")]], rooms=(HALF_LEFT, HALF_RIGHT), bordered=True)

    one = recognise(document(None, None, None, None, write).layout()).annexes[0]
    assert texts(one.title) == ("DANH SÁCH TẬP THỂ", "ĐỀ NGHỊ KHEN THƯỞNG")
    assert one.items == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Phụ lục I kèm theo Kế hoạch này nêu chỉ tiêu cụ thể.",
        "Phụ lục chi tiết gửi kèm.",
        "Mẫu 01 dùng cho các phòng.",
    ],
)
def test_a_sentence_about_an_annex_is_none(sentence: str) -> None:
    found = recognise(document(body=words(*BODY, running(sentence))).layout())
    assert found.annexes == ()


@pytest.mark.parametrize("size", [10, 13])
def test_the_mark_of_an_electronic_signature_belongs_to_the_annex(size: float) -> None:
    def write(paper: Paper) -> None:
        paper.new_page(True).write(plain("Số: 05/KH-SXD; 05/3/2026; 14:30:00", size, align="right"))
        paper.write(bold("Phụ lục"), bold("CHỈ TIÊU"), running(f"{SENTENCE}."))

    one = recognise(document(None, None, None, None, write).layout()).annexes[0]
    assert texts(one.electronic) == ("Số: 05/KH-SXD; 05/3/2026; 14:30:00",)
    assert texts(one.heading) == ("Phụ lục",)


def test_a_file_may_hold_only_an_annex() -> None:
    paper = Paper()
    paper.write(plain("Số: 05/KH-SXD; 05/3/2026; 14:30:00", 10, align="right"))
    paper.write(bold("Phụ lục"), bold("CHỈ TIÊU THI ĐUA"), NOTE, running(f"{SENTENCE}."))
    found = recognise(paper.layout())
    assert (found.number, found.electronic_copy, found.type) == (None, None, "")
    assert texts(found.annexes[0].electronic) != ()
    assert len(found.annexes[0].items) == 1


def test_a_form_with_its_own_letterhead_in_an_annex_is_not_read_as_text() -> None:
    def write(paper: Paper) -> None:
        paper.new_page().write(bold("Mẫu số 01", align="right"))
        letterhead()(paper)
        paper.write(bold("TỜ TRÌNH"), running(f"{SENTENCE}."))

    found = recognise(document(None, None, None, None, write).layout())
    assert texts(found.annexes[0].heading) == ("Mẫu số 01",)
    assert found.annexes[0].items == ()
    assert texts(found.type_name) == ("KẾ HOẠCH",)


def test_a_regulation_behind_its_decision_is_an_attachment() -> None:
    def write(paper: Paper) -> None:
        paper.new_page(True).table([AGENCIES, NATION])
        paper.write(bold("QUY CHẾ", before_pt=18), bold("Xét khen thưởng của Sở Xây dựng"), NOTE)
        paper.write(
            bold("Chương I"), bold("QUY ĐỊNH CHUNG"), running("Điều 1. Quy chế này quy định việc xét.")
        )

    found = recognise(document(None, None, None, None, write).layout())
    assert found.annexes == ()
    one = found.attachments[0]
    assert texts(one.type_name) == ("QUY CHẾ",)
    assert texts(one.subject) == ("Xét khen thưởng của Sở Xây dựng",)
    assert texts(one.note) == (NOTE.words,)
    assert (one.number, one.place_date) == (None, None)
    assert [item.marker for item in one.items] == ["Chương I", "", "Điều 1."]
    assert found.unplaced == ()


@pytest.mark.parametrize("by_tabs", [False, True])
def test_a_regulation_with_a_letterhead_of_its_own_need_not_begin_a_page(by_tabs: bool) -> None:
    def write(paper: Paper) -> None:
        if by_tabs:
            rows = (f"{left.words}\t{right.words}" for left, right in zip(AGENCIES, NATION, strict=True))
            paper.skip(10).write(*(bold(row, 13, align="left") for row in rows))
        else:
            paper.skip(10).table([AGENCIES, NATION])
        paper.write(bold("QUY CHẾ", before_pt=18), bold("Xét khen thưởng của Sở Xây dựng"), NOTE)
        paper.write(running("Điều 1. Quy chế này quy định việc xét."))
        paper.new_page().write(running("Điều 2. Hội đồng họp và bỏ phiếu."))

    found = recognise(document(None, None, None, None, write).layout())
    (one,) = found.attachments
    assert texts(one.type_name) == ("QUY CHẾ",)
    assert [item.marker for item in one.items] == ["Điều 1.", "Điều 2."]
    assert [signed.name and signed.name.text for signed in found.signatures] == ["Võ Tất Dũng"]


def test_a_chapter_under_the_title_is_not_the_end_of_the_subject() -> None:
    def write(paper: Paper) -> None:
        paper.new_page(True).write(bold("QUY CHẾ"), bold("Xét khen thưởng của Sở Xây dựng"))
        paper.write(
            bold("Chương I"), bold("QUY ĐỊNH CHUNG"), running("Điều 1. Quy chế này quy định việc xét.")
        )

    one = recognise(document(None, None, None, None, write).layout()).attachments[0]
    assert texts(one.subject) == ("Xét khen thưởng của Sở Xây dựng",)
    assert [item.marker for item in one.items] == ["Chương I", "", "Điều 1."]


def test_a_table_on_a_page_behind_the_signature_is_an_attachment() -> None:
    def write(paper: Paper) -> None:
        paper.new_page(True).write(bold("TỔNG HỢP CHỈ TIÊU THI ĐUA"), NOTE)
        paper.table([[bold("STT")], [bold("CHỈ TIÊU")]], rooms=(HALF_LEFT, HALF_RIGHT), bordered=True)

    found = recognise(document(None, None, None, None, write).layout())
    assert texts(found.attachments[0].type_name) == ("TỔNG HỢP CHỈ TIÊU THI ĐUA",)
    assert len(found.items) == len(BODY)


def test_the_block_of_a_copy_is_told_from_the_document() -> None:
    def write(paper: Paper) -> None:
        y = paper.y_mm + 2
        paper.lines.append(DrawnLine("shape", Box(30, y, 195, y, paper.page), part="word/document.xml"))
        left = [*AGENCIES, plain("Số: 15/SY-SXD", 13)]
        right = [bold("SAO Y"), italic("Lào Cai, ngày 10 tháng 3 năm 2026", before_pt=22)]
        paper.skip(6).table([left, right])
        feet(signature=(bold("TL. GIÁM ĐỐC"), bold("CHÁNH VĂN PHÒNG"), bold("Võ Tất Dũng", before_pt=80)))(
            paper
        )

    found = recognise(document(None, None, None, None, write).layout())
    assert found.copy is not None
    assert texts(found.copy.form) == ("SAO Y",)
    assert texts(found.copy.agency) == ("SỞ XÂY DỰNG",)
    assert texts(found.copy.number) == ("Số: 15/SY-SXD",)
    assert texts(found.copy.place_date) == ("Lào Cai, ngày 10 tháng 3 năm 2026",)
    assert found.copy.line is not None
    assert found.copy.signature is not None
    assert texts(found.copy.signature.title) == ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
    assert len(found.signatures) == 1
    assert texts(found.number) == ("Số: 05/KH-SXD",)


ADDRESS = "Địa chỉ: Phường Lào Cai, tỉnh Lào Cai; ĐT: 0214 3800000; E-mail: sxd@laocai.gov.vn"


def test_the_address_stands_in_the_footer_of_page_1() -> None:
    paper = document().margin(ADDRESS, "footer", "first").margin("2", "header", "default", page_field=True)
    paper.lines.append(DrawnLine("border", Box(30, 284, 195, 284), part="word/footer1.xml"))
    found = recognise(paper.layout())
    assert texts(found.address) == (ADDRESS,)
    assert found.address is not None
    assert found.address.line is not None
    assert [one.text for one in found.page_numbers] == ["2"]


def test_the_address_stands_low_in_the_text_of_page_1() -> None:
    paper = document()
    paper.y_mm = 265
    found = recognise(paper.write(plain(ADDRESS, 11)).layout())
    assert texts(found.address) == (ADDRESS,)
    assert found.unplaced == ()


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2", "2/5"])
def test_a_page_number_may_be_typed(number: str) -> None:
    found = recognise(document().margin(number, "footer", "default").layout())
    assert [one.text for one in found.page_numbers] == [number]


@pytest.mark.parametrize("words", ["Sở Xây dựng", "Kế hoạch năm 2026", ""])
def test_other_words_in_a_margin_are_no_page_number(words: str) -> None:
    assert recognise(document().margin(words, "header", "default").layout()).page_numbers == ()


def test_pages_without_any_component_have_none() -> None:
    chapter = [running(f"Buổi sáng hôm ấy trời mưa, {SENTENCE.lower()}.") for _ in range(30)]
    found = recognise(document(nothing, nothing, words(*chapter), nothing).layout())
    empty = replace(found, items=(), layout=found.layout)
    assert list(empty.components()) == []
    assert (found.type, found.dated, found.unplaced) == ("", None, ())
    assert len(found.items) == 30


def test_a_table_alone_has_no_component() -> None:
    paper = Paper().table(*[[[plain("1")], [plain("Gạo")]]] * 5, rooms=(HALF_LEFT, HALF_RIGHT), bordered=True)
    found = recognise(paper.layout())
    assert list(found.components()) == []
    assert found.items == ()


def test_an_empty_sheet_has_nothing() -> None:
    found = recognise(Paper().layout())
    assert list(found.components()) == []
