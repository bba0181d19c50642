"""The paragraphs of one part of a Word file, each with its place as a clerk counts it in Word."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_LABELS = {
    "document": "thân văn bản",
    "hdr": "đầu trang",
    "ftr": "chân trang",
    "footnotes": "cước chú",
    "endnotes": "chú thích cuối",
    "comments": "bình luận",
    "chartSpace": "biểu đồ",
    "coreProperties": "thuộc tính tài liệu",
    "Properties": "thuộc tính tài liệu",
}
_PROPERTIES = {
    "title": "Tiêu đề",
    "subject": "Chủ đề",
    "creator": "Tác giả",
    "keywords": "Từ khóa",
    "description": "Chú thích",
    "category": "Thể loại",
    "contentStatus": "Trạng thái",
    "lastModifiedBy": "Người sửa cuối",
    "identifier": "Mã định danh",
    "language": "Ngôn ngữ",
    "version": "Phiên bản",
    "Company": "Công ty",
    "Manager": "Người quản lý",
    "HyperlinkBase": "Gốc siêu liên kết",
}
_NOTES = ("footnote", "endnote", "comment")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: the table's number in its part (nested ones counted too), row and cell from 1."""

    table: int
    row: int
    cell: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `index` counts the `<w:p` of the part from 0; `cells` run from the outermost inwards.

    In a part without paragraphs (properties, charts) each text stands for one and `index` is -1.
    """

    index: int
    place: str
    cells: tuple[Cell, ...]
    element: etree._Element

    @property
    def text(self) -> str:
        """What is typed in it, all runs joined, without the text of text boxes inside."""
        return "".join(text for _, text in self.pieces())

    def pieces(self) -> Iterator[tuple[etree._Element, str]]:
        """Each element in it with the text that it shows, mostly none."""
        return ((element, _shown(element)) for element in (self.element, *own(self.element)))


def parse(xml: str | bytes) -> etree._Element:
    """The tree of a part; entities stay closed, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(xml.encode("utf-8") if isinstance(xml, str) else xml, parser)


def paragraphs(root: etree._Element, label: str = "") -> Iterator[Paragraph]:
    """Every paragraph of the part `root` in the order of its start tag.

    `label` names the part ("đầu trang của trang đầu"); without it the part's kind is named.
    """
    label = label or part_kind(root)
    if root.tag.startswith(W):
        yield from _Walk().container(root, _Container(label, always=root.tag == f"{W}document"))
    else:
        yield from _texts(root, label)


def part_kind(root: etree._Element) -> str:
    """What a clerk calls the part with this root."""
    return _LABELS.get(etree.QName(root).localname, "văn bản")


def own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The elements inside a paragraph that are not inside a paragraph of a text box."""
    for child in paragraph:
        if child.tag != f"{W}p":
            yield child
            yield from own(child)


def _shown(element: etree._Element) -> str:
    if element.tag in (f"{W}t", f"{A}t"):
        return element.text or ""
    if element.tag in (f"{W}tab", f"{W}br", f"{W}cr") and element.getparent().tag == f"{W}r":
        return " "
    if not element.tag.startswith((W, A)) and len(element) == 0:
        return (element.text or "").strip()
    return ""


@dataclass
class _Container:
    """What holds paragraphs and tables: a part, a cell, a note, a text box."""

    label: str
    cells: tuple[Cell, ...] = ()
    always: bool = False  # number even a lone paragraph
    nested: str = ", "  # between the label and a table inside
    paragraphs: int = 0
    tables: int = 0
    single: bool = field(default=False)


class _Walk:
    """One walk over a part."""

    def __init__(self) -> None:
        self._index = 0
        self._table = 0
        self._note = 0

    def container(self, element: etree._Element, here: _Container) -> Iterator[Paragraph]:
        here.single = not here.always and _own_paragraphs(element) <= 1
        yield from self._children(element, here)

    def _children(self, element: etree._Element, here: _Container) -> Iterator[Paragraph]:
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, here)
            elif child.tag == f"{W}tbl":
                yield from self._rows(child, here)
            elif child.tag in _NOTE_TAGS:
                yield from self._note_text(child, here)
            else:
                yield from self._children(child, here)

    def _paragraph(self, element: etree._Element, here: _Container) -> Iterator[Paragraph]:
        here.paragraphs += 1
        place = here.label if here.single else f"{here.label}, đoạn {here.paragraphs}"
        yield Paragraph(self._index, place, here.cells, element)
        self._index += 1
        yield from self._boxes(element, place, here)

    def _boxes(self, paragraph: etree._Element, place: str, here: _Container) -> Iterator[Paragraph]:
        """Text boxes: Word keeps each twice, for itself and for older programs; both are one to a clerk."""
        boxes = [element for element in own(paragraph) if element.tag == f"{W}txbxContent"]
        first = [box for box in boxes if not any(up.tag == f"{MC}Fallback" for up in box.iterancestors())]
        several = max(len(first), len(boxes) - len(first)) > 1
        seen = {True: 0, False: 0}
        for box in boxes:
            seen[box in first] += 1
            number = f" {seen[box in first]}" if several else ""
            label = f"{place} > hộp chữ{number}"
            yield from self.container(box, _Container(label, here.cells, nested=" > "))

    def _rows(self, table: etree._Element, here: _Container) -> Iterator[Paragraph]:
        here.tables += 1
        self._table += 1
        number = self._table
        for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
            for cell_number, cell in enumerate(_inside(row, f"{W}tc"), 1):
                label = f"{here.label}{here.nested}bảng {here.tables}, hàng {row_number}, ô {cell_number}"
                cells = (*here.cells, Cell(number, row_number, cell_number))
                yield from self.container(cell, _Container(label, cells, nested=" > "))

    def _note_text(self, note: etree._Element, here: _Container) -> Iterator[Paragraph]:
        if note.get(f"{W}type") in _SEPARATORS:
            yield from self._children(note, _Container(here.label))
            return
        self._note += 1
        yield from self.container(note, _Container(f"{here.label} {self._note}"))


_NOTE_TAGS = tuple(W + note for note in _NOTES)


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table, cells of a row, also those wrapped in content controls or insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}p"):
            yield from _inside(child, tag)


def _own_paragraphs(element: etree._Element) -> int:
    return sum(1 for _ in _inside(element, f"{W}p"))


def _texts(root: etree._Element, label: str) -> Iterator[Paragraph]:
    """The texts of a part that has no paragraphs: chart texts and values, document properties."""
    for element in root.iter(etree.Element):
        if element.tag == f"{A}p" or (len(element) == 0 and not element.tag.startswith(A)):
            yield Paragraph(-1, label + _property(element), (), element)


def _property(element: etree._Element) -> str:
    """The name of the document property that `element` holds."""
    holder = element.getparent()
    if holder is None or part_kind(holder.getroottree().getroot()) != _LABELS["Properties"]:
        return ""
    name = holder.get("name") or _PROPERTIES.get(
        etree.QName(element).localname, etree.QName(element).localname
    )
    return f" ({name})"
