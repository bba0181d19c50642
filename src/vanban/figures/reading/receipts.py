"""The sheet of departments: when each report came, and where each stood a year ago."""

from collections.abc import Mapping

from vanban.data.reporting import DONG, Unit
from vanban.figures.columns import DEPARTMENTS_SHEET, RECEIPT_COLUMNS
from vanban.figures.model import Receipt
from vanban.figures.reading.cells import read_day
from vanban.figures.reading.faults import Faults
from vanban.figures.reading.headings import find_heading, is_column_numbers
from vanban.figures.reading.labels import is_total
from vanban.figures.reading.names import Names
from vanban.figures.reading.opening import Book
from vanban.figures.reading.reader import Reader
from vanban.figures.reading.statements import stated_unit
from vanban.vietnamese.letters import fold


def read_receipts(book: Book, names: Names, unit: Unit | None, faults: Faults) -> Mapping[str, Receipt]:
    """What the workbook says of each department, by id; nothing when it has no such sheet.

    `unit` is that of the figures; it holds here unless the sheet states another.
    """
    sheet = next((sheet for sheet in book.sheets if fold(sheet) == fold(DEPARTMENTS_SHEET)), None)
    if sheet is None:
        return {}
    grid = book.grid(sheet)
    heading = find_heading(grid, RECEIPT_COLUMNS)
    if heading is None or "department" not in heading.columns:
        faults.add(
            f"Trang {sheet} không có hàng tiêu đề với cột “Đơn vị”.",
            "Dùng trang do lệnh figures lập, hoặc đổi tên trang nếu là bảng khác.",
        )
        return {}
    of = stated_unit(grid, heading, faults) or unit
    reader = Reader(grid, heading.columns, faults)
    receipts: dict[str, Receipt] = {}
    for row in range(heading.body, len(grid.rows)):
        receipt = _receipt(reader, row, names, DONG[of] if of else 1)
        if receipt and receipt.department in receipts:
            reader.fault(row, "department", "Đơn vị này có hai hàng.", "Bỏ một hàng.")
        if receipt:
            receipts[receipt.department] = receipt
    return receipts


def _receipt(reader: Reader, row: int, names: Names, unit: int) -> Receipt | None:
    """What a row says; None for an empty row, a total and one with faults."""
    label = reader.label(row, "department")
    if not label or is_total(label) or is_column_numbers(reader.rows[row]):
        return None
    department = reader.key(row, "department", names)
    received_on = reader.read(row, "received_on", read_day)
    done = reader.amount(row, "last_year_cumulative", unit)
    plan = reader.amount(row, "last_year_plan", unit)
    return Receipt(department, received_on, done, plan, reader.place(row)) if department else None
