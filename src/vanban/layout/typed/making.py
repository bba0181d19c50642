"""Blocks of lines → Layout, so that the recogniser of Word files finds the components here too."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban.layout.measured import Align, Box, Fragment, Layout, Paragraph, Run, Section
from vanban.layout.typed.lines import Bit, Line, Measure, Stretch, measure_of, with_whole_dates
from vanban.layout.typed.paragraphs import Block, blocks_of, without_page_numbers
from vanban.outline import markers

_PAGE = (210.0, 297.0)  # A4
_FONT = "Times New Roman"


def layout_of(lines: Sequence[Line], name: str, by_line: bool = False) -> tuple[Layout, int]:
    """The layout that these lines were printed from, and how many page numbers were left out."""
    lines, numbers = without_page_numbers(with_whole_dates(lines))
    measure = measure_of(lines, by_line) if lines else Measure(30.0, 195.0)
    paragraphs: list[Paragraph] = []
    fragments: list[Fragment] = []
    for block in blocks_of(lines, measure):
        for bits, group in _paragraphs(block):
            paragraph, fragment = _made(block, bits, group, measure, len(paragraphs))
            paragraphs.append(paragraph)
            fragments.append(fragment)
    width, height = _PAGE
    left, right = measure.left_mm, measure.right_mm
    pages = max((line.page for line in lines), default=1)
    section = Section(0, width, height, False, 20.0, 20.0, left, width - right, pages=(1, pages))
    return Layout(name, (section,), tuple(paragraphs), tuple(fragments), pages=pages), numbers


def _paragraphs(block: Block) -> Iterator[tuple[tuple[Bit, ...], tuple[Line, ...]]]:
    """A body's paragraph as one; elsewhere each bit alone."""
    if block.role == "row":
        yield tuple(_cells(block.lines)), block.lines
        return
    if block.role == "body":
        yield tuple(bit for line in block.lines for bit in line.bits), block.lines
        return
    for line in block.lines:
        for bit in line.bits:
            yield (bit,), (line,)


def _cells(lines: Sequence[Line]) -> Iterator[Bit]:
    """The cells of a row; what stands in the lines under the first belongs to the cell over it."""
    for cell in lines[0].bits:
        stretches = list(cell.stretches)
        right = cell.right_mm
        for line in lines[1:]:
            for bit in line.bits:
                if min(lines[0].bits, key=lambda one: abs(one.left_mm - bit.left_mm)) is cell:
                    stretches += [replace(bit.stretches[0], text=f" {bit.text.strip()}")]
                    right = max(right, bit.right_mm)
        yield Bit(cell.left_mm, right, tuple(stretches))


def _made(
    block: Block, bits: tuple[Bit, ...], lines: tuple[Line, ...], measure: Measure, index: int
) -> tuple[Paragraph, Fragment]:
    runs = tuple(_runs(_as_row(bits) if block.role == "row" else bits))
    text = "".join(run.text for run in runs)
    page = lines[0].page
    same_page = [line for line in lines if line.page == page]
    right = max(bit.right_mm for bit in bits)
    if measure.by_line:
        right = min(right, measure.right_mm)
    box = Box(min(bit.left_mm for bit in bits), lines[0].top_mm, right, same_page[-1].bottom_mm, page)
    room = Box(measure.left_mm, box.top_mm, measure.right_mm, box.bottom_mm, page)
    if block.role in ("head", "foot") and len(lines[0].bits) > 1:
        room = _half(room, bits[0], measure)
    centred = block.role == "title" or (block.role == "body" and _stands_in_the_middle(box, text, measure))
    if centred:
        half = min(box.width_mm, measure.width_mm) / 2
        box = Box(measure.centre_mm - half, box.top_mm, measure.centre_mm + half, box.bottom_mm, page)
    align: Align = "center" if centred else "both" if block.role == "body" else "left"
    paragraph = Paragraph(
        "text", index, "body", 0, runs, text, align, room, box, printed_lines=len(lines),
        mark_size_pt=runs[0].size_pt if runs else 14.0,
    )  # fmt: skip
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    last_mm = lines[-1].right_mm - lines[-1].left_mm
    return paragraph, Fragment(paragraph, start, end, text[start:end], box, room, align, len(lines), last_mm)


def _as_row(bits: Sequence[Bit]) -> list[Bit]:
    """The cells of a row with strokes between them, in one look."""
    plain = [Stretch(bit.text.strip(), bit.stretches[0].font, bit.stretches[0].size_pt) for bit in bits]
    stroked = [replace(one, text=f"| {one.text}") if n else one for n, one in enumerate(plain)]
    return [replace(bit, stretches=(one,)) for bit, one in zip(bits, stroked, strict=True)]


def _half(room: Box, bit: Bit, measure: Measure) -> Box:
    if bit.centre_mm < measure.centre_mm:
        return Box(room.left_mm, room.top_mm, measure.centre_mm, room.bottom_mm, room.page)
    return Box(measure.centre_mm, room.top_mm, room.right_mm, room.bottom_mm, room.page)


def _stands_in_the_middle(box: Box, text: str, measure: Measure) -> bool:
    return (
        box.left_mm - measure.left_mm >= 20
        and abs(box.centre_mm - measure.centre_mm) <= 6
        and markers.recognise(text.strip()) is None
    )


def _runs(bits: Sequence[Bit]) -> Iterator[Run]:
    at = 0
    for number, bit in enumerate(bits):
        stretches = bit.stretches
        if number:
            first = stretches[0]
            look = bits[number - 1].stretches[-1]
            same = (look.bold, look.italic) == (first.bold, first.italic)
            blank = Stretch(" ", first.font, first.size_pt, same and first.bold, same and first.italic)
            stretches = (blank, *stretches)
        for stretch in stretches:
            font = stretch.font or _FONT
            yield Run(
                at, at + len(stretch.text), stretch.text, font, stretch.size_pt, stretch.bold, stretch.italic,
                fonts=(font,),
            )  # fmt: skip
            at += len(stretch.text)
