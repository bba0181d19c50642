from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.words import WordOptions, money_in_words, number_in_words

HAND_WRITTEN = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    19: "mười chín",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    31: "ba mươi mốt",
    44: "bốn mươi bốn",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    99: "chín mươi chín",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    555: "năm trăm năm mươi lăm",
    905: "chín trăm linh năm",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_005: "một nghìn không trăm linh năm",
    1_010: "một nghìn không trăm mười",
    1_015: "một nghìn không trăm mười lăm",
    1_021: "một nghìn không trăm hai mươi mốt",
    1_100: "một nghìn một trăm",
    2_026: "hai nghìn không trăm hai mươi sáu",
    3_321: "ba nghìn ba trăm hai mươi mốt",
    10_000: "mười nghìn",
    10_005: "mười nghìn không trăm linh năm",
    15_015: "mười lăm nghìn không trăm mười lăm",
    21_000: "hai mươi mốt nghìn",
    100_000: "một trăm nghìn",
    100_001: "một trăm nghìn không trăm linh một",
    105_000: "một trăm linh năm nghìn",
    505_505: "năm trăm linh năm nghìn năm trăm linh năm",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_015_000: "một triệu không trăm mười lăm nghìn",
    1_234_567: "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy",
    1_490_000: "một triệu bốn trăm chín mươi nghìn",
    2_340_000: "hai triệu ba trăm bốn mươi nghìn",
    2_530_000: "hai triệu năm trăm ba mươi nghìn",
    3_800_000: "ba triệu tám trăm nghìn",
    10_000_000: "mười triệu",
    20_000_100: "hai mươi triệu một trăm",
    101_001_001: "một trăm linh một triệu không trăm linh một nghìn không trăm linh một",
    999_999_999: "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
    1_000_000_000: "một tỷ",
    1_000_000_001: "một tỷ không trăm linh một",
    1_005_000_000: "một tỷ không trăm linh năm triệu",
    1_000_200_000: "một tỷ hai trăm nghìn",
    21_000_000_000: "hai mươi mốt tỷ",
    22_540_000_000_000: "hai mươi hai nghìn năm trăm bốn mươi tỷ",
    1_000_000_000_000: "một nghìn tỷ",
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ",
    1_000_000_000_005: "một nghìn tỷ không trăm linh năm",
    10**15: "một triệu tỷ",
    10**18: "một tỷ tỷ",
    10**18 + 5 * 10**9: "một tỷ tỷ không trăm linh năm tỷ",
    10**21: "một nghìn tỷ tỷ",
    10**24: "một triệu tỷ tỷ",
    -5: "âm năm",
    -1_005: "âm một nghìn không trăm linh năm",
}

