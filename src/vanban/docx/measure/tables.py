"""Tables set into rows: widths of columns, borders of cells, heights."""

from vanban.docx.measure.blocks import SetCell, SetRow, SetTable, stack
from vanban.docx.measure.inline import unfolded
from vanban.docx.measure.limits import MAX_TABLE_DEPTH, TooMuchError
from vanban.docx.measure.names import MM_PER_TWIP, VAL, Element, W, first_child, local, on, twips, whole
from vanban.docx.measure.setter import Setter
from vanban.docx.measure.table_styles import NO_EDGE, Edge, Part, TableStyle, edges, paddings
from vanban.frozen import frozen
from vanban.layout.measured import Cell

_WORD_2013 = 15
_LEAST_MM = 1.0
_MAX_SPAN = 200
_TC, _TR = f"{W}tc", f"{W}tr"
_TCPR, _TRPR, _EXCEPTIONS, _BORDERS = f"{W}tcPr", f"{W}trPr", f"{W}tblPrEx", f"{W}tblBorders"


@frozen
class _Source:
    """A row or cell as the file has it, and its properties by name."""

    element: Element
    said: dict[str, Element]


def set_table(
    setter: Setter, element: Element, left_mm: float, right_mm: float, cells: tuple[Cell, ...]
) -> SetTable:
    """One table between these edges; `cells`: those that it stands in."""
    if len(cells) >= MAX_TABLE_DEPTH:
        raise TooMuchError(f"Bảng lồng nhau quá {MAX_TABLE_DEPTH} lớp.")
    book = setter.book
    book.tables += 1
    number, section = book.tables, setter.section
    style = TableStyle(element, book.styles)
    rows = _sources(element, _TR, _TRPR)
    cells_of = [_sources(row.element, _TC, _TCPR) for row in rows]
    grid = _grid(element, rows, cells_of, right_mm - left_mm, style)
    left = _left(style, sum(grid), left_mm, right_mm, book.settings.compatibility, nested=bool(cells))
    first = next(element.iter(f"{W}p"), None)
    table = SetTable(
        number=number,
        section=section,
        rows=[],
        left_mm=left,
        right_mm=left + sum(grid),
        nested=bool(cells),
        index=-1 if first is None else setter.number(first),
    )
    for at, (row, inside) in enumerate(zip(rows, cells_of, strict=True)):
        table.rows.append(_row(setter, row, inside, at, len(rows), grid, table, style, cells))
    _heights(table)
    return table


def _sources(parent: Element, tag: str, properties_tag: str) -> list[_Source]:
    """The rows or cells in `parent`."""
    found = []
    for element in unfolded(parent):
        if element.tag == tag:
            properties = first_child(element, properties_tag)
            said = {} if properties is None else {local(child): child for child in properties}
            found.append(_Source(element, said))
    return found


def _left(
    style: TableStyle, width: float, left_mm: float, right_mm: float, compatibility: int, nested: bool
) -> float:
    """Where its first column begins. Before Word 2013 the text of the first cell, not its edge, is in line."""
    floating = style.own("tblpPr")
    if floating is not None:
        align = floating.get(f"{W}tblpXSpec") or ""
        x = (twips(floating.get(f"{W}tblpX")) or 0.0) * MM_PER_TWIP
        if floating.get(f"{W}horzAnchor") == "page" and not align and not nested:
            return x
    else:
        align, x = "", 0.0
        justified = style.own("jc")
        align = "" if justified is None else justified.get(VAL) or ""
    if align == "center":
        return (left_mm + right_mm - width) / 2
    if align in ("right", "end", "outside"):
        return right_mm - width
    padding = style.padding["left"] if compatibility < _WORD_2013 else 0.0
    return left_mm + x + (style.indent - padding) * MM_PER_TWIP


def _measure(element: Element | None, of_mm: float) -> float | None:
    """A `w:tblW` or `w:tcW` in millimetres; None when it is automatic."""
    if element is None:
        return None
    kind, text = element.get(f"{W}type") or "dxa", element.get(f"{W}w") or ""
    if text.endswith("%"):
        return (twips(text[:-1]) or 0.0) / 100 * of_mm or None
    value = twips(text)
    if not value or kind in ("auto", "nil"):
        return None
    return value / 5000 * of_mm if kind == "pct" else value * MM_PER_TWIP


def _grid(
    element: Element, rows: list[_Source], cells_of: list[list[_Source]], room_mm: float, style: TableStyle
) -> list[float]:
    """Widths of the grid's columns; what the cells say of themselves comes before the table's own grid."""
    said = _measure(style.own("tblW"), room_mm)
    grid = [
        (twips(column.get(f"{W}w")) or 0.0) * MM_PER_TWIP
        for column in element.findall(f"{W}tblGrid/{W}gridCol")
    ]
    spans = [[(_span(cell), cell.said.get("tcW")) for cell in cells] for cells in cells_of[:50]]
    count = min(max([len(grid), *(sum(span for span, _ in row) for row in spans)]), 500)
    grid += [0.0] * (count - len(grid))
    settled: dict[int, float] = {}
    of = said or room_mm
    for row, row_spans in zip(rows, spans, strict=False):
        at = _before(row)
        for span, width in row_spans:
            own = _measure(width, of)
            if span == 1 and own is not None and at < count and at not in settled:
                settled[at] = own
            at += span
    for at, width in settled.items():
        grid[at] = width
    known = sum(grid)
    unknown = [at for at, width in enumerate(grid) if width <= 0]
    if unknown:
        share = max(((said or room_mm) - known) / len(unknown), _LEAST_MM)
        for at in unknown:
            grid[at] = share
    if grid and said and not settled and abs(sum(grid) - said) > _LEAST_MM:
        factor = said / sum(grid)
        grid = [width * factor for width in grid]
    return grid


