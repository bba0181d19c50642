"""What the rollover did at one spot of the new year's files, and why: the rows of its list."""

from dataclasses import dataclass
from typing import Literal

from vanban.data.nodes import Path
from vanban.errors import Place

Action = Literal["done", "reform", "asked", "proposed", "kept", "choose", "left_out"]

ACTIONS: dict[Action, str] = {
    "done": "đã đổi",
    "reform": "đổi theo sắp xếp bộ máy",
    "asked": "phải hỏi",
    "proposed": "đề xuất",
    "kept": "giữ nguyên",
    "choose": "phải chọn",
    "left_out": "không đưa sang",
}
"""What each action is called."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row before its file is written: line `line` (from 1) of the text at `path`; 0 for a whole value."""

    path: Path
    line: int
    action: Action
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where in the new year's files, what stood there, what stands there now, why.

    `path` leads to the value or the text in its file; empty when the row is of no one value.
    """

    place: Place
    action: Action
    before: str
    after: str
    why: str
    path: Path = ()
