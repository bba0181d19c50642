"""Citations: taken apart as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.decree30.citations import Citation, find_citations


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


def test_a_whole_citation_is_taken_apart() -> None:
    text = (
        "Thực hiện Kế hoạch số 59/KH-UBND ngày 07/02/2024 của Ủy ban nhân dân tỉnh phát động phong trào thi đua "
        "“Đẩy nhanh; giải ngân” năm 2024, Sở Xây dựng xây dựng kế hoạch"
    )
    found = only(text)
    assert (found.kind, found.number, found.day) == ("Kế hoạch", "59/KH-UBND", date(2024, 2, 7))
    assert (found.agency, found.said, found.has_so) == ("Ủy ban nhân dân tỉnh", "ngày 07/02/2024", True)
    assert found.title == "phát động phong trào thi đua “Đẩy nhanh; giải ngân” năm 2024"
    assert text[found.start : found.end].startswith("Kế hoạch số")
    assert text[found.number_start :].startswith("59/KH")
    assert found.short == "Kế hoạch số 59/KH-UBND"


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("theo quyết định số 12/2024/QĐ-UBND", "Quyết định", "12/2024/QĐ-UBND"),
        ("Nghị định 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP"),
        ("Thông tư liên tịch số 1/2015/TTLT-BNV-BTC", "Thông tư liên tịch", "1/2015/TTLT-BNV-BTC"),
        ("Hướng dẫn số 05-HD/VPTW", "Hướng dẫn", "05-HD/VPTW"),
        ("Công văn số: 1826/BNV-CVT&LTNN", "Công văn", "1826/BNV-CVT&LTNN"),
        ("Kế hoạch số 02/KH/CCB-VSP", "Kế hoạch", "02/KH/CCB-VSP"),
        ("Kế hoạch số 39/KH - UBND của tỉnh", "Kế hoạch", "39/KH - UBND"),
        ("và số 13/QĐ-SNV", "", "13/QĐ-SNV"),
    ],
)
def test_numbers_of_every_form_are_read(text: str, kind: str, number: str) -> None:
    found = only(text)
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 07/02/2024",
        "hoạt động 24/7",
        "1/3 số hộ",
        "Lưu: VT, b/c",
        "đạt 12/95 xã",
        "luật sư, luật pháp",
        "A1/B2",
    ],
)
def test_what_is_no_citation_is_none(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Luật Thi đua, khen thưởng"),
        ("Căn cứ Luật Đầu tư công số 58/2024/QH15;", "Luật Đầu tư công"),
        ("Bộ luật Hình sự năm 2015 quy định", "Bộ luật Hình sự"),
        ("của Luật Xây dựng và Nghị định về", "Luật Xây dựng"),
    ],
)
def test_laws_are_cited_by_name(text: str, name: str) -> None:
    found = only(text)
    assert found.is_law
    assert found.name == name


def test_laws_in_a_row_are_told_apart() -> None:
    names = [c.name for c in find_citations("Luật Đầu tư công, Luật Xây dựng, Luật Đất đai năm 2024")]
    assert names == ["Luật Đầu tư công", "Luật Xây dựng", "Luật Đất đai"]


def test_the_year_is_read_from_date_name_or_number() -> None:
    assert only("Luật Đất đai năm 2024").year == 2024
    assert only("Luật Đất đai ngày 18/01/2024").year == 2024
    assert only("Nghị định số 30/2020/NĐ-CP").year == 2020
    assert only("Kế hoạch số 3/KH-SXD").year is None


def test_a_day_that_does_not_exist_is_kept_as_typed() -> None:
    found = only("Kế hoạch số 3/KH-SXD ngày 30/02/2024 của Sở")
    assert (found.said, found.day) == ("ngày 30/02/2024", None)


def test_an_agency_ends_where_the_sentence_goes_on() -> None:
    assert only("Kế hoạch số 3/KH-SXD ngày 02/02/2024 của Sở Xây dựng đã nêu").agency == "Sở Xây dựng"
    name = "Sở Văn hóa, Thể thao và Du lịch"
    assert only(f"Kế hoạch số 3/KH-SVH ngày 02/02/2024 của {name}, các phòng").agency == name


@given(st.text(alphabet="Luật Kếhoạchsố 12/-KHngàycủavề,.;“”", max_size=80))
def test_any_text_is_read_and_each_citation_lies_in_it(text: str) -> None:
    for found in find_citations(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.number in text
