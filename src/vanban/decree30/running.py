"""The bodies of a document and their running text: what the rules of the body look at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, takewhile

from vanban.layout.anatomy import Anatomy, Item
from vanban.outline.tree import STRUCTURE, Level

LISTED = frozenset({Level.DASH, Level.PLUS})
"""Levels of lists, often set under a hanging indent."""
_TITLES = STRUCTURE | {Level.ROMAN}


def bodies(anatomy: Anatomy) -> list[tuple[Item, ...]]:
    """The body and those of what is issued with it (a quy chế); phụ lục may have any form."""
    return [body for body in (anatomy.items, *(each.items for each in anatomy.attachments)) if body]


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


def usual_size_pt(items: Iterable[Item]) -> float | None:
    """The size that most of their letters have; None without any."""
    sizes: Counter[float] = Counter()
    for item in items:
        for run in item.fragment.runs:
            sizes[run.size_pt] += run.end - run.start
    return sizes.most_common(1)[0][0] if sizes else None


def annex_sections(anatomy: Anatomy) -> set[int]:
    """The sections that hold nothing but annexes."""
    if not anatomy.annexes:
        return set()
    first = min(annex.section for annex in anatomy.annexes)
    main = [anatomy.number, anatomy.type_name, anatomy.recipients_heading]
    main += [signature.title for signature in anatomy.signatures]
    paragraphs = chain(
        (p for one in main if one for p in one.paragraphs), (item.paragraph for item in anatomy.items)
    )
    last_of_main = max((paragraph.section for paragraph in paragraphs), default=0)
    return {s.index for s in anatomy.layout.sections if s.index >= first and s.index > last_of_main}
