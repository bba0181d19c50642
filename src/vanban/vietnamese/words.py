"""Numbers and money in Vietnamese words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vanban.vietnamese.numbers import exact

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LIMIT = 10**27


@dataclass(frozen=True, slots=True)
class WordOptions:
    """Which of the accepted words to use.

    `empty_groups` reads three zeros inside a number aloud: một triệu không nghìn không trăm linh năm.
    """

    zero_tens: Literal["linh", "lẻ"] = "linh"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    four_after_tens: Literal["bốn", "tư"] = "bốn"
    empty_groups: bool = False


OFFICIAL = WordOptions()


def number_in_words(number: int | Decimal, *, options: WordOptions = OFFICIAL) -> str:
    """`number` in words, in small letters: một nghìn không trăm linh năm; âm ba phẩy năm.

    Decimals are read zero by zero, then as a number: 1,05 is một phẩy không năm, 2,35 hai phẩy ba mươi lăm;
    if more than three digits are left, one by one. Zeros at the end are not read.

    Raises:
        ValueError: it is 10^27 or more.
    """
    value = exact(number)
    whole, _, decimals = f"{value.copy_abs():f}".partition(".")
    if int(whole) >= _LIMIT:
        raise ValueError(f"Số {whole} quá lớn để đọc bằng chữ.")
    spoken = ["âm"] if value < 0 else []
    spoken += _whole(int(whole), options)
    if decimals.rstrip("0"):
        spoken += ["phẩy", *_decimals(decimals.rstrip("0"), options)]
    return " ".join(spoken)


def money_in_words(amount: int, *, exactly: bool = False, options: WordOptions = OFFICIAL) -> str:
    """`Một triệu không trăm linh năm nghìn đồng` for an amount in whole đồng; `exactly` adds `chẵn`."""
    words = f"{number_in_words(amount, options=options)} đồng"
    return words[0].upper() + words[1:] + (" chẵn" if exactly else "")


def _decimals(digits: str, options: WordOptions) -> list[str]:
    rest = digits.lstrip("0")
    zeros = ["không"] * (len(digits) - len(rest))
    return zeros + (_whole(int(rest), options) if len(rest) <= 3 else [_DIGITS[int(digit)] for digit in rest])


def _whole(number: int, options: WordOptions) -> list[str]:
    words: list[str] = []
    for level in (2, 1, 0):
        above, below = divmod(number, 10 ** (9 * level))
        unit = ["tỷ"] * level
        if block := above % 10**9:
            words += _below_billion(block, options, leading=not words) + unit
        elif words and below and options.empty_groups:
            words += [_DIGITS[0], *unit]
    return words or [_DIGITS[0]]


def _below_billion(number: int, options: WordOptions, *, leading: bool) -> list[str]:
    words: list[str] = []
    units: dict[int, list[str]] = {10**6: ["triệu"], 10**3: [options.thousand], 1: []}
    for size, unit in units.items():
        above, below = divmod(number, size)
        if group := above % 1000:
            words += _below_thousand(group, options, leading=leading) + unit
            leading = False
        elif not leading and below and options.empty_groups:
            words += [_DIGITS[0], *unit]
    return words


def _below_thousand(number: int, options: WordOptions, *, leading: bool) -> list[str]:
    """A group that leads the number is read as it is, any other with all three places."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or not leading else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words += ["mười"]
    elif ones and words:
        words += [options.zero_tens]
    if ones:
        words += [_ones(tens, ones, options)]
    return words


def _ones(tens: int, ones: int, options: WordOptions) -> str:
    after_tens = {1: "mốt", 4: options.four_after_tens, 5: "lăm"}
    if tens > 1 and ones in after_tens:
        return after_tens[ones]
    return "lăm" if tens == 1 and ones == 5 else _DIGITS[ones]
