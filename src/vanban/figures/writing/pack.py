"""A workbook as bytes: the same ones for the same contents, with the results of its formulas."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl import Workbook

Result = int | Decimal | str

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can tell
_DAY = datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>')


def packed(book: Workbook, results: Mapping[str, Mapping[str, Result]]) -> bytes:
    """The bytes of `book`; `results` are those of its formulas, by sheet and cell."""
    book.properties.creator = "vanban"
    book.properties.created = _DAY
    raw = io.BytesIO()
    book.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            elif match := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", entry.filename):
                data = _with_results(data, results[book.sheetnames[int(match[1]) - 1]])
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            new.writestr(info, data)
    return out.getvalue()


def _with_results(xml: bytes, results: Mapping[str, Result]) -> bytes:
    def filled(match: re.Match[bytes]) -> bytes:
        name, attributes, formula = match.groups()
        result = results[name.decode()]
        kind = b' t="str"' if isinstance(result, str) else b""
        words = escape(f"{result:f}" if isinstance(result, Decimal) else str(result)).encode()
        return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (name, attributes, kind, formula, words)

    return _FORMULA.sub(filled, xml)
