"""Bare lines of text become paragraphs as they were before they were wrapped."""

import pytest

from vanban.layout.recognition import recognise
from vanban.layout.typed import layout_of, lines_of_pdf, lines_of_text

HEAD = "KẾ HOẠCH\n\nPhát động phong trào\n\n"
WIDE = "Toàn thể công chức, viên chức của cơ quan thực hiện nghiêm các nhiệm vụ phát"


def items(text: str) -> list[str]:
    lines, by_line = lines_of_text(HEAD + text)
    layout, _ = layout_of(lines, "cu.txt", by_line)
    return [item.fragment.text for item in recognise(layout).items]


def test_a_dash_in_the_middle_of_a_sentence_begins_no_paragraph() -> None:
    assert items(f"I. MỤC ĐÍCH\n{WIDE} triển kinh tế\n- xã hội của tỉnh trong năm nay.\n- Việc khác.\n") == [
        "I. MỤC ĐÍCH",
        f"{WIDE} triển kinh tế - xã hội của tỉnh trong năm nay.",
        "- Việc khác.",
    ]


def test_a_number_at_the_head_of_a_wrapped_line_is_no_marker() -> None:
    assert items(f"I. MỤC ĐÍCH\n{WIDE} triển năm\n2024. và các năm sau.\nViệc khác.\n")[1].endswith(
        "năm 2024. và các năm sau."
    )


def test_blank_lines_do_not_part_a_wrapped_paragraph() -> None:
    assert items(f"I. MỤC ĐÍCH\n\n{WIDE} triển\n\nkinh tế trong năm nay.\n\n1. Việc khác.\n") == [
        "I. MỤC ĐÍCH",
        f"{WIDE} triển kinh tế trong năm nay.",
        "1. Việc khác.",
    ]


def test_a_page_number_and_a_page_break_part_no_paragraph() -> None:
    assert (
        items(f"I. MỤC ĐÍCH\n{WIDE} triển\n\f2\nkinh tế trong năm nay.\n")[1]
        == f"{WIDE} triển kinh tế trong năm nay."
    )


def test_an_indent_begins_a_paragraph() -> None:
    first = f"{WIDE} triển kinh tế."
    assert items(f"I. MỤC ĐÍCH\n{first}\n    {WIDE} khác\nnữa.\n") == [
        "I. MỤC ĐÍCH",
        first,
        f"{WIDE} khác nữa.",
    ]


def test_a_paragraph_per_line_is_split_only_by_its_marks() -> None:
    long = f"{WIDE} triển kinh tế và đề cao vai trò, trách nhiệm của"
    assert items(f"I. MỤC ĐÍCH\n\n{long}\n\nngười đứng đầu.\n\n{long} mình.\n") == [
        "I. MỤC ĐÍCH",
        f"{long} người đứng đầu.",
        f"{long} mình.",
    ]


def test_words_of_a_pdf_line_stand_together_and_columns_apart() -> None:
    xml = (
        '<page number="1" position="absolute" top="0" left="0" height="1262" width="892">'
        '<fontspec id="0" size="20" family="A+Serif" color="#0"/>'
        '<text top="85" left="150" width="100" height="25" font="0">SỞ <b>XÂY</b></text>'
        '<text top="86" left="256" width="60" height="25" font="0">DỰNG</text>'
        '<text top="85" left="500" width="300" height="25" font="0">CỘNG HÒA &amp; c</text></page>'
    )
    (line,) = lines_of_pdf(xml)
    assert [bit.text for bit in line.bits] == ["SỞ XÂY DỰNG", "CỘNG HÒA & c"]
    assert [stretch.bold for stretch in line.bits[0].stretches][:2] == [False, True]


def test_nothing_gives_an_empty_layout() -> None:
    layout, _ = layout_of([], "cu.txt")
    assert layout.fragments == ()


@pytest.mark.parametrize("rest", ["2024", "năm 2024", "tháng 02 năm 2024"])
def test_a_year_that_a_narrow_cell_wrapped_belongs_to_its_date(rest: str) -> None:
    begun = "Bình Phước, ngày 05 tháng 02 năm 2024".removesuffix(rest).strip()
    text = (
        "UBND TỈNH BÌNH PHƯỚC          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ XÂY DỰNG                       Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 5/KH-SXD                  {begun}\n"
        f"{'':40}{rest}\n{HEAD}I. MỤC ĐÍCH\nNâng cao chất lượng.\n"
    )
    lines, by_line = lines_of_text(text)
    found = recognise(layout_of(lines, "cu.txt", by_line)[0])
    assert found.place_date is not None
    assert " ".join(found.place_date.text.split()) == "Bình Phước, ngày 05 tháng 02 năm 2024"
    assert [item.text for item in found.items] == ["MỤC ĐÍCH", "Nâng cao chất lượng."]
