"""A sheet's XML read tag by tag, where its spelling is such that no search can be trusted: slow, exact."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,7})(\d{1,10})")
_FARTHEST = 2**31
_MOST_TAGS = 6  # of one cell
FORMULA = "="
"""What stands for a formula without its result, as `#REF!` stands for itself."""

_SAID = ("value", "date-value", "time-value", "boolean-value", "string-value", "value-type")


class DamagedXml(ValueError):
    """It is no well-formed XML."""


@dataclass(slots=True)
class Walked:
    """The last row and column with a cell, from 1; cells that show an error or a formula without its result.

    Beyond the limits it is read no further.
    """

    most_rows: int
    most_cells: int
    rows: int = 0
    columns: int = 0
    hollow: dict[tuple[int, int], str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """There is a cell here; both count from 1."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if self.rows > self.most_rows or self.rows * self.columns > self.most_cells:
            raise _TooFar


class _TooFar(Exception):
    pass


def walk_sheet(xml: bytes, most_rows: int, most_cells: int) -> Walked:
    """The cells of an .xlsx sheet, with or without their names, under any prefix.

    Raises:
        DamagedXml: it can't be read.
    """
    if xml.count(b"<") > _MOST_TAGS * most_cells:
        return Walked(most_rows, most_cells, most_rows + 1, 1)
    walk = _Sheet(most_rows, most_cells)
    _parse(xml, walk.start, walk.end, walk.words)
    return walk.found


def walk_content(xml: bytes, most_rows: int, most_cells: int) -> dict[str, Walked]:
    """How far the filled cells of each sheet of an .ods workbook spread, by its name.

    Raises:
        DamagedXml: it can't be read.
    """
    walk = _Content(most_rows, most_cells)
    _parse(xml, walk.start, walk.end, lambda _: None)
    return walk.found


class _Sheet:
    def __init__(self, most_rows: int, most_cells: int) -> None:
        self.found = Walked(most_rows, most_cells)
        self._row = self._column = 0
        self._kind, self._value = "", ""
        self._has_formula = self._in_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match _local(tag):
            case "row":
                self._row = _number(attributes.get("r")) or self._row + 1
                self._column = 0
                self.found.reach(self._row, 0)
            case "c":
                self._place(attributes.get("r", ""))
                self.found.reach(self._row, self._column)
                self._kind, self._value, self._has_formula = attributes.get("t", ""), "", False
            case "f":
                self._has_formula = True
            case "v":
                self._in_value = True

    def end(self, tag: str) -> None:
        match _local(tag):
            case "v":
                self._in_value = False
            case "c" if self._kind == "e":
                self.found.hollow[self._row - 1, self._column - 1] = self._value or "#N/A"
            case "c" if self._has_formula and not self._value and self._kind != "str":
                self.found.hollow[self._row - 1, self._column - 1] = FORMULA

    def words(self, words: str) -> None:
        if self._in_value:
            self._value += words[:20] if len(self._value) < 20 else ""

    def _place(self, reference: str) -> None:
        """A cell without a name stands behind the one before."""
        if named := _REFERENCE.fullmatch(reference):
            self._row = _number(named[2])
            self._column = 0
            for letter in named[1].upper():
                self._column = self._column * 26 + ord(letter) - ord("A") + 1
        else:
            self._column += 1


class _Content:
    def __init__(self, most_rows: int, most_cells: int) -> None:
        self._most = most_rows, most_cells
        self.found: dict[str, Walked] = {}
        self._row = self._column = self._rows = self._end = 0
        self._table = Walked(*self._most)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        said = {_local(key): value for key, value in attributes.items()}
        match _local(tag):
            case "table":
                self._table = self.found.setdefault(said.get("name", ""), Walked(*self._most))
                self._row = 0
            case "table-row":
                self._rows = _number(said.get("number-rows-repeated")) or 1
                self._column = self._end = 0
            case "table-cell" | "covered-table-cell":
                self._column += _number(said.get("number-columns-repeated")) or 1
                if any(key in said for key in _SAID):
                    self._end = self._column
            case "p":
                self._end = max(self._end, self._column)

    def end(self, tag: str) -> None:
        if _local(tag) == "table-row":
            self._row += self._rows
            if self._end:
                self._table.reach(self._row, self._end)


def _parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(xml, True)
    except _TooFar:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: of an encoding
        raise DamagedXml(str(error)) from error


def _refuse_entity(*_: object) -> NoReturn:
    raise DamagedXml("an entity of its own")


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _number(text: str | None) -> int:
    """A count as digits; none that a sheet can have is told apart from the farthest."""
    digits = (text or "").strip()
    return min(int(digits[:12]), _FARTHEST) if digits.isascii() and digits.isdigit() else 0
