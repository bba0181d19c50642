"""What a clerk types about nominees, and what is understood."""

import unicodedata
from datetime import date, datetime

import pytest
from tests.awards.lists import COLLECTIVE, HEADS, PERSON, faults, one, person, read, read_data
from tests.figures.workbooks import workbook

from vanban.vietnamese.dates import PartialDate


def test_a_collective_and_a_person_are_read() -> None:
    collective, someone = read([COLLECTIVE, PERSON]).nominees
    assert (collective.code, collective.kind, collective.name) == ("TT01", "tap_the", "Phòng mẫu 01")
    assert (collective.department, collective.award.id, collective.ground) == ("sxd", "bkt_tt", "chuyen_de")
    assert (someone.name, someone.sex, someone.birth_year, someone.position) == (
        "Người mẫu 01",
        "nam",
        1980,
        "Chuyên viên",
    )
    assert someone.award.id == "gks_cn"
    assert str(someone.at("position")) == "nominations.xlsx, ô Đề nghị!F3"
    assert str(someone.at("votes")) == "nominations.xlsx, Đề nghị, hàng 3"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (1980, PartialDate(1980)),
        ("1980", PartialDate(1980)),
        ("Sinh năm 1980", PartialDate(1980)),
        ("05/06/1980", PartialDate(1980, 6, 5)),
        ("5.6.1980", PartialDate(1980, 6, 5)),
        ("06/1980", PartialDate(1980, 6)),
        ("ngày 05 tháng 6 năm 1980", PartialDate(1980, 6, 5)),
        (datetime(1980, 6, 5), PartialDate(1980, 6, 5)),
        (29377, PartialDate(1980, 6, 5)),
        (None, None),
    ],
)
def test_a_birthday_is_read_as_it_is_typed(typed: object, meant: PartialDate | None) -> None:
    assert one(Năm_sinh=typed).born == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("Nam", "nam"), ("NỮ", "nu"), ("ông", "nam"), ("Bà", "nu"), (None, None)]
)
def test_a_sex_is_read_as_it_is_typed(typed: object, meant: str | None) -> None:
    assert one(Giới_tính=typed).sex == meant


@pytest.mark.parametrize("typed", ["sxd", "SXD", "Sở Xây dựng", "so xay dung", "SỞ  XÂY DỰNG "])
def test_a_department_is_named_in_any_usual_way(typed: str) -> None:
    assert one(Đơn_vị=typed).department == "sxd"


def test_a_unit_before_its_department_is_told_apart() -> None:
    for typed in (
        "Phòng mẫu 02, Sở Xây dựng",
        "Phòng mẫu 02 - Sở Xây dựng",
        "Phòng mẫu 02 thuộc Sở Xây dựng",
    ):
        assert (one(Đơn_vị=typed).department, one(Đơn_vị=typed).unit) == ("sxd", "Phòng mẫu 02")


def test_ông_and_bà_before_every_name_are_no_part_of_it() -> None:
    rows = [
        person(Mã="CN01", Họ_và_tên="Ông Người mẫu 01"),
        person(Mã="CN02", Họ_và_tên="Bà Người mẫu 02", Giới_tính=""),
    ]
    assert [(nominee.name, nominee.sex) for nominee in read(rows).nominees] == [
        ("Người mẫu 01", "nam"),
        ("Người mẫu 02", "nu"),
    ]


def test_a_family_name_ông_stays_where_the_sex_is_told_elsewhere() -> None:
    assert one(Họ_và_tên="Ông Văn Mẫu").name == "Ông Văn Mẫu"
    (said,) = faults([person(Họ_và_tên="Ông Văn Mẫu", Giới_tính=None)])
    assert "chưa rõ Ông là cách gọi hay là họ" in said


def test_a_decomposed_name_is_composed_and_its_spelling_kept() -> None:
    assert one(Họ_và_tên=unicodedata.normalize("NFD", "Hoà Thuý Mẫu")).name == "Hoà Thuý Mẫu"
    assert one(Họ_và_tên=" Người\u00a0mẫu \u200b01 ").name == "Người mẫu 01"


@pytest.mark.parametrize(
    ("typed", "font", "meant"),
    [("NguyÔn V¨n MÉu", "TCVN3", "Nguyễn Văn Mẫu"), ("Nguyeãn Vaên Maãu", "VNI", "Nguyễn Văn Mẫu")],
)
def test_a_name_typed_for_an_old_font_is_refused_with_what_it_means(
    typed: str, font: str, meant: str
) -> None:
    (said,) = faults([person(Họ_và_tên=typed)])
    assert said == (
        f"nominations.xlsx, ô Đề nghị!C2: “{typed}” gõ bằng phông {font} cũ. "
        f"Gõ lại bằng Unicode: “{meant}” (đọc lại cho chắc)."
    )


