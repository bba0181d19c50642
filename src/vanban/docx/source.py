"""A part of a template as Jinja reads it: docxtpl's own preparation, and which tag stands on which line."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from vanban.errors import Place

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ANY_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]|\{_[{%]|[%}]_\}")
_TAGGED_PARTS = re.compile(
    r"word/(?:document|header|footer|footnotes|endnotes|comments|charts/chart)\w*\.xml|docProps/\w+\.xml"
)
_CELL_TAG = re.compile(r"\{%\s*(?:tc\s|colspan\s|hm\s*%)|\{\{tc\s")


def may_hold_tags(name: str) -> bool:
    """Is `name` a part whose text a clerk writes?"""
    return bool(_TAGGED_PARTS.fullmatch(name))


def holds_tags(part: bytes) -> bool:
    """Does the XML hold anything for the template language, even when Word has split the braces over runs?"""
    return bool(_ANY_TAG.search(part))


@dataclass(frozen=True)
class Source:
    """One part of a template: the file as shown to people, the part's name, its XML as Word wrote it.

    `body_only`: a shared part, of which only the content of the body counts.
    """

    file: str
    part: str
    original: bytes
    body_only: bool = False

    @cached_property
    def text(self) -> str:
        """The XML after docxtpl's `patch_xml`, with a line break inside each tag: no two tags share a line."""
        return _TAG.sub(lambda tag: _broken(tag.group()), patch(self.original, self.body_only))

    @cached_property
    def _tags(self) -> tuple[list[int], list[str]]:
        starts, tags = [], []
        for tag in _TAG.finditer(self.text):
            starts.append(self.text.count("\n", 0, tag.start()) + 1)
            tags.append(tag.group().replace("\n", "", 1))
        return starts, tags

    def tag(self, line: int) -> str:
        """The tag that stands on `line` of the text, as it was written: `{{ so_lieu.ty_le }}`."""
        starts, tags = self._tags
        number = bisect_right(starts, line - 1) - 1
        return tags[number] if number >= 0 else ""

    def place(self, line: int) -> Place:
        """Where the tag on `line` stands, in words."""
        return Place(self.file, detail=self.part if line else self.part)


def _broken(tag: str) -> str:
    """`tag` with a line break after its opening, where Jinja does not mind it."""
    if tag.startswith("{#"):
        return tag
    opening = 3 if tag[2] in "-+" else 2
    return f"{tag[:opening]}\n{tag[opening:]}"


def patch(original: bytes, body_only: bool = False) -> str:
    """What docxtpl would give to Jinja for this part."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate.patch_xml(None, serialised(original, body_only)))


def serialised(original: bytes, body_only: bool = False) -> str:
    """The XML as lxml writes it: no entities but the five, blanks between elements gone."""
    from lxml import etree

    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(original, parser)
    if not body_only:
        return str(etree.tostring(root, encoding="unicode"))
    body = root.find("{*}body")
    for section in body.findall("{*}sectPr"):
        body.remove(section)
    whole = str(etree.tostring(body, encoding="unicode"))
    return whole[whole.index(">") + 1 : whole.rindex("<")] if len(body) else ""


def needs_grid_check(source: Source) -> bool:
    """Can rendering change the number of cells of a row, so that the table's columns no longer fit?"""
    return bool(_CELL_TAG.search(re.sub(r"<[^>]*>", "", source.original.decode())))
