"""Orders to mend, carried out one by one on the bytes of a Word file: direct formatting only, all else stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from lxml import etree

from vanban.docx.measure import measure
from vanban.docx.mend.inherited import Inherited
from vanban.docx.mend.left import Left
from vanban.docx.mend.letters import Letters, Piece, twin
from vanban.docx.mend.lines import draw_line, mend_border, mend_characters, mend_shape, mend_vml
from vanban.docx.mend.look import mend_letters
from vanban.docx.mend.page_number import mend_page_number
from vanban.docx.mend.paragraph import mend_paragraph, mend_table
from vanban.docx.mend.parts import Parts
from vanban.docx.mend.schema import W
from vanban.docx.mend.section import mend_section, sections
from vanban.docx.mend.words import mend_text
from vanban.layout.measured import Box, DrawnLine, Layout
from vanban.layout.mends import (
    DrawLine,
    Mend,
    MendLetters,
    MendLine,
    MendPageNumber,
    MendParagraph,
    MendSection,
    MendTable,
    MendText,
    Target,
)

_GONE = "Không tìm thấy chỗ cần sửa trong tệp."
_TURNS: dict[type, int] = {MendText: 1, MendLine: 2, DrawLine: 3, MendPageNumber: 4}
"""What comes after the orders that change neither words nor the number of paragraphs."""
_NOT_MENDED = {
    "underline": "Đây là gạch chân chữ, không phải đường kẻ; bỏ gạch chân rồi vẽ đường kẻ trong Word.",
    "cell_border": "Đường kẻ là viền của ô bảng, độ dài theo ô; bỏ viền rồi vẽ đường kẻ trong Word.",
}


@dataclass(frozen=True, slots=True)
class Mended:
    """The mended file (the very bytes that came when nothing changed), and what became of each order.

    `left`: the orders that are left for a person, each with the Vietnamese sentence that says why.
    """

    raw: bytes
    done: tuple[Mend, ...] = ()
    left: tuple[tuple[Mend, str], ...] = ()


def mend(raw: bytes, mends: Sequence[Mend], name: str) -> Mended:
    """Carry out `mends` on the .docx `raw`, shown to people as `name`.

    All orders speak of the file as it came; the same order given twice is carried out once.

    Raises:
        DataError: it can't be read, or its owner has closed it to changes.
    """
    desk = _Desk(raw, name)
    orders = list(dict.fromkeys(mends))
    steps = {order: desk.step(order) for order in orders}  # all places are found before anything moves
    reasons: dict[Mend, str] = {}
    for order in sorted(orders, key=_turn):
        try:
            steps[order]()
        except Left as reason:
            reasons[order] = str(reason)
    done = tuple(order for order in orders if order not in reasons)
    left = tuple((order, reasons[order]) for order in orders if order in reasons)
    return Mended(desk.parts.packed() if done else raw, done, left)


def _turn(order: Mend) -> tuple[int, int]:
    """Words are replaced from the end of a paragraph, so that the offsets before them stay true."""
    return _TURNS.get(type(order), 0), -order.start if isinstance(order, MendText) else 0


class _Desk:
    """One file that is being mended."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._raw, self._name = raw, name
        self.parts = Parts(raw, name)
        styles = self.parts.of_kind("styles")
        self._inherited = Inherited(self.parts.tree(styles) if styles in self.parts else None)

    @cached_property
    def _sections(self) -> list[etree._Element]:
        return sections(self.parts)

    @cached_property
    def _layout(self) -> Layout:
        """As the orders speak of it; only asked for by those that need a length or a table."""
        return measure(self._raw, self._name)

    def step(self, order: Mend) -> Callable[[], None]:
        """What must be done for `order`, its place found; it raises `Left` when it can't be."""
        try:
            return self._step(order)
        except Left as found:
            return _leave(found)

    def _step(self, order: Mend) -> Callable[[], None]:
        styles = self.parts.styles()
        match order:
            case MendSection():
                section = self._section(order.section)
                return lambda: mend_section(self.parts, section, order)
            case MendPageNumber():
                self._section(order.section)
                return lambda: mend_page_number(
                    self.parts, self._sections, order.section, order.size_pt, self._inherited
                )
            case MendParagraph():
                return self._each(order.target, lambda paragraph: mend_paragraph(paragraph, order, styles))
            case MendLetters():
                return self._each(order.target, lambda paragraph: self._mend_letters(paragraph, order))
            case MendText():
                return self._each(
                    order.target, lambda paragraph: mend_text(Letters(paragraph, self._inherited), order)
                )
            case MendTable():
                table = self._table(order.table)
                return lambda: mend_table(table, order)
            case DrawLine():
                number = crc32(repr(order.target).encode()) % 2**30 + 1
                return self._each(
                    order.target, lambda paragraph: draw_line(paragraph, order.width_mm, number)
                )
            case MendLine():
                return self._line_step(order)

    def _line_step(self, order: MendLine) -> Callable[[], None]:
        if order.kind in _NOT_MENDED:
            raise Left(_NOT_MENDED[order.kind])
        if order.kind == "shape":
            drawing = _nth(self._drawings(order.part, "drawing"), order.key)
            holder = next(drawing.iterancestors(f"{W}p"))
            return lambda: mend_shape(
                drawing, order.width_mm, lambda: self._inherited.align(holder) == "center"
            )
        if order.kind == "vml":
            picture = _nth(self._drawings(order.part, "pict", "object"), order.key)
            return lambda: mend_vml(picture, order.width_mm)
        line, column = self._measured(order)
        if order.kind == "border":
            if (paragraph := self._paragraph((order.part, order.key))) is not None and Letters(
                paragraph, self._inherited
            ).text.strip():
                raise Left("Đường kẻ là viền của đoạn có chữ; bỏ viền rồi vẽ đường kẻ trong Word.")
            styles = self.parts.styles()
            return self._each(
                (order.part, order.key),
                lambda paragraph: mend_border(paragraph, line, column, order.width_mm, styles),
            )
        target = (order.part, order.key)
        return self._each(
            target,
            lambda paragraph: mend_characters(
                Letters(paragraph, self._inherited), target, line, order.width_mm
            ),
        )

    def _mend_letters(self, paragraph: etree._Element, order: MendLetters) -> None:
        def font(piece: Piece) -> str:
            return self._inherited.font(piece.run, paragraph)

        mend_letters(Letters(paragraph, self._inherited), order, font, self.parts.styles())

    def _each(self, target: Target, change: Callable[[etree._Element], None]) -> Callable[[], None]:
        """Change the paragraph, and the copy of it that Word keeps for older programs if it stands in a text box."""
        paragraph = self._paragraph(target)
        copy = twin(paragraph)

        def both() -> None:
            change(paragraph)
            if copy is not None:
                change(copy)

        return both

    def _paragraph(self, target: Target) -> etree._Element:
        part, index = target
        return _nth(self.parts.paragraph_list(part) if part in self.parts else [], index)

    def _section(self, index: int) -> etree._Element:
        return _nth(self._sections, index)

    def _drawings(self, part: str, *names: str) -> list[etree._Element]:
        if part not in self.parts:
            return []
        return list(self.parts.tree(part).iter(*(W + name for name in names)))

    def _table(self, number: int) -> etree._Element:
        """The table of that number, found by a paragraph in it."""
        for paragraph in self._layout.paragraphs:
            for depth, cell in enumerate(reversed(paragraph.cells)):
                if cell.table == number:
                    element = self._paragraph((paragraph.part, paragraph.index))
                    return _nth(list(element.iterancestors(f"{W}tbl")), depth)
        raise Left(_GONE)

    def _measured(self, order: MendLine) -> tuple[DrawnLine, Box]:
        """The line as it was measured, and the room of its paragraph."""
        lines = [
            line
            for line in self._layout.lines
            if (line.part, line.kind, line.key) == (order.part, order.kind, order.key)
        ]
        rooms = [p.column for p in self._layout.paragraphs if (p.part, p.index) == (order.part, order.key)]
        if len(lines) != 1 or not rooms or lines[0].box.width_mm <= 0:
            raise Left(_GONE)
        return lines[0], rooms[0]


def _nth(elements: Sequence[etree._Element], index: int) -> etree._Element:
    if not 0 <= index < len(elements):
        raise Left(_GONE)
    return elements[index]


def _leave(reason: Left) -> Callable[[], None]:
    def leave() -> None:
        raise reason

    return leave
