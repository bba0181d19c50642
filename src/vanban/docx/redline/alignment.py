"""What of two rows belongs together: of words by sameness, of paragraphs by likeness. Pure, and never slow.

Both return pairs of places (old, new), rising on both sides.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import partial

Pair = tuple[int, int]
_MOST_CELLS = 250_000  # of one table of comparisons


def same(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The pairs of equal things: common ends, then what is there only once on both sides, then the longest row.

    Where a stretch is too long and has no such things, its middle stays unpaired.
    """
    pairs: list[Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        anchors = _rising(_unique(old, new, a, b, c, d))
        if not anchors:
            if (b - a) * (d - c) <= _MOST_CELLS:
                pairs += best(b - a, d - c, partial(_sameness, old[a:b], new[c:d]), a, c)
            continue
        for i, j in anchors:
            waiting.append((a, i, c, j))
            pairs.append((i, j))
            a, c = i + 1, j + 1
        waiting.append((a, b, c, d))
    return sorted(pairs)


def _sameness(old: Sequence[Hashable], new: Sequence[Hashable], i: int, j: int) -> float:
    return float(old[i] == new[j])


def alike(count: int, others: int, likeness: Callable[[int, int], float]) -> list[Pair]:
    """The pairs whose sum of `likeness` is greatest; where there are too many, only those at like places."""
    if count * others <= _MOST_CELLS:
        return best(count, others, likeness)
    reach = max(1, _MOST_CELLS // (2 * count))
    slope = others / count
    return [(i, j) for i, j in _greedy(count, others, likeness, reach, slope)]


def best(
    count: int, others: int, likeness: Callable[[int, int], float], first: int = 0, other_first: int = 0
) -> list[Pair]:
    """The pairs with the greatest sum of `likeness`; 0 never pairs."""
    rows = [[0.0] * (others + 1)]
    for i in range(count - 1, -1, -1):
        below, row = rows[-1], [0.0] * (others + 1)
        for j in range(others - 1, -1, -1):
            together = likeness(i, j)
            most = below[j] if below[j] > row[j + 1] else row[j + 1]
            row[j] = max(most, below[j + 1] + together) if together else most
        rows.append(row)
    rows.reverse()
    pairs, i, j = [], 0, 0
    while i < count and j < others:
        together = likeness(i, j)
        if together and rows[i][j] == rows[i + 1][j + 1] + together:
            pairs.append((first + i, other_first + j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] == rows[i][j]:
            i += 1
        else:
            j += 1
    return pairs


def _greedy(
    count: int, others: int, likeness: Callable[[int, int], float], reach: int, slope: float
) -> list[Pair]:
    """The first like thing within reach, never going back."""
    pairs, last = [], -1
    for i in range(count):
        middle = round(i * slope)
        near = range(max(last + 1, middle - reach), min(others, middle + reach + 1))
        found = next((j for j in near if likeness(i, j)), None)
        if found is not None:
            pairs.append((i, found))
            last = found
    return pairs


def _unique(old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int) -> list[Pair]:
    """What stands once in each stretch, in the order of the old."""
    olds, news = Counter(old[a:b]), Counter(new[c:d])
    places = {new[j]: j for j in range(c, d) if news[new[j]] == 1}
    return [(i, places[old[i]]) for i in range(a, b) if olds[old[i]] == 1 and old[i] in places]


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest part of `pairs` that rises on the new side too."""
    ends: list[int] = []  # the lowest end of a rising row of each length
    at: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(at[length - 1] if length else -1)
        ends[length:] = [j, *ends[length + 1 :]]
        at[length:] = [n, *at[length + 1 :]]
    row, n = [], at[-1] if at else -1
    while n >= 0:
        row.append(pairs[n])
        n = before[n]
    return row[::-1]
