"""The cells of a table's rows by field; one that is empty, or that the table doesn't have, says nothing."""

import re
from collections.abc import Callable
from typing import TypeVar

from vanban.awards.columns import EARLIER_COLUMNS, READ_COLUMNS
from vanban.awards.reading.cells import read_words
from vanban.figures.reading.cells import Cell, CellError
from vanban.figures.reading.reader import Reader

Value = TypeVar("Value")

_HOLE = re.compile(r"\{[{%#]|[}%#]\}")
_TITLES = {column.key: column.title for column in (*EARLIER_COLUMNS, *READ_COLUMNS)}


class RowCells(Reader):
    """Reads cells of a table whose columns may be missing."""

    def value(self, row: int, key: str, read: Callable[[Cell], Value | None]) -> Value | None:
        """What `read` makes of a cell; None when there is nothing in it, or it has a fault."""
        if key not in self.columns or not self.is_filled(row, key):
            return None
        return self.read(row, key, read)

    def words(self, row: int, key: str) -> str:
        """The words of a cell, in Unicode, printed as they are."""
        return self.value(row, key, _plain_words) or ""

    def fault(self, row: int, key: str, what: str, remedy: str) -> None:
        """Something is wrong with a cell, or with the row for want of a column."""
        if key in self.columns:
            super().fault(row, key, what, remedy)
        else:
            self.faults.add(what, f"{remedy} Bảng chưa có cột {_TITLES[key]}.", self.place(row))


def _plain_words(cell: Cell) -> str:
    words = read_words(cell)
    if _HOLE.search(words):
        raise CellError("Ô này có chỗ điền.", "Ghi thẳng giá trị; chỉ cột Thành tích dùng được chỗ điền.")
    return words
