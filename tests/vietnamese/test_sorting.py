import random
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.sorting import agency_sort_key, person_sort_key, sort_key

LETTERS = (
    "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f g h i ì ỉ ĩ í ị j k l m n "
    "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v w x y ỳ ỷ ỹ ý ỵ z"
)

WORDS = """1, 2, 2a, 10, ả, an, An, AN, ân, Ba, Bà, bả, bã, bá, bạ, Bà Rịa, Bạc Liêu, bán, bạn, Bắc Giang,
Bắc Kạn, Bến Tre, Cà Mau, Cao Bằng, da, dạ, dân, dấu, Đà Nẵng, Đắk Lắk, Đồng Nai, Hà Giang, Hà Nội, Hà Tĩnh,
Hải Dương, Hàm Yên, hoa, hòa, hỏa, hóa, họa, kế, Kon Tum, lê, lo, lô, lơ, nga, Nghệ An, ngọt, nha, Phòng 2,
Phòng 10, quỹ, Quý, Sơn La, tu, tư, Vĩnh Long, xã, Ý Yên"""

PEOPLE = """Lê Văn Dụ, Nguyễn Đủ, Điểu K'Lơi, Trần Mau, Lê Màu, Mẫu, Lê Mẫu, Lê Văn Mẫu, Nguyễn Mẫu,
Nguyễn Bá Mẫu, Nguyễn Văn Mẫu, Người mẫu 02, Người mẫu 10, Y Thông, Thị Thử, Lê Thứ"""

AGENCIES = """phường 2, Phường 10, TP.Bảo Lộc, UBND huyện Bù Đăng, huyện Bù Đốp, Sở Công Thương, Ban Dân tộc,
Thành phố Đồng Xoài, Sở Nội vụ, Uỷ ban nhân dân thị xã Phước Long, Ban Quản lý Khu kinh tế, Sở Tài chính,
xã Tân Lập, Thanh tra tỉnh, Văn phòng Ủy ban nhân dân tỉnh, Sở Xây dựng, Phòng Y tế"""


def listed(names: str) -> list[str]:
    return names.replace("\n", " ").split(", ")


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (LETTERS.split(), sort_key),
        (listed(WORDS), sort_key),
        (listed(PEOPLE), person_sort_key),
        (listed(AGENCIES), agency_sort_key),
    ],
    ids=["letters", "words", "people", "agencies"],
)
def test_a_shuffled_list_comes_back_in_the_order_written_by_hand(
    names: list[str], key: Callable[[str], Any]
) -> None:
    for seed in range(5):
        assert sorted(random.Random(seed).sample(names, len(names)), key=key) == names


def test_spaces_and_hyphens_only_part_words() -> None:
    assert sort_key("kinh tế - xã hội")[:3] == sort_key("kinh tế xã hội")[:3]
    assert sort_key("Lao động - Thương binh") < sort_key("Lao động thương mại")


def test_a_syllable_sorts_alike_wherever_its_tone_is_written() -> None:
    assert sort_key("hoà")[:3] == sort_key("hòa")[:3]
    assert sort_key(unicodedata.normalize("NFD", "hòa")) == sort_key("hòa")


def test_an_apostrophe_belongs_to_the_word() -> None:
    assert sort_key("K'Lơi")[0] == sort_key("K’lơi")[0] == sort_key("KLơi")[0]


def test_very_long_numbers_sort_by_value() -> None:
    assert sort_key("9" * 5_000) < sort_key("1" + "0" * 5_000)
    assert sort_key("002")[0] == sort_key("2")[0]


def test_what_stands_in_brackets_is_not_a_given_name() -> None:
    assert person_sort_key("Lê Mẫu (Zét)") < person_sort_key("Lê Thử")
    assert person_sort_key("Lê Mẫu") < person_sort_key("Lê Mẫu (Zét)")


@pytest.mark.parametrize(
    "name", ["", "  ", "(Mẫu)", "02", "02 03", "Sở", "UBND tỉnh", "TP.", "Ủy ban nhân dân"]
)
def test_names_with_nothing_to_cut_off_still_have_a_place(name: str) -> None:
    assert person_sort_key(name) >= person_sort_key("")
    assert agency_sort_key(name)[0][:2] == sort_key(name)[:2]


@given(st.lists(st.text(alphabet="aAàÀăđĐ 01-'"), max_size=8, unique=True))
def test_the_order_does_not_depend_on_where_the_list_began(names: list[str]) -> None:
    for key in (sort_key, person_sort_key, agency_sort_key):
        assert sorted(names, key=key) == sorted(random.Random(1).sample(names, len(names)), key=key)
