"""Every number in the prose of the sample year's reports, found in the rows of the workbooks."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.figures import raw

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Order, items
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[3]
REF = "giai-ngan-von-dau-tu-cong/2024"
FIGURE = re.compile(
    r"(?<![\w.,/])(\d[\d.]*(?:,\d+)?)[\s\u00a0]*(%|tỷ[\s\u00a0]đồng|triệu[\s\u00a0]đồng|điểm[\s\u00a0]phần)"
)


@cache
def reports(month: str) -> list[Document]:
    found = [item.result for item in items(Workspace.find(ROOT), Order(REF, period=parse_period(month)))]
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def rounded(number: Decimal, decimals: int = 2) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def amounts(rows: Sequence[raw.Row]) -> Iterator[int]:
    """Every amount that some rows give, by themselves and together."""
    for field in (
        "central",
        "local",
        "carried",
        "month",
        "cumulative",
        "carried_cumulative",
        "year_end",
        "close",
    ):
        yield raw.total(rows, lambda row, field=field: getattr(row, field))  # type: ignore[misc]  # bound on purpose


def rates(rows: Sequence[raw.Row], against: str = "local") -> Iterator[Decimal]:
    plan = raw.total(rows, lambda row: getattr(row, against))
    if plan:
        for field in ("cumulative", "year_end", "close"):
            yield rounded(Decimal(raw.total(rows, lambda row, f=field: getattr(row, f))) * 100 / plan)  # type: ignore[misc]


def carried_rate(rows: Sequence[raw.Row]) -> Iterator[Decimal]:
    plan = raw.total(rows, lambda row: row.carried)
    if plan:
        yield rounded(Decimal(raw.total(rows, lambda row: row.carried_cumulative)) * 100 / plan)


class Truth:
    """What the rows say of one set of projects, beside those of the whole."""

    def __init__(self, month: str, department: str | None) -> None:
        everything = raw.of_2024(month)
        own = [row for row in everything if department in (None, row.department)]
        before = raw.MONTHS[raw.MONTHS.index(month) - 1] if month != raw.MONTHS[0] else None
        groups = [own, *_parts(own, "source"), *_parts(own, "group")]
        if department is None:
            groups += _parts(everything, "department")
        next_year = [
            row for row in raw.rows(month) if row.year == 2025 and department in (None, row.department)
        ]
        groups.append(next_year)
        self.amounts = {
            rounded(Decimal(amount) / raw.MILLION, 0) for rows in groups for amount in amounts(rows)
        }
        self.rates = {rate for rows in groups for rate in (*rates(rows), *carried_rate(rows))}
        self.rates |= {*rates(own, "central"), *rates(everything), Decimal(95)}
        self.rates |= {Decimal(n) for n in (7, 27, 48, 85)}  # the campaign's own scenario
        now, whole = raw.rate(own), raw.rate(everything)
        pairs = raw.receipts(month)
        last = [pairs[name] for name in {row.department for row in own} if name in pairs]
        year_ago = rounded(Decimal(sum(one[0] for one in last)) * 100 / sum(one[1] for one in last))
        then = (
            raw.rate([row for row in raw.of_2024(before) if department in (None, row.department)])
            if before
            else None
        )
        self.rates |= {year_ago, *filter(None, (then, whole))}
        self.points = {
            abs(now - other) for other in (year_ago, then, whole) if now is not None and other is not None
        }
        departments = [raw.rate(rows) for rows in _parts(everything, "department")]
        known = [rate for rate in departments if rate is not None]
        exact = [
            Decimal(raw.total(rows, lambda row: row.cumulative))
            * 100
            / raw.total(rows, lambda row: row.local)
            for rows in _parts(everything, "department")
            if any(row.cumulative is not None for row in rows)
        ]
        self.rates |= {rounded(sum(exact, Decimal(0)) / len(known))}
        missing = raw.total(own, lambda row: row.local) * 95 // 100 - raw.total(
            own, lambda row: row.cumulative
        )
        left = {"2025-01": 1}.get(month, 13 - int(month[-2:]))
        self.amounts |= {rounded(Decimal(n) / raw.MILLION, 0) for n in (missing, -(-missing // left))}

    def has(self, number: Decimal, unit: str) -> bool:
        if unit == "%":
            return number in self.rates
        if unit.startswith("điểm"):
            return number in self.points
        return number * (1000 if unit.startswith("tỷ") else 1) in self.amounts


def _parts(rows: Sequence[raw.Row], of: str) -> list[list[raw.Row]]:
    return [
        [row for row in rows if getattr(row, of) == key]
        for key in dict.fromkeys(getattr(row, of) for row in rows)
    ]


def prose(document: Document) -> str:
    body = document.context["noi_dung"]
    assert isinstance(body, list)
    return "\n".join(paragraph["chu"] for paragraph in body)


@pytest.mark.parametrize("month", raw.MONTHS)
def test_every_number_of_a_months_reports_is_in_the_figures(month: str) -> None:
    seen = 0
    for document in reports(month):
        if document.kind == "don_doc":
            continue
        own = None if document.kind == "tong_hop_thang" else str(document.context["co_quan"])
        truth = Truth(month, own)
        for number, unit in FIGURE.findall(prose(document)):
            value = Decimal(number.replace(".", "").replace(",", "."))
            assert truth.has(value, unit), f"{document.path}: {number} {unit}"
            seen += 1
    assert seen > 21 * 10


def test_there_is_a_report_of_each_department_in_each_month() -> None:
    kinds = [document.kind for month in raw.MONTHS for document in reports(month)]
    assert kinds.count("bao_cao_thang") == 20 * 13
    assert kinds.count("tong_hop_thang") == 13
