"""Awards that nominees have received before."""

from datetime import date

from tests.awards.lists import PERSON, faults, person, read

TITLE = (
    "CN01",
    "Người mẫu 01",
    "Chiến sĩ thi đua cơ sở",
    2023,
    "12/QĐ-SXD",
    "05/01/2024",
    "Giám đốc Sở Xây dựng",
    "x",
)


def test_an_earlier_award_belongs_to_the_nominee_of_its_code() -> None:
    ((award,),) = (nominee.earlier for nominee in read([PERSON], earlier=[TITLE]).nominees)
    assert award.award
    assert award.award.id == "cstdcs"
    assert (award.years, award.number, award.decided_on) == ((2023,), "12/QĐ-SXD", date(2024, 1, 5))
    assert (award.issuer, award.basis, award.nominee_name) == ("Giám đốc Sở Xây dựng", True, "Người mẫu 01")
    assert str(award.places["number"]) == "nominations.xlsx, ô Đã khen!E2"


def test_an_earlier_award_without_a_code_belongs_to_the_name() -> None:
    rows = [PERSON, person(Mã="CN02", Họ_và_tên="Người mẫu 02")]
    found = read(rows, earlier=[(None, "người mẫu 02", *TITLE[2:])]).nominees
    assert [len(nominee.earlier) for nominee in found] == [0, 1]


def test_an_award_that_the_law_book_does_not_know_is_kept_by_its_name() -> None:
    (nominee,) = read(
        [PERSON], earlier=[(*TITLE[:2], "Kỷ niệm chương mẫu", "2020-2022", *TITLE[4:])]
    ).nominees
    assert (nominee.earlier[0].name, nominee.earlier[0].award) == ("Kỷ niệm chương mẫu", None)
    assert nominee.earlier[0].years == (2020, 2021, 2022)


def test_awards_of_nobody_are_faults() -> None:
    rows = [PERSON, person(Mã="CN02"), person(Mã="CN03", Họ_và_tên="Người mẫu 03")]
    earlier = [
        ("CN09", *TITLE[1:]),
        (None, "Người mẫu 01", *TITLE[2:]),
        (None, "Người mẩu 03", *TITLE[2:]),
        (None, None, *TITLE[2:]),
    ]
    assert faults(rows, earlier=earlier) == [
        "nominations.xlsx, ô Đã khen!A2: Không có đối tượng nào mang mã CN09. Ghi mã có ở trang Đề nghị.",
        "nominations.xlsx, ô Đã khen!A3: Có nhiều đối tượng tên “Người mẫu 01”. "
        "Ghi thêm mã của người này ở trang Đề nghị.",
        "nominations.xlsx, ô Đã khen!B4: Trang Đề nghị không có “Người mẩu 03”. "
        "Có phải là Người mẫu 03 (CN03)? Ghi tên đúng như ở trang ấy, hoặc xóa hàng này.",
        "nominations.xlsx, ô Đã khen!B5: Chưa ghi là của ai. Ghi mã hoặc tên như ở trang Đề nghị.",
    ]


def test_years_days_and_crosses_that_are_none_are_faults() -> None:
    (year, day, basis) = faults(
        [PERSON], earlier=[(*TITLE[:3], "năm ngoái", TITLE[4], "32/01/2024", "", "hay")]
    )
    assert "Đã khen!D2: “năm ngoái” không phải là năm." in year
    assert "Đã khen!F2" in day
    assert "Đã khen!H2: “hay” không phải là có hay không." in basis


def test_rows_that_are_not_proposed_keep_their_awards() -> None:
    rows = [PERSON, person(Mã="CN02", Họ_và_tên="Người mẫu 02", Hình_thức_đề_nghị="Chưa đề nghị")]
    found = read(rows, earlier=[("CN02", "Người mẫu 02", *TITLE[2:])])
    assert found.nominees[0].earlier == ()
    assert [award.number for award in found.set_aside[0].earlier] == ["12/QĐ-SXD"]
