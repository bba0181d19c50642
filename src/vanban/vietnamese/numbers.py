"""Numbers as Vietnamese people write them: a dot between thousands, a comma before the decimals."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

_SPACES = re.compile(r"[\s\u2007\u2060]+")
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2011": "-"})
_PARTS = re.compile(r"(?P<open>\()?\s*(?P<sign>[-+]?)\s*(?P<digits>[0-9][0-9., ]*?)\s*%?\s*(?P<close>\))?")

_VIETNAMESE_MARKS = str.maketrans(",.", ".,")

_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)(?:,[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+,[0-9]+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)")
_ENGLISH_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_ENGLISH_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")


def parse_number(text: str) -> Decimal:
    """The number that a Vietnamese reader sees in `text`; no binary float on the way.

    Read: `1.234.567,8`, `1 234 567` (any kind of space), `2,5`, `-5`, `(1.234)` for minus 1234, `95%` as 95.
    `1.000` is one thousand. `1,234,567` and `1,234.5` are read too: they have only one meaning.

    Refused because they have two: `2.5` (2,5 typed the English way, or 2.500 cut short) and `1,234` (one and
    a bit, but beside `1,234,567` one thousand and more). `1,234%` and `0,234` can only be decimals.

    Raises:
        ValueError: it is no number or has two meanings; the sentence says how to write it.
    """
    spaced = _SPACES.sub(" ", text).strip().translate(_SIGNS)
    parts = _PARTS.fullmatch(spaced)
    if not parts or bool(parts["open"]) != bool(parts["close"]) or (parts["open"] and parts["sign"]):
        raise ValueError(f"“{text}” không phải là số. Viết như 1.234.567,8.")
    number = _read_digits(parts["digits"], text, is_percent="%" in spaced)
    return number.copy_negate() if number and (parts["sign"] == "-" or parts["open"]) else number


def _read_digits(digits: str, text: str, *, is_percent: bool) -> Decimal:
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _ENGLISH_THOUSANDS.fullmatch(digits) and not is_percent:
        thousands, decimals = digits.replace(",", "."), f"{digits}0"
        raise ValueError(
            f"“{text}” có hai cách hiểu. Viết {thousands} nếu là hàng nghìn, {decimals} nếu là số thập phân."
        )
    if any(form.fullmatch(digits) for form in (_PLAIN, _GROUPED, _DECIMAL)):
        return Decimal(digits.replace(".", "").replace(" ", "").replace(",", "."))
    if _ENGLISH_DECIMAL.fullmatch(digits):
        decimals = digits.replace(".", ",")
        raise ValueError(f"“{text}” có dấu chấm không chia hàng nghìn. Viết {decimals} nếu là số thập phân.")
    raise ValueError(f"“{text}” đặt dấu chấm, dấu phẩy sai chỗ. Viết như 1.234.567,8.")


def exact(number: int | Decimal) -> Decimal:
    """`number` as a finite Decimal.

    Raises:
        TypeError: it is a binary float, whose digits are not those that a person wrote.
        ValueError: it is infinite or no number.
    """
    if isinstance(number, float):
        raise TypeError(f"{number!r} is a binary float; give an int or a Decimal")
    decimal = Decimal(number)
    if not decimal.is_finite():
        raise ValueError(f"{decimal} không phải là số.")
    return decimal


def round_half_up(number: int | Decimal, decimals: int) -> Decimal:
    """`number` with that many decimals; a half goes away from zero, as accountants round."""
    value = exact(number)
    roomy = Context(prec=max(1, value.adjusted() + 2) + decimals)
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, roomy)


def format_number(number: int | Decimal, decimals: int | None = None) -> str:
    """`1.234.567,8`; rounded half up to so many `decimals`, or with every digit that the number has."""
    if type(number) is int and not decimals:
        return f"{number:,}".replace(",", ".")
    value = exact(number) if decimals is None else round_half_up(number, decimals)
    english = f"{value.copy_abs() if value.is_zero() else value:,f}"
    return english.translate(_VIETNAMESE_MARKS)


def format_quotient(number: int, divisor: int, decimals: int) -> str:
    """`number` / `divisor` rounded half up like `format_number`, exactly and by whole numbers alone."""
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled + divisor) // (2 * divisor)
    sign = "-" if number < 0 and whole else ""
    if not decimals:
        return sign + f"{whole:,}".replace(",", ".")
    whole, rest = divmod(whole, 10**decimals)
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:0{decimals}}"


def format_money(amount: int) -> str:
    """`1.234.567 đồng` for an amount in whole đồng."""
    return f"{format_number(amount)} đồng"


def format_rate(percent: int | Decimal, decimals: int | None = 2) -> str:
    """`58,16%` for the rate 58.16, given in per cent."""
    return f"{format_number(percent, decimals)}%"


def format_points(difference: int | Decimal, decimals: int | None = 2) -> str:
    """`2,35 điểm phần trăm` for the difference of two rates in per cent."""
    return f"{format_number(difference, decimals)} điểm phần trăm"
