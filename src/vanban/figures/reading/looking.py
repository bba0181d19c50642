"""A sheet's XML looked over before it is unfolded: how far it spreads, and which cells only seem empty.

Such a cell holds an error of Excel's (#REF!), or a formula that nobody has worked out yet.
"""

import re

from vanban.figures.reading.walking import Walked, walk_sheet


def _bounds(column: bytes, row: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """What finds a cell that lies beyond, or isn't named first; what a row within is."""
    return re.compile(rb'<c(?! r="%s%s")[\s/>]' % (column, row)), re.compile(rb'<row [^<>]*?\br="%s"' % row)


_NEAR = (  # no limit lies within: columns A to AN with rows to 49.999, or A to NZ to 4.999
    _bounds(rb"(?:[A-Z]|A[A-N])", rb"[1-4]?\d{1,4}"),
    _bounds(rb"[A-N]?[A-Z]", rb"[1-4]?\d{1,3}"),
)
_PREFIXED = re.compile(rb":(?:row|c)[\s/>]")
_ERROR = re.compile(rb"""t=["']e["']""")
_UNDONE = re.compile(  # a formula without a value behind it; where that is text, it may be empty
    rb'<f(?=[\s/>])(?<!t="str"><f)(?![^<>]*+(?:(?<=/)>|>[^<]*+</f>)<v>[^<])'
)
_XLS_ERROR = re.compile(  # a formula's record: length, row, column and format, then its result: an error and its number
    rb"\x06\x00..(?:.{6})\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00\x00\x00\xff\xff", re.DOTALL
)


def look_over(xml: bytes, most_rows: int, most_cells: int) -> Walked:
    """What `walk_sheet` finds in an .xlsx sheet; a usual one is searched, and only its suspicious rows are walked.

    Of a sheet that is usual and no larger than any limit, only the hollow cells are told.

    Raises:
        DamagedXml: it can't be read.
    """
    if not _is_usual(xml):
        return walk_sheet(xml, most_rows, most_cells)
    found = Walked(most_rows, most_cells)
    if _is_suspicious(xml):
        for rows in filter(_is_suspicious, xml[xml.find(b"<row ") : xml.rfind(b"</row>")].split(b"</row>")):
            found.hollow |= walk_sheet(b"<s>%s</row></s>" % rows, most_rows, most_cells).hollow
    return found


def _is_usual(xml: bytes) -> bool:
    """Whether each cell is near, and named as every office program does it: at once, under no prefix."""
    last = xml.rfind(b"<row ")
    near = any(far.search(xml) is None and row.match(xml, last) for far, row in _NEAR)
    return near and _PREFIXED.search(xml) is None


def _is_suspicious(xml: bytes) -> bool:
    return _ERROR.search(xml) is not None or _UNDONE.search(xml) is not None


def has_errors(old: bytes) -> bool:
    """Whether a cell of an .xls workbook, or of an .ods workbook's content, shows an error."""
    return b'calcext:value-type="error"' in old or _XLS_ERROR.search(old) is not None
