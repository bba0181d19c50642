"""The shape of a document: what of its data can change how its page is laid out.

Two documents of one template and one shape stand or fall together before the rules of the page; their words are
looked at one by one.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

_VERBATIM = frozenset({"kieu", "so", "ngay", "ten_loai", "dong", "chu_ky_cua", "tham_quyen", "lenh"})
"""Keys whose few values are laid out, numbered or judged by what they say."""

_TABLES = frozenset({"hang"})
"""Keys of tables' rows: the template alone says how each kind of row looks."""

_MOST_ROWS = 300  # of a table that is judged whole: some twenty pages

_CHARTS = frozenset({"bieu_do"})
"""Keys of charts, whose words are no text of the page."""

_LINE = 24  # characters, fewer than a line of the narrowest column of the letterhead holds
_LETTERHEAD = 4 * _LINE  # texts as short as this may stand in a letterhead, where lines are measured
_MEANT = re.compile(
    r"\W*(?:nơi nhận|kính gửi|phụ lục|căn cứ|theo đề nghị|xét|số|v/v|về việc)\b", re.IGNORECASE
)


def shape(value: object, key: str = "") -> Hashable:
    """The shape of a context or of a part of it; equal shapes are laid out alike."""
    if key in _CHARTS:
        assert isinstance(value, Sequence)
        return tuple(chart["loai"] for chart in value)
    if isinstance(value, str):
        return value if key in _VERBATIM else _text_shape(value)
    if key in _TABLES:
        assert isinstance(value, Sequence)
        return tuple(sorted({str(row["kieu"]) for row in value}))
    if isinstance(value, Mapping):
        return tuple((name, shape(inner, name)) for name, inner in value.items())
    if isinstance(value, Sequence):
        return tuple(_entries(value, key))
    return bool(value)


def with_short_tables(value: Any) -> Any:
    """The context, or a part of one, with what its long tables need to be judged: their first rows and their last.

    All rows of a kind look alike, so the page of such a document stands for that of the whole.
    """
    if isinstance(value, Mapping):
        return {
            name: _short(inner) if name in _TABLES else with_short_tables(inner)
            for name, inner in value.items()
        }
    return [with_short_tables(inner) for inner in value] if isinstance(value, list) else value


def has_long_table(value: object, key: str = "") -> bool:
    """Whether a table is so long that it is judged by some of its rows."""
    if isinstance(value, Mapping):
        return any(has_long_table(inner, name) for name, inner in value.items())
    if not isinstance(value, list):
        return False
    return len(value) > _MOST_ROWS if key in _TABLES else any(map(has_long_table, value))


def _short(rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    first = {row["kieu"]: row for row in reversed(rows)}
    head = list(rows[:_MOST_ROWS])
    return [*head, *(row for row in first.values() if row not in head), *rows[_MOST_ROWS:][-1:]]


def _entries(values: Sequence[object], key: str) -> list[Hashable]:
    """A line that is there twice is a fault of the page, so each entry knows where its like stood first."""
    if any(isinstance(value, Mapping) for value in values):
        return [shape(value, key) for value in values]
    first: dict[object, int] = {}
    return [(shape(value, key), first.setdefault(value, n)) for n, value in enumerate(values)]


def _text_shape(text: str) -> Hashable:
    """How a text begins and ends; of a short one also its case and about how many lines it takes."""
    end = text[-3:] if text.endswith("./.") else "" if text[-1:].isalnum() else text[-1:]
    begin = meant.group().lower() if (meant := _MEANT.match(text)) else ""
    look = (end, begin, text[:1].isupper(), "*" in text, "\n" in text)
    if len(text) > _LETTERHEAD:
        return look
    return look, text.isupper(), text.istitle(), len(text) // _LINE
