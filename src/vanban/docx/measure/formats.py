"""The measures of one paragraph, from what the cascade gives."""

from dataclasses import field

from vanban.docx.measure.limits import MAX_TABS
from vanban.docx.measure.names import MM_PER_PT, MM_PER_TWIP
from vanban.docx.measure.properties import Properties
from vanban.frozen import frozen
from vanban.layout.measured import Align, LineSpacing

_AUTO_SPACE_PT = 14.0  # what Word puts for `beforeAutospacing`
_LINE_PT = 12.0  # the line that `beforeLines` counts in
_SINGLE = 240.0  # in the file's measure
SINGLE = LineSpacing("auto", 1.0)
_BODY_LEVEL = 9  # as an outline level: none


@frozen
class Format:
    """Indents and tab stops in millimetres from the column's edges, spacing in points. `tabs`: place and kind."""

    align: Align = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: LineSpacing = SINGLE
    contextual: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widows: bool = True
    outline_level: int | None = None
    tabs: tuple[tuple[float, str], ...] = ()
    borders: dict[str, tuple[str, float, str]] = field(default_factory=dict)
    frame: dict[str, str] = field(default_factory=dict)
    label_follow: str = "tab"


Formats = dict[tuple[float, str], Format]
"""Those of the same properties, by the size of the letters and what follows the label."""


def as_format(found: Properties, size_pt: float, label_follow: str = "tab") -> Format:
    """The format that these properties make for letters of this size."""
    level = found.get("outlineLvl", _BODY_LEVEL)

    def indent(key: str) -> float:
        characters = found.get(f"{key}Chars")
        if characters:
            return float(characters / 100 * size_pt * MM_PER_PT)
        return float(found.get(key, 0.0)) * MM_PER_TWIP

    def space(key: str) -> float:
        if found.get(f"{key}Auto"):
            return _AUTO_SPACE_PT
        lines = found.get(f"{key}Lines")
        return float(lines / 100 * _LINE_PT if lines else found.get(key, 0.0) / 20)

    return Format(
        align=found.get("jc", "left"),
        left_mm=indent("left"),
        right_mm=indent("right"),
        first_line_mm=indent("firstLine"),
        before_pt=space("before"),
        after_pt=space("after"),
        line=_line(found),
        contextual=found.get("contextualSpacing", False),
        keep_next=found.get("keepNext", False),
        keep_lines=found.get("keepLines", False),
        page_break_before=found.get("pageBreakBefore", False),
        widows=found.get("widowControl", True),
        outline_level=level if 0 <= level < _BODY_LEVEL else None,
        tabs=tuple(
            sorted(
                (position * MM_PER_TWIP, kind)
                for position, kind, _ in found.get("tabs", ())
                if kind not in ("clear", "bar")
            )[:MAX_TABS]
        ),
        borders={side: edge for side, edge in found.get("borders", {}).items() if edge[0] != "none"},
        frame=found.get("framePr", {}),
        label_follow=label_follow,
    )


def _line(found: Properties) -> LineSpacing:
    value, rule = found.get("line", _SINGLE), found.get("lineRule", "auto")
    if rule == "exact":
        return LineSpacing("exact", abs(value) / 20)
    if rule == "atLeast":
        return LineSpacing("at_least", abs(value) / 20)
    return LineSpacing("auto", value / _SINGLE if value > 0 else 1.0)
