"""Departments, sources and groups as clerks write them: by key, name or symbol, with or without accents."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from vanban.data.departments import Departments
from vanban.data.reporting import Reporting
from vanban.figures.reading.cells import CellError
from vanban.vietnamese.letters import without_accents

_SHORT = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bban quan ly\b"), "bql"),
    (re.compile(r"\bquan ly du an\b"), "qlda"),
    (re.compile(r"\bngan sach trung uong\b"), "nstw"),
    (re.compile(r"\bngan sach dia phuong\b"), "nsdp"),
    (re.compile(r"\bchuong trinh muc tieu quoc gia\b"), "ctmtqg"),
)
_FEW = 8  # so many names a person takes in
_APART = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Words without accents, capitals and marks, usual names in short."""
    words = _APART.sub(" ", without_accents(text).casefold()).strip()
    for long, short in _SHORT:
        words = long.sub(short, words)
    return words


class Names:
    """A list of what can be named in a column: `kind` is what a person calls one of them."""

    def __init__(self, kind: str, names: Iterable[tuple[str, str]]) -> None:
        self._kind = kind
        self._shown: dict[str, str] = {}
        self._keys: dict[str, str | None] = {}
        for name, key in names:
            self._shown.setdefault(bare(name), name)
            known = self._keys.setdefault(bare(name), key)
            if known != key:
                self._keys[bare(name)] = None  # a symbol that several have names none of them
        self._typed: dict[str, str | None] = {}

    def key(self, text: str) -> str:
        """The key of what `text` names.

        Raises:
            CellError: it names none; the nearest is told.
        """
        found = self.known(text)
        if found is None:
            raise self._unknown(text)
        return found

    def known(self, text: str) -> str | None:
        """The key of what `text` names; None when it names none, or several."""
        if text not in self._typed:
            self._typed[text] = self._keys.get(bare(text))
        return self._typed[text]

    def _unknown(self, text: str) -> CellError:
        if not text:
            return CellError(f"Ô này để trống; cần ghi {self._kind}.", self._choice())
        known = [name for name, key in self._keys.items() if key]
        begun = [name for name in known if name.startswith(bare(text))]
        near = begun if len(begun) == 1 else get_close_matches(bare(text), known, n=1)
        remedy = f"Có phải ý là {self._name(near[0])}?" if near else self._choice()
        return CellError(f"Không có {self._kind} nào là “{text[:60]}”.", remedy)

    def _name(self, known: str) -> str:
        """The name in full of what `known` names, be it a key or a symbol."""
        return self._shown[next(name for name, key in self._keys.items() if key == self._keys[known])]

    def _choice(self) -> str:
        """What there is to choose from, when a person can take it in."""
        names = {key: self._name(name) for name, key in self._keys.items() if key}
        if not 0 < len(names) <= _FEW:
            return "Chọn trong danh sách của ô."
        return f"Chọn một trong: {'; '.join(names.values())}."


def names_of(
    reporting: Reporting,
    departments: Departments,
    day: date,
    also: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> dict[str, Names]:
    """What may be named as `department` (those that exist on `day`), `source` and `group`.

    `also` are other names of theirs, by field. Those of theirs that name none of ours stay unknown.
    """
    listed = {
        "department": ("đơn vị", department_names(departments, day)),
        "source": ("nguồn vốn", _listed(reporting.sources)),
        "group": ("nhóm dự án", _listed(reporting.groups)),
    }
    return {
        key: Names(kind, [*ours, *_others(Names(kind, ours), also.get(key, {}))])
        for key, (kind, ours) in listed.items()
    }


def _others(ours: Names, also: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(other, key) for other, named in also.items() if (key := ours.known(named))]


def department_names(departments: Departments, day: date) -> list[tuple[str, str]]:
    """What the departments that exist on `day` are called: name, id, symbol."""
    names: list[tuple[str, str]] = []
    for id in departments.ids:
        if departments.group_on(id, day) is not None:
            department = departments.on(id, day)
            names += [(department.name, id), (id, id), (department.symbol, id)]
    return names


def _listed(listed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the campaign lists under keys: `nstw: Ngân sách trung ương`."""
    return [pair for key, name in listed.items() for pair in ((name, key), (key, key))]
