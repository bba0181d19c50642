"""The tree of a body: what stands under what, each paragraph with its marker as it is printed."""

from collections.abc import Iterator
from dataclasses import field
from enum import Enum

from vanban.frozen import frozen


class Level(Enum):
    """The kinds of paragraph a body is made of; the value is the decree's word.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.d, đ; dashes and pluses are custom.
    """

    PART = "phần"
    CHAPTER = "chương"
    SECTION = "mục"
    SUBSECTION = "tiểu mục"
    ARTICLE = "điều"
    ROMAN = "mục La Mã"
    NUMBER = "khoản"
    DECIMAL = "khoản con"
    POINT = "điểm"
    PARAGRAPH = "đoạn"
    DASH = "gạch đầu dòng"
    PLUS = "dấu cộng đầu dòng"

    __hash__ = object.__hash__  # one of a kind each; the one of `Enum` is Python code


STRUCTURE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
"""Levels whose number and title stand on two lines."""

ALWAYS_HEADING = STRUCTURE | {Level.ROMAN}
MAYBE_HEADING = frozenset({Level.ARTICLE, Level.NUMBER, Level.DECIMAL})
HEADING_LEVELS = ALWAYS_HEADING | MAYBE_HEADING
UNNUMBERED = frozenset({Level.PARAGRAPH, Level.DASH, Level.PLUS})


@frozen
class Node:
    """One paragraph and what stands under it.

    `marker` is as typed (`I.`, `1.`, `a)`, `-`, `Phần I`, `Điều 1.`), empty for a plain paragraph.
    `text` keeps its inline marks, except `**` round a whole heading: that is what `heading` says. `line`
    counts from 1 and does not take part in comparisons.
    """

    level: Level
    marker: str = ""
    text: str = ""
    heading: bool = False
    children: tuple["Node", ...] = ()
    line: int = field(default=0, compare=False)


@frozen
class Outline:
    """A whole body."""

    children: tuple[Node, ...] = ()


def walk(tree: Outline | Node) -> Iterator[Node]:
    """Every node under `tree`, in reading order."""
    waiting = list(reversed(tree.children))
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


def parents(outline: Outline) -> Iterator[Outline | Node]:
    """The outline itself and every node in it: whatever may have children."""
    yield outline
    yield from walk(outline)
