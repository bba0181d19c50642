import pytest

from vanban.outline.parse import parse
from vanban.outline.tree import Level, walk


def headings(body: str) -> list[str]:
    return [node.text for node in walk(parse(body)) if node.heading]


@pytest.mark.parametrize(
    "body",
    [
        "1. Mục đích\n- Tạo động lực.",
        "1. Mục đích\na) Tạo động lực.",
        "1. Mục đích\nTạo động lực.",
        "1. Mục đích\n1.1. Tạo động lực.",
        "1. Mục đích\n\n\nTạo động lực.",
    ],
)
def test_a_short_title_with_something_below_is_a_heading(body: str) -> None:
    assert headings(body) == ["Mục đích"]


@pytest.mark.parametrize("end", [".", ";", ":", ",", "./.", "!", "…", ".”", ".)"])
def test_a_sentence_with_something_below_is_a_paragraph(end: str) -> None:
    assert headings(f"1. Sở Xây dựng chủ trì{end}\n- Văn phòng;\n- Thanh tra.") == []


def test_a_long_line_is_a_paragraph_whatever_is_below() -> None:
    assert headings(f"1. {'đẩy nhanh ' * 21}tiến độ\n- Làm.") == []


def test_a_list_of_names_has_no_headings() -> None:
    assert headings("1. Sở Xây dựng\n2. Sở Tài chính\n3. Sở Nội vụ") == []


def test_an_empty_title_beside_a_heading_is_a_heading() -> None:
    assert headings("1. Mục đích\n- Tạo động lực.\n2. Yêu cầu") == ["Mục đích", "Yêu cầu"]


def test_an_empty_line_with_a_colon_beside_a_heading_is_a_paragraph() -> None:
    assert headings("1. Mục đích\n- Tạo động lực.\n2. Thời gian: từ nay đến hết năm") == ["Mục đích"]


def test_the_last_sentence_without_its_full_stop_is_no_heading_for_the_closing_below_it() -> None:
    body = "1. Sở Xây dựng làm.\n2. Văn phòng Sở theo dõi\nTrên đây là Kế hoạch./."
    assert headings(body) == []


def test_as_many_titles_as_sentences_let_a_title_be_a_heading() -> None:
    assert headings("1. Một câu.\n2. Văn phòng Sở\nTheo dõi.") == ["Văn phòng Sở"]


def test_a_title_among_sentences_needs_items_below() -> None:
    assert headings("1. Một câu.\n2. Hai câu.\n3. Văn phòng Sở\nTheo dõi.") == []
    assert headings("1. Một câu.\n2. Hai câu.\n3. Văn phòng Sở\n- Theo dõi.") == ["Văn phòng Sở"]


def test_lists_under_different_parents_do_not_speak_for_each_other() -> None:
    assert headings("I. A\n1. Mục đích\n- Làm.\nII. B\n1. Sở Xây dựng") == ["A", "Mục đích", "B"]


def test_roman_numbers_and_structure_are_always_headings() -> None:
    assert headings("Phần I\nMở đầu\nI. Làm xong.\nMục 1\nCHUNG") == ["Mở đầu", "Làm xong.", "CHUNG"]


def test_an_article_with_a_sentence_is_no_heading() -> None:
    assert headings(
        "Điều 1. Thành lập Hội đồng.\nĐiều 2. Hiệu lực\nTừ ngày ký.\nĐiều 3. Thi hành\n1. Sở."
    ) == [
        "Hiệu lực",
        "Thi hành",
    ]


@pytest.mark.parametrize("marker", ["1.", "1.1.", "Điều 1."])
def test_bold_round_the_whole_makes_a_heading(marker: str) -> None:
    (node,) = parse(f"{marker} **Sở Xây dựng chủ trì.**").children
    assert (node.heading, node.text) == (True, "Sở Xây dựng chủ trì.")


@pytest.mark.parametrize(("typed", "text"), [("\\Mục đích", "Mục đích"), ("\\ *Mục* đích", "*Mục* đích")])
def test_a_backslash_behind_the_number_makes_a_paragraph(typed: str, text: str) -> None:
    (node,) = parse(f"1. {typed}\n- Tạo động lực.").children
    assert (node.heading, node.text) == (False, text)


def test_bold_in_part_of_a_paragraph_makes_no_heading() -> None:
    assert headings("1. **Sở Xây dựng:** chủ trì.") == []


def test_points_and_dashes_are_never_headings() -> None:
    assert headings("a) **Mục đích**\n- **Yêu cầu**\n+ Làm.") == []
    assert [node.level for node in walk(parse("a) **Mục đích**"))] == [Level.POINT]
