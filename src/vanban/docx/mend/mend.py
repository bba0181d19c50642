"""Orders to mend, carried out one by one on the bytes of a Word file: direct formatting only, all else stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from vanban.docx.mend.left import Left
from vanban.docx.mend.lines import (
    draw_line,
    mend_border,
    mend_characters,
    mend_shape,
    mend_vml,
    move_anchored,
)
from vanban.docx.mend.look import mend_letters
from vanban.docx.mend.page_number import mend_page_number
from vanban.docx.mend.paragraph import mend_paragraph, mend_table
from vanban.docx.mend.places import Places
from vanban.docx.mend.section import mend_section
from vanban.docx.mend.words import mend_text
from vanban.layout.measured import Layout
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
)

Step = Callable[[], None]
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


def mend(raw: bytes, mends: Sequence[Mend], name: str, layout: Layout | None = None) -> Mended:
    """Carry out `mends` on the .docx `raw`, shown to people as `name`; `layout`: what was measured of it.

    All orders speak of the file as it came; the same order given twice is carried out once.

    Raises:
        DataError: it can't be read, or its owner has closed it to changes.
    """
    places = Places(raw, name, layout)
    orders = list(dict.fromkeys(mends))
    steps = {order: _step(places, order) for order in orders}  # all places are found before anything moves
    reasons: dict[Mend, str] = {}
    for order in sorted(orders, key=_turn):
        try:
            steps[order]()
        except Left as reason:
            reasons[order] = str(reason)
    done = tuple(order for order in orders if order not in reasons)
    left = tuple((order, reasons[order]) for order in orders if order in reasons)
    return Mended(places.parts.packed() if done else raw, done, left)


def _turn(order: Mend) -> tuple[int, int]:
    """Words are replaced from the end of a paragraph, so that the offsets before them stay true."""
    return _TURNS.get(type(order), 0), -order.start if isinstance(order, MendText) else 0


def _step(places: Places, order: Mend) -> Step:
    """What must be done for `order`, its place found; it raises `Left` when it can't be."""
    try:
        if isinstance(order, MendParagraph | MendLetters | MendText | DrawLine):
            return _paragraph_step(places, order)
        if isinstance(order, MendLine):
            return _line_step(places, order)
        return _page_step(places, order)
    except Left as found:
        return partial(_leave, found)


def _page_step(places: Places, order: MendSection | MendPageNumber | MendTable) -> Step:
    match order:
        case MendSection():
            return partial(mend_section, places.parts, places.section(order.section), order)
        case MendPageNumber():
            places.section(order.section)
            return partial(
                mend_page_number,
                places.parts,
                places.sections,
                order.section,
                order.size_pt,
                places.inherited,
            )
        case MendTable():
            return partial(mend_table, places.table(order.table), order)


def _paragraph_step(places: Places, order: MendParagraph | MendLetters | MendText | DrawLine) -> Step:
    paragraphs = places.paragraphs(order.target)
    styles = places.parts.styles

    def step() -> None:
        for paragraph in paragraphs:
            match order:
                case MendParagraph():
                    if order.what == "before_pt":
                        move_anchored(paragraph, float(order.value) - places.inherited.before_pt(paragraph))
                    mend_paragraph(paragraph, order, styles)
                case MendLetters():
                    mend_letters(places.letters(paragraph), order, styles)
                case MendText():
                    mend_text(places.letters(paragraph), order)
                case DrawLine():
                    draw_line(paragraph, order.width_mm, crc32(repr(order.target).encode()) % 2**30 + 1)

    return step


def _line_step(places: Places, order: MendLine) -> Step:
    if order.kind in _NOT_MENDED:
        raise Left(_NOT_MENDED[order.kind])
    if order.kind == "shape":
        drawing = places.drawing(order.part, order.key)
        return partial(mend_shape, drawing, order.width_mm, places.inherited)
    if order.kind == "vml":
        return partial(mend_vml, places.picture(order.part, order.key), order.width_mm)
    paragraphs = places.paragraphs((order.part, order.key))
    line, room = places.measured_line(order)
    styles = places.parts.styles

    def step() -> None:
        for paragraph in paragraphs:
            if order.kind == "border":
                mend_border(places.letters(paragraph), line, room, order.width_mm, styles)
            else:
                mend_characters(places.letters(paragraph), order, line)

    return step


def _leave(reason: Left) -> None:
    raise reason
