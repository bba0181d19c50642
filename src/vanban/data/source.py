"""A clerk's YAML file, read strictly: plain data, and the place of every value, key and line."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from vanban.data import decoding
from vanban.data.lines import Lines, position
from vanban.data.nodes import Entry, Node, Path, child, find_node
from vanban.data.open_values import Data, OpenKind, OpenValue
from vanban.data.reading import FileReading
from vanban.errors import DataError, Place

__all__ = ["Data", "OpenKind", "OpenValue", "Path", "Source", "parse_source", "read_source"]


@dataclass(frozen=True)
class Source:
    """One file: `name` as messages show it, `text` as it stands on disk (with any byte order mark), `data`.

    Every plain or quoted value of `data` is text in NFC, exactly as typed; empty, `null` and `~` are None.
    """

    name: str
    text: str
    data: dict[str, Data]
    root: Node
    lines: Lines

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest value above it that exists."""
        if path not in self._places:
            self._places[path] = self.lines.place(self.name, self._nearest(path)[0].start)
        return self._places[path]

    def key_place(self, path: Path) -> Place:
        """Where the key of the value at `path` stands; in a list, the item itself."""
        node, entry = self._nearest(path)
        return self.lines.place(self.name, entry.key_start if entry else node.start)

    def text_place(self, path: Path, line: int) -> Place:
        """Where line `line` (from 1) of the text at `path` stands; exact for `|`, else found by its words."""
        key = path, line
        if key not in self._text_places:
            self._text_places[key] = self._text_place(path, line)
        return self._text_places[key]

    @cached_property
    def _places(self) -> dict[Path, Place]:
        """Those asked for: of a shared text they are the same for every document."""
        return {}

    @cached_property
    def _text_places(self) -> dict[tuple[Path, int], Place]:
        return {}

    def _text_place(self, path: Path, line: int) -> Place:
        node = find_node(self.root, path)
        if node is None or node.entries is not None or node.items is not None:
            return self.place(path)
        return self.lines.place(self.name, self._line_offset(node, self._value(path), line))

    def _nearest(self, path: Path) -> tuple[Node, Entry | None]:
        node, entry = self.root, None
        for step in path:
            following = child(node, step)
            if following is None:
                break
            entry = node.entries[str(step)] if node.entries else None
            node = following
        return node, entry

    def _value(self, path: Path) -> str:
        found: Data = self.data
        for step in path:
            if isinstance(found, dict):
                found = found.get(str(step))
            elif isinstance(found, list) and isinstance(step, int):
                found = found[step]
        return found if isinstance(found, str) else ""

    def _line_offset(self, node: Node, value: str, line: int) -> int:
        if node.style == "|":
            last = self.lines.number(max(node.end - 1, node.start))
            start = self.lines.start(min(self.lines.number(node.start) + line, last))
            indent = len(self.text[start : node.end]) - len(self.text[start : node.end].lstrip(" "))
            return start + indent
        at = cursor = node.start
        for text in value.split("\n")[:line]:
            words = text.split()
            for number, word in enumerate(words):
                found = self.text.find(word, cursor, node.end)
                if found >= 0:
                    at = found if number == 0 else at
                    cursor = found + len(word)
        return at


def read_source(path: FilePath, name: str) -> Source:
    """The file at `path`, shown as `name` in messages.

    Raises:
        DataError: the file can't be read, or all that is wrong in it.
    """
    return parse_source(decoding.read_bytes(path, name), name)


def parse_source(raw: bytes, name: str) -> Source:
    """The file that holds `raw`, shown as `name` in messages.

    Raises:
        DataError: all that is wrong in it, each with its line and column.
    """
    reading = FileReading(decoding.decode(raw, name), name)
    if reading.problems or reading.root is None:
        raise DataError(sorted(dict.fromkeys(reading.problems), key=position))
    return Source(name, reading.lines.text, reading.data, reading.root, reading.lines)
