"""A part as it reads once its own tracked changes are accepted, without the frames that hide rows and paragraphs."""

from vanban.docx.measure.names import Element, W, local
from vanban.docx.mend.schema import properties

_GONE = frozenset(W + name for name in ("del", "moveFrom"))
_KEPT = frozenset(W + name for name in ("ins", "moveTo"))
_MARKS = frozenset(
    W + name
    for name in (
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
        "tblGridChange", "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellMerge",
    )
)  # fmt: skip
_PROPERTIES = frozenset(W + name for name in ("rPr", "trPr"))
_BLOCKS = (f"{W}p", f"{W}tbl")
_FRAMES = frozenset(W + name for name in ("sdt", "customXml"))
_FRAMED = frozenset(W + name for name in ("p", "tbl", "tr", "tc", "sdt", "customXml"))


def accept(root: Element) -> bool:
    """Accept every tracked change below `root`, and take blocks, rows and cells out of content controls.

    True when there was a change to accept.
    """
    found = _accept_rows_and_cells(root)
    joined = [p for p in root.iter(f"{W}p") if _end_is_gone(p)]
    marks = [e for e in root.iter(*_GONE, *_KEPT, *_MARKS) if isinstance(e.tag, str)]
    for element in marks:
        parent = element.getparent()
        if element.tag in _KEPT and parent.tag not in _PROPERTIES:
            _unwrap(element)
        elif parent is not None:
            parent.remove(element)
    for frame in [e for e in root.iter(*_FRAMES) if _frames_blocks(e)]:
        _unwrap(frame.find(f"{W}sdtContent") if frame.tag == f"{W}sdt" else frame, frame)
    for paragraph in reversed(joined):
        _join(paragraph)
    return found or bool(marks)


def _accept_rows_and_cells(root: Element) -> bool:
    gone = [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    gone += [cell for cell in root.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is not None]
    for element in gone:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == f"{W}tbl" and parent.find(f"{W}tr") is None and parent.getparent() is not None:
            parent.getparent().remove(parent)
    return bool(gone)


def _end_is_gone(paragraph: Element) -> bool:
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and any(child.tag in _GONE for child in look)


def _join(paragraph: Element) -> None:
    """What is left of a paragraph whose end is gone stands at the head of the next one."""
    following = next(paragraph.itersiblings(*_BLOCKS), None)
    rest = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        if not rest and following is not None and following.tag == f"{W}tbl":
            paragraph.getparent().remove(paragraph)
        return
    if rest:
        start = following.index(properties(following)) + 1
        following[start:start] = rest
    paragraph.getparent().remove(paragraph)


def _frames_blocks(frame: Element) -> bool:
    content = frame.find(f"{W}sdtContent") if frame.tag == f"{W}sdt" else frame
    return content is not None and any(child.tag in _FRAMED for child in content)


def _unwrap(element: Element, frame: Element | None = None) -> None:
    """Put what is in `element` where it (or the frame round it) stands."""
    outer = element if frame is None else frame
    parent = outer.getparent()
    place = parent.index(outer)
    for child in list(element):
        if local(child) not in ("sdtPr", "sdtEndPr", "customXmlPr", ""):
            parent.insert(place, child)
            place += 1
    parent.remove(outer)
