"""What is measured of a document, however it was made: paragraphs, their places on paper, drawn lines.

Lengths are millimetres from the left and the top edge of the paper (names end in `_mm`), sizes of type are
points (`_pt`). Whatever a style, a table style, a theme or a default says is already resolved here. Plain
values only: no XML.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from vanban.frozen import frozen

Align = Literal["left", "center", "right", "both"]
Story = Literal["body", "header", "footer", "textbox", "footnote", "endnote"]
LineRule = Literal["auto", "exact", "at_least"]
LineKind = Literal["shape", "vml", "border", "cell_border", "underline", "characters"]
HeaderKind = Literal["default", "first", "even"]
AUTO = "auto"
"""The colour that is not named: black on white paper."""


@frozen
class Box:
    """A rectangle on one page; pages count from 1 and are estimated, since only Word knows them exactly."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float
    page: int = 1

    @property
    def width_mm(self) -> float:
        """From edge to edge."""
        return self.right_mm - self.left_mm

    @property
    def height_mm(self) -> float:
        """From edge to edge."""
        return self.bottom_mm - self.top_mm

    @property
    def centre_mm(self) -> float:
        """Halfway between left and right, from the paper's left edge."""
        return (self.left_mm + self.right_mm) / 2


@frozen
class Run:
    """Letters of one look, `text[start:end]` of their paragraph. Hidden text is no run.

    `font` is the one that its letters are set in; `fonts` are all that are named for it, for other scripts
    too. `colour` is `auto` or six hexadecimal digits. `field` is the field whose result this is (`PAGE`,
    `NUMPAGES`, ""). `change` says that it is a tracked insertion or deletion; deleted text is in `text` too,
    so that nothing is silently left out.
    """

    start: int
    end: int
    text: str
    font: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: str = ""
    strike: bool = False
    colour: str = AUTO
    highlight: str = ""
    caps: Literal["", "caps", "small_caps"] = ""
    raised_pt: float = 0.0
    field: str = ""
    change: Literal["", "inserted", "deleted"] = ""
    fonts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The text as it is printed: `w:caps` shows capitals."""
        return self.text.upper() if self.caps == "caps" else self.text


@frozen
class Cell:
    """A table cell: `table` counts all tables of the document in reading order, all from 1."""

    table: int
    row: int
    column: int


@frozen
class LineSpacing:
    """Times single (`auto`) or points (`exact`, `at_least`)."""

    rule: LineRule
    value: float


@frozen
class Image:
    """A picture in a paragraph. `hue` is the mean colour of what is not transparent, six hexadecimal digits, or ""."""

    box: Box
    kind: str  # png, jpeg, emf, …
    transparent: bool = False
    hue: str = ""


@frozen
class Paragraph:
    r"""One paragraph, as it is set.

    `part` and `index` (the `<w:p>` of the part, from 0, nested ones counted) find it again in the file.
    `text` joins the runs: `\t` is a tab, `\n` a line break; a number of an automatic list stands in `label`
    and not in `text`. `column` is the room it is set in: the text area, a cell without its padding, a text
    box. `section` counts from 0. `frame` numbers the text box it stands in, from 1.
    """

    part: str
    index: int
    story: Story
    section: int
    runs: tuple[Run, ...]
    text: str
    align: Align
    column: Box
    box: Box  # of its printed text; of its empty line when it has none
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_line_mm: float = 0.0  # negative: hanging
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: LineSpacing = LineSpacing("auto", 1.0)
    contextual_spacing: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    breaks_page: bool = False  # it holds a page break set by hand
    style: str = ""
    label: str = ""
    outline_level: int | None = None
    cells: tuple[Cell, ...] = ()  # from the outermost inwards
    frame: int | None = None
    mark_size_pt: float = 0.0  # of the paragraph mark: the height of an empty paragraph
    printed_lines: int = 1
    images: tuple[Image, ...] = ()
    header_kind: HeaderKind | None = None  # of a header's or footer's paragraph

    @property
    def printed(self) -> str:
        """Label and text as a reader sees them."""
        text = "".join(run.shown for run in self.runs) or self.text
        return f"{self.label} {text}" if self.label else text

    @property
    def is_empty(self) -> bool:
        """Nothing is printed: no letters, no picture."""
        return not self.images and not self.text.strip() and not self.label.strip()


@frozen
class Fragment:
    """What stands together on the paper: a paragraph, or the piece of one between tabs, breaks or wide gaps.

    `text[start:end]` of its paragraph without blanks at its ends. `box` holds its printed letters (all its
    printed lines). `aligned` says how it stands in its room: a centred tab centres. A clerk who sets the
    letterhead with tabs makes one paragraph with two fragments.
    """

    paragraph: Paragraph
    start: int
    end: int
    text: str  # as printed, label included when it begins the paragraph
    box: Box
    room: Box  # the column, or the span between neighbouring tabs
    aligned: Align
    printed_lines: int = 1
    last_line_mm: float = 0.0  # printed width of its last line
    runs: tuple[Run, ...] = field(init=False, repr=False, compare=False)
    """The runs that show in it, not cut; those of blanks only are left out."""

    def __post_init__(self) -> None:
        """Find its runs."""
        runs = [
            run
            for run in self.paragraph.runs
            if run.start < self.end and run.end > self.start and run.text.strip()
        ]
        object.__setattr__(self, "runs", tuple(runs))


@frozen
class DrawnLine:
    """A horizontal line, drawn or faked.

    `kind` says how: a DrawingML or VML shape, a paragraph's or cell's border, underlined text, or characters
    (`____`). `key` finds it again in the file: (part, number of the drawing, picture or paragraph in it), as
    the mender wants it.
    """

    kind: LineKind
    box: Box
    solid: bool = True
    colour: str = AUTO
    weight_pt: float = 0.0
    part: str = ""
    key: int = -1  # shape, vml: number of the drawing in the part; else: index of the paragraph
    paragraph: int = -1  # index of the paragraph that holds or anchors it


@frozen
class Frame:
    """A box with text: a text box, a bordered paragraph or table of one cell; `bordered`: its edge shows."""

    number: int
    box: Box
    bordered: bool
    paragraphs: tuple[int, ...]  # positions in `Layout.paragraphs`


@frozen
class Table:
    """A table. `bordered`: its cells show lines, so it is a table of data and not of layout."""

    number: int
    section: int
    box: Box
    rows: int
    columns: int
    bordered: bool
    header_repeats: bool
    rows_can_split: bool
    nested: bool = False


@frozen
class Section:
    """One section's paper and margins. `first_paragraph` is a position in `Layout.paragraphs`."""

    index: int
    width_mm: float
    height_mm: float
    landscape: bool
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    gutter_mm: float = 0.0
    mirrored: bool = False
    header_mm: float = 12.7
    footer_mm: float = 12.7
    title_page: bool = False
    even_and_odd: bool = False
    text_columns: int = 1
    number_format: str = "decimal"
    number_start: int | None = None
    begins_page: bool = True
    first_paragraph: int = 0
    pages: tuple[int, int] = (1, 1)

    @property
    def text_width_mm(self) -> float:
        """Between the margins."""
        return self.width_mm - self.left_mm - self.right_mm - self.gutter_mm

    @property
    def centre_mm(self) -> float:
        """The middle of the text, from the paper's left edge."""
        return self.left_mm + self.gutter_mm + self.text_width_mm / 2


@frozen
class Leftovers:
    """What should be gone before a document is signed."""

    comments: int = 0
    insertions: int = 0
    deletions: int = 0
    highlights: int = 0
    empty_controls: int = 0  # content controls that still show their prompt
    notes: tuple[str, ...] = ()  # sentences: "Tệp chứa macro.", "Tệp liên kết tới tệp khác: …"


@frozen
class Layout:
    """A whole document. `paragraphs`: body and text boxes in reading order, then headers, footers, notes."""

    name: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    fragments: tuple[Fragment, ...]  # of the body and its text boxes, in reading order, empty ones left out
    lines: tuple[DrawnLine, ...] = ()
    frames: tuple[Frame, ...] = ()
    tables: tuple[Table, ...] = ()
    leftovers: Leftovers = Leftovers()
    pages: int = 1  # estimated
    page_1_header: tuple[Fragment, ...] = ()  # of the header that page 1 shows, in reading order

    def stories(self, *stories: Story) -> Iterator[Paragraph]:
        """The paragraphs of these stories."""
        return (paragraph for paragraph in self.paragraphs if paragraph.story in stories)
