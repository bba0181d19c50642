"""Syllables: the grammar, joined words, tones on the wrong letter, and no false alarm on real text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.letters import nfc, restyle_tones
from vanban.vietnamese.syllables import (
    all_syllables,
    is_syllable,
    is_word,
    right_tone,
    split_joined,
    tone_style,
)

ROOT = Path(__file__).parents[2]
REAL = """
nghiêng khuỷu rượu thuở quýnh giếng gì gìn giặc quốc xoong moóc huơ ngoằn huyện yêu Nguyễn ỦY chuếnh
khuếch quạu huỵch loẹt séc kẻng ngoẻo khuya nghìn giữa ghép kỷ Quới uống ỷ y
"""
IMPOSSIBLE = """
trungương tạmứng viêt thưc ngiệp cế gế nghà quòng tòan thƣởng BANHÀNH hoàa đắmm
"""
LET_ALONE = """
TĐKT QyĐ ĐTr UBND đ Đ HĐND SGDĐT Đắk Krông Rứk email Website ôtô Kạn đvt
"""


@pytest.mark.parametrize(
    "word",
    REAL.split(),
)
def test_real_syllables_pass(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    IMPOSSIBLE.split(),
)
def test_what_can_be_no_syllable_does_not_pass(word: str) -> None:
    assert not is_syllable(word)
    assert not is_word(word)


@pytest.mark.parametrize(
    ("joined", "parted"),
    [
        ("trungương", "trung ương"),
        ("tạmứng", "tạm ứng"),
        ("doỦy", "do Ủy"),
        ("BANHÀNH", "BAN HÀNH"),
        ("Sởtài", "Sở tài"),
        ("thicông", "thi công"),
        ("vịtrí", "vị trí"),
        ("hệthống", "hệ thống"),
        ("sốnhỏ", "số nhỏ"),
    ],
)
def test_joined_words_are_parted(joined: str, parted: str) -> None:
    assert split_joined(joined) == parted


def test_what_is_no_row_of_syllables_is_not_parted() -> None:
    assert split_joined("Plông") is None
    assert split_joined("viêt") is None


@pytest.mark.parametrize(
    "word",
    LET_ALONE.split(),
)
def test_abbreviations_and_foreign_words_pass(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    ("wrong", "right"), [("tòan", "toàn"), ("gìa", "già"), ("qúy", "quý"), ("TÒAN", "TOÀN")]
)
def test_a_tone_on_the_wrong_letter_is_put_right(wrong: str, right: str) -> None:
    assert right_tone(wrong) == right
    assert right_tone(right) is None


def test_both_styles_of_open_oa_oe_uy_are_told_apart() -> None:
    assert (tone_style("hòa"), tone_style("hoà"), tone_style("ỦY"), tone_style("uỷ")) == (
        "hòa",
        "hoà",
        "hòa",
        "hoà",
    )
    assert [tone_style(word) for word in ("hoàn", "quý", "hoa", "già", "thủ")] == [None] * 5


@given(st.sampled_from(sorted(all_syllables())))
def test_every_syllable_of_the_grammar_passes_in_both_styles_and_any_case(word: str) -> None:
    for styled in (word, restyle_tones(word, "hoà")):
        assert all(is_syllable(form) for form in (styled, styled.upper(), styled.capitalize()))


@given(st.text(max_size=12))
def test_any_text_is_judged_without_a_fault(text: str) -> None:
    assert is_word(text) in (True, False)
    parted = split_joined(text[:8])
    assert parted is None or parted.replace(" ", "") == text[:8]
    right_tone(text)
    tone_style(text)


EXPLAINED = re.compile(
    r"trungương|tạmứng|doỦy|BANHÀNH|th[ƣ]ởng"  # examples of what is wrong
    r"|ƣ|Ƣ|ð|Ð|µm|Zét"  # look-alikes themselves; a unit
)


@pytest.mark.parametrize("folder", ["campaigns", "docs", "."])
def test_no_false_alarm_on_the_texts_of_this_project(folder: str) -> None:
    pattern = "*.md" if folder == "." else "**/*.*"
    seen = 0
    for path in sorted((ROOT / folder).glob(pattern)):
        if path.suffix not in (".yaml", ".md", ".txt"):
            continue
        words = set(re.findall(r"[^\W\d_]+", nfc(path.read_text("utf-8"))))
        seen += len(words)
        assert [word for word in words if not is_word(word) and not EXPLAINED.fullmatch(word)] == [], path
    assert seen > 300
