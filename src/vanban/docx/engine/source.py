"""A part of a template as Jinja reads it: docxtpl's own preparation, and which tag stands on which line."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vanban.errors import Place

if TYPE_CHECKING:
    from vanban.docx.reading.places import Lines

_TAG = re.compile(
    r"\{%[-+]?\s*raw\s*-?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL
)
_ANY_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]|\{_[{%]|[%}]_\}")
_CELL_PROPERTIES = re.compile(r"(<w:tcPr(?: [^>]*)?>)((?:(?!</w:tcPr>).)*\{[{%].*?)(</w:tcPr>)", re.DOTALL)
_CHILD = re.compile(r'<w:(\w+)(?: [\w:]+="[^"]*")*(?:/>|>.*?</w:\1>)', re.DOTALL)
_CELL_ORDER = (  # ISO/IEC 29500-1, 17.4.69, CT_TcPr, as far as templates can put something between them
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)
_BODY = re.compile(r"<w:body(?: [^>]*)?>(.*)</w:body>", re.DOTALL)
_CELL_TAG = re.compile(r"\{%\s*(?:tc\s|colspan\s|hm\s*%)|\{\{tc\s")
_PARAGRAPH = re.compile(r"<w:p[ >]")


def holds_tags(content: bytes) -> bool:
    """Does the XML hold anything for the template language, even with its braces split over runs?"""
    return bool(_ANY_TAG.search(content))


@dataclass(frozen=True)
class Source:
    """One part of a template.

    `file` is the template as shown to people, `part` the part's name in it, `label` what a clerk calls it,
    `original` its XML as Word wrote it. Of a shared part (`shared`) only what stands in the body counts.
    """

    file: str
    part: str
    original: bytes
    label: str = ""
    shared: bool = False

    @cached_property
    def xml(self) -> str:
        """The XML as lxml writes it: no entities but the five, blanks between elements gone."""
        from lxml import etree

        parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
        return str(etree.tostring(etree.fromstring(self.original, parser), encoding="unicode"))

    @cached_property
    def text(self) -> str:
        """What docxtpl gives to Jinja, with a line break inside each tag: no two tags share a line."""
        patched = patch(body(self.xml) if self.shared else self.xml)
        return _TAG.sub(lambda tag: _broken(tag.group()), patched)

    @cached_property
    def _tags(self) -> tuple[list[int], list[re.Match[str]]]:
        tags = list(_TAG.finditer(self.text))
        return [self.text.count("\n", 0, tag.start()) + 1 for tag in tags], tags

    def _match(self, line: int) -> re.Match[str] | None:
        starts, tags = self._tags
        number = bisect_right(starts, line - 1) - 1
        return tags[number] if number >= 0 else None

    def tag(self, line: int) -> str:
        """The tag that ends on `line` of the text, as it was written: `{{ so_lieu.ty_le }}`."""
        found = self._match(line)
        return found.group().replace("\n", "", 1) if found else ""

    def place(self, line: int) -> Place:
        """Where the tag on `line` stands, as a clerk counts in Word."""
        found = self._match(line)
        before = self.text[: found.start()] if found else ""
        added = len(_TAG.findall(before)) - before.count("{#")
        number = 1 + len(_PARAGRAPH.findall(before)) + before.count("\n") - added
        return Place(self.file, detail=self._lines.place(number, self.tag(line)))

    @cached_property
    def _lines(self) -> "Lines":
        """The way from the lines of the patched XML back to what the clerk sees."""
        from vanban.docx.reading.places import mark, unmark

        marked = mark(self.xml)
        return unmark(patch(body(marked) if self.shared else marked), self.xml, self.label)[1]


def patch(xml: str) -> str:
    """Docxtpl's preparation: tags joined over runs, rows and paragraphs that hold only a tag unwrapped."""
    from docxtpl import DocxTemplate

    return _CELL_PROPERTIES.sub(_in_schema_order, DocxTemplate.patch_xml(None, xml))


def _in_schema_order(properties: re.Match[str]) -> str:
    """Put what docxtpl adds to a cell's properties (colour, span, merge) where the schema wants it."""
    start, content, end = properties.groups()
    children = list(_CHILD.finditer(content))
    if "".join(child.group() for child in children) != content:
        return properties.group()
    children.sort(
        key=lambda child: _CELL_ORDER.index(child[1]) if child[1] in _CELL_ORDER else len(_CELL_ORDER)
    )
    return start + "".join(child.group() for child in children) + end


def body(xml: str) -> str:
    """What stands in the body of a document, without the page settings at its end."""
    found = _BODY.search(xml)
    content = found.group(1) if found else ""
    settings = content.rfind("<w:sectPr")
    at_end = settings >= 0 and not re.search(r"</w:(?:p|tbl|sdt)>", content[settings:])
    return content[:settings] if at_end else content


def changes_columns(source: Source) -> bool:
    """Can rendering change the number of cells of a row, so that the columns of its table no longer fit?"""
    return bool(_CELL_TAG.search(re.sub(r"<[^>]*>", "", source.xml)))


def _broken(tag: str) -> str:
    """`tag` with a line break after its opening, where Jinja does not mind it."""
    if tag.startswith("{#"):
        return tag
    opening = 3 if tag[2] in "-+" else 2
    return f"{tag[:opening]}\n{tag[opening:]}"
