"""A workbook opened: refused when it is none or could harm, else its sheets by name."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from vanban.errors import DataError, Place, Problem
from vanban.figures.reading.cells import Cell
from vanban.figures.reading.looking import has_errors, look_over
from vanban.figures.reading.old_excel import DamagedExcel, most_spread_of_xls
from vanban.figures.reading.panics import Panic, without_panic
from vanban.figures.reading.parts import CONTENT, sheet_parts
from vanban.figures.reading.walking import DamagedXml, walk_content

MOST_ROWS = 50_000
_MOST_COLUMNS = 400
_MOST_CELLS = 2_000_000  # of one sheet, empty ones counted: it is held in memory as a whole
_MOST_BYTES = 50_000_000
_MOST_UNPACKED = 100_000_000
_MOST_SQUEEZED = 150  # times; what office programs write shrinks to a tenth, empty rows to a fortieth
_SMALL = 5_000_000  # bytes; such a part may be squeezed as it likes
_MOST_PARTS = 2_000

_RESAVE = "Mở bằng Excel rồi lưu lại dạng Excel Workbook (.xlsx)."
_RESTORE = "Lấy lại bản gốc từ người gửi."
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_START = b"PK\x03\x04"
_ENCRYPTED = 0x1
_MERGED_END = b"</mergeCells>"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells by row and column, from A1 on; `merged` are (first row, column), (last row, column).

    `hollow` tells what stands in cells that only seem empty: `#REF!`, or `FORMULA`.
    """

    sheet: str
    rows: list[list[Cell]]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    hollow: Mapping[tuple[int, int], str]


class Book:
    """An open workbook; `sheets` are the names of those that a person sees, in order."""

    def __init__(self, file: str, book: CalamineWorkbook, parts: dict[str, bytes]) -> None:
        self.file = file
        self._book = book
        self._parts = parts
        self.sheets = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible or len(book.sheets_metadata) == 1
        ]

    @cached_property
    def _sheets(self) -> dict[str, list[bytes]]:
        return sheet_parts(self._parts)

    def grid(self, sheet: str) -> Grid:
        """All cells of a sheet.

        Raises:
            DataError: it is too large or damaged.
        """
        try:
            hollow = self._look_over(sheet)
            with without_panic():
                found = self._book.get_sheet_by_name(sheet)
                _refuse_spread(self.file, sheet, found.total_height, found.total_width)
                rows = _as_floats(found.to_python(skip_empty_area=False), of_xls=not self._parts)
                merged = tuple(found.merged_cell_ranges or ())
        except (CalamineError, DamagedXml, Panic) as error:
            raise DataError(Problem(f"Trang {sheet} bị hỏng.", _RESAVE, Place(self.file))) from error
        return Grid(sheet, rows, merged, hollow)

    def _look_over(self, sheet: str) -> Mapping[tuple[int, int], str]:
        """Refuse what would unfold without end; the cells that only seem empty."""
        hollow: Mapping[tuple[int, int], str] = {}
        for part in self._sheets.get(sheet, ()):  # usually one; of several we can't tell which calamine reads
            found = look_over(part, MOST_ROWS, _MOST_CELLS)
            _refuse_spread(self.file, sheet, found.rows, found.columns)
            hollow = found.hollow
        return hollow


def _refuse_spread(file: str, sheet: str, rows: int, columns: int) -> None:
    if rows <= MOST_ROWS and columns <= _MOST_COLUMNS and rows * columns <= _MOST_CELLS:
        return
    what = (
        f"Trang {sheet} kéo tới hàng {rows}, cột thứ {columns}; chương trình đọc đến "
        f"{MOST_ROWS} hàng, {_MOST_COLUMNS} cột."
    )
    remedy = "Xóa các hàng, cột thừa ở cuối trang (chọn cả hàng rồi Delete), lưu lại."
    raise DataError(Problem(what, remedy, Place(file)))


def _refuse_spread_content(content: bytes, file: str) -> None:
    """Calamine unfolds all sheets of an .ods as it opens it."""
    try:
        found = walk_content(content, MOST_ROWS, _MOST_CELLS)
    except DamagedXml as error:
        raise _refused("Tệp bị hỏng hoặc bị cắt cụt.", _RESTORE, file) from error
    for sheet, walked in found.items():
        _refuse_spread(file, sheet, walked.rows, walked.columns)


def _refuse_spread_of_xls(data: bytes, file: str) -> None:
    """Calamine unfolds all sheets of an .xls as it opens it."""
    try:
        rows, columns = most_spread_of_xls(data)
    except DamagedExcel as error:
        raise _refused("Tệp bị hỏng hoặc bị cắt cụt.", _RESTORE, file) from error
    _refuse_spread(file, "rộng nhất", rows, columns)


def _as_floats(rows: list[list[Any]], *, of_xls: bool) -> list[list[Cell]]:
    """Only an old .xls has whole numbers besides floats."""
    if not of_xls:
        return rows
    return [[float(cell) if type(cell) is int else cell for cell in row] for row in rows]


