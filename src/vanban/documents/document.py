"""A document ready to be put on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vanban.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Document:
    """What a template needs to become one document.

    `context` holds plain dicts, lists, text and truth values only. `origins` tells for a key of the context where in
    the clerk's files it comes from. `path` is the file's place under the output folder. `warnings` are
    faults that don't keep it from being made.
    """

    kind: str
    department: str
    template: str
    path: str
    context: Mapping[str, object]
    origins: Mapping[str, Place] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def origin(self, key: str) -> Place | None:
        """Where the value of `key` (`ky.ho_ten`) comes from: its own place or that of the group that it stands in."""
        while key:
            if key in self.origins:
                return self.origins[key]
            key = key.rpartition(".")[0]
        return None
