"""The new file that becomes the comparison: its parts, and what is added to them from the old file."""

from collections.abc import Iterator
from hashlib import sha256
from posixpath import relpath

from lxml import etree

from vanban.docx.engine.archive import CONTENT_TYPES
from vanban.docx.measure.names import Element, W
from vanban.docx.measure.package import RESAVE, WordFile
from vanban.docx.measure.styles import Styles, read_styles
from vanban.docx.mend.parts import Parts
from vanban.errors import DataError

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIGNATURES = "_xmlsignatures/"
_STRICT = "Mở bằng Word, chọn Lưu Như, kiểu Word Document (.docx), không chọn Strict Open XML Document."


class Target(Parts):
    """The parts of the new file. Protection is no hindrance and a signature goes: what is made is another file."""

    def tree(self, part: str) -> Element:
        """The root of an XML part.

        Raises:
            DataError: there is no such part, or it is damaged or too long.
        """
        if part not in self._trees:
            self._file.parse(self.raw(part), part)  # refuses what is dangerous
        return super().tree(part)

    def digest(self, part: str, id: str) -> str:
        """What stands behind a relationship of `part`; "" for an unknown one."""
        return digest_behind(self._file, part, id)

    def cascade(self) -> Styles:
        """What its styles give, as the file came."""
        return styles_of(self._file)

    def free_part(self, stem: str, suffix: str) -> str:
        """A name that no part has yet."""
        folder = self.main.rpartition("/")[0]
        prefix = f"{folder}/" if folder else ""
        names = (f"{prefix}{stem}{n or ''}{suffix}" for n in range(10_000))
        return next(name for name in names if name not in self)

    def add_part(self, part: str, content: bytes, content_type: str) -> None:
        """A new part of this type."""
        self._added[part] = content
        row = etree.SubElement(self.tree(CONTENT_TYPES), f"{{{_PACKAGE}/content-types}}Override")
        row.set("PartName", f"/{part}")
        row.set("ContentType", content_type)

    def relate_part(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """A new relationship of the part `source`; its id."""
        folder, _, file = source.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self:
            head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
            self._added[rels] = head + f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        root = self.tree(rels)
        taken = {row.get("Id") for row in root}
        id = next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}" not in taken)
        row = etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship")
        row.set("Id", id)
        row.set("Type", f"{_OFFICE}/{kind}")
        row.set("Target", target if external else relpath(target, folder or "."))
        if external:
            row.set("TargetMode", "External")
        return id

    def refuse(self, what: str) -> DataError:
        """Why this file can't be compared."""
        return self._file.refusal(what, RESAVE)

    def _refuse_closed(self) -> None:
        if self.tree(self.main).tag != f"{W}document":
            raise self._file.refusal(
                "Tệp lưu theo dạng Strict Open XML, chương trình không sửa được.", _STRICT
            )
        signed = [part for part in self._file.entries if part.startswith(_SIGNATURES)]
        for part in signed:
            del self._file.entries[part]
        if signed:
            self._forget(signed)

    def _forget(self, parts: list[str]) -> None:
        for row in list(self._rows("_rels/.rels")):
            if row.get("Target", "").lstrip("/").startswith(_SIGNATURES):
                row.getparent().remove(row)
        for row in list(self._rows(CONTENT_TYPES)):
            if row.get("PartName", "").lstrip("/") in parts:
                row.getparent().remove(row)

    def _rows(self, part: str) -> Iterator[Element]:
        return iter(list(self.tree(part)) if part in self else ())


def styles_of(file: WordFile) -> Styles:
    """What the styles of a file give."""
    return read_styles(file, file.xml(file.related("settings")))


def digest_behind(file: WordFile, part: str, id: str) -> str:
    """The digest of the part, or the address, that a relationship leads to; "" for an unknown one."""
    relation = next((r for r in file.relations(part) if r.id == id), None)
    if relation is None:
        return ""
    return relation.target if relation.external else sha256(file.image(relation.target)).hexdigest()
