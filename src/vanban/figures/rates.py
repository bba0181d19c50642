"""Rates as people read them: per cent with two decimals, differences in percentage points."""

from decimal import Decimal
from fractions import Fraction
from math import floor

DECIMALS = 2


def percent(rate: Fraction) -> Decimal:
    """The rate rounded half up to two decimals, once, from its exact value."""
    return Decimal(floor(rate * 10**DECIMALS + Fraction(1, 2))).scaleb(-DECIMALS)


def points(now: Fraction, then: Fraction) -> Decimal:
    """The difference that a reader finds between the two printed rates."""
    return percent(now) - percent(then)
