"""Sections: their paper and margins, as far as a comparison can mark them."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from vanban.docx.measure.names import Element, W, local
from vanban.docx.redline.imports import same_said
from vanban.docx.redline.marks import Marker

_COMPARED = ("pgSz", "pgMar", "cols")
_NOT_KEPT = ("headerReference", "footerReference", "sectPrChange", "printerSettings", "")


def sections_of(body: Element) -> Iterator[Element]:
    """The properties of each section, in order."""
    for section in body.iter(f"{W}sectPr"):
        if section.getparent().tag in (f"{W}pPr", f"{W}body"):
            yield section


def mark_sections(marker: Marker, old: Sequence[Element], new: Sequence[Element]) -> list[str]:
    """Let rejecting give each section its paper and margins back; Vietnamese sentences about what it does not."""
    if len(old) != len(new):
        return [
            f"Bản mới có {len(new)} phần (section), bản cũ có {len(old)}: không đánh dấu được chỗ ngắt phần."
        ]
    told = []
    for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
        if not same_said(_compared(before), _compared(after)):
            kept = etree.Element(f"{W}sectPr")
            kept.extend(deepcopy(child) for child in before if local(child) not in _NOT_KEPT)
            marker.keep_look(after, kept)
            told.append(
                f"Khổ giấy, lề hoặc số cột của phần {number} đã đổi; từ chối trong Word thì trở lại như cũ, trong"
                " LibreOffice thì không."
            )
    return told


def _compared(section: Element) -> Element:
    made = etree.Element("section")
    made.extend(deepcopy(child) for child in section if local(child) in _COMPARED)
    return made
