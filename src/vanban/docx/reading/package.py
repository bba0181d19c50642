"""A Word file as its parts, or the reasons why it must not be opened."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import NoReturn
from xml.parsers import expat

from vanban.docx.reading.container import unpack
from vanban.docx.reading.links import field_faults, kind_of, link_fault
from vanban.errors import Place, Problem, TemplateError

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

MAX_ELEMENTS = 300_000  # of all parts together
MAX_DEPTH = 200
MAX_ATTRIBUTES = 100  # of one element
MAX_TAGS = 10_000  # of the template language, in all parts together

_RESAVE = "Mở tệp bằng Word rồi lưu lại dạng Word Document (.docx)."
_DISTRUST = "Đừng dùng tệp này; làm lại mẫu từ một tệp Word mới."
_STRICT_REMEDY = (
    "Mở bằng Word, chọn Lưu Như, kiểu Word Document (.docx), không chọn Strict Open XML Document."
)
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/"
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_MARKUP = re.compile(rb"<[^<>]*>")
_TAG_OPENINGS = (b"{{", b"{%", b"{#")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file that is safe to read.

    `name` is the name shown to the clerk; `parts` are unpacked, in file order, all XML in UTF-8; `types`
    gives the content type of each part; `main` is the name of the part that holds the body.
    """

    name: str
    parts: dict[str, bytes]
    types: dict[str, str]
    main: str


def open_package(raw: bytes, name: str) -> Package:
    """The parts of the .docx `raw`.

    Raises:
        TemplateError: it is no .docx, is damaged, or could harm; with every reason found.
    """
    reading = _Reading(name)
    parts = {part: reading.as_utf8(part, data) for part, data in unpack(raw, name).items()}
    reading.look_at(parts)
    if reading.problems:
        raise TemplateError(reading.problems)
    return Package(name, parts, {part: reading.type_of(part) for part in parts}, reading.main)


