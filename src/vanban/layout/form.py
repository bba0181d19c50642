"""The numbers of a page as somebody decided them: sizes of type, margins, gaps, lines, boxes. Knows no law."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanban.layout.anatomy import Name
from vanban.layout.measured import Align


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins, in millimetres; `header_mm` is from the edge to the page number."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float

    @property
    def text_width_mm(self) -> float:
        """Between the margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def turned(self) -> "Paper":
        """The same sheet on its side, turned to the right: what was bound at the left is bound on top."""
        return Paper(
            self.height_mm,
            self.width_mm,
            top_mm=self.left_mm,
            bottom_mm=self.right_mm,
            left_mm=self.bottom_mm,
            right_mm=self.top_mm,
            header_mm=self.header_mm,
        )


@dataclass(frozen=True, slots=True)
class Letters:
    """How one component is set."""

    size_pt: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of the two columns of a table without borders that fills the text, in millimetres."""

    left_mm: float
    right_mm: float


@dataclass(frozen=True, slots=True)
class Stamp:
    """The frame round one of `words`, which are the same word in two spellings, in millimetres."""

    words: tuple[str, ...]
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Form:
    """All numbers of a document's page.

    `letters` go by component, those of the body by `noi_dung`. Lines are drawn as long as their share of the printed
    line above them. `line_spacing` is in times single.
    """

    font: str
    paper: Paper
    letters: Mapping[Name, Letters]
    letterhead: Columns  # agencies | national title
    foot: Columns  # recipients | signature
    first_line_mm: float
    paragraph_gap_pt: float
    line_spacing: float
    agency_line_share: float
    subject_line_share: float
    motto_line_share: float
    letter_subject_gap_pt: float  # between the number and V/v
    addressee_mm: float  # from the margin to `Kính gửi:`
    signature_gap_pt: float  # room for a signature and the seal
    drafter_drop_pt: float  # the drafter's mark stands that much lower
    urgency: tuple[Stamp, ...]
    secrecy: tuple[Stamp, ...]
    circulation: tuple[Stamp, ...]
