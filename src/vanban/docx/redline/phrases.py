"""Which equal words are left standing, so that a person can read the change: words whole, and no crumbs."""

from collections.abc import Sequence
from itertools import accumulate

from vanban.docx.redline.alignment import Pair
from vanban.docx.redline.words import Token
from vanban.vietnamese.compounds import compounds

_CRUMB_WORDS = 3  # so few words that stay go and come with changes on both sides that are longer …
_PIECE_WORDS = 6  # … and so few with changes that are …
_PIECE_SHARE = 5  # … so many times longer
_LEAST_SHARE = 0.2  # of the letters of the shorter paragraph; with fewer in common nothing stays
_NUMBER = 2  # letters, that it counts for
_TITLES = frozenset(
    ("Sở", "Bộ", "Ban", "Cục", "Chi", "Phòng", "Hội", "Đoàn", "Khối", "Ngành", "Ông", "Bà", "Đảng", "Tỉnh",
     "Xã", "Phường", "Huyện", "Các", "Của")
)  # fmt: skip

Segment = list[Pair]


def phrases(old: Sequence[Token], new: Sequence[Token], pairs: Sequence[Pair]) -> list[Pair]:
    """Those of `pairs` (places of equal words, without blanks) that are left standing."""
    lengths = list(map(_length, old)), list(map(_length, new))
    if sum(lengths[0][i] for i, _ in pairs) < _LEAST_SHARE * min(map(sum, lengths)):
        return [pair for pair in pairs if old[pair[0]].kind == "unit"]
    segments = _without_parts_of_words(old, new, _segments(pairs))
    sums = tuple(list(accumulate(row, initial=0)) for row in lengths)
    while (kept := _without_crumbs(old, segments, sums)) != segments:
        segments = kept
    return [pair for segment in segments for pair in segment]


def _length(token: Token) -> int:
    """In letters; a number or date that is replaced makes no phrase another one."""
    if not isinstance(token.key, str):
        return 1
    return min(len(token.key), _NUMBER) if any(map(str.isdigit, token.key)) else len(token.key)


def _segments(pairs: Sequence[Pair]) -> list[Segment]:
    """Pairs that follow each other on both sides, together."""
    found: list[Segment] = []
    for i, j in pairs:
        if found and found[-1][-1] == (i - 1, j - 1):
            found[-1].append((i, j))
        else:
            found.append([(i, j)])
    return found


def _without_parts_of_words(
    old: Sequence[Token], new: Sequence[Token], segments: list[Segment]
) -> list[Segment]:
    """`cơ quan` → `cơ sở` changes as a whole, and so does a person's name."""
    kept: list[Segment] = []
    for n, segment in enumerate(segments):
        left, right = segment[0], segment[-1]
        before = segments[n - 1][-1] if n else (-1, -1)
        after = segments[n + 1][0] if n + 1 < len(segments) else (len(old), len(new))
        first, last = 0, len(segment)
        while first < last and (
            (left[0] - 1 > before[0] and _one_word(old, left[0] - 1 + first))
            or (left[1] - 1 > before[1] and _one_word(new, left[1] - 1 + first))
        ):
            first += 1
        while first < last and (
            (right[0] + 1 < after[0] and _one_word(old, right[0] - (len(segment) - last)))
            or (right[1] + 1 < after[1] and _one_word(new, right[1] - (len(segment) - last)))
        ):
            last -= 1
        if first < last:
            kept.append(segment[first:last])
    return kept


def _one_word(tokens: Sequence[Token], at: int) -> bool:
    """The syllable here and the next one make one word, or are of one name."""
    first, second = tokens[at].key, tokens[at + 1].key
    if not isinstance(first, str) or not isinstance(second, str):
        return False
    if first.istitle() and second.istitle():
        return first not in _TITLES and first.isalpha() and second.isalpha()
    return (first.lower(), second.lower()) in compounds()


def _without_crumbs(
    old: Sequence[Token], segments: list[Segment], sums: tuple[list[int], ...]
) -> list[Segment]:
    """Without the `và` and the commas that two quite different phrases happen to share."""
    kept: list[Segment] = []
    for n, segment in enumerate(segments):
        first, last = segment[0], segment[-1]
        before = kept[-1][-1] if kept else (-1, -1)
        after = segments[n + 1][0] if n + 1 < len(segments) else (len(sums[0]) - 1, len(sums[1]) - 1)
        gap_before = max(row[first[k]] - row[before[k] + 1] for k, row in enumerate(sums))
        gap_after = max(row[after[k]] - row[last[k] + 1] for k, row in enumerate(sums))
        gap = min(gap_before, gap_after)
        size = sums[0][last[0] + 1] - sums[0][first[0]]
        words = sum(old[i].kind != "word" or str(old[i].key).isalnum() for i, _ in segment)
        short = words <= _CRUMB_WORDS and size < gap
        lost = words <= _PIECE_WORDS and _PIECE_SHARE * size <= gap
        if not (short or lost) or any(old[i].kind == "unit" for i, _ in segment):
            kept.append(segment)
    return kept
