"""DrawingML: `w:drawing` as lines, boxes of text and pictures."""

from collections.abc import Iterator

from vanban.docx.measure.drawings import THIN_MM, Drawing, Item, Side, Stroke, is_thin
from vanban.docx.measure.names import (
    MM_PER_EMU,
    PIC,
    WP,
    WPC,
    WPG,
    WPS,
    A,
    C,
    Element,
    R,
    W,
    local,
    switch,
    whole,
)
from vanban.docx.measure.theme import Theme

_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_QUARTER_TURNS = (5400000, 16200000)
_EMU_PER_PT = 12700
_DEFAULT_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_DEFAULT_WEIGHT = 9525
_DEEPEST_GROUP = 10
Scale = tuple[float, float, float, float]
"""Of a group: its children's x and y in EMU times the factors plus the shifts are millimetres."""


def read_drawing(element: Element, number: int, theme: Theme) -> Drawing | None:
    """A `w:drawing`; None when there is nothing in it that we know."""
    anchor = next((child for child in element if local(child) in ("anchor", "inline")), None)
    if anchor is None:
        return None
    extent = anchor.find(f"{WP}extent")
    width = 0.0 if extent is None else whole(extent.get("cx")) * MM_PER_EMU
    height = 0.0 if extent is None else whole(extent.get("cy")) * MM_PER_EMU
    inline = local(anchor) == "inline"
    drawing = Drawing(
        vml=False,
        number=number,
        width_mm=width,
        height_mm=height,
        inline=inline,
        across=_side(anchor.find(f"{WP}positionH"), "column"),
        down=_side(anchor.find(f"{WP}positionV"), "paragraph"),
        pushes=not inline and anchor.find(f"{WP}wrapTopAndBottom") is not None,
        in_cell=switch(anchor.get("layoutInCell") or "1"),
    )
    if switch(anchor.get("simplePos")):
        spot = anchor.find(f"{WP}simplePos")
        if spot is not None:
            drawing.across = Side("page", "", whole(spot.get("x")) * MM_PER_EMU)
            drawing.down = Side("page", "", whole(spot.get("y")) * MM_PER_EMU)
    data = anchor.find(f"{A}graphic/{A}graphicData")
    for graphic in () if data is None else data:
        drawing.items += _items(graphic, (0.0, 0.0, width, height), theme, 0)
    return drawing


def _side(element: Element | None, base: str) -> Side:
    if element is None:
        return Side(base)
    align = offset = None
    for child in element.iter():
        if local(child) == "align":
            align = (child.text or "").strip()
        elif local(child) == "posOffset":
            offset = whole((child.text or "").strip())
    return Side(element.get("relativeFrom") or base, align or "", (offset or 0) * MM_PER_EMU)


def _items(
    graphic: Element, box: tuple[float, float, float, float], theme: Theme, depth: int
) -> Iterator[Item]:
    """What `graphic` shows in `box` (left, top, width, height in mm)."""
    if graphic.tag == f"{WPS}wsp":
        yield from _shape(graphic, box, theme)
    elif graphic.tag == f"{PIC}pic":
        blip = graphic.find(f"{PIC}blipFill/{A}blip")
        yield Item("image", *box, picture="" if blip is None else blip.get(f"{R}embed") or "")
    elif graphic.tag == f"{C}chart":
        yield Item("image", *box)
    elif graphic.tag in (f"{WPG}wgp", f"{WPG}grpSp", f"{WPC}wpc") and depth < _DEEPEST_GROUP:
        scale = _scale(graphic, box)
        for child in graphic:
            place = _transform(child)
            if place is not None:
                x, y, width, height = place
                inner = (
                    x * scale[0] + scale[2], y * scale[1] + scale[3], width * scale[0], height * scale[1],
                )  # fmt: skip
                yield from _items(child, inner, theme, depth + 1)


