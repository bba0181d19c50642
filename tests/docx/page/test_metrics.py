"""Widths of text in Times New Roman."""

import os
import re
import shutil
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.docx.page.make_times_widths import FACES, WIDTHS, times_widths

from vanban.docx.page.metrics import _widths_em, balanced, last_line, text_width_mm, wrap
from vanban.docx.page.phrases import breaks

VOWELS = list("aăâeêioôơuưy")
LETTERS = [
    *(
        normalize("NFC", vowel + tone)
        for vowel in VOWELS
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    ),
    *"bcdđghklmnpqrstvxfjwz",
]
NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LONGEST_PLACE = "Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026"
LONG_NAME = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÔNG TRÌNH DÂN DỤNG VÀ CÔNG NGHIỆP TỈNH BÌNH PHƯỚC"

words = st.text(st.sampled_from("".join(LETTERS) + "AĐƯỜ0123456789,.;“”()/"), min_size=1, max_size=9)
sentences = st.lists(words, min_size=1, max_size=25).map(" ".join)


@pytest.mark.parametrize(
    ("text", "size_pt", "bold", "italic", "width_mm"),
    [
        (NATIONAL_TITLE, 12, True, False, 88.3),
        (NATIONAL_TITLE, 13, True, False, 95.7),
        (MOTTO, 13, True, False, 56),
        (MOTTO, 14, True, False, 60),
        ("ỦY BAN NHÂN DÂN", 12, True, False, 39.9),
        ("ỦY BAN NHÂN DÂN", 13, True, False, 43.2),
        (LONGEST_PLACE, 13, False, True, 99),
        (LONGEST_PLACE, 14, False, True, 106),
    ],
)
def test_text_is_as_wide_as_computed_from_times_new_roman(
    text: str, size_pt: float, bold: bool, italic: bool, width_mm: float
) -> None:
    assert text_width_mm(text, size_pt, bold, italic) == pytest.approx(width_mm, abs=0.6)


def test_the_four_faces_differ_and_size_is_proportional() -> None:
    widths = {text_width_mm("Phòng Quản lý", 14, b, i) for b in (False, True) for i in (False, True)}
    assert len(widths) == 4
    assert text_width_mm(MOTTO, 28) == pytest.approx(2 * text_width_mm(MOTTO, 14))


@pytest.mark.parametrize("face", FACES)
def test_every_vietnamese_letter_has_its_width(face: str) -> None:
    known = _widths_em(face)
    wanted = {*LETTERS, *(letter.upper() for letter in LETTERS), *"0123456789.,;:!?%&()/+-–—“”‘’…\"'\u00a0₫"}
    assert wanted - known.keys() == set()
    assert all(known[c] > 0.1 for c in wanted)


def test_composed_and_decomposed_letters_are_equally_wide() -> None:
    assert text_width_mm(normalize("NFD", LONG_NAME), 13) == text_width_mm(LONG_NAME, 13)


def test_marks_take_no_room_and_unknown_letters_take_some() -> None:
    assert text_width_mm("\u0331\u200b", 14) == 0
    assert text_width_mm("中", 72) == pytest.approx(25.4)
    assert text_width_mm("ж", 72) == pytest.approx(12.7)


def test_a_long_name_breaks_where_it_is_full() -> None:
    lines = wrap(LONG_NAME, 63, 13, bold=True)
    assert lines[0] == "BAN QUẢN LÝ DỰ ÁN ĐẦU"
    assert " ".join(lines) == LONG_NAME
    assert last_line(LONG_NAME, 63, 13, bold=True) == lines[-1] == "PHƯỚC"


def test_lines_break_after_a_hyphen_but_not_at_a_no_break_space() -> None:
    assert wrap("kinh tế-xã hội", text_width_mm("kinh tế-x", 14), 14) == ["kinh tế-", "xã hội"]
    assert wrap("ngày\u00a0\u00a0tháng 02", text_width_mm("ngày\u00a0\u00a0thá", 14), 14)[0].startswith(
        "ngày\u00a0"
    )
    assert wrap("a\u00a0b c", text_width_mm("a\u00a0b", 14), 14) == ["a\u00a0b", "c"]


def test_nothing_is_one_empty_line() -> None:
    assert wrap("", 50, 14) == [""]
    assert balanced("", 50, 14) == ("",)


@given(sentences, st.floats(20, 165))
def test_wrapping_loses_no_word_and_no_line_is_too_wide(text: str, width_mm: float) -> None:
    lines = wrap(text, width_mm, 14)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width_mm(line, 14) <= width_mm + 1e-6 or len(line) == 1 for line in lines)
    assert last_line(text, width_mm, 14) == lines[-1]


