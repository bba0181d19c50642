"""Cells that only seem empty: an error of Excel's (#REF!), a formula that nobody has worked out yet.

Also how far a sheet spreads, found before it is unfolded into memory.
"""

import re
from collections.abc import Iterator, Mapping

Hollow = Mapping[tuple[int, int], str]
"""What stands in a cell of a row and column: `#REF!`, or `=` for a formula without its result."""

FORMULA = "="

_TAG = re.compile(rb"<c\b([^>]{0,400}?)(/?)>")
_NAME = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_KIND = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<v\b[^>]*>([^<]*)</v>")
_WORKED_OUT = re.compile(rb"<f[^<>]{0,400}(?:/>|>[^<]{0,8192}</f>)<v>[^<]")
_ERRORS = (b't="e"', b"t='e'")
_LONGEST_TAG = 400
_UNUSUAL = re.compile(
    rb"<[\w.-]+:(?:row|c)[\s/>]"  # under a prefix
    rb'|<row(?! r="\d{1,7}"| [^<>]{0,400}? r="\d{1,7}")[\s/>]'
    rb'|<c(?! r="[A-Z]{1,3}\d{1,7}")[\s/>]'
)
_FAR_ROW = re.compile(rb' r="[A-Z]{0,3}([5-9]\d{4}|\d{6,7})"')
_FAR_COLUMN = re.compile(rb' r="([A-Z]{2,3})\d')
_LAST_ROW = re.compile(rb' r="(\d{1,7})"')
_XLS_ERROR = re.compile(  # a formula's record: length, row, column and format, then its result: an error and its number
    rb"\x06\x00..(?:.{6})\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00\x00\x00\xff\xff", re.DOTALL
)


def is_usual(xml: bytes) -> bool:
    """Whether an .xlsx sheet is spelled as every office program does: each row and cell named, and named first."""
    return _UNUSUAL.search(xml) is None


def hollow_cells(xml: bytes) -> dict[tuple[int, int], str]:
    """The cells of a usual .xlsx sheet that only seem empty, by row and column from 0."""
    found = {}
    for attributes, inside in _suspects(xml):
        name = _NAME.search(attributes)
        if name and (words := _standing(attributes, inside)):
            found[int(name[2]) - 1, column_number(name[1])] = words
    return found


def _suspects(xml: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The attributes and the inside of cells that have an error, or a formula that seems to have no result.

    Each place is looked for once, however many marks there are before it.
    """
    last = end = value = -1
    for at in _marks(xml):
        end = end if end >= at else _found(xml, b"</c>", at)
        value = value if value >= at else _found(xml, b"<v>", at)
        if xml.startswith(b"<f", at) and value < end and xml[value + 3 : value + 4] != b"<":
            continue
        start = xml.rfind(b"<c ", max(0, at - _LONGEST_TAG), at)
        if start in (last, -1) or not (tag := _TAG.match(xml, start)):
            continue
        last = start
        following = _found(xml, b"<c ", tag.end())
        yield tag[1], b"" if tag[2] else xml[tag.end() : min(end, following)]


def _marks(xml: bytes) -> list[int]:
    """Where an error stands, or a formula that isn't followed by its result at once."""
    formulas = (at for at in _places(xml, b"<f") if not _WORKED_OUT.match(xml, at))
    return sorted([*formulas, *(at for mark in _ERRORS for at in _places(xml, mark))])


def _places(xml: bytes, what: bytes) -> Iterator[int]:
    at = xml.find(what)
    while at >= 0:
        yield at
        at = xml.find(what, at + 1)


def _found(xml: bytes, what: bytes, start: int) -> int:
    at = xml.find(what, start)
    return at if at >= 0 else len(xml)


def _standing(attributes: bytes, inside: bytes) -> str:
    kind, value = _KIND.search(attributes), _VALUE.search(inside)
    if kind and kind[1] == b"e":
        return value[1].decode("ascii", "replace") if value else "#N/A"
    if b"<f" in inside and not (value and value[1]) and not (kind and kind[1] == b"str"):
        return FORMULA
    return ""


def most_spread(xml: bytes) -> tuple[int, int]:
    """The last row and column that a usual sheet's XML names, counted from 1, beyond row 50.000 or column Z; else 1."""
    rows = columns = 1
    if far := _FAR_ROW.search(xml):
        last = _LAST_ROW.search(xml, xml.rfind(b"<row"))
        rows = max(int(far[1]), int(last[1]) if last else 0)
    for name in set(_FAR_COLUMN.findall(xml)):
        columns = max(columns, column_number(name) + 1)
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
