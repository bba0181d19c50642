"""Named entries made of literals in prose: `{{ cum_tu.thanh_tra_so }}` and what is asked under it."""

import re

from vanban.data.open_values import Data, OpenValue
from vanban.data.splices import Add, Edit
from vanban.vietnamese.letters import without_accents

_GROUPS_STAND_BELOW = ("cum_tu", "chi_tieu", "chuong_trinh", "vien_dan", "mo_dau", "can_cu", "trich_yeu")
_LONGEST = 40


class Entries:
    """The entries that one file gains; the same words get the same entry."""

    def __init__(self, data: dict[str, Data]) -> None:
        self._there = data
        self._made: dict[str, dict[str, Data]] = {}
        self._keys: dict[tuple[str, str], str] = {}

    def name(self, group: str, words: str, value: Data, named: str | None = None) -> str:
        """The key in `group` of the entry that stands for `words`; made with `value` when it is new."""
        known = self._keys.get((group, words))
        if known is not None:
            return known
        base = (
            re.sub(r"[^a-z0-9]+", "_", without_accents(named or words).lower())
            .strip("_")[:_LONGEST]
            .strip("_")
        )
        base = base if base[:1].isalpha() else f"so_{base}".rstrip("_")
        there = self._there.get(group)
        taken = {*(there if isinstance(there, dict) else ()), *self._made.get(group, ())}
        key = next(
            k for n in range(1, len(taken) + 2) if (k := base if n == 1 else f"{base}_{n}") not in taken
        )
        self._made.setdefault(group, {})[key] = value
        self._keys[group, words] = key
        return key

    def edits(self) -> list[Edit]:
        """The edits that write them: into the group where it exists, else a new group above the body."""
        edits: list[Edit] = []
        after = next((key for key in _GROUPS_STAND_BELOW if key in self._there), None)
        for group, made in self._made.items():
            if self._there.get(group) is not None:
                edits += [Add((group,), key, value) for key, value in made.items()]
            else:
                edits.append(Add((), group, dict(made), after))
        return edits


def phrase(
    entries: Entries, words: str, proposed: str | None, note: str | None, named: str | None = None
) -> str:
    """The placeholder of `words` that must be asked for, or confirmed when something is proposed.

    `named` gives its key when the words themselves are only a number or a day.
    """
    value = OpenValue("hoi" if proposed is None else "xac_nhan", words, proposed, note)
    return f"{{{{ cum_tu.{entries.name('cum_tu', words, value, named)} }}}}"
