"""Open values on their way through text.

An open value stands in a text as a token of two noncharacters (U+FDD0, U+FDD1; the reader refuses them in data)
round its number. So a finished text tells exactly which open values it uses.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from vanban.data.open_values import Data, OpenValue
from vanban.documents.document import texts_in
from vanban.errors import OpenValueError, Problem

_TOKEN = re.compile("\ufdd0(\\d+)\ufdd1")


class Blanks:
    """The open values of one document, numbered as they are met."""

    def __init__(self) -> None:
        self._values: list[tuple[str, str, OpenValue]] = []
        self._numbers: dict[str, int] = {}

    def token(self, key: str, label: str, value: OpenValue) -> str:
        """The token that stands for `value` in a text; `key` (`van_ban_goc.so`) and `label` name it."""
        if key not in self._numbers:
            self._numbers[key] = len(self._values)
            self._values.append((key, label, presented(value, self._filled_text)))
        return f"\ufdd0{self._numbers[key]}\ufdd1"

    def settle(
        self, context: Mapping[str, object], weighed: Iterable[str], *, draft: bool
    ) -> dict[str, object]:
        """The context without tokens: a draft prints them as marked blanks, a final document is stopped by them.

        `weighed` are values that decided something in the text without being printed: they are used as well.

        Raises:
            OpenValueError: with each open value that is used, its place and last year's value.
        """
        if not self._values:
            return dict(context)
        texts = [*texts_in(context), *weighed]
        used = sorted({int(number) for text in texts for number in _TOKEN.findall(text)})
        if used and not draft:
            raise OpenValueError(sorted((_question(*self._values[number]) for number in used), key=_position))
        return {key: self._filled(value) for key, value in context.items()}

    def _filled(self, value: object) -> object:
        if isinstance(value, str):
            return self._filled_text(value)
        if isinstance(value, dict):
            return {key: self._filled(inner) for key, inner in value.items()}
        return [self._filled(inner) for inner in value] if isinstance(value, list) else value

    def _filled_text(self, text: str) -> str:
        """A text with marked blanks for its tokens; an open value may itself name others that were met before it."""
        return _TOKEN.sub(lambda match: _marked(*self._values[int(match[1])]), text)


def presented(value: OpenValue, show: Callable[[str], str]) -> OpenValue:
    """The open value with what was and what is proposed as `show` prints such values; what it can't read stays."""

    def shown(data: Data) -> Data:
        try:
            return show(data) if isinstance(data, str) else data
        except ValueError:
            return data

    return replace(value, last=shown(value.last), proposed=shown(value.proposed))


def _marked(_: str, label: str, value: OpenValue) -> str:
    if value.proposed is not None:
        return f"[{_words(value.proposed)}?]"
    return f"[…… {label}]" if value.last is None else f"[…… {label}, năm trước: {_words(value.last)}]"


def _question(key: str, label: str, value: OpenValue) -> Problem:
    last = f" (năm trước: {_words(value.last)})" if value.last is not None else ""
    if value.kind == "hoi" or value.proposed is None:
        remedy = "Điền giá trị của năm nay, hoặc dùng --draft để in dự thảo."
        return Problem(f"Chưa có {label} ({key}){last}.", remedy, value.place)
    what = (
        f"{label[:1].upper()}{label[1:]} ({key}) mới là đề xuất: {_words(value.proposed).rstrip('.')}{last}."
    )
    return Problem(what, "Bỏ !xac_nhan sau khi đã kiểm tra, hoặc dùng --draft để in dự thảo.", value.place)


def _position(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return (place.file, place.line or 0, place.column or 0) if place else ("", 0, 0)


def _words(data: Data) -> str:
    """Last year's or a proposed value as people read it, also when it has several parts."""
    if isinstance(data, dict):
        return ", ".join(f"{key} {_words(value)}" for key, value in data.items())
    return ", ".join(map(_words, data)) if isinstance(data, list) else " ".join(str(data).split())
