"""Bytes of a clerk's file to text: size, encoding and characters that no document may hold."""

import re
import unicodedata
from pathlib import Path

from vanban.data.lines import Lines
from vanban.errors import DataError, Place, Problem

MAX_BYTES = 1_000_000
SAVE_AS_UTF8 = "Mở tệp, chọn “Lưu thành…” (Save As) với mã (Encoding) UTF-8 rồi lưu lại."

# Outside XML 1.0, refused by YAML, or taken for a line break by some programs only (U+0085, U+2028, U+2029).
# U+FDD0..U+FDEF are ours: the engine marks places with them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SHOWN_CHARACTERS = 20


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file, never more than one over the limit.

    Raises:
        DataError: no such file, not a file, or not readable.
    """
    place = Place(name)
    try:
        if path.is_dir():
            raise DataError(Problem("Đây là thư mục, không phải tệp.", "Chỉ tên một tệp .yaml.", place))
        if path.exists() and not path.is_file():
            raise DataError(Problem("Đây không phải tệp thường.", "Chỉ tên một tệp .yaml.", place))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DataError(Problem("Không có tệp này.", "Kiểm tra tên tệp và thư mục.", place)) from None
    except (OSError, ValueError):
        remedy = "Kiểm tra quyền đọc và đóng chương trình đang giữ tệp."
        raise DataError(Problem("Không đọc được tệp.", remedy, place)) from None


def decode(raw: bytes, name: str) -> str:
    """The text of a file, its byte order mark kept as the first character.

    Raises:
        DataError: too large, UTF-16 or UTF-32, or not UTF-8 at some byte.
    """
    if len(raw) > MAX_BYTES:
        what = f"Tệp lớn hơn {MAX_BYTES // 1_000_000} MB, không phải tệp dữ liệu gõ tay."
        raise DataError(Problem(what, "Kiểm tra xem có nhầm tệp, hoặc chia nhỏ tệp.", Place(name)))
    if _is_wide(raw):
        raise DataError(Problem("Tệp lưu bằng mã UTF-16 hoặc UTF-32.", SAVE_AS_UTF8, Place(name, 1, 1)))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        what = (
            f"Byte 0x{raw[error.start]:02X} không phải chữ theo mã UTF-8; tệp lưu bằng mã khác hoặc đã hỏng."
        )
        raise DataError(Problem(what, SAVE_AS_UTF8, _place_of_byte(raw, error.start, name))) from None


def _is_wide(raw: bytes) -> bool:
    """UTF-16 or UTF-32, told by the byte order mark or by the zero half of an ASCII letter."""
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\x00" in raw[:4] and len(raw) >= 2)


def _place_of_byte(raw: bytes, offset: int, name: str) -> Place:
    before = raw[:offset].decode("utf-8")
    return Lines(before).place(name, len(before))


def find_forbidden(text: str, lines: Lines, name: str) -> list[Problem]:
    """A problem for each character that no document may hold; past twenty, one for the rest."""
    found = [match.start() for match in FORBIDDEN.finditer(text)]
    problems = [describe_forbidden(text[at], lines.place(name, at)) for at in found[:_SHOWN_CHARACTERS]]
    if len(found) > _SHOWN_CHARACTERS:
        what = f"Còn {len(found) - _SHOWN_CHARACTERS} ký tự cấm nữa."
        problems.append(Problem(what, "Xóa các ký tự này.", lines.place(name, found[_SHOWN_CHARACTERS])))
    return problems


def describe_forbidden(character: str, place: Place) -> Problem:
    """What to tell a clerk about one forbidden character."""
    code = f"U+{ord(character):04X}"
    if character in "\u0085\u2028\u2029\x0b\x0c":
        remedy = "Xóa ký tự này rồi xuống dòng bằng phím Enter."
        return Problem(f"Có ký tự xuống dòng lạ {code}, thường do dán từ Word hoặc PDF.", remedy, place)
    kind = "điều khiển" if unicodedata.category(character) == "Cc" else "không dùng cho văn bản"
    return Problem(
        f"Có ký tự {kind} {code}, mắt không thấy được.", "Xóa ký tự này, hoặc gõ lại cả dòng.", place
    )
