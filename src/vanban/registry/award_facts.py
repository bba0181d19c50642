"""The country's law of awards with an office's own laid over it, as it stands on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from vanban.data.award_law import (
    AwardLaw,
    AwardVersion,
    ConditionText,
    Fact,
    FormText,
    Ground,
    Lasting,
    NomineeKind,
    Paper,
    PrizeRule,
    SalaryVersion,
)
from vanban.data.source import parse_source
from vanban.data.timeline import version_on
from vanban.data.validation import validate

Row = TypeVar("Row", bound=Lasting)

_FACTS: Mapping[Fact, str] = {"he_so": "coefficient", "tham_quyen": "authority", "dieu_khoan": "clause"}
_NOT_FACTS = {"since", "until", "unverified", "source"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an award on a day: its fields by their English names, and which facts are unconfirmed."""

    fields: Mapping[str, Any]
    unverified: frozenset[Fact]


@dataclass(frozen=True, eq=False)
class Facts:
    """The country's law and the office's own."""

    country: AwardLaw
    own: AwardLaw

    def awards_on(self, day: date) -> dict[str, Standing]:
        """Every award of that day; an office's entry says only what it changes."""
        ids = dict.fromkeys([*self.country.awards, *self.own.awards])
        found = {id: self._standing(id, day) for id in ids}
        return {id: standing for id, standing in found.items() if standing}

    def salary_on(self, day: date) -> SalaryVersion | None:
        """The base salary of that day; the office's when both have one of the same first day."""
        by_day = {row.since: row for row in (*self.country.salaries, *self.own.salaries)}
        return version_on(list(by_day.values()), day)

    def prize_rule_on(self, day: date) -> PrizeRule:
        """How prizes are worked out for a decision of that day."""
        return next(_in_force((*self.own.prizes, *self.country.prizes), day))

    def council_on(self, day: date) -> list[ConditionText]:
        """What holds for the meeting; what the office says of a matter takes the place of the country's."""
        own = list(_in_force(self.own.council, day))
        said = {rule.demand for rule in own}
        return own + [rule for rule in _in_force(self.country.council, day) if rule.demand not in said]

    def form_on(
        self, day: date, paper: Paper, award: str, target: NomineeKind, ground: Ground, province: str
    ) -> FormText | None:
        """The form for a paper: the office's before the country's, a narrower one before one for more."""

        def fits(form: FormText) -> bool:
            return (
                form.paper == paper
                and form.target in (None, target)
                and _holds(award, form.awards)
                and _holds(ground, form.grounds)
                and _holds(province, form.provinces)
            )

        for law in (self.own, self.country):
            fitting = [form for form in _in_force(law.forms, day) if fits(form)]
            if fitting:
                return max(fitting, key=_narrowness)
        return None

    def _standing(self, id: str, day: date) -> Standing | None:
        versions = [*_so_far(self.country.awards.get(id, ()), day)]
        versions += _so_far(self.own.awards.get(id, ()), day)
        if not versions or not (versions[0].title or "").strip():
            return None
        fields: dict[str, Any] = {}
        unverified: set[Fact] = set()
        for version in versions:
            said = {name: getattr(version, name) for name in version.model_fields_set - _NOT_FACTS}
            fields |= {name: value for name, value in said.items() if value is not None}
            unverified -= {fact for fact, field in _FACTS.items() if said.get(field) is not None}
            unverified |= set(version.unverified)
        return Standing(fields, frozenset(unverified))


def in_force(rows: Iterable[Row], day: date) -> list[Row]:
    """Those rows that hold on `day`."""
    return list(_in_force(rows, day))


@cache
def country_law() -> AwardLaw:
    """The facts that come with the program."""
    raw = files("vanban.registry").joinpath("awards.yaml").read_bytes()
    return validate(parse_source(raw, "registry/awards.yaml"), AwardLaw)


def _in_force(rows: Iterable[Row], day: date) -> Iterator[Row]:
    return (row for row in rows if (row.since or date.min) <= day <= (row.until or date.max))


def _so_far(versions: Sequence[AwardVersion], day: date) -> list[AwardVersion]:
    """The versions that have begun, in order, when the last of them has not ended."""
    if version_on(versions, day) is None:
        return []
    begun = [version for version in versions if (version.since or date.min) <= day]
    return sorted(begun, key=lambda version: version.since or date.min)


def _holds(value: str, among: Sequence[str]) -> bool:
    return not among or value in among


def _narrowness(form: FormText) -> int:
    return sum(map(bool, (form.target, form.awards, form.grounds, form.provinces)))
