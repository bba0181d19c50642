"""Provinces by date: names, kinds, and what became of those that are gone."""

from datetime import date

import pytest

from vanban.errors import DataError, Place
from vanban.registry.provinces import province_ids, province_on


def standing_on(day: date) -> list[str]:
    found = []
    for province_id in province_ids():
        try:
            found.append(province_on(province_id, day).id)
        except DataError:
            continue
    return found


def test_there_were_63_provinces_and_are_34() -> None:
    assert len(standing_on(date(2024, 2, 1))) == 63
    assert len(standing_on(date(2025, 6, 30))) == 63
    assert len(standing_on(date(2025, 7, 1))) == 34


def test_nine_of_them_are_cities_after_the_resolutions_of_2026() -> None:
    def cities(day: date) -> int:
        return sum(province_on(p, day).kind == "thanh_pho" for p in standing_on(day))

    assert cities(date(2025, 7, 1)) == 6
    assert cities(date(2026, 11, 22)) == 9


@pytest.mark.parametrize(
    ("province", "day", "name", "area"),
    [
        ("binh-phuoc", date(2024, 2, 7), "tỉnh Bình Phước", "trên địa bàn tỉnh"),
        ("dong-nai", date(2025, 7, 1), "tỉnh Đồng Nai", "trên địa bàn tỉnh"),
        ("dong-nai", date(2026, 4, 29), "tỉnh Đồng Nai", "trên địa bàn tỉnh"),
        ("dong-nai", date(2026, 4, 30), "thành phố Đồng Nai", "trên địa bàn thành phố"),
        ("ho-chi-minh", date(2026, 1, 1), "Thành phố Hồ Chí Minh", "trên địa bàn thành phố"),
    ],
)
def test_a_province_is_called_as_on_the_day(province: str, day: date, name: str, area: str) -> None:
    found = province_on(province, day)
    assert (found.full_name, found.words.area) == (name, area)


def test_a_province_that_is_gone_names_its_successor() -> None:
    with pytest.raises(DataError) as caught:
        province_on("binh-phuoc", date(2025, 7, 1), Place("campaign.yaml", 5, 10))
    assert str(caught.value) == (
        "campaign.yaml:5:10: Bình Phước không phải là tỉnh, thành phố vào ngày 01/07/2025 "
        "(kết thúc ngày 30/06/2025) (binh-phuoc). Dùng dong-nai."
    )


def test_a_misspelt_province_is_guessed() -> None:
    with pytest.raises(DataError, match="Có phải ý là binh-phuoc"):
        province_on("binh-phuc", date(2024, 1, 1))


def test_what_is_unverified_never_refuses() -> None:
    assert province_on("hue", date(2024, 12, 31)).full_name == "tỉnh Thừa Thiên Huế"
    assert province_on("hue", date(2025, 1, 1)).full_name == "thành phố Huế"
