"""Figures as a report words them: money, rates, differences, lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from vanban.data.reporting import DONG, Unit
from vanban.figures.rates import DECIMALS, percent
from vanban.vietnamese.numbers import format_number, format_points, format_quotient

NOTHING = "-"  # in a table, where there is no such figure
_MILLION, _THOUSAND = DONG["triệu đồng"], DONG["tỷ đồng"] // DONG["triệu đồng"]


@dataclass(frozen=True, slots=True)
class Money:
    """How amounts are written where tables are in `unit`; a text never says more or less than its table."""

    unit: Unit

    def cell(self, amount: int | None) -> str:
        """An amount in a table, without its unit: whole, of tỷ đồng with three decimals."""
        if amount is None:
            return NOTHING
        return format_quotient(amount, DONG[self.unit], 3 if self.unit == "tỷ đồng" else 0)

    def text(self, amount: int) -> str:
        """An amount in a sentence: `1.234,567 tỷ đồng`, `850 triệu đồng`; in a finer unit where tables have one."""
        if self.unit in ("đồng", "nghìn đồng"):
            return f"{self.cell(amount)} {self.unit}"
        millions = (2 * abs(amount) + _MILLION) // (2 * _MILLION)
        sign = "-" if amount < 0 and millions else ""
        if millions < _THOUSAND:
            return f"{sign}{millions} triệu đồng"
        words = format_quotient(millions, _THOUSAND, 3).rstrip("0").rstrip(",")
        return f"{sign}{words} tỷ đồng"


def rate_text(rate: Fraction | None) -> str:
    """`62,35%`."""
    return NOTHING if rate is None else f"{rate_cell(rate)}%"


def rate_cell(rate: Fraction | None) -> str:
    """`62,35`, in a column whose heading says per cent."""
    if rate is None:
        return NOTHING
    if rate < 0:  # rounded as it is compared
        return format_number(percent(rate), DECIMALS)
    return format_quotient(rate.numerator, rate.denominator, DECIMALS)


def points_cell(difference: Decimal | None) -> str:
    """`+2,35`, `-0,10`."""
    if difference is None:
        return NOTHING
    return ("+" if difference > 0 else "") + format_number(difference, 2)


def points_text(difference: Decimal) -> str:
    """`2,35 điểm phần trăm`, without its sign."""
    return format_points(abs(difference))


def listed(names: Sequence[str]) -> str:
    """`Sở Tài chính; Sở Nội vụ; Sở Y tế`: names may have commas and `và` themselves."""
    return "; ".join(names)


def count(number: int) -> str:
    """A number of things: `05`, `12` (as such reports write numbers under 10)."""
    return format_number(number) if number >= 10 or number == 0 else f"0{number}"
