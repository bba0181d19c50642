import re
import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.letters import (
    Change,
    ToneStyle,
    Unprintable,
    find_unprintable,
    fold,
    mend_lookalikes,
    nfc,
    only_letters,
    restyle_tones,
    slug,
    without_accents,
)

LOWER = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
PLAIN = "aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy"


def test_decomposed_text_becomes_one_character_for_each_letter() -> None:
    assert nfc(unicodedata.normalize("NFD", "Kế hoạch Đoàn")) == "Kế hoạch Đoàn"


def test_letters_that_only_look_right_are_mended_and_reported() -> None:
    assert mend_lookalikes("thƣởng, ÐỒNG ðội") == (
        "thưởng, ĐỒNG đội",
        [Change(2, "ƣ", "ư"), Change(8, "Ð", "Đ"), Change(13, "ð", "đ")],
    )


def test_characters_that_nobody_sees_are_dropped_and_reported() -> None:
    assert mend_lookalikes("\ufeffkế\u200b hoạ\u00adch\u202e") == (
        "kế hoạch",
        [Change(0, "\ufeff", ""), Change(3, "\u200b", ""), Change(8, "\u00ad", ""), Change(11, "\u202e", "")],
    )


def test_mended_letters_join_their_marks() -> None:
    assert mend_lookalikes("th\u01a3\u0309ng")[0] == "thửng"


def test_right_text_needs_no_mending() -> None:
    text = "Ủy ban nhân dân tỉnh Đồng Nai\u00a0– “thi đua”, 95%"
    assert mend_lookalikes(text) == (text, [])


def test_accents_fall_off_all_67_letters_in_both_cases() -> None:
    assert len(LOWER) == 67
    assert without_accents(LOWER) == PLAIN
    assert without_accents(LOWER.upper()) == PLAIN.upper()
    assert without_accents(unicodedata.normalize("NFD", LOWER)) == PLAIN


@pytest.mark.parametrize("typed", ["Nơi nhận:", "N Ơ I  NHẬN", unicodedata.normalize("NFD", "- nơi-nhận .")])
def test_only_letters_are_left_of_a_heading_however_it_was_typed(typed: str) -> None:
    assert only_letters(typed) == "noinhan"
    assert only_letters("Đường số 1") == "duongso"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch số 59/KH-UBND", "ke-hoach-so-59-kh-ubnd"),
        ("Đẩy nhanh giải ngân vốn đầu tư công", "day-nhanh-giai-ngan-von-dau-tu-cong"),
        (unicodedata.normalize("NFD", "Kế hoạch Đoàn"), "ke-hoach-doan"),
        ("  --Sở_Xây dựng--  ", "so-xay-dung"),
        ("../../etc", "etc"),
        ("C:\\x", "c-x"),
        ("báo\u202ecáo 😀", "bao-cao"),
        ("Con", "con-1"),
        ("NUL", "nul-1"),
        ("COM¹", "com1-1"),
        ("lpt9", "lpt9-1"),
        ("com10", "com10"),
        ("con nuôi", "con-nuoi"),
    ],
)
def test_a_slug_is_plain_and_safe(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_long_slug_is_cut_between_words() -> None:
    assert slug("một hai ba bốn", limit=10) == "mot-hai-ba"
    assert slug("một hai ba bốn", limit=9) == "mot-hai"
    assert slug("a" * 100) == "a" * 80


@pytest.mark.parametrize("text", ["", "   ", "…", "😀", "日本"])
def test_a_slug_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"không có chữ cái hay chữ số nào"):
        slug(text)


@given(st.text(), st.integers(8, 80))
def test_a_slug_is_always_a_name_that_every_system_takes(text: str, limit: int) -> None:
    name = slug(text + "x", limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= limit
    assert name not in {"con", "prn", "aux", "nul"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CỘNG HÒA", "Cộng hoà"),
        ("Uỷ ban  nhân dân", "ủy ban\u00a0nhân dân"),
        (" Thuý\n", "Thúy"),
        (unicodedata.normalize("NFD", "Sở Xây dựng"), "Sở Xây dựng"),
    ],
)
def test_spellings_of_the_same_words_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("đa", "da"), ("hoa", "hòa"), ("tư", "tu")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hòa", "hoà"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("Ủy ban", "Uỷ ban"),
        ("CỘNG HÒA", "CỘNG HOÀ"),
        ("Òa", "Oà"),
        ("tùy, lũy; họa.", "tuỳ, luỹ; hoạ."),
    ],
)
def test_an_open_syllable_bears_its_tone_on_the_first_or_the_second_vowel(first: str, second: str) -> None:
    assert restyle_tones(second, "hòa") == restyle_tones(first, "hòa") == first
    assert restyle_tones(first, "hoà") == restyle_tones(second, "hoà") == second


@pytest.mark.parametrize("style", get_args(ToneStyle))
@pytest.mark.parametrize(
    "text",
    [
        "quý",
        "qúy",
        "oậ",
        "Quỹ",
        "hoàn toàn",
        "ngoài",
        "của",
        "thuở",
        "huyền",
        "Huế",
        "quả",
        "đạo",
        "toán học",
        "khuỷu",
        "mía",
    ],
)
def test_every_other_syllable_has_only_one_way(text: str, style: ToneStyle) -> None:
    assert restyle_tones(text, style) == text


def test_each_unprintable_character_is_found_with_its_name() -> None:
    assert find_unprintable("a\x00b\x0b\ud800\ufffe\U0001ffff") == [
        Unprintable(1, "\x00", "ký tự điều khiển U+0000"),
        Unprintable(3, "\x0b", "ký tự điều khiển U+000B"),
        Unprintable(4, "\ud800", "nửa ký tự (surrogate) U+D800"),
        Unprintable(5, "\ufffe", "mã không phải ký tự U+FFFE"),
        Unprintable(6, "\U0001ffff", "mã không phải ký tự U+1FFFF"),
    ]


@pytest.mark.parametrize(
    "char", ["\r", "\x0c", "\x07", "\x1f", "\x7f", "\x85", "\ufdd0", "\uffff", "\udfff", "\U0010fffe"]
)
def test_every_kind_of_unprintable_is_found(char: str) -> None:
    assert [found.offset for found in find_unprintable(f"ab{char}")] == [2]


def test_newlines_tabs_and_all_vietnamese_text_may_be_printed() -> None:
    assert find_unprintable(f"{LOWER}{LOWER.upper()}\n\t & < > “ ” \u00a0 😀 \ufffd") == []


@given(st.characters())
def test_what_is_found_is_what_xml_or_word_refuses(char: str) -> None:
    code = ord(char)
    in_xml = char in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
    control = unicodedata.category(char) == "Cc" and char not in "\n\t"
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    assert bool(find_unprintable(char)) == (not in_xml or control or noncharacter)
