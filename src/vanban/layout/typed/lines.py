"""A printed line as both sources give it: pieces with their places on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_HEAD = 20  # lines
_DATE = re.compile(r"\bngày\b(?:(?!\d{4}).)*$", re.IGNORECASE)
_REST_OF_DATE = re.compile(r"(?:tháng\s*\d*\s*)?(?:năm\s*)?\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one look."""

    text: str
    font: str = ""
    size_pt: float = 14.0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Bit:
    """What stands together on a line, from `left_mm` to `right_mm`."""

    left_mm: float
    right_mm: float
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def is_bold(self) -> bool:
        """All its letters are."""
        return all(stretch.bold for stretch in self.stretches if stretch.text.strip())

    @property
    def centre_mm(self) -> float:
        """Its middle."""
        return (self.left_mm + self.right_mm) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, its bits from left to right."""

    page: int
    top_mm: float
    bottom_mm: float
    bits: tuple[Bit, ...]

    @property
    def text(self) -> str:
        """All its bits."""
        return " ".join(bit.text for bit in self.bits)

    @property
    def left_mm(self) -> float:
        """Where it begins."""
        return self.bits[0].left_mm

    @property
    def right_mm(self) -> float:
        """Where it ends."""
        return self.bits[-1].right_mm


@dataclass(frozen=True, slots=True)
class Measure:
    """The room that the lines of a text fill. `by_line`: one paragraph stands on one line, however long."""

    left_mm: float
    right_mm: float
    by_line: bool = False

    @property
    def width_mm(self) -> float:
        """From edge to edge."""
        return self.right_mm - self.left_mm

    @property
    def centre_mm(self) -> float:
        """The middle."""
        return (self.left_mm + self.right_mm) / 2

    def fills(self, line: Line) -> bool:
        """Whether a line reaches the right edge, nearly."""
        return line.right_mm >= self.right_mm - 0.17 * self.width_mm


def measure_of(lines: Sequence[Line], by_line: bool) -> Measure:
    """The room of running text: where most long lines begin, and how far they reach."""
    rights = sorted(line.right_mm for line in lines)
    right = rights[-1 - len(rights) // 12]  # a few lines may stick out
    long = [
        line
        for line in lines
        if line.right_mm - line.left_mm >= 0.6 * (right - min(one.left_mm for one in lines))
    ]
    lefts = sorted(line.left_mm for line in long or lines)
    return Measure(lefts[len(lefts) // 10], right, by_line)


def with_whole_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines with the year that a narrow cell has wrapped under `ngày … tháng … năm` behind it again."""
    whole: list[Line] = []
    for line in lines:
        over = whole[-1] if whole and len(whole) <= _HEAD else None
        rest = next((bit for bit in line.bits if _REST_OF_DATE.fullmatch(bit.text.strip())), None)
        date = rest and over and over.page == line.page and _date_over(over, rest)
        if not (rest and over and date):
            whole.append(line)
            continue
        first = replace(rest.stretches[0], text=f" {rest.text.strip()}")
        dated = replace(date, stretches=(*date.stretches, first))
        whole[-1] = replace(over, bits=tuple(dated if bit is date else bit for bit in over.bits))
        if others := tuple(bit for bit in line.bits if bit is not rest):
            whole.append(replace(line, bits=others))
    return whole


def _date_over(line: Line, rest: Bit) -> Bit | None:
    """The bit of the line that begins a date and stands over the rest of it."""
    return next(
        (b for b in line.bits if _DATE.search(b.text) and b.left_mm - 1 <= rest.centre_mm <= b.right_mm + 1),
        None,
    )
