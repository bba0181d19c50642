"""A text with the placeholders of province and department printed as last year, and the way back to what was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

OPAQUE = "\ufffc"
"""Stands for a placeholder or a condition that nobody looks into."""

_TAG = re.compile(
    r"\{\{\s*(?P<path>(?:dia_ban|don_vi)\.\w+)\s*\}\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Expanded:
    """`text` as printed; `spans` are (start, end, start of what was typed, its end) of each placeholder in it."""

    text: str
    spans: tuple[tuple[int, int, int, int], ...]

    def typed(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the printed characters from `start` to `end` were typed.

        None when they cut a placeholder in two or lie wholly inside one.
        """
        for from_, to, *_ in self.spans:
            if start < to and from_ < end and (start > from_ or end < to or (start, end) == (from_, to)):
                return None
        return self._back(start), self._back(end)

    def _back(self, at: int) -> int:
        behind = [typed_end - to for _, to, _, typed_end in self.spans if to <= at]
        return at + (behind[-1] if behind else 0)


def expand(text: str, printed: Mapping[str, str]) -> Expanded:
    """`text` with the placeholders that `printed` knows filled, all others opaque."""
    parts: list[str] = []
    spans: list[tuple[int, int, int, int]] = []
    reached = length = 0
    for tag in _TAG.finditer(text):
        before = text[reached : tag.start()]
        shown = printed.get(tag["path"] or "", OPAQUE)
        length += len(before)
        spans.append((length, length + len(shown), *tag.span()))
        length += len(shown)
        parts += [before, shown]
        reached = tag.end()
    return Expanded("".join([*parts, text[reached:]]), tuple(spans))
