"""For each check of the figures a workbook that breaks just that: edited as a person would, saved, read, held."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.figures import raw

from vanban.data.workspace import Workspace
from vanban.due.figures import month_figures
from vanban.figures.checks import Fault, faults
from vanban.figures.model import MonthFigures
from vanban.figures.reading import read_month
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[2]
MAY, APRIL = parse_period("2024-05"), parse_period("2024-04")
FIRST = 6  # the row of the first project
SAME_SOURCE = "Chương trình mục tiêu quốc gia"


@cache
def workspace() -> Workspace:
    return Workspace.find(ROOT)


@cache
def april() -> MonthFigures:
    found = month_figures(workspace(), workspace().campaign("giai-ngan-von-dau-tu-cong/2024"), APRIL)
    assert found is not None
    return found


def held(edit: Callable[[Any], None]) -> list[Fault]:
    """The faults of May's workbook after an edit; sums are left for Excel to work out again."""
    book = load_workbook(raw.FOLDER / "2024-05.xlsx")
    edit(book.worksheets[0])
    saved = BytesIO()
    book.save(saved)
    campaign = workspace().campaign("giai-ngan-von-dau-tu-cong/2024").campaign
    departments = workspace().departments
    figures = read_month(
        saved.getvalue(), "2024-05.xlsx", month=MAY, campaign=campaign, departments=departments
    )
    return faults(figures, april(), departments, "triệu đồng")


def put(**cells: object) -> Callable[[Worksheet], None]:
    """An edit of the first project's row: `N=1`."""

    def edit(sheet: Worksheet) -> None:
        for column, value in cells.items():
            sheet[f"{column}{FIRST}"] = value

    return edit


def remove_row(sheet: Worksheet) -> None:
    for cell in sheet[FIRST]:
        cell.value = None


def double_row(sheet: Worksheet) -> None:
    free = next(row for row in range(FIRST, sheet.max_row) if not sheet[f"B{row}"].value)
    for cell in sheet[FIRST]:
        sheet.cell(free, cell.column, cell.value)


def silence(sheet: Worksheet) -> None:
    for row in range(FIRST, FIRST + 3):
        sheet[f"M{row}"] = sheet[f"N{row}"] = None


def type_subtotal(sheet: Worksheet) -> None:
    sheet["C5"], sheet["N5"] = "TỔNG SỐ", 1


BROKEN: dict[str, tuple[Callable[[Any], None], str, str]] = {
    "cumulative falls": (put(M=0, N=1000), "N6", "giảm từ"),
    "month and last cumulative": (put(M=547), "N6", "nhưng lũy kế ghi"),
    "more than planned": (put(M=6916, N=8001, Q=8001, R=8001), "N6", "vượt kế hoạch"),
    "vanished": (remove_row, "", "không còn trong bảng này"),
    "changed plan": (put(J=7001), "J6", "tháng trước là"),
    "no data of a department": (silence, "N6", "chưa có số liệu"),
    "a row without figures": (put(M=None, N=None), "M6", "chưa có số"),
    "typed subtotal": (type_subtotal, "N5", "cộng các dòng"),
    "unit slip": (put(I=7_000_000, J=7_000_000), "J6", "nhầm đơn vị tính"),
    "doubled code": (double_row, "B", "đã có ở"),
    "an estimate too small": (put(Q=1), "Q6", "ít hơn"),
}


@pytest.mark.parametrize(("edit", "cell", "says"), BROKEN.values(), ids=BROKEN)
def test_a_workbook_that_breaks_one_thing_is_told_of_it_at_its_cell(
    edit: Callable[[Any], None], cell: str, says: str
) -> None:
    told = [fault.problem for fault in held(edit)]
    matching = [problem for problem in told if says in problem.what]
    assert matching, [str(problem) for problem in told]
    assert any(cell in str(problem.place) for problem in matching)
    assert all(problem.remedy for problem in told)


def test_the_workbook_saved_again_has_no_fault() -> None:
    assert held(lambda sheet: None) == []
