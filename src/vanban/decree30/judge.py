"""The judge: components and measures in, findings out. Pure.

A check is a function that looks at one thing and yields what breaks a rule:

    @check("ND30-PAGE-03", "ND30-PAGE-04")
    def margins(look: Look) -> Iterator[Observation]: ...

It reads its numbers from the rules (`look.limit("ND30-PAGE-03", "tu_mm")`), never from itself. What a rule
says of kinds of documents, dates and severity is applied here, so that a check need not think of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from importlib import import_module
from pkgutil import iter_modules

from vanban.decree30 import checks
from vanban.decree30.findings import Finding, Observation, Severity
from vanban.decree30.profiles import Profile, nd30
from vanban.decree30.regime import in_another_file, outside
from vanban.decree30.rules import Rule
from vanban.decree30.running import bodies, running_text, usual_size_pt
from vanban.decree30.where import component_name, where
from vanban.layout.anatomy import Anatomy, Item


@dataclass(frozen=True)
class Look:
    """What a check sees: the document, the profile's rules, the day that the document is judged on, today."""

    anatomy: Anatomy
    profile: Profile = field(default_factory=nd30)
    on: date | None = None  # the day of signing; the day of checking for a document without one
    today: date | None = None  # the day of checking, if it is known

    @cached_property
    def bodies(self) -> tuple[tuple[Item, ...], ...]:
        """The body and those of what is issued with the document."""
        return tuple(bodies(self.anatomy))

    @cached_property
    def running_text(self) -> tuple[Item, ...]:
        """All items that are sentences."""
        return running_text(self.anatomy)

    @cached_property
    def body_size_pt(self) -> float | None:
        """The size that most letters of the running text have; None without any."""
        return usual_size_pt(self.running_text)

    def rule(self, id: str) -> Rule:
        """The rule as the profile has it."""
        return self.profile.rules[id]

    def limit(self, id: str, name: str) -> float:
        """One of a rule's numbers."""
        value = self.rule(id).limits[name]
        assert isinstance(value, float), f"{id}.{name} is {value!r}"
        return value

    def listed(self, id: str, name: str) -> tuple[str, ...]:
        """One of a rule's lists of words."""
        value = self.rule(id).limits[name]
        assert isinstance(value, tuple), f"{id}.{name} is {value!r}"
        return value


Check = Callable[[Look], Iterator[Observation]]
_checks: dict[Check, tuple[str, ...]] = {}


def check(*ids: str) -> Callable[[Check], Check]:
    """This function looks for breaches of these rules."""

    def remember(function: Check) -> Check:
        _checks[function] = ids
        return function

    return remember


@cache
def all_checks() -> Mapping[Check, tuple[str, ...]]:
    """Every check of the modules in `checks`, with the rules that it looks after."""
    for module in iter_modules(checks.__path__):
        import_module(f"{checks.__name__}.{module.name}")
    return dict(_checks)


def judge(
    anatomy: Anatomy, profile: Profile | None = None, on: date | None = None, *, words: bool = True
) -> list[Finding]:
    """All that breaks the profile's rules, grouped by component in the order of the page, the worst first in each.

    A document of the Party and a legal act are outside the decree: one finding says so and nothing is held
    against them. `on`: the day of checking, which counts for a document that bears no day of its own.
    """
    look = Look(anatomy, profile or nd30(), anatomy.dated or anatomy.since or on, on)
    if observation := outside(anatomy):
        return [_finding(look, observation)] if observation.rule in look.profile.rules else []
    wanted = {id for id, rule in look.profile.rules.items() if rule.applies(anatomy.type, look.on)}
    found = [
        _finding(look, observation)
        for function, ids in all_checks().items()
        if (words or not is_of_words(function)) and not wanted.isdisjoint(ids)
        for observation in function(look)
        if observation.rule in wanted and not in_another_file(anatomy, observation)
    ]
    if len(found) > 1:
        found.sort(key=partial(_turn, _order(look.profile)))
    return found


def _order(profile: Profile) -> dict[str, tuple[int, int]]:
    """Of each rule the place of its group, in the order of the page, and its own."""
    groups: dict[str, int] = {}
    return {
        id: (groups.setdefault(rule.group, place), place)
        for place, (id, rule) in enumerate(profile.rules.items())
    }


def _turn(order: Mapping[str, tuple[int, int]], finding: Finding) -> tuple[int, int, int]:
    group, place = order[finding.rule]
    return group, -finding.severity, place


def is_of_words(function: Check) -> bool:
    """It looks at words only, not at the page."""
    return function.__module__ == "vanban.decree30.checks.words"


def _finding(look: Look, observation: Observation) -> Finding:
    component = component_name(observation.spot, look.rule(observation.rule))
    return told(look.profile, observation, component, where(observation.spot, look.anatomy))


def told(profile: Profile, observation: Observation, component: str, where: str) -> Finding:
    """The finding that a clerk reads: the observation and what its rule says."""
    rule = profile.rules[observation.rule]
    own = rule.strict if profile.strict else rule.severity
    severity = min(own, observation.severity or own)
    return Finding(
        rule=rule.id,
        severity=severity if rule.certain else min(severity, Severity.WARNING),
        component=component,
        where=where,
        message=observation.what,
        measured=observation.measured,
        limit=observation.limit or rule.limit_text,
        clause=rule.clause,
        remedy=observation.remedy or rule.remedy,
        words=observation.words,
        mends=observation.mends if rule.mendable else (),
        spot=observation.spot,
    )
