"""WordprocessingML wants the children of an element in one order: what is added is put where it belongs."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
OFF = ("0", "false", "off")

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs"
    " em lang eastAsianLayout specVanish oMath"
)
_ORDERS: Mapping[str, str] = {
    # CT_RPr, and CT_ParaRPr of a paragraph mark, whose revision marks stand first
    "rPr": f"ins del moveFrom moveTo {_RUN} * rPrChange",
    # CT_PPr
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr * pPrChange",
    # CT_SectPr; references to headers and footers in the order of the file
    "sectPr": "headerReference=footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings *"
    " sectPrChange",
    # CT_TrPr
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc"
    " hidden * ins del trPrChange",
    # CT_TblPr
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription * tblPrChange",
    # CT_Settings, as far as what we add needs it: whatever else there is comes later
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
    " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData"
    " embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins *",
    "p": "pPr *",
    "r": "rPr *",
    "tr": "tblPrEx trPr *",
}


def _ranks(order: str) -> dict[str, int]:
    return {name: rank for rank, names in enumerate(order.split()) for name in names.split("=")}


ORDERS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {parent: MappingProxyType(_ranks(order)) for parent, order in _ORDERS.items()}
)
"""The place of each child in its parent, by local names; `*` is the place of all that is not named."""

_OTHERS = f"{W}*"
_RANKS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {W + parent: {W + name: rank for name, rank in ranks.items()} for parent, ranks in ORDERS.items()}
)


def place(parent: etree._Element, child: etree._Element) -> etree._Element:
    """Put `child` into `parent`, before all that must come after it."""
    ranks = _RANKS[parent.tag]
    others = ranks[_OTHERS]
    own = ranks.get(child.tag, others)
    for position, other in enumerate(parent):
        if ranks.get(other.tag, others) > own:
            parent.insert(position, child)
            return child
    parent.append(child)
    return child


def need(parent: etree._Element, name: str) -> etree._Element:
    """The child of this local name, made at its place when there is none."""
    tag = W + name
    found = next(parent.iterchildren(tag), None)  # which lxml finds faster than by a path
    return place(parent, etree.Element(tag)) if found is None else found


def properties(element: etree._Element) -> etree._Element:
    """The `pPr`, `rPr` or `trPr` of a paragraph, run or row."""
    return need(element, f"{element.tag.removeprefix(W)}Pr")


def set_value(parent: etree._Element, name: str, value: str) -> None:
    """`<w:name w:val="value"/>`, and nothing else on it."""
    element = need(parent, name)
    if element.get(f"{W}val") != value or len(element.attrib) > 1:
        element.attrib.clear()
        element.set(f"{W}val", value)


def set_flag(parent: etree._Element, name: str, on: bool) -> None:
    """`<w:name/>`, or `<w:name w:val="0"/>`, which also turns off what a style turns on."""
    element = need(parent, name)
    element.attrib.clear()
    if not on:
        element.set(f"{W}val", "0")


def remove(parent: etree._Element, *names: str) -> None:
    """Take these children out."""
    for name in names:
        for child in parent.findall(W + name):
            parent.remove(child)


def drop(element: etree._Element, *names: str) -> None:
    """Take these attributes off."""
    for name in names:
        element.attrib.pop(W + name, None)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch like `<w:vanish/>` is there and on."""
    return element is not None and element.get(f"{W}val", "1") not in OFF


def twips(length_mm: float) -> str:
    """A length in twentieths of a point."""
    return str(round(length_mm * 1440 / 25.4))
