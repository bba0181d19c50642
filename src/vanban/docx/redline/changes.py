"""Which words of two paragraphs stay, go and come."""

from collections.abc import Sequence

from vanban.docx.redline.alignment import Pair, same
from vanban.docx.redline.marks import State
from vanban.docx.redline.words import Token

Change = tuple[State, Token, Token | None]
"""What becomes of a word; of one that stays, also its twin in the old paragraph."""

_LONER_WORDS = 2  # so few words that stay …
_LONER_SHARE = 4  # … and are so many times shorter than the changes on both sides go and come with them
_LEAST_SHARE = 0.2  # of the letters of the shorter paragraph; with fewer in common nothing is


def changes(old: Sequence[Token], new: Sequence[Token]) -> list[Change]:
    """Every word of both in the order in which Word shows them: what goes, then what comes."""
    olds = [token for token in old if token.kind != "neutral"]
    news = [token for token in new if token.kind != "neutral"]
    pairs = _paired(olds, news)
    found: list[Change] = []
    i, at = 0, 0
    for a, b in [*pairs, (len(olds), len(news))]:
        found += (("del", token, None) for token in olds[i:a])
        while at < len(new) and (b == len(news) or new[at] is not news[b]):
            found.append(("same" if new[at].kind == "neutral" else "ins", new[at], None))
            at += 1
        if b < len(news):
            found.append(("same", news[b], olds[a]))
            at += 1
        i = a + 1
    return found


def _paired(old: Sequence[Token], new: Sequence[Token]) -> list[Pair]:
    first = [n for n, token in enumerate(old) if token.kind != "blank"]
    second = [n for n, token in enumerate(new) if token.kind != "blank"]
    pairs = same([old[n].key for n in first], [new[n].key for n in second])
    kept = _without_loners([old[n] for n in first], [new[n] for n in second], pairs)
    return _with_blanks(old, new, [(first[i], second[j]) for i, j in kept])


def _without_loners(old: Sequence[Token], new: Sequence[Token], pairs: Sequence[Pair]) -> list[Pair]:
    """Without the `và` and the commas that two quite different sentences happen to share."""
    lengths = [_length(token) for token in old], [_length(token) for token in new]
    if sum(lengths[0][i] for i, _ in pairs) < _LEAST_SHARE * min(map(sum, lengths)):
        return [pair for pair in pairs if old[pair[0]].kind == "unit"]
    kept: list[Pair] = []
    segments = _segments(pairs)
    for n, segment in enumerate(segments):
        (i, j), (k, m) = segment[0], segment[-1]
        after = segments[n + 1][0] if n + 1 < len(segments) else (len(old), len(new))
        before = (kept[-1][0] + 1, kept[-1][1] + 1) if kept else (0, 0)
        gap_before = max(sum(lengths[0][before[0] : i]), sum(lengths[1][before[1] : j]))
        gap_after = max(sum(lengths[0][k + 1 : after[0]]), sum(lengths[1][m + 1 : after[1]]))
        size = _LONER_SHARE * sum(lengths[0][i : k + 1])
        words = all(old[a].kind == "word" for a, _ in segment)
        if not (words and len(segment) <= _LONER_WORDS and size <= gap_before and size <= gap_after):
            kept += segment
    return kept


def _length(token: Token) -> int:
    return len(token.key) if isinstance(token.key, str) else 1


def _segments(pairs: Sequence[Pair]) -> list[list[Pair]]:
    found: list[list[Pair]] = []
    for i, j in pairs:
        if found and found[-1][-1] == (i - 1, j - 1):
            found[-1].append((i, j))
        else:
            found.append([(i, j)])
    return found


def _with_blanks(old: Sequence[Token], new: Sequence[Token], pairs: Sequence[Pair]) -> list[Pair]:
    """Blanks stay when they stand beside a word that stays, on both sides alike."""
    found: list[Pair] = []
    i, j = 0, 0
    for a, b in [*pairs, (len(old), len(new))]:
        head, tail = [], []
        if i < a and j < b and _same_blank(old[i], new[j]):
            head = [(i, j)]
            i, j = i + 1, j + 1
        if i < a and j < b and _same_blank(old[a - 1], new[b - 1]):
            tail = [(a - 1, b - 1)]
        found += head + tail
        if (a, b) != (len(old), len(new)):
            found.append((a, b))
        i, j = a + 1, b + 1
    return found


def _same_blank(old: Token, new: Token) -> bool:
    return old.kind == new.kind == "blank" and old.key == new.key
