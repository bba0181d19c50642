"""What clerks call awards: a name in any usual spelling is led back to one form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

from vanban.vietnamese.letters import without_accents

Named = TypeVar("Named")

_TAIL = "…"
"""Behind a name: a proper name may follow (`Giấy khen của Giám đốc Sở …`)."""
_SILENT = {"cua", "danh", "hieu"}
# A city, a ward or a special zone is spoken of as a province or a commune is.
_SAME = (
    ("thanh pho", "tinh"),
    ("chien sy", "chien si"),
    ("phuong", "xa"),
    ("dac khu", "xa"),
    ("thi tran", "xa"),
)
_ANOTHER = re.compile(
    r"\b(bang khen|giay khen|co thi dua|chien si thi dua|tien tien|xuat sac|huan chuong)\b|[0-9]"
)
_YEAR = re.compile(r" nam [0-9]{4}$")
_LONGEST_TAIL = 12  # words of a department's name


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Named]):
    key: str
    shown: str
    open: bool
    meant: Named


class Names(Generic[Named]):
    """Names, each with what is meant by it; asked in any spelling, with `abbreviations` written out."""

    def __init__(self, abbreviations: Mapping[str, str], names: Iterable[tuple[str, Named]]) -> None:
        self._abbreviations = {_plain(short): _plain(full) for short, full in abbreviations.items()}
        entries = [self._entry(name, meant) for name, meant in names]
        self._exact: dict[str, list[_Entry[Named]]] = {}
        for entry in entries:
            self._exact.setdefault(entry.key, []).append(entry)
        self._near: dict[str, list[str]] = {}
        self._open = sorted((one for one in entries if one.open), key=lambda one: -len(one.key))

    def meant(self, text: str) -> list[Named]:
        """What `text` means; nothing when it is no name of these."""
        key = self._key(text)
        if found := self._exact.get(key):
            return [entry.meant for entry in found]
        fitting = [entry for entry in self._open if _continues(key, entry.key)]
        return [entry.meant for entry in fitting if len(entry.key) == len(fitting[0].key)]

    def near(self, text: str) -> list[Named]:
        """What `text` may have been meant for, the likeliest first."""
        key = self._key(text)
        if key not in self._near:  # a slip stands in many rows of a long list
            self._near[key] = get_close_matches(key, self._exact, n=8, cutoff=0.6)
        return [entry.meant for near in self._near[key] for entry in self._exact[near]]

    def _entry(self, name: str, meant: Named) -> _Entry[Named]:
        shown = name.removesuffix(_TAIL).rstrip()
        return _Entry(self._key(shown), shown, name.endswith(_TAIL), meant)

    def _key(self, text: str) -> str:
        words = [self._abbreviations.get(word, word) for word in _plain(text).split()]
        key = " ".join(words)
        for one, other in _SAME:
            key = re.sub(rf"\b{one}\b", other, key)
        key = _YEAR.sub("", key)
        return " ".join(word for word in key.split() if word not in _SILENT)


def _continues(key: str, start: str) -> bool:
    """Whether `key` is `start` with a proper name behind it."""
    if not key.startswith(f"{start} "):
        return False
    tail = key[len(start) + 1 :]
    return not _ANOTHER.search(tail) and len(tail.split()) <= _LONGEST_TAIL


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", without_accents(text).casefold()))
