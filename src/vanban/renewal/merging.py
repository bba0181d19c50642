"""Last year's corrections brought over into the new year, field by field; what a clerk wrote is never lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from vanban.data.edit import edit
from vanban.data.nodes import Path
from vanban.data.open_values import Data, OpenValue
from vanban.data.source import Source, parse_source
from vanban.data.splices import Add, Append, Edit, Remove, Set
from vanban.data.validation import validate
from vanban.errors import DataError
from vanban.renewal.entries import Entries, phrase
from vanban.renewal.fields import show
from vanban.renewal.rows import Action, Mark, Row
from vanban.renewal.sequences import merge

_MARKER = re.compile(r"\s*(?:[IVXL]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)|[-+])\s+")
_CLASH = "năm trước được sửa, năm nay cũng đã sửa: chọn một"


class _Missing:
    """What stands where a file says nothing."""


_MISSING = _Missing()
_Found = Data | _Missing


@dataclass(frozen=True, slots=True)
class Merged:
    """One file after the corrections: its text and a row for each correction."""

    text: str
    rows: tuple[Row, ...]


def merge_file(model: type[BaseModel], mine: Source, before: Source, after: Source) -> Merged:
    """The clerk's file `mine` with what differs between the rollover `before` and `after` the corrections."""
    work = _Merge(model, mine)
    work.walk((), before.data, after.data, mine.data)
    return work.merged()


