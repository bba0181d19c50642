"""The shape of a YAML file: where each value and each key stands, apart from what they say."""

from typing import NamedTuple

Path = tuple[str | int, ...]


class Node(NamedTuple):
    """One value: the characters from `start` to `end` (offsets), a tag included.

    `style` is empty for plain text, else `'`, `"`, `|`, `>`, `{` or `[` as typed; `:` and `-` stand for a
    mapping and a list with lines of their own, which end with their last value. A block text ends where the
    parser ends it: after the blank lines below it.
    """

    start: int
    end: int
    style: str
    tag: str = ""
    entries: "dict[str, Entry] | None" = None
    items: "list[Node] | None" = None


class Entry(NamedTuple):
    """A key with its value."""

    key_start: int
    key_end: int
    value: Node


def find_node(root: Node, path: Path) -> Node | None:
    """The value at `path`, or None."""
    found: Node | None = root
    for step in path:
        found = found and child(found, step)
    return found


def child(node: Node, step: str | int) -> Node | None:
    """The value under a key or at an index, or None."""
    if isinstance(step, str):
        entry = node.entries.get(step) if node.entries else None
        return entry.value if entry else None
    return node.items[step] if node.items and 0 <= step < len(node.items) else None
