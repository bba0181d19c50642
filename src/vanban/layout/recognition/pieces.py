"""The text of a document in pieces, cleaned for reading, and who has claimed which."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vanban.frozen import lazy
from vanban.layout.anatomy import Component, Name
from vanban.layout.measured import Box, Cell, Fragment, Frame, Layout
from vanban.vietnamese.legacy import decode_tcvn3, decode_vni
from vanban.vietnamese.letters import fold, nfc, only_letters

_TCVN3_FONTS, _VNI_FONTS = ".Vn", "VNI-"
_KEY_LENGTH = 100  # characters of a piece that words are looked for in
_UPPER_SHARE = 0.7
_BEFORE_BLANK = re.compile(r"(?:\bsố\s*[:;.]?|\bngày|\btháng|\bnăm|\.{2,}|[…_])$", re.IGNORECASE)
_AFTER_BLANK = re.compile(r"(?:/|tháng\b|năm\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A fragment with its words. `index` counts the pieces of the document in reading order."""

    index: int
    fragment: Fragment

    @lazy
    def text(self) -> str:
        """Composed letters, single blanks; what was typed for the fonts before Unicode is decoded."""
        text = nfc(self.fragment.text)
        font = self.fragment.runs[0].font if self.fragment.runs else ""
        if font.startswith(_TCVN3_FONTS):
            text = decode_tcvn3(text)
        elif font.startswith(_VNI_FONTS):
            text = decode_vni(text)
        return " ".join(text.split())

    @lazy
    def key(self) -> str:
        """Its beginning, folded."""
        return fold(self.text[:_KEY_LENGTH])

    @lazy
    def letters(self) -> str:
        """Only the letters of its beginning, small and without accents."""
        return only_letters(self.text[:_KEY_LENGTH])

    @lazy
    def is_upper(self) -> bool:
        """Its letters are capitals, but for a slip."""
        letters = list(filter(str.isalpha, self.text))
        return bool(letters) and sum(map(str.isupper, letters)) >= _UPPER_SHARE * len(letters)

    @lazy
    def is_bold(self) -> bool:
        """Most of its letters are."""
        bold = sum(len(run.text) for run in self.fragment.runs if run.bold)
        return 2 * bold > sum(len(run.text) for run in self.fragment.runs)

    @lazy
    def is_italic(self) -> bool:
        """Most of its letters are."""
        italic = sum(len(run.text) for run in self.fragment.runs if run.italic)
        return 2 * italic > sum(len(run.text) for run in self.fragment.runs)

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.fragment.box

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.fragment.box.page

    @property
    def is_centred(self) -> bool:
        """It stands in the middle of its room."""
        return self.fragment.aligned == "center"

    @property
    def cell(self) -> Cell | None:
        """The cell of the outermost table that it stands in."""
        cells = self.fragment.paragraph.cells
        return cells[0] if cells else None

    @property
    def frame(self) -> int | None:
        """The text box it stands in."""
        return self.fragment.paragraph.frame


class Reading:
    """The pieces of a document while its components are being found: each is claimed once."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.pieces = tuple(Piece(index, one) for index, one in enumerate(_whole(layout.fragments)))
        self._claimed: set[int] = set()

    def is_free(self, piece: Piece) -> bool:
        """Nobody has claimed it."""
        return piece.index not in self._claimed

    def free(self, start: int = 0, end: int | None = None) -> list[Piece]:
        """The unclaimed pieces from `start` up to `end`."""
        return [piece for piece in self.pieces[start:end] if piece.index not in self._claimed]

    def claim(self, name: Name, *pieces: Piece) -> Component:
        """The component that these pieces are."""
        self._claimed.update(piece.index for piece in pieces)
        return Component(name, tuple(piece.fragment for piece in pieces), None, self._frame_of(pieces[0]))

    def leave_out(self, pieces: Iterable[Piece]) -> None:
        """Claim what is no component."""
        self._claimed.update(piece.index for piece in pieces)

    def begins_page(self, piece: Piece) -> bool:
        """Whether it is the first on its page."""
        if piece.index == 0 or piece.fragment.paragraph.page_break_before:
            return True
        before = self.pieces[piece.index - 1]
        return piece.page > before.page

    @lazy
    def centre_mm(self) -> float:
        """The middle of the first section's text."""
        return self.layout.sections[0].centre_mm if self.layout.sections else 105.0

    @lazy
    def left_mm(self) -> float:
        """The left edge of the first section's text."""
        return self.layout.sections[0].left_mm if self.layout.sections else 30.0

    @lazy
    def width_mm(self) -> float:
        """The width of the first section's text."""
        return self.layout.sections[0].text_width_mm if self.layout.sections else 165.0

    @lazy
    def data_tables(self) -> frozenset[int]:
        """Tables that show their lines and have several cells."""
        return frozenset(t.number for t in self.layout.tables if t.bordered and t.rows * t.columns > 1)

    @lazy
    def _frames(self) -> dict[int, Frame]:
        """The bordered boxes by the identity of the paragraphs in them."""
        paragraphs = self.layout.paragraphs
        return {
            id(paragraphs[at]): frame
            for frame in self.layout.frames
            if frame.bordered
            for at in frame.paragraphs
            if 0 <= at < len(paragraphs)
        }

    def _frame_of(self, piece: Piece) -> Frame | None:
        return self._frames.get(id(piece.fragment.paragraph)) if self.layout.frames else None


def _whole(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """The fragments with words in them; what a wide blank for a number or a day has parted is one again."""
    waiting: Fragment | None = None
    for fragment in fragments:
        if not any(map(str.isalnum, fragment.text)) and not (waiting and _goes_on(waiting, fragment)):
            continue
        if waiting is not None and _goes_on(waiting, fragment):
            waiting = joined(waiting, fragment)
            continue
        if waiting is not None:
            yield waiting
        waiting = fragment
    if waiting is not None:
        yield waiting


def _goes_on(before: Fragment, after: Fragment) -> bool:
    if before.paragraph is not after.paragraph:
        return False
    blank = before.paragraph.text[before.end : after.start]
    if blank.strip() or "\n" in blank or "\t" in blank:
        return False
    return bool(_BEFORE_BLANK.search(nfc(before.text)) or _AFTER_BLANK.match(nfc(after.text)))


def joined(before: Fragment, after: Fragment) -> Fragment:
    """Two fragments of one paragraph as one, with the blank between them."""
    blank = before.paragraph.text[before.end : after.start]
    one, other = before.box, after.box
    same_line = one.page == other.page and abs(one.bottom_mm - other.bottom_mm) < 2
    return replace(
        before,
        end=after.end,
        text=f"{before.text}{blank}{after.text}",
        box=_round(one, other) if one.page == other.page else one,
        room=_round(before.room, after.room),
        aligned=before.aligned if before.aligned == after.aligned else before.paragraph.align,
        printed_lines=before.printed_lines + after.printed_lines - same_line,
        last_line_mm=other.right_mm - one.left_mm if same_line else after.last_line_mm,
    )


def _round(one: Box, other: Box) -> Box:
    return Box(
        min(one.left_mm, other.left_mm),
        min(one.top_mm, other.top_mm),
        max(one.right_mm, other.right_mm),
        max(one.bottom_mm, other.bottom_mm),
        one.page,
    )
