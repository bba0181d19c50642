"""Names and units of WordprocessingML, as lxml gives them."""

from functools import lru_cache
from typing import Any

Element = Any
"""An lxml element; lxml brings no types."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  the prefix that Word itself writes
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = f"{W}val"
MM_PER_PT = 25.4 / 72
MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36000

_TWIPS_PER_UNIT = {"pt": 20.0, "in": 1440.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "pc": 240.0, "pi": 240.0}
_LONGEST_TWIPS = 1_000_000.0  # beyond any paper
_LARGEST = 2**31
_OFF = frozenset({"0", "false", "off"})


def twips(text: str | None) -> float | None:
    """A length in twips: a bare number is one already, `12pt`, `2cm` (strict files) are turned into them."""
    if not text:
        return None
    unit = _TWIPS_PER_UNIT.get(text[-2:])
    try:
        value = float(text) if unit is None else float(text[:-2]) * unit
    except ValueError:
        return None
    return value if abs(value) <= _LONGEST_TWIPS else None  # so is what is no number at all


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number; `otherwise` when there is none."""
    try:
        value = int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise
    return value if abs(value) <= _LARGEST else otherwise


def on(element: Element) -> bool:
    """A switch such as `<w:b/>`: on, unless it says otherwise."""
    return element.get(VAL) not in _OFF


def switch(text: str | None) -> bool:
    """An attribute that is a switch: on only when it says so."""
    return text is not None and text not in _OFF


def attributes(element: Element) -> dict[str, str]:
    """Its attributes by their names without the namespace: cheaper than to ask lxml for many of them."""
    return {_without_namespace(name): value for name, value in element.items()}


def first_child(parent: Element, tag: str) -> Element | None:
    """The first child of this tag, mostly the very first; lxml's own searches cost more than a look at a few."""
    if len(parent) and (first := parent[0]).tag == tag:
        return first
    for child in parent:
        if child.tag == tag:
            return child
    return None


def local(element: Element) -> str:
    """Its name without the namespace; "" for comments and the like."""
    return _without_namespace(element.tag)


@lru_cache(maxsize=1024)
def _without_namespace(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