class _Reading:
    """One look at all the parts of one file; collects what is wrong with them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.main = ""
        self._elements = 0
        self._tags = 0
        self._types: dict[str, str] = {}
        self._suffix_types: dict[str, str] = {}
        self._targets: list[str] = []

    def as_utf8(self, part: str, data: bytes) -> bytes:
        """XML in UTF-16 becomes UTF-8; other parts stay as they are."""
        if data.startswith(b"\xef\xbb\xbf") and part.endswith(_XML_SUFFIXES):
            return data[3:]
        if not (data.startswith(_UTF16_MARKS) and part.endswith(_XML_SUFFIXES)):
            return data
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            self._refuse("Phần này không phải là chữ UTF-16 đúng.", _RESAVE, part)
            return b""
        body = text.split("?>", 1)[1] if text.startswith("<?xml") and "?>" in text else text
        return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + body.encode("utf-8", "replace")

    def look_at(self, parts: Mapping[str, bytes]) -> None:
        """Every part in turn, the directory of parts first."""
        if CONTENT_TYPES not in parts:
            self._refuse("Tệp zip này không phải là tệp Word: thiếu [Content_Types].xml.", _RESAVE)
            return
        self._read_xml(CONTENT_TYPES, parts[CONTENT_TYPES], self._content_type)
        for part, data in parts.items():
            if part != CONTENT_TYPES and self._elements <= MAX_ELEMENTS:
                self._look_at_part(part, data)
        self._find_main(parts)

    def _look_at_part(self, part: str, data: bytes) -> None:
        content_type = self.type_of(part)
        if (reason := _active_content(part, content_type)) is not None:
            self._refuse(*reason, part)
        if not (part.endswith(_XML_SUFFIXES) or content_type.endswith(("+xml", "/xml"))):
            return
        if part.endswith(".rels"):
            self._read_xml(part, data, lambda tag, row: self._relationship(part, tag, row))
        elif self._read_xml(part, data):
            for fault in field_faults(data):
                self._refuse(*fault, part)
            self._count_tags(data)

    def _count_tags(self, data: bytes) -> None:
        """Tags are counted before anything looks at them: each look at one costs time."""
        text = _MARKUP.sub(b"", data)
        before = self._tags
        self._tags += sum(max(text.count(opening), data.count(opening)) for opening in _TAG_OPENINGS)
        if before <= MAX_TAGS < self._tags:
            self._refuse(f"Mẫu có quá {MAX_TAGS} thẻ.", "Dùng vòng lặp, hoặc chia mẫu thành nhiều tệp.")

    def _find_main(self, parts: Mapping[str, bytes]) -> None:
        """The body is the one part of the right type, and the one that Word would open."""
        found = [part for part in parts if self.type_of(part) == MAIN_TYPE]
        if len(found) == 1 and self._targets == found:
            self.main = found[0]
            if _STRICT_NAMESPACE in parts[self.main][:4096]:
                self._refuse(
                    "Tệp lưu theo dạng Strict Open XML, chương trình không đọc được.", _STRICT_REMEDY
                )
        elif len(found) > 1 or (found and len(self._targets) > 1):
            self._refuse("Tệp có nhiều hơn một thân văn bản.", _DISTRUST)
        elif not any("macroEnabled" in content_type for content_type in self._types.values()):
            self._refuse(
                f"Tệp không có thân văn bản Word (thường là word/document.xml); {self._kind(parts)}.", _RESAVE
            )

    def _kind(self, parts: Mapping[str, bytes]) -> str:
        known = {
            "xl/workbook.xml": "đây là bảng tính Excel",
            "ppt/presentation.xml": "đây là bài trình chiếu PowerPoint",
        }
        if any(self.type_of(part).endswith(".template.main+xml") for part in parts):
            return "đây là tệp mẫu .dotx"
        return next(
            (kind for part, kind in known.items() if part in parts), "phần đó thiếu hoặc khai sai kiểu"
        )

    def type_of(self, part: str) -> str:
        """The content type that the directory of parts gives to `part`."""
        return self._types.get(part, self._suffix_types.get(part.rpartition(".")[2].lower(), ""))

    def _content_type(self, tag: str, row: Mapping[str, str]) -> None:
        if tag == "Override":
            self._types[row.get("PartName", "").lstrip("/")] = row.get("ContentType", "")
        elif tag == "Default":
            self._suffix_types[row.get("Extension", "").lower()] = row.get("ContentType", "")

    def _relationship(self, part: str, tag: str, row: Mapping[str, str]) -> None:
        if tag != "Relationship":
            return
        kind = kind_of(row.get("Type", ""))
        if part == ROOT_RELATIONSHIPS and kind == "officeDocument":
            self._targets.append(normpath(row.get("Target", "").lstrip("/")))
        if (fault := link_fault(row)) is not None:
            self._refuse(*fault, part)

    def _read_xml(
        self, part: str, data: bytes, on_element: Callable[[str, dict[str, str]], None] | None = None
    ) -> bool:
        """Read one XML part to its end; say where it stops being well-formed, or what in it is dangerous.

        False when something was said.
        """
        before = len(self.problems)
        if b"\x00" in data:
            self._refuse("Phần này không phải là XML ghi bằng UTF-8.", _RESAVE, part)
            return False
        parser = expat.ParserCreate("utf-8", " ")
        depth = 0

        def start(tag: str, row: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > MAX_DEPTH:
                raise _DangerousXml(f"Phần này lồng quá {MAX_DEPTH} lớp.")
            if len(row) > MAX_ATTRIBUTES:
                raise _DangerousXml(f"Một phần tử XML có {len(row)} thuộc tính, quá {MAX_ATTRIBUTES}.")
            if self._elements > MAX_ELEMENTS:
                raise _DangerousXml(f"Tệp có quá {MAX_ELEMENTS} phần tử XML.")
            if on_element is not None:
                on_element(tag.rpartition(" ")[2], row)

        def end(_tag: str) -> None:
            nonlocal depth
            depth -= 1

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.XmlDeclHandler = _refuse_other_encodings
        try:
            parser.Parse(data, True)
        except _DangerousXml as danger:
            self._refuse(str(danger), _DISTRUST, part, parser.CurrentLineNumber)
        except expat.ExpatError as error:
            what = f"XML sai ở cột {error.offset + 1} ({expat.ErrorString(error.code)})."
            self._refuse(what, _RESAVE, part, error.lineno)
        return len(self.problems) == before

    def _refuse(self, what: str, remedy: str, part: str = "", line: int | None = None) -> None:
        detail = ", ".join([f"phần {part}"] * bool(part) + [f"dòng {line}"] * (line is not None))
        self.problems.append(Problem(what, remedy, Place(self.name, detail=detail)))


class _DangerousXml(Exception):
    """XML that must not be read further; says why."""


def _refuse_doctype(*_: object) -> NoReturn:
    raise _DangerousXml("Phần này khai DOCTYPE, thứ mà Word không bao giờ viết.")


def _refuse_other_encodings(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
        raise _DangerousXml(f"Phần này ghi bằng bảng mã {encoding}, không phải UTF-8.")


_OLE_REMEDY = "Mở bằng Word, xóa đối tượng đó hoặc dán lại nó thành ảnh."


def _active_content(part: str, content_type: str) -> tuple[str, str] | None:
    """Why a part that could run must go: what it is and what to do."""
    kind, path = content_type.lower(), part.lower()
    if "macroenabled" in kind or "vbaproject" in kind or path.endswith(("vbaproject.bin", "vbadata.xml")):
        return "Mẫu chứa macro.", "Mở bằng Word, lưu lại dạng Word Document (.docx), loại không có macro."
    if "activex" in kind or "/activex/" in path:
        return "Mẫu chứa nút điều khiển ActiveX.", "Mở bằng Word, xóa các nút điều khiển đó rồi lưu lại."
    if "oleobject" in kind or ("/embeddings/" in path and path.endswith(".bin")):
        return "Mẫu chứa đối tượng nhúng của chương trình khác.", _OLE_REMEDY
    return None


def relationships(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Each internal relationship of `part`: its id, its kind (see `kind_of`), the part it leads to."""
    folder, _, file = part.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    rows: list[dict[str, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda tag, row: rows.append(row) if tag.endswith(" Relationship") else None
    parser.Parse(package.parts.get(rels, b"<none/>"), True)
    for row in rows:
        if row.get("TargetMode", "Internal") == "Internal":
            target = row["Target"]
            path = target[1:] if target.startswith("/") else normpath(f"{folder}/{target}")
            yield row["Id"], kind_of(row["Type"]), path
