"""Edits of a clerk's file: only the characters of what changes are touched, comments and layout survive."""

import copy
import unicodedata
from collections.abc import Iterable, Sequence

from vanban.data.nodes import Path
from vanban.data.open_values import Data, OpenValue
from vanban.data.source import Source, parse_source
from vanban.data.splices import Add, Append, Edit, Remove, Set, Splice, find_splices
from vanban.data.writing import Below, write_entry

__all__ = [
    "Add",
    "Append",
    "Edit",
    "Remove",
    "Set",
    "add_key",
    "append_item",
    "dump",
    "edit",
    "remove",
    "set_value",
]


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
        splices = [splice for one in batch for splice in find_splices(source, one)]
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
    above: set[Path] = set()
    for count, one in enumerate(edits):
        heads = {one.path[:length] for length in range(len(one.path) + 1)}
        if not isinstance(one, Set) or one.path in above or heads & taken:
            return max(count, 1)
        taken.add(one.path)
        above |= heads
    return len(edits)


def _splice(source: Source, splices: Iterable[Splice]) -> str:
    """The new text; line breaks as the file has them."""
    text = source.text
    line_break = "\r\n" if "\r\n" in text else "\n"
    parts: list[str] = []
    reached = 0
    for start, end, new in sorted(splices, key=lambda one: one[:2]):
        parts += [text[reached:start], new.replace("\n", line_break)]
        reached = end
    return "".join(parts) + text[reached:]


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
