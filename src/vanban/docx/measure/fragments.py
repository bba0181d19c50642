"""Fragments: the pieces of paragraphs that stand together on paper."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.docx.measure.blocks import SetParagraph
from vanban.docx.measure.typeset import Line, Piece
from vanban.layout.measured import Align, Box, Fragment, Paragraph

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
    stretches = [stretch for line in block.lines for stretch in _stretches(block, line)]
    groups: list[list[_Stretch]] = []
    for stretch in stretches:
        if groups and not stretch.begins:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    on_line: dict[int, list[list[_Stretch]]] = {}
    for group in groups:
        on_line.setdefault(id(group[0].line), []).append(group)
    for number, group in enumerate(groups):
        neighbours = on_line[id(group[0].line)]
        if (fragment := _fragment(block, paragraph, neighbours, number == 0, group)) is not None:
            yield fragment


def _stretches(block: SetParagraph, line: Line) -> Iterator[_Stretch]:
    """The line cut at tabs and at wide gaps; gaps that are blanks to fill in cut nothing."""
    text, place = block.inline.text, block.typesetter.place_of
    origin = block.left_mm + line.shift_mm
    hard = line is block.lines[0] or (line.start > 0 and text[line.start - 1] == "\n")
    begins = hard
    for piece in line.pieces:
        if piece.is_label:
            continue
        parted = bool(piece.tab) and not _is_blank_to_fill(
            text, line.start, piece.start - 1, piece.start, piece.end
        )
        for at, (start, end) in enumerate(_cut(text, piece)):
            before = place(start) - place(piece.start)
            left = origin + piece.left_mm + before
            yield _Stretch(
                start, end, left, left + (place(end) - place(start)), line,
                piece.tab if at == 0 else "", origin + piece.stop_mm,
                begins or at > 0 or parted,
            )  # fmt: skip
            begins = False


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
    shown = "".join(run.shown[max(start - run.start, 0) : end - run.start] for run in paragraph.runs
                    if run.start < end and run.end > start)  # fmt: skip
    if not shown.strip(_BLANKS):
        return None
    page = group[0].line.page
    on_page = [stretch for stretch in group if stretch.line.page == page]
    left = min(stretch.left for stretch in on_page)
    labelled = is_first and bool(paragraph.label)
    if labelled:
        left = min([left, *(block.left_mm + line.shift_mm + piece.left_mm
                            for line in block.lines[:1] for piece in line.pieces if piece.is_label)])  # fmt: skip
    last = group[-1]
    right = max(stretch.right for stretch in on_page)
    if block.format.align == "both" and any(stretch is not last for stretch in on_page) and not last.tab:
        right = max(right, paragraph.column.right_mm - block.format.right_mm)  # its full lines are stretched
    box = Box(
        left,
        min(stretch.line.top_mm for stretch in on_page),
        right,
        max(stretch.line.top_mm + stretch.line.height_mm for stretch in on_page),
        page,
    )
    aligned, room = _room(paragraph, neighbours, group[0], box)
    return Fragment(
        paragraph=paragraph,
        start=start,
        end=end,
        text=f"{paragraph.label} {shown}" if labelled else shown,
        box=box,
        room=room,
        aligned=aligned,
        printed_lines=len({id(stretch.line) for stretch in group}),
        last_line_mm=last.right - last.left,
    )


def _room(
    paragraph: Paragraph, same_line: list[list[_Stretch]], first: _Stretch, box: Box
) -> tuple[Align, Box]:
    """How a fragment stands, and the span that it stands in: up to its neighbours on the line."""
    column = paragraph.column
    at = bisect_left(same_line, first.start, key=lambda group: group[0].start)
    if len(same_line) == 1 and not first.tab:
        return paragraph.align, Box(column.left_mm, box.top_mm, column.right_mm, box.bottom_mm, box.page)
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
