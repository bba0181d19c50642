"""What has become of a rollover's rows since: still open, answered, and where they stand in today's files."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pydantic import BaseModel

from vanban.data.campaign import Campaign, Plan
from vanban.data.nodes import Path
from vanban.data.open_values import Data, OpenValue
from vanban.data.source import Source
from vanban.renewal.fields import show
from vanban.renewal.questions import Question, titled
from vanban.renewal.rollover import CAMPAIGN_FILE
from vanban.renewal.rows import Action, Row

ANSWERED = "đã trả lời"
_KEY = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_SAID_FIRST = re.compile(r"\{\{ (?P<key>[\w.]+) \}\}: (?P<why>.*)", re.DOTALL)

Printed = Callable[[str], tuple[str, bool]]
"""Prints a text of the new year's files as a draft does; whether it holds a value that is still open."""


@dataclass(frozen=True, slots=True)
class Item:
    """Rows that say the same: `title` of what it is, `lines` of `file` today, what stood and stands there, why.

    `after` of an open item is what is proposed, empty when nothing is.
    """

    action: Action
    file: str
    title: str
    lines: tuple[int, ...]
    before: str
    after: str
    why: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """One file of the new year as it is now: `name` within the year, `rolled` its text when it was rolled."""

    name: str
    source: Source
    rolled: str

    @property
    def model(self) -> type[BaseModel]:
        """What the file is checked against."""
        return Campaign if self.name == CAMPAIGN_FILE else Plan

    def at(self, path: Path) -> Data:
        """The value at `path`; None when there is none any more."""
        found: Data = self.source.data
        for step in path:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found


def items(
    rows: Iterable[Row], files: Mapping[str, Today], questions: Iterable[Question], printed: Printed
) -> list[Item]:
    """The rows as they stand today, those that say the same as one, and every open question that no row tells of.

    `files` go by the names that places bear. Rows of other files are left out, but for what is of no file.
    """
    moved = {name: _moved(today) for name, today in files.items()}
    told = [
        _item(row, files, moved.get(row.place.file, {}), printed)
        for row in rows
        if row.place.file in files or row.action in ("choose", "left_out")
    ]
    known = {(row.place.file, key) for row in rows for key in _keys(row)}
    told += [_asked(question, files) for question in questions if not _is_told(question, known, files)]
    return list(_gathered(told))


def _item(row: Row, files: Mapping[str, Today], moved: Mapping[int, int], printed: Printed) -> Item:
    today = files.get(row.place.file)
    said = _SAID_FIRST.fullmatch(row.why)
    line = moved.get(row.place.line or 0)
    plain = Item(
        row.action,
        today.name if today else "/".join(row.place.file.split("/")[-2:]),
        said["key"] if said else titled(today.model, row.path) if today and row.path else "",
        (line,) if line else (),
        row.before,
        row.after,
        said["why"] if said else row.why,
    )
    if today is None or row.action not in ("asked", "proposed", "done", "reform"):
        return plain
    return _settled(plain, row, today, printed)


def _settled(item: Item, row: Row, today: Today, printed: Printed) -> Item:
    """An item with what stands there today."""
    value = today.at(row.path) if row.path else None
    if isinstance(value, dict):  # a group that was made for what is asked in it
        value = next((inside for inside in value.values() if isinstance(inside, OpenValue)), value)
        if isinstance(value, dict) and len(value) == 1:
            (value,) = value.values()
    if isinstance(value, OpenValue):
        return replace(item, after=_without_marks(printed(show(value.proposed))[0]), open=True)
    asked = row.action in ("asked", "proposed")
    if "{{" in row.after:
        words, is_open = printed(row.after)
        item = replace(
            item, after="" if is_open and row.action == "asked" else _without_marks(words), open=is_open
        )
    elif asked and row.path and value is not None:
        item = replace(item, after=printed(show(value))[0])
    return replace(item, why=f"{item.why}; {ANSWERED}") if asked and row.path and not item.open else item


def _without_marks(text: str) -> str:
    """What a draft marks as proposed (`[UBND cấp xã?]`) or blank, without the marks: the sheet has headings for it."""
    return re.sub(r"\[([^\[\]]*)\?\]", r"\1", re.sub(r"\[……[^\[\]]*\]", "…", text))


def _keys(row: Row) -> Iterator[str]:
    yield ".".join(map(str, row.path))
    yield from _KEY.findall(row.after)


def _is_told(question: Question, known: set[tuple[str, str]], files: Mapping[str, Today]) -> bool:
    """Whether a row tells of the question, by its own key or by that of the group that it is a part of."""
    own = question.source.name
    keys = [".".join(map(str, question.path[:n])) for n in range(1, len(question.path) + 1)]
    return own not in files or any((own, key) in known for key in keys)


def _asked(question: Question, files: Mapping[str, Today]) -> Item:
    return Item(
        "asked" if question.kind == "hoi" else "proposed",
        files[question.source.name].name,
        question.title,
        (question.place.line,) if question.place.line else (),
        show(question.last),
        show(question.proposed),
        question.note or "",
        open=True,
    )


def _gathered(told: Iterable[Item]) -> Iterator[Item]:
    """Items that differ only in their line made one, in the order of the first."""
    groups: dict[Item, list[int]] = {}
    for item in told:
        groups.setdefault(replace(item, lines=()), []).extend(item.lines)
    for item, lines in groups.items():
        yield replace(item, lines=tuple(sorted(set(lines))))


def _moved(today: Today) -> Mapping[int, int]:
    """Each line of the text as it was rolled, and its number today; lines that are gone are not there."""
    before, now = today.rolled.splitlines(), today.source.text.splitlines()
    return dict(_paired(before, now))


def _paired(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int]]:
    for _, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if end - start == last - first:
            yield from ((start + n + 1, first + n + 1) for n in range(end - start))
