"""Edits of a clerk's file: only the characters of what changes are touched, so comments and layout survive."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from vanban.data.nodes import Node, Path
from vanban.data.open_values import Data, OpenValue
from vanban.data.slots import (
    Slot,
    content_end,
    find_collection,
    find_slot,
    last_leaf,
    line_end,
    line_start,
    look_below,
    slots,
    swallowed_end,
)
from vanban.data.source import Source, parse_source
from vanban.data.writing import (
    Below,
    write_entry,
    write_inline,
    write_item,
)


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


class _Splice(NamedTuple):
    """Characters `start` to `end` of the old text give way to `text`."""

    start: int
    end: int
    text: str


def edit(source: Source, edits: Sequence[Edit]) -> str:
    """The text of the file after all `edits`, each seeing the ones before it.

    Raises:
        KeyError: a path does not lead anywhere, or a key to add is already there.
        ValueError: a value can't be written (a forbidden character, an empty key).
    """
    start = 0
    while start < len(edits):
        count = _independent(edits[start:])
        batch = edits[start : start + count]
        splices = [splice for one in batch for splice in _splices(source, one)]
        text = _splice(source, splices)
        changed = parse_source(text.encode("utf-8"), source.name)
        if changed.data != _expected(source.data, batch):
            raise ValueError("the edited text does not read back as the edited data")
        source = changed
        start += count
    return source.text


def set_value(source: Source, path: Path, value: Data) -> str:
    """The text with another value at `path`; an `OpenValue` is written with its tag."""
    return edit(source, [Set(path, value)])


def add_key(source: Source, path: Path, key: str, value: Data, after: str | None = None) -> str:
    """The text with a new key in the mapping at `path`, below the key `after` or at the end."""
    return edit(source, [Add(path, key, value, after)])


def append_item(source: Source, path: Path, value: Data) -> str:
    """The text with a new last item in the list at `path`."""
    return edit(source, [Append(path, value)])


def remove(source: Source, path: Path) -> str:
    """The text without the key or item at `path`, its own lines included."""
    return edit(source, [Remove(path)])


def dump(data: dict[str, Data]) -> str:
    """The text of a new file.

    Raises:
        ValueError: a value can't be written, or would not read back the same.
    """
    text = "".join(write_entry(key, value, 0, Below()) for key, value in data.items()) or "{}\n"
    if parse_source(text.encode("utf-8"), "").data != _in_nfc(data):
        raise ValueError("the written text does not read back as the data")
    return text


def _independent(edits: Sequence[Edit]) -> int:
    """How many edits from the first can be made against one reading: values of separate paths, else one."""
    taken: set[Path] = set()
    for count, one in enumerate(edits):
        if not isinstance(one, Set) or _related(one.path, taken):
            return max(count, 1)
        taken.add(one.path)
    return len(edits)


def _related(path: Path, taken: set[Path]) -> bool:
    above = any(path[:length] in taken for length in range(len(path) + 1))
    return above or any(other[: len(path)] == path for other in taken)


def _append(source: Source, path: Path, value: Data) -> list[_Splice]:
    holder, flow = find_collection(source, path)
    if not (holder.items is not None or _is_empty(holder)):
        raise KeyError(path)
    slot = find_slot(source, path)
    if not holder.items and (holder.items is None or not slot.flow):
        return _set(source, slot, [value])
    if flow:
        return _insert_in_braces(holder, None, write_inline(value, flow=True), source)
    last = slots(source, holder, flow)[-1]
    offset = line_end(source, content_end(source, last.node))
    return _insert_lines(
        source, offset, write_item(value, last.column, look_below(source, offset, last.column))
    )


def _insert_in_braces(holder: Node, after: Slot | None, text: str, source: Source) -> list[_Splice]:
    inside = slots(source, holder, flow=True)
    slot = after or (inside[-1] if inside else None)
    if slot is None:
        offset = source.text.index(holder.style, holder.start) + 1
        return [_Splice(offset, offset, text)]
    end = _end_in_braces(slot)
    return [_Splice(end, end, f", {text}")]


def _end_in_braces(slot: Slot) -> int:
    return slot.node.end if slot.node.end > slot.node.start else slot.behind


def _remove(source: Source, path: Path) -> list[_Splice]:
    holder, flow = find_collection(source, path[:-1])
    removed = find_slot(source, path)
    beside = slots(source, holder, flow)
    index = beside.index(removed)
    if flow:
        return [_remove_in_braces(source, holder, beside, index)]
    if len(beside) == 1:
        return _empty(source, path[:-1], holder)
    if index == 0 and source.text[line_start(source, removed.start) : removed.start].strip(" "):
        return [_Splice(removed.start, beside[1].start, "")]
    end = line_end(source, content_end(source, removed.node))
    if index:
        end = swallowed_end(source, end, last_leaf(beside[index - 1].node), removed.column)
    return [_Splice(line_start(source, removed.start), end, "")]


def _empty(source: Source, path: Path, holder: Node) -> list[_Splice]:
    """The only key or item goes: `{}` or `[]` in its place."""
    if path:
        return _set(source, find_slot(source, path), {} if holder.entries is not None else [])
    end = line_end(source, content_end(source, holder))
    return [_Splice(line_start(source, holder.start), end, "{}\n")]


def _remove_in_braces(source: Source, holder: Node, beside: list[Slot], index: int) -> _Splice:
    if index + 1 < len(beside):
        return _Splice(beside[index].start, beside[index + 1].start, "")
    if index:
        return _Splice(_end_in_braces(beside[index - 1]), _end_in_braces(beside[index]), "")
    opening = source.text.index(holder.style, holder.start)
    return _Splice(opening + 1, holder.end - 1, "")


def _is_empty(node: Node) -> bool:
    """A value that was left out: `key:`, not `key: ""`."""
    return node.start == node.end


def _expected(data: dict[str, Data], edits: Iterable[Edit]) -> Data:
    """What the edited file must say."""
    root: Data = copy.deepcopy(data)
    for one in edits:
        match one:
            case Set(path, value):
                _put(_at(root, path[:-1]), path[-1], _in_nfc(value))
            case Add(path, key, value):
                root = _with_collection(root, path, {})
                _put(_at(root, path), key, _in_nfc(value))
            case Append(path, value):
                root = _with_collection(root, path, [])
                items = _at(root, path)
                assert isinstance(items, list)
                items.append(_in_nfc(value))
            case Remove(path):
                holder = _at(root, path[:-1])
                del holder[path[-1]]  # type: ignore[arg-type, union-attr]  # the path was found in the text
    return root


def _with_collection(root: Data, path: Path, empty: Data) -> Data:
    """A left-out value becomes an empty mapping or list."""
    if path and _at(root, path) is None:
        _put(_at(root, path[:-1]), path[-1], empty)
    return root


def _at(data: Data, path: Path) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index]  # the path was found in the text
    return data


def _put(holder: Data, step: str | int, value: Data) -> None:
    if isinstance(holder, dict):
        holder[str(step)] = value
    elif isinstance(holder, list):
        holder[int(step)] = value


def _in_nfc(value: Data) -> Data:
    """A value as it is read back."""
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {unicodedata.normalize("NFC", key): _in_nfc(item) for key, item in value.items()}
        case list():
            return [_in_nfc(item) for item in value]
        case OpenValue(kind, last, proposed, note):
            return OpenValue(
                kind, _in_nfc(last), _in_nfc(proposed), note and unicodedata.normalize("NFC", note)
            )
        case None:
            return None
