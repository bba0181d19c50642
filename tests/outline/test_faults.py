import pytest

from vanban.outline.faults import Fault, faults
from vanban.outline.parse import parse


def found(body: str) -> list[Fault]:
    return faults(parse(body))


def test_right_numbers_have_no_fault() -> None:
    body = "Phần I\nA\nI. B\n1. Mục đích\n- x\na) y;\nb) z.\n2. C\n2.1. t.\n2.2. u.\nII. D\n1. Một mình."
    assert found(body) == []


def test_a_skipped_number() -> None:
    assert found("1. Một.\n2. Hai.\n4. Bốn.\n5. Năm.") == [
        Fault(3, "Sau “2.” là “4.”, thiếu “3.”.", "Sửa thành “3.”.")
    ]


def test_a_list_that_does_not_begin_with_one() -> None:
    assert found("II. A\nIII. B") == [Fault(1, "Bắt đầu bằng “II.”, thiếu “I.”.", "Sửa thành “I.”.")]


def test_a_doubled_number() -> None:
    assert found("Điều 1. A.\n\nĐiều 2. B.\nĐiều 2. C.\nĐiều 3. D.") == [
        Fault(4, "“Điều 2.” đã có ở dòng 3.", "Sửa thành “Điều 3.”.")
    ]


def test_numbers_out_of_order() -> None:
    assert found("1. Một.\n3. Ba.\n2. Hai.\n4. Bốn.") == [
        Fault(2, "Sau “1.” là “3.”, thiếu “2.”.", "Sửa thành “2.”."),
        Fault(3, "“2.” đứng sau “3.”.", "Xếp lại hoặc sửa thành “4.”."),
    ]


def test_a_list_that_begins_again_is_reported_once() -> None:
    assert [fault.line for fault in found("1. a.\n2. b.\n3. c.\n1. d.\n2. e.\n3. f.")] == [4]


def test_e_after_d() -> None:
    body = "a) 1;\nb) 2;\nc) 3;\nd) 4;\ne) 5;\ng) 6."
    assert found(body) == [Fault(5, "Sau “d)” là “e)”, thiếu “đ)”.", "Sửa thành “đ)”.")]


@pytest.mark.parametrize("letter", "fjwzăâêôơư")
def test_letters_that_no_point_bears(letter: str) -> None:
    (fault,) = found(f"a) Một;\n{letter}) Hai;\nb) Ba.")
    assert (fault.line, fault.message) == (2, f"“{letter})” dùng chữ không có trong thứ tự đánh điểm.")
    assert "d, đ, e, g, h" in fault.remedy


def test_the_number_of_another_parent() -> None:
    assert found("1. A\n2.1. a.\n1.2. b.\n2. B\n2.1. c.") == [
        Fault(2, "“2.1.” nằm dưới “1.”.", "Sửa thành “1.1.” hoặc chuyển về đúng mục của nó.")
    ]


def test_a_level_left_out() -> None:
    assert found("1. A\n1.1.1. a.") == [
        Fault(2, "“1.1.1.” nằm dưới “1.”.", "Sửa thành “1.1.” hoặc chuyển về đúng mục của nó.")
    ]


def test_decimals_under_no_number() -> None:
    assert [fault.message for fault in found("2.1. a.\n2.2. b.")] == [
        "“2.1.” không nằm dưới số nào.",
        "“2.2.” không nằm dưới số nào.",
    ]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("Phần 1\nA", "Phần I"),
        ("Phần thứ nhất\nA", "Phần I"),
        ("CHƯƠNG I\nA", "Chương I"),
        ("Mục I\nA", "Mục 1"),
        ("Điều 1: A", "Điều 1."),
        ("Điều I. A", "Điều 1."),
        ("Điều 1", "Điều 1."),
        ("I/ A", "I."),
        ("1) A", "1."),
        ("1/ A", "1."),
        ("01. A", "1."),
        ("1. A\n1.1 B", "1.1."),
        ("a. A", "a)"),
        ("a/ A", "a)"),
    ],
)
def test_what_is_typed_instead_of_the_marker_of_the_decree(body: str, right: str) -> None:
    (fault,) = found(body)
    assert "không đúng cách đánh số" in fault.message
    assert fault.remedy == f"Viết “{right}”."


@pytest.mark.parametrize("dash", "–—•●")
def test_a_dash_or_dot_that_word_put_for_the_hyphen(dash: str) -> None:
    assert found(f"{dash} Một.") == [Fault(1, f"“{dash}” được gõ thay cho “-”.", "Viết “-”.")]


def test_a_roman_number_that_is_none() -> None:
    assert [fault.message for fault in found("I. A\nIIII. B\nII. C")] == [
        "“IIII.” không phải là một số đọc được."
    ]


def test_a_chapter_without_its_title() -> None:
    assert [fault.message for fault in found("Chương I\nĐiều 1. A.")] == ["Chương I chưa có tiêu đề."]


@pytest.mark.parametrize(
    ("body", "marker"),
    [("**1. Mục đích**", "1."), ("*a) Một*", "a)"), ("**Điều 1.** Thành lập Hội đồng.", "Điều 1.")],
)
def test_a_number_inside_the_marks(body: str, marker: str) -> None:
    (fault,) = found(body)
    assert fault.message == f"“{marker}” nằm trong dấu sao nên dòng này chỉ là một đoạn văn."
    assert f"“{marker}” ở đầu dòng" in fault.remedy


def test_bold_words_and_notes_are_no_hidden_numbers() -> None:
    assert found("**Quan trọng**\n*1.000 hộ nghèo*\n*- Ghi chú*\n\\1. Văn bản") == []


def test_articles_are_counted_through_the_document_and_points_under_each_parent() -> None:
    body = "Chương I\nA\nĐiều 1. a:\na) x.\nĐiều 2. b:\na) y.\nChương II\nB\nĐiều 1. c."
    assert [fault.line for fault in found(body)] == [9]


def test_chapters_are_counted_through_the_parts() -> None:
    body = "Phần I\nA\nChương I\nB\nPhần II\nC\nChương II\nD\nChương I\nĐ"
    assert [fault.line for fault in found(body)] == [9]


def test_faults_come_by_line_with_the_lines_of_the_file() -> None:
    assert [fault.line for fault in faults(parse("2. Một.\n3) Ba.\n", first_line=20))] == [20, 21]
