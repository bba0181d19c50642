"""VML, as Word wrote drawings until 2007 and still writes for old readers: `w:pict` and `w:object`."""

import re
from collections.abc import Iterator

from vanban.docx.measure.drawings import THIN_MM, Drawing, Item, Side, Stroke, is_thin
from vanban.docx.measure.names import Element, O, R, V, W, local

_LENGTH = re.compile(r"^\s*(-?[\d.]+)\s*(pt|in|mm|cm|px|pc|emu)?\s*$")
_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96, "pc": 25.4 / 6, "emu": 1 / 36000}
_COLOURS = {"black": "000000", "red": "FF0000", "blue": "0000FF", "green": "008000", "white": "FFFFFF",
            "gray": "808080", "grey": "808080", "navy": "000080", "maroon": "800000", "yellow": "FFFF00"}  # fmt: skip
_SHAPES = frozenset({"shape", "rect", "roundrect", "oval", "line", "polyline", "group"})
_BASES = {"text": "column", "char": "character", "line": "line", "left-margin-area": "leftMargin",
          "right-margin-area": "rightMargin", "top-margin-area": "topMargin",
          "bottom-margin-area": "bottomMargin"}  # fmt: skip
_RULE_WEIGHT_MM = 0.53  # of Word's own horizontal rule: 1.5 pt
_LONGEST_MM = 1e6
_DEEPEST_GROUP = 10
Box = tuple[float, float, float, float]
Point = tuple[float, float]


def read_picture(element: Element, number: int) -> list[Drawing]:
    """The drawings of a `w:pict` or `w:object`; each shape of its outermost level is anchored for itself."""
    found = []
    for shape in element:
        if not isinstance(shape.tag, str) or not shape.tag.startswith(V) or local(shape) not in _SHAPES:
            continue
        look = _style(shape)
        rule = shape.get(f"{O}hr") in ("t", "true")
        left, top, width, height = _box(shape, look, 25.4 / 96)
        if rule:
            height = height or _RULE_WEIGHT_MM
        inline = rule or look.get("position", "static") not in ("absolute", "relative")
        drawing = Drawing(
            vml=True,
            number=number,
            width_mm=width,
            height_mm=height,
            inline=inline,
            across=_side(look, "horizontal", left, "column"),
            down=_side(look, "vertical", top, "paragraph"),
            pushes=any(local(c) == "wrap" and c.get("type") == "topAndBottom" for c in shape),
            in_cell=shape.get(f"{O}allowincell") not in ("f", "false"),
            full_width=rule and not width,
        )
        drawing.items += _items(shape, (0.0, 0.0, width, height), rule, 0)
        found.append(drawing)
    return found


def _style(shape: Element) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in (shape.get("style") or "").split(";"))
    return {key.strip().lower(): value.strip().lower() for key, _, value in pairs}


def _length(text: str | None, bare_mm: float) -> float:
    """In millimetres; `bare_mm` is what a number without a unit stands for."""
    match = _LENGTH.match(text or "")
    if match is None:
        return 0.0
    try:
        length = float(match[1]) * (_MM[match[2]] if match[2] else bare_mm)
    except ValueError:
        return 0.0
    return length if abs(length) < _LONGEST_MM else 0.0


def _point(text: str | None, bare_mm: float) -> Point:
    x, _, y = (text or "").partition(",")
    return _length(x, bare_mm), _length(y, bare_mm)


def _box(shape: Element, look: dict[str, str], bare_mm: float) -> Box:
    if local(shape) == "line":
        (x1, y1), (x2, y2) = _point(shape.get("from"), bare_mm), _point(shape.get("to"), bare_mm)
        return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)
    left = _length(look.get("margin-left") or look.get("left"), bare_mm)
    top = _length(look.get("margin-top") or look.get("top"), bare_mm)
    return left, top, _length(look.get("width"), bare_mm), _length(look.get("height"), bare_mm)


def _side(look: dict[str, str], direction: str, offset_mm: float, base: str) -> Side:
    align = look.get(f"mso-position-{direction}", "absolute")
    named = look.get(f"mso-position-{direction}-relative", "")
    if named == "text":
        named = base
    return Side(_BASES.get(named, named) or base, "" if align == "absolute" else align, offset_mm)


def _items(shape: Element, box: Box, rule: bool, depth: int) -> Iterator[Item]:
    if local(shape) == "group":
        if depth < _DEEPEST_GROUP:
            yield from _members(shape, box, depth)
        return
    stroke = _stroke(shape)
    parts = {local(child): child for child in shape}
    if "textbox" in parts:
        content = parts["textbox"].find(f"{W}txbxContent")
        if content is not None:
            yield Item("text", *box, stroke, content, _insets(parts["textbox"].get("inset")))
    elif "imagedata" in parts:
        yield Item("image", *box, picture=parts["imagedata"].get(f"{R}id") or "")
    elif rule or is_thin(box[2], box[3]):
        if stroke is None or rule:
            if shape.get("filled") in ("f", "false"):
                return
            stroke = Stroke(True, _colour(shape.get("fillcolor")), max(box[3] * 72 / 25.4, 0.5))
        yield Item("line", box[0], box[1], box[2], min(box[3], THIN_MM), stroke)


def _members(group: Element, box: Box, depth: int) -> Iterator[Item]:
    left, top, width, height = box
    x0, y0 = _point(group.get("coordorigin"), 1.0)
    x_size, y_size = _point(group.get("coordsize") or "1000,1000", 1.0)
    across, down = width / (x_size or 1000.0), height / (y_size or 1000.0)
    for child in group:
        if local(child) in _SHAPES:
            x, y, w, h = _box(child, _style(child), 1.0)
            inner = (left + (x - x0) * across, top + (y - y0) * down, w * across, h * down)
            yield from _items(child, inner, False, depth + 1)


def _stroke(shape: Element) -> Stroke | None:
    if shape.get("stroked") in ("f", "false"):
        return None
    more = shape.find(f"{V}stroke")
    if more is not None and more.get("on") in ("f", "false"):
        return None
    dash = "solid" if more is None else more.get("dashstyle") or "solid"
    weight = _length(shape.get("strokeweight") or "0.75pt", _MM["px"]) * 72 / 25.4
    return Stroke(dash == "solid", _colour(shape.get("strokecolor") or "black"), weight)


def _colour(text: str | None) -> str:
    word = (text or "").split(" ")[0].lower()
    if word.startswith("#"):
        digits = word[1:].upper()
        return "".join(2 * digit for digit in digits) if len(digits) == 3 else digits[:6]
    return _COLOURS.get(word, "auto")


def _insets(text: str | None) -> Box:
    usual = (2.54, 1.27, 2.54, 1.27)
    values = (text or "").split(",")
    sides = [
        _length(values[at], _MM["px"]) if at < len(values) and values[at].strip() else usual[at]
        for at in range(4)
    ]
    return sides[0], sides[1], sides[2], sides[3]