def open_book(data: bytes, file: str) -> Book:
    """The workbook in `data`: .xlsx, .xls or .ods.

    Raises:
        DataError: it is no workbook, is damaged, has a password or macros, or would unpack without end.
    """
    parts: dict[str, bytes] = {}
    if len(data) > _MOST_BYTES:
        raise _refused("Tệp quá lớn.", "Chỉ giữ trang có số liệu.", file)
    if data.startswith(_ZIP_START):
        parts = _unpacked(data, file)
    elif not data.startswith(_OLE_START):
        raise _refused(f"Tệp không phải là bảng tính Excel: {_appearance(data)}.", _RESAVE, file)
    elif "EncryptedPackage".encode("utf-16-le") in data:
        raise _password(file)
    else:
        _refuse_spread_of_xls(data, file)
    if has_errors(parts.get("content.xml", b"") if parts else data):
        what = "Tệp có ô báo lỗi (#REF!, #DIV/0! …)."
        raise _refused(what, "Sửa công thức của ô; lưu lại dạng .xlsx thì biết được là ô nào.", file)
    try:
        readable = _packed(parts) if parts else io.BytesIO(data)
        with without_panic():
            return Book(file, CalamineWorkbook.from_filelike(readable), parts)
    except PasswordError as error:
        raise _password(file) from error
    except Exception as error:  # calamine and what lies below it raise whatever a broken file leads them to
        raise _refused("Tệp bị hỏng hoặc bị cắt cụt.", _RESTORE, file) from error


def _password(file: str) -> DataError:
    return _refused("Tệp đặt mật khẩu nên không đọc được.", "Mở bằng Excel, bỏ mật khẩu rồi lưu lại.", file)


def _refused(what: str, remedy: str, file: str) -> DataError:
    return DataError(Problem(what, remedy, Place(file)))


def _unpacked(data: bytes, file: str) -> dict[str, bytes]:
    """The parts of the zip that must be looked at; all of them were unpacked and are what they promise."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, file)
            if len({entry.filename.casefold() for entry in entries}) < len(entries):
                raise _refused("Tệp bị hỏng: có hai phần cùng tên.", _RESTORE, file)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise _refused("Tệp bị hỏng hoặc bị cắt cụt.", _RESTORE, file) from error
    _refuse_active(parts, file)
    if CONTENT in parts:
        _refuse_spread_content(parts[CONTENT], file)
    return parts


def _packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The parts that were looked at in a zip that calamine reads at once: nothing squeezed, merged cells first."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, _with_merged_first(part))
    packed.seek(0)
    return packed


def _with_merged_first(sheet: bytes) -> bytes:
    """A sheet with its merged cells before its rows: calamine reads a sheet for them until it has found them."""
    rows, start, end = sheet.find(b"<sheetData"), sheet.rfind(b"<mergeCells"), sheet.rfind(_MERGED_END)
    if not 0 <= rows < start < end:
        return sheet
    end += len(_MERGED_END)
    return b"".join((sheet[:rows], sheet[start:end], sheet[rows:start], sheet[end:]))


def _refuse_bomb(entries: list[zipfile.ZipInfo], file: str) -> None:
    size = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_PARTS or size > _MOST_UNPACKED:
        what = f"Tệp bung ra thành {size // 1_000_000} MB, {len(entries)} phần; không đọc tệp như vậy."
        raise _refused(what, "Đừng dùng tệp này; chép số liệu sang một tệp Excel mới.", file)
    squeezed = [one for one in entries if one.file_size > max(_SMALL, one.compress_size * _MOST_SQUEEZED)]
    if squeezed:
        what = f"Phần {squeezed[0].filename} của tệp được nén quá chặt, như một tệp phá hoại."
        raise _refused(what, "Đừng dùng tệp này; chép số liệu sang một tệp Excel mới.", file)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise _password(file)


def _refuse_active(parts: dict[str, bytes], file: str) -> None:
    types = parts.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise _refused("Tệp có macro (.xlsm).", f"{_RESAVE} Macro không được đọc hay chạy.", file)
    if any(name.lower().endswith("workbook.bin") for name in parts):
        raise _refused("Tệp ở dạng nhị phân (.xlsb).", _RESAVE, file)
    if not any(name in parts for name in ("xl/workbook.xml", "content.xml")) and b"sheet" not in types:
        raise _refused("Tệp không phải là bảng tính Excel.", "Chọn tệp .xlsx, .xls hoặc .ods.", file)


def _appearance(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        return "tệp rỗng"
    if head.startswith(b"%pdf"):
        return "tệp PDF"
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        return "trang web (HTML) mang tên Excel"
    if head.startswith(b"<?xml"):
        return "tệp XML"
    return "không rõ định dạng" if b"\x00" in head else "tệp văn bản thường (CSV chẳng hạn)"
