"""A sheet to write on: gives the Layout that measuring a Word file of the same look would give."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from vanban.docx.page.metrics import text_width_mm, wrap
from vanban.layout.measured import (
    Align,
    Box,
    Cell,
    DrawnLine,
    Fragment,
    Frame,
    HeaderKind,
    Layout,
    LineKind,
    Paragraph,
    Run,
    Section,
    Story,
    Table,
)

TEXT = Box(30, 20, 195, 277)
LEFT = Box(30, 20, 92, 277)
RIGHT = Box(92, 20, 195, 277)
HALF_LEFT = Box(30, 20, 102, 277)
HALF_RIGHT = Box(102, 20, 195, 277)
MM_PER_PT = 25.4 / 72
_PIECE = re.compile(r"[^\t\n]+")
_GAP = re.compile(r"[ \u00a0]{4,}")


@dataclass(frozen=True)
class Text:
    """Words with their look, as a clerk sets them."""

    words: str
    align: Align = "center"
    size: float = 14.0
    bold: bool = False
    italic: bool = False
    before_pt: float = 0.0
    indent_mm: float = 0.0
    label: str = ""
    rule: float = 0.0  # length of a line drawn under it, as a share of its last line
    kind: LineKind = "shape"


def bold(words: str, size: float = 14, **more: Any) -> Text:
    """Bold words."""
    return replace(Text(words, size=size, bold=True), **more)


def plain(words: str, size: float = 14, **more: Any) -> Text:
    """Regular words."""
    return replace(Text(words, size=size), **more)


def italic(words: str, size: float = 14, **more: Any) -> Text:
    """Italic words."""
    return replace(Text(words, size=size, italic=True), **more)


def running(words: str, **more: Any) -> Text:
    """A paragraph of the body."""
    return plain(words, **{"align": "both", "indent_mm": 10, "before_pt": 6, **more})


@dataclass
class Paper:
    """Blocks are written from top to bottom; `y_mm` is where the next one begins."""

    y_mm: float = 20.0
    page: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    lines: list[DrawnLine] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    margins: list[Paragraph] = field(default_factory=list)
    section: int = 0
    _index: "count[int]" = field(default_factory=count)

    def write(self, *texts: Text, room: Box = TEXT) -> "Paper":
        """Paragraphs, one under the other."""
        for text in texts:
            self.y_mm = self._set(text, room, self.y_mm, (), None)
            if self.y_mm > room.bottom_mm:
                self.new_page()
        return self

    def new_page(self, new_section: bool = False) -> "Paper":
        """What follows stands on the next page."""
        self.page, self.y_mm, self.section = self.page + 1, 20.0, self.section + new_section
        return self

    def skip(self, mm: float) -> "Paper":
        """Leave room."""
        self.y_mm += mm
        return self

    def table(
        self, *rows: Sequence[Sequence[Text]], rooms: Sequence[Box] = (LEFT, RIGHT), bordered: bool = False
    ) -> "Paper":
        """A table: rows of cells of paragraphs."""
        number = len(self.tables) + 1
        top = self.y_mm
        for at, cells in enumerate(rows, 1):
            ends = [self.y_mm]
            for to, (texts, room) in enumerate(zip(cells, rooms, strict=True), 1):
                y = self.y_mm
                for text in texts:
                    y = self._set(text, room, y, (Cell(number, at, to),), None)
                ends.append(y)
            self.y_mm = max(ends)
        box = Box(rooms[0].left_mm, top, rooms[-1].right_mm, self.y_mm, self.page)
        self.tables.append(Table(number, self.section, box, len(rows), len(rooms), bordered, False, False))
        return self

    def text_box(self, *texts: Text, room: Box, bordered: bool = False) -> "Paper":
        """A text box; the text around it does not move."""
        number, first, y = len(self.frames) + 1, len(self.paragraphs), room.top_mm
        for text in texts:
            y = self._set(text, room, y, (), number)
        positions = tuple(range(first, len(self.paragraphs)))
        box = Box(room.left_mm, room.top_mm, room.right_mm, y, self.page)
        self.frames.append(Frame(number, box, bordered, positions))
        return self

    def margin(self, words: str, story: Story, kind: HeaderKind, page_field: bool = False) -> "Paper":
        """A paragraph of a header or footer."""
        top = 10.0 if story == "header" else 285.0
        letters = Run(0, len(words), words, "Times New Roman", 14, field="PAGE" if page_field else "")
        column = replace(TEXT, page=self.page)
        box = Box(110, top, 114, top + 5, 1)
        self.margins.append(
            Paragraph(
                f"word/{story}1.xml", next(self._index), story, 0, (letters,), words, "center", column, box,
                header_kind=kind,
            )
        )  # fmt: skip
        return self

    def layout(self, name: str = "van-ban.docx") -> Layout:
        """The measured sheet."""
        sections = tuple(
            Section(at, 210, 297, False, 20, 20, 30, 15, title_page=True) for at in range(self.section + 1)
        )
        return Layout(
            name, sections, (*self.paragraphs, *self.margins), tuple(self.fragments), tuple(self.lines),
            tuple(self.frames), tuple(self.tables), pages=self.page,
        )  # fmt: skip

    def _set(self, text: Text, room: Box, y: float, cells: tuple[Cell, ...], frame: int | None) -> float:
        """Set one paragraph at `y`; the y under it."""
        room = replace(room, page=self.page)
        y += text.before_pt * MM_PER_PT
        height = text.size * 1.149 * MM_PER_PT
        look = Run(0, len(text.words), text.words, "Times New Roman", text.size, text.bold, text.italic)
        index, rows = next(self._index), text.words.split("\n")
        paragraph = Paragraph(
            "word/document.xml", index, "textbox" if frame else "body", self.section,
            (look,) if text.words else (), text.words, text.align, room,
            Box(room.left_mm, y, room.right_mm, y + height, self.page),
            first_line_mm=text.indent_mm, before_pt=text.before_pt, label=text.label, cells=cells, frame=frame,
        )  # fmt: skip
        self.paragraphs.append(paragraph)
        start = 0
        for row in rows:
            lines = self._set_row(text, paragraph, room, start, row, y)
            y += height * lines
            start += len(row) + 1
        if text.rule and self.fragments:
            self._rule(text, self.fragments[-1])
            y += 1.5
        return y

    def _set_row(self, text: Text, of: Paragraph, room: Box, start: int, row: str, y: float) -> int:
        """The fragments of one row: tabs part the room in two halves, wide gaps part words."""
        parts = [(m.start(), m.end()) for m in re.finditer(r"[^\t]+", row)]
        tabbed = "\t" in row
        most = 1
        for from_, to in parts:
            half = room
            if tabbed:
                middle = room.left_mm + 62
                left = Box(room.left_mm, room.top_mm, middle, room.bottom_mm, room.page)
                right = Box(middle, room.top_mm, room.right_mm, room.bottom_mm, room.page)
                half = left if from_ < row.index("\t") else right
            for a, b in self._split(row, from_, to):
                piece = self._fragment(text, of, half, start + a, start + b, y, tabbed)
                most = max(most, piece.printed_lines)
                self.fragments.append(piece)
        return most

    @staticmethod
    def _split(row: str, start: int, end: int) -> Iterable[tuple[int, int]]:
        at = start
        for gap in _GAP.finditer(row, start, end):
            if row[at : gap.start()].strip():
                yield at, gap.start()
            at = gap.end()
        if row[at:end].strip():
            yield at, end

    def _fragment(
        self, text: Text, of: Paragraph, room: Box, start: int, end: int, y: float, tabbed: bool
    ) -> Fragment:
        words = of.text[start:end].strip()
        start += of.text[start:end].index(words)
        shown = f"{text.label} {words}" if text.label and not of.text[:start].strip() else words
        lines = wrap(shown, room.width_mm, text.size, text.bold, text.italic)
        widths = [text_width_mm(line, text.size, text.bold, text.italic) for line in lines]
        width = min(max(widths), room.width_mm)
        before = text_width_mm(
            of.text[of.text.rfind("\n", 0, start) + 1 : start].replace("\t", ""), text.size
        )
        align: Align = "center" if tabbed and room.left_mm > of.column.left_mm else text.align
        left = room.centre_mm - width / 2
        if align in ("left", "both"):
            left = room.left_mm + text.indent_mm + (0 if tabbed else before)
        elif align == "right":
            left = room.right_mm - width
        bottom = y + text.size * 1.149 * MM_PER_PT * len(lines)
        box = Box(left, y, left + width, bottom, self.page)
        return Fragment(of, start, start + len(words), shown, box, room, align, len(lines), widths[-1])

    def _rule(self, text: Text, over: Fragment) -> None:
        half = over.last_line_mm * text.rule / 2
        y = over.box.bottom_mm + 0.7
        centre = over.box.centre_mm
        paragraph = over.paragraph
        self.lines.append(
            DrawnLine(
                text.kind, Box(centre - half, y, centre + half, y, self.page), weight_pt=0.75,
                part=paragraph.part, key=len(self.lines), paragraph=paragraph.index,
            )
        )  # fmt: skip
