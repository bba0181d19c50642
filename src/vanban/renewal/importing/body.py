"""The paragraphs of a body as rows, and rows as a tree that the outline's parser reads back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vanban.layout.anatomy import Item
from vanban.outline.tree import STRUCTURE, UNNUMBERED, Level, Node, Outline
from vanban.renewal.importing.words import behind, marked, spans_of


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph: `text` without its marker. `after_all`: it stood behind the body and found no better place."""

    level: Level
    marker: str
    text: str
    heading: bool = False
    is_title: bool = False  # of the Phần, Chương, Mục above it
    depth: int = 0
    after_all: bool = False

    @classmethod
    def plain(cls, text: str, *, after_all: bool = False) -> "Row":
        """A paragraph without a marker, wherever the last one left off."""
        return cls(Level.PARAGRAPH, "", text, depth=-1, after_all=after_all)

    @property
    def is_plain(self) -> bool:
        """It has no marker."""
        return self.level is Level.PARAGRAPH and not self.is_title

    @property
    def is_loose(self) -> bool:
        """It was no paragraph of the body and only found no better place."""
        return self.depth < 0

    def without(self, end: str) -> "Row":
        """The same without this end."""
        return replace(self, text=self.text.removesuffix(end).rstrip())


def row_of(item: Item) -> Row:
    """An item of the body with its bold and italics as marks; what a heading is bold by itself is no mark."""
    spans = spans_of(item.fragment)
    whole = "".join(span.text for span in spans)
    if whole.endswith(item.text):
        spans = behind(spans, len(whole) - len(item.text))
    is_title = item.title_of is not None
    is_heading = is_title or (item.heading and item.level is not Level.PARAGRAPH) or item.level in STRUCTURE
    text = marked(spans, bold=not is_heading).strip()
    return Row(item.level, item.marker, text, item.heading, is_title, item.depth)


@dataclass(slots=True)
class _Open:
    row: Row
    depth: int
    children: list["_Open"] = field(default_factory=list)


def outline_of(rows: Sequence[Row]) -> Outline:
    """The tree of these rows."""
    root: list[_Open] = []
    stack: list[_Open] = []
    for row in rows:
        if row.is_title and stack and stack[-1].row.level in STRUCTURE and not stack[-1].row.text:
            stack[-1].row = replace(stack[-1].row, text=row.text)
            continue
        depth = row.depth
        if depth < 0:
            numbered = [one for one in stack if one.row.level not in UNNUMBERED]
            depth = numbered[-1].depth + 1 if numbered else 0
        while stack and stack[-1].depth >= depth:
            stack.pop()
        made = _Open(row, depth)
        (stack[-1].children if stack else root).append(made)
        stack.append(made)
    return Outline(tuple(_node(one) for one in root))


def _node(open_row: _Open) -> Node:
    row = open_row.row
    heading = row.heading and row.level is not Level.PARAGRAPH
    return Node(row.level, row.marker, row.text, heading, tuple(_node(one) for one in open_row.children))
