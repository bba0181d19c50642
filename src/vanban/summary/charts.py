"""Charts as inline SVG, of the same data as a report's Word charts."""

from collections.abc import Iterator, Sequence
from html import escape

from vanban.documents.page import ChartContext, SeriesContext

_WIDTH, _LABELS, _NUMBERS = 760, 270, 60  # pixels: the whole, the names on the left, the numbers on the right
_BAR, _GAP = 18, 8
_PLOT = 260  # height of a line chart's plot
_LEFT, _FOOT = 44, 56
_STEPS = (0, 25, 50, 75, 100)


def chart(data: ChartContext) -> str:
    """A chart with its title; what it shows is also told to those who can't see it."""
    drawn = "".join(_bars(data) if data["loai"] == "cot_ngang" else _lines(data))
    return f"<figure>{drawn}<figcaption>{escape(data['ten'])}</figcaption></figure>"


def _bars(data: ChartContext) -> Iterator[str]:
    """A bar for each label, and what the line series says as a dashed line across them."""
    bars = next(one for one in data["chuoi"] if one["kieu"] == "cot")
    average = next((one for one in data["chuoi"] if one["kieu"] == "duong"), None)
    values = _values(bars)
    scale = (_WIDTH - _LABELS - _NUMBERS) / max([100.0, *(value or 0 for value in values)])
    height = len(values) * (_BAR + _GAP) + 30
    yield _open(height, data)
    numbers = []
    for n, (name, value) in enumerate(zip(data["nhan"], values, strict=True)):
        top = n * (_BAR + _GAP) + 24
        yield f'<text class="name" x="{_LABELS - 8}" y="{top + 13}">{escape(name)}</text>'
        if value is not None:
            width = round(max(value, 0) * scale, 1)
            yield f'<rect class="bar" x="{_LABELS}" y="{top}" width="{width}" height="{_BAR}"/>'
            numbers.append(
                f'<text class="value" x="{_LABELS + width + 5}" y="{top + 13}">{_shown(value)}</text>'
            )
    line = _values(average)[0] if average and average["gia_tri"] else None
    if average and line is not None:
        yield from _mean(average["ten"], line, round(_LABELS + line * scale, 1), height)
    yield from numbers  # over the line, which must not cross them out
    yield "</svg>"


def _mean(name: str, value: float, x: float, height: int) -> Iterator[str]:
    """The line of the average, named on the side that has room."""
    side = ' text-anchor="end"' if x > (_LABELS + _WIDTH) / 2 else ""
    yield f'<line class="mean" x1="{x}" x2="{x}" y1="18" y2="{height - 4}"/>'
    yield f'<text class="value" x="{x}" y="13"{side}>{escape(name)}: {_shown(value)}</text>'


def _lines(data: ChartContext) -> Iterator[str]:
    """A line for each series over the labels, broken where a value is missing."""
    labels = data["nhan"]
    series = data["chuoi"]
    height = _PLOT + _FOOT + 22 * ((len(series) + 1) // 2)
    step = (_WIDTH - _LEFT - 20) / max(1, len(labels) - 1)
    yield _open(height, data)
    for rate in _STEPS:
        y = _y(rate)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - 10}" y1="{y}" y2="{y}"/>'
        yield f'<text class="name" x="{_LEFT - 6}" y="{y + 4}">{rate}</text>'
    for n, label in enumerate(labels):
        yield f'<text class="tick" x="{round(_LEFT + n * step, 1)}" y="{_PLOT + 30}">{escape(label)}</text>'
    for number, one in enumerate(series):
        yield from _line(one, number, step, labels)
        x, y = _LEFT + (number % 2) * 350, _PLOT + _FOOT + 22 * (number // 2)
        yield f'<line class="s{number}" x1="{x}" x2="{x + 34}" y1="{y}" y2="{y}"/>'
        yield f'<text class="legend" x="{x + 42}" y="{y + 4}">{escape(one["ten"])}</text>'
    yield "</svg>"


def _line(series: SeriesContext, number: int, step: float, labels: Sequence[str]) -> Iterator[str]:
    run: list[str] = []
    for n, value in enumerate([*_values(series), None]):
        if value is not None:
            x, y = round(_LEFT + n * step, 1), _y(value)
            run.append(f"{x},{y}")
            told = f"{labels[n]}, {series['ten']}: {_shown(value)}"
            yield f'<circle class="s{number}" cx="{x}" cy="{y}" r="3"><title>{escape(told)}</title></circle>'
        elif run:
            yield f'<polyline class="s{number}" points="{" ".join(run)}"/>'
            run = []


def _open(height: int, data: ChartContext) -> str:
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(data["mo_ta"])}">'


def _y(rate: float) -> float:
    return round(12 + _PLOT * (1 - min(max(rate, 0), 110) / 110), 1)


def _values(series: SeriesContext) -> list[float | None]:
    """For drawing only: a hair's breadth makes no difference on a screen."""
    return [float(text) if text else None for text in series["gia_tri"]]


def _shown(value: float) -> str:
    return f"{value:.2f}%".replace(".", ",")
