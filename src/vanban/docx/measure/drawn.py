"""Horizontal lines that no drawing makes: borders, underlined text, rows of characters."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from vanban.docx.measure.blocks import SetParagraph, SetTable
from vanban.docx.measure.styles import Styles
from vanban.docx.measure.table_styles import Edge
from vanban.docx.measure.typeset import Line
from vanban.layout.measured import Box, DrawnLine, Run

_CHARACTERS = re.compile(  # not of dots and the like: rows of these are places to fill in, and ornaments
    "([_\\-\u2010-\u2015\u2500\u2501=\u00af\u203e])\\1{2,}"
)
_DASHED = frozenset("-\u2010\u2011\u2012=")
_SOLID = frozenset({"single", "thick", "double", "words", "triple", "thinThickSmallGap", "thickThinSmallGap"})
_TEXT_WEIGHT_PT = 0.5
_ALL_SIDES = frozenset({"top", "bottom", "left", "right"})


def paragraph_borders(
    block: SetParagraph, above: SetParagraph | None, below: SetParagraph | None, part: str, styles: Styles
) -> Iterator[DrawnLine]:
    """Lines above and below a paragraph; equal borders of neighbours draw only the outer ones."""
    borders = block.format.borders
    if not borders or is_boxed(block):
        return
    left = (
        block.left_mm + block.lines[0].shift_mm + block.format.left_mm + min(block.format.first_line_mm, 0.0)
    )
    right = block.right_mm + block.lines[0].shift_mm - block.format.right_mm
    first, last = block.lines[0], block.lines[-1]
    for side, neighbour in (("top", above), ("bottom", below)):
        edge = borders.get(side)
        if neighbour is not None and neighbour.format.borders == borders:
            edge = borders.get("between") if side == "bottom" else None
        if edge is None:
            continue
        y = first.top_mm if side == "top" else last.top_mm + last.height_mm
        page = first.page if side == "top" else last.page
        yield _edge("border", edge, Box(left, y, right, y, page), part, block.index, styles)


def is_boxed(block: SetParagraph) -> bool:
    """A border on all four sides: a box, not a line."""
    return bool(block.format.borders) and block.format.borders.keys() >= _ALL_SIDES


def cell_borders(table: SetTable, part: str, styles: Styles) -> Iterator[DrawnLine]:
    """Lines that a table of layout draws above or below single cells."""
    seen: set[tuple[int, int, int]] = set()
    for row in table.rows:
        for cell in row.cells:
            drawn = cell.drawn
            if not drawn or "left" in drawn or "right" in drawn or cell.merged == "continue":
                continue
            inside = [b for b in cell.blocks if isinstance(b, SetParagraph)]
            index = inside[-1].index if inside else table.index
            for side, y in (("top", row.top_mm), ("bottom", row.bottom_mm)):
                edge = cell.edges[side]
                key = (row.page, round(y), round(cell.left_mm))
                if side not in drawn or key in seen:
                    continue
                seen.add(key)
                box = Box(cell.left_mm + row.shift_mm, y, cell.right_mm + row.shift_mm, y, row.page)
                yield _edge("cell_border", edge, box, part, index, styles)


def _edge(kind: str, edge: Edge, box: Box, part: str, index: int, styles: Styles) -> DrawnLine:
    return DrawnLine(
        kind="border" if kind == "border" else "cell_border",
        box=box,
        solid=edge[0] in _SOLID,
        colour=styles.colour(edge[2]),
        weight_pt=edge[1],
        part=part,
        key=index,
        paragraph=index,
    )


def lines_of_text(block: SetParagraph, part: str) -> Iterator[DrawnLine]:
    """Underlined text, and rows of three and more strokes."""
    for start, end, run in _underlined(block):
        for line, box in _on_lines(block, start, end):
            low = box.bottom_mm
            yield DrawnLine(
                "underline", Box(box.left_mm, low, box.right_mm, low, line.page),
                run.underline in _SOLID, run.colour, _TEXT_WEIGHT_PT, part, block.index, block.index,
            )  # fmt: skip
    for match in _CHARACTERS.finditer(block.inline.text):
        colour = next(
            (run.colour for run in block.inline.runs if run.start <= match.start() < run.end), "auto"
        )
        for line, box in _on_lines(block, match.start(), match.end()):
            middle = (box.top_mm + box.bottom_mm) / 2
            yield DrawnLine(
                "characters", Box(box.left_mm, middle, box.right_mm, middle, line.page),
                match[1] not in _DASHED, colour, _TEXT_WEIGHT_PT, part, block.index, block.index,
            )  # fmt: skip


def _underlined(block: SetParagraph) -> Iterator[tuple[int, int, Run]]:
    """Stretches of text that are underlined alike, each with its first run."""
    start: Run | None = None
    end = 0
    for run in block.inline.runs:
        if start is not None and (run.underline != start.underline or run.start != end):
            yield start.start, end, start
            start = None
        if run.underline:
            start, end = start or run, run.end
    if start is not None:
        yield start.start, end, start


def _on_lines(block: SetParagraph, start: int, end: int) -> Iterator[tuple[Line, Box]]:
    """The boxes of `text[start:end]`, one for each printed line."""
    places = block.typesetter.places
    lines = block.lines
    for at in range(bisect_left(lines, start, key=lambda line: line.end), len(lines)):
        line = lines[at]
        if line.start >= end:
            return
        pieces = [p for p in line.pieces if p.start < end and p.end > start and not p.is_label]
        if not pieces:
            continue
        first, last = pieces[0], pieces[-1]
        origin = block.left_mm + line.shift_mm
        left = origin + first.left_mm + max(places[start] - places[first.start], 0.0)
        right = origin + last.left_mm + places[min(end, last.end)] - places[last.start]
        yield line, Box(left, line.top_mm, right, line.top_mm + line.height_mm, line.page)


def neighbours(blocks: Sequence[object], at: int) -> tuple[SetParagraph | None, SetParagraph | None]:
    """The paragraphs right above and below `blocks[at]`."""
    above = blocks[at - 1] if at else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return (
        above if isinstance(above, SetParagraph) else None,
        below if isinstance(below, SetParagraph) else None,
    )
