"""The course of a figure over the months: lines that differ in dash and marker, told apart in black and white too."""

from decimal import Decimal
from typing import NamedTuple

from vanban.docx.charts import axes
from vanban.docx.charts.data import Chart, Drawn, Series
from vanban.docx.charts.markup import (
    NOTHING,
    categories,
    labels_of_points,
    legend,
    line,
    numbers,
    series_name,
    shape,
    solid,
)

_HEIGHT_MM = 105.0
_LOW = Decimal("0.08")  # of the highest value: below such a point is no room for its value above the axis


class Look(NamedTuple):
    """How one line is drawn."""

    colour: str
    weight_pt: float
    dash: str
    marker: str
    filled: bool


_LOOKS = (
    Look("1F3864", 2.25, "solid", "circle", True),
    Look("595959", 1.5, "dash", "square", False),
    Look("7F6000", 1.5, "sysDot", "triangle", False),
    Look("404040", 1.5, "lgDashDot", "diamond", True),
)


def course(chart: Chart) -> Drawn:
    """Lines over the labels; the first is the one that matters, so its values stand beside its points."""
    lines = "".join(_line(n, one, chart) for n, one in enumerate(chart.series))
    plot = (
        '<c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{lines}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        f"{axes.of_labels(1, 2, 'b', text=chart.axis)}{axes.of_values(2, 1, 'l', None, text=chart.unit)}"
        f"{shape(NOTHING)}</c:plotArea>"
    )
    return Drawn(chart.labels, chart.series, plot, legend(), _HEIGHT_MM)


def _line(n: int, one: Series, chart: Chart) -> str:
    look = _LOOKS[n % len(_LOOKS)]
    outline = line(look.colour, look.weight_pt, look.dash)
    point = shape(solid(look.colour if look.filled else "FFFFFF"), line(look.colour, 1))
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{series_name(one.name, n + 1)}{shape("", outline)}'
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="6"/>{point}</c:marker>'
        f"{_values(chart) if n == 0 else ''}"
        f'{categories(chart.labels)}{numbers(one.values, n + 1)}<c:smooth val="0"/></c:ser>'
    )


def _values(chart: Chart) -> str:
    """The values of the first line, on the side where its nearest neighbour mostly is not."""
    first, *others = chart.series
    above = below = 0
    for n, text in enumerate(first.values):
        distances = [Decimal(one.values[n]) - Decimal(text) for one in others if text and one.values[n]]
        nearest = min(distances, key=abs, default=Decimal(0))
        above, below = above + (nearest > 0), below + (nearest < 0)
    if above <= below:
        return labels_of_points(chart.decimals, "t")
    highest = max(Decimal(text) for one in chart.series for text in one.values if text)
    low = [n for n, text in enumerate(first.values) if text and Decimal(text) < highest * _LOW]
    return labels_of_points(chart.decimals, "b", without=low)
