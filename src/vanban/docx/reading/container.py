"""The zip around a Word file: judged by its directory before anything is unpacked."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from vanban.errors import Place, Problem, TemplateError

MAX_PARTS = 200
MAX_PART_BYTES = 20_000_000
MAX_TOTAL_BYTES = 50_000_000
MAX_RATIO = 200
RATIO_FREE_BYTES = 1_000_000  # a small part may be one row many times over

_RESAVE = "Mở tệp bằng Word rồi lưu lại dạng Word Document (.docx)."
_RESTORE = "Lấy lại bản gốc của mẫu từ người đã làm ra nó."
_DISTRUST = "Đừng dùng tệp này; làm lại mẫu từ một tệp Word mới."

_ZIP_START = b"PK\x03\x04"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def unpack(raw: bytes, name: str) -> dict[str, bytes]:
    """The parts of the zip `raw` in the order of the file.

    Raises:
        TemplateError: `raw` is no zip, is damaged, or its directory promises something dangerous.
    """
    place = Place(name)
    if (problem := _not_a_zip(raw, place)) is not None:
        raise TemplateError(problem)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if problems := list(_directory_problems(entries, place)):
                raise TemplateError(problems)
            return {entry.filename: _inflate(archive, entry, place) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise TemplateError(Problem("Tệp bị hỏng hoặc bị cắt cụt.", _RESTORE, place)) from error


def _not_a_zip(raw: bytes, place: Place) -> Problem | None:
    """What the file looks like when it is not the zip that a .docx is."""
    if len(raw) > MAX_TOTAL_BYTES:
        return Problem(
            f"Tệp nặng {_megabytes(len(raw))}, quá {_megabytes(MAX_TOTAL_BYTES)}.",
            "Bỏ bớt hoặc nén ảnh trong mẫu.",
            place,
        )
    if raw.count(_DIRECTORY_ENTRY) > 10 * MAX_PARTS:  # before the directory is read: reading it costs time
        return _too_many_parts(raw.count(_DIRECTORY_ENTRY), place)
    if raw.startswith(_ZIP_START):
        return None
    looks, remedy = appearance(raw)
    return Problem(f"Tệp không phải là tệp Word .docx: {looks}.", remedy or _RESTORE, place)


def appearance(raw: bytes) -> tuple[str, str]:
    """What a file that is no zip looks like, and what to do with it; "" when only its sender can help."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not raw:
        return "tệp rỗng, không có byte nào", ""
    if raw.startswith(_OLE_START):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            return "tệp Office đặt mật khẩu", "Mở bằng Word, bỏ mật khẩu rồi lưu lại dạng .docx."
        return "tệp Word đời cũ (.doc)", _RESAVE
    if head.startswith(b"%pdf"):
        return "tệp PDF", "Dùng tệp Word gốc của bản PDF này."
    if head.startswith(rb"{\rtf"):
        return "tệp RTF", _RESAVE
    if head.startswith((b"<!doctype html", b"<html")):
        return "trang web (HTML)", _RESAVE
    if head.startswith(b"<?xml"):
        return "tệp XML", _RESAVE
    if b"\x00" not in head:
        return "tệp văn bản thường", _RESAVE
    return "không rõ định dạng", ""


def _directory_problems(entries: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    if len(entries) > MAX_PARTS:
        yield _too_many_parts(len(entries), place)
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES:
        yield Problem(
            f"Tệp bung ra thành {_megabytes(total)}, quá {_megabytes(MAX_TOTAL_BYTES)}.", _DISTRUST, place
        )
    names = Counter(entry.filename.casefold() for entry in entries)
    for name in sorted(name for name, times in names.items() if times > 1):
        yield Problem(f"Phần “{name}” có mặt {names[name]} lần trong tệp.", _DISTRUST, place)
    for entry in entries[: 2 * MAX_PARTS]:
        yield from _entry_problems(entry, place)


def _entry_problems(entry: zipfile.ZipInfo, place: Place) -> Iterator[Problem]:
    shown = entry.orig_filename.encode("unicode_escape").decode("ascii")[:100]
    if _is_unsafe(entry.orig_filename):
        yield Problem(f"Tên phần “{shown}” trỏ ra ngoài tệp.", _DISTRUST, place)
    if entry.flag_bits & _ENCRYPTED_FLAGS:
        yield Problem(f"Phần “{shown}” bị khóa bằng mật khẩu.", "Bỏ mật khẩu rồi lưu lại dạng .docx.", place)
    if entry.compress_type not in _METHODS:
        yield Problem(f"Phần “{shown}” nén theo cách mà Word không dùng.", _RESAVE, place)
    if entry.file_size > MAX_PART_BYTES:
        size = _megabytes(entry.file_size)
        yield Problem(
            f"Phần “{shown}” bung ra thành {size}, quá {_megabytes(MAX_PART_BYTES)}.", _DISTRUST, place
        )
    elif entry.file_size > RATIO_FREE_BYTES and entry.file_size > MAX_RATIO * entry.compress_size:
        times = entry.file_size // max(entry.compress_size, 1)
        yield Problem(f"Phần “{shown}” bung ra gấp {times} lần, quá {MAX_RATIO} lần.", _DISTRUST, place)


def _is_unsafe(name: str) -> bool:
    return (
        not name.isprintable()
        or "\\" in name
        or ":" in name
        or any(step in ("", ".", "..") for step in name.split("/"))
    )


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place) -> bytes:
    """The bytes of one part, never more than its directory entry promised."""
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size)
            longer = stream.read(1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise TemplateError(Problem(f"Phần “{entry.filename}” bị hỏng.", _RESTORE, place)) from error
    if longer or len(data) != entry.file_size:
        raise TemplateError(
            Problem(f"Phần “{entry.filename}” khai sai độ dài của chính nó.", _DISTRUST, place)
        )
    return data


def _too_many_parts(count: int, place: Place) -> Problem:
    return Problem(f"Tệp có {count} phần, quá {MAX_PARTS}.", _DISTRUST, place)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",") + " MB"
