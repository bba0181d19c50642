"""What a literal in prose becomes: one hit of one rule, and what several rules share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanban.renewal.entries import Entries, phrase
from vanban.renewal.frame import Frame
from vanban.renewal.rows import Action

Writer = Callable[[Entries], str]
"""Gives the words that take a literal's place; it may make a named entry for them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` to `end` of the printed text: what becomes of them and why.

    `write` gives what takes their place; None leaves them.
    """

    start: int
    end: int
    action: Action
    why: str
    write: Writer | None = None


def placeholder(key: str) -> Writer:
    """The value that the data know as `key`."""
    return lambda _: f"{{{{ {key} }}}}"


def asked_for(words: str, proposed: str | None, note: str | None, named: str | None = None) -> Writer:
    """A new phrase that is asked for, or confirmed when something is proposed."""
    return lambda entries: phrase(entries, words, proposed, note, named)


Rule = Callable[[str, Frame], Iterator[Hit]]

DATE = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} +tháng +\d{1,2} +năm +\d{4})(?!\d)"
"""A whole date as prose writes it."""

PAST = re.compile(
    r"\(cũ\)|\bcũ\b|trước đây|trước ngày|nguyên là|sáp nhập|hợp nhất|sắp xếp|bãi bỏ|kết thúc hoạt động"
    r"|không còn|chuyển (?:giao |từ )|giải thể|tiền thân|tổ chức lại",
    re.IGNORECASE,
)
"""A sentence with one of these tells of the past."""


_QUOTE = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’|«[^«»]*»")


def sentence_at(text: str, at: int) -> str:
    """The sentence round `at`, roughly: from one full stop, semicolon or line end to the next."""
    starts = [m.end() for m in re.finditer(r"[.;]\s|\n", text[:at])]
    end = re.search(r"[.;](?:\s|$)|\n|$", text[at:])
    return text[starts[-1] if starts else 0 : at + (end.start() if end else 0)]


def quote_at(text: str, at: int) -> str | None:
    """What stands in the quotes round `at`, curly or straight; None outside of quotes."""
    line = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return next(
        (
            q[0][1:-1]
            for q in _QUOTE.finditer(text, line, end if end >= 0 else len(text))
            if q.start() < at < q.end()
        ),
        None,
    )
