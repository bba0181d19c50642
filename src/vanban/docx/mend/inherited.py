"""What letters and paragraphs inherit from their styles, as the measure has it."""

from lxml import etree

from vanban.docx.measure.formats import as_format
from vanban.docx.measure.numbering import Numbering
from vanban.docx.measure.properties import Properties, paragraph_properties
from vanban.docx.measure.styles import Look, Styles
from vanban.docx.measure.theme import Theme
from vanban.docx.mend.schema import W


class Inherited:
    """The styles of a file; direct formatting is asked first."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles = Styles(styles, Theme(), Numbering())

    def style(self, paragraph: etree._Element) -> str:
        """The id of the style that a paragraph names."""
        own = next(paragraph.iterchildren(f"{W}pPr"), None)
        named = None if own is None else own.find(f"{W}pStyle")
        return "" if named is None else named.get(f"{W}val", "")

    def look(self, run: etree._Element, style: str) -> Look:
        """How the letters of a run look in a paragraph of this style; what only a theme names is not known."""
        own = run.find(f"{W}rPr")
        said = () if own is None else tuple((child.tag, *child.items()) for child in own)
        return self._styles.look(style, said, own, None)

    def align(self, paragraph: etree._Element) -> str:
        """How a paragraph is aligned."""
        return str(self._properties(paragraph).get("jc", "left"))

    def before_pt(self, paragraph: etree._Element) -> float:
        """The gap above a paragraph."""
        return as_format(self._properties(paragraph), 0.0).before_pt

    def _properties(self, paragraph: etree._Element) -> Properties:
        own = paragraph_properties(paragraph.find(f"{W}pPr"))
        return self._styles.paragraph(self.style(paragraph), own)
