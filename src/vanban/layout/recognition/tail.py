"""What follows the signature: annexes, documents issued with this one, the block of a copy."""

from dataclasses import dataclass
from typing import Literal

from vanban.layout.recognition.letterhead import is_electronic_mark
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.recipients import is_recipients_heading
from vanban.layout.recognition.signers import is_note, is_signer, reads_like_name
from vanban.layout.recognition.words import (
    ANNEX,
    ANNEX_WORDS,
    COPY_FORM,
    COPY_WORDS,
    DASHES,
    NATIONAL_TITLE,
    STORED,
    resembles,
)

Kind = Literal["annex", "attachment", "copy"]

_LONGEST_HEADING = 100  # characters
_LONGEST_WORD = max(map(len, ANNEX_WORDS + COPY_WORDS))
_LETTERHEAD_PIECES = 14
_MIDDLE_MM = 30.0


@dataclass(frozen=True, slots=True)
class Part:
    """The pieces from `start` up to `end`; `heading` is the piece that says what they are."""

    kind: Kind
    start: int
    end: int
    heading: Piece


def find_parts(reading: Reading) -> list[Part]:
    """The parts behind the main text, in order. The main text ends where the first one starts."""
    starts: list[tuple[Kind, int, Piece]] = []
    signed: Piece | None = None
    for piece in reading.pieces:
        if len(piece.text) > _LONGEST_HEADING and not (signed and reading.begins_page(piece)):
            continue
        if signed is None and is_recipients_heading(piece):
            signed = piece
        kind = _kind(reading, piece, signed, bool(starts))
        if kind is None:
            continue
        start = _start(reading, piece, kind)
        if starts and starts[-1][0] == "attachment" and start <= starts[-1][1]:
            starts.pop()  # its letterhead was of this part
        if not starts or start > starts[-1][1]:
            starts.append((kind, start, piece))
    if not starts:
        return []
    ends = [*(start for _, start, _ in starts[1:]), len(reading.pieces)]
    return [Part(kind, start, end, piece) for (kind, start, piece), end in zip(starts, ends, strict=True)]


def _kind(reading: Reading, piece: Piece, signed: Piece | None, has_parts: bool) -> Kind | None:
    begins = piece.text[:_LONGEST_WORD].casefold()
    if begins.startswith(ANNEX_WORDS) and _is_annex_heading(reading, piece, signed):
        return "annex"
    if begins.startswith(COPY_WORDS) and COPY_FORM.fullmatch(piece.key) and piece.is_upper:
        return "copy"
    if signed is None or has_parts:
        return None
    is_attached = _is_on_own_page(reading, piece, signed) or _has_own_letterhead(piece, signed)
    return "attachment" if is_attached else None


def _is_annex_heading(reading: Reading, piece: Piece, signed: Piece | None) -> bool:
    if len(piece.text) > _LONGEST_HEADING:
        return False
    found = ANNEX.fullmatch(piece.key)
    if found is None or _is_in_data(reading, piece):
        return False
    rest = (found["rest"] or "").strip()
    if rest and not _is_title(piece, rest, bool(found["end"])):
        return False
    on_top = _begins_page(reading, piece)
    if found["word"] != "phụ lục":
        return bool(found["number"]) and on_top and piece.page > 1 and not rest
    after = signed is not None and piece.index > signed.index
    return (on_top and (piece.page > 1 or not has_letterhead(reading, piece))) or (after and piece.is_centred)


def _is_title(piece: Piece, rest: str, is_parted: bool) -> bool:
    """Whether what follows the number on its line is a title and no sentence."""
    if piece.text[-len(rest) :].isupper():
        return True
    return is_parted and not piece.text.endswith((".", ";", ",", ":"))


def _begins_page(reading: Reading, piece: Piece) -> bool:
    if reading.begins_page(piece):
        return True
    before = reading.pieces[piece.index - 1]
    return is_electronic_mark(before) and reading.begins_page(before)


def has_letterhead(reading: Reading, piece: Piece) -> bool:
    """Whether a national title follows soon: the page is a form or a document of its own."""
    near = reading.pieces[piece.index : piece.index + _LETTERHEAD_PIECES]
    return any(resembles(one.letters, NATIONAL_TITLE, 4) for one in near)


def _is_in_data(reading: Reading, piece: Piece) -> bool:
    return any(cell.table in reading.data_tables for cell in piece.fragment.paragraph.cells)


def _is_on_own_page(reading: Reading, piece: Piece, signed: Piece) -> bool:
    """Whether it begins a page behind the signature and is not of the signature itself."""
    if piece.page <= signed.page or not reading.begins_page(piece):
        return False
    if piece.cell is not None and signed.cell is not None and piece.cell.table == signed.cell.table:
        return False
    if piece.text.startswith(DASHES) or STORED.match(piece.key):
        return False
    is_name = reads_like_name(piece) and (not piece.is_upper or is_signer(reading.pieces[piece.index - 1]))
    return not (is_signer(piece) or is_note(piece) or is_name)


def _has_own_letterhead(piece: Piece, signed: Piece) -> bool:
    """Whether it is a national title behind the signature: a document of its own, though it begins no page."""
    if piece.index < signed.index or not resembles(piece.letters, NATIONAL_TITLE, 4):
        return False
    return piece.cell is None or signed.cell is None or piece.cell.table != signed.cell.table


def _start(reading: Reading, piece: Piece, kind: Kind) -> int:
    """The first piece of the part: a mark above the heading, or the table that the heading stands in."""
    if kind == "annex" and piece.index and is_electronic_mark(reading.pieces[piece.index - 1]):
        return piece.index - 1
    if kind != "annex" and piece.cell is not None:
        table = piece.cell.table
        return next(one.index for one in reading.pieces if one.cell is not None and one.cell.table == table)
    if kind == "attachment":  # the agency stands before it on the line of tabs
        line = piece.fragment.paragraph
        return next(one.index for one in reading.pieces if one.fragment.paragraph is line)
    return piece.index
