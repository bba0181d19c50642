"""Where an order is to be carried out: its paragraph, section, table or drawing in the file."""

from collections.abc import Sequence
from functools import cached_property

from lxml import etree

from vanban.docx.measure import measure
from vanban.docx.mend.inherited import Inherited
from vanban.docx.mend.left import Left
from vanban.docx.mend.letters import MC, Letters, copies
from vanban.docx.mend.page_number import HeaderOwners
from vanban.docx.mend.parts import Parts
from vanban.docx.mend.schema import W
from vanban.docx.mend.section import sections
from vanban.layout.measured import Box, DrawnLine, Layout
from vanban.layout.mends import MendLine, Target

_GONE = "Không tìm thấy chỗ cần sửa trong tệp."


class Places:
    """One file that is being mended. What is not found raises `Left`."""

    def __init__(self, raw: bytes, name: str, layout: Layout | None) -> None:
        self._raw, self._name, self._measured = raw, name, layout
        self.parts = Parts(raw, name)
        styles = self.parts.of_kind("styles")
        self._letters: dict[etree._Element, Letters] = {}
        self._copies: dict[etree._Element, dict[etree._Element, etree._Element] | None] = {}
        self.inherited = Inherited(self.parts.tree(styles) if styles in self.parts else None)

    @cached_property
    def sections(self) -> list[etree._Element]:
        """Each `w:sectPr` of the body."""
        return sections(self.parts)

    @cached_property
    def header_owners(self) -> HeaderOwners:
        """Which of them have headers and footers of their own."""
        return HeaderOwners(self.sections)

    @cached_property
    def _layout(self) -> Layout:
        """As the orders speak of it; only asked for by those that need a length or a table."""
        return self._measured or measure(self._raw, self._name)

    def section(self, index: int) -> etree._Element:
        """The `w:sectPr` of that section."""
        return _nth(self.sections, index)

    def paragraph(self, target: Target) -> etree._Element:
        """The `w:p` that is meant."""
        part, index = target
        return _nth(self.parts.paragraph_list(part) if part in self.parts else [], index)

    def paragraphs(self, target: Target) -> tuple[etree._Element, ...]:
        """The `w:p` that is meant, and the copy of it that Word keeps for older programs if it is in a text box."""
        paragraph = self.paragraph(target)
        copy = self._copy(paragraph)
        return (paragraph,) if copy is None else (paragraph, copy)

    def _copy(self, paragraph: etree._Element) -> etree._Element | None:
        for choice in paragraph.iterancestors(f"{MC}Choice"):
            if choice not in self._copies:
                self._copies[choice] = copies(choice)
            found = self._copies[choice]
            if found is not None:
                return found.get(paragraph)
        return None

    def letters(self, paragraph: etree._Element) -> Letters:
        """Its letters, which know of the changes made through them."""
        if paragraph not in self._letters:
            self._letters[paragraph] = Letters(paragraph, self.inherited)
        return self._letters[paragraph]

    def drawing(self, part: str, number: int) -> etree._Element:
        """The `w:drawing` of that number in the part."""
        return _nth(self._all(part, "drawing"), number)

    def picture(self, part: str, number: int) -> etree._Element:
        """The `w:pict` or `w:object` of that number in the part."""
        return _nth(self._all(part, "pict", "object"), number)

    def _all(self, part: str, *names: str) -> list[etree._Element]:
        return list(self.parts.tree(part).iter(*(W + name for name in names))) if part in self.parts else []

    def table(self, number: int) -> etree._Element:
        """The `w:tbl` of that number, found by a paragraph in it."""
        if number not in self._cells:
            raise Left(_GONE)
        target, depth = self._cells[number]
        return _nth(list(self.paragraph(target).iterancestors(f"{W}tbl")), depth)

    @cached_property
    def _cells(self) -> dict[int, tuple[Target, int]]:
        """Of each table the first paragraph in it, and how many tables stand between them."""
        cells: dict[int, tuple[Target, int]] = {}
        for paragraph in self._layout.paragraphs:
            for depth, cell in enumerate(reversed(paragraph.cells)):
                cells.setdefault(cell.table, ((paragraph.part, paragraph.index), depth))
        return cells

    def measured_line(self, order: MendLine) -> tuple[DrawnLine, Box]:
        """The line of a paragraph as it was measured, and the room of that paragraph."""
        wanted = (order.part, order.kind, order.key)
        lines = [line for line in self._layout.lines if (line.part, line.kind, line.key) == wanted]
        rooms = [p.column for p in self._layout.paragraphs if (p.part, p.index) == (order.part, order.key)]
        if len(lines) != 1 or not rooms or lines[0].box.width_mm <= 0:
            raise Left(_GONE)
        return lines[0], rooms[0]


def _nth(elements: Sequence[etree._Element], index: int) -> etree._Element:
    if not 0 <= index < len(elements):
        raise Left(_GONE)
    return elements[index]