def _span(cell: _Source) -> int:
    """Grid columns that a cell takes."""
    said = cell.said.get("gridSpan")
    return 1 if said is None else min(max(whole(said.get(VAL), 1), 1), _MAX_SPAN)


def _before(row: _Source) -> int:
    """Grid columns left out before a row's first cell."""
    said = row.said.get("gridBefore")
    return 0 if said is None else min(max(whole(said.get(VAL)), 0), _MAX_SPAN)


def _row(
    setter: Setter,
    row: _Source,
    cells: list[_Source],
    at: int,
    count: int,
    grid: list[float],
    table: SetTable,
    style: TableStyle,
    outer: tuple[Cell, ...],
) -> SetRow:
    column, said = _before(row), row.said
    exceptions = first_child(row.element, _EXCEPTIONS)
    special = {} if exceptions is None else edges(first_child(exceptions, _BORDERS))
    height = said.get("trHeight")
    set_row = SetRow(
        cells=[],
        cant_split="cantSplit" in said and on(said["cantSplit"]),
        header="tblHeader" in said and on(said["tblHeader"]),
        least_mm=0.0 if height is None else (twips(height.get(VAL)) or 0.0) * MM_PER_TWIP,
        exact=height is not None and height.get(f"{W}hRule") == "exact",
    )
    for order, cell in enumerate(cells):
        span = _span(cell)
        left = table.left_mm + sum(grid[:column])
        right = left + (sum(grid[column : column + span]) or _LEAST_MM)
        part = style.part(at, order, count - 1, len(cells) - 1)
        own = _own_edges(
            cell, {**part.borders, **special}, at == 0, at == count - 1, order == 0, order == len(cells) - 1
        )
        place = (*outer, Cell(table.number, at + 1, order + 1))
        set_cell = _cell(setter, cell, left, right, style, own, place, part)
        set_cell.column = column
        set_row.cells.append(set_cell)
        column += span
    return set_row


def _cell(
    setter: Setter,
    cell: _Source,
    left: float,
    right: float,
    style: TableStyle,
    own: dict[str, Edge],
    place: tuple[Cell, ...],
    part: Part,
) -> SetCell:
    said = cell.said
    padding = {**style.padding, **paddings(said.get("tcMar"))}
    inner_left = left + padding["left"] * MM_PER_TWIP
    inner_right = max(right - padding["right"] * MM_PER_TWIP, inner_left + _LEAST_MM)
    merged = (said["vMerge"].get(VAL) or "continue") if "vMerge" in said else ""
    blocks = list(setter.blocks(cell.element, inner_left, inner_right, place, part))
    set_cell = SetCell(
        blocks=blocks,
        left_mm=left,
        right_mm=right,
        inner=(inner_left, inner_right),
        padding_mm=(padding["top"] * MM_PER_TWIP, padding["bottom"] * MM_PER_TWIP),
        edges=own,
        merged=merged,
        v_align=said["vAlign"].get(VAL) or "top" if "vAlign" in said else "top",
    )
    set_cell.height_mm = stack(blocks) + sum(set_cell.padding_mm)
    return set_cell


def _own_edges(
    cell: _Source, table: dict[str, Edge], first_row: bool, last_row: bool, first: bool, last: bool
) -> dict[str, Edge]:
    """The borders of one cell: its own, else the table's outer or inner ones."""
    own = edges(cell.said.get("tcBorders"))
    inherited = {
        "top": table.get("top" if first_row else "insideH", NO_EDGE),
        "bottom": table.get("bottom" if last_row else "insideH", NO_EDGE),
        "left": table.get("left" if first else "insideV", NO_EDGE),
        "right": table.get("right" if last else "insideV", NO_EDGE),
    }
    return {side: own.get(side, edge) for side, edge in inherited.items()}


def _heights(table: SetTable) -> None:
    """Each row as high as its highest cell; a cell over several rows lengthens the last of them."""
    for row in table.rows:
        tallest = max((cell.height_mm for cell in row.cells if not cell.merged), default=0.0)
        row.height_mm = row.least_mm if row.exact else max(tallest, row.least_mm)
    for at, row in enumerate(table.rows):
        for cell in row.cells:
            if cell.merged != "restart":
                continue
            last = at
            while last + 1 < len(table.rows) and _continues(table.rows[last + 1], cell.column):
                last += 1
            cell.span_rows = last - at + 1
            missing = cell.height_mm - sum(r.height_mm for r in table.rows[at : last + 1])
            if missing > 0 and not table.rows[last].exact:
                table.rows[last].height_mm += missing


def _continues(row: SetRow, column: int) -> bool:
    return any(cell.column == column and cell.merged == "continue" for cell in row.cells)
