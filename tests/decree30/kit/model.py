"""A document as the kit thinks of it: plain values that a test may change one of, before it is written.

Lengths are millimetres, sizes and spacing points.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

LineMaker = Literal["drawingml", "plain_drawingml", "vml", "vml_connector", "border", "underscores", "none"]


@dataclass
class Letters:
    """A run. `field` makes it the result of a field; `raw` is XML that stands instead of text."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    highlight: str = ""
    font: str = "Times New Roman"
    field: str = ""
    raw: str = ""
    change: Literal["", "inserted", "deleted"] = ""


@dataclass
class Rule:
    """A line drawn under a paragraph's words."""

    width_mm: float
    how: LineMaker = "drawingml"
    dashed: bool = False
    colour: str = "000000"
    drop_pt: float | None = None  # from the paragraph's top; None: under its last line
    page_mm: tuple[float, float] | None = None  # left and top from the paper's edges, instead of all others
    align: str = "center"
    left_mm: float | None = None  # from its column's left edge, instead of `align`


@dataclass
class Paragraph:
    """`name` finds it for a mutation; several may bear one name."""

    letters: list[Letters]
    name: str = ""
    align: str = "both"
    first_mm: float = 0
    left_mm: float = 0
    right_mm: float = 0
    before: float = 0
    after: float = 0
    line: tuple[str, float] = ("auto", 1.0)
    keep_next: bool = False
    page_break_before: bool = False
    contextual: bool = False
    tabs: list[tuple[str, float]] = field(default_factory=list)
    rule: Rule | None = None
    rules: list[Rule] = field(default_factory=list)
    list_level: tuple[int, int] | None = None  # list, level
    borders: str = ""

    @property
    def text(self) -> str:
        """What its runs say together."""
        return "".join(run.text for run in self.letters)

    @text.setter
    def text(self, text: str) -> None:
        self.letters = [replace(self.letters[0], text=text)]

    def swap(self, old: str, new: str) -> None:
        """Other words in place of `old`, which must stand in one of its runs."""
        for run in self.letters:
            if old in run.text:
                run.text = run.text.replace(old, new, 1)
                return
        raise LookupError(f"{old!r} is not in {self.text!r}")

    def look(self, **changes: Any) -> None:
        """The same change of look for all its letters."""
        self.letters = [replace(run, **changes) for run in self.letters]

    def mark(self, words: str, **changes: Any) -> None:
        """Another look for some of its words only."""
        for at, run in enumerate(self.letters):
            if words in run.text:
                head, tail = run.text.split(words, 1)
                marked = replace(run, text=words, **changes)
                pieces = [replace(run, text=head), marked, replace(run, text=tail)]
                self.letters[at : at + 1] = [piece for piece in pieces if piece.text]
                return
        raise LookupError(f"{words!r} is not in {self.text!r}")


@dataclass
class Cell:
    """`borders`: XML of its own `w:tcBorders`, "" for those of the table."""

    width_mm: float
    blocks: list["Block"]
    span: int = 1
    borders: str = ""


@dataclass
class Table:
    """`bordered` tables are data, others layout. `heads`: rows that repeat."""

    rows: list[list[Cell]]
    name: str = ""
    bordered: bool = False
    heads: int = 0
    splits: bool = False
    indent_mm: float = 0
    style: str = ""
    padding_mm: float = 1.9


@dataclass
class Box:
    """A text box, anchored in a paragraph of its own or in the first paragraph of what follows."""

    blocks: list["Block"]
    left_mm: float  # from the left margin
    top_mm: float  # from the paragraph
    width_mm: float
    height_mm: float
    how: Literal["drawingml", "vml"] = "drawingml"
    bordered: bool = False
    name: str = ""


@dataclass
class Anchor:
    """A paragraph that only holds boxes; it may keep their room by the space that it takes."""

    boxes: list[Box]
    after: float = 0
    rules: list[Rule] = field(default_factory=list)


@dataclass
class Wrapped:
    """Blocks in a content control, as Word's galleries put page numbers."""

    blocks: list["Block"]
    gallery: str = "Page Numbers (Top of Page)"


Block = Paragraph | Table | Anchor | Wrapped


@dataclass
class Section:
    """Paper, margins, headers, footers and what stands in it."""

    blocks: list[Block]
    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    gutter: float = 0
    header_mm: float = 10
    footer_mm: float = 10
    title_page: bool = True
    header: list[Block] | None = None
    first_header: list[Block] | None = None
    even_header: list[Block] | None = None
    footer: list[Block] | None = None
    first_footer: list[Block] | None = None
    number_start: int | None = None
    number_format: str = ""
    text_columns: int = 1
    column_widths: tuple[float, ...] = ()  # each but the last is followed by 0 mm
    continuous: bool = False


@dataclass
class Document:
    """A whole document. `pictures`: PNG bytes by relationship id."""

    sections: list[Section]
    pictures: dict[str, bytes] = field(default_factory=dict)
    footnotes: list[list[Block]] = field(default_factory=list)
    comments: int = 0
    mirrored: bool = False
    even_and_odd: bool = False

    def copy(self) -> "Document":
        """One to change."""
        return copy.deepcopy(self)

    def changed(self, change: Callable[["Document"], None]) -> "Document":
        """A copy with one thing changed."""
        document = self.copy()
        change(document)
        return document

    @property
    def page(self) -> Section:
        """The first section."""
        return self.sections[0]

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, in tables and boxes too, headers and footers last."""
        for section in self.sections:
            yield from _paragraphs(section.blocks)
        for section in self.sections:
            for story in (section.header, section.first_header, section.footer, section.first_footer):
                yield from _paragraphs(story or [])
        for note in self.footnotes:
            yield from _paragraphs(note)

    def all(self, name: str) -> list[Paragraph]:
        """The paragraphs of this name, at least one."""
        found = [paragraph for paragraph in self.paragraphs() if paragraph.name == name]
        if not found:
            raise LookupError(f"no paragraph is named {name!r}")
        return found

    def __getitem__(self, name: str) -> Paragraph:
        """The first paragraph of this name."""
        return self.all(name)[0]

    def saying(self, words: str) -> Paragraph:
        """The first paragraph that contains these words."""
        return next(paragraph for paragraph in self.paragraphs() if words in paragraph.text)

    def place(self, name: str) -> tuple[list[Block], int]:
        """The list that the first paragraph, table or box of this name stands in, and its position."""
        for section in self.sections:
            for blocks in _lists(section.blocks):
                for at, block in enumerate(blocks):
                    if getattr(block, "name", "") == name:
                        return blocks, at
        raise LookupError(f"nothing is named {name!r}")

    def remove(self, name: str) -> None:
        """Take the first block of this name away."""
        blocks, at = self.place(name)
        del blocks[at]

    def insert(self, name: str, *new: Block, after: bool = False) -> None:
        """Put blocks before or after the first block of this name."""
        blocks, at = self.place(name)
        at += after
        blocks[at:at] = new


def _lists(blocks: list[Block]) -> Iterator[list[Block]]:
    yield blocks
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _lists(cell.blocks)
        elif isinstance(block, Anchor):
            for box in block.boxes:
                yield from _lists(box.blocks)
        elif isinstance(block, Wrapped):
            yield from _lists(block.blocks)


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)
        elif isinstance(block, Wrapped):
            yield from _paragraphs(block.blocks)
        else:
            for box in block.boxes:
                yield from _paragraphs(box.blocks)
