"""The layout made from blocks in their places: paragraphs, fragments, lines, frames, tables."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.docx.measure.blocks import Block, SetCell, SetParagraph, SetRow, SetTable, settle
from vanban.docx.measure.drawings import Drawing, Item
from vanban.docx.measure.drawn import cell_borders, is_boxed, lines_of_text, neighbours, paragraph_borders
from vanban.docx.measure.fragments import fragments_of
from vanban.docx.measure.images import look_of
from vanban.docx.measure.package import WordFile
from vanban.docx.measure.sections import Page
from vanban.docx.measure.styles import Styles
from vanban.docx.measure.typeset import line_at
from vanban.frozen import frozen
from vanban.layout.measured import Box, DrawnLine, Fragment, Frame, HeaderKind, Image, Paragraph, Story, Table

_SIDES = 4  # of a cell
_MOST_PICTURES = 4  # that are looked into: a signature, a seal and some more


@frozen
class Where:
    """What the blocks being made stand in. `room`: top and bottom of it; `page` is the section's paper."""

    story: Story
    part: str
    page: Page
    room: tuple[float, float]
    frame: int | None = None
    header_kind: HeaderKind | None = None
    cell: tuple[float, float] | None = None  # edges of the cell, for drawings that keep to it

    @property
    def is_over_page_1(self) -> bool:
        """It is the header that page 1 shows."""
        shown = "first" if self.page.title_page else "default"
        return self.story == "header" and self.page.index == 0 and self.header_kind == shown


