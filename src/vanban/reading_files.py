"""A file of any kind that offices keep (.docx, .doc, .pdf, .txt) → its layout."""

from dataclasses import dataclass
from pathlib import Path

from vanban.delivery.files import read_given
from vanban.delivery.old_word import to_docx
from vanban.delivery.poppler import pdf_text
from vanban.docx.measure import measure
from vanban.docx.reading.container import MAX_TOTAL_BYTES
from vanban.errors import DataError, Place, Problem
from vanban.layout.measured import Layout
from vanban.layout.typed import layout_of, lines_of_pdf, lines_of_text
from vanban.vietnamese.legacy import decode_tcvn3, decode_vni, looks_like_tcvn3, looks_like_vni
from vanban.vietnamese.letters import nfc

KINDS = (".docx", ".doc", ".rtf", ".pdf", ".txt")
"""The suffixes of files that can be read."""
_LEAST_LETTERS = 40  # of a PDF's page: a scanned one has none, or only a stamp


@dataclass(frozen=True)
class Opened:
    """The layout of a file, how many page numbers were left out, and what else to tell."""

    layout: Layout
    place: Place
    page_numbers: int = 0
    notes: tuple[str, ...] = ()


def open_file(path: Path) -> Opened:
    """The layout of the file at `path`.

    Raises:
        DataError: it can't be read, is of another kind, empty, scanned, or wants a password.
        ConverterError: the program that its kind needs is missing.
    """
    place = Place(str(path))
    suffix = path.suffix.lower()
    _refuse_missing(path, place)
    if suffix not in KINDS:
        raise DataError(
            Problem(f"Không nhập được tệp loại {suffix or 'này'}.", f"Dùng tệp {', '.join(KINDS)}.", place)
        )
    raw = read_given(path, place, MAX_TOTAL_BYTES)
    if not raw.strip():
        raise DataError(Problem("Tệp trống.", "Xem lại có đúng tệp cần nhập không.", place))
    if raw.startswith(b"%PDF"):
        return _pdf(raw, place)
    if raw.startswith(b"PK\x03\x04"):
        return Opened(measure(raw, str(path)), place)
    if suffix == ".txt":
        return _text(raw, place)
    if suffix == ".pdf":
        raise DataError(Problem("Đây không phải là tệp PDF.", "Mở tệp xem có lỗi không.", place))
    if suffix == ".docx" and not raw.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return Opened(measure(raw, str(path)), place)  # it says what is wrong
    if suffix == ".docx" and b"E\x00n\x00c\x00r\x00y\x00p\x00t" in raw:
        return Opened(measure(raw, str(path)), place)
    note = "Tệp Word đời cũ đã được LibreOffice chuyển sang .docx để đọc."
    return Opened(measure(to_docx(raw, str(path)), str(path)), place, notes=(note,))


def _refuse_missing(path: Path, place: Place) -> None:
    try:
        if path.is_dir():
            raise DataError(Problem("Đây là một thư mục.", "Ghi tên một tệp.", place))
        if not path.is_file():
            raise DataError(Problem("Không có tệp hay thư mục này.", "Xem lại đường dẫn.", place))
    except OSError:
        raise DataError(Problem("Không đọc được tệp này.", "Xem lại quyền đọc.", place)) from None


def _pdf(raw: bytes, place: Place) -> Opened:
    lines = lines_of_pdf(pdf_text(raw, place.file))
    if sum(char.isalpha() for line in lines for char in line.text) < _LEAST_LETTERS:
        what = "Tệp PDF này là bản quét (chỉ có ảnh), không có chữ để đọc."
        raise DataError(Problem(what, "Dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) trước.", place))
    layout, numbers = layout_of(lines, place.file)
    return Opened(layout, place, numbers)


def _text(raw: bytes, place: Place) -> Opened:
    text, note = _decoded(raw, place)
    lines, by_line = lines_of_text(text)
    if not any(char.isalpha() for line in lines for char in line.text):
        raise DataError(Problem("Tệp không có chữ nào.", "Xem lại có đúng tệp cần nhập không.", place))
    layout, numbers = layout_of(lines, place.file, by_line)
    return Opened(layout, place, numbers, (note,) if note else ())


def _decoded(raw: bytes, place: Place) -> tuple[str, str]:
    """The text, and which old encoding it was in."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return nfc(raw.decode("utf-16", "replace")), "Tệp lưu bằng mã UTF-16."
    try:
        return nfc(raw.decode("utf-8-sig")), ""
    except UnicodeDecodeError as error:
        offset = error.start
    latin = raw.decode("cp1252", "replace")
    if looks_like_tcvn3(latin):
        return decode_tcvn3(latin), "Tệp gõ bằng mã TCVN3 (ABC), đã đổi sang Unicode."
    if looks_like_vni(latin):
        return decode_vni(latin), "Tệp gõ bằng mã VNI, đã đổi sang Unicode."
    line = raw[:offset].count(b"\n") + 1
    what = "Chữ trong tệp không theo mã UTF-8, TCVN3 hay VNI, hoặc lẫn nhiều mã."
    raise DataError(Problem(what, "Mở tệp, lưu lại với mã UTF-8 rồi nhập lại.", Place(place.file, line)))
