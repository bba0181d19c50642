"""The law of emulation and awards by date: who decides an award, what it demands, the money that goes with it.

The facts are in `awards.yaml`, each dated, with its clause and whether it was confirmed. An office adds to them or
changes them in `campaigns/registry/awards.yaml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil

from vanban.data.award_law import (
    SHARES,
    Authority,
    AwardLaw,
    ConditionText,
    Demand,
    Ground,
    NomineeKind,
    OwnAwardLaw,
    Paper,
    PrincipleId,
)
from vanban.errors import DataError, Problem
from vanban.registry.award_facts import Facts, Standing, country_law, in_force
from vanban.registry.award_faults import PLACEHOLDER, refuse_faults
from vanban.registry.award_names import Names
from vanban.registry.law import LegalAct, act_numbered
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import short_date

__all__ = [
    "Authority",
    "Award",
    "AwardBook",
    "Condition",
    "Demand",
    "FormNumber",
    "Ground",
    "NoAward",
    "NomineeKind",
    "Paper",
    "PrincipleId",
    "Regime",
    "RequiredPaper",
    "Salary",
]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that an award or a meeting demands. What is not `certain` can only be a warning.

    `value` is the least number of years, or the least share in per cent (exactly: 200/3 for two thirds); with `above`
    it must be exceeded. `of`: the ids of awards whose years or holders are counted. `ground`: it holds only for what
    is awarded for that.
    """

    demand: Demand
    statement: str
    clause: str
    certain: bool
    value: Fraction | None = None
    above: bool = False
    of: tuple[str, ...] = ()
    ground: Ground | None = None

    def met_by(self, found: Fraction | int) -> bool:
        """Whether so many years, or so many per cent, are enough."""
        if self.value is None:
            return True
        return found > self.value if self.above else found >= self.value


@dataclass(frozen=True, slots=True)
class FormNumber:
    """A form: `Mẫu số 08`, and the line `(Ban hành kèm theo Nghị định số 152/2025/NĐ-CP)`.

    `sections` is the key of the shared text: `chuyen_de_tap_the`.
    """

    number: str
    issued_with: str
    sections: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Award:
    """One award on one day. `coefficient` times the base salary is its prize; None: no money goes with it.

    `protocol` is its place from the highest (1) down. `certain` is about the coefficient.
    """

    id: str
    title: str  # `Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh`, with the words of the province's kind
    short: str  # `Bằng khen`
    is_title: bool  # danh hiệu thi đua, not hình thức khen thưởng
    target: NomineeKind
    authority: Authority
    authority_certain: bool
    coefficient: Decimal | None
    clause: str
    clause_certain: bool
    certain: bool
    protocol: int
    conditions: tuple[Condition, ...]

    def demanded(self, ground: Ground) -> tuple[Condition, ...]:
        """What it demands of something awarded for `ground`."""
        return tuple(one for one in self.conditions if one.ground in (None, ground))


