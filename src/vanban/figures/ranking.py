"""Who stands where: departments by rate, then amount, then name; those without a plan or figures are not ranked."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from vanban.figures.results import Light, Standing
from vanban.vietnamese.sorting import agency_sort_key


def ranked(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those with a rate in order and numbered from 1, then the others by name."""
    found = list(standings)
    with_rate = sorted((one for one in found if one.rate is not None), key=_order)
    without = sorted((one for one in found if one.rate is None), key=lambda one: agency_sort_key(one.name))
    return (*(replace(one, rank=n) for n, one in enumerate(with_rate, start=1)), *without)


def _order(standing: Standing) -> tuple[object, ...]:
    done = standing.sums.amounts["cumulative"] or 0
    return -(standing.rate or Fraction(0)), -done, agency_sort_key(standing.name)


def mean_rate(standings: Iterable[Standing]) -> Fraction | None:
    """The mean of the ranked departments' rates, each counted alike."""
    rates = [one.rate for one in standings if one.rank is not None and one.rate is not None]
    return sum(rates, Fraction(0)) / len(rates) if rates else None


def light(rate: Fraction | None, least: Decimal | None, average: Fraction | None) -> Light | None:
    """Red below what the campaign's scenario demands or at nothing, yellow below the average, else green."""
    if rate is None:
        return None
    if rate == 0 or (least is not None and rate < Fraction(least)):
        return "do"
    return "vang" if average is not None and rate < average else "xanh"
