r"""Marks inside a line: `*nghiêng*`, `**đậm**`, `***cả hai***`; `\*` and `\\` print `*` and a backslash.

One asterisk switches italics, two switch bold, three switch both. A mark opens only before a word and closes
only behind one, so that `5 * 3`, `(*)` and `20*30*40 cm` stay as typed; so does what opens and never closes.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from vanban.frozen import frozen

_TOKEN = re.compile(r"\\[*\\]|\*+|[^*\\]+|\\")
_BEFORE_A_CLOSE = frozenset("([{“‘«")
_AFTER_AN_OPEN = frozenset(")]}”’».,;:!?…")


@frozen
class Span:
    """A stretch of text in one style, without marks."""

    text: str
    bold: bool = False
    italic: bool = False


def spans(text: str) -> tuple[Span, ...]:
    """The stretches of `text` by style; no two neighbours share one."""
    if "*" not in text and "\\" not in text:
        return (Span(text),) if text else ()
    return _Reader(_TOKEN.findall(text)).read()


def plain(text: str) -> str:
    """`text` without its marks."""
    if "*" not in text and "\\" not in text:
        return text
    return "".join(span.text for span in spans(text))


def mark_up(stretches: Iterable[Span]) -> str:
    """The text that `spans` reads as `stretches`.

    Spaces and punctuation at an edge where a mark could not be read lose their style; no character is lost.
    """
    pieces = tuple(stretches)
    text = "".join(piece.text for piece in pieces)
    toggles = [""] * (len(text) + 1)
    for mark, style in (("**", [piece.bold for piece in pieces]), ("*", [piece.italic for piece in pieces])):
        for start, end in _readable_ranges(text, pieces, style):
            toggles[start] += mark
            toggles[end] += mark
    escaped = (f"\\{char}" if char in "*\\" else char for char in text)
    return "".join(toggle + char for toggle, char in zip(toggles, [*escaped, ""], strict=True))


def is_wholly_bold(text: str) -> bool:
    """Whether one pair of `**` holds the whole of `text`."""
    if not (text.startswith("**") and text.endswith("**")):
        return False
    inside = text[2:-2]
    if "*" in inside or "\\" in inside:
        return all(span.bold for span in spans(text))
    return inside != "" and _may_open("", inside[0]) and _may_close(inside[-1])


def _may_open(before: str, after: str) -> bool:
    if not after or after.isspace() or after in _AFTER_AN_OPEN:
        return False
    return not (before.isdigit() and after.isdigit())


def _may_close(before: str) -> bool:
    return bool(before) and not before.isspace() and before not in _BEFORE_A_CLOSE


def _readable_ranges(text: str, pieces: Sequence[Span], style: Sequence[bool]) -> list[tuple[int, int]]:
    """Where one style is on, each range shrunk until its two marks can be read."""
    ranges: list[tuple[int, int]] = []
    position = 0
    for piece, on in zip(pieces, style, strict=True):
        end = position + len(piece.text)
        if on and ranges and ranges[-1][1] == position:
            ranges[-1] = (ranges[-1][0], end)
        elif on:
            ranges.append((position, end))
        position = end
    shrunk = (_shrink(text, start, end) for start, end in ranges)
    return [(start, end) for start, end in shrunk if start < end]


def _shrink(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not _may_open(text[start - 1 : start], text[start]):
        start += 1
    while start < end and not _may_close(text[end - 1]):
        end -= 1
    return start, end


class _Reader:
    """One pass over the tokens of a line."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._literals = [token[-1] if token[0] == "\\" else token for token in tokens]
        self._pieces: list[Span] = []
        self._bold = False
        self._italic = False
        self._opened = {"**": 0, "*": 0}

    def read(self) -> tuple[Span, ...]:
        for index, token in enumerate(self._tokens):
            if token[0] == "*" and len(token) <= 3:
                self._switch(index, len(token))
            else:
                self._add(self._literals[index])
        self._close_unclosed()
        return _merged(self._pieces)

    def _add(self, text: str) -> None:
        self._pieces.append(Span(text, self._bold, self._italic))

    def _switch(self, index: int, stars: int) -> None:
        before = self._literals[index - 1][-1] if index else ""
        after = self._literals[index + 1][0] if index + 1 < len(self._literals) else ""
        may_open, may_close = _may_open(before, after), _may_close(before)
        bold = stars >= 2 and (may_close if self._bold else may_open)
        italic = stars != 2 and (may_close if self._italic else may_open)
        left_over = "*" * (stars - 2 * bold - italic)
        closes = (bold and self._bold) or (italic and self._italic)
        if left_over and not closes:
            self._add(left_over)
        self._bold ^= bold
        self._italic ^= italic
        for mark, switched in (("**", bold), ("*", italic)):
            if switched:
                self._opened[mark] = len(self._pieces)
        if left_over and closes:
            self._add(left_over)

    def _close_unclosed(self) -> None:
        """Put back the asterisks of what never closed, and take its style away."""
        for mark, still_open in (("**", self._bold), ("*", self._italic)):
            if not still_open:
                continue
            start = self._opened[mark]
            tail = [
                Span(p.text, p.bold and mark != "**", p.italic and mark != "*") for p in self._pieces[start:]
            ]
            before = self._pieces[start - 1] if start else Span("")
            asterisks = Span(mark, before.bold and tail[0].bold, before.italic and tail[0].italic)
            self._pieces[start:] = [asterisks, *tail]
            if mark == "**" and self._opened["*"] >= start:
                self._opened["*"] += 1


def _merged(pieces: Iterable[Span]) -> tuple[Span, ...]:
    styled = groupby((piece for piece in pieces if piece.text), key=lambda piece: (piece.bold, piece.italic))
    return tuple(Span("".join(piece.text for piece in group), *style) for style, group in styled)
