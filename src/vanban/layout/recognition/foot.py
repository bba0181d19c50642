"""Where the body ends: recipients and signatures, in whatever order and columns."""

from dataclasses import dataclass, field

from vanban.layout.anatomy import Component, Signature
from vanban.layout.recognition.letterhead import is_place_date
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.recipients import Recipients, find_recipients
from vanban.layout.recognition.signatures import find_signatures
from vanban.layout.recognition.signers import is_note, is_signer, reads_like_name
from vanban.outline import markers

_LAST_PIECES = 14  # of a document without Nơi nhận that may hold its signature
_BESIDE_MM = 15.0
_FAR_LEFT_MM = 40.0  # of the middle: no signature begins there
_MOST_ABOVE = 14  # pieces of signatures that stand over Nơi nhận


@dataclass
class Foot:
    """What was found; `start` is the first piece that is not of the body."""

    start: int
    recipients: Recipients | None = None
    signatures: tuple[Signature, ...] = ()
    rest: list[Piece] = field(default_factory=list)

    @property
    def heading(self) -> Component | None:
        """Nơi nhận."""
        return self.recipients.heading if self.recipients else None

    @property
    def lines(self) -> tuple[Component, ...]:
        """The recipients."""
        return tuple(self.recipients.lines) if self.recipients else ()

    @property
    def drafter(self) -> Component | None:
        """The drafter's mark on a line of its own."""
        return self.recipients.drafter if self.recipients else None

    def claim_date(self, reading: Reading) -> Component | None:
        """A line of place and date over the signature: not its place, but it is there."""
        found = next((piece for piece in self.rest if is_place_date(piece)), None)
        return reading.claim("dia_danh_ngay_thang", found) if found else None


def find_foot(reading: Reading, start: int, end: int) -> Foot:
    """Find the foot of the text between two pieces."""
    recipients = find_recipients(reading, start, end)
    if recipients is None:
        first = _first_signer(reading, start, end)
        foot = Foot(end if first is None else first)
    else:
        foot = Foot(_over(reading, recipients.first, start), recipients)
    if foot.start < end:
        foot.start = _with_date(reading, foot.start, start)
        beside = _boxes_beside(reading, recipients.first, start, foot.start) if recipients else []
        foot.signatures = find_signatures(reading, [*beside, *reading.free(foot.start, end)])
        if recipients is not None or foot.signatures:
            foot.rest = reading.free(foot.start, end)
            reading.leave_out(foot.rest)
        else:
            foot.start = end
    return foot


def _with_date(reading: Reading, first: int, start: int) -> int:
    """The same place, or that of a line of place and date right over it."""
    before = reading.free(start, first)[-1:]
    return before[0].index if before and is_place_date(before[0]) else first


def _boxes_beside(reading: Reading, heading: Piece, start: int, end: int) -> list[Piece]:
    """Text boxes that stand beside the heading but are anchored in the body."""
    return [
        piece
        for piece in reading.free(start, end)
        if piece.frame is not None
        and piece.page == heading.page
        and piece.box.top_mm >= heading.box.top_mm - _BESIDE_MM
    ]


def _over(reading: Reading, heading: Piece, start: int) -> int:
    """Where the signatures begin that stand over Nơi nhận; the heading itself if none do."""
    first = heading.index
    for piece in reversed(reading.free(max(start, heading.index - _MOST_ABOVE), heading.index)):
        if not _is_of_signature(reading, piece, heading):
            break
        if is_signer(piece) or _is_beside(piece, heading):
            first = piece.index
    return first


def _is_beside(piece: Piece, heading: Piece) -> bool:
    """In the same row of a table, or of the same paragraph."""
    if piece.fragment.paragraph is heading.fragment.paragraph:
        return True
    one, other = piece.cell, heading.cell
    return one is not None and other is not None and (one.table, one.row) == (other.table, other.row)


def _is_of_signature(reading: Reading, piece: Piece, heading: Piece) -> bool:
    if _is_beside(piece, heading):
        return True
    if any(cell.table in reading.data_tables for cell in piece.fragment.paragraph.cells):
        return False
    if markers.recognise(piece.text) is not None:
        return False
    return is_signer(piece) or is_note(piece) or (reads_like_name(piece) and piece.fragment.aligned != "both")


def _first_signer(reading: Reading, start: int, end: int) -> int | None:
    """The first line of a signature among the last pieces, right of the middle or under a finished text."""
    last = reading.free(max(start, end - _LAST_PIECES), end)
    ends = [piece.index for piece in last if piece.text.endswith("./.")]
    after = ends[-1] if ends else -1
    signers = (p for p in last if p.index > after and is_signer(p) and markers.recognise(p.text) is None)
    standing = (p for p in signers if ends or p.cell or p.box.left_mm > reading.centre_mm - _FAR_LEFT_MM)
    first = next(standing, None)
    return first.index if first else None
