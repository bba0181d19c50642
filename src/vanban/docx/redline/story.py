"""Two stories merged: the new one, in its place, gets the marks, and between them what has gone of the old one."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from vanban.docx.measure.names import Element, W
from vanban.docx.redline.alignment import Pair
from vanban.docx.redline.blocks import Block, blocks_of
from vanban.docx.redline.imports import same_said
from vanban.docx.redline.marks import State, without_marks
from vanban.docx.redline.matching import match_blocks
from vanban.docx.redline.merger import Merger

_WITH: dict[State, tuple[State, ...]] = {"ins": ("ins", "moveTo"), "del": ("del", "moveFrom")}


@dataclass(frozen=True, slots=True)
class _Item:
    """A block of the merged story; `state` None for what is neither paragraph nor table."""

    element: Element
    state: State | None = None

    @property
    def is_paragraph(self) -> bool:
        return self.state is not None and bool(self.element.tag == f"{W}p")


def merge(merger: Merger, old: Element, new: Element, *, moves: bool = False) -> None:
    """Make of the story `new` the one with the marks against `old`."""
    olds, news = blocks_of(old, merger.around_old), blocks_of(new, merger.around_new)
    if _as_before(merger, olds, news):
        return
    _end_with_a_paragraph(olds)
    _end_with_a_paragraph(news)
    merged = _Merged(merger, olds, news)
    matching = match_blocks(olds, news, moves=moves)
    merged.moves_of(matching.moved)
    items = merged.items(new, matching.kept)
    _end_with_marks_that_stay(merger, items)
    for child in list(new):
        new.remove(child)
    new.extend(item.element for item in items)


def _as_before(merger: Merger, olds: Sequence[Block], news: Sequence[Block]) -> bool:
    """Whether both stories say the same; then only looks can have changed."""
    if [block.key for block in olds] != [block.key for block in news]:
        return False
    for old, new in zip(olds, news, strict=True):
        merger.same_words(old, new)
    return True


def _end_with_a_paragraph(blocks: list[Block]) -> None:
    """Give a story that ends with a table the empty paragraph that Word puts there on opening: its mark stays."""
    if blocks and blocks[-1].is_table:
        last = etree.Element(f"{W}p")
        blocks[-1].element.addnext(last)
        blocks.append(Block(last, blocks[-1].around))


class _Merged:
    """The row of blocks in the making."""

    def __init__(self, merger: Merger, olds: Sequence[Block], news: Sequence[Block]) -> None:
        self._merger = merger
        self._olds, self._news = olds, news
        self._out: dict[int, list[Element]] = {}
        self._in: dict[int, list[Element]] = {}

    def moves_of(self, moved: Sequence[Pair]) -> None:
        """Write both places of each paragraph that has moved."""
        for i, j in moved:
            self._out[i], self._in[j] = self._merger.moved(self._olds[i], self._news[j])

    def items(self, container: Element, kept: Sequence[Pair]) -> list[_Item]:
        """All blocks in order: before each that stays, what went out there, then what came in.

        Where a table came in, the other way round: then a paragraph that stays is before it; see `_swap_marks`.
        """
        heads = _heads(container, self._news)
        items = [_Item(element) for element in heads[0]]
        heads[0] = []
        i, j = 0, 0
        for a, b in [*kept, (len(self._olds), len(self._news))]:
            gone = [item for at in range(i, a) for item in self._gone(at)]
            come = [item for at in range(j, b) for item in (*map(_Item, heads[at]), *self._come(at))]
            items += come + gone if _has_table(come) and not _has_table(gone) else gone + come
            items += [_Item(element) for element in heads[b]]
            if b < len(self._news):
                self._stays(self._olds[a], self._news[b])
                items.append(_Item(self._news[b].element, "same"))
            i, j = a + 1, b + 1
        return items

    def _gone(self, at: int) -> list[_Item]:
        if at in self._out:
            return _moved_items(self._out[at], "moveFrom")
        return [_Item(self._merger.whole_out(self._olds[at].element), "del")]

    def _come(self, at: int) -> list[_Item]:
        if at in self._in:
            return _moved_items(self._in[at], "moveTo")
        self._merger.block_in(self._news[at])
        return [_Item(self._news[at].element, "ins")]

    def _stays(self, old: Block, new: Block) -> None:
        if old.key == new.key:
            self._merger.same_words(old, new)
        elif old.is_table:
            self._merger.table(old, new)
        else:
            self._merger.reworded(old, new)


def _has_table(items: Sequence[_Item]) -> bool:
    return any(item.element.tag == f"{W}tbl" for item in items)


def _moved_items(elements: Sequence[Element], state: State) -> list[_Item]:
    """The paragraph and the end of its range."""
    return [_Item(elements[0], state), *map(_Item, elements[1:])]


def _heads(container: Element, blocks: Sequence[Block]) -> list[list[Element]]:
    """What stands before each block and is none (properties of a cell, bookmarks), and what stands after the last."""
    heads: list[list[Element]] = [[]]
    elements = {block.element for block in blocks}
    for child in container:
        if child in elements:
            heads.append([])
        else:
            heads[-1].append(child)
    return heads


def _end_with_marks_that_stay(merger: Merger, items: Sequence[_Item]) -> None:
    """Where no paragraph follows, a mark can neither come nor go: that of the paragraph before does in its stead.

    So it is at the end of a story, and before a table for LibreOffice, which would leave an empty paragraph there. Word
    does the same when a person types a new last paragraph, or deletes one.
    """
    blocks = [item for item in items if item.state is not None]
    used: set[Element] = set()
    for at, block in reversed(list(enumerate(blocks))):
        if block.state not in ("ins", "del") or not block.is_paragraph:
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if following is not None and following.is_paragraph:
            continue
        before = _before_run(blocks, at, over_tables=following is None)
        if before is not None and before.element not in used:
            used.add(before.element)
            _swap_marks(merger, before.element, block.element, block.state)


def _before_run(blocks: Sequence[_Item], at: int, *, over_tables: bool) -> _Item | None:
    """The paragraph that stays before all that came (or went) together with the block at this place."""
    state = blocks[at].state
    assert state is not None
    while at and blocks[at].state in _WITH[state] and (over_tables or blocks[at].is_paragraph):
        at -= 1
    return blocks[at] if blocks[at].state == "same" and blocks[at].is_paragraph else None


def _swap_marks(merger: Merger, stays: Element, last: Element, state: State) -> None:
    """Let the end of `stays` come or go, and that of `last` stay, with the look of the paragraph that is left then."""
    if stays.find(f"{W}pPr/{W}sectPr") is not None:
        return
    merger.marker.unmark_end(last)
    before = stays.find(f"{W}pPr/{W}pPrChange/{W}pPr")
    look = without_marks(stays.find(f"{W}pPr"))
    own = without_marks(last.find(f"{W}pPr"))
    if state == "ins":
        after, before = own, look if before is None else without_marks(before)
    else:
        after, before = look, own
        if (old := last.find(f"{W}pPr")) is not None:
            last.remove(old)
        last.insert(0, deepcopy(look))
    if not same_said(after, before):
        merger.marker.keep_look(last, before)
    merger.marker.mark_end(stays, state)
