"""Signature blocks: authority, title, other post, name, pictures; several beside one another."""

from collections.abc import Sequence

from vanban.layout.anatomy import Signature
from vanban.layout.measured import Image
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.signers import has_mark, is_note, is_signer, names_title, reads_like_name

_COLUMN_GAP_MM = 30.0  # between the middles of two blocks beside one another
_ROOM_MM = 8.0  # between title and what stands over the name; a line of 14 pt takes 6
_MOST_LINES = 14
_CONFIRMATION = "xác nhận"  # a place for somebody else's confirmation (Phụ lục III, mẫu 1.10)


def find_signatures(reading: Reading, pieces: Sequence[Piece]) -> tuple[Signature, ...]:
    """The signatures among these pieces, from left to right."""
    blocks = _blocks([piece for piece in pieces if not is_note(piece)])
    found = [made for block in blocks if (made := _signature(reading, block))]
    reading.leave_out(piece for piece in pieces if is_note(piece))
    return tuple(sorted(found, key=lambda one: (one.title.box.page, one.title.box.left_mm)))


def _blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by cell column, text box, or column of the page."""
    blocks: dict[object, list[Piece]] = {}
    loose: list[Piece] = []
    for piece in pieces:
        if piece.frame is not None:
            blocks.setdefault(("frame", piece.frame), []).append(piece)
        elif piece.cell is not None:
            blocks.setdefault((piece.cell.table, piece.cell.column), []).append(piece)
        else:
            loose.append(piece)
    columns = _columns(loose)
    return [*columns, *blocks.values()]


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    columns: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.box.centre_mm):
        if columns and piece.box.centre_mm - columns[-1][-1].box.centre_mm <= _COLUMN_GAP_MM:
            columns[-1].append(piece)
        else:
            columns.append([piece])
    return [sorted(column, key=lambda one: one.index) for column in columns]


def _signature(reading: Reading, block: list[Piece]) -> Signature | None:
    first = next((at for at, piece in enumerate(block) if is_signer(piece)), None)
    if first is None:
        first = next((at for at, piece in enumerate(block) if names_title(piece)), None)
        if first is None and _is_unknown_title(block):
            first = 0
        if first is None or len(block) > _MOST_LINES:
            return None
    if block[first].key.startswith(_CONFIRMATION) and not block[first].is_upper:
        return None
    lines = block[first : first + _MOST_LINES]
    name = _name(lines)
    above = lines[: lines.index(name)] if name else lines
    titles, others = _parted(above)
    return Signature(
        reading.claim("quyen_han_chuc_vu", *titles),
        reading.claim("ho_ten", name) if name else None,
        reading.claim("chuc_vu_khac", *others) if others else None,
        _images(reading, titles[0], name or lines[-1]),
    )


def _is_unknown_title(block: Sequence[Piece]) -> bool:
    """Bold capitals with room under them and then a name: a title that is in no list of ours."""
    if not block[0].is_upper or not all(piece.is_bold for piece in block):
        return False
    name = _name(block)
    return name is not None and _gap_mm(block[block.index(name) - 1], name) >= _ROOM_MM


def _name(lines: Sequence[Piece]) -> Piece | None:
    """The last line that can be a name; one in capitals must stand off from what is above it."""
    for at in range(len(lines) - 1, 0, -1):
        piece = lines[at]
        if has_mark(piece) or names_title(piece) or not reads_like_name(piece):
            continue
        if not piece.is_upper or _gap_mm(lines[at - 1], piece) >= _ROOM_MM:
            return piece
    return None


def _parted(lines: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The lines over the room for the signature, and those under it."""
    for at in range(1, len(lines)):
        if _gap_mm(lines[at - 1], lines[at]) >= _ROOM_MM:
            return lines[:at], lines[at:]
    return lines, ()


def _gap_mm(upper: Piece, lower: Piece) -> float:
    if upper.page != lower.page:
        return 2 * _ROOM_MM
    return lower.box.top_mm - upper.box.bottom_mm


def _images(reading: Reading, first: Piece, last: Piece) -> tuple[Image, ...]:
    """The pictures between title and name."""
    left, right = sorted((first.box.centre_mm, last.box.centre_mm))
    return tuple(
        image
        for paragraph in reading.layout.stories("body", "textbox")
        for image in paragraph.images
        if image.box.page in (first.page, last.page)
        and first.box.top_mm - 15 <= (image.box.top_mm + image.box.bottom_mm) / 2 <= last.box.bottom_mm + 15
        and left - 45 <= image.box.centre_mm <= right + 45
    )
