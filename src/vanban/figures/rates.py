"""Rates as people read them: per cent with two decimals, differences in percentage points."""

from decimal import Decimal
from fractions import Fraction

DECIMALS = 2


def percent(rate: Fraction) -> Decimal:
    """The rate rounded half up to two decimals, once, from its exact value."""
    number, divisor = rate.numerator * 10**DECIMALS, rate.denominator
    return Decimal((2 * number + divisor) // (2 * divisor)).scaleb(-DECIMALS)


def points(now: Fraction, then: Fraction) -> Decimal:
    """The difference that a reader finds between the two printed rates."""
    return percent(now) - percent(then)
