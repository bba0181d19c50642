"""What was recognised of a document, and how sure that is."""

from dataclasses import dataclass

CERTAIN, LIKELY, UNSURE, MISSING = 100, 85, 50, 0
"""Percent, as a clerk reads them: found and confirmed; found; to be looked at; not in the file."""


@dataclass(frozen=True, slots=True)
class Found:
    """One component: its Vietnamese name, what it says, how sure that is in percent, and what to look at."""

    name: str
    words: str
    certainty: int = LIKELY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited in `text[start:end]`, as much of it as is written."""

    kind: str
    start: int
    end: int
    number: str = ""
    said: str = ""
    agency: str = ""
    title: str = ""
    is_law: bool = False
