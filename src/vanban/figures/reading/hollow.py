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
_FAR = re.compile(rb"""=\s*["'](?:([A-Z]{2,3})(\d+)|[A-Z]?([5-9]\d{4}|\d{6,7}))["']""")
_XLS_ERROR = re.compile(  # a formula's record: length, row, column and format, then its result: an error and its number
    rb"\x06\x00..(?:.{6})\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00\x00\x00\xff\xff", re.DOTALL
)
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
    """Where cells begin that have an error, or a formula that seems to have no result."""
    last = -1
    for mark in (b"<f", b't="e"', b"t='e'"):
        at = xml.find(mark)
        while at >= 0:
            if mark != b"<f" or not _has_result(xml, at):
                start = xml.rfind(b"<c ", 0, at)
                if start not in (last, -1):
                    yield start
                last = start
            at = xml.find(mark, at + 1)


def _has_result(xml: bytes, formula: int) -> bool:
    value = xml.find(b"<v>", formula, xml.find(b"</c>", formula))
    return value >= 0 and xml[value + 3 : value + 4] != b"<"


def _standing(attributes: bytes, inside: bytes) -> str:
    kind, value = _KIND.search(attributes), _VALUE.search(inside)
    if kind and kind[1] == b"e":
        return value[1].decode("ascii", "replace") if value else "#N/A"
    if b"<f" in inside and not (value and value[1]) and not (kind and kind[1] == b"str"):
        return FORMULA
    return ""


def most_spread(xml: bytes) -> tuple[int, int]:
    """The last row and column that a sheet's XML names, counted from 1, beyond column Z or row 50.000; else 1.

    Names of cells are looked for in the value of any attribute, so that no spelling of the XML hides one.
    """
    if b"<table:table" in xml:
        repeated = _REPEATED.search(xml)
        return (int(repeated[2] or 1), int(repeated[1] or 1)) if repeated else (1, 1)
    end = xml.find(b"</sheetData>")
    far = set(_FAR.findall(xml if end < 0 else xml[:end]))
    rows = max((int(beside or alone) for _, beside, alone in far), default=1)
    columns = max((column_number(name) + 1 for name, _, _ in far if name), default=1)
    return rows, columns


def has_errors(old: bytes) -> bool:
    """Whether a cell of an .xls workbook, or of an .ods workbook's content, shows an error."""
    return b'calcext:value-type="error"' in old or _XLS_ERROR.search(old) is not None


def column_number(letters: bytes) -> int:
    """0 for `A`, 26 for `AA`."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
