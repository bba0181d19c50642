"""A cell as a person reads it."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vanban.figures.reading.cells import Cell, CellError, read_amount, read_day, read_text, read_year
from vanban.vietnamese.numbers import format_number

MILLION = 1_000_000
SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f", "  ", "\n"])


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.234.567,8", 1_234_567_800_000),
        ("1 234 567", 1_234_567_000_000),
        ("1\u00a0234,5 ", 1_234_500_000),
        ("(1.234)", -1_234_000_000),
        ("-5", -5_000_000),
        ("-", 0),
        (" – ", 0),
        ("0", 0),
        (0.0, 0),
        (1000.5, 1_000_500_000),
        (0.1 + 0.2, 300_000),  # as Excel shows it
        (0.000001, 1),
        (1234.567891, 1_234_567_891),
        (-12.5, -12_500_000),
    ],
)
def test_an_amount_is_read_as_it_looks(cell: Cell, amount: int) -> None:
    assert read_amount(cell, MILLION) == amount


@pytest.mark.parametrize("cell", ["", "  ", "\u00a0"])
def test_an_empty_cell_is_not_zero(cell: str) -> None:
    assert read_amount(cell, MILLION) is None


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2.5", "Viết 2,5"),
        ("1,234", "hai cách hiểu"),
        ("abc", "không phải là số"),
        ("8 tỷ", "Chỉ ghi số; đơn vị tính ghi một lần ở đầu bảng."),
        ("95%", "tỷ lệ"),
        (True, "TRUE"),
        (date(2024, 5, 1), "ngày 01/05/2024"),
        (datetime(2024, 5, 1, 12), "ngày 01/05/2024"),
        (1 / 3, "nhỏ hơn một đồng"),
        ("0,0000001", "nhỏ hơn một đồng"),
    ],
)
def test_what_is_no_amount_is_refused_with_what_to_do(cell: Cell, words: str) -> None:
    with pytest.raises(CellError) as error:
        read_amount(cell, MILLION)
    assert words in f"{error.value.what} {error.value.remedy}"


@given(st.integers(-(10**14), 10**14), SPACES, SPACES)
@example(-1, "", "")
def test_money_as_we_print_it_is_read_back(amount: int, before: str, after: str) -> None:
    typed = format_number(Decimal(amount).scaleb(-6))
    assert read_amount(f"{before}{typed}{after}", MILLION) == amount


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from([0, 3, 6, 9]))
def test_money_that_excel_keeps_as_a_float_is_exact_to_the_dong(amount: int, places: int) -> None:
    assert read_amount(float(Decimal(amount).scaleb(-places)), 10**places) == amount


def said_of(text: str) -> str:
    try:
        return f"{read_amount(text, MILLION)}."
    except CellError as error:
        return str(error)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    assert said_of(text).endswith(".")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2024, 6, 5), date(2024, 6, 5)),
        (datetime(2024, 6, 5, 8, 30), date(2024, 6, 5)),
        ("05/06/2024", date(2024, 6, 5)),
        (" 5-6-2024", date(2024, 6, 5)),
        ("", None),
    ],
)
def test_a_day_may_be_a_date_or_text(cell: Cell, day: date | None) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize("cell", ["31/02/2024", "chưa", 45448.0, True])
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(CellError) as error:
        read_day(cell)
    assert error.value.remedy == "Ghi ngày như 05/06/2024."


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "@SUM(1)", "+HYPERLINK(A1)", "-cmd|x"])
def test_text_that_looks_like_a_formula_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="như một công thức"):
        read_text(text)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" Đường\n liên\u00a0xã ", "Đường liên xã"),
        (7.0, "7"),
        ("- Đường nhánh", "- Đường nhánh"),
        (1.5, "1.5"),
    ],
)
def test_text_is_words_on_one_line(cell: Cell, text: str) -> None:
    assert read_text(cell) == text


def test_a_year_has_four_digits() -> None:
    assert read_year(2024.0) == read_year("2024") == 2024
    with pytest.raises(CellError, match="không phải là năm"):
        read_year("24")