AMOUNTS = {
    0: "Không đồng",
    1: "Một đồng",
    500: "Năm trăm đồng",
    1_000: "Một nghìn đồng",
    1_500: "Một nghìn năm trăm đồng",
    4_000: "Bốn nghìn đồng",
    5_000: "Năm nghìn đồng",
    10_000: "Mười nghìn đồng",
    14_000: "Mười bốn nghìn đồng",
    15_000: "Mười lăm nghìn đồng",
    20_500: "Hai mươi nghìn năm trăm đồng",
    21_000: "Hai mươi mốt nghìn đồng",
    35_000: "Ba mươi lăm nghìn đồng",
    50_000: "Năm mươi nghìn đồng",
    90_000: "Chín mươi nghìn đồng",
    100_000: "Một trăm nghìn đồng",
    101_000: "Một trăm linh một nghìn đồng",
    105_000: "Một trăm linh năm nghìn đồng",
    110_000: "Một trăm mười nghìn đồng",
    115_000: "Một trăm mười lăm nghìn đồng",
    380_000: "Ba trăm tám mươi nghìn đồng",
    450_000: "Bốn trăm năm mươi nghìn đồng",
    540_000: "Năm trăm bốn mươi nghìn đồng",
    710_000: "Bảy trăm mười nghìn đồng",
    760_000: "Bảy trăm sáu mươi nghìn đồng",
    900_000: "Chín trăm nghìn đồng",
    999_999: "Chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng",
    1_000_000: "Một triệu đồng",
    1_000_001: "Một triệu không trăm linh một đồng",
    1_005_000: "Một triệu không trăm linh năm nghìn đồng",
    1_010_000: "Một triệu không trăm mười nghìn đồng",
    1_015_000: "Một triệu không trăm mười lăm nghìn đồng",
    1_024_000: "Một triệu không trăm hai mươi bốn nghìn đồng",
    1_080_000: "Một triệu không trăm tám mươi nghìn đồng",
    1_200_000: "Một triệu hai trăm nghìn đồng",
    1_410_000: "Một triệu bốn trăm mười nghìn đồng",
    1_440_000: "Một triệu bốn trăm bốn mươi nghìn đồng",
    1_490_000: "Một triệu bốn trăm chín mươi nghìn đồng",
    1_520_000: "Một triệu năm trăm hai mươi nghìn đồng",
    1_800_000: "Một triệu tám trăm nghìn đồng",
    1_880_000: "Một triệu tám trăm tám mươi nghìn đồng",
    2_030_000: "Hai triệu không trăm ba mươi nghìn đồng",
    2_240_000: "Hai triệu hai trăm bốn mươi nghìn đồng",
    2_340_000: "Hai triệu ba trăm bốn mươi nghìn đồng",
    2_530_000: "Hai triệu năm trăm ba mươi nghìn đồng",
    2_700_000: "Hai triệu bảy trăm nghìn đồng",
    3_510_000: "Ba triệu năm trăm mười nghìn đồng",
    3_800_000: "Ba triệu tám trăm nghìn đồng",
    4_470_000: "Bốn triệu bốn trăm bảy mươi nghìn đồng",
    5_400_000: "Năm triệu bốn trăm nghìn đồng",
    7_020_000: "Bảy triệu không trăm hai mươi nghìn đồng",
    7_590_000: "Bảy triệu năm trăm chín mươi nghìn đồng",
    10_000_000: "Mười triệu đồng",
    11_390_000: "Mười một triệu ba trăm chín mươi nghìn đồng",
    11_920_000: "Mười một triệu chín trăm hai mươi nghìn đồng",
    14_400_000: "Mười bốn triệu bốn trăm nghìn đồng",
    15_005_000: "Mười lăm triệu không trăm linh năm nghìn đồng",
    18_720_000: "Mười tám triệu bảy trăm hai mươi nghìn đồng",
    20_000_100: "Hai mươi triệu một trăm đồng",
    20_240_000: "Hai mươi triệu hai trăm bốn mươi nghìn đồng",
    21_000_000: "Hai mươi mốt triệu đồng",
    24_570_000: "Hai mươi bốn triệu năm trăm bảy mươi nghìn đồng",
    30_360_000: "Ba mươi triệu ba trăm sáu mươi nghìn đồng",
    45_050_000: "Bốn mươi lăm triệu không trăm năm mươi nghìn đồng",
    100_010_000: "Một trăm triệu không trăm mười nghìn đồng",
    105_105_000: "Một trăm linh năm triệu một trăm linh năm nghìn đồng",
    152_000_000: "Một trăm năm mươi hai triệu đồng",
    501_001_000: "Năm trăm linh một triệu không trăm linh một nghìn đồng",
    1_000_000_000: "Một tỷ đồng",
    1_000_010_000: "Một tỷ không trăm mười nghìn đồng",
    1_001_000_000: "Một tỷ không trăm linh một triệu đồng",
    2_005_050_000: "Hai tỷ không trăm linh năm triệu không trăm năm mươi nghìn đồng",
    15_215_000_000: "Mười lăm tỷ hai trăm mười lăm triệu đồng",
    104_000_000_000: "Một trăm linh bốn tỷ đồng",
    22_540_000_000_000: "Hai mươi hai nghìn năm trăm bốn mươi tỷ đồng",
}

DECIMALS = {
    "3.5": "ba phẩy năm",
    "1.5": "một phẩy năm",
    "1.05": "một phẩy không năm",
    "0.5": "không phẩy năm",
    "0.001": "không phẩy không không một",
    "2.35": "hai phẩy ba mươi lăm",
    "58.16": "năm mươi tám phẩy mười sáu",
    "0.121": "không phẩy một trăm hai mươi mốt",
    "3.1416": "ba phẩy một bốn một sáu",
    "3.50": "ba phẩy năm",
    "7.00": "bảy",
    "-0.25": "âm không phẩy hai mươi lăm",
    "1E+3": "một nghìn",
}


