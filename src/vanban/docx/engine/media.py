"""Images that come with the data: put into the package while a document is rendered."""

import hashlib
import io
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import count
from posixpath import basename, relpath
from typing import Any

from vanban.docx.engine.archive import CONTENT_TYPES

_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_EMU_PER_MM = 36_000
DRAWING = "<wp:docPr"
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_FIRST_DRAWING_ID = 1001  # as docxtpl numbers them
_MEDIA = re.compile(r"word/media/[A-Za-z]+(\d*)\.\w+")


class NotAnImage(ValueError):
    """The bytes are no image that Word can show."""


@dataclass(frozen=True)
class Image:
    """An image as a value of the context: `{{ chu_ky }}`.

    Without width and height it keeps its own size; with one of them it keeps its proportions.
    """

    content: bytes
    width_mm: float | None = None
    height_mm: float | None = None
    description: str = ""

    def __html__(self) -> str:
        """The drawing, its image put into the document that is being rendered."""
        size = to_emu(self.width_mm), to_emu(self.height_mm)
        return rendering.get().insert(self.content, "", *size, self.description, "")


def to_emu(mm: float | None) -> int | None:
    """Word's unit for drawings."""
    return round(mm * _EMU_PER_MM) if mm else None


class Media:
    """The images of one document while it is rendered. `part` is the part that is being rendered."""

    def __init__(self, names: Mapping[str, Any], read: Callable[[str], bytes]) -> None:
        self.part = ""
        self.changed: dict[str, bytes] = {}
        self.parts: set[str] = set()  # that got an image
        self._names, self._read = names, read
        self._images: dict[str, str] | None = None

    def insert(
        self, content: bytes, filename: str, width: int | None, height: int | None, description: str, url: str
    ) -> str:
        """The XML of a drawing that shows `content`, to stand inside a run's text. Sizes in EMU.

        Raises:
            NotAnImage: python-docx does not know this kind of image.
        """
        from docx.image.exceptions import (
            InvalidImageStreamError,
            UnexpectedEndOfFileError,
            UnrecognizedImageError,
        )
        from docx.image.image import Image as Measured
        from docx.oxml.shape import CT_Inline

        try:
            image = Measured.from_file(io.BytesIO(content))
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as error:
            raise NotAnImage from error
        self.parts.add(self.part)
        name = self._store(image.sha1, image.ext, image.content_type, content)
        link = self.relate("image", name)
        columns, rows = image.scaled_dimensions(width, height)
        inline = CT_Inline.new_pic_inline(1, link, filename or image.filename, columns, rows)
        if description:
            inline.docPr.set("descr", description)
        if url:
            _add_link(inline, self.relate("hyperlink", url, external=True))
        return (
            f'</w:t></w:r><w:r><w:drawing>{_compact(inline)}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )

    def insert_inline_image(self, image: Any) -> str:
        """The same for an InlineImage of docxtpl."""
        given = image.image_descriptor
        if hasattr(given, "read"):
            given.seek(0)
            content, filename = given.read(), ""
        else:
            with open(given, "rb") as file:
                content, filename = file.read(), basename(str(given))
        return self.insert(content, filename, image.width, image.height, "", image.anchor or "")

    def _store(self, digest: str, suffix: str, content_type: str, content: bytes) -> str:
        """The name of the file that holds `content`: one that is there already, or a new one."""
        if self._images is None:
            existing = filter(_MEDIA.fullmatch, self._names)
            self._images = {hashlib.sha1(self._read(name)).hexdigest(): name for name in existing}  # noqa: S324 - python-docx tells images apart by SHA-1
        if digest not in self._images:
            used = {_number(name) for name in self._images.values()}
            number = next(n for n in range(1, len(used) + 2) if n not in used)
            self._images[digest] = f"word/media/image{number}.{suffix}"
            self.changed[self._images[digest]] = content
            self._declare(suffix, content_type)
        return self._images[digest]

    def add_part(self, stem: str, suffix: str, content: bytes, content_type: str) -> str:
        """The name of a new part with this content: `stem`, the first number that is free, `suffix`.

        Raises:
            TypeError: docxtpl is rendering, which has a package of its own.
        """
        if not self.part:
            raise TypeError("no part can be added beside a sub-document")
        types = self._current(CONTENT_TYPES)
        used = {*self._names, *self.changed}
        names = (f"{stem}{number}.{suffix}" for number in count(1))
        name = next(name for name in names if name not in used and f'"/{name}"' not in types)
        self.changed[name] = content
        declared = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
        self.changed[CONTENT_TYPES] = types.replace("</Types>", declared).encode()
        return name

    def _declare(self, suffix: str, content_type: str) -> None:
        types = self._current(CONTENT_TYPES)
        if f'extension="{suffix}"' not in types.lower():
            default = f'<Default Extension="{suffix}" ContentType="{content_type}"/>'
            self.changed[CONTENT_TYPES] = re.sub(
                r"(<Types\b[^>]*>)", rf"\1{default}", types, count=1
            ).encode()

    def relate(self, kind: str, target: str, *, of: str = "", external: bool = False) -> str:
        """The id of the relationship from a part (`of`, else the current one) to `target`, new when there is none."""
        folder, _, file = (of or self.part).rpartition("/")
        name = f"{folder}/_rels/{file}.rels"
        rels = self._current(name)
        ids = dict(_relationships(rels))
        address = target if external else relpath(target, folder)
        if address in ids.values():
            return next(key for key, value in ids.items() if value == address)
        key = next(f"rId{n}" for n in range(1, len(ids) + 2) if f"rId{n}" not in ids)
        mode = ' TargetMode="External"' if external else ""
        row = f'<Relationship Id="{key}" Type="{_RELATIONSHIP}{kind}" Target="{escape(address)}"{mode}/>'
        self.changed[name] = rels.replace("</Relationships>", f"{row}</Relationships>").encode()
        return key

    def _current(self, name: str) -> str:
        if name in self.changed:
            return self.changed[name].decode()
        if name not in self._names:
            return _NO_RELATIONSHIPS
        text = self._read(name).decode()
        return re.sub(r"<Relationships\b([^>]*)/>", r"<Relationships\1></Relationships>", text)


rendering: ContextVar[Media] = ContextVar("rendering")


def number_drawings(xml: str, first: int = _FIRST_DRAWING_ID) -> str:
    """Number the drawings of a part from `first`: a drawing in a loop repeats its number otherwise."""
    numbers = iter(range(first, first + xml.count(DRAWING)))
    return _DRAWING_ID.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", xml)


@lru_cache(maxsize=64)  # those of a template are the same in every document
def _relationships(rels: str) -> tuple[tuple[str, str], ...]:
    from lxml import etree

    root = etree.fromstring(rels.encode(), etree.XMLParser(resolve_entities=False))
    return tuple((row.get("Id"), row.get("Target")) for row in root)


def _number(name: str) -> int | None:
    found = _MEDIA.fullmatch(name)
    return int(found[1]) if found and found[1] else None


def _compact(element: Any) -> str:
    from lxml import etree

    for part in element.iter():
        part.text = part.tail = None
    return str(etree.tostring(element, encoding="unicode"))


def _add_link(inline: Any, link: str) -> None:
    """Make the image lead to a web page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for holder in (inline.docPr, inline.xpath(".//pic:cNvPr")[0]):
        click = OxmlElement("a:hlinkClick")
        click.set(qn("r:id"), link)
        holder.append(click)
