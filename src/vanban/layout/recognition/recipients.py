"""Nơi nhận: its heading, its list, the mark of the drafter."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.layout.anatomy import Component
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.signers import is_signer
from vanban.layout.recognition.words import DASHES, DRAFTER, RECIPIENTS, STORED, resembles

_LONGEST_HEADING = 14  # characters
_FLUSH_MM = 32.0  # a list out of tables begins not further than this from the left margin
_LONGEST_LIST = 80
_LONGEST_RECIPIENT = 250  # characters


@dataclass
class Recipients:
    """What was found; `first` and `end` bound the pieces it was found among."""

    heading: Component
    first: Piece
    lines: list[Component] = field(default_factory=list)
    drafter: Component | None = None
    end: int = 0


def is_recipients_heading(piece: Piece) -> bool:
    """Whether it is `Nơi nhận:`, nearly so spelled."""
    if len(piece.text) > _LONGEST_HEADING:
        return piece.text[:1] in ("N", "n") and piece.key.startswith("nơi nhận:")
    return resembles(piece.letters, RECIPIENTS, 1)


def find_recipients(reading: Reading, start: int, end: int) -> Recipients | None:
    """Find the list between two pieces."""
    first = next((piece for piece in reading.free(start, end) if is_recipients_heading(piece)), None)
    if first is None:
        return None
    found = Recipients(reading.claim("tieu_de_noi_nhan", first), first, end=first.index + 1)
    rows = _lines(reading, first, end)
    dashed = any(row[0].text.startswith(DASHES) for row in rows)
    for row in _with_continuations(rows, dashed):
        found.lines.append(reading.claim("noi_nhan", *row))
        found.end = max(found.end, row[-1].index + 1)
        if STORED.match(row[0].key):
            _find_drafter(reading, found, row[-1], end)
            break
    return found


def _lines(reading: Reading, first: Piece, end: int) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in reading.free(first.index + 1, min(end, first.index + _LONGEST_LIST)):
        if not _is_below(reading, first, piece):
            continue
        if _ends_list(piece, first, rows):
            break
        rows.append([piece])
        if STORED.match(piece.key):
            break
    return rows


def _is_below(reading: Reading, first: Piece, piece: Piece) -> bool:
    """Whether it stands in the column of the heading."""
    if first.frame is not None or piece.frame is not None:
        return first.frame == piece.frame
    if first.cell is not None or piece.cell is not None:
        if first.cell is None or piece.cell is None or first.cell.table != piece.cell.table:
            return False
        return first.cell.column == piece.cell.column
    return (
        piece.box.left_mm - first.box.left_mm <= _FLUSH_MM
        and piece.box.centre_mm < first.fragment.room.right_mm
    )


def _ends_list(piece: Piece, first: Piece, rows: Sequence[Sequence[Piece]]) -> bool:
    if piece.text.startswith(DASHES):
        return False
    if len(piece.text) > _LONGEST_RECIPIENT or is_signer(piece):
        return True
    if first.cell is not None or first.frame is not None:
        return False
    # under one another: a line without dash or punctuation after a finished list is of something else
    return bool(rows) and rows[-1][-1].text.endswith(".") and not STORED.match(piece.key)


def _with_continuations(rows: list[list[Piece]], dashed: bool) -> list[list[Piece]]:
    """A line without a dash goes on with the one above, if that is not ended."""
    whole: list[list[Piece]] = []
    for row in rows:
        begins = row[0].text.startswith(DASHES) or STORED.match(row[0].key) is not None
        if whole and dashed and not begins and not whole[-1][-1].text.endswith((";", ".")):
            whole[-1] += row
        else:
            whole.append(row)
    return whole


def _find_drafter(reading: Reading, found: Recipients, last: Piece, end: int) -> None:
    below = (p for p in reading.free(last.index + 1, end) if _is_below(reading, found.first, p))
    mark = next(below, None)
    if (
        mark is not None
        and mark.index <= last.index + 8
        and len(mark.text) <= 20
        and DRAFTER.fullmatch(mark.text)
    ):
        found.drafter = reading.claim("nguoi_soan", mark)
        found.end = max(found.end, mark.index + 1)
