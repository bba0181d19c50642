"""Open values on their way through text.

An open value stands in a text as a token of two noncharacters (U+FDD0, U+FDD1; the reader refuses them in data)
round its number. The token survives every filter and concatenation, so a finished text tells exactly which open
values it uses.
"""

import re
from collections.abc import Iterator, Mapping

from vanban.data.open_values import Data, OpenValue
from vanban.errors import OpenValueError, Problem

_TOKEN = re.compile("\ufdd0(\\d+)\ufdd1")


class Blanks:
    """The open values of one document, numbered as they are met."""

    def __init__(self) -> None:
        self._values: list[tuple[str, OpenValue]] = []

    def token(self, key: str, value: OpenValue) -> str:
        """The token that stands for `value` in a text; `key` names it (`van_ban_goc.so`)."""
        if (key, value) not in self._values:
            self._values.append((key, value))
        return f"\ufdd0{self._values.index((key, value))}\ufdd1"

    def used_in(self, *texts: str) -> tuple[tuple[str, OpenValue], ...]:
        """The open values that stand in `texts`, in the order of the data."""
        numbers = {int(n) for text in texts for n in _TOKEN.findall(text)}
        return tuple(self._values[n] for n in sorted(numbers))

    def settle(self, context: Mapping[str, object], *, draft: bool) -> dict[str, object]:
        """The context without tokens: a draft prints them as marked blanks, a final document is stopped by them.

        Raises:
            OpenValueError: with each open value that is used, its place and last year's value.
        """
        if not self._values:
            return dict(context)
        if not draft and (used := self.used_in(*_texts(context))):
            raise OpenValueError(_questions(used))
        return {key: self._filled(value) for key, value in context.items()}

    def _filled(self, value: object) -> object:
        if isinstance(value, str):
            return _TOKEN.sub(lambda match: _marked(*self._values[int(match[1])]), value)
        if isinstance(value, dict):
            return {key: self._filled(inner) for key, inner in value.items()}
        return [self._filled(inner) for inner in value] if isinstance(value, list) else value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _marked(key: str, value: OpenValue) -> str:
    if value.proposed is not None:
        return f"[{_words(value.proposed)}?]"
    return f"[…… {key}]" if value.last is None else f"[…… {key}, năm trước: {_words(value.last)}]"


def _words(data: Data) -> str:
    """Last year's or a proposed value as people read it, also when it has several parts."""
    if isinstance(data, dict):
        return ", ".join(f"{key} {_words(value)}" for key, value in data.items())
    return ", ".join(map(_words, data)) if isinstance(data, list) else str(data)


def _questions(used: tuple[tuple[str, OpenValue], ...]) -> Iterator[Problem]:
    for key, value in used:
        last = f" (năm trước: {_words(value.last)})" if value.last is not None else ""
        if value.kind == "hoi":
            remedy = "Điền giá trị của năm nay, hoặc dùng --draft để in dự thảo."
            yield Problem(f"{key} chưa có giá trị{last}.", remedy, value.place)
        else:
            remedy = "Bỏ !xac_nhan sau khi đã kiểm tra, hoặc dùng --draft để in dự thảo."
            yield Problem(f"{key} mới là đề xuất: {_words(value.proposed)}{last}.", remedy, value.place)
