"""One edit as splices of a file's text: which characters give way to which."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from vanban.data.nodes import Node, Path
from vanban.data.open_values import Data
from vanban.data.slots import (
    Slot,
    content_end,
    find_collection,
    find_slot,
    header_start,
    last_leaf,
    line_end,
    line_start,
    look_below,
    slots,
    swallowed_end,
)
from vanban.data.source import Source
from vanban.data.writing import Below, write_block, write_entry, write_flow_entry, write_inline, write_item


@dataclass(frozen=True)
class Set:
    """Put `value` in the place of what stands at `path`."""

    path: Path
    value: Data


@dataclass(frozen=True)
class Add:
    """Put a new `key` into the mapping at `path`, below the key `after` or at the end."""

    path: Path
    key: str
    value: Data
    after: str | None = None


@dataclass(frozen=True)
class Append:
    """Put a new last item into the list at `path`."""

    path: Path
    value: Data


@dataclass(frozen=True)
class Remove:
    """Take away the key or item at `path`."""

    path: Path


Edit: TypeAlias = Set | Add | Append | Remove


class Splice(NamedTuple):
    """Characters `start` to `end` of the old text give way to `text`."""

    start: int
    end: int
    text: str


def find_splices(source: Source, one: Edit) -> list[Splice]:
    """The splices that make one edit.

    Raises:
        KeyError: the path does not lead anywhere, or the key to add is already there.
    """
    match one:
        case Set(path, value):
            return _set(source, find_slot(source, path), value)
        case Add(path, key, value, after):
            return _add(source, path, key, value, after)
        case Append(path, value):
            return _append(source, path, value)
        case Remove(path):
            return _remove(source, path)


def _set(source: Source, slot: Slot, value: Data) -> list[Splice]:
    if slot.flow:
        return [_set_in_braces(slot, value)]
    head_end, body_start, body_end = _reach(source, slot)
    under_head = min(line_end(source, head_end), body_start)
    block = write_block(value, slot.column, _below(source, slot, under_head, body_end), slot.dash)
    node = slot.node
    if node.end > node.start and node.style not in (":", "-", "|", ">") and block.head and not block.body:
        return [Splice(node.start, node.end, block.head[1:])]
    if not block.head:
        return [Splice(slot.behind, head_end, ""), _body(source, body_start, body_end, block.body)]
    return [
        Splice(slot.behind, head_end, block.head),
        _body(source, under_head, under_head, block.body),
        Splice(body_start, body_end, ""),
    ]


def _below(source: Source, slot: Slot, under_head: int, body_end: int) -> Below:
    """What would stand below a new value: the comments between key and old value, and what follows it."""
    above, below = (look_below(source, offset, slot.column) for offset in (under_head, body_end))
    return Below(above.blank_line or below.blank_line, above.indented_comment or below.indented_comment)


def _set_in_braces(slot: Slot, value: Data) -> Splice:
    node, text = slot.node, write_inline(value, flow=True)
    if node.end > node.start:
        return Splice(node.start, node.end, text)
    return Splice(slot.behind, slot.behind, f" {text}" if slot.colon else f": {text}")


def _reach(source: Source, slot: Slot) -> tuple[int, int, int]:
    """Where the old value ends on the line of its colon, and where its own lines below start and end."""
    node = slot.node
    end = line_end(source, content_end(source, node))
    on_line = source.lines.number(node.start) == source.lines.number(slot.behind)
    if node.start == node.end:
        below = line_end(source, slot.behind)
        return slot.behind, below, below
    if not on_line:
        return slot.behind, line_start(source, node.start), end
    if node.style in ("|", ">"):
        head_end = _header_end(source, node)
        return head_end, line_end(source, head_end), end
    if node.style in (":", "-") and node.tag:
        return node.start + len(node.tag), line_start(source, _first_start(node)), end
    return content_end(source, node), end, end


def _header_end(source: Source, node: Node) -> int:
    end = header_start(source, node) + 1
    while source.text[end : end + 1] in ("+", "-", *"123456789"):
        end += 1
    return end


def _first_start(node: Node) -> int:
    first = next(iter((node.entries or {}).values()), None)
    return first.key_start if first else node.end


def _body(source: Source, start: int, end: int, lines: str) -> Splice:
    """Whole lines in the place of others; at the end of a file without a line break, one comes first."""
    unended = bool(lines) and start > 0 and source.text[start - 1] not in "\r\n"
    return Splice(start, end, "\n" + lines if unended else lines)


def _add(source: Source, path: Path, key: str, value: Data, after: str | None) -> list[Splice]:
    holder, flow = find_collection(source, path)
    entries = holder.entries or {}
    if key in entries or not (holder.entries is not None or _is_empty(holder)):
        raise KeyError((*path, key))
    if not entries and path and (holder.entries is None or not find_slot(source, path).flow):
        return _set(source, find_slot(source, path), {key: value})
    if flow:
        beside = find_slot(source, (*path, after)) if after is not None else None
        return _insert_in_braces(holder, beside, write_flow_entry(key, value), source)
    slot = find_slot(source, (*path, after if after is not None else list(entries)[-1]))
    offset = line_end(source, content_end(source, slot.node))
    lines = write_entry(key, value, slot.column, look_below(source, offset, slot.column))
    return [_body(source, offset, offset, lines)]


def _append(source: Source, path: Path, value: Data) -> list[Splice]:
    holder, flow = find_collection(source, path)
    if not (holder.items is not None or _is_empty(holder)):
        raise KeyError(path)
    slot = find_slot(source, path)
    if not holder.items and (holder.items is None or not slot.flow):
        return _set(source, slot, [value])
    if flow:
        return _insert_in_braces(holder, None, write_inline(value, flow=True), source)
    last = find_slot(source, (*path, len(holder.items) - 1))
    offset = line_end(source, content_end(source, last.node))
    lines = write_item(value, last.column, look_below(source, offset, last.column))
    return [_body(source, offset, offset, lines)]


def _insert_in_braces(holder: Node, after: Slot | None, text: str, source: Source) -> list[Splice]:
    inside = slots(source, holder, flow=True)
    slot = after or (inside[-1] if inside else None)
    if slot is None:
        offset = source.text.index(holder.style, holder.start) + 1
        return [Splice(offset, offset, text)]
    end = _end_in_braces(slot)
    return [Splice(end, end, f"{_gap(slot)}, {text}")]


def _end_in_braces(slot: Slot) -> int:
    return slot.node.end if slot.node.end > slot.node.start else slot.behind


def _gap(slot: Slot) -> str:
    """A space behind the colon of a value that was left out: YAML can't read `{a:}` or `{a:, b: 1}`."""
    return " " if slot.colon and _is_empty(slot.node) else ""


