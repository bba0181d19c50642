"""What stands in headers, footers and at the foot of page 1: page numbers, address, marks of signatures."""

from collections.abc import Iterable, Sequence

from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Layout, Paragraph
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.words import ADDRESS_SIGNS, DRAFT, ELECTRONIC_MARK, PAGE_NUMBER
from vanban.vietnamese.letters import fold

_LONGEST_ADDRESS = 400  # characters
_LINE_SHARE = 0.5  # of the text's width: the line over an address
_LOW_MM = 200.0  # an address in the text of page 1 stands below this
_SMALL_PT = 10.5
_SHORT = 40  # characters
_MARGINS = frozenset({"header", "footer"})


def in_margins(layout: Layout) -> tuple[Paragraph, ...]:
    """The paragraphs of headers and footers."""
    return tuple([p for p in layout.paragraphs if p.story in _MARGINS or _is_of_margin(p.part)])


def page_numbers(margins: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs that hold a page number, as a field or typed."""
    return tuple(paragraph for paragraph in margins if _is_number(paragraph))


def find_address(
    reading: Reading, lines: Lines, behind: Sequence[Piece], margins: Iterable[Paragraph]
) -> Component | None:
    """The agency's address at the foot of page 1, with the line over it (ô 13).

    It is in a footer, in a text box, or in the text `behind` the signature, low on page 1.
    """
    feet = [p for p in margins if _is_footer(p) and _reads_like_address(p.printed)]
    if feet:
        part = feet[0].part
        found = Component("dia_chi", tuple(map(_whole, (p for p in feet if p.part == part))))
    else:
        boxed = [piece for piece in reading.free() if piece.frame is not None]
        pieces = [
            piece
            for piece in (*boxed, *behind)
            if piece.page == 1 and piece.box.top_mm >= _LOW_MM and _reads_like_address(piece.text)
        ]
        if not pieces:
            return None
        found = reading.claim("dia_chi", *pieces)
    line = lines.above(found.box, _LINE_SHARE * reading.width_mm)
    return Component(found.name, found.fragments, line, found.frame)


def says_draft(margins: Iterable[Paragraph]) -> bool:
    """Whether a header says DỰ THẢO."""
    return any(DRAFT.fullmatch(fold(p.printed)) for p in margins if len(p.printed) < _SHORT)


def electronic_marks(margins: Iterable[Paragraph]) -> tuple[Component, ...]:
    """The small print of electronic signatures in headers."""
    return tuple(
        Component("chu_ky_so", (_whole(paragraph),))
        for paragraph in margins
        if paragraph.runs
        and max(run.size_pt for run in paragraph.runs) <= _SMALL_PT
        and ELECTRONIC_MARK.match(fold(paragraph.printed[:_LONGEST_ADDRESS]))
    )


def _is_of_margin(part: str) -> bool:
    return "header" in part or "footer" in part


def _is_footer(paragraph: Paragraph) -> bool:
    return paragraph.story == "footer" or "footer" in paragraph.part


def _is_number(paragraph: Paragraph) -> bool:
    if any(run.field == "PAGE" for run in paragraph.runs):
        return True
    printed = paragraph.printed
    return (
        len(printed) < _SHORT
        and any(map(str.isdigit, printed))
        and bool(PAGE_NUMBER.fullmatch(fold(printed)))
    )


def _reads_like_address(text: str) -> bool:
    if len(text) > _LONGEST_ADDRESS:
        return False
    signs = ADDRESS_SIGNS.findall(fold(text))
    return len(signs) >= 2 or (
        bool(signs) and fold(text).lstrip("-– ").startswith(("địa chỉ", "trụ sở", "đt", "điện thoại"))
    )


def _whole(paragraph: Paragraph) -> Fragment:
    """The paragraph of a margin as one fragment."""
    width = paragraph.box.width_mm
    return Fragment(
        paragraph, 0, len(paragraph.text), paragraph.printed, paragraph.box, paragraph.column, paragraph.align,
        paragraph.printed_lines, width,
    )  # fmt: skip
