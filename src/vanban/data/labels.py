"""`!hoi}` and `!hoi{…}` as clerks type them: YAML wants a space between a label and a bracket."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass

_GLUED = re.compile(r"(?<![^\s,:\[{\-])!(?:hoi|xac_nhan)(?=[\[\]{},])")


@dataclass(frozen=True)
class SpacedText:
    """A text with spaces put in; `added` are their offsets in the new text, ascending."""

    text: str
    added: list[int]

    def original(self, offset: int) -> int:
        """Where the character at `offset` stood before."""
        return offset - bisect_left(self.added, offset)

    def added_between(self, start: int, end: int) -> list[int]:
        """Where, in the old text, the spaces went that now stand behind `start` and before `end`."""
        first, last = bisect_right(self.added, start), bisect_left(self.added, end)
        return [self.added[index] - index for index in range(first, last)]


def space_labels(text: str, words: Collection[int] = ()) -> SpacedText:
    """The text with a space behind each label that touches a bracket or comma.

    Labels that end at the offsets `words` are words of a text and stay as typed.
    """
    cuts = [found.end() for found in _GLUED.finditer(text) if found.end() not in words]
    if not cuts:
        return SpacedText(text, [])
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return SpacedText(" ".join(pieces), [cut + before for before, cut in enumerate(cuts)])
