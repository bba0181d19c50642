"""A heading (`1. Mục đích`) told from a numbered paragraph (`1. Thủ trưởng cơ quan đẩy mạnh …`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vanban.outline.emphasis import plain
from vanban.outline.markers import SENTENCE_ENDS
from vanban.outline.tree import ALWAYS_HEADING, MAYBE_HEADING, Level

LONGEST_HEADING_WORDS = 40
LONGEST_EMPTY_HEADING_WORDS = 15
DOCUMENT_END = "./."

_ENDS = (*SENTENCE_ENDS, *(end + quote for end in SENTENCE_ENDS for quote in '”")'))
_SENTENCE_BREAK = re.compile(r"[.;:!?]\s")


class Written(Protocol):
    """What a decision looks at: a node, finished or not."""

    @property
    def level(self) -> Level:
        """What its marker makes it."""

    @property
    def text(self) -> str:
        """Its text without the marker."""

    @property
    def children(self) -> Sequence["Written"]:
        """What stands directly under it."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a heading in one node, whatever its neighbours are."""

    reads_like_title: bool
    short: bool
    has_content: bool
    has_items: bool


def guess_headings(siblings: Sequence[Written]) -> list[bool]:
    """For each child of one parent, whether it is a heading, unless the clerk says otherwise.

    `Phần` … `Tiểu mục` and `I.` always are. `Điều`, `1.` and `1.1.` are compared with the siblings of their
    level.
    """
    levels = [node.level for node in siblings]
    guesses = [level in ALWAYS_HEADING for level in levels]
    for level in MAYBE_HEADING.intersection(levels):
        places = [index for index, other in enumerate(levels) if other is level]
        decided = _compare([_weigh(siblings[index]) for index in places])
        for index, is_heading in zip(places, decided, strict=True):
            guesses[index] = is_heading
    return guesses


def leads_in(text: str) -> bool:
    """Whether a paragraph announces the items that follow it."""
    return plain(text).endswith(":")


def _weigh(node: Written) -> _Evidence:
    text = plain(node.text)
    words = 0 if text.endswith(_ENDS) else len(text.split())
    content = [child.level for child in node.children if not _ends_document(child)]
    return _Evidence(
        reads_like_title=0 < words <= LONGEST_HEADING_WORDS,
        short=0 < words <= LONGEST_EMPTY_HEADING_WORDS and not _SENTENCE_BREAK.search(text),
        has_content=bool(content),
        has_items=any(level is not Level.PARAGRAPH for level in content),
    )


def _compare(siblings: Sequence[_Evidence]) -> list[bool]:
    """A heading reads like a title: it is not long and ends without punctuation.

    With items below it, it is one; with plain paragraphs only, it is one unless most of its siblings are
    sentences; with nothing below it, only if it is short and a sibling is one.
    """
    titles = sum(each.reads_like_title for each in siblings)
    sentences = len(siblings) - titles
    headings = [
        each.reads_like_title and each.has_content and (each.has_items or titles >= sentences)
        for each in siblings
    ]
    if not any(headings):
        return headings
    return [
        is_heading or (each.reads_like_title and each.short and not each.has_content)
        for is_heading, each in zip(headings, siblings, strict=True)
    ]


def _ends_document(node: Written) -> bool:
    """Whether a paragraph closes the whole document: it only happens to stand under the last node."""
    return node.level is Level.PARAGRAPH and plain(node.text).endswith(DOCUMENT_END)
