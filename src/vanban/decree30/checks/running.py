"""The bodies of a document and their running text: what the rules of the body look at."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from vanban.layout.anatomy import Anatomy, Item
from vanban.outline.tree import STRUCTURE, Level

LISTED = frozenset({Level.DASH, Level.PLUS})
"""Levels of lists, often set under a hanging indent."""
_TITLES = STRUCTURE | {Level.ROMAN}


def bodies(anatomy: Anatomy) -> list[tuple[Item, ...]]:
    """The body and those of what is issued with it (a quy chế); phụ lục may have any form."""
    return [body for body in (anatomy.items, *(each.items for each in anatomy.attachments)) if body]


def is_attachment(anatomy: Anatomy) -> bool:
    """An annex in a file of its own: it has no letterhead, no recipients and no signature."""
    nothing_above = anatomy.national_title is None and anatomy.issuer is None
    return bool(anatomy.annexes) and nothing_above and anatomy.recipients_heading is None


def running_text(anatomy: Anatomy) -> tuple[Item, ...]:
    """All items that are sentences: no headings, no titles, nothing in a table, a text box or centred."""
    receivers = _receivers(anatomy)
    return tuple(
        item for body in bodies(anatomy) for item in body if id(item) not in receivers and _is_running(item)
    )


def _receivers(anatomy: Anatomy) -> set[int]:
    """`… điện:` of a công điện and the list below it: it is set like Kính gửi (Phụ lục III, Mẫu 1.6)."""
    items = anatomy.items if anatomy.type == "CĐ" else ()
    first = next((at for at, item in enumerate(items) if item.text.endswith("điện:")), None)
    if first is None:
        return set()
    listed = takewhile(lambda item: item.level in LISTED, items[first + 1 :])
    return {id(item) for item in (items[first], *listed)}


def _is_running(item: Item) -> bool:
    paragraph = item.paragraph
    is_title = item.heading or item.title_of is not None or item.level in _TITLES
    in_flow = paragraph.story == "body" and not paragraph.cells and paragraph.frame is None
    return not is_title and in_flow and paragraph.align in ("both", "left")


def long_ones(items: Sequence[Item], characters: float) -> list[Item]:
    """The items of at least so many characters: shorter ones may be anything."""
    return [item for item in items if len(item.fragment.text) >= characters]


def body_size_pt(anatomy: Anatomy) -> float | None:
    """The size that most letters of the running text have; None without any."""
    sizes: Counter[float] = Counter()
    for item in running_text(anatomy):
        for run in item.fragment.runs:
            sizes[run.size_pt] += run.end - run.start
    return sizes.most_common(1)[0][0] if sizes else None
