"""Paragraphs and tables that are set (lines broken, heights known) and wait for their place on a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vanban.docx.measure.drawings import Drawing
from vanban.docx.measure.formats import Format
from vanban.docx.measure.inline import Inline
from vanban.docx.measure.names import MM_PER_PT
from vanban.docx.measure.styles import Look
from vanban.docx.measure.table_styles import Edge
from vanban.docx.measure.typeset import Line, Typesetter
from vanban.layout.measured import Cell


@dataclass(eq=False, slots=True)
class SetParagraph:
    """A paragraph in lines. `left_mm` and `right_mm` are its column's edges, from where it was set."""

    index: int
    section: int
    inline: Inline
    format: Format
    label: str
    style: str
    mark: Look
    cells: tuple[Cell, ...]
    left_mm: float
    right_mm: float
    typesetter: Typesetter
    lines: list[Line]
    drawings: list[tuple[int, Drawing, "dict[int, list[Block]]"]] = field(default_factory=list)
    frame: tuple[float, float] | None = None  # `w:framePr`: shift to its place, its width
    offset_mm: float = 0.0  # from the top of its cell or box
    above_mm: float = 0.0  # space before it that shows, from whose top its drawings hang
    pushed_mm: float = 0.0  # by drawings that keep text away

    @property
    def height_mm(self) -> float:
        """Of its lines."""
        return 0.0 if self.frame else sum(line.height_mm for line in self.lines) + self.pushed_mm

    @property
    def before_mm(self) -> float:
        """Space before it."""
        return self.format.before_pt * MM_PER_PT

    @property
    def after_mm(self) -> float:
        """Space after it."""
        return self.format.after_pt * MM_PER_PT


@dataclass(eq=False, slots=True)
class SetCell:
    """A cell: outer edges `left_mm`, `right_mm`; its blocks are set between the padded ones."""

    blocks: "list[Block]"
    left_mm: float
    right_mm: float
    inner: tuple[float, float]
    padding_mm: tuple[float, float]  # top, bottom
    edges: dict[str, Edge]
    merged: str = ""  # `restart` or `continue` of a cell that spans rows
    v_align: str = "top"
    height_mm: float = 0.0  # of its blocks
    span_rows: int = 1
    column: int = 0  # in the grid

    @property
    def drawn(self) -> set[str]:
        """The sides with a line."""
        return {side for side, edge in self.edges.items() if edge[0] != "none"}


@dataclass(eq=False, slots=True)
class SetRow:
    """A row of a table."""

    cells: list[SetCell]
    cant_split: bool = False
    header: bool = False
    least_mm: float = 0.0
    exact: bool = False
    height_mm: float = 0.0
    page: int = 0
    top_mm: float = 0.0
    bottom_mm: float = 0.0
    shift_mm: float = 0.0


@dataclass(eq=False, slots=True)
class SetTable:
    """A table in rows."""

    number: int
    section: int
    rows: list[SetRow]
    left_mm: float
    right_mm: float
    nested: bool
    index: int  # of the first paragraph in it, to name its borders by
    offset_mm: float = 0.0
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def height_mm(self) -> float:
        """Of all rows."""
        return sum(row.height_mm for row in self.rows)


Block = SetParagraph | SetTable


def gap_mm(above: Block | None, below: Block) -> float:
    """Space between two blocks: what is after the upper one and before the lower one, added up as Word does.

    A paragraph that leaves out space between paragraphs of its style gives none towards them.
    """
    after = above.after_mm if isinstance(above, SetParagraph) else 0.0
    if isinstance(above, SetParagraph) and above.format.contextual and _same_style(above, below):
        after = 0.0
    return after + before_mm(above, below)


def before_mm(above: Block | None, below: Block) -> float:
    """What of that is before the lower one."""
    if not isinstance(below, SetParagraph) or (below.format.contextual and _same_style(above, below)):
        return 0.0
    return below.before_mm


def _same_style(above: Block | None, below: Block) -> bool:
    return isinstance(above, SetParagraph) and isinstance(below, SetParagraph) and above.style == below.style


def stack(blocks: list[Block]) -> float:
    """Put blocks one under another in a cell or a box; their height together."""
    y = 0.0
    above: Block | None = None
    for block in blocks:
        y += gap_mm(above, block)
        if isinstance(block, SetParagraph) and block.drawings:
            block.above_mm = before_mm(above, block)
        block.offset_mm = y
        y += block.height_mm
        above = block
    last = blocks[-1] if blocks else None
    return y + (last.after_mm if isinstance(last, SetParagraph) else 0.0)


def settle(blocks: Sequence[Block], page: int, left_mm: float, top_mm: float) -> None:
    """Put blocks that were set from 0 in a box at this place; a box stays on one page."""
    for block in blocks:
        y = top_mm + block.offset_mm
        if isinstance(block, SetTable):
            for row in block.rows:
                row.page, row.top_mm, row.bottom_mm, row.shift_mm = page, y, y + row.height_mm, left_mm
                for cell in row.cells:
                    settle(cell.blocks, page, left_mm, y + cell.padding_mm[0])
                y += row.height_mm
            continue
        y += block.pushed_mm
        for line in block.lines:
            line.page, line.top_mm = page, y
            line.shift_mm = left_mm + (block.frame[0] if block.frame else 0.0)
            y += 0.0 if block.frame else line.height_mm
