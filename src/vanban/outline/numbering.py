"""Which nodes are counted together, and the same outline with its numbers counted anew."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vanban.outline.headings import leads_in
from vanban.outline.markers import number_of, spell
from vanban.outline.tree import UNNUMBERED, Level, Node, Outline, walk

THROUGHOUT = frozenset({Level.PART, Level.CHAPTER, Level.ARTICLE})
"""Levels counted through the whole document, as in the state's laws; the others anew under each parent."""


def runs(outline: Outline) -> Iterator[list[Node]]:
    """The nodes that are to be numbered 1, 2, 3, … together, run by run.

    A run also ends where a paragraph with a colon announces a new list and the numbers go back.
    """
    nodes = list(walk(outline))
    before = {id(node): previous for previous, node in pairwise(nodes)}
    for level in sorted(THROUGHOUT, key=lambda level: level.value):
        if counted := [node for node in nodes if node.level is level]:
            yield counted
    every: tuple[Outline | Node, ...] = (outline, *(node for node in nodes if node.children))
    for parent in every:
        levels = {node.level for node in parent.children} - THROUGHOUT - UNNUMBERED
        for level in sorted(levels, key=lambda level: level.value):
            yield from _split([node for node in parent.children if node.level is level], before)


def renumber(outline: Outline) -> Outline:
    """`outline` with each marker counted anew and spelled as the decree wants it."""
    positions = {id(node): position for run in runs(outline) for position, node in enumerate(run, 1)}
    return Outline(_renumbered(outline.children, (1,), positions))


def prefix_under(parent: Node) -> tuple[int, ...]:
    """The number that `1.1.` under `parent` begins with."""
    return number_of(parent.level, parent.marker) or (1,)


def _renumbered(
    nodes: Sequence[Node], prefix: tuple[int, ...], positions: dict[int, int]
) -> tuple[Node, ...]:
    renumbered = []
    for node in nodes:
        if node.level in UNNUMBERED:
            number: tuple[int, ...] = ()
        else:
            number = (positions[id(node)],)
        if node.level is Level.DECIMAL:
            number = prefix + number
        children = _renumbered(node.children, number or prefix, positions)
        renumbered.append(replace(node, marker=spell(node.level, number), children=children))
    return tuple(renumbered)


def _split(siblings: list[Node], before: dict[int, Node]) -> Iterator[list[Node]]:
    run = siblings[:1]
    for previous, node in pairwise(siblings):
        if _starts_anew(previous, node, before[id(node)]):
            yield run
            run = []
        run.append(node)
    yield run


def _starts_anew(previous: Node, node: Node, before: Node) -> bool:
    if before.level is not Level.PARAGRAPH or not leads_in(before.text):
        return False
    number, last = number_of(node.level, node.marker), number_of(previous.level, previous.marker)
    return number is not None and last is not None and number[-1] <= last[-1]