def _remove(source: Source, path: Path) -> list[Splice]:
    holder, flow = find_collection(source, path[:-1])
    removed = find_slot(source, path)
    beside = slots(source, holder, flow)
    index = beside.index(removed)
    if flow:
        return [_remove_in_braces(source, holder, beside, index)]
    if len(beside) == 1:
        return _empty(source, path[:-1], holder)
    if index == 0 and source.text[line_start(source, removed.start) : removed.start].strip(" "):
        return [Splice(removed.start, beside[1].start, "")]
    end = line_end(source, content_end(source, removed.node))
    if index:
        end = swallowed_end(source, end, last_leaf(beside[index - 1].node), removed.column)
    return [Splice(line_start(source, removed.start), end, "")]


def _empty(source: Source, path: Path, holder: Node) -> list[Splice]:
    """The only key or item goes: `{}` or `[]` in its place."""
    if path:
        return _set(source, find_slot(source, path), {} if holder.entries is not None else [])
    end = line_end(source, content_end(source, holder))
    return [Splice(line_start(source, holder.start), end, "{}\n")]


def _remove_in_braces(source: Source, holder: Node, beside: list[Slot], index: int) -> Splice:
    if index + 1 < len(beside):
        return Splice(beside[index].start, beside[index + 1].start, "")
    if index:
        before = beside[index - 1]
        return Splice(_end_in_braces(before), _end_in_braces(beside[index]), _gap(before))
    opening = source.text.index(holder.style, holder.start)
    return Splice(opening + 1, holder.end - 1, "")


def _is_empty(node: Node) -> bool:
    """A value that was left out: `key:`, not `key: ""`."""
    return node.start == node.end
