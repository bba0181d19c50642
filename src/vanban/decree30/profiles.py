"""Profiles: which rules hold, how hard, and what this office has decided for itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from vanban.decree30.rules import Rule, rules
from vanban.errors import DataError, Problem

_NOT_PROFILES = ("departments", "awards")  # other files of the registry


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


def load_profile(name: str, registry: Path) -> Profile:
    """`nd30`, `nd30-strict`, or an office's own: `name`.yaml in the folder `registry`.

    Raises:
        DataError: there is no such profile, or all that is wrong in its file.
    """
    own = {p.stem: p for p in sorted(registry.glob("*.yaml")) if p.stem not in _NOT_PROFILES}
    if name in _DECREE:
        return _DECREE[name]()
    if name not in own:
        known = ", ".join([*_DECREE, *own])
        what = f"Không có hồ sơ kiểm tra nào tên là {name}."
        raise DataError(Problem(what, f"Các hồ sơ đang có: {known}."))
    from vanban.decree30.overlay import read_overlay  # brings pydantic, which the decree's own don't need

    shown = f"{registry.parent.name}/{registry.name}/{own[name].name}".lstrip("/")
    return read_overlay(own[name], shown)


_DECREE = {"nd30": nd30, "nd30-strict": nd30_strict}
