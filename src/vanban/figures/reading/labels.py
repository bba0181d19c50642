"""Rows that are no project: totals, subtotals, the headings of groups; and which projects each stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vanban.vietnamese.letters import fold

_TOTAL = re.compile(r"(?:tổng|cộng)\b.*|tong (?:cong|so)|cong")
_FIRST = frozenset("cCtT")
_GRAND = re.compile(
    r"(?:tổng|cộng|tổng cộng|tổng số|tong so|tong cong|cong)"
    r"(?: toàn (?:tỉnh|thành phố)| chung| các dự án| \(.*\))*\s*:?"
)
_ROMAN = re.compile(r"[IVX]+\.?")
_LETTER = re.compile(r"[A-ZĐ]\.?")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")

Span = Literal["all"] | tuple[int, int]
"""All projects, or those from a position up to, without, another."""


def is_total(text: str) -> bool:
    """Whether a row's label says that it adds up others: `Tổng cộng`, `Cộng nguồn NSTW`; `Cổng chào` doesn't."""
    return text[:1] in _FIRST and _TOTAL.fullmatch(fold(text)) is not None


def is_group_number(text: str) -> bool:
    """Whether a row is numbered as the heading of a group: `A`, `I`, `II.`."""
    return bool(_ROMAN.fullmatch(text) or _LETTER.fullmatch(text))


def _level(number: str) -> int:
    """How deep a group lies: `A` above `I` above `1` above `1.1`; without a number below all."""
    if _ROMAN.fullmatch(number):
        return 1
    if _LETTER.fullmatch(number):
        return 0
    return 2 + number.strip(".").count(".") if _NUMBER.fullmatch(number) else 9


@dataclass(slots=True)
class _Group:
    level: int
    number: str
    start: int
    total: int | None


class Spans:
    """Finds which projects each total stands for, as the rows pass by; `of` gives them in the end."""

    def __init__(self) -> None:
        self._open: list[_Group] = []
        self._spans: list[Span] = []
        self._summed = 0  # projects before this one have their subtotal

    def heading(self, number: str, at: int, *, has_amounts: bool) -> int | None:
        """A group begins with project `at`. Returns its total's number if it bears one: it covers what follows."""
        level = _level(number)
        self._close(level, at)
        total = self._add("all") if has_amounts else None
        self._open.append(_Group(level, number.strip("."), at, total))
        return total

    def total(self, label: str, at: int) -> int:
        """A total stands behind the projects before `at`; its number."""
        if _GRAND.fullmatch(fold(label)) and (not self._open or fold(label)[:1] == "t"):
            return self._add("all")
        return self._add((self._start(label, at), at))

    def of(self, total: int, projects: int) -> Sequence[int]:
        """The positions of the projects that a total stands for, out of so many."""
        self._close(-1, projects)
        span = self._spans[total]
        return range(projects) if span == "all" else range(*span)

    def _start(self, label: str, at: int) -> int:
        named = next((group for group in self._open if _names(label, group.number)), None)
        if named is not None:
            start = named.start
        else:
            start = max(self._summed, self._open[-1].start if self._open else 0)
            while start == at and self._open:
                self._open.pop()
                start = self._open[-1].start if self._open else 0
            if start == at:
                start = 0
        self._summed = at
        return start

    def _close(self, level: int, at: int) -> None:
        while self._open and self._open[-1].level >= level:
            group = self._open.pop()
            if group.total is not None:
                self._spans[group.total] = (group.start, at)

    def _add(self, span: Span) -> int:
        self._spans.append(span)
        return len(self._spans) - 1


def _names(label: str, number: str) -> bool:
    """Whether `Cộng mục I`, `Tổng A` calls a group by its number."""
    return bool(number) and label.split()[-1].strip("().:") == number
