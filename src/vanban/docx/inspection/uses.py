"""Uses that a template makes of its data: which value, at which tag, under which conditions."""

from dataclasses import dataclass, field
from typing import Literal

from vanban.docx.inspection.data_paths import Path
from vanban.docx.reading.tags import Tag

Sort = Literal["value", "test", "number", "list", "mapping", "rich", "subdocument"]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of the value at `path`; `guards` are the paths that are known to have a value there.

    `conditional`: it stands in a branch that may not run. `guarded`: this use itself copes with no value.
    """

    path: Path
    sort: Sort
    place: str
    guards: frozenset[Path] = frozenset()
    conditional: bool = False
    guarded: bool = False


@dataclass
class Uses:
    """All uses by a template, and the names of a loop that are used outside it."""

    _certain: dict[Use, None] = field(default_factory=dict)
    _leaks: dict[tuple[str, Tag], Use | None] = field(default_factory=dict)

    def add(self, use: Use) -> None:
        """Note one use; a second of the same kind at the same tag adds nothing."""
        self._certain[use] = None

    def add_leak(self, name: str, tag: Tag, use: Use | None) -> None:
        """Note that a loop's name is used outside it: as data if there is such data, by mistake if not."""
        self._leaks[name, tag] = use

    def _data(self) -> set[str]:
        return {use.path[0] for use in self._certain}

    @property
    def all(self) -> list[Use]:
        """The uses in the order in which they were found."""
        leaked = [use for (name, _), use in self._leaks.items() if use and name in self._data()]
        return [*self._certain, *leaked]

    @property
    def leaks(self) -> list[tuple[str, Tag]]:
        """Names that exist only in a loop and are used after it."""
        data = self._data()
        return [(name, tag) for name, tag in self._leaks if name not in data]
