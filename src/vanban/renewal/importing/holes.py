"""Texts with holes: what stands for a placeholder, so that nothing looks into it a second time."""

import re

_OPEN, _CLOSE = "\ue000", "\ue001"
_HOLE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_BRACES = re.compile(r"\{\{|\{%|\{#")


class Holes:
    """Keeps what stands in the holes; `fill` puts it into the text."""

    def __init__(self) -> None:
        self._values: list[str] = []
        self._plain: list[str] = []
        self.used: dict[str, int] = {}

    def cut(self, expression: str, words: str) -> str:
        """The sign of a hole that `{{ expression }}` will fill; `words` are what it prints."""
        self.used[expression] = self.used.get(expression, 0) + 1
        return self._sign(f"{{{{ {expression} }}}}", words)

    def cut_all(self, text: str, words: str, expression: str) -> str:
        """`text` with a hole for each time that `words` stand in it."""
        pieces = text.split(words)
        return "".join(
            piece if not n else self.cut(expression, words) + piece for n, piece in enumerate(pieces)
        )

    def keep(self, words: str) -> str:
        """The sign of words that nobody may change."""
        return self._sign(_escaped(words), words)

    def fill(self, text: str) -> str:
        """The finished text of a file: placeholders in, braces of the original made harmless."""
        parts = _HOLE.split(text)
        return "".join(self._values[int(p)] if n % 2 else _escaped(p) for n, p in enumerate(parts))

    def plain(self, text: str) -> str:
        """The words of a text as they stood before."""
        while _HOLE.search(text):
            text = _HOLE.sub(lambda hole: self._plain[int(hole[1])], text)
        return text

    def _sign(self, value: str, plain: str) -> str:
        value = _HOLE.sub(lambda hole: self._values[int(hole[1])], value)
        self._values.append(value)
        self._plain.append(plain)
        return f"{_OPEN}{len(self._values) - 1}{_CLOSE}"


def _escaped(text: str) -> str:
    """Braces that would be read as a placeholder are parted by a blank: no page may show them."""
    return _BRACES.sub(lambda found: f"{{ {found[0][1]}", text)