@dataclass
class Maker:
    """Collects what is made of all parts of one document."""

    file: WordFile
    styles: Styles
    paragraphs: list[Paragraph] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    page_1_header: list[Fragment] = field(default_factory=list)
    lines: list[DrawnLine] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _frames: dict[int, Frame] = field(default_factory=dict)
    _frame_count: int = 0
    _pictures: dict[str, tuple[str, bool, str]] = field(default_factory=dict)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All boxes by number."""
        return tuple(self._frames[number] for number in sorted(self._frames))

    def make(self, blocks: Sequence[Block], where: Where) -> None:
        """Everything in these blocks, in reading order."""
        boxed: list[int] = []
        frame = where.frame
        for at, block in enumerate(blocks):
            if isinstance(block, SetTable):
                self._table(block, where)
                continue
            bordered = bool(block.format.borders)
            above, below = neighbours(blocks, at) if bordered else (None, None)
            if is_boxed(block):
                frame = frame if boxed else self._next_frame()
                boxed.append(len(self.paragraphs))
            made = self._paragraph(block, where, frame if boxed else where.frame)
            if boxed and not (below and below.format.borders == block.format.borders):
                self._frames[frame or 0] = Frame(
                    frame or 0, _round([self.paragraphs[i] for i in boxed]), True, tuple(boxed)
                )
                boxed, frame = [], where.frame
            if bordered:
                self.lines += paragraph_borders(block, above, below, where.part, self.styles)
            self.lines += lines_of_text(block, where.part)
            for offset, drawing, texts in block.drawings:
                self._drawing(block, made, offset, drawing, texts, where)

    def _next_frame(self) -> int:
        self._frame_count += 1
        return self._frame_count

    def _paragraph(self, block: SetParagraph, where: Where, frame: int | None) -> Paragraph:
        format, first = block.format, block.lines[0]
        left, right = block.left_mm + first.shift_mm, block.right_mm + first.shift_mm
        if block.frame:
            right = left + block.frame[1]
        made = Paragraph(
            part=where.part,
            index=block.index,
            story=where.story,
            section=block.section,
            runs=tuple(block.inline.runs),
            text=block.inline.text,
            align=format.align,
            column=Box(left, where.room[0], right, where.room[1], first.page),
            box=_printed_box(block),
            left_mm=format.left_mm,
            right_mm=format.right_mm,
            first_line_mm=format.first_line_mm,
            before_pt=format.before_pt,
            after_pt=format.after_pt,
            line=format.line,
            contextual_spacing=format.contextual,
            keep_next=format.keep_next,
            keep_lines=format.keep_lines,
            page_break_before=format.page_break_before,
            breaks_page=bool(block.inline.breaks) and "page" in block.inline.breaks.values(),
            style=block.style,
            label=block.label,
            outline_level=format.outline_level,
            cells=block.cells,
            frame=frame,
            mark_size_pt=block.mark.size_pt,
            printed_lines=len(block.lines),
            images=self._images(block, where) if block.drawings else (),
            header_kind=where.header_kind,
        )
        self.paragraphs.append(made)
        if where.story in ("body", "textbox"):
            self.fragments += fragments_of(block, made)
        elif where.is_over_page_1:
            self.page_1_header += fragments_of(block, made)
        return made

    def _images(self, block: SetParagraph, where: Where) -> tuple[Image, ...]:
        found = []
        for offset, drawing, _ in block.drawings:
            for item in drawing.items:
                if item.kind == "image":
                    left, top, page = _corner(block, offset, drawing, where)
                    found.append(self._image(item, left, top, page, where))
        return tuple(found)

    def _image(self, item: Item, left: float, top: float, page: int, where: Where) -> Image:
        relations = {relation.id: relation for relation in self.file.relations(where.part)}
        relation = relations.get(item.picture)
        box = _item_box(item, left, top, page)
        if relation is None or relation.external:
            return Image(box, "")
        target = relation.target
        if target not in self._pictures:
            known = len(self._pictures) < _MOST_PICTURES
            self._pictures[target] = look_of(self.file.image(target) if known else b"", target)
        kind, transparent, hue = self._pictures[target]
        return Image(box, kind, transparent, hue)

    def _drawing(
        self,
        block: SetParagraph,
        anchor: Paragraph,
        offset: int,
        drawing: Drawing,
        texts: dict[int, list[Block]],
        where: Where,
    ) -> None:
        left, top, page = _corner(block, offset, drawing, where)
        for number, item in enumerate(drawing.items):
            box = _item_box(item, left, top, page)
            if item.kind == "line" and item.stroke is not None:
                middle = (box.top_mm + box.bottom_mm) / 2
                self.lines.append(
                    DrawnLine(
                        kind="vml" if drawing.vml else "shape",
                        box=Box(box.left_mm, middle, box.right_mm, middle, page),
                        solid=item.stroke.solid,
                        colour=self.styles.colour(item.stroke.colour),
                        weight_pt=item.stroke.weight_pt,
                        part=where.part,
                        key=drawing.number,
                        paragraph=anchor.index,
                    )
                )
            elif item.kind == "text":
                self._text_box(item, box, texts.get(number, []), where)

    def _text_box(self, item: Item, box: Box, blocks: list[Block], where: Where) -> None:
        frame = self._next_frame()
        start = len(self.paragraphs)
        settle(blocks, box.page, box.left_mm + item.insets_mm[0], box.top_mm + item.insets_mm[1])
        room = (box.top_mm + item.insets_mm[1], box.bottom_mm - item.insets_mm[3])
        story: Story = "textbox" if where.story == "body" else where.story
        edges = (box.left_mm, box.right_mm)
        self.make(blocks, Where(story, where.part, where.page, room, frame, where.header_kind, edges))
        inside = tuple(range(start, len(self.paragraphs)))
        self._frames[frame] = Frame(frame, box, item.stroke is not None, inside)

    def _table(self, table: SetTable, where: Where) -> None:
        bordered = _is_bordered([cell for row in table.rows for cell in row.cells])
        self.tables.append(_measured_table(table, bordered, where))
        if not bordered:
            self.lines += cell_borders(table, where.part, self.styles)
        for row in table.rows:
            for cell in row.cells:
                if cell.merged != "continue":
                    self._cell(row, cell, where, framed=not bordered and len(cell.drawn) == _SIDES)

    def _cell(self, row: SetRow, cell: SetCell, where: Where, *, framed: bool) -> None:
        """What a cell holds; a single cell with lines all round is a frame."""
        frame = self._next_frame() if framed else where.frame
        start = len(self.paragraphs)
        room = (row.top_mm + cell.padding_mm[0], row.bottom_mm - cell.padding_mm[1])
        edges = (cell.inner[0] + row.shift_mm, cell.inner[1] + row.shift_mm)
        self.make(
            cell.blocks, Where(where.story, where.part, where.page, room, frame, where.header_kind, edges)
        )
        if framed and frame is not None:
            left, right = cell.left_mm + row.shift_mm, cell.right_mm + row.shift_mm
            box = Box(left, row.top_mm, right, row.bottom_mm, row.page)
            self._frames[frame] = Frame(frame, box, True, tuple(range(start, len(self.paragraphs))))


def _measured_table(table: SetTable, bordered: bool, where: Where) -> Table:
    first, last = (table.rows[0], table.rows[-1]) if table.rows else (None, None)
    shift = first.shift_mm if first else 0.0
    top = first.top_mm if first else where.room[0]
    page = first.page if first else 1
    bottom = where.room[1] if first is None or last is None or last.page != page else last.bottom_mm
    return Table(
        number=table.number,
        section=table.section,
        box=Box(table.left_mm + shift, top, table.right_mm + shift, max(bottom, top), page),
        rows=len(table.rows),
        columns=max((len(row.cells) for row in table.rows), default=0),
        bordered=bordered,
        header_repeats=bool(first and first.header),
        rows_can_split=any(not row.cant_split for row in table.rows),
        nested=table.nested,
    )


def _is_bordered(cells: Sequence[SetCell]) -> bool:
    """Most of its several cells have lines on two sides."""
    seen = [cell for cell in cells if cell.merged != "continue"]
    lined = [cell for cell in seen if len(cell.drawn) >= 2]
    return len(seen) > 1 and 2 * len(lined) > len(seen)


def _printed_box(block: SetParagraph) -> Box:
    """Round the printed letters of its first page."""
    first = block.lines[0]
    left, right, bottom = math.inf, -math.inf, first.top_mm
    for line in block.lines:
        if line.page != first.page:
            continue
        bottom = max(bottom, line.top_mm + line.height_mm)
        for piece in line.pieces:
            begin = block.left_mm + line.shift_mm + piece.left_mm
            left, right = min(left, begin), max(right, begin + piece.width_mm)
    if left > right:
        left = right = block.left_mm + first.shift_mm + block.format.left_mm
    return Box(left, first.top_mm, right, bottom, first.page)


def _round(paragraphs: list[Paragraph]) -> Box:
    first = paragraphs[0]
    return Box(
        first.column.left_mm + first.left_mm,
        first.box.top_mm,
        first.column.right_mm - first.right_mm,
        max(p.box.bottom_mm for p in paragraphs if p.box.page == first.box.page),
        first.box.page,
    )


def _item_box(item: Item, left: float, top: float, page: int) -> Box:
    return Box(
        left + item.left_mm,
        top + item.top_mm,
        left + item.left_mm + item.width_mm,
        top + item.top_mm + item.height_mm,
        page,
    )


def _corner(block: SetParagraph, offset: int, drawing: Drawing, where: Where) -> tuple[float, float, int]:
    """Left and top of a drawing, and its page."""
    line = line_at(block.lines, offset)
    column = (block.left_mm + line.shift_mm, block.right_mm + line.shift_mm)
    if drawing.inline:
        return (
            _in_line(block, offset, drawing, column),
            line.top_mm + line.height_mm - drawing.height_mm,
            line.page,
        )
    page = where.page
    area = (page.text_left_mm, page.text_right_mm)
    paper = (0.0, page.width_mm)
    if where.cell is not None and drawing.in_cell:
        area = paper = where.cell
    across = {
        "page": paper, "margin": area, "leftMargin": (0.0, page.text_left_mm),
        "insideMargin": (0.0, page.text_left_mm), "rightMargin": (page.text_right_mm, page.width_mm),
        "outsideMargin": (page.text_right_mm, page.width_mm),
        "left-margin-area": (0.0, page.text_left_mm), "right-margin-area": (page.text_right_mm, page.width_mm),
    }.get(drawing.across.base, column)  # fmt: skip
    if drawing.across.base == "character":
        across = (_in_line(block, offset, drawing, column), column[1])
    paragraph_top = block.lines[0].top_mm - block.pushed_mm - block.above_mm
    down = {
        "page": (0.0, page.height_mm), "margin": (page.top_mm, page.height_mm - page.bottom_mm),
        "topMargin": (0.0, page.top_mm),
        "bottomMargin": (page.height_mm - page.bottom_mm, page.height_mm),
        "line": (line.top_mm, line.top_mm + line.height_mm),
    }.get(drawing.down.base, (paragraph_top, paragraph_top + drawing.height_mm))  # fmt: skip
    if where.cell is not None and drawing.in_cell and drawing.down.base in ("page", "margin"):
        down = where.room
    left = drawing.across.place(*across, drawing.width_mm)
    return left, drawing.down.place(*down, drawing.height_mm), block.lines[0].page


def _in_line(block: SetParagraph, offset: int, drawing: Drawing, column: tuple[float, float]) -> float:
    """Left edge of what stands in a line like a letter."""
    if not block.inline.text:
        spare = column[1] - column[0] - drawing.width_mm - block.format.left_mm - block.format.right_mm
        part = {"center": 0.5, "right": 1.0}.get(block.format.align, 0.0)
        return column[0] + block.format.left_mm + max(spare, 0.0) * part
    places = block.typesetter.places
    for piece in line_at(block.lines, offset).pieces:
        if piece.start <= offset <= piece.end and not piece.is_label:
            return column[0] + piece.left_mm + places[offset] - places[piece.start]
    return column[0] + block.format.left_mm
