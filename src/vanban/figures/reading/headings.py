"""Where a table's heading stands, of one to three rows, and what each column is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from vanban.data.reporting import Unit
from vanban.figures.columns import Column, column_named
from vanban.figures.reading.cells import Cell
from vanban.figures.reading.opening import Grid
from vanban.figures.reading.units import unit_of_heading

_FIRST_ROWS = 60  # a heading stands among these
_MOST_HEADING_ROWS = 3
_ENOUGH = 5  # so many columns are named by no other row than a heading
_COLUMN_NUMBER = re.compile(r"\d{1,2}(?:\s*=[\d\s=+*/%():-]+)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the rows it takes, each column's whole text, which column is which, the units it states.

    `twice` are columns that mean the same as one before them.
    """

    first_row: int
    rows: int
    texts: tuple[str, ...]
    columns: Mapping[str, int]
    units: Mapping[str, Unit]
    twice: Mapping[int, int]

    @property
    def body(self) -> int:
        """The first row below it."""
        return self.first_row + self.rows


def find_heading(grid: Grid, columns: tuple[Column, ...]) -> Heading | None:
    """The heading in which most of `columns` are named, in as few rows as do; None when hardly any is."""
    best: Heading | None = None
    for row in range(min(_FIRST_ROWS, len(grid.rows))):
        if best and len(best.columns) >= min(_ENOUGH, len(columns)) and row >= best.body:
            break
        for count in range(1, min(_MOST_HEADING_ROWS, len(grid.rows) - row) + 1):
            found = read_heading(grid, row, count, columns)
            if best is None or (len(found.columns), -count) > (len(best.columns), -best.rows):
                best = found
    return best if best and len(best.columns) >= min(3, len(columns)) else None


def read_heading(grid: Grid, first_row: int, rows: int, columns: tuple[Column, ...]) -> Heading:
    """The heading that stands in these rows."""
    texts = heading_texts(grid, first_row, rows)
    found: dict[str, int] = {}
    twice: dict[int, int] = {}
    for number, text in enumerate(texts):
        column = column_named(text, columns) if text else None
        if column is None:
            continue
        if column.key in found:
            twice[number] = found[column.key]
        found.setdefault(column.key, number)
    units = {key: unit for key, at in found.items() if (unit := unit_of_heading(texts[at]))}
    return Heading(first_row, rows, texts, found, units, twice)


def heading_texts(grid: Grid, first_row: int, rows: int) -> tuple[str, ...]:
    """Each column's heading from top to bottom on one line; a heading above several belongs to each of them."""
    lines = [
        _spread(grid, row, last=row == first_row + rows - 1) for row in range(first_row, first_row + rows)
    ]
    return tuple(" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*lines, strict=True))


def _spread(grid: Grid, row: int, *, last: bool) -> list[str]:
    """A row's texts, with a merged cell's text in each column that it covers.

    Where nothing is merged (many programs drop that), a text covers the empty cells to its right.
    """
    texts = [_words(cell) for cell in grid.rows[row]]
    if last:
        return texts
    spans = [(a[1], b[1]) for a, b in grid.merged if a[0] <= row <= b[0]]
    if not spans:
        below = [_words(cell) for cell in grid.rows[row + 1]]
        for column in range(1, len(texts)):
            if not texts[column] and below[column]:
                texts[column] = texts[column - 1]
        return texts
    for first, end in spans:
        for column in range(first, min(end, len(texts) - 1) + 1):
            texts[column] = texts[column] or texts[first]
    return texts


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def is_column_numbers(cells: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: `A`, `B`, `1`, `2`, `3=1+2`."""
    texts = [f"{cell:g}" if type(cell) is float else str(cell).strip("() ") for cell in cells if cell != ""]
    letters = [text for text in texts if len(text) == 1 and text.isalpha()]
    numbers = texts[len(letters) :]
    return (
        len(texts) >= 3
        and "".join(letters).upper() == ascii_uppercase[: len(letters)]
        and all(_COLUMN_NUMBER.fullmatch(text) for text in numbers)
        and numbers[:1] in (["1"], [])
    )
