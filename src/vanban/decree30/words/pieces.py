"""Text as the checks of words read it: pieces of a document, joined and folded, each letter traced to its piece."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import Any, Literal

from vanban.decree30.citations import Citation, find_citations
from vanban.frozen import frozen
from vanban.layout.mends import MendText, Target
from vanban.vietnamese.letters import nfc

Role = Literal["body", "basis", "title", "letterhead", "recipient", "place", "symbol", "name", "cell"]
"""What a piece is. `symbol` (số, ký hiệu) and `name` (of a person) are only looked at for their normal form;
`cell`: text beside the components, as in tables, headers and notes."""

UNREAD: frozenset[Role] = frozenset({"symbol", "name"})


@frozen
class TextPiece:
    """One stretch of text. `spot` goes into the observation as it is.

    `continues`: it goes on where the piece before it ends, as the second line of a title does. `target` and
    `offset` say where its first letter stands in a Word file; without them nothing is mended. `heading`: what
    stands below it begins anew.
    """

    text: str
    spot: Any = None
    role: Role = "body"
    continues: bool = False
    target: Target | None = None
    offset: int = 0
    heading: bool = False

    def mend(self, start: int, end: int, new: str) -> tuple[MendText, ...]:
        """The order to put `new` in place of `text[start:end]`."""
        if self.target is None:
            return ()
        at = self.offset
        return (MendText(self.target, at + start, at + end, self.text[start:end], new),)


_BLANK = re.compile("[\u00a0\t\n\u2007\u2009\u202f\u2002\u2003]")
_WORD = re.compile(r"[^\W\d_]+")
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_CURLY = re.compile(r"“[^”\n]*”")
_STRAIGHT = re.compile(r'"[^"\n]*"')
_SENTENCE_END = re.compile(r"[.?!;] |\n")
_OVERLAPPING = 20  # citations that a letter could belong to


class Reading:
    """All pieces as one text: in NFC, every blank a plain one, a line feed between pieces that don't go on."""

    def __init__(self, pieces: Sequence[TextPiece]) -> None:
        self.pieces = [piece for piece in pieces if piece.role not in UNREAD and piece.text]
        folded = [_folded(piece.text) for piece in self.pieces]
        joints = ["", *(" " if piece.continues else "\n" for piece in self.pieces[1:])]
        self._ends = list(accumulate(len(j) + len(t) for j, t in zip(joints, folded, strict=False)))
        self._starts = [end - len(text) for end, text in zip(self._ends, folded, strict=False)]
        self.text = "".join(part for pair in zip(joints, folded, strict=False) for part in pair)
        self.lower = _lower(self.text)
        self.tokens = frozenset(chain.from_iterable(map(_words_in, set(self.text.split()))))
        self.words = frozenset(map(str.lower, self.tokens))

    def at(self, position: int) -> TextPiece:
        """The piece that a letter belongs to."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def begins(self, position: int) -> bool:
        """A piece begins here that does not go on from the one before."""
        return position == 0 or self.text[position - 1] == "\n"

    def spans(self) -> Iterator[tuple[int, int, TextPiece]]:
        """Start and end of each piece."""
        return zip(self._starts, self._ends, self.pieces, strict=True)

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

    @cached_property
    def _quoted_up_to(self) -> list[int]:
        """For each stretch of `quoted`, how far it and those before it reach."""
        return list(accumulate((end for _, end in self.quoted), max))

    def places(self, words: str, lower: bool = False) -> Iterator[int]:
        """Where these words stand, no letter touching them; `lower`: whatever their case in the text."""
        text = self.lower if lower else self.text
        start = text.find(words)
        while start >= 0:
            end = start + len(words)
            if not text[end : end + 1].isalnum() and not text[max(0, start - 1) : start].isalnum():
                yield start
            start = text.find(words, end)

    def in_quotes(self, position: int) -> bool:
        """Someone else's words."""
        before = bisect_right(self.quoted, (position, len(self.text)))
        return before > 0 and position < self._quoted_up_to[before - 1]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.start() for match in _SENTENCE_END.finditer(self.text)]

    def sentence_span(self, position: int) -> tuple[int, int]:
        """Where the sentence round a letter begins and ends: at a full stop or semicolon on either side."""
        ends = self._sentence_ends
        at = bisect_left(ends, position)
        return (ends[at - 1] + 1 if at else 0), (ends[at] if at < len(ends) else len(self.text))

    @cached_property
    def citations(self) -> list[Citation]:
        """Every document that is cited."""
        return find_citations(self.text)

    def cited_at(self, position: int) -> Citation | None:
        """The citation that a letter belongs to."""
        number = bisect_right(self.citations, position, key=lambda citation: citation.start)
        near = self.citations[max(0, number - _OVERLAPPING) : number]
        return next((citation for citation in near if position < citation.end), None)

    def has(self, *words: str) -> bool:
        """All of these words, in small letters, stand somewhere."""
        return self.words.issuperset(words)


@lru_cache(maxsize=50_000)
def _words_in(stretch: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(stretch))


def _folded(text: str) -> str:
    return _BLANK.sub(" ", nfc(text))


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
