"""WordprocessingML by small functions; the formatting is in the styles that they name."""

from collections.abc import Iterable
from html import escape

from vanban.docx.starter.page import dxa, half_points

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
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


def table(widths_mm: Iterable[float], *rows: Iterable[str], top_mm: float = 0) -> str:
    """A table without borders, its rows never broken over two pages; a row is its cells' content.

    No padding but `top_mm` over each row: the columns are as wide as they can be.
    """
    widths = [dxa(mm) for mm in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{dxa(top_mm)}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_cell, widths, row))}</w:tr>" for row in rows
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
