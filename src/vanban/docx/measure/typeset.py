"""Letters set into lines: the widths, breaks and tab stops of one paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from vanban.docx.measure.formats import Format
from vanban.docx.measure.inline import Inline
from vanban.docx.measure.names import MM_PER_PT
from vanban.docx.measure.styles import Look
from vanban.docx.page.metrics import text_width_mm

_ROUNDING_MM = 0.05  # by which a line may be too long
_SMALL_CAPITALS = 0.8
_MOST_LETTERS = 5_000  # whose widths are kept, for each face and size
_NATURAL_HEIGHT = 1.149  # line height of Times New Roman, in sizes
_HEIGHTS = {"calibri": 1.2207, "cambria": 1.172, "tahoma": 1.207, "verdana": 1.215, "segoe ui": 1.33}
_BREAK_AFTER = "-–—"
_TAB_OR_BREAK = re.compile(r"[\t\n]")


@dataclass(slots=True)
class Piece:
    """Letters that stand together on one line, after `tab` (kind of its stop, "" without one).

    `left_mm` counts from the column's left edge, `stop_mm` too. A label has `start` = `end`.
    """

    start: int
    end: int
    left_mm: float
    width_mm: float
    tab: str = ""
    stop_mm: float = 0.0
    is_label: bool = False


@dataclass(slots=True)
class Line:
    """One printed line. `breaks`: `page` or `column` when it begins one; `hinted`: Word began a page here."""

    start: int
    end: int
    pieces: list[Piece]
    height_mm: float = 0.0
    breaks: str = ""
    hinted: bool = False
    offset_mm: float = 0.0  # from the top of its block
    page: int = 0
    top_mm: float = 0.0
    shift_mm: float = 0.0  # from where its column was set to where it stands

    @property
    def pieces_shown(self) -> bool:
        """Letters stand on it."""
        return any(piece.end > piece.start or piece.is_label for piece in self.pieces)


class _Widths(dict[str, float]):
    """Advance widths of letters in mm, learnt as they come."""

    def __init__(self, bold: bool, italic: bool, size_pt: float) -> None:
        self._face, self._size_pt = (bold, italic), size_pt

    def __missing__(self, letter: str) -> float:
        width = 0.0 if letter in "\t\n" else text_width_mm(letter, 1.0, *self._face) * self._size_pt
        if len(self) < _MOST_LETTERS:
            self[letter] = width
        return width


@lru_cache(maxsize=32)
def _widths(bold: bool, italic: bool, size_pt: float) -> _Widths:
    return _Widths(bold, italic, size_pt)


def text_width(text: str, look: Look) -> float:
    """Width of these letters in millimetres."""
    return sum(_letter_widths(text, look))


def _letter_widths(text: str, look: Look) -> Iterable[float]:
    widths = _widths(look.bold, look.italic, look.set_pt * look.scale)
    if not look.caps and not look.spacing_pt:
        return map(widths.__getitem__, text)
    extra = look.spacing_pt * MM_PER_PT
    small = look.caps == "small_caps"
    found = []
    for letter in text:
        capital = letter.upper() if look.caps else letter
        width = sum(widths[c] for c in capital)  # ß becomes two letters
        found.append(width * (_SMALL_CAPITALS if small and capital != letter else 1.0) + extra)
    return found


@lru_cache(maxsize=256)
def natural_height_mm(font: str, size_pt: float) -> float:
    """Height of a single line of this type."""
    return _HEIGHTS.get(font.lower(), _NATURAL_HEIGHT) * size_pt * MM_PER_PT


def line_at(lines: Sequence[Line], offset: int) -> Line:
    """The line that this letter stands on; the earlier one when it stands between two."""
    at = bisect_left(lines, offset, key=lambda line: line.end)
    return lines[min(at, len(lines) - 1)]


@dataclass(eq=False, slots=True)
class Typesetter:
    """One paragraph being set in a column `width_mm` wide. `objects`: width and height of what stands in the line.

    `places`: for each letter, and for the end of all, the width of what stands before it.
    """

    inline: Inline
    format: Format
    label: str
    mark: Look
    width_mm: float
    tab_mm: float
    objects: Sequence[tuple[int, float, float]] = ()
    lines: list[Line] = field(default_factory=list)
    places: list[float] = field(default_factory=list)
    _heights: list[float] = field(init=False)  # natural ones, of each run

    def set(self) -> list[Line]:
        """All lines; at least one."""
        text = self.inline.text
        self.places = self._cumulated()
        start = 0
        pending = ""
        while True:
            end = text.find("\n", start)
            self._hard_line(start, len(text) if end < 0 else end, pending)
            if end < 0:
                break
            pending = self.inline.breaks.get(end, "")
            start = end + 1
        self._heights = [
            natural_height_mm(run.font, look.set_pt)
            for run, look in zip(self.inline.runs, self.inline.looks, strict=True)
        ]
        shifted = self.format.align in ("center", "right")
        for line in self.lines:
            if shifted and line.pieces:
                self._shift(line)
            line.height_mm = self._height(line)
        last = self.lines[-1]
        if last.breaks == "page" and not last.pieces_shown:
            last.height_mm = 0.0  # the mark after a page break stays with it and takes no line
        for hint in self.inline.hints:
            line_at(self.lines, hint).hinted = True
        return self.lines

    def _cumulated(self) -> list[float]:
        """Width of the text up to each offset."""
        if len(self.inline.runs) == 1 and not self.objects:
            only = _letter_widths(self.inline.text, self.inline.looks[0])
            return list(accumulate(only, initial=0.0))
        widths: list[float] = []
        for run, look in zip(self.inline.runs, self.inline.looks, strict=True):
            widths += _letter_widths(run.text, look)
        for offset, width, _ in self.objects:
            if widths:
                widths[min(offset, len(widths) - 1)] += width
        return list(accumulate(widths, initial=0.0))

    def _hard_line(self, start: int, end: int, breaks: str) -> None:
        """What stands between two line breaks, wrapped; tabs cut it into pieces."""
        first = not self.lines
        x = self.format.left_mm + (self.format.first_line_mm if first else 0.0)
        line = Line(start, start, [], breaks=breaks)
        self.lines.append(line)
        tab, stop = "", 0.0
        if first and self.label:
            x = self._label(line, x)
        text = self.inline.text
        while True:
            at = text.find("\t", start, end)
            piece_end = end if at < 0 else at
            natural = self.places[piece_end] - self.places[start]
            if tab in ("center", "right", "decimal"):
                room = natural / 2 if tab == "center" else natural
                x = max(x, stop - room)
            elif tab:
                x = stop
            x = self._piece(start, piece_end, x, tab, stop)
            if at < 0:
                return
            tab, stop = self._next_stop(x)
            start = at + 1
            self.lines[-1].end = start

    def _label(self, line: Line, x: float) -> float:
        width = text_width(self.label, self.mark)
        line.pieces.append(Piece(0, 0, x, width, is_label=True))
        x += width
        follow = self.format.label_follow
        if follow == "space":
            return x + text_width(" ", self.mark)
        return x if follow == "nothing" else self._next_stop(x)[1]

    def _next_stop(self, x: float) -> tuple[str, float]:
        """Kind and place of the first tab stop after `x`; a hanging indent is one."""
        stops = [stop for stop in self.format.tabs if stop[0] > x + _ROUNDING_MM]
        if self.format.first_line_mm < 0 and self.format.left_mm > x + _ROUNDING_MM:
            stops.append((self.format.left_mm, "left"))
        if stops:
            place, kind = min(stops)
            return kind, place
        return "left", (int((x + _ROUNDING_MM) / self.tab_mm) + 1) * self.tab_mm

    def _piece(self, start: int, end: int, x: float, tab: str, stop: float) -> float:
        """Put `text[start:end]` at `x`, on further lines where it doesn't fit; where its last line ends."""
        limit = self.width_mm - self.format.right_mm + _ROUNDING_MM
        text, places = self.inline.text, self.places
        while places[end] - places[start] > limit - x:
            at = bisect_right(places, places[start] + limit - x, start, end + 1) - 1
            cut = self._break_place(start, at, end)
            if cut >= end:
                break
            line = self.lines[-1]
            if cut <= start:
                at_margin = x <= self.format.left_mm + max(self.format.first_line_mm, 0.0) + _ROUNDING_MM
                goes_whole = bool(line.pieces) and not at_margin  # the word, to the next line
                cut = start if goes_whole else max(at, start + 1)
            if cut > start:
                line.pieces.append(Piece(start, cut, x, places[cut] - places[start], tab, stop))
                tab = ""
            line.end = cut
            start = cut
            while start < end and text[start] == " ":
                start += 1
            x = self.format.left_mm
            if start >= end:
                line.end = end
                return x
            if limit - x <= 0:
                limit = x + 1.0  # indents wider than the column: a letter to a line
            self.lines.append(Line(start, start, []))
        line = self.lines[-1]
        line.pieces.append(Piece(start, end, x, places[end] - places[start], tab, stop))
        line.end = end
        return x + places[end] - places[start]

    def _break_place(self, start: int, at: int, end: int) -> int:
        """Where the line that fits up to `at` is cut: before a blank, after a hyphen; `start` when nowhere."""
        text = self.inline.text
        if at >= end or text[at] == " ":
            return end if not text[at:end].strip(" ") else at
        blank = text.rfind(" ", start, at)
        hyphen = max([text.rfind(sign, max(start, blank), at) for sign in _BREAK_AFTER]) + 1
        place = max(blank, hyphen if hyphen > start else -1)
        while place > start and place == blank and text[place - 1] == " ":
            place -= 1
            blank = place
        return place if place > start and text[start:place].strip(" ") else start

    def _shift(self, line: Line) -> None:
        """Move a centred or right-aligned line to its place; blanks at its end hang out."""
        last = line.pieces[-1]
        blanks = self.inline.text[last.start : last.end]
        hanging = self.places[last.end] - self.places[last.start + len(blanks.rstrip(" "))] if blanks else 0.0
        left = line.pieces[0].left_mm
        right = last.left_mm + last.width_mm - hanging
        indent = self.format.left_mm + (self.format.first_line_mm if line is self.lines[0] else 0.0)
        spare = self.width_mm - self.format.right_mm - right
        shift = spare / 2 if self.format.align == "center" else spare
        if left >= indent - _ROUNDING_MM and shift > 0:
            for piece in line.pieces:
                piece.left_mm += shift

    def _height(self, line: Line) -> float:
        natural = self._natural_height(line)
        drawn = 0.0
        if self.objects:
            drawn = max((h for at, _, h in self.objects if line.start <= at <= line.end), default=0.0)
        spacing = self.format.line
        if spacing.rule == "exact":
            return spacing.value * MM_PER_PT
        if spacing.rule == "at_least":
            return max(natural, spacing.value * MM_PER_PT, drawn)
        return max(natural * spacing.value, drawn)

    def _natural_height(self, line: Line) -> float:
        """Of the largest letters on it; of the paragraph's mark when there are none."""
        if len(self._heights) == 1 and line.start < line.end:
            return self._heights[0]
        runs = self.inline.runs
        highest = 0.0
        at = max(bisect_right(runs, line.start, key=lambda run: run.start) - 1, 0)
        while at < len(runs) and runs[at].start < line.end:
            if runs[at].end > line.start:
                highest = max(highest, self._heights[at])
            at += 1
        return highest or natural_height_mm(self.mark.ascii, self.mark.set_pt)
