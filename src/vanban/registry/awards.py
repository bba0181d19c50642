"""The law of emulation and awards by date: kinds of award, who decides them, what they demand, the money that goes with them.

The facts are in `awards.yaml`, each dated, with its clause and whether it was confirmed. An office adds to them or
changes them in `campaigns/registry/awards.yaml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from vanban.registry.law import LegalAct
from vanban.registry.provinces import Province

NomineeKind = Literal["tap_the", "ca_nhan"]
Authority = Literal["thu_tuong", "chu_tich_tinh", "thu_truong", "chu_tich_xa"]
"""Who decides: the Prime Minister, the province's chairman, the head of a department, a commune's chairman."""
Ground = Literal["chuyen_de", "cong_trang", "dot_xuat"]
"""Why something is awarded: a themed campaign, merit over time, a sudden feat."""
Demand = Literal["so_nam", "sang_kien", "phieu", "hop", "danh_hieu"]
"""What a condition is about: years with a title, initiatives, the share of votes, members present, a title held."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that an award demands. What is not `certain` can only be a warning.

    `value` is years or a share in per cent; `of` the ids of awards whose years are counted.
    """

    demand: Demand
    statement: str
    clause: str
    certain: bool
    value: Decimal | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormNumber:
    """The form of a report on achievements: `Mẫu số 07`, and the line that says what it was issued with."""

    number: str
    issued_with: str
    sections: str  # the key of the shared text: `chuyen_de_tap_the`
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
    coefficient: Decimal | None
    clause: str
    certain: bool
    protocol: int
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """The law that a dossier falls under by the day on which it is received."""

    acts: tuple[LegalAct, ...]
    notes: tuple[str, ...]  # what a person must confirm


class AwardBook:
    """The law book as it stands on a day for a province, the office's own entries over the country's."""

    def award(self, id: str) -> Award | None:
        """The award of that id."""
        raise NotImplementedError

    def named(self, name: str, target: NomineeKind) -> Award | None:
        """The award that a clerk calls so, in any usual spelling: `BK UBND tỉnh`, `Giấy khen của Giám đốc Sở`."""
        raise NotImplementedError

    def awards(self) -> Sequence[Award]:
        """All awards, the highest first."""
        raise NotImplementedError

    def form(self, award: Award, ground: Ground) -> FormNumber:
        """The form of the report on achievements."""
        raise NotImplementedError

    def regime(self, received_on: date) -> Regime:
        """The acts in force for a dossier received on that day, and what must be confirmed."""
        raise NotImplementedError

    def council_rules(self) -> Sequence[Condition]:
        """What holds for the council's meeting and its votes, whatever the award."""
        raise NotImplementedError


def base_salary(day: date) -> int:
    """The base salary (lương cơ sở) in force on `day`, in đồng."""
    raise NotImplementedError


def prize(award: Award, decided_on: date) -> int | None:
    """The money that goes with an award decided on that day, in whole đồng; None when none does."""
    raise NotImplementedError


def award_book(day: date, province: Province, overlay: object = None) -> AwardBook:
    """The law book on `day`; `overlay` is the office's own file."""
    raise NotImplementedError
