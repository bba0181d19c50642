"""Drawn lines: another length, the middle staying where it is; a line where there is none; lines that go with words."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from vanban.docx.mend.inherited import Inherited
from vanban.docx.mend.left import Left
from vanban.docx.mend.letters import MC, Letters
from vanban.docx.mend.paragraph import set_indent
from vanban.docx.mend.schema import NS, W, properties
from vanban.docx.mend.words import mend_text
from vanban.docx.page.drawing import horizontal_line
from vanban.layout.measured import Box, DrawnLine
from vanban.layout.mends import MendLine, MendText

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_MM = 36000
_HALF_TURN = 10_800_000  # in 60,000ths of a degree
_PT_PER_MM = 72 / 25.4
_POINTS: Mapping[str, float] = {
    "pt": 1,
    "in": 72,
    "mm": _PT_PER_MM,
    "cm": 10 * _PT_PER_MM,
    "px": 0.75,
    "": 0.75,
}
_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*([a-z]*)\s*")
_TYPED_LINE = re.compile(r"([_\-–—=.*~])\1{2,}")
_RULE_HEIGHT_PT = 6  # of the small paragraph that carries a drawn line
_TYPED = "Không rõ các ký tự nào là đường kẻ; xóa chúng rồi vẽ đường kẻ trong Word."
_UNDER_WORDS = "Đường kẻ là viền của đoạn có chữ; bỏ viền rồi vẽ đường kẻ trong Word."
_GROUP = "Đường kẻ này nằm trong một nhóm hình; sửa tay trong Word."
_SIDE = "Đường kẻ này canh theo lề, đổi độ dài thì lệch chỗ; sửa tay trong Word."
_ODD = "Không đọc được độ dài của đường kẻ này; sửa tay trong Word."


def mend_shape(drawing: etree._Element, width_mm: float, inherited: Inherited) -> None:
    """Give a DrawingML line its length, and so the VML copy that is kept for older programs.

    Raises:
        Left: its middle could not stay where it is.
    """
    frame = next((child for child in drawing if child.tag in (f"{WP}anchor", f"{WP}inline")), None)
    if frame is None or frame.find(f"{WP}extent") is None:
        raise Left(_ODD)
    shape = frame.find(f".//{WPS}wsp/{WPS}spPr/{A}xfrm")
    if shape is None or shape.getparent().getparent().getparent().tag != f"{A}graphicData":
        raise Left(_GROUP)
    if _whole(shape.get("rot")) % _HALF_TURN:
        raise Left(_ODD)
    extent, inner = frame.find(f"{WP}extent"), shape.find(f"{A}ext")
    old, new = _whole(extent.get("cx")), round(width_mm * _EMU_PER_MM)
    if old == new or inner is None:
        return
    if frame.tag == f"{WP}inline" and inherited.align(next(drawing.iterancestors(f"{W}p"))) != "center":
        raise Left(_SIDE)
    if frame.tag == f"{WP}anchor":
        _keep_middle(frame, old - new)
    extent.set("cx", str(new))
    inner.set("cx", str(new))
    for relative in frame.findall(f"{_WP14}sizeRelH"):
        frame.remove(relative)  # a length in per cent of the page, which would outweigh ours
    for picture in _older_copy(drawing):
        _try_vml(picture, width_mm)


def _keep_middle(anchor: etree._Element, shorter: int) -> None:
    """Move an anchored shape that gets `shorter` EMU shorter by half of that."""
    if anchor.get("simplePos", "0") in ("1", "true"):
        point = anchor.find(f"{WP}simplePos")
        point.set("x", str(_whole(point.get("x")) + shorter // 2))
        return
    position = anchor.find(f"{WP}positionH")
    align = None if position is None else position.find(f"{WP}align")
    offset = None if position is None else position.find(f"{WP}posOffset")
    if align is not None and (align.text or "").strip() == "center":
        return
    if offset is None:
        raise Left(_SIDE)
    offset.text = str(_whole(offset.text) + shorter // 2)


def _older_copy(drawing: etree._Element) -> Iterator[etree._Element]:
    for choice in drawing.iterancestors(f"{MC}Choice"):
        fallback = choice.getparent().find(f"{MC}Fallback")
        if fallback is not None and len(list(choice.iter(f"{W}drawing"))) == 1:
            yield from fallback.iter(f"{W}pict")


def _try_vml(picture: etree._Element, width_mm: float) -> None:
    try:
        mend_vml(picture, width_mm)
    except Left:
        return  # programs that draw the newer form, all since Word 2010, don't look at this one


def mend_vml(picture: etree._Element, width_mm: float) -> None:
    """Give a VML line its length.

    Raises:
        Left: its middle could not stay where it is.
    """
    shapes = [child for child in picture if child.tag != f"{_V}shapetype" and str(child.tag).startswith(_V)]
    if len(shapes) != 1 or shapes[0].tag == f"{_V}group":
        raise Left(_GROUP)
    shape = shapes[0]
    if shape.tag == f"{_V}line":
        _set_ends(shape, width_mm * _PT_PER_MM)
    else:
        _set_width(shape, width_mm * _PT_PER_MM)


def _set_ends(line: etree._Element, length_pt: float) -> None:
    style = _style(line)
    ends = [line.get(name, "").split(",") for name in ("from", "to")]
    if any(len(end) != 2 for end in ends):
        raise Left(_ODD)
    left, right = sorted(_points(end[0]) for end in ends)
    if abs(right - left - length_pt) < 0.05:
        return
    if _aligned(style) in ("", "center"):
        centred = _aligned(style) == "center"
        begin = left if centred else (left + right - length_pt) / 2
        turned = _points(ends[0][0]) > _points(ends[1][0])
        xs = (begin + length_pt, begin) if turned else (begin, begin + length_pt)
        for name, x, end in zip(("from", "to"), xs, ends, strict=True):
            line.set(name, f"{_number(x)}pt,{end[1]}")
    else:
        raise Left(_SIDE)


def _set_width(shape: etree._Element, length_pt: float) -> None:
    style = _style(shape)
    if "width" not in style:
        raise Left(_ODD)
    old = _points(style["width"])
    if abs(old - length_pt) < 0.05:
        return
    align = _aligned(style)
    if align == "":
        name = "margin-left" if "margin-left" in style else "left"
        style[name] = f"{_number(_points(style.get(name, '0')) + (old - length_pt) / 2)}pt"
    elif align != "center":
        raise Left(_SIDE)
    style["width"] = f"{_number(length_pt)}pt"
    style.pop("mso-width-percent", None)
    _write_style(shape, style)


def _write_style(shape: etree._Element, style: Mapping[str, str]) -> None:
    shape.set("style", ";".join(f"{name}:{value}" for name, value in style.items()))


def _style(shape: etree._Element) -> dict[str, str]:
    rows = (row.partition(":") for row in shape.get("style", "").split(";") if ":" in row)
    return {name.strip(): value.strip() for name, _, value in rows}


def _aligned(style: Mapping[str, str]) -> str:
    align = style.get("mso-position-horizontal", "")
    return "" if align == "absolute" else align


def _whole(number: str | None) -> int:
    try:
        return int(number or "0")
    except ValueError:
        raise Left(_ODD) from None


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    if found is None or found[2] not in _POINTS:
        raise Left(_ODD)
    return float(found[1]) * _POINTS[found[2]]


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def move_anchored(paragraph: etree._Element, down_pt: float) -> None:
    """Move what hangs from a paragraph's top, so that it stays beside the words when the gap above them changes."""
    for drawing in paragraph.iter(f"{WP}positionV", f"{W}pict"):
        if next(drawing.iterancestors(f"{W}p")) is not paragraph:
            continue  # it hangs from a paragraph in a text box
        try:
            _move(drawing, down_pt)
        except Left:
            continue  # a place that nobody can read


