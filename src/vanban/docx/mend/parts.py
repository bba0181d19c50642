"""The parts of a Word file that is being mended: what stays the same stays the same byte for byte."""

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import normpath, relpath

from lxml import etree

from vanban.docx.mend.schema import OFF, W
from vanban.errors import DataError, Place, Problem

REFERENCE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = f"{{{_PACKAGE}/relationships}}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
_DATE = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can hold


class Parts:
    """The parts by name. A part is parsed when it is first asked for, and written anew only if its tree changed."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        self._raw = raw
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            self._entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            self._bytes = {entry.filename: archive.read(entry) for entry in self._entries}
        self._trees: dict[str, etree._Element] = {}
        self._before: dict[str, bytes] = {}
        self.main = self._main()
        self.paragraphs: dict[str, list[etree._Element]] = {}
        self._refuse_closed()

    def __contains__(self, part: str) -> bool:
        return part in self._bytes

    def raw(self, part: str) -> bytes:
        """The bytes of a part as they came; none for a part that is not there."""
        return self._bytes.get(part, b"")

    def tree(self, part: str) -> etree._Element:
        """The root of an XML part.

        Raises:
            KeyError: there is no such part.
        """
        if part not in self._trees:
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, strip_cdata=False, remove_blank_text=False
            )
            self._trees[part] = root = etree.fromstring(self._bytes[part], parser)
            self._before[part] = _body(root)
        return self._trees[part]

    def paragraph_list(self, part: str) -> list[etree._Element]:
        """All paragraphs of a part as they were when it was first asked for, so that indices stay true."""
        if part not in self.paragraphs:
            self.paragraphs[part] = list(self.tree(part).iter(f"{W}p"))
        return self.paragraphs[part]

    def of_kind(self, kind: str) -> str:
        """The name of the main part's own part of a kind (`styles`, `settings`), "" without one."""
        return next((part for _, found, part in self.relations(self.main) if found == kind), "")

    def styles(self) -> bytes:
        """The bytes of the styles, to see whether they speak of something at all."""
        return self.raw(self.of_kind("styles"))

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Each internal relationship of a part: its id, the last word of its type, the part it leads to."""
        rels = _rels_of(part)
        if rels not in self:
            return
        folder = part.rpartition("/")[0]
        for row in self.tree(rels).iter(_RELATION):
            if row.get("TargetMode", "Internal") == "Internal":
                target = row.get("Target", "")
                path = normpath(target if target.startswith("/") else f"{folder}/{target}").lstrip("/")
                yield row.get("Id", ""), row.get("Type", "").rpartition("/")[2], path

    def add_header(self, kind: str, content: etree._Element, like: str = "") -> str:
        """A new header or footer (`kind`) of the main part; the id of the relationship that leads to it.

        `like`: the part that its content was copied from, whose own relationships it needs too.
        """
        folder = self.main.rpartition("/")[0]
        prefix = f"{folder}/" if folder else ""
        number = next(n for n in range(1, 10_000) if f"{prefix}{kind}{n}.xml" not in self)
        part = f"{prefix}{kind}{number}.xml"
        self._add(part, _HEAD + _body(content))
        if (rels := _rels_of(like)) in self and like:
            self._add(_rels_of(part), self._bytes[rels])
        types = self.tree(_CONTENT_TYPES)
        row = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
        row.set("PartName", f"/{part}")
        row.set("ContentType", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
        return self._relate(kind, part)

    def packed(self) -> bytes:
        """The whole file; the very bytes that came when nothing changed."""
        changed = {
            part: self._written(part)
            for part, root in self._trees.items()
            if _body(root) != self._before[part]
        }
        if not changed and len(self._entries) == len(self._bytes):
            return self._raw
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, entry in self._all_entries():
                archive.writestr(entry, changed.get(name, self._bytes[name]))
        return buffer.getvalue()

    def _all_entries(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        known = {entry.filename: entry for entry in self._entries}
        for name in self._bytes:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = known[name].compress_type if name in known else zipfile.ZIP_DEFLATED
            entry.external_attr = known[name].external_attr if name in known else 0
            entry.create_system = 0
            yield name, entry

    def _written(self, part: str) -> bytes:
        raw = self._bytes[part]
        head = _DECLARATION.match(raw)
        kept = head.group() if head and b"utf-8" in head.group().lower() else _HEAD
        return kept + _body(self._trees[part])

    def _add(self, part: str, raw: bytes) -> None:
        self._bytes[part] = raw

    def _relate(self, kind: str, part: str) -> str:
        rels = _rels_of(self.main)
        if rels not in self:
            self._add(rels, _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode())
        root = self.tree(rels)
        ids = {row.get("Id") for row in root}
        id = next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}" not in ids)
        row = etree.SubElement(root, _RELATION)
        row.set("Id", id)
        row.set("Type", f"{_OFFICE}/{kind}")
        row.set("Target", relpath(part, self.main.rpartition("/")[0] or "."))
        return id

    def _main(self) -> str:
        rows = self.relations("")
        return next((part for _, kind, part in rows if kind == "officeDocument"), "word/document.xml")

    def _refuse_closed(self) -> None:
        """Raise for a file that its owner has closed to changes."""
        if any(part.startswith("_xmlsignatures/") for part in self._bytes):
            what = "Tệp đã được ký số; sửa tệp sẽ làm mất hiệu lực của chữ ký."
            remedy = "Sửa trong bản chưa ký rồi trình ký lại."
            raise DataError(Problem(what, remedy, Place(self.name)))
        settings = self.of_kind("settings")
        protection = self.tree(settings).find(f"{W}documentProtection") if settings in self else None
        if protection is not None and protection.get(f"{W}enforcement", "0") not in OFF:
            what = "Văn bản đang được bảo vệ, không cho sửa."
            remedy = "Mở bằng Word, vào Xem lại, Hạn chế chỉnh sửa, chọn Dừng bảo vệ, lưu lại rồi sửa."
            raise DataError(Problem(what, remedy, Place(self.name)))


def _body(root: etree._Element) -> bytes:
    """The XML of a part without its declaration."""
    written: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    return written


def _rels_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")
