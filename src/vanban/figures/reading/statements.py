"""What a sheet says above its table: of which month it is, up to which day, in which unit."""

import re
from collections.abc import Iterator
from datetime import date

from vanban.data.reporting import Unit
from vanban.figures.reading.cells import CellError, read_day
from vanban.figures.reading.faults import Faults, cell_place
from vanban.figures.reading.headings import Heading
from vanban.figures.reading.opening import Grid
from vanban.figures.reading.units import units_stated
from vanban.vietnamese.letters import fold
from vanban.vietnamese.periods import Period

_MONTH = re.compile(r"tháng (\d{1,2})(?: năm |/|-)(\d{4})")
_CLOSED = re.compile(r"(?:số liệu )?(?:tính )?đến (?:hết )?ngày:? ?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})")


def stated_unit(grid: Grid, heading: Heading, faults: Faults) -> Unit | None:
    """The one unit that stands above the table, if any; a fault when there are several."""
    units = units_stated(text for _, _, text in _above(grid, heading))
    if len(units) > 1:
        what = f"Trang {grid.sheet} ghi {len(units)} đơn vị tính: {', '.join(sorted(units))}."
        faults.add(what, "Chỉ ghi một đơn vị tính ở phía trên bảng.")
    return min(units) if units else None


def hold_against_month(grid: Grid, heading: Heading, month: Period, faults: Faults) -> None:
    """A fault when the sheet says that it is of another month."""
    said = [
        (row, column, found)
        for row, column, text in _above(grid, heading)
        for found in _MONTH.findall(fold(text))
    ]
    if said and not any(
        (int(number), int(year)) == (month.number, month.year) for _, _, (number, year) in said
    ):
        row, column, (number, year) = said[0]
        what = f"Trang này ghi tháng {int(number)} năm {year}, nhưng đang đọc cho {month.name}."
        faults.add(
            what,
            "Chọn đúng tệp, hoặc sửa tháng ghi ở đầu trang.",
            cell_place(faults.file, grid.sheet, row, column),
        )


def stated_closing(grid: Grid, heading: Heading, month: Period, faults: Faults) -> date | None:
    """The day up to which the sheet says that its figures go; it must lie in the month."""
    for row, column, text in _above(grid, heading):
        if not (found := _CLOSED.search(fold(text))):
            continue
        place = cell_place(faults.file, grid.sheet, row, column)
        try:
            day = read_day(found[1])
        except CellError as error:
            faults.add(error.what, error.remedy, place)
            return None
        if day and month.first_day <= day <= month.last_day:
            return day
        faults.add(f"Số liệu tính đến ngày {found[1]}, ngoài {month.name}.", "Sửa ngày này.", place)
    return None


def _above(grid: Grid, heading: Heading) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate(grid.rows[: heading.first_row]):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell.strip():
                yield row, column, cell
