"""The running text of a document: the paragraphs of its body that rules of the body look at."""

from collections import Counter
from collections.abc import Sequence

from vanban.decree30.checks.appearance import one_line
from vanban.layout.anatomy import Anatomy, Item
from vanban.outline.tree import STRUCTURE, Level

LISTED = frozenset({Level.DASH, Level.PLUS})
"""Levels of lists, often set under a hanging indent."""


def running_text(anatomy: Anatomy) -> tuple[Item, ...]:
    """Its items that are sentences: no headings, no titles, nothing in a table, a text box or centred."""
    return tuple(item for item in anatomy.items if _is_running(item))


def _is_running(item: Item) -> bool:
    paragraph = item.paragraph
    is_title = item.heading or item.title_of is not None or item.level in STRUCTURE | {Level.ROMAN}
    in_flow = paragraph.story == "body" and not paragraph.cells and paragraph.frame is None
    return not is_title and in_flow and paragraph.align in ("both", "left")


def long_ones(items: Sequence[Item], characters: float) -> list[Item]:
    """The items of at least so many characters: shorter ones may be anything."""
    return [item for item in items if len(one_line(item.fragment.text)) >= characters]


def body_size_pt(anatomy: Anatomy) -> float | None:
    """The size that most letters of the running text have; None without any."""
    sizes: Counter[float] = Counter()
    for item in running_text(anatomy):
        for run in item.fragment.runs:
            sizes[run.size_pt] += run.end - run.start
    return sizes.most_common(1)[0][0] if sizes else None
