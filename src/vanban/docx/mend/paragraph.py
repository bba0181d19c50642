"""Orders about whole paragraphs and about tables."""

from lxml import etree

from vanban.docx.mend.schema import W, drop, need, properties, set_flag, set_value, twips
from vanban.layout.mends import MendParagraph, MendTable

_START_ALIGNS = {"start": "left", "end": "right"}
_FLAGS = {"contextual_spacing": "contextualSpacing", "keep_next": "keepNext", "keep_lines": "keepLines"}


def mend_paragraph(paragraph: etree._Element, order: MendParagraph, styles: bytes) -> None:
    """Set one measure; what in the named styles (`styles`, their bytes) would outweigh it is turned off."""
    look = properties(paragraph)
    if order.what in _FLAGS:
        set_flag(look, _FLAGS[order.what], bool(order.value))
    elif order.what == "align":
        set_align(look, str(order.value))
    elif order.what == "line":
        set_line(look, float(order.value))
    elif order.what in ("before_pt", "after_pt"):
        set_gap(look, order.what.removesuffix("_pt"), float(order.value), styles)
    else:
        set_indent(look, order.what.removesuffix("_mm"), float(order.value), styles)


def set_align(look: etree._Element, align: str) -> None:
    """`left`, `center`, `right` or `both`."""
    known = look.find(f"{W}jc")
    if known is None or _START_ALIGNS.get(known.get(f"{W}val"), known.get(f"{W}val")) != align:
        set_value(look, "jc", align)


def set_line(look: etree._Element, times: float) -> None:
    """Line spacing in times single."""
    spacing = need(look, "spacing")
    spacing.set(f"{W}line", str(round(240 * times)))
    spacing.set(f"{W}lineRule", "auto")


def set_gap(look: etree._Element, side: str, gap_pt: float, styles: bytes) -> None:
    """The gap `before` or `after`; gaps in lines and automatic gaps, which outweigh it, are turned off."""
    spacing = need(look, "spacing")
    spacing.set(f"{W}{side}", str(round(gap_pt * 20)))
    for name in (f"{side}Lines", f"{side}Autospacing"):
        _turn_off(spacing, name, styles)


def set_indent(look: etree._Element, side: str, indent_mm: float, styles: bytes) -> None:
    """The indent at `left`, at `right`, or of the `first_line` (negative: hanging)."""
    indents = need(look, "ind")
    if side == "first_line":
        wanted, other = ("hanging", "firstLine") if indent_mm < 0 else ("firstLine", "hanging")
        drop(indents, other)
        for name in ("firstLineChars", "hangingChars"):
            _turn_off(indents, name, styles)
        indents.set(f"{W}{wanted}", twips(abs(indent_mm)))
        return
    logical = {"left": "start", "right": "end"}[side]
    drop(indents, logical)
    for name in (f"{side}Chars", f"{logical}Chars"):
        _turn_off(indents, name, styles)
    indents.set(f"{W}{side}", twips(indent_mm))


def _turn_off(element: etree._Element, name: str, styles: bytes) -> None:
    if f"w:{name}=".encode() in styles:
        element.set(f"{W}{name}", "0")
    else:
        drop(element, name)


def mend_table(table: etree._Element, order: MendTable) -> None:
    """Let the heading rows repeat, or keep every row whole."""
    rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    if order.what == "rows_whole":
        for row in rows:
            set_flag(properties(row), "cantSplit", True)
        return
    for row in rows[: _heading_rows(rows)]:
        set_flag(properties(row), "tblHeader", True)


def _heading_rows(rows: list[etree._Element]) -> int:
    """The first row, with those that its cells reach down into."""
    count = 1
    while count < len(rows) and any(map(_continues, rows[count].iter(f"{W}vMerge"))):
        count += 1
    return count if count < len(rows) else 1


def _continues(merge: etree._Element) -> bool:
    return bool(merge.get(f"{W}val", "continue") == "continue")
