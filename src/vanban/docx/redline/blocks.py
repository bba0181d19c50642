"""Paragraphs and tables as what is compared: the whole of what they say, and their words for likeness."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vanban.docx.measure.names import Element, W
from vanban.docx.redline.words import Around, Token, tokens_of

_EMPTY_PAIR = 0.3  # two empty paragraphs are alike, but less than two that say the same
_LIKE_PARAGRAPHS = 0.5  # of the words of both that they share
_LIKE_ROWS = 0.4
_SAME_SHAPE = 0.1  # for two tables, or rows in their turn, of as many cells


@dataclass
class Block:
    """A paragraph or a table, with the words in it read when they are asked for."""

    element: Element
    around: Around = field(repr=False)

    @property
    def is_table(self) -> bool:
        """It is no paragraph."""
        return bool(self.element.tag == f"{W}tbl")

    @property
    def ends_section(self) -> bool:
        """Its end is a section break."""
        return self.element.find(f"{W}pPr/{W}sectPr") is not None

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of a paragraph."""
        return [] if self.is_table else tokens_of(self.element, self.around)

    @cached_property
    def rows(self) -> list["Row"]:
        """The rows of a table."""
        return [Row(row, self.around) for row in self.element.iterchildren(f"{W}tr")]

    @cached_property
    def key(self) -> Hashable:
        """All that it says."""
        if self.is_table:
            return ("tbl", *(row.key for row in self.rows))
        return tuple(token.exact for token in self.tokens if token.kind != "neutral")

    @cached_property
    def words(self) -> Counter[Hashable]:
        """How often each word stands in it."""
        if self.is_table:
            return sum((row.words for row in self.rows), Counter())
        words: Counter[Hashable] = Counter(t.exact for t in self.tokens if t.kind in ("word", "unit"))
        return words

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return self.words.total()


@dataclass
class Row:
    """A row of a table."""

    element: Element
    around: Around = field(repr=False)

    @cached_property
    def cells(self) -> list[list[Block]]:
        """The blocks of each cell."""
        return [blocks_of(cell, self.around) for cell in self.element.iterchildren(f"{W}tc")]

    @cached_property
    def key(self) -> Hashable:
        """All that it says."""
        return tuple(tuple(block.key for block in cell) for cell in self.cells)

    @cached_property
    def words(self) -> Counter[Hashable]:
        """How often each word stands in it."""
        return sum((block.words for cell in self.cells for block in cell), Counter())

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return self.words.total()


def blocks_of(container: Element, around: Around) -> list[Block]:
    """The paragraphs and tables that stand in a body, a cell, a header, a text box, a note."""
    return [Block(child, around) for child in container.iterchildren(f"{W}p", f"{W}tbl")]


def story_key(container: Element, around: Around) -> Hashable:
    """All that a story says."""
    return tuple(block.key for block in blocks_of(container, around))


def block_likeness(old: Block, new: Block) -> float:
    """How alike two blocks are; 0 when they don't belong together."""
    if old.is_table != new.is_table:
        return 0.0
    if old.is_table:
        shape = _SAME_SHAPE if _shape(old) == _shape(new) else 0.0
        shared = _shared(old, new)
        return shared + shape if shared >= _LIKE_ROWS or shape else 0.0
    if not old.length and not new.length:
        return _EMPTY_PAIR if old.key == new.key else _EMPTY_PAIR / 2
    shared = _shared(old, new)
    return shared if shared >= _LIKE_PARAGRAPHS else 0.0


def row_likeness(old: Row, new: Row) -> float:
    """How alike two rows are; 0 when they don't belong together."""
    if len(old.cells) != len(new.cells):
        return 0.0
    shared = _shared(old, new) if old.length and new.length else _LIKE_ROWS * (old.length == new.length)
    return shared if shared >= _LIKE_ROWS else 0.0


def _shape(table: Block) -> Sequence[int]:
    return [len(row.cells) for row in table.rows[:1]]


def _shared(old: Block | Row, new: Block | Row) -> float:
    """What part of the words of both stands in both."""
    total = old.length + new.length
    if not total or 2 * min(old.length, new.length) < _LIKE_ROWS * total:
        return 0.0
    shorter, longer = (old.words, new.words) if len(old.words) < len(new.words) else (new.words, old.words)
    common = sum(min(times, longer[word]) for word, times in shorter.items() if word in longer)
    return 2 * common / total