@dataclass(frozen=True, slots=True)
class NoAward:
    """Why what a clerk wrote is no award, and the ids of the awards that may be meant."""

    reason: str
    instead: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper that a dossier must hold."""

    paper: Paper
    statement: str
    clause: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Salary:
    """The base salary (lương cơ sở) in đồng, and the decree that sets it."""

    amount: int
    basis: str


@dataclass(frozen=True, slots=True)
class Regime:
    """The law that a dossier falls under by the day on which it is received.

    `bases` are the lines to print: `Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;`.
    """

    acts: tuple[LegalAct, ...]
    bases: tuple[str, ...]
    notes: tuple[str, ...]  # what a person must confirm


@dataclass(frozen=True, eq=False)
class AwardBook:
    """The law book as it stands on a day for a province, the office's own entries over the country's."""

    day: date
    province: Province
    facts: Facts

    def award(self, id: str) -> Award | None:
        """The award of that id."""
        return self._by_id.get(id)

    def awards(self) -> Sequence[Award]:
        """All awards, the highest first."""
        return tuple(self._by_id.values())

    def named(self, name: str, target: NomineeKind) -> Award | None:
        """The award that a clerk calls so, in any usual spelling: `BK UBND tỉnh`, `Giấy khen của Giám đốc Sở`."""
        by_id = self._by_id.get(name.strip(" .").lower())
        meant = [by_id] if by_id else self._names.meant(name)
        fitting = dict.fromkeys(award for award in meant if award.target == target)
        return next(iter(fitting)) if len(fitting) == 1 else None

    def near(self, name: str, target: NomineeKind) -> tuple[Award, ...]:
        """Awards that may be meant by a name that is none, the likeliest first."""
        near = [award for award in self._names.near(name) if award.target == target]
        return tuple(dict.fromkeys(near))

    def why_none(self, name: str) -> NoAward | None:
        """Why there is no such award, where that is known: a Director gives no Bằng khen."""
        return next(iter(self._none.meant(name)), None)

    def form(self, award: Award, ground: Ground, paper: Paper = "bao_cao_thanh_tich") -> FormNumber | None:
        """The form of the report on achievements, or of another paper; None when none is known."""
        found = self.facts.form_on(self.day, paper, award.id, award.target, ground, self.province.id)
        if found is None:
            return None
        sections = f"{found.sections}_{award.target}" if paper == "bao_cao_thanh_tich" else found.sections
        issued_with = f"(Ban hành kèm theo {found.issued_with})"
        return FormNumber(f"Mẫu số {found.number}", issued_with, sections, not found.unverified)

    def required_papers(self, award: Award, ground: Ground) -> tuple[RequiredPaper, ...]:
        """What a dossier must hold for an award."""
        rows = in_force((*self.facts.country.papers, *self.facts.own.papers), self.day)
        return tuple(
            RequiredPaper(row.paper, row.statement, row.clause, not row.unverified)
            for row in rows
            if award.id in (row.awards or (award.id,)) and ground in (row.grounds or (ground,))
        )

    def regime(self, received_on: date) -> Regime:
        """The acts in force for a dossier received on that day, and what must be confirmed."""
        country, own = self.facts.country.regime, self.facts.own.regime
        acts = (act_numbered(number) for number in dict.fromkeys((*country.acts, *own.acts)))
        in_time = tuple(
            act for act in acts if act and act.begun <= received_on and not act.expired_on(received_on)
        )
        own_bases = (f"Căn cứ {row.text};" for row in in_force(own.bases, received_on))
        notes = in_force((*country.notes, *own.notes), received_on)
        return Regime(
            in_time,
            (*(act.basis for act in in_time if act.issued), *own_bases),  # a basis is cited with its day
            tuple(note.statement for note in notes),
        )

    def council_rules(self) -> Sequence[Condition]:
        """What holds for the council's meeting and its votes, whatever the award."""
        return tuple(map(_condition, self.facts.council_on(self.day)))

    def principle(self, id: PrincipleId) -> Condition:
        """A principle that holds for every award.

        `ky_luat`: none under discipline or inspection. `can_cu_chuyen_de`: themed and sudden awards are no basis for
        merit. `mot_lan`: one achievement, one award. `thu_truong_giay_khen`: a head of department gives Giấy khen and
        titles of their own authority only. `khong_can_thap_truoc`: a lower award need not come first.
        """
        found = {**self.facts.country.principles, **self.facts.own.principles}[id]
        return Condition("nguyen_tac", found.statement, found.clause, not found.unverified)

    def base_salary(self, day: date) -> Salary:
        """The base salary (lương cơ sở) in force on `day`.

        Raises:
            DataError: none is known for that day.
        """
        found = self.facts.salary_on(day)
        if found is None:
            what = f"Chưa có mức lương cơ sở cho ngày {short_date(day)}."
            remedy = "Sửa ngày quyết định, hoặc thêm luong_co_so vào campaigns/registry/awards.yaml."
            raise DataError(Problem(what, remedy))
        return Salary(found.amount, found.basis)

    def prize(self, award: Award, decided_on: date) -> int | None:
        """The money that goes with an award decided on that day, in whole đồng; None when none does.

        The base salary of that day times the coefficient of that day, rounded up to tens of thousands.

        Raises:
            DataError: no base salary is known for that day.
        """
        coefficient = self._coefficients(decided_on).get(award.id, award.coefficient)
        if coefficient is None:
            return None
        exact = Fraction(coefficient) * self.base_salary(decided_on).amount
        step = self.facts.prize_rule_on(decided_on).rounded_up_to
        return ceil(exact / step) * step

    def prize_clause(self, decided_on: date) -> str:
        """What prizes are given by: `Nghị định số 152/2025/NĐ-CP`."""
        return self.facts.prize_rule_on(decided_on).clause

    def _coefficients(self, day: date) -> Mapping[str, Decimal | None]:
        if day not in self._known_coefficients:
            standing = self.facts.awards_on(day)
            self._known_coefficients[day] = {id: _coefficient(one) for id, one in standing.items()}
        return self._known_coefficients[day]

    @cached_property
    def _known_coefficients(self) -> dict[date, Mapping[str, Decimal | None]]:
        return {}

    @cached_property
    def _by_id(self) -> Mapping[str, Award]:
        standing = self.facts.awards_on(self.day)
        awards = [_award(id, one, self.province) for id, one in standing.items()]
        return {award.id: award for award in sorted(awards, key=lambda award: award.protocol)}

    @cached_property
    def _names(self) -> Names[Award]:
        standing = self.facts.awards_on(self.day)
        named = [
            (name, award)
            for award in self.awards()
            for name in (award.title, *standing[award.id].fields.get("names", ()))
        ]
        return Names(self._abbreviations, named)

    @cached_property
    def _none(self) -> Names[NoAward]:
        rows = (*self.facts.own.no_such, *self.facts.country.no_such)
        named = [
            (name, NoAward(row.reason, row.instead, not row.unverified)) for row in rows for name in row.names
        ]
        return Names(self._abbreviations, named)

    @property
    def _abbreviations(self) -> Mapping[str, str]:
        return {**self.facts.country.abbreviations, **self.facts.own.abbreviations}


