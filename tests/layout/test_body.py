import pytest
from tests.layout.documents import BODY, SENTENCE, document, words
from tests.layout.paper import HALF_LEFT, HALF_RIGHT, Paper, bold, plain, running

from vanban.layout.anatomy import Item
from vanban.layout.recognition import recognise
from vanban.outline.tree import Level


def items_of(*texts: object) -> tuple[Item, ...]:
    return recognise(document(body=words(*texts)).layout()).items  # type: ignore[arg-type]  # texts are Text


def outline(items: tuple[Item, ...]) -> list[tuple[Level, str, bool, int]]:
    return [(item.level, item.marker, item.heading, item.depth) for item in items]


def test_paragraphs_have_their_places_in_the_outline() -> None:
    found = recognise(document().layout()).items
    assert outline(found) == [
        (Level.PARAGRAPH, "", False, 0),
        (Level.ROMAN, "I.", True, 0),
        (Level.NUMBER, "1.", False, 1),
        (Level.NUMBER, "2.", False, 1),
        (Level.ROMAN, "II.", True, 0),
        (Level.PARAGRAPH, "", False, 1),
    ]
    assert found[1].text == "MỤC ĐÍCH, YÊU CẦU"
    assert found[-1].text.endswith("./.")


def test_a_title_of_a_chapter_stands_under_it() -> None:
    found = items_of(
        bold("Chương I"),
        bold("QUY ĐỊNH CHUNG"),
        bold("Điều 1. Phạm vi", align="both"),
        running("Quy chế này."),
    )
    assert [(item.level, item.title_of) for item in found] == [
        (Level.CHAPTER, None), (Level.PARAGRAPH, Level.CHAPTER), (Level.ARTICLE, None), (Level.PARAGRAPH, None),
    ]  # fmt: skip
    assert found[1].text == "QUY ĐỊNH CHUNG"
    assert found[1].heading
    assert found[2].heading


def test_a_title_by_a_line_break_stands_under_its_chapter() -> None:
    found = items_of(bold("Chương I\nQUY ĐỊNH CHUNG"), running("Điều 1. Phạm vi điều chỉnh của Quy chế này."))
    assert [item.title_of for item in found] == [None, Level.CHAPTER, None]


def test_labels_of_automatic_lists_are_markers() -> None:
    found = items_of(
        bold("MỤC ĐÍCH", label="I.", align="both"), running(f"{SENTENCE}.", label="1."),
        running("Một việc.", label="a)"), running("Việc khác.", label="-"),
    )  # fmt: skip
    assert [item.marker for item in found] == ["I.", "1.", "a)", "-"]
    assert found[2].text == "Một việc."


def test_a_tab_behind_the_number_does_not_part_the_paragraph() -> None:
    found = items_of(running(f"1.\t{SENTENCE}."), running(f"2.     {SENTENCE}."))
    assert [item.marker for item in found] == ["1.", "2."]
    assert found[0].text == f"{SENTENCE}."
    assert found[0].fragment.end == len(found[0].paragraph.text)


def test_tables_of_data_are_no_items() -> None:
    def with_table(paper: Paper) -> None:
        paper.write(*BODY[:2])
        rows = [[[plain("STT")], [plain("Nội dung")]], [[plain("1.")], [plain("I. Kiểm tra công trình")]]]
        paper.table(*rows, rooms=(HALF_LEFT, HALF_RIGHT), bordered=True)
        paper.write(*BODY[2:])

    found = recognise(document(body=with_table).layout())
    assert len(found.items) == len(BODY)
    assert found.unplaced == ()
    assert any(table.bordered for table in found.layout.tables)


@pytest.mark.parametrize("text", ["*) Ghi chú: số liệu ước tính", "\\n chỉ là chữ", "**", "* * *"])
def test_marks_of_our_own_notation_mean_nothing_in_a_document(text: str) -> None:
    found = items_of(running("Sở Xây dựng báo cáo như sau:"), running(f"{text} và hết."))
    assert found[1].text == f"{text} và hết."
    assert found[1].level is Level.PARAGRAPH


def test_a_bold_short_line_with_a_number_is_a_heading() -> None:
    found = items_of(bold("1. Đối với các phòng", align="both"), bold("2. Đối với Văn phòng", align="both"))
    assert [item.heading for item in found] == [True, True]
    assert [item.text for item in found] == ["Đối với các phòng", "Đối với Văn phòng"]


def test_a_bold_line_without_number_is_a_heading() -> None:
    found = items_of(bold("Nội dung thi đua", align="both"), running(f"{SENTENCE}."))
    assert [item.heading for item in found] == [True, False]
