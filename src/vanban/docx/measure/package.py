"""Any Word file, opened to be looked at: nothing in it runs, nothing outside it is touched.

A checker must read what a clerk receives, so macros, links and foreign objects are noted and not refused;
what is not a Word file, or would cost too much, is refused with one sentence.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from posixpath import normpath

from lxml import etree

from vanban.docx.measure.limits import (
    MAX_ELEMENTS,
    MAX_ENTRIES,
    MAX_FILE_BYTES,
    MAX_IMAGE_BYTES,
    MAX_PARAGRAPHS,
    MAX_XML_BYTES,
)
from vanban.docx.measure.names import Element
from vanban.docx.reading.container import appearance
from vanban.errors import DataError, Place, Problem

RESAVE = "Mở tệp bằng Word rồi lưu lại dạng Word Document (.docx)."
RESTORE = "Lấy lại bản gốc của tệp từ người đã gửi."
_DISTRUST = "Đừng mở tệp này nếu không rõ nguồn gốc; lấy lại bản gốc từ người đã gửi."
SPLIT = "Tách thành nhiều tệp: mỗi văn bản, mỗi phụ lục một tệp."

_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[ >/]")
_DOCTYPE = re.compile(rb"<!DOCTYPE|<\x00!\x00D\x00O\x00C\x00T\x00Y\x00P\x00E", re.IGNORECASE)
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
_OTHERS = {
    "xl/workbook.xml": "đây là bảng tính Excel",
    "ppt/presentation.xml": "đây là bài trình chiếu PowerPoint",
    "content.xml": "đây là tệp OpenDocument (.odt, .ods)",
    "visio/document.xml": "đây là bản vẽ Visio",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to: `kind` is the last word of its type, `target` a part or, when `external`, an address."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass
class WordFile:
    """An opened .docx; parts are unpacked when asked for, never more than the limits allow."""

    name: str
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    main: str = ""
    _read: int = 0
    _relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Where `part` leads, in the order of its file; "" asks for the package's own."""
        if part not in self._relations:
            folder, _, file = part.rpartition("/")
            rels = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
            rows = () if rels is None else tuple(_relation(row, folder) for row in rels if row.get("Id"))
            self._relations[part] = rows
        return self._relations[part]

    def related(self, kind: str) -> str:
        """The part of this kind that the body leads to; "" when there is none."""
        found = (r.target for r in self.relations(self.main) if r.kind == kind and not r.external)
        return next((target for target in found if target in self.entries), "")

    def read(self, part: str) -> bytes:
        """The bytes of an XML part; empty when there is no such part.

        Raises:
            DataError: it is damaged, or all that was read grows too large.
        """
        entry = self.entries.get(part)
        if entry is None:
            return b""
        self._read += entry.file_size
        if self._read > MAX_XML_BYTES:
            raise self.refusal("Nội dung tệp bung ra quá lớn.", SPLIT)
        return self._inflate(entry)

    def image(self, part: str) -> bytes:
        """The bytes of a picture; empty when it is missing, too large or damaged."""
        entry = self.entries.get(part)
        if entry is None or entry.file_size > MAX_IMAGE_BYTES:
            return b""
        try:
            return self._inflate(entry)
        except DataError:
            return b""

    def xml(self, part: str) -> Element | None:
        """The root of an XML part; None when there is no such part."""
        data = self.read(part)
        return self.parse(data, part) if data else None

    def parse(self, data: bytes, part: str) -> Element:
        """The root of this XML.

        Raises:
            DataError: it is not well-formed, dangerous or too long.
        """
        tags = data.count(b"<")
        paragraphs = len(_PARAGRAPH.findall(data)) if tags > MAX_PARAGRAPHS else 0
        if tags > 2 * MAX_ELEMENTS or paragraphs > MAX_PARAGRAPHS:
            raise self.refusal("Văn bản dài quá, chương trình không đọc nổi.", SPLIT)
        if _DOCTYPE.search(data):
            raise self.refusal(f"Phần {part} khai DOCTYPE, thứ mà Word không bao giờ viết.", _DISTRUST)
        for strict, usual in _STRICT:
            if strict in data:
                data = data.replace(strict, usual)
        try:
            return etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error):
                raise self.refusal("Nội dung tệp lồng nhau quá nhiều lớp.", RESAVE) from None
            raise self.refusal(f"Phần {part} của tệp bị hỏng.", RESAVE) from None

    def refusal(self, what: str, remedy: str) -> DataError:
        """Why this file can't be measured."""
        return DataError(Problem(what, remedy, Place(self.name)))

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 0x1:
            raise self.refusal("Tệp bị khóa bằng mật khẩu.", "Bỏ mật khẩu rồi lưu lại dạng .docx.")
        try:
            with self.archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
            raise self.refusal("Tệp bị hỏng hoặc bị cắt cụt.", RESTORE) from None
        if len(data) != entry.file_size:
            raise self.refusal("Tệp bị hỏng hoặc bị cắt cụt.", RESTORE)
        return data


def open_word_file(raw: bytes, name: str) -> WordFile:
    """The .docx `raw`, shown as `name`.

    Raises:
        DataError: it is no Word file, or can't be read.
    """
    place = Place(name)
    if len(raw) > MAX_FILE_BYTES:
        what = f"Tệp nặng quá {MAX_FILE_BYTES // 1_000_000} MB."
        raise DataError(Problem(what, "Nén hoặc bỏ bớt ảnh trong tệp.", place))
    if not raw.startswith(b"PK\x03\x04"):
        looks, remedy = appearance(raw)
        raise DataError(Problem(f"Tệp không phải là tệp Word .docx: {looks}.", remedy or RESTORE, place))
    if raw.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise DataError(Problem(f"Tệp có quá {MAX_ENTRIES} phần.", _DISTRUST, place))
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
        raise DataError(Problem("Tệp bị hỏng hoặc bị cắt cụt.", RESTORE, place)) from None
    entries = {e.filename.replace("\\", "/").lstrip("/"): e for e in archive.infolist() if not e.is_dir()}
    if sum(entry.compress_size for entry in entries.values()) > len(raw):
        raise DataError(Problem("Các phần trong tệp chồng lên nhau.", _DISTRUST, place))
    file = WordFile(name, archive, entries)
    file.main = _main_part(file)
    return file


def _main_part(file: WordFile) -> str:
    found = [r.target for r in file.relations("") if r.kind == "officeDocument" and r.target in file.entries]
    main = found[0] if found else "word/document.xml"
    other = next((kind for part, kind in _OTHERS.items() if part in file.entries), "")
    if main not in file.entries or main in _OTHERS:
        what = "Tệp không có thân văn bản Word" + (f": {other}." if other else ".")
        raise file.refusal(what, RESAVE if not other else "Kiểm tra văn bản Word, không phải tệp này.")
    return main


def _relation(row: Element, folder: str) -> Relation:
    target = row.get("Target", "")
    external = row.get("TargetMode") == "External"
    if not external:
        target = target[1:] if target.startswith("/") else normpath(f"{folder}/{target}").lstrip("/")
    return Relation(row.get("Id"), row.get("Type", "").rpartition("/")[2], target, external)
