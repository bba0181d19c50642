"""How far the sheets of an old .xls spread, found out before calamine unfolds them: a file of 6 KB can fill a gigabyte.

Such a file is a small file system ([MS-CFB]): sectors of 512 or 4096 bytes, chained by a table; in it the stream
`Workbook` ([MS-XLS]): records of a kind, a length and data, the cells among them beginning with row and column.
"""

import struct
from collections.abc import Iterable, Iterator

_SECTOR_SIZES = {9: 512, 12: 4096}
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on are marks, such as the end of a chain
_SMALL_SECTOR = 64
_SMALL = 4096  # bytes; a shorter stream lies in small sectors
_ENTRY = 128
_STREAMS = ("workbook", "book")  # since Excel 97, and of Excel 5.0

_SHEET, _END, _EXTENT = 0x0085, 0x000A, 0x0200
_ROW_OF_NUMBERS = 0x00BD
_CELLS = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406}
_MOST_SHEETS = 1_000
_MOST_RECORDS = 4_000_000  # looked at in all sheets; several may claim the same ones
_FARTHEST = (65_536, 256)  # rows, columns that such a file can have


class DamagedExcel(ValueError):
    """It is no such file, or one that no program writes."""


def most_spread_of_xls(data: bytes) -> tuple[int, int]:
    """The rows and columns of the sheet that spreads farthest.

    Raises:
        DamagedExcel: it can't be read, or claims what can't be.
    """
    try:
        files = _Compound(data)
        spreads = [_spread(files.stream(entry)) for entry in files.entries if entry.name in _STREAMS]
    except (struct.error, IndexError, OverflowError, ValueError) as error:
        raise DamagedExcel(str(error)) from error
    return max(spreads, key=_area, default=(0, 0))


def _area(spread: tuple[int, int]) -> int:
    return spread[0] * spread[1]


def _spread(workbook: bytes) -> tuple[int, int]:
    """The rows and columns of the largest sheet of a stream."""
    begins = [_number(data, 0) for kind, data in _records(workbook, 0, _MOST_RECORDS) if kind == _SHEET]
    if len(begins) > _MOST_SHEETS:
        raise DamagedExcel("too many sheets")
    found = (0, 0)
    left = _MOST_RECORDS
    for begin in begins:
        rows = columns = 0
        for kind, data in _records(workbook, begin, left):
            left -= 1
            if kind in _CELLS:
                rows, columns = max(rows, _short(data, 0) + 1), max(columns, _last_column(kind, data) + 1)
            elif kind == _EXTENT:
                _refuse_claim(data)
        found = max(found, (rows, columns), key=_area)
    return found


def _records(workbook: bytes, begin: int, most: int) -> Iterator[tuple[int, memoryview]]:
    """The records from a place on up to the one that ends them: kind, data."""
    view = memoryview(workbook)
    at = begin
    for _ in range(most):
        if at + 4 > len(view):
            return
        kind, length = struct.unpack_from("<HH", view, at)
        if kind == _END:
            return
        yield kind, view[at + 4 : at + 4 + length]
        at += 4 + length
    raise DamagedExcel("too many records")


def _last_column(kind: int, data: memoryview) -> int:
    return max(_short(data, 2), _short(data, len(data) - 2)) if kind == _ROW_OF_NUMBERS else _short(data, 2)


def _refuse_claim(data: memoryview) -> None:
    """Calamine makes room for as many cells as a sheet claims to have: the first and the one behind the last."""
    form = "<IIHH" if len(data) >= 14 else "<HHHH"
    row, behind_row, column, behind_column = struct.unpack_from(form, data)
    if behind_row > _FARTHEST[0] or behind_column > _FARTHEST[1]:
        raise DamagedExcel("a sheet of more rows or columns than there can be")
    if behind_row and behind_column and not (row < behind_row and column < behind_column):
        raise DamagedExcel("a sheet that ends before it begins")


class _Entry:
    """One entry of the directory: 128 bytes."""

    def __init__(self, raw: bytes) -> None:
        letters = min(_short(raw, 64), 64)
        self.name = raw[: max(letters - 2, 0)].decode("utf-16-le", "replace").lower()
        self.begin = _number(raw, 116)
        self.size = _number(raw, 120)


class _Compound:
    """The sectors of such a file and the streams in them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = _SECTOR_SIZES.get(_short(data, 30), 0)
        if not self._size:
            raise DamagedExcel("sectors of an unknown size")
        if _number(data, 56) != _SMALL:  # who reads it otherwise would read another stream than we
            raise DamagedExcel("small streams of an unknown size")
        self._most = len(data) // self._size + 1  # sectors that there are
        self._table = self._numbers(self._sectors_of_table())
        self.entries = list(self._directory())

    def stream(self, entry: _Entry) -> bytes:
        if entry.size >= _SMALL:
            return self._read(entry.begin)[: entry.size]
        small = self._read(self.entries[0].begin)
        table = self._numbers(self._chain(_number(self._data, 60), self._table, self._most))
        chain = self._chain(entry.begin, table, len(small) // _SMALL_SECTOR)
        return b"".join(small[at * _SMALL_SECTOR : (at + 1) * _SMALL_SECTOR] for at in chain)[: entry.size]

    def _directory(self) -> Iterator[_Entry]:
        raw = self._read(_number(self._data, 48))
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            yield _Entry(raw[at : at + _ENTRY])

    def _sectors_of_table(self) -> list[int]:
        """109 are told in the head of the file, the others in sectors that are chained by their last number."""
        told = list(_all_numbers(self._data[76 : 76 + 109 * 4]))
        further = _number(self._data, 68)
        while further < _LAST_SECTOR:
            *more, further = _all_numbers(self._sector(further))
            told += more
            if len(told) > 2 * self._most + 109:
                raise DamagedExcel("a chain without end")
        return [number for number in told if number < _LAST_SECTOR]

    def _numbers(self, sectors: Iterable[int]) -> tuple[int, ...]:
        return _all_numbers(b"".join(map(self._sector, sectors)))

    def _read(self, begin: int) -> bytes:
        return b"".join(map(self._sector, self._chain(begin, self._table, self._most)))

    @staticmethod
    def _chain(begin: int, table: tuple[int, ...], most: int) -> Iterator[int]:
        at = begin
        for _ in range(most + 1):
            if at >= _LAST_SECTOR:
                return
            yield at
            at = table[at]
        raise DamagedExcel("a chain without end")

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        found = self._data[begin : begin + self._size]
        if not found:
            raise DamagedExcel("a sector that is not there")
        return found.ljust(self._size, b"\0")


def _short(raw: bytes | memoryview, at: int) -> int:
    return int(struct.unpack_from("<H", raw, at)[0])


def _number(raw: bytes | memoryview, at: int) -> int:
    return int(struct.unpack_from("<I", raw, at)[0])


def _all_numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw)
