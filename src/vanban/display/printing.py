"""Printing for people and for programs: sentences, tables, one JSON object."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vanban.errors import Problem

_MOST_SENTENCES = 60
_LONGEST_SENTENCE = 600  # letters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(problems: Iterable[Problem], mark: str = "") -> None:
    """Each problem once, on standard error, as long as a person reads on."""
    sentences = list(dict.fromkeys(map(str, problems)))
    for sentence in sentences[:_MOST_SENTENCES]:
        words = printable(sentence)
        shown = words if len(words) <= _LONGEST_SENTENCE else f"{words[:_LONGEST_SENTENCE]}…"
        print(mark + shown, file=sys.stderr)
    if len(sentences) > _MOST_SENTENCES:
        print(
            f"… và {len(sentences) - _MOST_SENTENCES} lỗi nữa. Sửa những lỗi trên rồi chạy lại.",
            file=sys.stderr,
        )


def as_data(problem: Problem) -> dict[str, object]:
    """A problem for programs."""
    place = problem.place
    return {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "where": place.detail if place else "",
        "message": problem.what,
        "remedy": problem.remedy,
    }


def inside(folder: Path, path: Path) -> str:
    """`path` as seen from `folder`."""
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def print_json(data: object) -> None:
    """One JSON object, and nothing else, on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_line(text: str) -> None:
    """One line, as it is, but for what could command a terminal or turn its letters round."""
    words = printable(text)
    if sys.stdout.isatty():
        console().print(words, highlight=False, markup=False)
    else:
        print(words)


def printable(text: str) -> str:
    """`text` without letters that command a terminal."""
    return _UNPRINTABLE.sub("\ufffd", text)


def print_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    title: str | None = None,
    coloured: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> None:
    """A table of text; a cell that is a key of `coloured` is shown as its words in its colour."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(*coloured.get(cell, (cell, "")), overflow="fold") for cell in row))
    if table.row_count:
        console().print(table)


def console() -> Any:
    """Standard output: as wide as the terminal, never folded elsewhere."""
    from rich.console import Console

    return Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 200)
