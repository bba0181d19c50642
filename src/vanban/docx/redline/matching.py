"""Which paragraphs, tables and rows of two stories belong together, and which have moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vanban.docx.redline.alignment import Pair, alike, same
from vanban.docx.redline.blocks import Block, Row, block_likeness, row_likeness

Filler = Callable[[int, int, int, int], list[Pair]]
_MOVED = 0.75  # of its words a paragraph still has where it has gone
_LEAST_MOVED = 5  # words; shorter ones are taken out here and put in there
_MOST_MOVED = 400  # of paragraphs on either side that are looked at for moves


@dataclass(frozen=True, slots=True)
class Matching:
    """Places (old, new) of what stays, rising on both sides, and of what has moved."""

    kept: tuple[Pair, ...]
    moved: tuple[Pair, ...] = ()


def match_blocks(old: Sequence[Block], new: Sequence[Block], *, moves: bool) -> Matching:
    """The blocks of two stories; the last paragraphs always belong together when both are there.

    A story ends with a paragraph whose end can neither come nor go.
    """
    pairs = same([block.key for block in old], [block.key for block in new])
    pairs = _filled(pairs, len(old), len(new), lambda a, b, c, d: [
        (a + i, c + j)
        for i, j in alike(b - a, d - c, lambda i, j: block_likeness(old[a + i], new[c + j]))
    ])  # fmt: skip
    pairs = _slid_to_tables(old, new, pairs)
    moved = _moved(old, new, pairs) if moves else []
    gone, come = {i for i, _ in moved}, {j for _, j in moved}

    def lone(a: int, b: int, c: int, d: int) -> list[Pair]:
        """One paragraph in the place of one other; before a table the last ones, whose ends then stay."""
        left = [i for i in range(a, b) if i not in gone]
        right = [j for j in range(c, d) if j not in come]
        if len(left) == len(right) == 1 and old[left[0]].is_table == new[right[0]].is_table:
            return [(left[0], right[0])]
        before_table = (
            b < len(old) and old[b].is_table and not old[b - 1].is_table and not new[d - 1].is_table
        )
        return [(b - 1, d - 1)] if before_table and b - 1 not in gone and d - 1 not in come else []

    pairs = _filled(pairs, len(old), len(new), lone)
    pairs = _ended(old, new, pairs)
    end = pairs[-1] if pairs else (-1, -1)  # behind it nothing moves: see story.py on the last mark
    moved = [(i, j) for i, j in moved if i < end[0] and j < end[1]]
    return Matching(tuple(pairs), tuple(moved))


def _slid_to_tables(old: Sequence[Block], new: Sequence[Block], pairs: list[Pair]) -> list[Pair]:
    """Of equal paragraphs the one right before a table that stays, whose end can neither come nor go."""
    slid = list(pairs)
    for n, (b, d) in enumerate(slid):
        i, j = slid[n - 1] if n else (-1, -1)
        if not old[b].is_table or i < 0 or old[i].is_table:
            continue
        if i == b - 1 and j < d - 1 and new[d - 1].key == old[i].key:
            slid[n - 1] = (i, d - 1)
        elif j == d - 1 and i < b - 1 and old[b - 1].key == new[j].key:
            slid[n - 1] = (b - 1, j)
    return slid


def _ended(old: Sequence[Block], new: Sequence[Block], pairs: list[Pair]) -> list[Pair]:
    """With the last paragraphs paired, unless one of them has a paragraph of the other side to end with."""
    last = len(old) - 1, len(new) - 1
    if min(last) < 0 or old[-1].is_table or new[-1].is_table:
        return pairs
    end = pairs[-1] if pairs else (-1, -1)
    if end[0] < last[0] and end[1] < last[1]:
        return [*pairs, last]
    if end != last and new[end[1]].ends_section:  # its mark must stay where it is
        return [*pairs[:-1], last]
    return pairs


def match_rows(old: Sequence[Row], new: Sequence[Row]) -> Matching:
    """The rows of two tables; between rows that stay, as many rows with as many cells change places one by one."""
    pairs = same([row.key for row in old], [row.key for row in new])
    pairs = _filled(pairs, len(old), len(new), lambda a, b, c, d: [
        (a + i, c + j) for i, j in alike(b - a, d - c, lambda i, j: row_likeness(old[a + i], new[c + j]))
    ])  # fmt: skip

    def in_turn(a: int, b: int, c: int, d: int) -> list[Pair]:
        cells = [len(row.cells) for row in old[a:b]]
        return list(zip(range(a, b), range(c, d), strict=True)) if cells == [
            len(row.cells) for row in new[c:d]
        ] else []  # fmt: skip

    return Matching(tuple(_filled(pairs, len(old), len(new), in_turn)))


def _filled(pairs: Sequence[Pair], count: int, others: int, fill: Filler) -> list[Pair]:
    """`pairs`, and what `fill` finds between them."""
    found: list[Pair] = []
    a, c = 0, 0
    for b, d in [*pairs, (count, others)]:
        if a < b and c < d:
            found += fill(a, b, c, d)
        if (b, d) != (count, others):
            found.append((b, d))
        a, c = b + 1, d + 1
    return found


def _moved(old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> list[Pair]:
    """Paragraphs that went out at one place and came in, nearly unchanged, at another."""
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    gone = [i for i, b in enumerate(old) if i not in kept_old and not b.is_table and b.length >= _LEAST_MOVED]
    come = [j for j, b in enumerate(new) if j not in kept_new and not b.is_table and b.length >= _LEAST_MOVED]
    found: list[Pair] = []
    for i in gone[:_MOST_MOVED]:
        rated = [(block_likeness(old[i], new[j]), -j) for j in come[:_MOST_MOVED]]
        likeness, j = max(rated, default=(0.0, 0))
        if likeness >= _MOVED:
            found.append((i, -j))
            come.remove(-j)
    return found