def test_every_fault_is_told_at_once_each_at_its_cell() -> None:
    rows = [
        person(Mã="CN01", Chức_vụ=None, Hình_thức_đề_nghị="Bằng khen của Giám đốc Sở"),
        person(Mã="CN02", Năm_sinh="05/06/2030", Đơn_vị="Sở Xây đựn"),
        person(Mã="CN03", Giới_tính="khác", Hình_thức_đề_nghị="Tập thể lao động tiên tiến"),
    ]
    assert faults(rows) == [
        "nominations.xlsx, ô Đề nghị!H2: “Bằng khen của Giám đốc Sở”: Người đứng đầu sở, ban, ngành chỉ tặng "
        "Giấy khen. Có phải ý là Giấy khen của Giám đốc Sở?",
        "nominations.xlsx, ô Đề nghị!F2: Chưa ghi chức vụ. Ghi chức vụ, ví dụ Chuyên viên.",
        "nominations.xlsx, ô Đề nghị!E3: Ngày sinh 05/06/2030 ở sau ngày 20/01/2025. Sửa ngày sinh.",
        "nominations.xlsx, ô Đề nghị!G3: Không có đơn vị nào là “Sở Xây đựn”. Có phải ý là Sở Xây dựng?",
        "nominations.xlsx, ô Đề nghị!D4: Không có giới tính “khác”. Ghi một trong: Nam, Nữ.",
        "nominations.xlsx, ô Đề nghị!H4: “Tập thể lao động tiên tiến” không tặng cho cá nhân. "
        "Sửa cột Loại, hoặc chọn hình thức khác.",
    ]


def test_a_department_that_no_longer_exists_is_refused() -> None:
    workbook_of_march = workbook([HEADS, person(Đơn_vị="Sở Kế hoạch và Đầu tư")])
    assert read_data(workbook_of_march).nominees[0].department == "skhdt"
    (said,) = faults([person(Đơn_vị="Sở Kế hoạch và Đầu tư")], day=date(2025, 6, 1))
    assert (
        "Sở Kế hoạch và Đầu tư (skhdt) không tồn tại vào ngày 01/06/2025: kết thúc ngày 28/02/2025." in said
    )


def test_formulas_and_commands_are_no_names() -> None:
    (said,) = faults([person(Họ_và_tên="{=HYPERLINK(1)}")])
    assert "bắt đầu bằng dấu “=” như một công thức" in said


def test_a_collective_has_no_sex() -> None:
    (said,) = faults([("TT01", "Tập thể", "Phòng mẫu 01", "Nam", None, None, "sxd", "BK UBND tỉnh", "")])
    assert "ghi là tập thể nhưng có giới tính" in said
    assert "Đề nghị!D2" in said


@pytest.mark.parametrize(
    ("typed", "votes"),
    [
        (7, 7),
        ("07", 7),
        ("7/8", 7),
        ("07/08 phiếu", 7),
        ("7/8 (87,5%)", 7),
        (0, 0),
        (None, None),
        ("7 phiếu", 7),
    ],
)
def test_votes_are_read_as_they_are_typed(typed: object, votes: int | None) -> None:
    (nominee,) = read([(*PERSON, typed)], heads=(*HEADS, "Số phiếu")).nominees
    assert nominee.votes == votes


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9/8", "số phiếu lớn hơn tổng số"),
        ("100%", "“100%” không phải là số phiếu"),
        (-1, "“-1” không phải là số phiếu"),
        (
            datetime(2026, 8, 7),
            "Excel đã hiểu số phiếu này là ngày 07/08/2026. Nếu là 7/8: định dạng ô là Number",
        ),
    ],
)
def test_votes_that_are_none_are_refused(typed: object, said: str) -> None:
    (told,) = faults([(*PERSON, typed)], heads=(*HEADS, "Số phiếu"))
    assert said in told


@pytest.mark.parametrize("typed", ["Không", "không có", "-", 0, None, " "])
def test_no_discipline_is_said_in_many_ways(typed: object) -> None:
    (nominee,) = read([(*PERSON, typed)], heads=(*HEADS, "Kỷ luật")).nominees
    assert nominee.discipline == ""


def test_a_discipline_is_kept_in_its_words() -> None:
    heads = (*HEADS, "Hình thức kỷ luật (nếu có)")
    assert read([(*PERSON, "Khiển trách")], heads=heads).nominees[0].discipline == "Khiển trách"
    assert read([(*PERSON, "x")], heads=heads).nominees[0].discipline == "Có"


def test_what_figures_a_row_calls_may_be_departments_and_projects() -> None:
    (nominee,) = read([(*PERSON, "Sở Xây dựng; DA1, DA2")], heads=(*HEADS, "Số liệu của")).nominees
    assert nominee.figures_of == ("sxd", "DA1", "DA2")


