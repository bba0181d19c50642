"""The axes of charts."""

from decimal import Decimal
from math import ceil, floor
from typing import Literal, NamedTuple

from vanban.docx.charts.markup import NO_LINE, letters, line, number_format, shape, title

Side = Literal["b", "l", "t", "r"]
_GREY = "BFBFBF"
_STEPS = (1, 2, 5, 10)


class Scale(NamedTuple):
    """The ends of an axis of values and the distance of its numbers."""

    low: Decimal
    high: Decimal
    step: Decimal


def scale(values: list[str]) -> Scale:
    """From zero, or below it, to a round number over all `values`, in at most ten round steps."""
    numbers = [Decimal(0), *(Decimal(text) for text in values if text)]
    low, high = min(numbers), max(numbers) or Decimal(0 if min(numbers) else 1)
    step = _step((high - low) / 10)
    return Scale(step * floor(low / step), step * ceil(high / step), step)


def _step(least: Decimal) -> Decimal:
    """The least of 1, 2, 5, 10, 20, … that is not smaller than `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * n for n in _STEPS if power * n >= least)


def of_labels(
    id: int,
    crossed: int,
    side: Side,
    *,
    reverse: bool = False,
    at: Decimal | None = None,
    text: str = "",
    look: str = "",
    shown: bool = True,
) -> str:
    """An axis of labels. `at` is the value of the other axis where it stands; `look` how its line is drawn."""
    crosses = '<c:crosses val="autoZero"/>' if at is None else f'<c:crossesAt val="{at}"/>'
    return (
        f"<c:catAx>{_head(id, 'maxMin' if reverse else 'minMax', side)}{title(text)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"low" if shown else "none"}"/>{look or shape("", line("000000", 0.75))}{letters()}'
        f'<c:crossAx val="{crossed}"/>{crosses}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="50"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def of_values(
    id: int,
    crossed: int,
    side: Side,
    fixed: Scale | None,
    decimals: int = 0,
    *,
    crosses: str = "autoZero",
    text: str = "",
    text_at: tuple[float, float] | None = None,
    shown: bool = True,
) -> str:
    """An axis of values with thin lines over the plot; one that is not `shown` only measures.

    `text_at` is where its title begins, in parts of the chart's width and height; by default where the program likes.
    """
    ends = f'<c:max val="{fixed.high}"/><c:min val="{fixed.low}"/>' if fixed else '<c:min val="0"/>'
    step = f'<c:majorUnit val="{fixed.step}"/>' if fixed else ""
    grid = f"<c:majorGridlines>{shape('', line(_GREY, 0.5))}</c:majorGridlines>" if shown else ""
    return (
        f"<c:valAx>{_head(id, 'minMax', side, ends)}{grid}{title(text, side in ('l', 'r'), text_at)}"
        f'<c:numFmt formatCode="{number_format(decimals)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"nextTo" if shown else "none"}"/>'
        f'{shape("", NO_LINE)}{letters()}<c:crossAx val="{crossed}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _head(id: int, orientation: str, side: Side, ends: str = "") -> str:
    return (
        f'<c:axId val="{id}"/><c:scaling><c:orientation val="{orientation}"/>{ends}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>'
    )
