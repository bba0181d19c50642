"""What a month's workbook says: one row per project, one per department. Money is whole đồng."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vanban.errors import Place
from vanban.frozen import frozen
from vanban.vietnamese.periods import Period

Field = Literal[
    "plan_central",  # kế hoạch vốn Thủ tướng Chính phủ giao
    "plan_local",  # kế hoạch vốn địa phương giao
    "carried_over",  # kế hoạch vốn năm trước kéo dài sang
    "disbursed",  # giải ngân trong tháng, của kế hoạch năm
    "cumulative",  # lũy kế giải ngân từ đầu năm, của kế hoạch năm
    "carried_cumulative",  # lũy kế giải ngân của vốn kéo dài
    "estimate_year_end",  # ước giải ngân đến 31/12
    "estimate_close",  # ước giải ngân đến 31/01 năm sau
]
"""The amounts of a row."""


@frozen
class Project:
    """One project in one month.

    `source` and `group` are keys of the campaign's `nguon_von` and `nhom_du_an`; `department` is an id of the
    register; `plan_year` tells January's two plan years apart. An amount is None where the cell is empty: not
    reported, never zero. `explanation` is what the clerk says about an unusual figure. `places` has the cell of each
    field that the row has, under the field's name (also `code`, `department`, …).
    """

    code: str
    name: str
    department: str
    investor: str
    source: str
    group: str
    plan_year: int
    amounts: Mapping[Field, int | None]
    explanation: str
    place: Place
    places: Mapping[str, Place]

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells a row from all others: a project has one for each of its sources and plan years."""
        return self.code, self.source, self.plan_year


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the workbook says of one department: when its report came, and where it stood a year ago."""

    department: str
    received_on: date | None
    last_year_cumulative: int | None
    last_year_plan: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class TypedTotal:
    """A subtotal that somebody typed: it is compared with ours, never added.

    `covers` are the positions, among the month's projects, of those that it stands for.
    """

    label: str
    covers: tuple[int, ...]
    amounts: Mapping[Field, int | None]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month's workbook. `closed_on` is the day up to which the figures go."""

    month: Period
    closed_on: date
    projects: tuple[Project, ...]
    receipts: Mapping[str, Receipt]
    totals: tuple[TypedTotal, ...]
    file: str
