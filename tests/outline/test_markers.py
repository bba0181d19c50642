import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.outline.markers import POINT_LETTERS, number_of, recognise, spell
from vanban.outline.tree import UNNUMBERED, Level


@pytest.mark.parametrize(
    ("line", "level", "marker", "rest"),
    [
        ("Phần I", Level.PART, "Phần I", ""),
        ("PHẦN II: ĐÁNH GIÁ", Level.PART, "PHẦN II", "ĐÁNH GIÁ"),
        ("Phần thứ nhất", Level.PART, "Phần thứ nhất", ""),
        ("Chương 1", Level.CHAPTER, "Chương 1", ""),
        ("Mục 2. TỔ CHỨC", Level.SECTION, "Mục 2", "TỔ CHỨC"),
        ("Tiểu mục 1", Level.SUBSECTION, "Tiểu mục 1", ""),
        ("Điều 12. Hiệu lực", Level.ARTICLE, "Điều 12.", "Hiệu lực"),
        ("Điều 1: Hiệu lực", Level.ARTICLE, "Điều 1:", "Hiệu lực"),
        ("Điều I. Hiệu lực", Level.ARTICLE, "Điều I.", "Hiệu lực"),
        ("Điều 1", Level.ARTICLE, "Điều 1", ""),
        ("Điều 1.Hiệu lực", Level.ARTICLE, "Điều 1.", "Hiệu lực"),
        ("II. NỘI DUNG", Level.ROMAN, "II.", "NỘI DUNG"),
        ("II.NỘI DUNG", Level.ROMAN, "II.", "NỘI DUNG"),
        ("II/ NỘI DUNG", Level.ROMAN, "II/", "NỘI DUNG"),
        ("1. Mục đích", Level.NUMBER, "1.", "Mục đích"),
        ("1.Mục đích", Level.NUMBER, "1.", "Mục đích"),
        ("1) Mục đích", Level.NUMBER, "1)", "Mục đích"),
        ("1/ Mục đích", Level.NUMBER, "1/", "Mục đích"),
        ("1.2. Cấp xã", Level.DECIMAL, "1.2.", "Cấp xã"),
        ("1.2.3. Cấp xã", Level.DECIMAL, "1.2.3.", "Cấp xã"),
        ("1.2 Cấp xã", Level.DECIMAL, "1.2", "Cấp xã"),
        ("1.2 **Cấp xã**", Level.DECIMAL, "1.2", "**Cấp xã**"),
        ("a) Về kết quả", Level.POINT, "a)", "Về kết quả"),
        ("đ)Về kết quả", Level.POINT, "đ)", "Về kết quả"),
        ("a. Về kết quả", Level.POINT, "a.", "Về kết quả"),
        ("f) Về kết quả", Level.POINT, "f)", "Về kết quả"),
        ("- Tham mưu", Level.DASH, "-", "Tham mưu"),
        ("-Tham mưu", Level.DASH, "-", "Tham mưu"),
        ("– Tham mưu", Level.DASH, "–", "Tham mưu"),
        ("• Tham mưu", Level.DASH, "•", "Tham mưu"),
        ("+ Văn phòng", Level.PLUS, "+", "Văn phòng"),
        ("-", Level.DASH, "-", ""),
    ],
)
def test_a_marker_is_told_from_the_text(line: str, level: Level, marker: str, rest: str) -> None:
    found = recognise(line)
    assert found is not None
    assert (found.level, found.marker, found.rest) == (level, marker, rest)


@pytest.mark.parametrize(
    "line",
    [
        "1.000 hộ nghèo dân tộc thiểu số",
        "1.5 tỷ đồng",
        "1.234.567 đồng",
        "31.12.2024 là hạn cuối",
        "31/01/2025 là hạn cuối",
        "2024 là năm",
        "0. Không",
        "٣. Ba",
        "2024. Việc bình xét, khen thưởng",
        "95% vốn đầu tư công",
        "I là số La Mã",
        "V.I. Lê-nin",
        "C. Mác và Ph. Ăng-ghen",
        "-5 độ",
        "+84 271 3879 000",
        "--- hết ---",
        "(a) theo quy định",
        "a là ẩn số",
        "Phần I của Kế hoạch nêu rõ mục đích.",
        "Phần I. đã nêu rõ mục đích.",
        "Phần lớn các dự án",
        "Chương trình mục tiêu quốc gia",
        "Mục tiêu chung",
        "Mục 1.1 của Kế hoạch",
        "Mục 3 Điều này",
        "Điều 5 Luật Thi đua, khen thưởng quy định",
        "Điều kiện áp dụng",
        "* Ghi chú",
        "",
    ],
)
def test_what_only_begins_like_a_marker_is_text(line: str) -> None:
    assert recognise(line) is None


@given(
    st.sampled_from([level for level in Level if level not in UNNUMBERED]),
    st.integers(1, 39),
    st.integers(1, 99),
)
def test_a_spelled_number_is_read_back(level: Level, number: int, second: int) -> None:
    whole = (number, second) if level is Level.DECIMAL else (number,)
    assert number_of(level, spell(level, whole)) == whole
    found = recognise(f"{spell(level, whole)} TIÊU ĐỀ")
    assert found is not None
    assert (found.level, found.marker, found.rest) == (level, spell(level, whole), "TIÊU ĐỀ")


def test_points_follow_the_alphabet_of_the_state() -> None:
    spelled = [spell(Level.POINT, (n,)) for n in range(1, len(POINT_LETTERS) + 3)]
    letters = "a b c d đ e g h i k l m n o p q r s t u v x y aa ab"
    assert spelled == [f"{letter})" for letter in letters.split()]


@pytest.mark.parametrize(
    ("number", "roman"), [(1, "I."), (4, "IV."), (9, "IX."), (14, "XIV."), (19, "XIX."), (38, "XXXVIII.")]
)
def test_roman_numbers(number: int, roman: str) -> None:
    assert spell(Level.ROMAN, (number,)) == roman
    assert number_of(Level.ROMAN, roman) == (number,)


@pytest.mark.parametrize(
    ("level", "marker"),
    [(Level.ROMAN, "IIII."), (Level.ROMAN, "VX."), (Level.POINT, "f)"), (Level.DASH, "-")],
)
def test_what_says_no_number_gives_none(level: Level, marker: str) -> None:
    assert number_of(level, marker) is None


@pytest.mark.parametrize(
    ("marker", "number"), [("Phần thứ nhất", 1), ("Phần thứ tư", 4), ("Phần 2", 2), ("PHẦN IX", 9)]
)
def test_parts_are_counted_however_they_are_typed(marker: str, number: int) -> None:
    assert number_of(Level.PART, marker) == (number,)