class _Merge:
    def __init__(self, model: type[BaseModel], mine: Source) -> None:
        self._model, self._mine = model, mine
        self._edits: list[Edit] = []
        self._marks: list[Mark] = []
        self._entries = Entries(mine.data)

    def merged(self) -> Merged:
        text = edit(self._mine, [*self._edits, *self._entries.edits()])
        new = parse_source(text.encode("utf-8"), self._mine.name)
        return Merged(
            text, tuple(Row(new.place(m.path), m.action, m.before, m.after, m.why) for m in self._marks)
        )

    def walk(self, path: Path, before: _Found, after: _Found, mine: _Found) -> None:
        if before == after or mine == after:
            return
        if isinstance(before, dict) and isinstance(after, dict) and isinstance(mine, dict):
            for key in dict.fromkeys([*after, *before]):
                self.walk((*path, key), *(side.get(key, _MISSING) for side in (before, after, mine)))
        elif pairs := _paired(before, after, mine):
            for index, items in enumerate(pairs):
                self.walk((*path, index), *items)
        elif mine == before:
            self._take(path, before, after)
        elif isinstance(mine, _Missing):
            self._mark(
                path, "kept", before, after, "mục đã bỏ ở năm nay; bản sửa của năm trước không đưa sang"
            )
        elif isinstance(after, _Missing):
            self._mark(path, "kept", before, mine, "năm trước đã bỏ mục này, năm nay đã sửa: giữ bản năm nay")
        elif isinstance(after, OpenValue):
            self._reask(path, after, mine)
        else:
            self._both(path, before, after, mine)

    def _take(self, path: Path, before: _Found, after: _Found) -> None:
        if isinstance(before, list) and isinstance(after, list) and after[: len(before)] == before:
            self._edits += [Append(path, item) for item in after[len(before) :]]
        elif isinstance(after, _Missing):
            self._edits.append(Remove(path))
        elif isinstance(before, _Missing):
            self._edits.append(Add(path[:-1], str(path[-1]), after))
        else:
            self._edits.append(Set(path, after))
        self._mark(path, "done", before, after, "theo bản sửa của năm trước")

    def _reask(self, path: Path, after: OpenValue, mine: Data) -> None:
        if isinstance(mine, OpenValue):
            self._edits.append(Set(path, after))
            self._mark(path, "done", mine.last, after.last, "câu hỏi theo bản sửa của năm trước")
        else:
            self._mark(
                path, "kept", after.last, mine, "đã trả lời cho năm nay; bản sửa của năm trước không đổi gì"
            )

    def _both(self, path: Path, before: _Found, after: Data, mine: Data) -> None:
        if isinstance(before, str) and isinstance(after, str) and isinstance(mine, str) and "\n" in mine:
            self._lines(path, before, after, mine)
        elif isinstance(before, list) and isinstance(after, list) and isinstance(mine, list):
            self._items(path, before, after, mine)
        else:
            self._clash(path, before, after, mine)

    def _lines(self, path: Path, before: str, after: str, mine: str) -> None:
        """A text of many lines, line by line; where both sides changed one, it becomes a question in the text."""
        result: list[str] = []
        for piece in merge(before.split("\n"), mine.split("\n"), after.split("\n")):
            if piece.theirs is None:
                result += piece.mine
            else:
                result += self._clashing_lines(path, list(piece.mine), list(piece.theirs))
        text = "\n".join(result)
        if text != mine:
            self._edits.append(Set(path, text))
            self._mark(path, "done", "", "", "ghép bản sửa của năm trước vào từng dòng")

    def _clashing_lines(self, path: Path, mine: list[str], theirs: list[str]) -> Iterator[str]:
        """The clerk's lines, each as a question where the correction has one for it."""
        if len(mine) != len(theirs):
            shown = ("\n".join(theirs), "\n".join(mine))
            self._mark(path, "choose", *shown, f"{_CLASH}; đang giữ bản năm nay")
            yield from mine
            return
        for ours, other in zip(mine, theirs, strict=True):
            yield self._clashing_line(path, ours, other)

    def _clashing_line(self, path: Path, mine: str, other: str) -> str:
        if mine == other:
            return mine
        if "{%" in mine + other or not mine.strip():
            self._mark(path, "choose", other, mine, f"{_CLASH}; đang giữ bản năm nay")
            return mine
        self._mark(path, "proposed", other, mine, _CLASH)
        marker = _MARKER.match(mine)
        head = marker[0] if marker else ""
        last = other.removeprefix(head) or "(bỏ)"
        return head + phrase(self._entries, last, mine.removeprefix(head), _CLASH, "xung đột")

    def _items(self, path: Path, before: list[Data], after: list[Data], mine: list[Data]) -> None:
        pieces = list(merge(before, mine, after))
        if any(piece.theirs is not None for piece in pieces):
            self._clash(path, before, after, mine)
            return
        self._edits.append(Set(path, [item for piece in pieces for item in piece.mine]))
        self._mark(path, "done", before, after, "ghép bản sửa của năm trước vào danh sách")

    def _clash(self, path: Path, before: _Found, after: Data, mine: Data) -> None:
        """Both changed a value: a question where the model allows one, else a row and what the clerk wrote."""
        question = OpenValue("xac_nhan", after, mine, _CLASH)
        if not isinstance(mine, OpenValue) and self._may_be_open(path, question):
            self._edits.append(Set(path, question))
            self._mark(path, "proposed", after, mine, _CLASH)
        else:
            self._mark(path, "choose", after, mine, f"{_CLASH}; đang giữ bản năm nay")

    def _may_be_open(self, path: Path, question: OpenValue) -> bool:
        try:
            text = edit(self._mine, [Set(path, question)])
            validate(parse_source(text.encode("utf-8"), self._mine.name), self._model)
        except (DataError, KeyError, ValueError):
            return False
        return True

    def _mark(self, path: Path, action: Action, before: _Found, after: _Found, why: str) -> None:
        self._marks.append(Mark(path, 0, action, _shown(before), _shown(after), why))


def _paired(before: _Found, after: _Found, mine: _Found) -> list[tuple[Data, Data, Data]]:
    """The items of three lists of one length, item against item; empty when they are none."""
    if not (isinstance(before, list) and isinstance(after, list) and isinstance(mine, list)):
        return []
    return list(zip(before, after, mine, strict=True)) if len(before) == len(after) == len(mine) else []


def _shown(value: _Found) -> str:
    return "" if isinstance(value, _Missing) else show(value)
