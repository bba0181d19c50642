"""Periods as clerks write them."""

import pytest

from vanban.vietnamese.periods import parse_period


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("2024-05", "2024-05"),
        ("2024-5", "2024-05"),
        ("5/2024", "2024-05"),
        ("05/2024", "2024-05"),
        (" 05-2024 ", "2024-05"),
        ("2024-quy-2", "2024-quy-2"),
        ("2024-Q2", "2024-quy-2"),
        ("2024-6-thang", "2024-6-thang"),
        ("2024", "2024"),
    ],
)
def test_a_period_is_read_as_it_is_written(written: str, key: str) -> None:
    assert parse_period(written).key == key


@pytest.mark.parametrize("written", ["13/2024", "2024-13", "5/24", "5/2024/1", "tháng 5", "2024-quy-5", ""])
def test_what_is_no_period_is_refused_with_how_to_write_one(written: str) -> None:
    with pytest.raises(ValueError, match="Viết như 2024-05, 2024-quy-2"):
        parse_period(written)
