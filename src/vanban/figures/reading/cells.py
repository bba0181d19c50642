"""What a clerk typed into one cell, read as a person reads it. Money is whole đồng, never a binary float."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from vanban.data.decoding import FORBIDDEN
from vanban.vietnamese.dates import parse_date, short_date
from vanban.vietnamese.letters import nfc
from vanban.vietnamese.numbers import format_number, parse_number

Cell = str | float | bool | date | datetime | time | timedelta
"""What calamine gives: a number is always a float, an empty cell is the empty text."""

MOST_DONG = 10**18
"""No amount of money is larger."""

_TRACE = Decimal("0.01")  # đồng
_SHOWN = 40  # letters of a cell that is no number
_NOTHING = {"-", "–", "—", "_"}
_COMMAND = re.compile(r"\s*(?:[=@]|[+-]\s*[A-Za-z]+[(|!])")


class CellError(ValueError):
    """What is wrong with a cell (`what`) and what to do (`remedy`), as whole sentences."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def read_amount(cell: Cell, unit: int) -> int | None:
    """Money in whole đồng, of a cell in units of `unit` đồng; None when the cell is empty, 0 for a dash.

    Raises:
        CellError: it is no amount, or not of whole đồng.
    """
    if type(cell) is float:
        return _in_dong(_as_shown(cell), unit, _TRACE)
    if isinstance(cell, str):
        text = cell.strip()
        if not text:
            return None
        return 0 if text in _NOTHING else _in_dong(_typed(text), unit, Decimal(0))
    raise CellError(f"Ô này là {_kind(cell)}, không phải số tiền.", "Định dạng ô là số rồi ghi lại số tiền.")


def _as_shown(number: float) -> Decimal:
    """The number that Excel shows: it keeps 15 digits, what lies beyond is left of binary arithmetic.

    Raises:
        CellError: it is no finite number; programs can write one that Excel can't.
    """
    if not isfinite(number):
        raise CellError("Ô này không phải là một số có thật.", "Ghi lại số của ô này.")
    return Decimal(f"{number:.15g}")


def _typed(text: str) -> Decimal:
    if text.endswith("%"):
        raise CellError(f"“{text[:_SHOWN]}” là tỷ lệ, không phải số tiền.", "Ghi số tiền.")
    if len(text) > _SHOWN:
        raise CellError(f"“{text[:_SHOWN]} …” quá dài, không phải số tiền.", "Ghi số tiền.")
    try:
        return parse_number(text)
    except ValueError as error:
        has_words = any(letter.isalpha() for letter in text)
        raise CellError(
            str(error), "Chỉ ghi số; đơn vị tính ghi một lần ở đầu bảng." if has_words else ""
        ) from None


def _in_dong(number: Decimal, unit: int, trace: Decimal) -> int:
    """The amount in whole đồng, but for a `trace` that subtractions leave behind."""
    amount = number * unit
    whole = int(amount.to_integral_value())
    if abs(amount - whole) > trace:
        what = f"{format_number(number)} có phần lẻ nhỏ hơn một đồng."
        raise CellError(what, "Làm tròn đến đồng (hàm ROUND của Excel).")
    if abs(whole) > MOST_DONG:
        raise CellError("Số tiền này lớn hơn một tỷ tỷ đồng.", "Xem lại số và đơn vị tính.")
    return whole


def read_day(cell: Cell) -> date | None:
    """A day, of a date or of text such as `05/06/2024`; None when the cell is empty.

    Raises:
        CellError: it is no day.
    """
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case str() if not cell.strip():
            return None
        case str():
            try:
                return parse_date(cell)
            except ValueError as error:
                raise CellError(str(error), "Ghi ngày như 05/06/2024.") from None
        case _:
            raise CellError(f"Ô này là {_kind(cell)}, không phải ngày.", "Ghi ngày như 05/06/2024.")


def read_text(cell: Cell) -> str:
    """Words on one line; a number as its digits.

    Raises:
        CellError: it looks like a formula or a command, which Excel could run, or has letters that can't be printed.
    """
    if isinstance(cell, str):
        text = nfc(" ".join(cell.split()))
        if not text.isprintable() and (found := FORBIDDEN.search(text)):
            what = f"Ô này có ký tự không in được (U+{ord(found[0]):04X})."
            raise CellError(what, "Gõ lại chữ trong ô.")
        if text[:1] in "=@+-" and text and _COMMAND.match(text):
            what = f"“{text[:40]}” bắt đầu bằng dấu “{text[0]}” như một công thức."
            raise CellError(what, "Bỏ dấu ấy nếu đây là chữ; xóa ô nếu không biết từ đâu ra.")
        return text
    if type(cell) is float:
        return f"{_as_shown(cell):f}"
    if isinstance(cell, date):
        return short_date(cell)
    raise CellError(f"Ô này là {_kind(cell)}, không phải chữ.", "Định dạng ô là Text rồi ghi lại.")


def read_year(cell: Cell) -> int | None:
    """A year; None when the cell is empty.

    Raises:
        CellError: it is none.
    """
    text = read_text(cell)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise CellError(f"“{text}” không phải là năm.", "Ghi bốn chữ số như 2024.")
    return int(text)


def _kind(cell: object) -> str:
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case datetime():
            return f"ngày {short_date(cell.date())}"
        case date():
            return f"ngày {short_date(cell)}"
        case time() | timedelta():
            return "giờ"
        case float():
            return f"số {format_number(_as_shown(cell))}"
        case _:
            return "giá trị lạ"
