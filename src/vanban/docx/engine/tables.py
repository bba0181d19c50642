"""The column list of a table after rows have grown or shrunk: as many columns as the widest row has cells."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fit_columns(xml: str) -> str:
    """Give every table of the part as many columns as its rows have; its whole width stays."""
    from lxml import etree

    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    for table in root.iter(f"{_W}tbl"):
        grid = table.find(f"{_W}tblGrid")
        if grid is not None:
            _add_columns(grid, max(map(len, _rows(table)), default=0))
            _remove_columns(grid, max((sum(map(_span, row)) for row in _rows(table)), default=0))
    return str(etree.tostring(root, encoding="unicode"))


def has_uneven_rows(xml: str) -> bool:
    """Does a table hold a row that does not fill its columns? Losing other rows would change them."""
    from lxml import etree

    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    for table in root.iter(f"{_W}tbl"):
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        if any(sum(map(_span, row)) != columns for row in _rows(table) if len(row) > 1):
            return True
    return False


def _rows(table: Any) -> list[list[Any]]:
    return [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]


def _span(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "1" if span is None else span.get(f"{_W}val")
    return int(value) if value.isdigit() else 1


def _add_columns(grid: Any, cells: int) -> None:
    """New columns at the end; all shrink so that the table keeps its width."""
    from lxml import etree

    columns = grid.findall(f"{_W}gridCol")
    missing = cells - len(columns)
    width = sum(_width(column) for column in columns)
    if missing <= 0 or not columns or width <= 0:
        return
    share, before = width / cells, width / len(columns)
    for column in columns:
        column.set(f"{_W}w", str(int(_width(column) * share / before)))
    for _ in range(missing):
        etree.SubElement(grid, f"{_W}gridCol", {f"{_W}w": str(int(share))})


def _remove_columns(grid: Any, cells: int) -> None:
    """The last columns go; the others share their width."""
    columns = grid.findall(f"{_W}gridCol")
    kept, gone = columns[:cells], columns[cells:]
    if not gone or not kept:
        return
    extra = int(sum(_width(column) for column in gone) / len(kept))
    for column in gone:
        grid.remove(column)
    for column in kept:
        column.set(f"{_W}w", str(int(_width(column) + extra)))


def _width(column: Any) -> float:
    return float(column.get(f"{_W}w") or 0)
