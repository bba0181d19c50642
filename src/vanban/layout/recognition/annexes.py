"""Annexes and what else stands on pages of its own behind the signature."""

from collections.abc import Callable, Iterable, Sequence

from vanban.layout.anatomy import Annex, Attachment, Component, Name
from vanban.layout.recognition.body import find_items
from vanban.layout.recognition.foot import find_foot
from vanban.layout.recognition.letterhead import claim_rest, find_letterhead, is_electronic_mark
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.tail import Part, has_letterhead
from vanban.layout.recognition.title import Title, find_title
from vanban.layout.recognition.words import ENCLOSED

_MOST_TITLE_PIECES = 10


def find_annex(reading: Reading, part: Part) -> Annex:
    """The annex that is this part. A form with a letterhead of its own in it has no items to judge."""
    marks = [p for p in reading.free(part.start, part.heading.index) if is_electronic_mark(p)]
    electronic = reading.claim("chu_ky_so", *marks) if marks else None
    heading = reading.claim("phu_luc", part.heading)
    start = part.heading.index + 1
    if has_letterhead(reading, part.heading):
        reading.leave_out(reading.free(start, part.end))
    title = _claim_while(reading, "ten_phu_luc", start, part.end, _is_title)
    note = find_note(reading, start, part.end)
    foot = find_foot(reading, start, part.end)
    items = find_items(reading, start, foot.start)
    return Annex(heading, title, note, items, part.heading.fragment.paragraph.section, electronic)


def find_attachment(reading: Reading, lines: Lines, part: Part) -> Attachment:
    """The document issued with this one, or the table behind it."""
    head = find_letterhead(reading, lines, part.start, part.end)
    claim_rest(reading, head, part.start)
    start = head.end if head.is_found else part.start
    title = find_title(reading, lines, start, False, True, part.end)
    note = find_note(reading, title.end, part.end)
    foot = find_foot(reading, title.end, part.end)
    return Attachment(
        title.type_name,
        title.subject,
        note,
        head.number,
        head.place_date,
        find_items(reading, title.end, foot.start),
        part.heading.fragment.paragraph.section,
    )


def find_enclosed(reading: Reading, title: Title) -> Component | None:
    """`(Kèm theo …)` right under the title of a document that goes with another one."""
    near = reading.free(title.end, title.end + 1)
    if title.type_name is None or not near or not near[0].text.lstrip().startswith("("):
        return None
    found = find_note(reading, title.end, title.end + 4)
    if found is not None:
        title.end = max(title.end, 1 + max(piece.index for piece in near))
    return found


def find_note(reading: Reading, start: int, end: int) -> Component | None:
    """`(Kèm theo …)` near the top, over several lines until its bracket is closed."""
    near = reading.free(start, min(end, start + _MOST_TITLE_PIECES))
    first = next((at for at, piece in enumerate(near) if ENCLOSED.match(piece.key)), None)
    if first is None:
        return None
    return reading.claim("kem_theo", *_until_closed(near[first:]))


def _until_closed(pieces: Sequence[Piece]) -> Iterable[Piece]:
    first = pieces[0]
    yield first
    before = first
    for piece in pieces[1:]:
        is_open = first.text.startswith("(") and not before.text.rstrip(".").endswith(")")
        if not is_open or piece.is_centred != first.is_centred or piece.is_italic != first.is_italic:
            return
        yield piece
        before = piece


def _claim_while(
    reading: Reading, name: Name, start: int, end: int, test: Callable[[Piece, Sequence[Piece]], bool]
) -> Component | None:
    found: list[Piece] = []
    for piece in reading.free(start, min(end, start + _MOST_TITLE_PIECES)):
        if any(cell.table in reading.data_tables for cell in piece.fragment.paragraph.cells):
            break
        if not test(piece, found):
            break
        found.append(piece)
    return reading.claim(name, *found) if found else None


def _is_title(piece: Piece, found: Sequence[Piece]) -> bool:
    if ENCLOSED.match(piece.key):
        return False
    if found:
        return (
            piece.is_centred == found[0].is_centred and piece.is_upper == found[0].is_upper and piece.is_bold
        )
    return piece.is_upper or (piece.is_centred and piece.is_bold)