def _move(drawing: etree._Element, down_pt: float) -> None:
    if drawing.tag == f"{W}pict":
        for shape in drawing:
            _move_vml(shape, down_pt)
        return
    offset = drawing.find(f"{WP}posOffset")
    if offset is not None and drawing.get("relativeFrom") == "paragraph":
        offset.text = str(_whole(offset.text) + round(down_pt / _PT_PER_MM * _EMU_PER_MM))


def _move_vml(shape: etree._Element, down_pt: float) -> None:
    style = _style(shape)
    if style.get("position") != "absolute" or style.get("mso-position-vertical", "absolute") != "absolute":
        return
    if style.get("mso-position-vertical-relative", "text") != "text":
        return
    if shape.tag == f"{_V}line":
        ends = [(name, shape.get(name, "").partition(",")) for name in ("from", "to")]
        moved = [(name, f"{x},{_number(_points(y) + down_pt)}pt") for name, (x, _, y) in ends]
        shape.attrib.update(moved)
    else:
        name = "margin-top" if "margin-top" in style else "top"
        style[name] = f"{_number(_points(style.get(name, '0')) + down_pt)}pt"
        _write_style(shape, style)


def mend_border(letters: Letters, line: DrawnLine, column: Box, width_mm: float, styles: bytes) -> None:
    """Let the border of an empty paragraph have this length, by its indents.

    Raises:
        Left: the paragraph has words, which the indents would squeeze.
    """
    if letters.text.strip():
        raise Left(_UNDER_WORDS)
    left = line.box.centre_mm - width_mm / 2 - column.left_mm
    right = column.width_mm - left - width_mm
    look = properties(letters.paragraph)
    for side, indent in (("left", left), ("right", right), ("first_line", 0.0)):
        set_indent(look, side, indent, styles)


def mend_characters(letters: Letters, order: MendLine, line: DrawnLine) -> None:
    """Repeat the character of a typed line as often as its length needs.

    Raises:
        Left: the paragraph holds more than one such line.
    """
    stretches = list(_TYPED_LINE.finditer(letters.text))
    if len(stretches) != 1:
        raise Left(_TYPED)
    typed = stretches[0]
    count = max(round(len(typed[0]) * order.width_mm / line.box.width_mm), 1)
    if count != len(typed[0]):
        target = (order.part, order.key)
        mend_text(letters, MendText(target, typed.start(), typed.end(), typed[0], typed[0][0] * count))


def draw_line(paragraph: etree._Element, width_mm: float, number: int) -> None:
    """A small centred paragraph with a line under `paragraph`, unless there is one already."""
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p" and _is_line(following):
        return
    look = "".join(
        (
            "<w:keepNext/>",
            f'<w:spacing w:before="0" w:after="0" w:line="{_RULE_HEIGHT_PT * 20}" w:lineRule="exact"/>',
            '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>',
        )
    )
    run = horizontal_line(width_mm, number)
    paragraph.addnext(etree.fromstring(f'<w:p xmlns:w="{NS}"><w:pPr>{look}</w:pPr>{run}</w:p>'))


def _is_line(paragraph: etree._Element) -> bool:
    drawn = next(paragraph.iter(f"{W}drawing", f"{W}pict"), None) is not None
    return drawn and not "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
