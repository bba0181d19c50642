"""A document ready to be put on the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vanban.errors import Place, Problem
from vanban.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Document:
    """What a template needs to become one document.

    `context` holds plain dicts, lists, text and truth values only. `origins` tells for a key of the context where in
    the clerk's files it comes from. `path` is the file's place under the output folder. `warnings` are
    faults that don't keep it from being made. `day` is the day of the document, or all that is known of it.
    """

    kind: str
    department: str
    template: str
    path: str
    context: Mapping[str, object]
    origins: Mapping[str, Place] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    day: PartialDate | None = None

    def origin(self, key: str) -> Place | None:
        """Where the value of `key` (`ky.ho_ten`) comes from: its own place or that of the group that it stands in."""
        while key:
            if key in self.origins:
                return self.origins[key]
            key = key.rpartition(".")[0]
        return None


def texts_in(value: object) -> Iterator[str]:
    """Every text in a context or a part of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
