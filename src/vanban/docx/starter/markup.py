"""WordprocessingML by small functions; the formatting is in the styles that they name."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Literal, NamedTuple

from vanban.docx.starter.units import dxa, half_points

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CELL_TOP_MM, _CELL_SIDE_MM = 0.5, 0.8  # padding in a table with lines
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def run(text: str, style: str = "", drop_pt: float = 0) -> str:
    """A run of plain text, in a character style if one is named, `drop_pt` under the line."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = f"<w:rPr>{named}{lowered(drop_pt)}</w:rPr>" if style or drop_pt else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def lowered(drop_pt: float) -> str:
    """The property of letters that stand `drop_pt` under their line, as large as before."""
    return f'<w:position w:val="-{half_points(drop_pt)}"/>' if drop_pt else ""


def paragraph(style: str, *content: str) -> str:
    """A paragraph in `style`; each piece of `content` is text or the XML of a run."""
    runs = "".join(piece if piece.startswith("<w:") else run(piece) for piece in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def command(text: str) -> str:
    """A template's command that stands alone and leaves no paragraph: `{%p … %}`."""
    return paragraph("LenhMau", f"{{%p {text} %}}")


def note(text: str) -> str:
    """Words for whoever edits the template; they leave no paragraph."""
    return paragraph("LenhMau", f"{{#p {text} #}}")


def each(name: str, values: str, *body: str) -> str:
    """`body` again for each of `values`."""
    return command(f"for {name} in {values}") + "".join(body) + command("endfor")


def only_if(condition: str, *body: str) -> str:
    """`body` where `condition` holds."""
    return command(f"if {condition}") + "".join(body) + command("endif")


def either(condition: str, body: str, other: str) -> str:
    """`body` where `condition` holds, else `other`."""
    return command(f"if {condition}") + body + command("else") + other + command("endif")


class Cell(NamedTuple):
    """A cell of a ruled table: its content, how many columns it spans, and whether it goes on below or from above."""

    content: str
    columns: int = 1
    merged: Literal["", "restart", "continue"] = ""


def row_command(text: str, cells: int) -> tuple[str, ...]:
    """A template's command in a row of its own, which leaves no row: `{%tr … %}`."""
    return (paragraph("LenhMau", f"{{%tr {text} %}}"), *[paragraph("LenhMau")] * (cells - 1))


def table(widths_mm: Iterable[float], *rows: Iterable[str], top_mm: float = 0) -> str:
    """A table without borders, its rows never broken over two pages; a row is its cells' content.

    No padding but `top_mm` over each row: the columns are as wide as they can be.
    """
    widths = [dxa(mm) for mm in widths_mm]
    properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_padding(top_mm)}'
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_cell, widths, row))}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{_grid(widths)}{body}</w:tbl>"


def framed(width_mm: float, height_mm: float, content: str) -> str:
    """A centred frame of one thin line round `content`: a table of one cell, which every program can draw."""
    width = dxa(width_mm)
    properties = (
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>{_borders("top", "left", "bottom", "right")}'
        f'<w:tblLayout w:type="fixed"/>{_padding(0)}'
    )
    cell = _cell(width, content, '<w:vAlign w:val="center"/>')
    height = f'<w:trHeight w:val="{dxa(height_mm)}" w:hRule="exact"/>'
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr>{_grid([width])}"
        f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cell}"
        "</w:tr></w:tbl>"
    )


def ruled_table(
    widths_mm: Iterable[float], headings: Iterable[Sequence[Cell]], rows: Iterable[Sequence[Cell]]
) -> str:
    """A table of thin lines, its rows never broken over two pages; every page repeats the `headings`."""
    widths = [dxa(mm) for mm in widths_mm]
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_borders("top", "left", "bottom", "right", "insideH", "insideV")}'
        f'<w:tblLayout w:type="fixed"/>{_padding(_CELL_TOP_MM, _CELL_SIDE_MM, _CELL_TOP_MM)}'
    )
    heads = "".join(_ruled_row(widths, row, "<w:tblHeader/>") for row in headings)
    body = "".join(_ruled_row(widths, row) for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{_grid(widths)}{heads}{body}</w:tbl>"


def _ruled_row(widths: Sequence[int], cells: Iterable[Cell], repeated: str = "") -> str:
    columns = iter(widths)
    xml = ""
    for cell in cells:
        width = sum(islice(columns, cell.columns))
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merged = f'<w:vMerge w:val="{cell.merged}"/>' if cell.merged else ""
        xml += _cell(width, cell.content, f'{span}{merged}<w:vAlign w:val="center"/>')
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{xml}</w:tr>"


def _borders(*sides: str) -> str:
    edges = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in sides)
    return f"<w:tblBorders>{edges}</w:tblBorders>"


def _padding(top_mm: float, side_mm: float = 0, bottom_mm: float = 0) -> str:
    sides = {"top": top_mm, "left": side_mm, "bottom": bottom_mm, "right": side_mm}
    margins = "".join(f'<w:{side} w:w="{dxa(mm)}" w:type="dxa"/>' for side, mm in sides.items())
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def _grid(widths: Iterable[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _cell(width: int, content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
