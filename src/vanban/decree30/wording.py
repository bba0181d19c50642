"""How the judge reads and words what it found: blanks folded, figures as people write them, quotations."""

from collections.abc import Iterable
from decimal import Decimal

from vanban.vietnamese.letters import nfc
from vanban.vietnamese.numbers import format_number

_SHOWN = 60  # characters of a quotation


def plain(text: str) -> str:
    """The words in NFC, every run of blanks (no-break ones too) one space."""
    return " ".join(nfc(text).split())


def figure(value: float, decimals: int = 1) -> str:
    """`17,6`; `14`: no more decimals than it has."""
    rounded = round(Decimal(str(value)), decimals)
    return format_number(rounded.normalize() if rounded % 1 else rounded.to_integral_value())


def mm(value: float) -> str:
    """`17,6 mm`."""
    return f"{figure(value)} mm"


def pt(value: float) -> str:
    """`13,5 pt`."""
    return f"{figure(value, 2)} pt"


def percent(share: float) -> str:
    """`40%` for the share 0.4."""
    return f"{figure(share * 100, 0)}%"


def sizes(values_pt: Iterable[float]) -> str:
    """`12 pt`; `12, 13 và 14 pt`."""
    *rest, last = (figure(value, 2) for value in sorted(values_pt))
    return f"{', '.join(rest)} và {last} pt" if rest else f"{last} pt"


def quoted(text: str) -> str:
    """The words in quotation marks, blanks folded, cut when there are many."""
    words = " ".join(text.split())
    return f"“{words[:_SHOWN].rstrip()}…”" if len(words) > _SHOWN else f"“{words}”"
