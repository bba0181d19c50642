"""Which words of two paragraphs stay, go and come."""

from collections.abc import Sequence

from vanban.docx.redline.alignment import Pair, same
from vanban.docx.redline.marks import State
from vanban.docx.redline.phrases import phrases
from vanban.docx.redline.words import Token

Change = tuple[State, Token, Token | None]
"""What becomes of a word; of one that stays, also its twin in the old paragraph."""


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
    kept = phrases([old[n] for n in first], [new[n] for n in second], pairs)
    return _with_blanks(old, new, [(first[i], second[j]) for i, j in kept])


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
