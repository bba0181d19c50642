"""Text as the checks of words read it: pieces of a document, joined and folded, each letter traced to its piece."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

from vanban.decree30.citations import Citation, find_citations
from vanban.layout.mends import MendText, Target
from vanban.vietnamese.letters import nfc

Role = Literal["body", "basis", "title", "letterhead", "recipient", "place", "symbol", "name", "cell"]
"""What a piece is. `symbol` (số, ký hiệu) and `name` (of a person) are only looked at for their normal form;
`cell`: text beside the components, as in tables, headers and notes."""

UNREAD: frozenset[Role] = frozenset({"symbol", "name"})


@dataclass(frozen=True, slots=True)
class TextPiece:
    """One stretch of text. `spot` goes into the observation as it is.

    `continues`: it goes on where the piece before it ends, as the second line of a title does. `target` and
    `offset` say where its first letter stands in a Word file; without them nothing is mended.
    """

    text: str
    spot: Any = None
    role: Role = "body"
    continues: bool = False
    target: Target | None = None
    offset: int = 0

    def mend(self, start: int, end: int, new: str) -> tuple[MendText, ...]:
        """The order to put `new` in place of `text[start:end]`."""
        if self.target is None:
            return ()
        at = self.offset
        return (MendText(self.target, at + start, at + end, self.text[start:end], new),)


_BLANKS = "\u00a0\t\n\u2007\u2009\u202f\u2002\u2003"
_WORD = re.compile(r"[^\W\d_]+")
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_CURLY = re.compile(r"“[^”\n]*”")
_STRAIGHT = re.compile(r'"[^"\n]*"')
_SENTENCE_END = re.compile(r"[.?!;](?= |\n|$)|\n")


class Reading:
    """All pieces as one text: in NFC, every blank a plain one, a line feed between pieces that don't go on."""

    def __init__(self, pieces: Sequence[TextPiece]) -> None:
        self.pieces = [piece for piece in pieces if piece.role not in UNREAD and piece.text]
        folded = [_folded(piece.text) for piece in self.pieces]
        joints = ["", *(" " if piece.continues else "\n" for piece in self.pieces[1:])]
        ends = list(accumulate(len(j) + len(t) for j, t in zip(joints, folded, strict=False)))
        self._starts = [end - len(text) for end, text in zip(ends, folded, strict=False)]
        self.text = "".join(part for pair in zip(joints, folded, strict=False) for part in pair)
        self.lower = _lower(self.text)
        self.tokens = Counter(_WORD.findall(self.text))
        self.words = frozenset(map(str.lower, self.tokens))

    def at(self, position: int) -> TextPiece:
        """The piece that a letter belongs to."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def begins(self, position: int) -> bool:
        """A piece begins here that does not go on from the one before."""
        return position == 0 or self.text[position - 1] == "\n"

    def spans(self) -> Iterator[tuple[int, int, TextPiece]]:
        """Start and end of each piece."""
        for start, piece in zip(self._starts, self.pieces, strict=False):
            yield start, start + len(_folded(piece.text)), piece

    def mend(self, start: int, end: int, new: str) -> tuple[MendText, ...]:
        """The order to put `new` in place of `text[start:end]`, if it lies within one piece."""
        number = bisect_right(self._starts, start) - 1
        piece, first = self.pieces[number], self._starts[number]
        offsets = _offsets(piece.text)
        if end - first >= len(offsets):
            return ()
        return piece.mend(offsets[start - first], offsets[end - first], new)

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """What stands in quotation marks, the marks included."""
        marks = [_CURLY] * ("“" in self.text) + [_STRAIGHT] * ('"' in self.text)
        return sorted(match.span() for pattern in marks for match in pattern.finditer(self.text))

    def in_quotes(self, position: int) -> bool:
        """Someone else's words."""
        return any(start <= position < end for start, end in self.quoted)

    def sentence(self, position: int) -> str:
        """The sentence round a letter, up to a full stop or semicolon on either side."""
        start = 0
        for match in _SENTENCE_END.finditer(self.text):
            if match.end() > position:
                return self.text[start : match.end()]
            start = match.end()
        return self.text[start:]

    @cached_property
    def citations(self) -> list[Citation]:
        """Every document that is cited."""
        return find_citations(self.text)

    def cited_at(self, position: int) -> Citation | None:
        """The citation that a letter belongs to."""
        return next((c for c in self.citations if c.start <= position < c.end), None)

    def has(self, *words: str) -> bool:
        """All of these words, in small letters, stand somewhere."""
        return self.words.issuperset(words)


def _folded(text: str) -> str:
    text = text if unicodedata.is_normalized("NFC", text) else nfc(text)
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text


def _lower(text: str) -> str:
    """Small letters, each where its capital stood."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _offsets(text: str) -> Sequence[int]:
    """Where each letter of the folded text begins in `text`, and the end of all."""
    if unicodedata.is_normalized("NFC", text):
        return range(len(text) + 1)
    offsets = []
    for match in _CLUSTER.finditer(text):
        offsets += [match.start()] * len(nfc(match[0]))
    return [*offsets, len(text)]
