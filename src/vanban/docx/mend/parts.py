"""The parts of a Word file that is being mended: what stays the same stays the same byte for byte."""

import re
import struct
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from posixpath import normpath, relpath

from lxml import etree

from vanban.docx.engine.archive import Entry, deflate, lay_out, pack
from vanban.docx.measure.package import RESAVE, open_word_file
from vanban.docx.mend.schema import OFF, W

REFERENCE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = f"{{{_PACKAGE}/relationships}}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
_ENCRYPTED = 0x1  # a flag of an entry of the zip
_LENGTHS_AT = 26  # where an entry's own head tells the lengths of its name and of what follows it
_NOT_STRICT = "Mở bằng Word, chọn Lưu Như, kiểu Word Document (.docx), không chọn Strict Open XML Document."


class Parts:
    """The parts by name. A part is parsed when it is first asked for, and written anew only if its tree changed."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Open the file.

        Raises:
            DataError: it is no Word file, is damaged, or its owner has closed it to changes.
        """
        self._raw = raw
        self._file = open_word_file(raw, name)
        self.main = self._file.main
        self._read: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}
        self._before: dict[str, bytes] = {}
        self._relations: dict[str, list[tuple[str, str, str]]] = {}
        self._paragraphs: dict[str, list[etree._Element]] = {}
        self._refuse_closed()

    def __contains__(self, part: str) -> bool:
        return part in self._added or part in self._file.entries

    def raw(self, part: str) -> bytes:
        """The bytes of an XML part as they came; none for a part that is not there."""
        if part in self._added:
            return self._added[part]
        if part not in self._read:
            self._read[part] = self._file.read(part)
        return self._read[part]

    def tree(self, part: str) -> etree._Element:
        """The root of an XML part.

        Raises:
            DataError: there is no such part, or it is damaged.
        """
        if part not in self._trees:
            try:
                root = etree.fromstring(self.raw(part), _parser())
            except (etree.XMLSyntaxError, ValueError):
                raise self._file.refusal(f"Phần {part} của tệp bị hỏng.", RESAVE) from None
            if root.getroottree().docinfo.internalDTD is not None:  # of a part that no measure has looked at
                raise self._file.refusal(f"Phần {part} khai DOCTYPE, thứ mà Word không bao giờ viết.", RESAVE)
            self._trees[part], self._before[part] = root, _body(root)
        return self._trees[part]

    def paragraph_list(self, part: str) -> list[etree._Element]:
        """All paragraphs of a part as they were when it was first asked for, so that indices stay true."""
        if part not in self._paragraphs:
            self._paragraphs[part] = list(self.tree(part).iter(f"{W}p"))
        return self._paragraphs[part]

    def of_kind(self, kind: str) -> str:
        """The name of the main part's own part of a kind (`styles`, `settings`), "" without one."""
        return next((part for _, found, part in self.relations(self.main) if found == kind), "")

    @cached_property
    def styles(self) -> bytes:
        """The bytes of the styles, to see whether they speak of something at all."""
        return self.raw(self.of_kind("styles"))

    def relations(self, part: str) -> Sequence[tuple[str, str, str]]:
        """Each internal relationship of a part: its id, the last word of its type, the part it leads to."""
        if part not in self._relations:
            self._relations[part] = list(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        rels = _rels_of(part)
        folder = part.rpartition("/")[0]
        for row in self.tree(rels).iter(_RELATION) if rels in self else ():
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
        self._added[part] = _HEAD + _body(content)
        if like and (rels := _rels_of(like)) in self:
            self._added[_rels_of(part)] = self.raw(rels)
        types = self.tree(_CONTENT_TYPES)
        row = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
        row.set("PartName", f"/{part}")
        row.set("ContentType", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
        return self._relate(kind, part)

    def packed(self) -> bytes:
        """The whole file; the very bytes that came when nothing changed."""
        changed = {part for part, root in self._trees.items() if _body(root) != self._before[part]}
        if not changed and not self._added:
            return self._raw
        parts = dict.fromkeys((*self._file.entries, *self._added))
        entries = [
            deflate(part, self._written(part) if part in changed else self._added[part])
            if part in changed or part in self._added
            else self._copied(part)
            for part in parts
        ]
        return pack(lay_out(entries), ())

    def _copied(self, part: str) -> Entry:
        """A part as it came, not even unpacked when it is deflated."""
        entry = self._file.entries[part]
        if entry.flag_bits & _ENCRYPTED:
            raise self._file.refusal("Tệp bị khóa bằng mật khẩu.", "Bỏ mật khẩu rồi lưu lại dạng .docx.")
        name_length, extra_length = struct.unpack_from("<2H", self._raw, entry.header_offset + _LENGTHS_AT)
        start = entry.header_offset + _LENGTHS_AT + 4 + name_length + extra_length
        data = self._raw[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            return deflate(part, data)
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise self._file.refusal(f"Phần {part} nén theo cách mà Word không dùng.", RESAVE)
        return Entry(part, entry.CRC, entry.file_size, data)

    def _written(self, part: str) -> bytes:
        head = _DECLARATION.match(self.raw(part))
        kept = head.group() if head and b"utf-8" in head.group().lower() else _HEAD
        return kept + _body(self._trees[part])

    def _relate(self, kind: str, part: str) -> str:
        rels = _rels_of(self.main)
        if rels not in self:
            self._added[rels] = _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        root = self.tree(rels)
        ids = {row.get("Id") for row in root}
        id = next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}" not in ids)
        row = etree.SubElement(root, _RELATION)
        row.set("Id", id)
        row.set("Type", f"{_OFFICE}/{kind}")
        row.set("Target", relpath(part, self.main.rpartition("/")[0] or "."))
        self._relations.pop(self.main, None)
        return id

    def _refuse_closed(self) -> None:
        if self.tree(self.main).tag != f"{W}document":
            raise self._file.refusal(
                "Tệp lưu theo dạng Strict Open XML, chương trình không sửa được.", _NOT_STRICT
            )
        if any(part.startswith("_xmlsignatures/") for part in self._file.entries):
            raise self._file.refusal(
                "Tệp đã được ký số; sửa tệp sẽ làm mất hiệu lực của chữ ký.",
                "Sửa trong bản chưa ký rồi trình ký lại.",
            )
        settings = self.of_kind("settings")
        protection = self.tree(settings).find(f"{W}documentProtection") if settings in self else None
        if protection is not None and protection.get(f"{W}enforcement", "0") not in OFF:
            raise self._file.refusal(
                "Văn bản đang được bảo vệ, không cho sửa.",
                "Mở bằng Word, vào Xem lại, Hạn chế chỉnh sửa, chọn Dừng bảo vệ, lưu lại rồi sửa.",
            )


def _parser() -> etree.XMLParser:
    """As the measuring one: notes between letters would part what it has read as one text."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        strip_cdata=False,
        remove_comments=True,
        remove_pis=True,
    )


def _body(root: etree._Element) -> bytes:
    """The XML of a part without its declaration."""
    written: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    return written


def _rels_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")
