"""Offsets in a text to lines and columns."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from vanban.errors import Place, Problem

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Lines:
    """A text seen as lines; offsets count characters from 0, lines and columns count from 1."""

    text: str

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def number(self, offset: int) -> int:
        """The line that holds `offset`."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The column of `offset`; a byte order mark takes none."""
        start = self.starts[self.number(offset) - 1]
        return offset - start + 1 - (start == 0 and offset > 0 and self.text.startswith("\ufeff"))

    def start(self, number: int) -> int:
        """The offset at which line `number` starts; past the last line, the end of the text."""
        return self.starts[number - 1] if number <= len(self.starts) else len(self.text)

    def place(self, name: str, offset: int) -> Place:
        """The place that a message shows for `offset`."""
        return Place(name, self.number(offset), self.column(offset))


def position(problem: Problem) -> tuple[int, int]:
    """The order of problems in one file: from top to bottom."""
    place = problem.place or Place("")
    return place.line or 0, place.column or 0
