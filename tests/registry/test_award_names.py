"""What clerks call awards, and what is none."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.registry.awards import AwardBook, award_book
from vanban.registry.provinces import province_on

DAY = date(2024, 12, 1)
BOOK: AwardBook = award_book(DAY, province_on("binh-phuoc", DAY))

PERSONS = {
    "bkt_cn": [
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Bằng khen Chủ tịch UBND tỉnh",
        "Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Bình Phước",
        "bằng khen ubnd tỉnh",
        "BẰNG KHEN CỦA UBND TỈNH",
        "BK UBND tỉnh",
        "BK CT UBND tỉnh",
        "BK cấp tỉnh",
        "Bang khen UBND tinh",
        "Bằng khen của UBND thành phố",
        "“Bằng khen” của Chủ tịch UBND tỉnh",
        "Bằng khen của Chủ tịch UBND tỉnh năm 2023",
        "bkt_cn",
    ],
    "gks_cn": [
        "Giấy khen của Giám đốc Sở",
        "Giấy khen Giám đốc Sở Xây dựng",
        "Giấy khen của Giám đốc Sở Lao động - Thương binh và Xã hội",
        "GK Sở",
        "GK GĐ Sở",
        "Giấy khen của Trưởng Ban Dân tộc",
        "Giấy khen của Trưởng ban",
        "Giấy khen của Chánh Thanh tra tỉnh",
        "Giấy khen của Chánh Văn phòng UBND tỉnh",
        "Giấy khen cấp Sở",
    ],
    "gkx_cn": ["Giấy khen của Chủ tịch UBND xã", "GK UBND phường Tân Phú", "Giấy khen của UBND xã Lộc An"],
    "bktt_cn": ["Bằng khen của Thủ tướng Chính phủ", "BK TTg", "BKTTg", "Bằng khen Thủ tướng"],
    "ldtt": ["Lao động tiên tiến", "LĐTT", "Danh hiệu “Lao động tiên tiến”", "danh hiệu LĐTT"],
    "cstdcs": ["Chiến sĩ thi đua cơ sở", "CSTĐ CS", "CSTĐCS", "Chiến sỹ thi đua cơ sở", "CSTĐ cơ sở"],
    "cstdt": ["Chiến sĩ thi đua cấp tỉnh", "CSTĐ tỉnh", "CSTĐ cấp tỉnh", "Chiến sĩ thi đua tỉnh Bình Phước"],
    "cstdtq": ["Chiến sĩ thi đua toàn quốc", "CSTĐTQ", "CSTĐ toàn quốc"],
}
COLLECTIVES = {
    "bkt_tt": ["Bằng khen UBND tỉnh", "BK Chủ tịch UBND tỉnh"],
    "gks_tt": ["Giấy khen của Giám đốc Sở", "GK Sở Xây dựng"],
    "ttldtt": [
        "Tập thể lao động tiên tiến",
        "TTLĐTT",
        "TT LĐTT",
        "Tập thể LĐTT",
        "Tập thể Lao động Tiên tiến",
    ],
    "ttldxs": ["Tập thể lao động xuất sắc", "TTLĐXS", "Tập thể LĐXS", "TT LĐXS"],
    "ctdt": [
        "Cờ thi đua của UBND tỉnh",
        "Cờ thi đua của Ủy ban nhân dân tỉnh Bình Phước",
        "Cờ thi đua cấp tỉnh",
    ],
    "ctdcp": ["Cờ thi đua của Chính phủ", "Cờ thi đua Chính phủ", "Cờ TĐ Chính phủ"],
    "bktt_tt": ["Bằng khen của Thủ tướng Chính phủ"],
}


@pytest.mark.parametrize(("id", "name"), [(id, name) for id, names in PERSONS.items() for name in names])
def test_a_persons_award_is_known_in_any_usual_spelling(id: str, name: str) -> None:
    for typed in (name, name.upper(), name.lower(), unicodedata.normalize("NFD", name), f"  {name}. "):
        award = BOOK.named(typed, "ca_nhan")
        assert award is not None, typed
        assert award.id == id


@pytest.mark.parametrize(("id", "name"), [(id, name) for id, names in COLLECTIVES.items() for name in names])
def test_a_collectives_award_is_known_in_any_usual_spelling(id: str, name: str) -> None:
    award = BOOK.named(name, "tap_the")
    assert award is not None
    assert award.id == id


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Bằng khen",  # whose?
        "Giấy khen",
        "Bằng khen của Giám đốc Sở",
        "Bằng khen của Chủ tịch UBND xã",
        "Giấy khen của Chủ tịch UBND tỉnh",
        "Giấy khen của Giám đốc Sở và Bằng khen của Chủ tịch UBND tỉnh",
        "Bằng khen của Chủ tịch UBND tỉnh, LĐTT",
        "Giấy khen của Giám đốcsở",
        "Giấy khen của Trưởng phòng Quản lý xây dựng",
        "Bằng khen của Bộ trưởng Bộ Xây dựng",
        "Bằng khen của Tỉnh đoàn",
        "Giấy khen của Chủ tịch UBND huyện Lộc Ninh",
        "Giấy khen của Chủ tịch UBND thành phố Đồng Xoài",
        "Huân chương Lao động hạng Ba",
        "Tập thể lao động xuất sắc",  # for a collective
        "…",
        "=1+1",
    ],
)
def test_what_is_no_award_of_a_person_is_not_guessed(name: str) -> None:
    assert BOOK.named(name, "ca_nhan") is None


@pytest.mark.parametrize(
    "name", ["Bằng khen của Giám đốc Sở", "BK Sở Xây dựng", "Bằng khen của Trưởng Ban Dân tộc"]
)
def test_a_certificate_of_a_director_is_told_to_be_none(name: str) -> None:
    why = BOOK.why_none(name)
    assert why is not None
    assert "chỉ tặng Giấy khen" in why.reason
    assert set(why.instead) == {"gks_tt", "gks_cn"}
    assert not why.certain


def test_nothing_is_said_of_what_is_an_award_or_plain_nonsense() -> None:
    assert BOOK.why_none("Bằng khen của Chủ tịch UBND tỉnh") is None
    assert BOOK.why_none("Huân chương Lao động hạng Ba") is None


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Bằng khen", "bkt_cn"),
        ("Bằng khen tình", "bkt_cn"),
        ("Chiến sĩ thi dua cơ sơ cấp", "cstdcs"),
        ("Lao động tiên tến", "ldtt"),
        ("Giấy khen Sơ", "gks_cn"),
    ],
)
def test_a_slip_is_led_to_what_it_may_mean(name: str, id: str) -> None:
    assert id in [award.id for award in BOOK.near(name, "ca_nhan")]


def test_nonsense_is_near_nothing() -> None:
    assert BOOK.near("xyz", "ca_nhan") == ()
    assert BOOK.near("Huân chương Sao vàng", "ca_nhan") == ()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_search(text: str) -> None:
    for award in (BOOK.named(text, "ca_nhan"), *BOOK.near(text, "ca_nhan")):
        assert award is None or award.target == "ca_nhan"
    BOOK.why_none(text)


def test_every_award_is_known_by_its_own_title() -> None:
    for award in BOOK.awards():
        assert BOOK.named(award.title, award.target) == award
