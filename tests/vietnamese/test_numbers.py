from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.numbers import (
    format_money,
    format_number,
    format_points,
    format_rate,
    parse_number,
    round_half_up,
)

READ = {
    "95": "95",
    "95%": "95",
    "58,16 %": "58.16",
    "1.000": "1000",
    "1.234.567": "1234567",
    "1.234.567,8": "1234567.8",
    "1234567,89": "1234567.89",
    "1234,567": "1234.567",
    "2,5": "2.5",
    "0,05": "0.05",
    "0,125": "0.125",
    "1,234%": "1.234",
    "1 234 567": "1234567",
    "1\u00a0234\u00a0567,5": "1234567.5",
    "1\u202f234": "1234",
    "1\u2009234": "1234",
    "  42\u00a0": "42",
    "-5": "-5",
    "- 5": "-5",
    "\u22125": "-5",
    "\u20135": "-5",
    "+5": "5",
    "(1.234)": "-1234",
    "(5%)": "-5",
    "1,234,567": "1234567",
    "1,234,567.89": "1234567.89",
    "1,234.5": "1234.5",
    "007": "7",
    "0": "0",
    "0,1": "0.1",
}


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_a_number_is_read_as_a_vietnamese_reader_reads_it(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


def test_no_digit_is_lost_on_the_way() -> None:
    assert str(parse_number("0,1")) == "0.1"
    assert str(parse_number("123.456.789.012.345.678.901.234.567.890,123")) == (
        "123456789012345678901234567890.123"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2.5", "“2.5” có dấu chấm không chia hàng nghìn. Viết 2,5 nếu là số thập phân."),
        ("1.23", "“1.23” có dấu chấm không chia hàng nghìn. Viết 1,23 nếu là số thập phân."),
        ("0.500", "“0.500” có dấu chấm không chia hàng nghìn. Viết 0,500 nếu là số thập phân."),
        ("01.234", "“01.234” có dấu chấm không chia hàng nghìn. Viết 01,234 nếu là số thập phân."),
        ("1234.567", "“1234.567” có dấu chấm không chia hàng nghìn. Viết 1234,567 nếu là số thập phân."),
        (
            "1,234",
            "“1,234” có hai cách hiểu. Viết 1.234 nếu là hàng nghìn, 1,2340 nếu là số thập phân.",
        ),
        ("-1,234", "“-1,234” có hai cách hiểu. Viết 1.234 nếu là hàng nghìn, 1,2340 nếu là số thập phân."),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="nếu là số thập phân") as refused:
        parse_number(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "text",
    ["1.234.56", "12.34.567", "1.234 567", "1 5", "1.2.3", "1,2,3", "5,", "1..000", "1.000,5,5"],
)
def test_marks_in_the_wrong_place_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="sai chỗ"):
        parse_number(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", ",5", ".5", "5-", "--5", "(5", "5)", "(-5)", "1e5", "12 tỷ", "95%%", "%", "५", "NaN"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        parse_number(text)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (0, None, "0"),
        (1_234_567, None, "1.234.567"),
        (Decimal("1234567.8"), None, "1.234.567,8"),
        (Decimal("2.50"), None, "2,50"),
        (Decimal("1E+6"), None, "1.000.000"),
        (-1_234, None, "-1.234"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("3.5"), 0, "4"),
        (Decimal("999.995"), 2, "1.000,00"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("0.00001"), 2, "0,00"),
        (10**40, 2, f"10{'.000' * 13},00"),
    ],
)
def test_a_number_is_written_with_dots_and_a_comma(
    number: int | Decimal, decimals: int | None, text: str
) -> None:
    assert format_number(number, decimals) == text


def test_money_rates_and_points_bear_their_units() -> None:
    assert format_money(1_234_567) == "1.234.567 đồng"
    assert format_rate(Decimal("58.155")) == "58,16%"
    assert format_rate(95) == "95,00%"
    assert format_rate(Decimal("95"), decimals=0) == "95%"
    assert format_rate(Decimal("58.1"), decimals=None) == "58,1%"
    assert format_points(Decimal("-2.345")) == "-2,35 điểm phần trăm"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        format_number(Decimal(number))


def test_a_binary_float_is_refused() -> None:
    with pytest.raises(TypeError, match="binary float"):
        format_number(0.1)  # type: ignore[arg-type]  # the fault under test


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert parse_number(format_number(number)) == number


@given(st.integers())
def test_whole_numbers_are_read_back(number: int) -> None:
    assert parse_number(format_number(number)) == number


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12),
    st.integers(0, 6),
)
def test_rounding_is_off_by_at_most_a_half_and_a_half_goes_away_from_zero(
    number: Decimal, decimals: int
) -> None:
    rounded = round_half_up(number, decimals)
    off = (abs(rounded) - abs(number)).scaleb(decimals)
    assert Decimal("-0.5") < off <= Decimal("0.5")


@given(st.text(alphabet="0123456789.,-%() \u00a0", max_size=12))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert parse_number(text).is_finite()
