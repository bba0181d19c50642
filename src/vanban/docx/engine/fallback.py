"""Sub-documents: docxtpl itself renders, for it merges their styles and numbering into the template."""

import io
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from docx.opc.oxml import parse_xml
from docxtpl import DocxTemplate, InlineImage
from jinja2 import FunctionLoader

from vanban.docx.engine.archive import deflate, fixed_order, lay_out, pack
from vanban.docx.engine.dialect import Dialect
from vanban.docx.engine.media import Image, to_emu
from vanban.docx.engine.template_file import TemplateFile
from vanban.docx.engine.values import text
from vanban.docx.reading.container import unpack

_CORE_TEXTS = (
    "author",
    "category",
    "comments",
    "content_status",
    "identifier",
    "keywords",
    "language",
    "subject",
    "title",
    "version",
)


class SubdocumentTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template in our environment, with what is wrong in its render mended. For one render only."""

    def __init__(self, file: TemplateFile, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(io.BytesIO(file.files[file.name]))
        self._file = file
        self.environment = _DocxtplDialect(filters, self)
        self.environment.loader = FunctionLoader(lambda name: file.shared(name).text)

    def to_bytes(self, context: dict[str, Any]) -> bytes:
        """Render, and write the zip in our own fixed form."""
        self.render(context, self.environment)
        out = io.BytesIO()
        self.save(out)
        parts = unpack(out.getvalue(), self._file.package.name)
        return pack(lay_out(fixed_order(deflate(name, content) for name, content in parts.items())), [])

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """All texts of the core properties, escaped once, by XML."""
        if not any(source.part == "docProps/core.xml" for source in self._file.tagged):
            return
        properties = self.docx.core_properties
        for name in _CORE_TEXTS:
            rendered = self.environment.from_string(getattr(properties, name)).render(context)
            setattr(properties, name, unescape(rendered))

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Every other part with tags, once: docxtpl runs the text of footnotes again for each section."""
        done = ("document.xml", "core.xml")
        tagged = {source.part for source in self._file.tagged if not source.part.endswith(done)}
        for part in self.docx.part.package.iter_parts():
            if (
                part.partname.lstrip("/") in tagged
                and "header" not in part.partname
                and "footer" not in part.partname
            ):
                xml = self.render_xml_part(
                    self.patch_xml(part.blob.decode()), part, context, self.environment
                )
                if hasattr(part, "_element"):
                    part._element = parse_xml(xml.encode())
                else:
                    part._blob = xml.encode()


class _DocxtplDialect(Dialect):
    """The dialect for docxtpl's own render: values that write into the package do so through docxtpl."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]], template: SubdocumentTemplate) -> None:
        super().__init__(filters)
        self._template = template
        self.text = self._text

    def _text(self, value: object) -> str:
        if isinstance(value, Image):
            size = to_emu(value.width_mm), to_emu(value.height_mm)
            value = InlineImage(self._template, io.BytesIO(value.content), *size)
        if type(value).__module__.startswith("docxtpl."):
            return str(value)
        return text(value)
