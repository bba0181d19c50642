"""Blocks put on pages: columns, page breaks, paragraphs and rows kept together, the places of drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vanban.docx.measure.blocks import Block, SetParagraph, SetRow, SetTable, before_mm, gap_mm
from vanban.docx.measure.sections import Page
from vanban.docx.measure.typeset import Line

_TOLERANCE_MM = 0.3
_HINT_FROM = 0.7  # part of the page that must be full for Word's own page break to be believed
_SHORT = 3  # lines of a paragraph that is not parted
_MOST_KEPT = 12  # paragraphs that are kept with the next one
_MAX_PAGES = 20_000


@dataclass
class Flow:
    """Where the next block goes. `top_of` tells where text begins on a page, `bottom_of` where it ends."""

    pages: Sequence[Page]
    top_of: Callable[[Page, int, bool], float]
    bottom_of: Callable[[Page, int, bool], float]
    page: int = 0
    column: int = 0
    y: float = 0.0
    at_top: bool = True
    spans: list[tuple[int, int]] = field(default_factory=list)
    _page: Page = field(init=False)
    _above: Block | None = None
    _limit: float | None = None  # of balanced columns
    _limit_reached: float = 0.0  # by the columns before
    _section_top: float = 0.0
    _first_page: int = 1
    _edges: dict[int, tuple[float, float]] = field(default_factory=dict)  # of the section's text by page

    def run(self, sections: Sequence[Sequence[Block]]) -> None:
        """Place the blocks of every section."""
        for index, (page, blocks) in enumerate(zip(self.pages, sections, strict=True)):
            self._begin(page)
            start = self.page
            follows = self.pages[index + 1].kind if index + 1 < len(self.pages) else ""
            if len(page.columns) > 1 and follows == "continuous":
                self._balance(blocks)
            for at, block in enumerate(blocks):
                self._place(block, blocks[at + 1 : at + 1 + _MOST_KEPT])
            if self.column:
                self.y = max(self.y, self._limit_reached)
            self._limit = None
            self.spans.append((start, self.page))

    def _begin(self, page: Page) -> None:
        goes_on = page.kind in ("continuous", "nextColumn") and self.page > 0
        continuous = goes_on and _same_paper(self._page, page)
        self._page = page
        self._edges.clear()
        if continuous:
            self.column = 0
            self._section_top = self._limit_reached = self.y
            self.at_top = False
            return
        if page.kind in ("oddPage", "evenPage") and self.page > 0:
            self.page += (self.page % 2 == 1) == (page.kind == "oddPage")
        self._first_page = self.page + 1
        self._new_page()

    def _new_page(self) -> None:
        self.page = min(self.page + 1, _MAX_PAGES)
        self.column = 0
        self.y = self._section_top = self._limit_reached = self.top(self.page)
        self.at_top = True
        self._above = None
        self._limit = None

    def _new_column(self) -> None:
        if self.column + 1 < len(self._page.columns):
            self._limit_reached = max(self._limit_reached, self.y)
            self.column += 1
            self.y = self._section_top
            self.at_top = True
            self._above = None
        else:
            self._new_page()

    def _edges_of(self, page: int) -> tuple[float, float]:
        """Where text begins and ends on a page of this section."""
        if page not in self._edges:
            asked = self._page, page, page == self._first_page
            self._edges[page] = self.top_of(*asked), self.bottom_of(*asked)
        return self._edges[page]

    def top(self, page: int) -> float:
        """Where text begins on a page of this section."""
        return self._edges_of(page)[0]

    def bottom(self, page: int) -> float:
        """Where text ends on a page of this section, in this column."""
        top, bottom = self._edges_of(page)
        if self._limit is not None and page == self.page and self.column + 1 < len(self._page.columns):
            bottom = min(bottom, self._limit)
        return max(bottom, top + 5.0)

    @property
    def _shift(self) -> float:
        """From the first column, where everything was set, to this one."""
        columns = self._page.columns
        return columns[self.column][0] - columns[0][0]

    def _balance(self, blocks: Sequence[Block]) -> None:
        """Columns before a continuous break end at the same height."""
        if any(
            kind == "column"
            for b in blocks
            if isinstance(b, SetParagraph)
            for kind in b.inline.breaks.values()
        ):
            return
        parts = [part for block in blocks for part in _heights(block)]
        count = len(self._page.columns)
        limit = max([sum(parts) / count, *parts], default=0.0)
        while _columns_needed(parts, limit) > count:
            limit += 1.0
        self._limit = self.y + limit

    def _place(self, block: Block, following: Sequence[Block]) -> None:
        if isinstance(block, SetTable):
            self._table(block)
        elif block.frame is not None:
            self._floating(block)
            return
        else:
            self._paragraph(block, following)
        self._above = block

    def _floating(self, block: SetParagraph) -> None:
        y = self.y
        for line in block.lines:
            line.page, line.top_mm, line.shift_mm = (
                max(self.page, 1),
                y,
                self._shift + (block.frame or (0, 0))[0],
            )
            y += line.height_mm

    def _paragraph(self, block: SetParagraph, following: Sequence[Block]) -> None:
        if block.format.page_break_before and not self.at_top:
            self._new_page()
        first = self.page == self._first_page and self.at_top
        gap = 0.0 if self.at_top and not first else gap_mm(self._above, block)
        if block.format.keep_next and not self.at_top and self._does_not_fit(block, following, gap):
            self._new_column()
            gap = 0.0
        if gap and block.drawings:
            block.above_mm = before_mm(self._above, block)
        self.y += gap + block.pushed_mm
        block.offset_mm = self.y
        self._lines(block)

    def _does_not_fit(self, block: SetParagraph, following: Sequence[Block], gap: float) -> bool:
        """Whether a paragraph that stays with the next one would part from it here."""
        need = gap + block.height_mm
        above: Block = block
        for below in following:
            need += gap_mm(above, below)
            if isinstance(below, SetParagraph) and below.format.keep_next:
                need += below.height_mm
                above = below
                continue
            parts = _heights(below)
            need += sum(parts[: 2 if isinstance(below, SetParagraph) else 1])
            break
        room = self.bottom(self.page) - self.y
        whole = self.bottom(self.page) - self.top(self.page)
        return room + _TOLERANCE_MM < need <= whole

    def _lines(self, block: SetParagraph) -> None:
        lines = block.lines
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.breaks and at > 0:
                if line.breaks == "page":
                    self._new_page()
                else:
                    self._new_column()
            end = next((i for i in range(at + 1, len(lines)) if lines[i].breaks), len(lines))
            at = self._stretch(block, at, end)

    def _stretch(self, block: SetParagraph, at: int, end: int) -> int:
        """Place `lines[at:end]` as far as they fit; the first line that is left."""
        lines = block.lines
        fit = self._fitting(lines, at, end)
        if at + fit < end and not self._is_hint(lines[at + fit]):
            fit = self._kept(block, at, end, fit)
        for line in lines[at : at + fit]:
            self._put(line)
        if at + fit < end:
            if fit or not self.at_top:
                self._new_column()
            else:
                self._put(lines[at])  # higher than the page
                fit = 1
        return at + fit

    def _fitting(self, lines: list[Line], at: int, end: int) -> int:
        y, bottom = self.y, self.bottom(self.page)
        for count, line in enumerate(lines[at:end]):
            if y + line.height_mm > bottom + _TOLERANCE_MM:
                return count
            if self._is_hint(line, y) and (count or not self.at_top):
                return count
            y += line.height_mm
        return end - at

    def _is_hint(self, line: Line, y: float | None = None) -> bool:
        if not line.hinted:
            return False
        top, bottom = self.top(self.page), self.bottom(self.page)
        return ((self.y if y is None else y) - top) > _HINT_FROM * (bottom - top)

    def _kept(self, block: SetParagraph, at: int, end: int, fit: int) -> int:
        """No single line alone at the foot or the head of a page."""
        if self.at_top:
            return fit
        if block.format.keep_lines and at == 0:
            return 0
        if block.format.widows:
            if end - at - fit == 1:
                fit -= 1
            if fit == 1 and at == 0:
                fit = 0
        return max(fit, 0)

    def _put(self, line: Line) -> None:
        line.page, line.top_mm, line.shift_mm = self.page, self.y, self._shift
        self.y += line.height_mm
        self.at_top = False

    def _table(self, table: SetTable) -> None:
        self.y += 0.0 if self.at_top else gap_mm(self._above, table)
        header = [row for row in table.rows if row.header]
        for row in table.rows:
            bottom, top = self.bottom(self.page), self.top(self.page)
            least = row.height_mm if row.cant_split or row.exact else _least_height(row)
            if not self.at_top and self.y + least > bottom + _TOLERANCE_MM and least <= bottom - top:
                self._new_column()
                self.y += sum(r.height_mm for r in header if not row.header)
            self._row(row)
            self.at_top = False

    def _row(self, row: SetRow) -> None:
        row.page, row.top_mm, row.shift_mm = self.page, self.y, self._shift
        start, y = self.page, self.y
        last, reached = start, y + row.height_mm
        for cell in row.cells:
            spare = row.height_mm - cell.height_mm if cell.span_rows == 1 else 0.0
            drop = {"center": spare / 2, "bottom": spare}.get(cell.v_align, 0.0)
            if cell.merged == "continue":
                continue
            cursor = _Cursor(self, start, y + cell.padding_mm[0] + max(drop, 0.0), self._shift)
            cursor.settle(cell.blocks)
            if cursor.page > last or (cursor.page == last > start and cursor.reached > reached):
                last, reached = cursor.page, cursor.reached
        row.bottom_mm = reached if last == start else self.bottom(start)
        self.page = min(last, _MAX_PAGES)
        self.y = reached


@dataclass
class _Cursor:
    """Puts the blocks of one cell, over the edge of the page where they must."""

    flow: Flow
    page: int
    shift_y: float  # from offsets in the cell to places on the page
    shift_x: float
    reached: float = 0.0

    def settle(self, blocks: Sequence[Block], base: float = 0.0) -> None:
        for block in blocks:
            if isinstance(block, SetTable):
                self._rows(block, base + block.offset_mm)
                continue
            y = base + block.offset_mm + block.pushed_mm
            for line in block.lines:
                self._put(line, y)
                if block.frame:
                    line.shift_mm += block.frame[0]
                else:
                    y += line.height_mm

    def _put(self, line: Line, y: float) -> None:
        bottom = self.flow.bottom(self.page)
        if y + self.shift_y + line.height_mm > bottom + _TOLERANCE_MM and self.page < _MAX_PAGES:
            top = self.flow.top(self.page + 1)
            if y + self.shift_y > top:
                self.page += 1
                self.shift_y = top - y
                self.reached = 0.0
        line.page, line.top_mm, line.shift_mm = self.page, y + self.shift_y, self.shift_x
        self.reached = max(self.reached, line.top_mm + line.height_mm)

    def _rows(self, table: SetTable, y: float) -> None:
        for row in table.rows:
            row.page, row.top_mm, row.shift_mm = self.page, y + self.shift_y, self.shift_x
            for cell in row.cells:
                if cell.merged != "continue":
                    inner = _Cursor(self.flow, self.page, self.shift_y, self.shift_x)
                    inner.settle(cell.blocks, y + cell.padding_mm[0])
            y += row.height_mm
            row.bottom_mm = row.top_mm + row.height_mm


def _same_paper(one: Page, other: Page) -> bool:
    """Whether both can stand on one sheet, whatever the break between them says."""
    return (one.width_mm, one.height_mm) == (other.width_mm, other.height_mm)


def _heights(block: Block) -> list[float]:
    """Heights of what can't be cut further, its space before in the first."""
    if isinstance(block, SetTable):
        return [row.height_mm for row in block.rows]
    parts = [line.height_mm for line in block.lines]
    parts[0] += block.before_mm + block.pushed_mm
    parts[-1] += block.after_mm
    return parts


def _least_height(row: SetRow) -> float:
    """What of a row must stand on its first page: the beginning of each cell."""
    least = row.height_mm if not any(cell.blocks for cell in row.cells) else 0.0
    for cell in row.cells:
        first = next(iter(cell.blocks), None)
        if cell.merged == "continue" or first is None:
            continue
        parts = _heights(first)
        kept = len(parts) if len(parts) <= _SHORT else _SHORT - 1
        least = max(least, cell.padding_mm[0] + sum(parts[:kept]))
    return min(least, row.height_mm)


def _columns_needed(parts: Sequence[float], limit: float) -> int:
    count, y = 1, 0.0
    for part in parts:
        if y + part > limit + _TOLERANCE_MM:
            count, y = count + 1, 0.0
        y += part
    return count
