"""Fragments: the pieces of paragraphs that stand together on paper."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vanban.docx.measure.blocks import SetParagraph
from vanban.docx.measure.typeset import Line, Piece
from vanban.layout.measured import Align, Box, Fragment, Paragraph, Run

Cut = Callable[[str, Piece], Iterable[tuple[int, int]]]
"""Gives the parts of a piece of text that stand apart, each without the blanks at its ends."""

_WIDE = " " * 4
_GAP = re.compile("[ \u00a0]{4,}")
_BLANKS = " \t\n\u00a0\u2002\u2003\u2009\u3000"
_MARKER = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđA-ZĐ][.)]|[IVXLC]{1,7}[.)]|[-+*•–—▪✓➢❖o])$"
)  # what a clerk parts from its text by a tab, and still is one paragraph
_BLANK_AFTER = re.compile(r"(?:\b(?:số|ngày|tháng|năm)|:|…|\.\.)$", re.IGNORECASE)
_BLANK_BEFORE = re.compile(r"^(?:/|tháng\b|năm\b|…|\.\.)", re.IGNORECASE)


@dataclass(slots=True)
class _Stretch:
    """Letters on one line that belong together, places from the paper's edge."""

    start: int
    end: int
    left: float
    right: float
    line: Line
    tab: str
    stop: float
    begins: bool  # a new fragment, and not the next line of the one before


def fragments_of(block: SetParagraph, paragraph: Paragraph) -> Iterator[Fragment]:
    """The fragments of one paragraph, from left to right and top to bottom."""
    groups: list[list[_Stretch]] = []
    for stretch in _stretches(block):
        if groups and not stretch.begins:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    on_line: dict[int, list[list[_Stretch]]] = {}
    for group in groups:
        on_line.setdefault(id(group[0].line), []).append(group)
    for group in groups:
        neighbours = on_line[id(group[0].line)]
        if (fragment := _fragment(block, paragraph, neighbours, group is groups[0], group)) is not None:
            yield fragment


def _stretches(block: SetParagraph) -> Iterator[_Stretch]:
    """The lines cut at tabs and at wide gaps; gaps that are blanks to fill in cut nothing."""
    text, places = block.inline.text, block.typesetter.places
    cut = _cut if _WIDE in text or "\u00a0" in text else _whole
    for line in block.lines:
        origin = block.left_mm + line.shift_mm
        begins = line is block.lines[0] or (line.start > 0 and text[line.start - 1] == "\n")
        for piece in line.pieces:
            if piece.is_label:
                continue
            first = piece.start
            tab, stop = piece.tab, origin + piece.stop_mm
            parted = tab and not _is_blank_to_fill(text, line.start, first - 1, first, piece.end)
            for start, end in cut(text, piece):
                left = origin + piece.left_mm + (places[start] - places[first])
                right = left + (places[end] - places[start])
                yield _Stretch(start, end, left, right, line, tab, stop, begins or bool(parted))
                tab, begins, parted = "", False, True


def _whole(text: str, piece: Piece) -> Iterable[tuple[int, int]]:
    """A piece without the blanks at its ends; nothing when it is blank."""
    part = _trimmed(text, piece.start, piece.end)
    return (part,) if part else ()


def _cut(text: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """The parts of a piece between wide gaps, without the blanks at their ends."""
    start = piece.start
    for gap in _GAP.finditer(text, piece.start, piece.end):
        if _is_blank_to_fill(text, start, gap.start(), gap.end(), piece.end):
            continue
        if part := _trimmed(text, start, gap.start()):
            yield part
            start = gap.end()
    if part := _trimmed(text, start, piece.end):
        yield part


def _is_blank_to_fill(text: str, start: int, gap_start: int, gap_end: int, end: int) -> bool:
    """`Số:      /KH-UBND`, `ngày     tháng`: room for a pen; or a marker before its text."""
    before, after = text[start:gap_start].strip(_BLANKS), text[gap_end:end].strip(_BLANKS)
    if not before or not after:
        return False
    is_marker = _MARKER.match(before) is not None
    return is_marker or bool(_BLANK_AFTER.search(before) and _BLANK_BEFORE.search(after))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The same stretch without the blanks at its ends; None when nothing is left."""
    part = text[start:end].rstrip(_BLANKS)
    blanks = len(part) - len(part.lstrip(_BLANKS))
    return (start + blanks, start + len(part)) if part else None


def _fragment(
    block: SetParagraph,
    paragraph: Paragraph,
    neighbours: list[list[_Stretch]],
    is_first: bool,
    group: list[_Stretch],
) -> Fragment | None:
    start, end = group[0].start, group[-1].end
    shown = _shown(paragraph.runs, start, end)
    if not shown.strip(_BLANKS):
        return None
    first, *others = group
    last, page = group[-1], first.line.page
    left, right, top = first.left, first.right, first.line.top_mm
    bottom = top + first.line.height_mm
    for stretch in others:
        line = stretch.line
        if line.page == page:
            left, right = min(left, stretch.left), max(right, stretch.right)
            top, bottom = min(top, line.top_mm), max(bottom, line.top_mm + line.height_mm)
    labelled = is_first and bool(paragraph.label)
    if labelled:
        left = min([left, *(block.left_mm + line.shift_mm + piece.left_mm
                            for line in block.lines[:1] for piece in line.pieces if piece.is_label)])  # fmt: skip
    if block.format.align == "both" and others and not last.tab:
        right = max(right, paragraph.column.right_mm - block.format.right_mm)  # its full lines are stretched
    box = Box(left, top, right, bottom, page)
    aligned, room = _room(paragraph, neighbours, first, box)
    return Fragment(
        paragraph=paragraph,
        start=start,
        end=end,
        text=f"{paragraph.label} {shown}" if labelled else shown,
        box=box,
        room=room,
        aligned=aligned,
        printed_lines=len({id(stretch.line) for stretch in group}) if others else 1,
        last_line_mm=last.right - last.left,
    )


def _shown(runs: tuple[Run, ...], start: int, end: int) -> str:
    """The letters from `start` to `end` as they are printed."""
    if len(runs) == 1:
        return runs[0].shown[start:end]
    return "".join(
        [
            run.shown[max(start - run.start, 0) : end - run.start]
            for run in runs
            if run.start < end and run.end > start
        ]
    )


def _room(
    paragraph: Paragraph, same_line: list[list[_Stretch]], first: _Stretch, box: Box
) -> tuple[Align, Box]:
    """How a fragment stands, and the span that it stands in: up to its neighbours on the line."""
    column = paragraph.column
    if len(same_line) == 1 and not first.tab:
        return paragraph.align, Box(column.left_mm, box.top_mm, column.right_mm, box.bottom_mm, box.page)
    at = bisect_left(same_line, first.start, key=lambda group: group[0].start)
    low = same_line[at - 1][-1].right if at else column.left_mm
    high = same_line[at + 1][0].left if at + 1 < len(same_line) else column.right_mm
    aligned: Align = "left"
    if first.tab == "center":
        aligned, half = "center", max(min(first.stop - low, high - first.stop), box.width_mm / 2)
        low, high = first.stop - half, first.stop + half
    elif first.tab in ("right", "decimal"):
        aligned, high = "right", max(first.stop, box.right_mm)
    elif first.tab or at:
        low = box.left_mm
    return aligned, Box(low, box.top_mm, high, box.bottom_mm, box.page)
