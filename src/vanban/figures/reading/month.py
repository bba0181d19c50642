"""The order of the steps that make a month's workbook into its figures."""

from vanban.collecting import without_collecting
from vanban.data.campaign import Campaign
from vanban.data.departments import Departments
from vanban.data.reporting import DONG
from vanban.figures.columns import AMOUNTS, COLUMNS, NAMED, NEEDED, SHEET
from vanban.figures.model import MonthFigures
from vanban.figures.reading.faults import Faults, cell_place
from vanban.figures.reading.headings import Heading, find_heading
from vanban.figures.reading.names import names_of
from vanban.figures.reading.opening import Book, Grid, open_book
from vanban.figures.reading.receipts import read_receipts
from vanban.figures.reading.rows import Lists, Rows, Table
from vanban.figures.reading.statements import hold_against_month, stated_closing, stated_unit
from vanban.figures.reporting import closing_day, plan_years, reporting_of
from vanban.vietnamese.letters import fold
from vanban.vietnamese.periods import Period


@without_collecting()
def read_month(
    data: bytes, name: str, *, month: Period, campaign: Campaign, departments: Departments
) -> MonthFigures:
    """The figures of a month's workbook, in the form that `month_sheet` writes or near to it.

    `name` is the file as messages call it.

    Raises:
        DataError: it is no such workbook, or cells can't be read: all of them, each with what to do.
    """
    reporting = reporting_of(campaign)
    faults = Faults(name)
    book = open_book(data, name)
    grid, heading = _find_table(book)
    _hold_columns(grid, heading, faults)
    hold_against_month(grid, heading, month, faults)
    closed_on = stated_closing(grid, heading, month, faults) or closing_day(reporting, month)
    unit = stated_unit(grid, heading, faults)
    units: dict[str, int] = {key: DONG[of] for key in AMOUNTS if (of := heading.units.get(key) or unit)}
    missing = [key for key in AMOUNTS if key in heading.columns and key not in units]
    if missing:
        what = f"Không thấy đơn vị tính của cột {NAMED[missing[0]].title}."
        faults.add(what, "Ghi một dòng như “Đơn vị tính: triệu đồng” phía trên bảng.")
    faults.stop_if_any()
    names = names_of(reporting, departments, closed_on)
    table = Table(grid, heading.columns, units, heading.body)
    rows = Rows(table, Lists(names, plan_years(campaign, month)), faults, lambda _code, _field: None)
    rows.read()
    totals = rows.totals()
    receipts = read_receipts(book, names["department"], unit, faults)
    faults.stop_if_any()
    return MonthFigures(month, closed_on, tuple(rows.projects), receipts, totals, name)


def _find_table(book: Book) -> tuple[Grid, Heading]:
    """The sheet of figures: by its name, else the only one that has its heading.

    Raises:
        DataError: there is none, or several could be it.
    """
    named = [sheet for sheet in book.sheets if fold(sheet) == fold(SHEET)]
    found = []
    for sheet in named or book.sheets:
        grid = book.grid(sheet)
        heading = find_heading(grid, COLUMNS)
        if heading and (named or set(NEEDED) <= heading.columns.keys()):
            found.append((grid, heading))
    if len(found) == 1:
        return found[0]
    faults = Faults(book.file)
    sheets = ", ".join(grid.sheet for grid, _ in found) or ", ".join(book.sheets)
    if found:
        faults.add(f"Có {len(found)} trang giống bảng số liệu: {sheets}.", f"Đặt tên trang đúng là {SHEET}.")
    else:
        what = f"Không thấy hàng tiêu đề của bảng số liệu (Mã dự án, Tên dự án, …) ở trang nào: {sheets}."
        faults.add(what, "Dùng bảng do lệnh figures lập; bảng khác thì đọc bằng --from và --map.")
    faults.stop_if_any()
    raise AssertionError("unreachable")


def _hold_columns(grid: Grid, heading: Heading, faults: Faults) -> None:
    for key in NEEDED:
        if key not in heading.columns:
            what = f"Trang {grid.sheet} không có cột “{NAMED[key].title}”."
            faults.add(what, "Thêm cột ấy, hoặc sửa lại tên cột như bảng do lệnh figures lập.")
    for column, first in heading.twice.items():
        row = heading.body - 1
        what = f"Hai cột cùng nghĩa: “{heading.texts[first]}” và “{heading.texts[column]}”."
        faults.add(what, "Bỏ hoặc đổi tên một cột.", cell_place(faults.file, grid.sheet, row, column))
