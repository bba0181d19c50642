"""Cells that only seem empty: an error of Excel's (#REF!), a formula that nobody has worked out yet.

Also how far a sheet spreads, found before it is unfolded into memory.
"""

import re
from collections.abc import Iterator, Mapping

Hollow = Mapping[tuple[int, int], str]
"""What stands in a cell of a row and column: `#REF!`, or `=` for a formula without its result."""

FORMULA = "="

_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_NAME = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_KIND = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<v\b[^>]*>([^<]*)</v>")
_ROW = re.compile(rb"""<row\b[^>]*?\br\s*=\s*["'](\d+)""")
_FAR = re.compile(rb'r="([A-Z]{2,})\d')
_FAR_ANYHOW = re.compile(rb"""\br\s*=\s*["']([A-Z]{2,})\d""")
_REPEATED = re.compile(
    rb"<table:table-cell\b(?=[^>]*\boffice:value)[^>]*number-columns-repeated=\"(\d{4,})\""
    rb"|<table:table-row\b[^>]*number-rows-repeated=\"(\d{4,})\"[^>]*>(?:(?!</table:table-row>).)*?office:value",
    re.DOTALL,
)


def hollow_cells(xml: bytes) -> dict[tuple[int, int], str]:
    """The cells of an .xlsx sheet that only seem empty, by row and column from 0."""
    found = {}
    for start in _starts(xml):
        match = _CELL.match(xml, start)
        if match is None or (name := _NAME.search(match[1])) is None:
            continue
        if words := _standing(match[1], match[2] or b""):
            found[int(name[2]) - 1, column_number(name[1])] = words
    return found


def _starts(xml: bytes) -> Iterator[int]:
    """Where cells with a formula or an error begin."""
    last = -1
    for mark in (b"<f", b't="e"', b"t='e'"):
        at = xml.find(mark)
        while at >= 0:
            start = xml.rfind(b"<c ", 0, at)
            if start not in (last, -1):
                yield start
            last, at = start, xml.find(mark, at + 1)


def _standing(attributes: bytes, inside: bytes) -> str:
    kind, value = _KIND.search(attributes), _VALUE.search(inside)
    if kind and kind[1] == b"e":
        return value[1].decode("ascii", "replace") if value else "#N/A"
    if b"<f" in inside and not (value and value[1]) and not (kind and kind[1] == b"str"):
        return FORMULA
    return ""


def most_spread(xml: bytes) -> tuple[int, int]:
    """The last row and column that a sheet's XML names, counted from 1."""
    if repeated := _REPEATED.search(xml):
        return int(repeated[2] or 1), int(repeated[1] or 1)
    rows = max(map(int, _ROW.findall(xml)), default=0)
    usual = xml.count(b' r="') >= xml.count(b"<c ")
    far = set((_FAR if usual else _FAR_ANYHOW).findall(xml))
    columns = max((column_number(name) + 1 for name in far), default=26)
    return rows, columns


def column_number(letters: bytes) -> int:
    """0 for `A`, 26 for `AA`."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