def award_book(day: date, province: Province, own: OwnAwardLaw | None = None) -> AwardBook:
    """The law book on `day`; `own` is the office's own file (`Workspace.award_law`).

    Raises:
        DataError: all that is wrong in the office's file, each with its place.
    """
    if own is not None:
        refuse_faults(country_law(), own)
    return AwardBook(day, province, Facts(country_law(), own.law if own else AwardLaw()))


def _award(id: str, standing: Standing, province: Province) -> Award:
    fields, unverified = standing.fields, standing.unverified
    words = {
        "goi": province.words.noun,
        "uy_ban": province.words.committee,
        "uy_ban_tat": province.words.committee_short,
    }
    return Award(
        id=id,
        title=PLACEHOLDER.sub(lambda found: words[found[1]], fields["title"]),
        short=fields["short"],
        is_title=fields["kind"] == "danh_hieu",
        target=fields["target"],
        authority=fields["authority"],
        authority_certain="tham_quyen" not in unverified,
        coefficient=_coefficient(standing),
        clause=fields["clause"],
        clause_certain="dieu_khoan" not in unverified,
        certain="he_so" not in unverified,
        protocol=fields["protocol"],
        conditions=tuple(map(_condition, fields.get("conditions", ()))),
    )


def _coefficient(standing: Standing) -> Decimal | None:
    return standing.fields.get("coefficient") or None


def _condition(text: ConditionText) -> Condition:
    return Condition(
        text.demand,
        text.statement,
        text.clause,
        not text.unverified,
        text.value and text.value * (100 if text.demand in SHARES else 1),
        text.above,
        text.of,
        text.ground,
    )
