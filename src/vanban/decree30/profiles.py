"""Profiles: which rules hold, how hard, and what this office has decided for itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from vanban.decree30.rules import Rule, rules


@dataclass(frozen=True, slots=True)
class Office:
    """What only the office knows; empty means that nobody said.

    `places`: names allowed before the date. `symbols`: issuing agency as on the letterhead → its
    abbreviation. `collegial`: agencies for which TM. is right. `academic_titles`: ranks and degrees may stand
    before a signer's name (armed forces, schools, hospitals).
    """

    places: tuple[str, ...] = ()
    symbols: Mapping[str, str] = field(default_factory=dict)
    collegial: tuple[str, ...] = ()
    academic_titles: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of rules. `strict` takes the severities of `nd30-strict`."""

    name: str
    rules: Mapping[str, Rule]
    strict: bool = False
    office: Office = Office()


@cache
def nd30() -> Profile:
    """The decree as it stands."""
    return Profile("nd30", rules())


@cache
def nd30_strict() -> Profile:
    """The decree, with what most offices let pass."""
    return Profile("nd30-strict", rules(), strict=True)
