"""One document that breaks one rule: a good document, the one change, and what must be found of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.decree30.kit.model import Block, Document, Paragraph, Section, Table

from vanban.decree30.profiles import Profile

Change = Callable[[Document], None]
CHECKED_ON = date(2026, 11, 20)
"""The day on which all documents of the kit are checked."""


@dataclass(frozen=True)
class Case:
    """`rule` without `ND30-`. `where`: words of the place in which it must be found.

    `along`: rules that come along by the nature of the thing, each with the reason. `severity`: when it isn't
    the only one that the rule may have.
    """

    rule: str
    good: str
    what: str
    change: Change
    where: str
    severity: str = ""
    along: Mapping[str, str] = field(default_factory=dict)
    profile: Profile | None = None

    @property
    def id(self) -> str:
        """The rule's whole id."""
        return f"ND30-{self.rule}"

    def document(self) -> Document:
        """The broken document."""
        from tests.decree30.kit.documents import good

        return good(self.good).changed(self.change)


def says(name: str, text: str) -> Change:
    """Other words for the first paragraph of this name."""

    def change(document: Document) -> None:
        document[name].text = text

    return change


def swaps(old: str, new: str) -> Change:
    """`new` for the first `old` in the document."""

    def change(document: Document) -> None:
        document.saying(old).swap(old, new)

    return change


def looks(name: str, **look: Any) -> Change:
    """Another look of all paragraphs of this name."""

    def change(document: Document) -> None:
        for paragraph in document.all(name):
            paragraph.look(**look)

    return change


def marks(words: str, **look: Any) -> Change:
    """Another look of some words only."""

    def change(document: Document) -> None:
        document.saying(words).mark(words, **look)

    return change


def line_looks(words: str, **look: Any) -> Change:
    """Another look of the whole paragraph that contains these words."""

    def change(document: Document) -> None:
        document.saying(words).look(**look)

    return change


def shapes(name: str, **shape: Any) -> Change:
    """Another shape of all paragraphs of this name."""

    def change(document: Document) -> None:
        for paragraph in document.all(name):
            _set(paragraph, shape)

    return change


def rule(name: str, **changes: Any) -> Change:
    """Another line under the last paragraph of this name; `width` in parts of its own length."""

    def change(document: Document) -> None:
        line = document.all(name)[-1].rule
        assert line is not None, name
        if "width" in changes:
            line.width_mm *= changes["width"]
        _set(line, {key: value for key, value in changes.items() if key != "width"})

    return change


def page(at: int = 0, **changes: Any) -> Change:
    """Another measure of a section's page."""

    def change(document: Document) -> None:
        _set(document.sections[at], changes)

    return change


def table(name: str, **changes: Any) -> Change:
    """Another property of the table of this name."""

    def change(document: Document) -> None:
        blocks, at = document.place(name)
        _set(blocks[at], changes)

    return change


def removes(*names: str) -> Change:
    """The first block of each name taken away."""

    def change(document: Document) -> None:
        for name in names:
            document.remove(name)

    return change


def inserts(name: str, *make: Callable[[], Block], after: bool = False) -> Change:
    """Blocks before or after the first block of this name."""

    def change(document: Document) -> None:
        document.insert(name, *(one() for one in make), after=after)

    return change


def both(*changes: Change) -> Change:
    """One after the other."""

    def change(document: Document) -> None:
        for one in changes:
            one(document)

    return change


def _set(thing: Paragraph | Section | Table | object, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if not hasattr(thing, key):
            raise AttributeError(f"{type(thing).__name__} has no {key}")
        setattr(thing, key, value)
