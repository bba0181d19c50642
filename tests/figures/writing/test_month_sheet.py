"""The month's workbook as it is written: read back, carried over, safe, the same every time."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from tests.figures.made import MILLION, NOWHERE, figures, plain, project
from tests.figures.sample_year import figures as sample
from tests.figures.workbooks import MAY, campaign, departments, read, table
from tests.hostile.formulas import FORMULAS

from vanban.data.workspace import Workspace
from vanban.errors import DataError
from vanban.figures.columns import AMOUNTS, COLUMNS
from vanban.figures.model import MonthFigures, Project, Receipt
from vanban.figures.reading import read_month
from vanban.figures.writing import month_sheet
from vanban.vietnamese.periods import Period, month

ROOT = Path(__file__).parents[3]
APRIL = month(2024, 4)
FULL = project(
    plan_central=90,
    plan_local=100,
    carried_over=5,
    disbursed=10,
    cumulative=30,
    estimate_year_end=90,
    group="c",
)


def written(
    previous: MonthFigures | None = None, filled: MonthFigures | None = None, wanted: Period = MAY
) -> bytes:
    return month_sheet(previous, campaign(), departments(), wanted, filled=filled)


def cells(data: bytes, sheet: str = "Số liệu") -> list[list[object]]:
    return [
        list(row)
        for row in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()
    ]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    lambda text: text[0] not in "=@+-"
)
MONEY = st.none() | st.integers(0, 10**14)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    made = project(
        draw(WORDS.map(lambda text: f"DA {text}")),
        name=draw(WORDS),
        department=draw(st.sampled_from(["sxd", "stc", "ubnd-dong-phu"])),
        investor=draw(WORDS | st.just("")),
        source=draw(st.sampled_from(["nstw", "nsdp", "xo_so"])),
        group=draw(st.sampled_from(["", "b", "c"])),
        explanation=draw(WORDS | st.just("")),
    )
    amounts = {field: draw(MONEY) for field in AMOUNTS}
    return replace(made, amounts=amounts)


@settings(max_examples=5)
@given(st.lists(projects(), max_size=5))
def test_what_is_written_is_read_back(rows: list[Project]) -> None:
    from unicodedata import normalize

    known = figures(MAY, *rows)
    found = plain(read(written(filled=known)))
    assert found == [
        tuple(normalize("NFC", value) if isinstance(value, str) else value for value in row)
        for row in plain(known)
    ]


def test_the_same_data_make_the_same_bytes() -> None:
    known = figures(MAY, FULL)
    assert written(filled=known) == written(filled=known)


def test_the_projects_of_the_month_before_are_carried_over_with_their_plans_and_nothing_else() -> None:
    data = written(figures(APRIL, FULL))
    (found,) = read(data).projects
    assert (found.code, found.name, found.department, found.source, found.group) == (
        "DA1",
        "Trường mẫu",
        "sxd",
        "nstw",
        "c",
    )
    assert {field: amount for field, amount in found.amounts.items() if amount is not None} == {
        "plan_central": 90 * MILLION,
        "plan_local": 100 * MILLION,
        "carried_over": 5 * MILLION,
    }


def test_last_months_cumulative_stands_beside_so_that_a_person_can_follow() -> None:
    at = [column.key for column in COLUMNS].index("last_cumulative")
    assert cells(written(figures(APRIL, FULL)))[5][at] == 30
    assert cells(written(figures(month(2024, 3), FULL)))[5][at] == ""


def test_a_month_that_is_partly_known_keeps_the_rest_of_the_month_before() -> None:
    other = project("DA2", plan_local=7, cumulative=1)
    known = figures(MAY, project(plan_local=100, disbursed=5, cumulative=35))
    found = read(written(figures(APRIL, FULL, other), known)).projects
    assert [(one.code, one.amounts["cumulative"]) for one in found] == [("DA1", 35 * MILLION), ("DA2", None)]


def test_january_after_the_year_has_both_plan_years() -> None:
    january = month(2025, 1)
    known = figures(january, FULL, project(plan_year=2025, plan_local=50))
    data = written(None, known, january)
    assert [one.plan_year for one in read(data, wanted=january).projects] == [2024, 2025]
    lines = [str(cell) for row in cells(data, "Hướng dẫn") for cell in row]
    assert any("hai năm kế hoạch: 2024 và 2025" in line for line in lines)


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1+1"])
def test_text_that_begins_like_a_formula_stays_text(text: str) -> None:
    book = load_workbook(io.BytesIO(written(filled=figures(MAY, project(name=text)))))
    cell = book["Số liệu"]["C6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", text[0] in "=+-@")


def test_an_empty_month_can_be_filled_in_and_says_which_it_is() -> None:
    data = written()
    assert read(data).projects == ()
    top = cells(data)
    assert top[0][0] == "SỐ LIỆU GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 5 NĂM 2024"
    assert top[1][0] == "Số liệu tính đến ngày 31/05/2024"
    assert "Đơn vị tính: triệu đồng" in top[1]


def test_headings_are_locked_and_the_cells_to_fill_in_are_not() -> None:
    page = load_workbook(io.BytesIO(written(figures(APRIL, FULL))))["Số liệu"]
    assert page.protection.sheet
    assert page.protection.password is None
    assert all(cell.protection.locked for row in page["A1:S5"] for cell in row)
    open_columns = {
        column.title for column, cell in zip(COLUMNS, page[6], strict=True) if not cell.protection.locked
    }
    assert {column.title for column in COLUMNS} - open_columns == {
        "STT",
        "Lũy kế đến hết tháng trước",
        "Chênh lệch (phải bằng 0)",
    }
    assert page.freeze_panes == "D6"


def test_cells_choose_from_the_lists_of_the_campaign() -> None:
    book = load_workbook(io.BytesIO(written(figures(APRIL, FULL))))
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book["Số liệu"].data_validations.dataValidation}
    for cell, wanted in {
        "D6": {"Sở Xây dựng", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"},
        "F6": {"Ngân sách trung ương", "Ngân sách địa phương", "Xổ số kiến thiết"},
        "G6": {"Nhóm B", "Nhóm C"},
    }.items():
        sheet, _, span = rules[cell].formula1.partition("!")
        listed = book[sheet.strip("'")][span.replace("$", "")]
        assert {row[0].value for row in listed} == wanted
    assert rules["H6"].formula1 == '"2024"'
    assert rules["N6"].operator == "greaterThanOrEqual"


def test_the_sheet_of_departments_has_those_of_the_campaign_and_of_the_figures() -> None:
    row = project(department="ubnd-bu-dop", plan_local=1)
    assert read(written(figures(APRIL, row))).receipts.keys() == {"sxd", "stc", "skhdt", "ubnd-bu-dop"}


def test_where_departments_stood_a_year_ago_comes_from_last_years_figures() -> None:
    then = figures(
        month(2023, 5),
        project("A", plan_year=2023, plan_local=100, cumulative=20),
        project("B", plan_year=2023, plan_local=50, cumulative=5),
        project("C", plan_year=2022, plan_local=50, cumulative=5),
    )
    data = month_sheet(None, campaign(), departments(), MAY, then)
    receipt = read(data).receipts["sxd"]
    assert (receipt.last_year_cumulative, receipt.last_year_plan) == (25 * MILLION, 150 * MILLION)
    assert read(data).receipts["stc"].last_year_plan is None


def test_receipts_are_read_back() -> None:
    came = Receipt("sxd", date(2024, 6, 3), 20 * MILLION, 100 * MILLION, NOWHERE)
    found = read(written(filled=figures(MAY, FULL, receipts=(came,)))).receipts["sxd"]
    assert (found.received_on, found.last_year_cumulative, found.last_year_plan) == (
        date(2024, 6, 3),
        20 * MILLION,
        100 * MILLION,
    )


def test_the_sample_is_marked_as_one_in_every_title() -> None:
    data = month_sheet(None, campaign(), departments(), MAY, is_sample=True)
    for sheet in ("Số liệu", "Đơn vị", "Tổng hợp"):
        assert str(cells(data, sheet)[0][0]).endswith("(SỐ LIỆU MINH HỌA)")
    assert "MINH HỌA" not in str(cells(written())[0][0])


def has_calc() -> bool:
    program = shutil.which("soffice")
    return bool(program and (Path(program).resolve().parent / "libsclo.so").is_file())


@pytest.mark.skipif(not has_calc() and "CI" not in os.environ, reason="LibreOffice Calc is not installed")
def test_libreoffice_works_out_the_formulas_as_we_did(tmp_path: Path) -> None:
    """The results are taken away first, so that LibreOffice must reckon."""
    year = Workspace(ROOT).campaign("giai-ngan-von-dau-tu-cong/2024")
    *_, before, now = list(sample())
    register = Workspace(ROOT).departments
    data = month_sheet(before, year.campaign, register, now.month, filled=now)
    load_workbook(io.BytesIO(data)).save(tmp_path / "bare.xlsx")
    assert "" in {row[8] for row in cells((tmp_path / "bare.xlsx").read_bytes())[4:5]}
    made = recalculated(tmp_path / "bare.xlsx", "xlsx").read_bytes()
    assert_same_numbers(made, data)
    for kind in ("xls", "ods"):
        again = recalculated(tmp_path / "bare.xlsx", kind).read_bytes()
        found = read_month(again, f"a.{kind}", month=now.month, campaign=year.campaign, departments=register)
        assert plain(found) == plain(now)
        assert found.totals[0].amounts["cumulative"] == sum(
            one.amounts["cumulative"] or 0 for one in now.projects
        )


@pytest.mark.skipif(not has_calc() and "CI" not in os.environ, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_an_error_in_an_old_workbook_is_no_empty_cell(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(table((1, "DA1", "Trường mẫu", "sxd", "nstw", 100, "=1/0", 30)))
    with pytest.raises(DataError, match="Tệp có ô báo lỗi"):
        read(recalculated(tmp_path / "a.xlsx", kind).read_bytes())


def recalculated(path: Path, kind: str) -> Path:
    folder = path.parent / kind
    profile = f"-env:UserInstallation={path.parent.as_uri()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"


def assert_same_numbers(made: bytes, ours: bytes) -> None:
    for sheet in ("Số liệu", "Tổng hợp"):
        for theirs, mine in zip(cells(made, sheet), cells(ours, sheet), strict=True):
            for left, right in zip(theirs, mine, strict=False):
                assert left == (pytest.approx(right) if isinstance(right, float) else right)
