"""Where a value hangs in the text of a file and how far it reaches: the ground that edits stand on."""

import re
from typing import NamedTuple

from vanban.data.nodes import Entry, Node, Path
from vanban.data.source import Source
from vanban.data.writing import Below

_KEEP = re.compile(r"[|>][0-9-]*\+")
_DASH = re.compile(r"^ *-", re.MULTILINE)
_COLON = re.compile(r"\s*:")
_BLANK_OR_COMMENT = re.compile(r"([ \t]*)(#[^\r\n]*)?(\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


class Slot(NamedTuple):
    """A value behind its colon or dash.

    `start` is where the key or dash begins, `behind` the offset behind the colon or dash (behind the
    key where it has no colon, in braces), `column` (from 0) that of the key or dash. `flow`: inside braces.
    """

    node: Node
    start: int
    behind: int
    column: int
    flow: bool
    dash: bool = False
    colon: bool = False


def find_slot(source: Source, path: Path) -> Slot:
    """The slot of the value at `path`.

    Raises:
        KeyError: there is none.
    """
    node, flow = find_collection(source, path[:-1])
    if node.entries is not None and path[-1] in node.entries:
        return _entry_slot(source, node.entries[str(path[-1])], flow)
    if node.items is not None and isinstance(path[-1], int) and 0 <= path[-1] < len(node.items):
        return _item_slot(source, node, path[-1], flow)
    raise KeyError(path)


def find_collection(source: Source, path: Path) -> tuple[Node, bool]:
    """The value at `path`, and whether what it holds stands in braces or brackets.

    Raises:
        KeyError: there is none, or it lies inside an open value.
    """
    node, flow = source.root, source.root.style in ("{", "[")
    for step in path:
        if node.entries is not None and step in node.entries:
            node = node.entries[str(step)].value
        elif node.items is not None and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            raise KeyError(path)
        if node.tag:
            raise KeyError(path)
        flow = flow or node.style in ("{", "[")
    return node, flow


def slots(source: Source, node: Node, flow: bool) -> list[Slot]:
    """The slot of each value of a mapping or list, in order."""
    if node.entries is not None:
        return [_entry_slot(source, entry, flow) for entry in node.entries.values()]
    return [_item_slot(source, node, index, flow) for index in range(len(node.items or []))]


def _entry_slot(source: Source, entry: Entry, flow: bool) -> Slot:
    column = source.lines.column(entry.key_start) - 1
    colon = _COLON.match(source.text, entry.key_end)
    behind = colon.end() if colon else entry.key_end
    return Slot(entry.value, entry.key_start, behind, column, flow, colon=colon is not None)


def _item_slot(source: Source, node: Node, index: int, flow: bool) -> Slot:
    item = (node.items or [])[index]
    if flow:
        return Slot(item, item.start, item.start, 0, True)
    dash = node.start
    if index and node.items:
        above = line_end(source, content_end(source, node.items[index - 1]))
        dash = _first_dash(source.text, above)
    return Slot(item, dash, dash + 1, source.lines.column(node.start) - 1, False, dash=True)


def _first_dash(text: str, offset: int) -> int:
    """The first dash at the start of a line from `offset` on."""
    match = _DASH.search(text, offset)
    return match.end() - 1 if match else offset


def line_start(source: Source, offset: int) -> int:
    """The start of the line that holds `offset`; a byte order mark stays outside."""
    start = source.lines.start(source.lines.number(offset))
    return start + (start == 0 and source.text.startswith("\ufeff"))


def line_end(source: Source, offset: int) -> int:
    """The offset behind the line that holds `offset`, its break included."""
    match = _LINE_END.match(source.text, offset)
    return match.end() if match else offset


def last_leaf(node: Node) -> Node:
    """The last value inside `node` that holds no other on lines of its own."""
    while node.style in (":", "-"):
        node = list(node.entries.values())[-1].value if node.entries else (node.items or [node])[-1]
    return node


def keeps_blank_lines(source: Source, leaf: Node) -> bool:
    """Whether `leaf` is a block text to which the blank lines below belong."""
    return leaf.style in ("|", ">") and _KEEP.match(source.text, header_start(source, leaf)) is not None


def header_start(source: Source, leaf: Node) -> int:
    """Where the `|` or `>` of a block text stands, behind its tag."""
    return source.text.index(leaf.style, leaf.start)


def content_end(source: Source, node: Node) -> int:
    """The offset behind the last character of a value: blank lines only where they are part of it."""
    leaf = last_leaf(node)
    end = min(max(node.end, leaf.end), len(source.text))
    if leaf.style not in ("|", ">"):
        return end
    text = source.text[leaf.start : end]
    if keeps_blank_lines(source, leaf):
        return end - (len(text) - len(re.sub(r"(?:\r\n|\r|\n)\Z", "", text)))
    return leaf.start + len(text.rstrip("\r\n"))


def look_below(source: Source, offset: int, column: int) -> Below:
    """What a block text behind a key at `column` would swallow of the lines from `offset` on."""
    blank = comment = False
    while offset < len(source.text) and (match := _BLANK_OR_COMMENT.match(source.text, offset)):
        if len(match[1]) > column:
            comment = True
        elif match[2] is None:
            blank = True
        else:
            break
        offset = match.end()
    return Below(blank, comment)


def swallowed_end(source: Source, offset: int, leaf: Node, column: int) -> int:
    """How far the lines below `offset` would become part of the block text `leaf`, were it to end there."""
    end = offset
    keeps = keeps_blank_lines(source, leaf)
    if leaf.style not in ("|", ">"):
        return end
    while offset < len(source.text) and (match := _BLANK_OR_COMMENT.match(source.text, offset)):
        deep = len(match[1]) > column
        if match[2] is not None and not deep:
            break
        if deep or (keeps and end == offset):
            end = match.end()
        offset = match.end()
    return end
