"""`w:rPr` and `w:pPr` as plain values, not yet resolved: only what is said there.

Keys are ours. Sizes in points, lengths in twips as in the file; a theme font stands as `+minorHAnsi`.
"""

from collections.abc import Iterable
from typing import Any

from vanban.docx.measure.names import VAL, Element, W, attributes, local, on, switch, twips, whole

Properties = dict[str, Any]

TOGGLES = ("b", "i", "bCs", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish")
"""Switches that cancel each other between a paragraph's and a character's style (ECMA-376 Part 1, 17.7.3)."""

_SIZE, _COLOUR = f"{W}sz", f"{W}color"
_TOGGLES = frozenset(TOGGLES)
_PLAIN_SWITCHES = frozenset({"rtl", "cs"})
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_PARAGRAPH_SWITCHES = frozenset(
    {"keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "widowControl", "bidi", "suppressAutoHyphens"}
)  # fmt: skip
_ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "both", "distribute": "both", "thaiDistribute": "both",
    "lowKashida": "both", "mediumKashida": "both", "highKashida": "both",
}  # fmt: skip
_INDENTS = (
    ("left", "left", 1), ("start", "left", 1), ("right", "right", 1), ("end", "right", 1),
    ("firstLine", "firstLine", 1), ("hanging", "firstLine", -1),
)  # fmt: skip
"""What says an indent, the key it is kept under, its sign; of two for one key the later wins."""
_SIDES = {"top": "top", "bottom": "bottom", "left": "left", "start": "left", "right": "right", "end": "right",
          "between": "between"}  # fmt: skip


def run_properties(element: Element | None) -> Properties:
    """What a `w:rPr` says."""
    found: Properties = {}
    for child in () if element is None else element:
        name = local(child)
        if name in _TOGGLES or name in _PLAIN_SWITCHES:
            found[name if name not in ("cs",) else "complex"] = on(child)
        elif name == "rFonts":
            _fonts(child, found)
        elif name in ("sz", "szCs"):
            size = twips(child.get(VAL))
            if size is not None and size > 0:
                found[name] = size / 2
        elif name in ("position", "spacing", "w"):
            found[f"letter_{name}"] = twips((child.get(VAL) or "").rstrip("%")) or 0.0
        elif name in ("u", "vertAlign", "highlight", "rStyle"):
            found[name] = child.get(VAL) or ("single" if name == "u" else "")
        elif name == "color":
            found["color"] = (child.get(VAL) or "auto", child.get(f"{W}themeColor") or "")
    return found


def _fonts(element: Element, found: Properties) -> None:
    said = attributes(element)
    for slot in _FONT_SLOTS:
        theme = said.get(f"{slot}Theme") or (said.get("cstheme") if slot == "cs" else None)
        if theme:
            found[slot] = f"+{theme}"
        elif name := said.get(slot):
            found[slot] = name
    if said.get("hint"):
        found["hint"] = said["hint"]


def paragraph_properties(said: Iterable[Element] | None) -> Properties:
    """What a `w:pPr`, or the elements in it, say; the look of its mark left out."""
    found: Properties = {}
    for child in () if said is None else said:
        name = local(child)
        if name == "pStyle":
            found["pStyle"] = child.get(VAL) or ""
        elif name in _PARAGRAPH_SWITCHES:
            found[name] = on(child)
        elif name == "jc":
            found["jc"] = _ALIGNMENTS.get(child.get(VAL) or "", "left")
        elif name == "spacing":
            _spacing(child, found)
        elif name == "ind":
            _indents(child, found)
        elif name == "numPr":
            for part in child:
                if local(part) in ("numId", "ilvl"):
                    found[local(part)] = part.get(VAL) if local(part) == "numId" else whole(part.get(VAL))
        elif name == "outlineLvl":
            found["outlineLvl"] = whole(child.get(VAL), 9)
        elif name == "tabs":
            found["tabs"] = tuple(_tab(tab) for tab in child if twips(tab.get(f"{W}pos")) is not None)
        elif name == "pBdr":
            found["borders"] = {_SIDES[local(side)]: border(side) for side in child if local(side) in _SIDES}
        elif name == "framePr":
            found["framePr"] = {key.rpartition("}")[2]: value for key, value in child.items()}
    return found


def _spacing(element: Element, found: Properties) -> None:
    said = attributes(element)
    for key in ("before", "after"):
        if (automatic := said.get(f"{key}Autospacing")) is not None:
            found[f"{key}Auto"] = switch(automatic)
        if (lines := said.get(f"{key}Lines")) is not None:
            found[f"{key}Lines"] = twips(lines) or 0.0
        if (value := twips(said.get(key))) is not None:
            found[key] = value
    if (line := twips(said.get("line"))) is not None:
        found["line"] = line
        found["lineRule"] = said.get("lineRule") or "auto"
    elif said.get("lineRule"):
        found["lineRule"] = said["lineRule"]


def _indents(element: Element, found: Properties) -> None:
    """A hanging indent is a negative first line; measures in characters go beside the lengths, and win."""
    said = attributes(element)
    for name, key, sign in _INDENTS:
        if (value := twips(said.get(name))) is not None:
            found[key] = sign * value
        if (characters := said.get(f"{name}Chars")) is not None:
            found[f"{key}Chars"] = sign * (twips(characters) or 0.0)


def _tab(element: Element) -> tuple[float, str, str]:
    """Position in twips, kind, leader."""
    kind = element.get(VAL) or "left"
    kind = {"start": "left", "end": "right", "num": "left"}.get(kind, kind)
    return twips(element.get(f"{W}pos")) or 0.0, kind, element.get(f"{W}leader") or "none"


def border(element: Element) -> tuple[str, float, str]:
    """Kind (`none` when nothing is drawn), weight in points, colour."""
    kind = element.get(VAL) or "none"
    kind = "none" if kind in ("nil", "none") else kind
    return kind, whole(element.get(_SIZE), 4) / 8, element.get(_COLOUR) or "auto"
