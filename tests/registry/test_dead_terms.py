"""Dead terms by date: units, departments, provinces."""

from datetime import date

import pytest

from vanban.registry.dead_terms import former_provinces, terms_dead_on


def dead(day: date) -> dict[str, str | None]:
    return {term.text: term.replacement for term in terms_dead_on(day)}


def test_the_district_level_ends_on_the_first_of_july_2025() -> None:
    assert "cấp huyện" not in dead(date(2025, 6, 30))
    assert dead(date(2025, 7, 1))["cấp huyện"] == "cấp xã"


def test_departments_end_four_months_earlier() -> None:
    assert "Ban Dân tộc" not in dead(date(2025, 2, 28))
    assert dead(date(2025, 3, 1))["Ban Dân tộc"] == "Sở Dân tộc và Tôn giáo"


@pytest.mark.parametrize(
    ("day", "now"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 7, 1), "tỉnh Đồng Nai"),
        (date(2026, 4, 30), "thành phố Đồng Nai"),
    ],
)
def test_a_merged_province_gives_way_to_what_stands_on_the_day(day: date, now: str | None) -> None:
    assert dead(day).get("tỉnh Bình Phước") == now
    assert former_provinces(day).get("Bình Phước") == now


def test_a_province_that_became_a_city_keeps_its_name() -> None:
    assert dead(date(2026, 9, 20))["tỉnh Bắc Ninh"] == "thành phố Bắc Ninh"
    assert "tỉnh Bắc Ninh" not in dead(date(2026, 9, 19))
    assert "Bắc Ninh" not in former_provinces(date(2026, 9, 20))
    assert former_provinces(date(2026, 9, 20))["Bắc Giang"] == "thành phố Bắc Ninh"


def test_longer_terms_come_first_so_that_they_are_named_whole() -> None:
    lengths = [len(term.text) for term in terms_dead_on(date(2026, 1, 1))]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) > 40
