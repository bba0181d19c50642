"""Three versions of a row of lines made one: what only one side changed is taken, what both changed is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of the result: `mine` is kept; `theirs` is what the other side has there when both changed it."""

    mine: tuple[T, ...]
    theirs: tuple[T, ...] | None = None


def merge(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> Iterator[Piece[T]]:
    """The pieces of the merged row, in order."""
    my_at, their_at = _aligned(base, mine), _aligned(base, theirs)
    at = my = their = 0
    while at <= len(base):
        stop = next((n for n in range(at, len(base)) if n in my_at and n in their_at), len(base))
        my_stop = my_at.get(stop, len(mine))
        their_stop = their_at.get(stop, len(theirs))
        yield from _stretch(base[at:stop], mine[my:my_stop], theirs[their:their_stop])
        if stop == len(base):
            return
        yield Piece((mine[my_stop],))
        at, my, their = stop + 1, my_stop + 1, their_stop + 1


def _stretch(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> Iterator[Piece[T]]:
    old, ours, others = tuple(base), tuple(mine), tuple(theirs)
    if others in (old, ours):
        chosen = Piece(ours)
    elif ours == old:
        chosen = Piece(others)
    else:
        chosen = Piece(ours, others)
    if chosen.mine or chosen.theirs:
        yield chosen


def _aligned(base: Sequence[T], other: Sequence[T]) -> dict[int, int]:
    """For each unchanged item of `base` its index in `other`."""
    keys: dict[object, int] = {}
    old, new = ([keys.setdefault(repr(item), len(keys)) for item in row] for row in (base, other))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in blocks for n in range(size)}