def _scale(group: Element, box: tuple[float, float, float, float]) -> Scale:
    left, top, width, height = box
    transform = group.find(f"{WPG}grpSpPr/{A}xfrm")
    if transform is None:
        return MM_PER_EMU, MM_PER_EMU, left, top
    numbers = {local(child): child for child in transform}
    offset, extent = numbers.get("chOff"), numbers.get("chExt")
    if offset is None or extent is None:
        return MM_PER_EMU, MM_PER_EMU, left, top
    across = width / (whole(extent.get("cx")) or 1) if width else MM_PER_EMU
    down = height / (whole(extent.get("cy")) or 1) if height else MM_PER_EMU
    return across, down, left - whole(offset.get("x")) * across, top - whole(offset.get("y")) * down


def _transform(element: Element) -> tuple[int, int, int, int] | None:
    """Left, top, width, height of a group's member, in the group's own measure."""
    transform = next(element.iter(f"{A}xfrm"), None)
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    return whole(offset.get("x")), whole(offset.get("y")), whole(extent.get("cx")), whole(extent.get("cy"))


def _shape(shape: Element, box: tuple[float, float, float, float], theme: Theme) -> Iterator[Item]:
    left, top, width, height = box
    properties = shape.find(f"{WPS}spPr")
    stroke = _stroke(shape, properties, theme)
    content = shape.find(f"{WPS}txbx/{W}txbxContent")
    if content is not None:
        body = shape.find(f"{WPS}bodyPr")
        insets = tuple(
            whole(None if body is None else body.get(name), usual) * MM_PER_EMU
            for name, usual in _DEFAULT_INSETS
        )
        yield Item(
            "text", left, top, width, height, stroke, content, (insets[0], insets[1], insets[2], insets[3])
        )
        return
    if properties is not None:
        transform = properties.find(f"{A}xfrm")
        if transform is not None and whole(transform.get("rot")) in _QUARTER_TURNS:
            left, top, width, height = (
                left + (width - height) / 2, top + (height - width) / 2, height, width,
            )  # fmt: skip
    if not is_thin(width, height):
        return
    geometry = None if properties is None else properties.find(f"{A}prstGeom")
    is_line = geometry is not None and geometry.get("prst") in _LINES
    if stroke is None and not is_line and properties is not None and _is_filled(properties, shape):
        stroke = Stroke(True, _fill(properties, theme), height * 72 / 25.4)  # a flat rectangle in one colour
    if stroke is not None:
        yield Item("line", left, top, width, min(height, THIN_MM), stroke)


def _stroke(shape: Element, properties: Element | None, theme: Theme) -> Stroke | None:
    line = None if properties is None else properties.find(f"{A}ln")
    reference = shape.find(f"{WPS}style/{A}lnRef")
    if line is not None and line.find(f"{A}noFill") is not None:
        return None
    if line is None and (reference is None or reference.get("idx") == "0"):
        return None
    colour = "auto" if line is None else _fill(line, theme)
    if colour == "auto" and reference is not None and (line is None or line.find(f"{A}solidFill") is None):
        colour = _colour(reference, theme)
    dash = None if line is None else line.find(f"{A}prstDash")
    solid = (dash is None or dash.get("val") == "solid") and (
        line is None or line.find(f"{A}custDash") is None
    )
    weight = whole(None if line is None else line.get("w"), _DEFAULT_WEIGHT) / _EMU_PER_PT
    return Stroke(solid, colour, weight)


def _is_filled(properties: Element, shape: Element) -> bool:
    if properties.find(f"{A}noFill") is not None:
        return False
    reference = shape.find(f"{WPS}style/{A}fillRef")
    filled = properties.find(f"{A}solidFill") is not None or properties.find(f"{A}gradFill") is not None
    return filled or (reference is not None and reference.get("idx") != "0")


def _fill(parent: Element, theme: Theme) -> str:
    fill = parent.find(f"{A}solidFill")
    return "auto" if fill is None else _colour(fill, theme)


def _colour(parent: Element, theme: Theme) -> str:
    for colour in parent:
        kind, value = local(colour), colour.get("val") or ""
        if kind == "srgbClr":
            return value.upper()
        if kind == "schemeClr":
            return theme.colours.get(value, "auto")
        if kind == "sysClr":
            return (colour.get("lastClr") or "auto").upper()
        if kind == "prstClr":
            return "000000" if value == "black" else "auto"
    return "auto"
