"""Orders about the paper and the margins of a section."""

from collections.abc import Iterator

from lxml import etree

from vanban.docx.mend.left import Left
from vanban.docx.mend.parts import Parts
from vanban.docx.mend.schema import W, need, remove, set_flag, twips
from vanban.layout.mends import MendSection

_A4 = ("11906", "16838")  # twips; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.1
_A4_CODE = "9"  # as printers know it
_MARGINS = {"top_mm": "top", "bottom_mm": "bottom", "left_mm": "left", "right_mm": "right"}
_DISTANCES = {"gutter_mm": "gutter", "header_mm": "header"}
_WORDS_OWN = {
    "top": 1440,
    "right": 1440,
    "bottom": 1440,
    "left": 1440,
    "header": 720,
    "footer": 720,
    "gutter": 0,
}
"""What Word takes for a section that names no margins, in twips."""


def sections(parts: Parts) -> list[etree._Element]:
    """The `w:sectPr` of each section of the body, in order; what tracked changes remember is none.

    The last section of a body that names none is made.
    """
    body = parts.tree(parts.main).find(f"{W}body")
    if body is None:
        return []
    found = list(_sections(body))
    if body.find(f"{W}sectPr") is None:
        found.append(etree.SubElement(body, f"{W}sectPr"))
    return found


def _sections(body: etree._Element) -> Iterator[etree._Element]:
    for section in body.iter(f"{W}sectPr"):
        if section.getparent() is body or section.getparent().tag == f"{W}pPr":
            yield section


def mend_section(parts: Parts, section: etree._Element, order: MendSection) -> None:
    """Set one measure of its page.

    Raises:
        Left: the order makes no sense.
    """
    if order.what == "paper":
        _set_paper(section)
    elif order.what == "mirrored":
        _set_mirrored(parts, bool(order.value))
    elif order.what == "number_start":
        _set_number_start(section, order.value)
    elif order.value is None:
        raise Left("Không rõ phải đặt thành bao nhiêu.")
    else:
        name = (_MARGINS | _DISTANCES)[order.what]
        _margins(section).set(f"{W}{name}", twips(float(order.value)))


def _set_paper(section: etree._Element) -> None:
    size = need(section, "pgSz")
    turned = size.get(f"{W}orient") == "landscape" or _number(size, "w") > _number(size, "h")
    width, height = reversed(_A4) if turned else _A4
    size.set(f"{W}w", width)
    size.set(f"{W}h", height)
    if f"{W}code" in size.attrib:
        size.set(f"{W}code", _A4_CODE)


def _margins(section: etree._Element) -> etree._Element:
    margins = need(section, "pgMar")
    for name, value in _WORDS_OWN.items():
        if f"{W}{name}" not in margins.attrib:
            margins.set(f"{W}{name}", str(value))
    return margins


def _set_mirrored(parts: Parts, on: bool) -> None:
    settings = parts.of_kind("settings")
    if settings not in parts:
        raise Left("Tệp không có phần thiết lập; đặt trong Word, Bố trí, Lề.")
    if on:
        set_flag(parts.tree(settings), "mirrorMargins", True)
    else:
        remove(parts.tree(settings), "mirrorMargins")


def _set_number_start(section: etree._Element, value: float | bool | None) -> None:
    if value is not None:
        need(section, "pgNumType").set(f"{W}start", str(int(value)))
        return
    numbers = section.find(f"{W}pgNumType")
    if numbers is not None:
        numbers.attrib.pop(f"{W}start", None)
        if not numbers.attrib:
            section.remove(numbers)


def _number(element: etree._Element, name: str) -> float:
    try:
        return float(element.get(f"{W}{name}", "0"))
    except ValueError:
        return 0.0
