"""What is drawn beside the text, told alike for DrawingML and VML: lines, boxes of text, pictures.

Lengths in millimetres. An item's place is told from the corner of its drawing, the drawing's from what it is
anchored to.
"""

from dataclasses import dataclass, field
from typing import Literal

from vanban.docx.measure.names import Element
from vanban.layout.measured import AUTO

ItemKind = Literal["line", "text", "image"]
THIN_MM = 1.2  # what is not higher than this is a line
SHORTEST_MM = 3.0  # and a line is not shorter than this


@dataclass(frozen=True, slots=True)
class Stroke:
    """How an edge is drawn."""

    solid: bool = True
    colour: str = AUTO
    weight_pt: float = 0.75


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a drawing. `stroke` is None when its edge does not show; `content` is the `w:txbxContent`."""

    kind: ItemKind
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    stroke: Stroke | None = None
    content: Element | None = None
    insets_mm: tuple[float, float, float, float] = (2.54, 1.27, 2.54, 1.27)  # left, top, right, bottom
    picture: str = ""  # its relationship


@dataclass(frozen=True, slots=True)
class Side:
    """Where a drawing stands in one direction: from what, and either aligned or so far off."""

    base: str = "column"
    align: str = ""
    offset_mm: float = 0.0

    def place(self, low: float, high: float, size: float) -> float:
        """Its edge within the span from `low` to `high`."""
        if self.align in ("center", "middle"):
            return (low + high - size) / 2
        if self.align in ("right", "bottom", "outside"):
            return high - size
        return low if self.align else low + self.offset_mm


@dataclass
class Drawing:
    """A drawing with all that is in it. `inline`: it stands in the line like a letter.

    `number` counts the elements of its sort (`w:drawing`, or `w:pict` and `w:object`) in the part, from 0.
    """

    vml: bool
    number: int
    width_mm: float
    height_mm: float
    inline: bool = False
    across: Side = Side("column")
    down: Side = Side("paragraph")
    pushes: bool = False  # text keeps above and below it
    in_cell: bool = True
    full_width: bool = False  # as wide as its column, whatever it says
    items: list[Item] = field(default_factory=list)


def is_thin(width_mm: float, height_mm: float) -> bool:
    """It shows as a horizontal line."""
    return height_mm <= THIN_MM and width_mm >= SHORTEST_MM