@pytest.mark.parametrize(("number", "words"), HAND_WRITTEN.items())
def test_a_number_is_read_as_people_read_it(number: int, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize(("number", "words"), DECIMALS.items())
def test_a_decimal_is_read_after_phay(number: str, words: str) -> None:
    assert number_in_words(Decimal(number)) == words


@pytest.mark.parametrize(
    ("number", "options", "words"),
    [
        (105, WordOptions(zero_tens="lẻ"), "một trăm lẻ năm"),
        (1_005, WordOptions(zero_tens="lẻ", thousand="ngàn"), "một ngàn không trăm lẻ năm"),
        (24, WordOptions(four_after_tens="tư"), "hai mươi tư"),
        (14, WordOptions(four_after_tens="tư"), "mười bốn"),
        (4, WordOptions(four_after_tens="tư"), "bốn"),
        (104, WordOptions(four_after_tens="tư"), "một trăm linh bốn"),
        (1_000_005, WordOptions(empty_groups=True), "một triệu không nghìn không trăm linh năm"),
        (1_000_000, WordOptions(empty_groups=True), "một triệu"),
        (10**18, WordOptions(empty_groups=True), "một tỷ tỷ"),
        (1_005_000, WordOptions(empty_groups=True), "một triệu không trăm linh năm nghìn"),
        (10**9 + 5, WordOptions(empty_groups=True), "một tỷ không triệu không nghìn không trăm linh năm"),
        (
            10**18 + 5,
            WordOptions(empty_groups=True),
            "một tỷ tỷ không tỷ không triệu không nghìn không trăm linh năm",
        ),
    ],
)
def test_an_office_may_choose_its_words(number: int, options: WordOptions, words: str) -> None:
    assert number_in_words(number, options=options) == words


@pytest.mark.parametrize(("amount", "words"), AMOUNTS.items())
def test_an_amount_is_read_as_a_decision_writes_it(amount: int, words: str) -> None:
    assert money_in_words(amount) == words
    assert money_in_words(amount, exactly=True) == f"{words} chẵn"


def test_at_least_sixty_amounts_are_written_by_hand() -> None:
    assert len(AMOUNTS) >= 60


def test_money_begins_with_a_capital_and_ends_with_dong() -> None:
    assert money_in_words(1_005_000) == "Một triệu không trăm linh năm nghìn đồng"
    assert money_in_words(3_800_000, exactly=True) == "Ba triệu tám trăm nghìn đồng chẵn"
    assert money_in_words(-5) == "Âm năm đồng"
    assert (
        money_in_words(1_024, options=WordOptions(thousand="ngàn")) == "Một ngàn không trăm hai mươi bốn đồng"
    )


def test_what_is_too_large_is_refused_with_a_sentence() -> None:
    assert number_in_words(10**27 - 1).startswith("chín trăm chín mươi chín triệu")
    with pytest.raises(ValueError, match="quá lớn để đọc bằng chữ"):
        number_in_words(10**27)


def test_a_binary_float_is_refused() -> None:
    with pytest.raises(TypeError, match="binary float"):
        number_in_words(3.5)  # type: ignore[arg-type]  # the fault under test


ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5}
ONES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


def listen(words: str) -> int:
    """The number that a listener hears: another way round, to hold against the speaker."""
    billions = block = group = 0
    for word in words.split():
        if word in ONES:
            group += ONES[word]
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group += group % 10 * 9
        elif word == "mười":
            group += 10
        elif word == "tỷ":
            billions, block, group = block + group, 0, 0
        elif word != "linh":
            block, group = block + group * {"nghìn": 10**3, "triệu": 10**6}[word], 0
    return billions * 10**9 + block + group


@given(st.integers(min_value=0, max_value=10**18 - 1), st.booleans())
def test_a_listener_writes_down_the_same_number(number: int, empty_groups: bool) -> None:
    assert listen(number_in_words(number, options=WordOptions(empty_groups=empty_groups))) == number
