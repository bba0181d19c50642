"""Numbers typed by hand in a report's words, held against its figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from vanban.data.reporting import DONG
from vanban.figures.rates import points
from vanban.figures.results import Overview, Standing
from vanban.figures.sums import add_up

_HOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TYPED = re.compile(
    r"(?<![\w.,/-])(?P<number>\d[\d.]*(?:,\d+)?)\s*(?P<unit>%|tỷ đồng|triệu đồng|nghìn đồng|đồng|điểm phần trăm|điểm %)"
)


def disagreements(text: str, overview: Overview) -> Iterator[tuple[int, str]]:
    """Each line of `text` (from 1) with a rate or an amount that is none of the figures', and the sentence saying so.

    A number is held at the precision that it was typed with: `62,4%` agrees with a rate of 62,35.
    """
    known: _Known | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _TYPED.finditer(_HOLE.sub(" ", line)):
            known = known or _Known(overview)
            value = Decimal(
                found["number"].replace(".", "").replace(",", ".")
            )  # its unit tells how it is meant
            if not known.has(value, found["unit"]):
                yield number, f"“{found[0]}” không khớp số liệu nào của kỳ báo cáo này."


def _each(overview: Overview) -> Iterator[Standing]:
    for project in overview.projects:
        sums = add_up([project])
        yield Standing(project.code, project.name, sums, sums.rate(overview.basis))


class _Known:
    """Every rate, difference and amount that the figures of a report give."""

    def __init__(self, overview: Overview) -> None:
        parts = [*overview.by_source, *overview.by_group, *overview.by_department, *_each(overview)]
        self._rates = set(_rates(overview, parts))
        self._points = set(_points(overview, parts))
        sums = [overview.total, overview.before, overview.next_year, *(part.sums for part in parts)]
        self._amounts = {
            amount for one in sums if one for amount in one.amounts.values() if amount is not None
        }
        self._amounts |= {
            left for one in sums if one and (left := _left(one.amounts, overview.basis)) is not None
        }
        if overview.pace:
            self._amounts |= {overview.pace.missing, overview.pace.per_month}

    def has(self, value: Decimal, unit: str) -> bool:
        """Whether a figure reads so when it is rounded as far as `value` was."""
        decimals = max(0, -int(value.as_tuple().exponent))
        if unit == "%":
            return any(_rounded(rate, decimals) == value for rate in self._rates)
        if unit.startswith("điểm"):
            return any(_rounded(Fraction(abs(one)), decimals) == value for one in self._points)
        per = DONG[unit]  # type: ignore[index]  # the pattern has just these
        return any(_rounded(Fraction(amount, per), decimals) == value for amount in self._amounts)


def _rates(overview: Overview, parts: list[Standing]) -> Iterator[Fraction]:
    for sums in (overview.total, overview.before, overview.next_year, *(part.sums for part in parts)):
        for basis in ("plan_central", "plan_local"):
            if sums and (rate := sums.rate(basis)) is not None:
                yield rate
    yield from (part.year_ago for part in parts if part.year_ago is not None)
    yield from (part.before.rate(overview.basis) or Fraction(0) for part in parts if part.before)
    yield from (
        rate for rate in (overview.year_ago, overview.province_rate, overview.mean) if rate is not None
    )
    if overview.threshold:
        yield Fraction(overview.threshold.min_rate)
    if overview.pace:
        yield Fraction(overview.pace.target)


def _points(overview: Overview, parts: list[Standing]) -> Iterator[Decimal]:
    whole = overview.province_rate
    before = overview.before.rate(overview.basis) if overview.before else None
    own = (overview.total.rate(overview.basis), before, overview.year_ago)
    for now, then, year_ago in (
        own,
        *((part.rate, _before(part, overview), part.year_ago) for part in parts),
    ):
        yield from (
            points(now, other) for other in (then, year_ago, whole) if now is not None and other is not None
        )


def _before(part: Standing, overview: Overview) -> Fraction | None:
    return part.before.rate(overview.basis) if part.before else None


def _left(amounts: object, basis: str) -> int | None:
    assert isinstance(amounts, dict)
    plan, done = amounts[basis], amounts["cumulative"]
    return None if plan is None or done is None else plan - done


def _rounded(number: Fraction, decimals: int) -> Decimal:
    return Decimal(floor(number * 10**decimals + Fraction(1, 2))).scaleb(-decimals)
