"""What can be mended in a document, as plain orders: the judge gives them, the mender of Word files carries them out.

Lengths in millimetres, sizes in points. Paragraphs are named by part and index, as `measured.Paragraph` names
them.
"""

from dataclasses import dataclass
from typing import Literal

Target = tuple[str, int]
"""A paragraph: its part and its index there."""


@dataclass(frozen=True, slots=True)
class MendSection:
    """Set one measure of a section's page. `paper`: A4, turned as it was."""

    section: int
    what: Literal[
        "paper",
        "top_mm",
        "bottom_mm",
        "left_mm",
        "right_mm",
        "gutter_mm",
        "header_mm",
        "mirrored",
        "number_start",
    ]
    value: float | bool | None = None


@dataclass(frozen=True, slots=True)
class MendParagraph:
    """Set one measure of a paragraph; `line` is in times single."""

    target: Target
    what: Literal[
        "align", "before_pt", "after_pt", "first_line_mm", "left_mm", "right_mm", "line", "contextual_spacing",
        "keep_next", "keep_lines",
    ]  # fmt: skip
    value: float | bool | str


@dataclass(frozen=True, slots=True)
class MendLetters:
    """Set the look of `text[start:end]` of a paragraph; `end` None: to its end, the mark included.

    `font` is set for all scripts.
    """

    target: Target
    what: Literal["font", "size_pt", "bold", "italic", "underline", "colour", "highlight"]
    value: str | float | bool
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class MendText:
    """Replace `text[start:end]`, which must read `old`, by `new` in the look of the first letter replaced."""

    target: Target
    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class MendLine:
    """Give a drawn line this length, its middle staying where it is. `part` and `key` as in `measured.DrawnLine`."""

    part: str
    kind: str
    key: int
    width_mm: float


@dataclass(frozen=True, slots=True)
class DrawLine:
    """Draw a line of this length, centred, under a paragraph that lacks it."""

    target: Target
    width_mm: float


@dataclass(frozen=True, slots=True)
class MendPageNumber:
    """Number a section's pages as the decree wants: in the header, centred, from page 2; gone elsewhere."""

    section: int
    size_pt: float


@dataclass(frozen=True, slots=True)
class MendTable:
    """Let a table's heading rows repeat, or keep its rows whole."""

    table: int
    what: Literal["header_repeats", "rows_whole"]


Mend = MendSection | MendParagraph | MendLetters | MendText | MendLine | DrawLine | MendPageNumber | MendTable