@given(st.lists(words.map(str.lower), min_size=1, max_size=25).map(" ".join), st.floats(45, 165))
def test_balanced_lines_keep_every_word_and_are_few(text: str, width_mm: float) -> None:
    even = balanced(text, width_mm, 14)
    assert " ".join(even) == text  # every word fits the column, so none is cut
    assert all(text_width_mm(line, 14) <= width_mm + 1e-6 for line in even)
    if not any(begin.parts for begin in breaks(text.split(" "))):
        assert len(even) == len(wrap(text, width_mm, 14))


@pytest.mark.parametrize(
    "lines",
    [
        ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"),
        ("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"),
        ("SỞ TÀI NGUYÊN", "VÀ MÔI TRƯỜNG"),
        ("SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"),
        ("SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"),
        ("BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ XÂY DỰNG", "CÔNG TRÌNH DÂN DỤNG", "VÀ CÔNG NGHIỆP", "TỈNH BÌNH PHƯỚC"),
        ("BAN QUẢN LÝ", "KHU KINH TẾ TỈNH"),
        ("ỦY BAN NHÂN DÂN", "HUYỆN BÙ GIA MẬP"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
    ],
)
def test_names_break_where_a_clerk_breaks_them(lines: tuple[str, ...]) -> None:
    assert balanced(" ".join(lines), 65, 13, bold=True) == lines


@pytest.mark.parametrize(
    "lines",
    [
        ("UBND", "THÀNH PHỐ HỒ CHÍ MINH"),
        ("UBND", "THÀNH PHỐ QUẢNG NINH"),
        ("UBND", "TỈNH BÀ RỊA - VŨNG TÀU"),
        ("UBND THÀNH PHỐ ĐỒNG NAI",),
        ("UBND TỈNH THỪA THIÊN HUẾ",),
    ],
)
def test_a_provinces_name_stays_whole(lines: tuple[str, ...]) -> None:
    assert balanced(" ".join(lines), 65, 13) == lines


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Phát động phong trào thi đua",
            "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2024",
        ),
        (
            "Phát động phong trào thi đua “Đẩy nhanh giải ngân vốn đầu tư công",
            "trên địa bàn tỉnh Bình Phước” năm 2024",
        ),
        (
            "Phát động phong trào thi đua trong cán bộ, công chức,",
            "viên chức và người lao động thành phố Đồng Nai năm 2026",
        ),
        (
            "Triển khai thực hiện chính sách hỗ trợ đối với người lao động bị ảnh hưởng",
            "tại các khu công nghiệp của tỉnh Bà Rịa - Vũng Tàu",
        ),
    ],
)
def test_a_subject_typed_as_one_line_breaks_at_sense(lines: tuple[str, ...]) -> None:
    assert balanced(" ".join(lines), 165, 14, bold=True) == lines


@pytest.mark.parametrize("width_mm", range(40, 166, 5))
@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (LONG_NAME, r"(ĐẦU|XÂY|CÔNG|DÂN|BÌNH|TỈNH|DỰ|QUẢN)$"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", r"(LAO|THƯƠNG|XÃ)$"),
        (
            "Thi đua trong người lao động năm 2026 tại Thành phố Hồ Chí Minh",
            r"(Thi|người|lao|năm|Thành|Hồ|Chí)$",
        ),
    ],
)
def test_no_line_ends_inside_a_word_however_narrow_the_column(
    text: str, parted: str, width_mm: float
) -> None:
    lines = balanced(text, max(width_mm, 58), 13, bold=True)
    assert [line for line in lines[:-1] if re.search(parted, line)] == []


def test_a_word_is_never_cut_for_the_sake_of_even_lines() -> None:
    width_mm = text_width_mm("Đắk-Lắk-Krông-Pắc", 14) + 1
    assert balanced("Xã Krông\u00a0Pắc\u00a0Đắk\u00a0Lắk", width_mm, 14) == (
        "Xã",
        "Krông\u00a0Pắc\u00a0Đắk\u00a0Lắk",
    )


def test_no_word_is_left_alone_under_a_long_name() -> None:
    assert balanced(LONG_NAME, 65, 13, bold=True)[-1] == "TỈNH BÌNH PHƯỚC"


@pytest.mark.skipif(not shutil.which("fc-match") and not os.environ.get("CI"), reason="needs fontconfig")
def test_the_widths_are_those_of_liberation_serif() -> None:
    assert WIDTHS.read_text("utf-8") == times_widths()
