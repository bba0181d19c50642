"""One table's cells read by field; what can't be read becomes a fault at its cell."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from vanban.errors import Place
from vanban.figures.reading.cells import Cell, CellError, read_amount, read_text
from vanban.figures.reading.faults import CellPlaces, Faults, cell_place, row_place
from vanban.figures.reading.names import Names
from vanban.figures.reading.opening import Grid
from vanban.figures.reading.walking import FORMULA

Value = TypeVar("Value")


class Reader:
    """Reads cells of `grid`; `columns` says where each field stands."""

    def __init__(self, grid: Grid, columns: Mapping[str, int], faults: Faults) -> None:
        self.rows = grid.rows
        self.columns = columns
        self.faults = faults
        self._sheet = grid.sheet
        self._hollow = grid.hollow

    def read(self, row: int, key: str, read: Callable[[Cell], Value]) -> Value | None:
        """What `read` makes of a cell; None when the table has no such column or the cell has a fault."""
        at = self.columns.get(key)
        if at is None:
            return None
        cell = self.rows[row][at]
        try:
            if cell == "" and self._hollow and (words := self._hollow.get((row, at))):
                raise _hollow_fault(words)
            return read(cell)
        except CellError as error:
            self.fault(row, key, error.what, error.remedy)
            return None

    def text(self, row: int, key: str) -> str:
        """The words of a cell."""
        return self.read(row, key, read_text) or ""

    def amount(self, row: int, key: str, unit: int) -> int | None:
        """The money of a cell in whole đồng; None when nothing is reported."""
        return self.read(row, key, lambda cell: read_amount(cell, unit))

    def key(self, row: int, key: str, names: Names) -> str | None:
        """The key of what a cell names; None when it names nothing."""
        return self.read(row, key, lambda cell: names.key(read_text(cell)))

    def label(self, row: int, key: str) -> str:
        """A cell as it looks, whatever is in it."""
        at = self.columns.get(key)
        cell = "" if at is None else self.rows[row][at]
        if isinstance(cell, str):
            return " ".join(cell.split())
        return str(int(cell)) if type(cell) is float and cell.is_integer() else str(cell)

    def is_formula(self, row: int, key: str) -> bool:
        """Whether a cell is a formula without its result."""
        return self._hollow.get((row, self.columns[key])) == FORMULA

    def is_hollow(self, key: str) -> bool:
        """Whether a cell of a column only seems empty."""
        return any(at == self.columns[key] for _, at in self._hollow)

    def is_filled(self, row: int, key: str) -> bool:
        """Whether a person or a formula put something into a cell."""
        at = self.columns[key]
        cell = self.rows[row][at]
        return (
            bool(cell.strip()) if isinstance(cell, str) and cell else cell != "" or (row, at) in self._hollow
        )

    def fault(self, row: int, key: str, what: str, remedy: str) -> None:
        """Something is wrong with a cell."""
        self.faults.add(what, remedy, self.cell(row, key))

    def cell(self, row: int, key: str) -> Place:
        """The place of a cell."""
        return cell_place(self.faults.file, self._sheet, row, self.columns[key])

    def place(self, row: int) -> Place:
        """The place of a row."""
        return row_place(self.faults.file, self._sheet, row)

    def places(self, row: int) -> CellPlaces:
        """The places of all cells of a row."""
        return CellPlaces(self.faults.file, self._sheet, row, self.columns)


class Words:
    """A column in which many rows say the same words: `read` (by row and field) makes each of them something once."""

    def __init__(
        self, reader: Reader, key: str, read: Callable[[int, str], str], *, may_be_empty: bool
    ) -> None:
        self._reader = reader
        self._key = key
        self._read = read
        self._at = reader.columns[key]
        self._known: dict[Cell, str] = {"": ""} if may_be_empty and not reader.is_hollow(key) else {}

    def of(self, row: int, _code: str = "") -> str:
        """What the cell of a row says; what has a fault is read again wherever it stands."""
        cell = self._reader.rows[row][self._at]
        found = self._known.get(cell)
        if found is None:
            before = self._reader.faults.count
            found = self._read(row, self._key)
            if type(cell) is str and cell and self._reader.faults.count == before:
                self._known[cell] = found
        return found


def _hollow_fault(words: str) -> CellError:
    if words == FORMULA:
        what = "Ô này có công thức nhưng chưa có kết quả."
        return CellError(what, "Mở tệp bằng Excel rồi lưu lại, hoặc ghi số thay cho công thức.")
    return CellError(f"Ô này báo lỗi {words}.", "Sửa công thức của ô, hoặc ghi số thay cho công thức.")
