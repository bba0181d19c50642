"""A month's workbook read: what clerks type, and every fault at its cell."""

import random
from datetime import date

import pytest
from tests.figures.workbooks import FILE, HEADS, MAY, MILLION, PROJECT, UNIT, campaign, read, table, workbook

from vanban.errors import DataError
from vanban.vietnamese.periods import month

AT = {name: at for at, name in enumerate(HEADS)}


def project(code: str = "DA1", **changes: object) -> list[object]:
    cells: list[object] = list(PROJECT)
    cells[1] = code
    names = {"name": 2, "department": 3, "source": 4, "plan": 5, "disbursed": 6, "cumulative": 7}
    for key, value in changes.items():
        cells[names[key]] = value
    return cells


def refusal(data: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read(data)
    return [str(problem) for problem in error.value.problems]


def test_a_row_becomes_a_project_in_dong_with_its_cells() -> None:
    (found,) = read(table(PROJECT)).projects
    assert (found.code, found.name, found.department, found.source) == ("DA1", "Trường mẫu", "sxd", "nstw")
    assert found.plan_year == 2024
    assert found.amounts["plan_local"] == 100 * MILLION
    assert found.amounts["plan_central"] is None
    assert str(found.place) == f"{FILE}, Số liệu, hàng 3"
    assert str(found.places["cumulative"]) == f"{FILE}, ô Số liệu!H3"
    assert "plan_central" not in found.places


@pytest.mark.parametrize(
    "typed", ["sxd", "SXD", "Sở Xây dựng", "sở xây dựng", "So Xay dung", " SỞ  XÂY\u00a0DỰNG "]
)
def test_a_department_is_known_by_its_id_symbol_and_name(typed: str) -> None:
    assert read(table(project(department=typed))).projects[0].department == "sxd"


@pytest.mark.parametrize("typed", ["UBND huyện Bù Đốp", "Uỷ ban nhân dân huyện Bù Đốp", "ubnd-bu-dop"])
def test_usual_names_in_short_are_known(typed: str) -> None:
    assert read(table(project(department=typed))).projects[0].department == "ubnd-bu-dop"


def test_a_symbol_that_several_departments_have_names_none_of_them() -> None:
    (problem,) = refusal(table(project(department="UBND")))
    assert problem.startswith(f"{FILE}, ô Số liệu!D3: Không có đơn vị nào là “UBND”.")


def test_an_unknown_department_is_told_with_the_nearest() -> None:
    (problem,) = refusal(table(project(department="Sở Xây dụng 2")))
    assert "Có phải ý là Sở Xây dựng?" in problem


def test_a_name_cut_short_is_told_with_the_one_that_begins_so() -> None:
    (problem,) = refusal(table(project(source="Xổ số kiến")))
    assert problem.endswith("Có phải ý là Xổ số kiến thiết?")
    (problem,) = refusal(table(project(department="Sở Kế hoach")))
    assert problem.endswith("Có phải ý là Sở Kế hoạch và Đầu tư?")


def test_an_unknown_source_is_told_with_what_there_is() -> None:
    (problem,) = refusal(table(project(source="tiền túi")))
    assert "Chọn một trong: Ngân sách trung ương; Ngân sách địa phương; Xổ số kiến thiết." in problem


def test_a_department_that_no_longer_exists_in_the_month_is_unknown() -> None:
    assert read(table(project(department="skhdt"))).projects[0].department == "skhdt"
    of = campaign().model_copy(update={"year": 2025})
    with pytest.raises(DataError, match="skhdt"):
        read(table(project(department="skhdt")), wanted=month(2025, 5), of=of)


def test_blank_rows_and_the_numbers_of_columns_are_passed_over() -> None:
    numbers = ["A", "B", "C", "D", "E", 1, 2, "3=1+2"]
    found = read(table(numbers, PROJECT, [None] * 8, [" "] * 8, project("DA2")))
    assert [one.code for one in found.projects] == ["DA1", "DA2"]


def test_every_fault_is_told_at_its_cell_at_once() -> None:
    problems = refusal(
        table(
            project(department="Sở Mơ", plan="2.5"),
            project("DA2", name=None),
            project("DA3", disbursed=date(2024, 5, 1)),
            project("DA4", name="{=cmd|' /C calc'!A0}"),
        )
    )
    assert [problem.partition(": ")[0] for problem in problems] == [
        f"{FILE}, ô Số liệu!D3",
        f"{FILE}, ô Số liệu!F3",
        f"{FILE}, Số liệu, hàng 4",
        f"{FILE}, ô Số liệu!G5",
        f"{FILE}, ô Số liệu!C6",
    ]


def test_faults_that_are_alike_are_told_once_when_they_are_many() -> None:
    problems = refusal(table(*(project(f"DA{n}", department="Sở Mơ") for n in range(25))))
    assert len(problems) == 1
    assert "(và 24 chỗ khác như vậy)" in problems[0]


def test_of_many_kinds_of_faults_twenty_are_told_and_the_rest_counted() -> None:
    problems = refusal(table(*(project(f"DA{n}", plan=f"chữ {n}") for n in range(25))))
    assert len(problems) == 21
    assert "Còn 5 loại lỗi nữa" in problems[-1]


def test_an_error_of_excel_is_told_at_its_cell() -> None:
    (problem,) = refusal(table(project(cumulative="#REF!")))
    assert (
        problem
        == f"{FILE}, ô Số liệu!H3: Ô này báo lỗi #REF!. Sửa công thức của ô, hoặc ghi số thay cho công thức."
    )


def test_a_formula_without_its_result_is_told_at_its_cell() -> None:
    (problem,) = refusal(table(project(cumulative="=10+20")))
    assert problem.startswith(f"{FILE}, ô Số liệu!H3: Ô này có công thức nhưng chưa có kết quả.")


def test_a_total_that_nobody_has_worked_out_yet_is_passed_over() -> None:
    found = read(table(PROJECT, ["Tổng cộng", None, None, None, None, "=SUM(F3:F3)", 10, "=1+2"]))
    assert [total.amounts["disbursed"] for total in found.totals] == [10 * MILLION]
    assert found.totals[0].amounts["plan_local"] is None


def test_figures_without_a_code_are_told() -> None:
    (problem,) = refusal(table(project(code="")))
    assert "không có mã dự án" in problem


def test_missing_columns_are_named() -> None:
    problems = refusal(table([1, "DA1", "Trường"], heads=["STT", "Mã dự án", "Tên dự án"]))
    assert [problem.split("“")[1].split("”")[0] for problem in problems] == [
        "Đơn vị",
        "Nguồn vốn",
        "Địa phương giao",
        "Lũy kế từ đầu năm",
    ]


def test_two_columns_of_one_meaning_are_told() -> None:
    (problem,) = refusal(table([*PROJECT, 3], heads=[*HEADS, "Luỹ kế"]))
    assert "Hai cột cùng nghĩa: “Lũy kế” và “Luỹ kế”" in problem


UNITS = {
    "Đơn vị tính: triệu đồng": 10**6,
    "ĐVT: Triệu đồng": 10**6,
    "(Đơn vị: tỷ đồng)": 10**9,
    "Đơn vị tính : đồng": 1,
    "đvt: nghìn đồng": 1000,
    "Don vi tinh: ty dong": 10**9,
}


@pytest.mark.parametrize("line", UNITS)
def test_the_unit_is_stated_above_the_table(line: str) -> None:
    assert read(table(PROJECT, unit=line)).projects[0].amounts["cumulative"] == 30 * UNITS[line]


def test_a_heading_states_the_unit_of_its_column() -> None:
    heads = [*HEADS[:5], "Địa phương giao (tỷ đồng)", "Trong tháng\n(triệu đồng)", "Lũy kế (trđ)"]
    found = read(table(PROJECT, heads=heads, unit="")).projects[0].amounts
    assert (found["plan_local"], found["disbursed"], found["cumulative"]) == (
        100 * 10**9,
        10 * MILLION,
        30 * MILLION,
    )


def test_a_sheet_without_a_unit_is_refused() -> None:
    (problem,) = refusal(table(PROJECT, unit="Bảng số liệu"))
    assert "Không thấy đơn vị tính" in problem


def test_two_units_above_a_table_are_refused() -> None:
    (problem,) = refusal(workbook([(UNIT,), ("ĐVT: tỷ đồng",), HEADS, PROJECT]))
    assert "2 đơn vị tính: triệu đồng, tỷ đồng" in problem


def test_a_workbook_of_another_month_is_refused() -> None:
    lines = [("SỐ LIỆU THÁNG 4 NĂM 2024",), (UNIT,), HEADS, PROJECT]
    (problem,) = refusal(workbook(lines))
    assert problem.startswith(
        f"{FILE}, ô Số liệu!A1: Trang này ghi tháng 4 năm 2024, nhưng đang đọc cho tháng 5"
    )
    assert read(workbook([("SỐ LIỆU THÁNG 5 NĂM 2024 (so với tháng 4/2024)",), *lines[1:]])).month == MAY


def test_the_closing_day_is_that_of_the_sheet_else_of_the_campaign() -> None:
    assert read(table(PROJECT)).closed_on == date(2024, 5, 31)
    of = campaign("  ky_bao_cao: {thang: {ngay_chot: 14}}\n")
    assert read(table(PROJECT), of=of).closed_on == date(2024, 5, 14)
    lines = [("Số liệu tính đến ngày 25/05/2024",), (UNIT,), HEADS, PROJECT]
    assert read(workbook(lines), of=of).closed_on == date(2024, 5, 25)
    (problem,) = refusal(workbook([("Số liệu tính đến ngày 25/06/2024",), *lines[1:]]))
    assert "ngoài tháng 5 năm 2024" in problem


def test_january_after_the_year_needs_the_plan_year_of_each_row() -> None:
    heads, january = [*HEADS, "Năm kế hoạch"], month(2025, 1)
    found = read(table([*PROJECT, 2024], [*project("DA2"), "2025"], heads=heads), wanted=january)
    assert [one.plan_year for one in found.projects] == [2024, 2025]
    with pytest.raises(DataError, match=r"ô Số liệu!I3: Chưa ghi năm kế hoạch\. Ghi 2024 hoặc 2025"):
        read(table([*PROJECT, None], heads=heads), wanted=january)
    with pytest.raises(DataError, match=r"Năm kế hoạch là 2023\. Ghi 2024\."):
        read(table([*PROJECT, 2023], heads=heads))


def test_the_sheet_of_departments_tells_when_reports_came() -> None:
    rows: list[list[object]] = [
        ["Đơn vị tính: tỷ đồng"],
        [
            "STT",
            "Đơn vị",
            "Ngày nhận báo cáo",
            "Lũy kế giải ngân cùng kỳ năm trước",
            "Kế hoạch vốn năm trước",
        ],
        [1, "Sở Xây dựng", "05/06/2024", 12, 50],
        [2, "Sở Tài chính", None, None, None],
        ["Tổng cộng", None, None, 12, 50],
        [None, "Tổng cộng", None, 12, 50],
    ]
    found = read(workbook([(UNIT,), HEADS, PROJECT], sheets={"Đơn vị": rows})).receipts
    assert found.keys() == {"sxd", "stc"}
    assert found["sxd"].received_on == date(2024, 6, 5)
    assert (found["sxd"].last_year_cumulative, found["sxd"].last_year_plan) == (12 * 10**9, 50 * 10**9)
    assert found["stc"].received_on is None
    rows[2][2] = "hôm qua"
    rows.append([3, "SXD", None, None, None])
    problems = refusal(workbook([(UNIT,), HEADS, PROJECT], sheets={"Đơn vị": rows}))
    assert [problem.partition(": ")[0] for problem in problems] == [
        f"{FILE}, ô Đơn vị!C3",
        f"{FILE}, ô Đơn vị!B7",
    ]


def test_a_campaign_that_says_nothing_of_figures_is_told_so() -> None:
    with pytest.raises(DataError, match="chưa khai báo mục bao_cao"):
        read(table(PROJECT), of=campaign().model_copy(update={"reporting": None}))


def test_many_rows_are_read_and_summed_exactly() -> None:
    chance = random.Random(5)
    amounts = [chance.randrange(10**12) for _ in range(2_000)]
    rows = (project(f"DA{n}", cumulative=amount) for n, amount in enumerate(amounts))
    found = read(table(*rows, unit="Đơn vị tính: đồng"))
    assert sum(one.amounts["cumulative"] or 0 for one in found.projects) == sum(amounts)