def test_an_achievement_keeps_its_lines() -> None:
    typed = "Giải ngân {{ so_lieu.ty_le }}% \n\n  vượt chỉ tiêu"
    assert one(Thành_tích=typed).achievement == "Giải ngân {{ so_lieu.ty_le }}%\nvượt chỉ tiêu"


def test_who_decides_and_by_which_decision_it_was_given() -> None:
    heads = (*HEADS, "Cấp quyết định", "Quyết định số", "Ngày quyết định")
    first = (*PERSON, "Chủ tịch UBND tỉnh", "12/QĐ-UBND ngày 05/02/2025", None)
    second = (*person(Mã="CN02"), "Giám đốc", "13/QĐ-SXD", datetime(2025, 2, 6))
    one, two = read([first, second], heads=heads).nominees
    assert (one.decided_by, two.decided_by) == ("chu_tich_tinh", "thu_truong")
    assert one.given
    assert (one.given.number, one.given.decided_on) == ("12/QĐ-UBND", date(2025, 2, 5))
    assert two.given
    assert two.given.decided_on == date(2025, 2, 6)
    (said,) = faults([(*PERSON, "", "", datetime(2025, 2, 6))], heads=heads)
    assert "Có ngày quyết định mà chưa có số." in said


def test_an_award_of_many_names_is_one_when_it_is_told_who_decides() -> None:
    heads = (*HEADS, "Cấp quyết định")
    typed = person(Hình_thức_đề_nghị="Bằng khen")
    assert read([(*typed, "Chủ tịch UBND tỉnh")], heads=heads).nominees[0].award.id == "bkt_cn"
    (said,) = faults([(*typed, None)], heads=heads)
    assert "“Bằng khen”. Có phải ý là Bằng khen của " in said


def test_codes_that_are_missing_go_by_the_order_of_rows() -> None:
    rows = [
        (None, *COLLECTIVE[1:]),
        person(Mã=None),
        person(Mã="CN01", Họ_và_tên="Người mẫu 02"),
        person(Mã=None, Họ_và_tên="Người mẫu 03"),
    ]
    assert [nominee.code for nominee in read(rows).nominees] == ["TT01", "CN02", "CN01", "CN03"]


def test_a_code_stands_for_one_nominee() -> None:
    (said,) = faults([PERSON, person(Họ_và_tên="Người mẫu 02", Mã="cn01")])
    assert "Mã cn01 trùng mã CN01 của Người mẫu 01 (Đề nghị, hàng 2)." in said


@pytest.mark.parametrize("code", ["CN 01", "CN.01", "cn/01", "CN_01"])
def test_codes_that_would_name_one_file_are_one_code(code: str) -> None:
    (said,) = faults([person(Mã="CN-01"), person(Họ_và_tên="Người mẫu 02", Mã=code)])
    assert f"Mã {code} trùng mã CN-01 của Người mẫu 01" in said


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("C" * 300, f"Mã “{'C' * 30}…” dài 300 chữ."),
        ("***", "Mã “***” không đặt tên tệp được."),
        ("职员", "Mã “职员” không đặt tên tệp được."),
        ("to_trinh", "Mã “to_trinh” trùng tên một tệp của hồ sơ."),
        ("TO_TRINH-thu_truong", "trùng tên một tệp của hồ sơ."),
        ("council", "Mã “council” trùng tên một tệp của hồ sơ."),
    ],
)
def test_a_code_must_be_able_to_name_a_file(code: str, why: str) -> None:
    (said,) = faults([person(Mã=code)])
    assert said.startswith("nominations.xlsx, ô Đề nghị!A2: ")
    assert why in said


@pytest.mark.parametrize("head", ["Họ_và_tên", "Chức_vụ", "Mã"])
def test_only_achievements_call_figures(head: str) -> None:
    (said,) = faults([person(**{head: "Mẫu {{ don_vi.ten }} 01"})])
    assert "Ô này có chỗ điền. Ghi thẳng giá trị" in said
    assert one(Thành_tích="Đạt {{ so_lieu.ty_le }}.").achievement == "Đạt {{ so_lieu.ty_le }}."


def test_rows_that_are_not_proposed_are_kept_apart() -> None:
    found = read(
        [PERSON, person(Mã="CN02", Họ_và_tên="Người mẫu 02", Hình_thức_đề_nghị="Chưa đề nghị", Chức_vụ=None)]
    )
    assert [nominee.name for nominee in found.nominees] == ["Người mẫu 01"]
    assert [(row.name, row.born, row.department) for row in found.set_aside] == [
        ("Người mẫu 02", "1980", "sxd")
    ]


def test_the_presenting_department_is_that_of_rows_which_name_none() -> None:
    (nominee,) = read([person(Đơn_vị=None)], home="stc").nominees
    assert nominee.department == "stc"
    (said,) = faults([person(Đơn_vị=None)])
    assert "ô Đề nghị!G2: Chưa ghi đơn vị." in said
