"""Horizontal bars from the top down, and the average as a broken line through them.

No program draws a line series upright, and the ways round it (points on axes of their own, series lines) come out
differently in Word and in LibreOffice. The axis of a second, unseen series does not: it stands where it crosses the
values, at the average, in both. The average is also the first bar, so that the line can be read without a legend.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from vanban.docx.charts import axes
from vanban.docx.charts.data import Chart, Drawn, Series
from vanban.docx.charts.markup import (
    NOTHING,
    SIZE_PT,
    categories,
    hatched,
    labels_of_points,
    legend,
    line,
    manual_layout,
    numbers,
    series_name,
    shape,
    solid,
)
from vanban.docx.page.metrics import text_width_mm, wrap

_FILLS = ("9DB2C8", "D9D9D9", "5B7083")
_OUTLINE = line("404040", 0.5)
_AVERAGE = line("000000", 1.5, "dash")
_ROW_MM, _BAR_MM, _LINE_MM, _LABEL_GAP_MM = 6.5, 4.5, 4.4, 2.5
_NUMBERS_MM = 7.0  # of the axis
_VALUE_MM = 12.0  # behind the longest bar
_TALLEST_MM = 225.0  # a page has 257, and the chart's name stands below it
_WIDEST_LABELS = 0.4  # of the chart


class _Room(NamedTuple):
    """The height of the chart, the place of the bars and of the unit in parts of the chart."""

    height_mm: float
    left: float
    width: float
    bottom: float
    unit: tuple[float, float]


def bars(chart: Chart, width_mm: float) -> Drawn:
    """The bars of a chart that is `width_mm` wide."""
    average = next((one for one in chart.series if one.is_line and any(one.values)), None)
    given = [one for one in chart.series if not one.is_line]
    labels, hidden = chart.labels, []
    if average is not None:
        mean = next(filter(None, average.values))
        labels = (average.name, *labels)
        given = [Series(one.name, (mean, *one.values), False) for one in given]
        hidden = [Series(average.name, (mean,) * len(labels), True)]
    room = _room(labels, len(given), width_mm, chart.unit)
    return Drawn(
        labels,
        (*given, *hidden),
        _plot(chart, labels, given, hidden, room),
        legend() if len(given) > 1 else "",
        room.height_mm,
    )


def _room(labels: Sequence[str], bars_of_row: int, width_mm: float, unit: str) -> _Room:
    """Labels keep their room at the left, values at the right; rows are as far apart as labels need."""
    widest_mm = max((text_width_mm(label, SIZE_PT) for label in labels), default=0)
    left_mm = min(widest_mm + 2 * _LABEL_GAP_MM, width_mm * _WIDEST_LABELS)
    lines = [len(wrap(label, left_mm - _LABEL_GAP_MM, SIZE_PT)) for label in labels]
    crowded_mm = max((a + b for a, b in pairwise(lines)), default=0) / 2 * _LINE_MM
    row_mm = max(_ROW_MM, crowded_mm, bars_of_row * _BAR_MM)
    foot_mm = _NUMBERS_MM + (_LINE_MM if unit else 0)
    height_mm = min(_TALLEST_MM, row_mm * len(labels) + foot_mm)
    left, width = left_mm / width_mm, 1 - (left_mm + _VALUE_MM) / width_mm
    bottom = 1 - foot_mm / height_mm
    return _Room(height_mm, left, width, bottom, (left + width / 2, bottom + _NUMBERS_MM / height_mm))


def _plot(
    chart: Chart, labels: tuple[str, ...], given: Sequence[Series], hidden: Sequence[Series], room: _Room
) -> str:
    scale = axes.scale([text for one in given for text in one.values])
    mean_bar = _hatched_first() if hidden else ""
    seen = "".join(
        _series(n, one, labels, shape(solid(_FILLS[n % len(_FILLS)]), _OUTLINE), mean_bar, chart.decimals)
        for n, one in enumerate(given)
    )
    plot = _group(seen, (1, 2))
    plot += "".join(_group(_series(len(given), one, labels, shape(NOTHING)), (3, 4)) for one in hidden)
    plot += axes.of_labels(1, 2, "l", reverse=True)
    plot += axes.of_values(2, 1, "b", scale, crosses="max", text=chart.unit, text_at=room.unit)
    for one in hidden:
        mean, look = Decimal(one.values[0]), shape("", _AVERAGE)
        plot += axes.of_labels(3, 4, "r", reverse=True, at=mean, look=look, shown=False)
        plot += axes.of_values(4, 3, "t", scale, crosses="max", shown=False)
    place = manual_layout(room.left, 0.01, room.width, room.bottom - 0.01)
    return f"<c:plotArea>{place}{plot}{shape(NOTHING)}</c:plotArea>"


def _hatched_first() -> str:
    """The first bar is the average's."""
    look = shape(hatched("404040"), _OUTLINE)
    return f'<c:dPt><c:idx val="0"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'


def _series(
    n: int, one: Series, labels: tuple[str, ...], look: str, points: str = "", decimals: int | None = None
) -> str:
    values = labels_of_points(decimals, "outEnd", solid("FFFFFF")) if decimals is not None else ""
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{series_name(one.name, n + 1)}{look}'
        f'<c:invertIfNegative val="0"/>{points}{values}{categories(labels)}{numbers(one.values, n + 1)}</c:ser>'
    )


def _group(series: str, ids: Sequence[int]) -> str:
    used = "".join(f'<c:axId val="{id}"/>' for id in ids)
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="50"/>{used}</c:barChart>'
    )
