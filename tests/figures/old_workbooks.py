"""Old .xls workbooks made by hand, as far as their cells go: a small file system with one stream of records."""

import struct
from collections.abc import Iterable

_NONE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def number(row: int, column: int, value: float = 1) -> bytes:
    """The cell of a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def extent(rows: int, columns: int) -> bytes:
    """How many cells the sheet claims to have."""
    return record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


def records(cells: Iterable[bytes], sheets: int = 1) -> bytes:
    """A workbook of one sheet, or of several that are all the same one."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    name = b"Sheet"
    told = record(0x0085, struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name)
    at = len(begin + told * sheets + record(0x000A))
    told = (told[:4] + struct.pack("<I", at) + told[8:]) * sheets
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0))
    return begin + told + record(0x000A) + sheet + b"".join(cells) + record(0x000A)


def old_workbook(*cells: bytes, stream: bytes | None = None) -> bytes:
    """The file: a head, one sector of the table, one of the directory, then the stream."""
    stream = records(cells) if stream is None else stream
    stream = stream.ljust(
        max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0"
    )  # shorter ones lie elsewhere
    count = len(stream) // _SECTOR
    chain = [_TABLE, _LAST, *range(3, count + 2), _LAST]
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _LAST, 0, _LAST, 0)
        + struct.pack("<109I", 0, *[_NONE] * 108)
    )
    table = struct.pack("<128I", *chain, *[_NONE] * (128 - len(chain)))
    return head + table + _directory(len(stream)) + stream


def _directory(size: int) -> bytes:
    def entry(name: str, kind: int, child: int, begin: int, size: int) -> bytes:
        letters = (name + "\0").encode("utf-16-le")
        links = struct.pack("<III", _NONE, _NONE, child)
        return (
            letters.ljust(64, b"\0")
            + struct.pack("<HBB", len(letters), kind, 1)
            + links
            + bytes(36)
            + struct.pack("<III", begin, size, 0)
        )

    root = entry("Root Entry", 5, 1, _LAST, 0)
    return root + entry("Workbook", 2, _NONE, 2, size) + bytes(2 * 128)
