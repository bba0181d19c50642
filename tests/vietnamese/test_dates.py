import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.dates import (
    PartialDate,
    issue_date,
    long_date,
    month_of_year,
    months_so_far,
    parse_date,
    parse_partial_date,
    quarter_of_year,
    short_date,
)

NBSP = "\u00a0"
DATE_OF_THE_DECREE = re.compile(r"ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm (\d{4})")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_only_days_below_ten_and_months_one_and_two_are_padded(day: date, text: str) -> None:
    assert long_date(day) == text


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_long_date_has_the_form_of_the_decree_and_is_read_back(day: date) -> None:
    assert DATE_OF_THE_DECREE.fullmatch(long_date(day))
    assert parse_date(long_date(day)) == day
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(issue_date(day.year, day.month, day.day)) == day


def test_the_date_line_ties_words_to_numbers() -> None:
    assert issue_date(2026, 2, 5) == f"ngày{NBSP}05 tháng{NBSP}02 năm{NBSP}2026"


def test_a_blank_in_the_date_line_has_room_for_two_digits_and_neither_collapses_nor_breaks() -> None:
    blank = NBSP * 8
    assert issue_date(2026, 2) == f"ngày{blank} tháng{NBSP}02 năm{NBSP}2026"
    assert issue_date(2026) == f"ngày{blank} tháng{blank} năm{NBSP}2026"


@pytest.mark.parametrize(("month", "day"), [(2, 30), (13, 1), (0, 1), (4, 31), (None, 5)])
def test_the_date_line_refuses_a_day_that_is_none(month: int | None, day: int) -> None:
    with pytest.raises(ValueError, match=r"[Kk]hông có"):
        issue_date(2026, month, day)


def test_short_date_is_padded() -> None:
    assert short_date(date(2023, 2, 7)) == "07/02/2023"


def test_periods_are_named_as_in_reports() -> None:
    assert month_of_year(date(2026, 11, 22)) == "tháng 11 năm 2026"
    assert month_of_year(PartialDate(2026, 2)) == "tháng 02 năm 2026"
    assert [quarter_of_year(PartialDate(2026, month)) for month in (1, 3, 4, 9, 12)] == [
        "quý I/2026",
        "quý I/2026",
        "quý II/2026",
        "quý III/2026",
        "quý IV/2026",
    ]
    assert months_so_far(PartialDate(2026, 6)) == "6 tháng đầu năm 2026"
    assert months_so_far(date(2026, 11, 30)) == "11 tháng đầu năm 2026"
    assert months_so_far(PartialDate(2026, 2)) == "2 tháng đầu năm 2026"
    assert months_so_far(PartialDate(2026, 1)) == "tháng 01 năm 2026"
    assert months_so_far(PartialDate(2026, 12)) == "năm 2026"


def test_a_year_has_no_month_to_name() -> None:
    with pytest.raises(ValueError, match="Năm 2026 chưa có tháng"):
        quarter_of_year(PartialDate(2026))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-31", date(2024, 1, 31)),
        ("31/01/2024", date(2024, 1, 31)),
        ("5/3/2020", date(2020, 3, 5)),
        ("26-10-2024", date(2024, 10, 26)),
        ("26.10.2024", date(2024, 10, 26)),
        ("26–10–2024", date(2024, 10, 26)),
        (" 31 / 01 / 2024 ", date(2024, 1, 31)),
        ("ngày 05 tháng 02 năm 2026", date(2026, 2, 5)),
        ("05 tháng 02 năm 2026", date(2026, 2, 5)),
        ("Ngày  5\u00a0tháng 2\tnăm 2026", date(2026, 2, 5)),
        ("NGÀY 05 THÁNG 02 NĂM 2026", date(2026, 2, 5)),
        ("ngày 07/02/2023", date(2023, 2, 7)),
        ("ngày07/02/2023", date(2023, 2, 7)),
        ("ngày05tháng02năm2026", date(2026, 2, 5)),
        (unicodedata.normalize("NFD", "ngày 05 tháng 02 năm 2026"), date(2026, 2, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_in_every_usual_form(text: str, day: date) -> None:
    assert parse_date(text) == day
    assert parse_partial_date(text) == PartialDate(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "29/02/2023",
            "“29/02/2023” không phải là ngày có thật. Không có ngày 29: tháng 02 năm 2023 chỉ có 28 ngày.",
        ),
        ("12/31/2024", "“12/31/2024” không phải là ngày có thật. Không có tháng 31."),
        (
            "00/01/2024",
            "“00/01/2024” không phải là ngày có thật. Không có ngày 0: tháng 01 năm 2024 chỉ có 31 ngày.",
        ),
        ("31/01/0202", "“31/01/0202” không phải là ngày có thật. Năm 202 không hợp lý."),
        ("5/3/26", "“5/3/26” không rõ năm nào. Viết năm bằng bốn chữ số như 31/01/2024."),
        ("5/3/20266", "“5/3/20266” không rõ năm nào. Viết năm bằng bốn chữ số như 31/01/2024."),
        ("02/2024", "“02/2024” thiếu ngày. Viết đủ ngày, tháng, năm như 31/01/2024."),
        ("hôm nay", "“hôm nay” không phải là ngày tháng. Viết như 31/01/2024."),
        ("", "“” không phải là ngày tháng. Viết như 31/01/2024."),
        ("26-10/2024", "“26-10/2024” không phải là ngày tháng. Viết như 31/01/2024."),
        ("31 01 2024", "“31 01 2024” không phải là ngày tháng. Viết như 31/01/2024."),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^“") as refused:
        parse_date(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("text", "known", "first", "last"),
    [
        ("02/2024", PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        ("2/2023", PartialDate(2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 02 năm 2024", PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 12/2024", PartialDate(2024, 12), date(2024, 12, 1), date(2024, 12, 31)),
        ("2024", PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31)),
        ("năm 2024", PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31)),
        ("07/02/2024", PartialDate(2024, 2, 7), date(2024, 2, 7), date(2024, 2, 7)),
    ],
)
def test_a_date_may_be_known_in_part(text: str, known: PartialDate, first: date, last: date) -> None:
    assert parse_partial_date(text) == known
    assert (known.first, known.last) == (first, last)


@pytest.mark.parametrize(
    ("known", "text"),
    [(PartialDate(2023, 2, 7), "07/02/2023"), (PartialDate(2024, 2), "02/2024"), (PartialDate(2024), "2024")],
)
def test_a_partial_date_prints_what_is_known_and_is_read_back(known: PartialDate, text: str) -> None:
    assert str(known) == text
    assert parse_partial_date(text) == known


@pytest.mark.parametrize("text", ["13/2024", "2024-00", "1/24", "1/2", "20245"])
def test_a_month_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_partial_date(text)
