"""Lists as offices keep them: other heads, groups, totals, two sheets, footers."""

from collections.abc import Sequence

import pytest
from tests.awards.lists import COLLECTIVE, HEADS, PERSON, faults, person, read, read_data
from tests.figures.workbooks import workbook

OTHER_HEADS = (
    "TT",
    "Đơn vị công tác",
    "Danh hiệu/hình thức khen thưởng",
    "Chức danh, chức vụ",
    "Họ và tên (Ông/Bà)",
)


def names(rows: Sequence[tuple[object, ...]], **how: object) -> list[tuple[str, str, str]]:
    found = read(rows, **how).nominees  # type: ignore[arg-type]  # as `read` takes them
    return [(nominee.kind, nominee.name, nominee.award.id) for nominee in found]


def test_heads_may_have_other_words_and_another_order() -> None:
    rows = [(1, "Sở Xây dựng", "GK Giám đốc Sở", "Trưởng phòng", "Người mẫu 01")]
    (nominee,) = read(rows, heads=OTHER_HEADS).nominees
    assert (nominee.name, nominee.position, nominee.award.id) == ("Người mẫu 01", "Trưởng phòng", "gks_cn")


def test_group_rows_tell_the_kind_of_those_below() -> None:
    rows = [
        ("I", None, None, None, "TẬP THỂ"),
        (1, "sxd", "BK UBND tỉnh", None, "Phòng mẫu 01"),
        ("II. CÁ NHÂN (02)",),
        (1, "sxd", "GK Giám đốc Sở", "Trưởng phòng", "Người mẫu 01"),
        (2, "sxd", "GK Giám đốc Sở", "Chuyên viên", "Người mẫu 02"),
    ]
    assert names(rows, heads=OTHER_HEADS) == [
        ("tap_the", "Phòng mẫu 01", "bkt_tt"),
        ("ca_nhan", "Người mẫu 01", "gks_cn"),
        ("ca_nhan", "Người mẫu 02", "gks_cn"),
    ]


def test_group_rows_may_tell_the_award_and_the_department() -> None:
    rows = [
        ("A. Bằng khen của Chủ tịch UBND tỉnh",),
        ("I. Tập thể",),
        (1, None, None, None, "Phòng mẫu 01, Sở"),
        ("II. Cá nhân đề nghị tặng Giấy khen của Giám đốc Sở: 01",),
        (1, None, None, "Chuyên viên", "Người mẫu 01"),
        ("B. Sở Tài chính",),
        (1, None, "GK Giám đốc Sở", "Chuyên viên", "Người mẫu 02"),
    ]
    found = read(rows, heads=OTHER_HEADS, home="sxd").nominees
    assert [(one.kind, one.award.id, one.department) for one in found] == [
        ("tap_the", "bkt_tt", "sxd"),
        ("ca_nhan", "gks_cn", "sxd"),
        ("ca_nhan", "gks_cn", "stc"),
    ]


@pytest.mark.parametrize(
    "total",
    [
        ("Tổng cộng: 02",),
        (None, None, "Tổng số", 2),
        ("Tổng cộng: 01 tập thể, 01 cá nhân",),
        ("Tổng cộng 01 tập thể và 01 cá nhân./.",),
        ("TỔNG",),
    ],
)
def test_a_total_is_compared_and_not_read(total: tuple[object, ...]) -> None:
    assert len(read([COLLECTIVE, PERSON, total]).nominees) == 2
    assert len(read([total, COLLECTIVE, PERSON]).nominees) == 2


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (("Tổng cộng: 11",), "Hàng này ghi 11 trường hợp, nhưng bảng có 2."),
        (("Tổng cộng: 02 tập thể, 01 cá nhân",), "Hàng này ghi 2 tập thể, nhưng bảng có 1."),
    ],
)
def test_a_total_that_disagrees_is_a_fault(total: tuple[object, ...], said: str) -> None:
    assert said in faults([COLLECTIVE, PERSON, total])[0]
    assert "Đề nghị, hàng 4" in faults([COLLECTIVE, PERSON, total])[0]


def test_a_numbered_department_with_nobody_below_is_not_passed_over() -> None:
    rows = [
        ("A. Bằng khen của Chủ tịch UBND tỉnh",),
        ("I. TẬP THỂ",),
        (1, "Sở Xây dựng"),
        (2, "Sở Tài chính"),
    ]
    first, second = faults(
        [*rows, ("II. CÁ NHÂN",), (1, "sxd", None, "Chuyên viên", "Người mẫu 01")], heads=OTHER_HEADS
    )
    assert "hàng 4: Hàng này chỉ có tên đơn vị, bên dưới không có ai." in first
    assert "hàng 5" in second
    below = [
        ("I. CÁ NHÂN",),
        (1, "Sở Tài chính"),
        ("a", None, "GK Giám đốc Sở", "Chuyên viên", "Người mẫu 01"),
    ]
    assert read(below, heads=OTHER_HEADS).nominees[0].department == "stc"


