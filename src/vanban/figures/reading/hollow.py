"""Cells that only seem empty: an error of Excel's (#REF!), a formula that nobody has worked out yet.

Also how far a sheet spreads, found before it is unfolded into memory.
"""

import re
from collections.abc import Mapping

Hollow = Mapping[tuple[int, int], str]
"""What stands in a cell of a row and column: `#REF!`, or `=` for a formula without its result."""

FORMULA = "="

_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_NAME = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_KIND = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<v\b[^>]*>([^<]*)</v>")
_ROW = re.compile(rb"""<row\b[^>]*?\br\s*=\s*["'](\d+)""")
_FAR = re.compile(rb"""<c\b[^>]*?\br\s*=\s*["']([A-Z]{2,})\d""")
_REPEATED = re.compile(
    rb"<table:table-cell\b(?=[^>]*\boffice:value)[^>]*number-columns-repeated=\"(\d{4,})\""
    rb"|<table:table-row\b[^>]*number-rows-repeated=\"(\d{4,})\"[^>]*>(?:(?!</table:table-row>).)*?office:value",
    re.DOTALL,
)


def hollow_cells(xml: bytes) -> dict[tuple[int, int], str]:
    """The cells of an .xlsx sheet that only seem empty, by row and column from 0."""
    if b"<f" not in xml and b't="e"' not in xml and b"t='e'" not in xml:
        return {}
    found = {}
    for match in _CELL.finditer(xml):
        attributes, inside = match[1], match[2] or b""
        kind = _KIND.search(attributes)
        value = _VALUE.search(inside)
        words = ""
        if kind and kind[1] == b"e":
            words = value[1].decode("ascii", "replace") if value else "#N/A"
        elif b"<f" in inside and not (value and value[1]) and not (kind and kind[1] == b"str"):
            words = FORMULA
        if words and (name := _NAME.search(attributes)):
            found[int(name[2]) - 1, column_number(name[1])] = words
    return found


def most_spread(xml: bytes) -> tuple[int, int]:
    """The last row and column that a sheet's XML names, counted from 1."""
    if repeated := _REPEATED.search(xml):
        return int(repeated[2] or 1), int(repeated[1] or 1)
    rows = max(map(int, _ROW.findall(xml)), default=0)
    columns = max((column_number(name) + 1 for name in set(_FAR.findall(xml))), default=26)
    return rows, columns


def column_number(letters: bytes) -> int:
    """0 for `A`, 26 for `AA`."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
