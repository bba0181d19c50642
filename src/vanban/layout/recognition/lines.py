"""The line drawn under a component."""

from collections.abc import Sequence
from dataclasses import replace

from vanban.layout.anatomy import Component
from vanban.layout.measured import Box, DrawnLine, Fragment

_NEAR_MM = 8.0  # below the words; boxes are estimated
_INTO_MM = 3.0  # an underline stands within the box of its words


class Lines:
    """The drawn lines of a document; each is given to one component."""

    def __init__(self, lines: Sequence[DrawnLine], words: Sequence[Fragment]) -> None:
        self._free = list(lines)
        self._words = words

    def under(self, component: Component | None) -> Component | None:
        """The component with the nearest line right below its last words, if there is one."""
        if component is None or not self._free:
            return component
        last = component.fragments[-1]
        near = [line for line in self._free if _stands_under(line, last.box)]
        if near:
            line = min(near, key=lambda one: abs(one.box.top_mm - last.box.bottom_mm))
            if self._is_parted(line, last):
                return component
        else:
            held = [line for line in self._free if _is_held_by(line, last)]
            if len(held) != 1:
                return component
            line = held[0]
        self._free.remove(line)
        return replace(component, line=line)

    def part(self, upper: Fragment, lower: Fragment) -> bool:
        """Whether a line is drawn between these words."""
        return any(
            _stands_under(line, upper.box) and line.box.top_mm < (lower.box.top_mm + lower.box.bottom_mm) / 2
            for line in self._free
            if lower.box.page == upper.box.page
        )

    def above(self, box: Box, least_mm: float) -> DrawnLine | None:
        """The nearest line above `box` that is at least so long."""
        near = [
            line
            for line in self._free
            if line.box.page == box.page
            and line.box.width_mm >= least_mm
            and -_INTO_MM <= box.top_mm - line.box.bottom_mm <= 2 * _NEAR_MM
        ]
        if not near:
            return None
        line = min(near, key=lambda one: abs(box.top_mm - one.box.bottom_mm))
        self._free.remove(line)
        return line

    def between(self, upper: Fragment, lower: Fragment, least_mm: float) -> DrawnLine | None:
        """The last line of at least that length that is anchored between these words: they may be on two pages."""
        one, other = upper.paragraph, lower.paragraph
        held = [
            line
            for line in self._free
            if line.part == one.part == other.part
            and one.index < line.paragraph <= other.index
            and line.box.width_mm >= least_mm
        ]
        if not held:
            return None
        self._free.remove(held[-1])
        return held[-1]

    def _is_parted(self, line: DrawnLine, last: Fragment) -> bool:
        """Whether other words stand between the words and the line."""
        below, above = last.box.top_mm + 1, line.box.top_mm
        between = [
            word
            for word in self._words
            if below < (box := word.box).top_mm < above and (box.top_mm + box.bottom_mm) / 2 < above
        ]
        return any(
            word.paragraph is not last.paragraph
            and word.box.page == line.box.page
            and _overlap_mm(word.box, line.box) > 0
            for word in between
        )


def _stands_under(line: DrawnLine, box: Box) -> bool:
    if line.box.page != box.page or not -_INTO_MM <= line.box.top_mm - box.bottom_mm <= _NEAR_MM:
        return False
    shorter = min(max(line.box.width_mm, 0.1), max(box.width_mm, 0.1))
    return _overlap_mm(line.box, box) >= shorter / 2


def _is_held_by(line: DrawnLine, last: Fragment) -> bool:
    """Whether a line that stands elsewhere by our estimate is anchored in the paragraph of the words."""
    paragraph = last.paragraph
    if line.kind not in ("shape", "vml") or line.part != paragraph.part or line.paragraph != paragraph.index:
        return False
    return line.box.page == last.box.page and abs(line.box.top_mm - last.box.bottom_mm) <= 2 * _NEAR_MM


def _overlap_mm(one: Box, other: Box) -> float:
    return min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm)