def test_the_count_of_a_group_is_compared() -> None:
    rows = [("I. TẬP THỂ: 02",), COLLECTIVE, ("II. CÁ NHÂN: 01",), PERSON]
    assert faults(rows) == [
        "nominations.xlsx, Đề nghị, hàng 2: Hàng này ghi 2 trường hợp, nhưng bảng có 1. "
        "Sửa số, hoặc xem lại các hàng."
    ]


def test_a_collective_whose_name_begins_like_a_total_is_no_total() -> None:
    rows = [(None, "Tập thể", "Tổng công ty mẫu", None, None, None, "sxd", "BK UBND tỉnh", "")]
    assert names(rows) == [("tap_the", "Tổng công ty mẫu", "bkt_tt")]
    (said,) = faults([COLLECTIVE, (None, None, "Cộng đồng mẫu 01")])[:1]
    assert "ô Đề nghị!" in said


def test_a_nominee_without_anything_else_is_never_lost() -> None:
    told = faults([PERSON, (None, None, "Người mẫu 02")])
    assert any("Đề nghị!B3: Chưa rõ là tập thể hay cá nhân." in said for said in told)


def test_what_stands_below_the_total_is_no_nominee() -> None:
    rows = [PERSON, ("Tổng cộng: 01",), (None, None, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC")]
    assert len(read(rows).nominees) == 1


def test_a_heading_of_two_rows_and_one_repeated_on_the_next_page() -> None:
    upper = ("STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị", "Hình thức khen thưởng")
    lower = (None, None, "Nam", "Nữ", None, None, None)
    rows = [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
        upper,
        lower,
        (1, 2, 3, 4, 5, 6, 7),
        (1, "Người mẫu 01", 1980, None, "Chuyên viên", "sxd", "GK Giám đốc Sở"),
        (),
        upper,
        lower,
        (2, "Người mẫu 02", None, "05/06/1985", "Chuyên viên", "sxd", "GK Giám đốc Sở"),
    ]
    merged = ["A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3"]
    found = read_data(workbook(rows, sheet="DS", merged=merged)).nominees
    assert [(one.name, one.sex, one.birth_year) for one in found] == [
        ("Người mẫu 01", "nam", 1980),
        ("Người mẫu 02", "nu", 1985),
    ]


def test_crosses_tell_the_sex_and_the_kind() -> None:
    heads = ("Tên", "Nam", "Nữ", "Tập thể", "Cá nhân", "Chức vụ", "Đơn vị", "Hình thức")
    rows = [
        ("Người mẫu 01", None, "x", None, "X", "Chuyên viên", "sxd", "GK Giám đốc Sở"),
        ("Đơn vị mẫu", None, None, "x", None, None, "sxd", "BK UBND tỉnh"),
    ]
    found = read(rows, heads=heads).nominees
    assert [(one.kind, one.sex) for one in found] == [("ca_nhan", "nu"), ("tap_the", None)]


def test_two_sheets_may_be_one_list() -> None:
    data = workbook(
        [HEADS, (None, None, *COLLECTIVE[2:])],
        sheet="Tập thể",
        sheets={"Cá nhân": [HEADS, (None, None, *PERSON[2:])]},
    )
    assert [(one.code, one.kind) for one in read_data(data).nominees] == [
        ("TT01", "tap_the"),
        ("CN01", "ca_nhan"),
    ]


def test_a_workbook_without_such_a_table_is_refused() -> None:
    (said,) = faults([(1, 2, 3)], heads=("a", "b", "c"))
    assert "Không thấy bảng đề nghị khen thưởng ở trang nào: Đề nghị." in said


def test_two_columns_of_one_meaning_are_refused() -> None:
    (said,) = faults([(*PERSON, "GK Giám đốc Sở")], heads=(*HEADS, "Danh hiệu"))
    assert "Hai cột cùng nghĩa: “Hình thức đề nghị” và “Danh hiệu”." in said


def test_a_long_list_is_read_at_once() -> None:
    rows = [person(Mã=None, Họ_và_tên=f"Người mẫu {number:04}") for number in range(2000)]
    assert len(read(rows).nominees) == 2000
    assert len(faults([person(Mã=None, Chức_vụ=None)] * 2000)) == 1
