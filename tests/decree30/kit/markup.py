"""Paragraphs, tables, boxes and sections of the kit as WordprocessingML."""

import re
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

from tests.decree30.kit import drawing
from tests.decree30.kit.model import (
    Block,
    Box,
    Cell,
    Document,
    Letters,
    Paragraph,
    Rule,
    Section,
    Table,
    Wrapped,
)

Formatting = Literal["direct", "styles", "defaults", "theme", "latin"]
"""Where the look is said: at each run, in styles only, in docDefaults, there through the theme's fonts; `latin`: at
each run, but for Latin letters only, while the defaults name other fonts for other scripts."""

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_SMART_TAGS = "urn:schemas-microsoft-com:office:smarttags"
_DEFAULT_FONT, _DEFAULT_SIZE = "Times New Roman", 14.0
_NATURAL_LINE = 1.149  # times the size: Times New Roman's own line


def dxa(mm: float) -> int:
    """Twentieths of a point."""
    return round(mm * 1440 / 25.4)


@dataclass
class Markup:
    """What one writing remembers: numbers given, styles and lists made, parts written."""

    document: Document
    formatting: Formatting
    junk: bool
    drawings: int = 0
    pieces: int = 0
    styles: dict[tuple[str, str], str] = field(default_factory=dict)
    lists: set[int] = field(default_factory=set)
    parts: dict[str, str] = field(default_factory=dict)
    relationships: list[tuple[str, str, str]] = field(default_factory=list)
    room_mm: float = 165.0  # width of the column that is being written

    def number(self) -> int:
        self.drawings += 1
        return self.drawings

    # letters

    def letters_look(self, run: Letters) -> str:
        fonts = (
            f'<w:rFonts w:ascii="{run.font}" w:hAnsi="{run.font}" w:eastAsia="{run.font}" w:cs="{run.font}"/>'
        )
        if self.formatting == "latin":
            fonts = f'<w:rFonts w:ascii="{run.font}" w:hAnsi="{run.font}"/>'
        if self.formatting in ("defaults", "theme") and run.font == _DEFAULT_FONT:
            fonts = ""
        size = f'<w:sz w:val="{round(run.size * 2)}"/><w:szCs w:val="{round(run.size * 2)}"/>'
        if self.formatting in ("defaults", "theme") and run.size == _DEFAULT_SIZE:
            size = ""
        return (
            fonts
            + ("<w:b/><w:bCs/>" if run.bold else "")
            + ("<w:i/><w:iCs/>" if run.italic else "")
            + (f'<w:color w:val="{run.colour}"/>' if run.colour else "")
            + size
            + (f'<w:highlight w:val="{run.highlight}"/>' if run.highlight else "")
            + ('<w:u w:val="single"/>' if run.underline else "")
        )

    def run(self, run: Letters, look: str | None = None) -> str:
        look = self.letters_look(run) if look is None else look
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        if run.raw:
            return run.raw
        if run.field:
            return "".join(
                f"<w:r>{properties}{inside}</w:r>"
                for inside in (
                    '<w:fldChar w:fldCharType="begin"/>',
                    f'<w:instrText xml:space="preserve"> {run.field} </w:instrText>',
                    '<w:fldChar w:fldCharType="separate"/>',
                    f"<w:t>{escape(run.text)}</w:t>",
                    '<w:fldChar w:fldCharType="end"/>',
                )
            )
        if self.junk and not run.change:
            return self.fragmented(run, properties)
        if run.change == "deleted":
            inside = f'<w:delText xml:space="preserve">{escape(run.text)}</w:delText>'
        else:
            inside = _text(run.text)
        written = f"<w:r>{properties}{inside}</w:r>"
        if run.change:
            tag = {"inserted": "w:ins", "deleted": "w:del"}[run.change]
            return f'<{tag} w:id="{900 + self.number()}" w:author="A" w:date="2026-03-01T08:00:00Z">{written}</{tag}>'
        return written

    def fragmented(self, run: Letters, properties: str) -> str:
        """The same letters as Word keeps them after weeks of editing."""
        written = ""
        for at, piece in enumerate(re.findall(r"\S{1,4}|\s", run.text)):
            self.pieces += 1
            rsid = f"00{self.pieces * 7919 % 0xFFFFFF:06X}"
            inside = ("<w:lastRenderedPageBreak/>" if self.pieces % 97 == 0 else "") + _text(piece)
            one = f'<w:r w:rsidR="{rsid}" w:rsidRPr="00A1B2C3">{properties}{inside}</w:r>'
            if self.pieces % 11 == 0:
                one = f'<w:proofErr w:type="spellStart"/>{one}<w:proofErr w:type="spellEnd"/>'
            if self.pieces % 13 == 0:
                number = 5000 + self.pieces
                one = f'<w:bookmarkStart w:id="{number}" w:name="_Hlk{number}"/>{one}<w:bookmarkEnd w:id="{number}"/>'
            if self.pieces % 17 == 0:
                one = f'<w:smartTag w:uri="{_SMART_TAGS}" w:element="place">{one}</w:smartTag>'
            if self.pieces % 23 == 0 and at:
                control = f'<w:sdtPr><w:id w:val="{self.pieces}"/></w:sdtPr>'
                one = f"<w:sdt>{control}<w:sdtContent>{one}</w:sdtContent></w:sdt>"
            written += one
        return written

    # paragraphs

    def paragraph(self, p: Paragraph, section: str = "") -> str:
        shape = self.shape(p)
        looks = [self.letters_look(run) for run in p.letters]
        mark = looks[-1] if looks else self.letters_look(Letters(""))
        if self.formatting == "styles":
            base = looks[0] if looks else mark
            style = self.style(shape, base)
            runs = "".join(
                self.run(run, "" if look == base else self.character_style(look))
                for run, look in zip(p.letters, looks, strict=True)
            )
            properties = f'<w:pStyle w:val="{style}"/>{section}'
        else:
            runs = "".join(map(self.run, p.letters))
            properties = f"{shape}<w:rPr>{mark}</w:rPr>{section}"
        drawn = "".join(self.rule(p, rule) for rule in ([p.rule] if p.rule else []) + p.rules)
        after = self.border_rule(p)
        return f"<w:p><w:pPr>{properties}</w:pPr>{drawn}{runs}</w:p>{after}"

    def shape(self, p: Paragraph) -> str:
        rule, value = p.line
        line = round(value * 240) if rule == "auto" else round(value * 20)
        word = {"auto": "auto", "exact": "exact", "at_least": "atLeast"}[rule]
        first = f' w:firstLine="{dxa(p.first_mm)}"' if p.first_mm >= 0 else f' w:hanging="{dxa(-p.first_mm)}"'
        numbering = ""
        if p.list_level:
            self.lists.add(p.list_level[0])
            numbering = (
                f'<w:numPr><w:ilvl w:val="{p.list_level[1]}"/><w:numId w:val="{p.list_level[0]}"/></w:numPr>'
            )
        tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{dxa(mm)}"/>' for kind, mm in p.tabs)
        return (
            ("<w:keepNext/>" if p.keep_next else "")
            + ("<w:pageBreakBefore/>" if p.page_break_before else "")
            + numbering
            + p.borders
            + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
            + f'<w:spacing w:before="{round(p.before * 20)}" w:after="{round(p.after * 20)}"'
            + f' w:line="{line}" w:lineRule="{word}"/>'
            + f'<w:ind w:left="{dxa(p.left_mm)}" w:right="{dxa(p.right_mm)}"{first}/>'
            + ("<w:contextualSpacing/>" if p.contextual else "")
            + f'<w:jc w:val="{p.align}"/>'
        )

    def style(self, shape: str, look: str) -> str:
        return self.styles.setdefault((shape, look), f"Kieu{len(self.styles) + 1}")

    def character_style(self, look: str) -> str:
        name = self.styles.setdefault(("", look), f"Chu{len(self.styles) + 1}")
        return f'<w:rStyle w:val="{name}"/>'

    def rule(self, p: Paragraph, rule: Rule) -> str:
        if rule.how in ("border", "underscores", "none"):
            return ""
        size = max(run.size for run in p.letters)
        rows = p.text.count("\n") + 1
        drop = (
            (rule.drop_pt if rule.drop_pt is not None else p.before + rows * size * _NATURAL_LINE + 1.5)
            * 25.4
            / 72
        )
        left = (self.room_mm - rule.width_mm) / 2 if rule.left_mm is None else rule.left_mm
        if rule.how == "vml":
            drawn = drawing.vml_line(self.number(), rule.width_mm, drop, left, rule.colour)
        elif rule.how == "vml_connector":
            drawn = drawing.vml_connector(self.number(), rule.width_mm, drop, left, rule.colour)
        else:
            drawn = drawing.drawingml_line(
                self.number(), rule.width_mm, drop, rule.dashed, rule.colour, rule.align, rule.left_mm
            )
            if rule.page_mm:
                drawn = drawing.from_page(drawn, *rule.page_mm)
            if rule.how == "drawingml" and not rule.page_mm:
                old = drawing.vml_line(self.drawings, rule.width_mm, drop, left, rule.colour)
                drawn = (
                    f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
                    f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
                )
        return f"<w:r>{drawn}</w:r>"

    def border_rule(self, p: Paragraph) -> str:
        """A small paragraph whose upper border is the line, or one of underscores."""
        rule = p.rule
        if rule is None or rule.how not in ("border", "underscores"):
            return ""
        size = p.letters[0].size
        if rule.how == "underscores":
            count = round(rule.width_mm / (0.5 * size * 25.4 / 72))
            return self.paragraph(
                Paragraph([Letters("_" * count, size=size)], align="center", left_mm=p.left_mm)
            )
        room = self.room_mm - p.left_mm - p.right_mm
        side = (room - rule.width_mm) / 2
        border = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="{rule.colour}"/></w:pBdr>'
        return self.paragraph(
            Paragraph(
                [Letters("", size=2)],
                align="center",
                left_mm=p.left_mm + side,
                right_mm=p.right_mm + side,
                line=("exact", 4),
                borders=border,
            )
        )

    # tables and boxes

    def blocks(self, blocks: list[Block], section: str = "") -> str:
        """`section` goes into the last paragraph."""
        last = len(blocks) - 1
        return "".join(self.block(block, section if at == last else "") for at, block in enumerate(blocks))

    def block(self, block: Block, section: str) -> str:
        if isinstance(block, Paragraph):
            return self.paragraph(block, section)
        if isinstance(block, Table):
            assert not section, "a section ends with a paragraph"
            return self.table(block)
        if isinstance(block, Wrapped):
            part = (
                f'<w:docPartObj><w:docPartGallery w:val="{block.gallery}"/><w:docPartUnique/></w:docPartObj>'
            )
            inside = self.blocks(block.blocks)
            return f"<w:sdt><w:sdtPr>{part}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        holder = Paragraph(
            [Letters("", size=2)], after=block.after, align="left", line=("exact", 2), rules=block.rules
        )
        boxes = "".join(f"<w:r>{self.box(box)}</w:r>" for box in block.boxes)
        return self.paragraph(holder, section).replace("</w:pPr>", f"</w:pPr>{boxes}", 1)

    def box(self, box: Box) -> str:
        outer, self.room_mm = self.room_mm, box.width_mm
        content = self.blocks(box.blocks)
        self.room_mm = outer
        make = drawing.drawingml_box if box.how == "drawingml" else drawing.vml_box
        return make(
            self.number(), box.left_mm, box.top_mm, box.width_mm, box.height_mm, box.bordered, content
        )

    def table(self, table: Table) -> str:
        widths = [cell.width_mm for cell in max(table.rows, key=len)]
        value = "single" if table.bordered else "nil"
        edges = "".join(
            f'<w:{edge} w:val="{value}" w:sz="4" w:space="0" w:color="auto"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        style = f'<w:tblStyle w:val="{table.style}"/>' if table.style else ""
        padding = "".join(
            f'<w:{side} w:w="{dxa(table.padding_mm)}" w:type="dxa"/>' for side in ("left", "right")
        )
        rows = "".join(self.row(table, at, row) for at, row in enumerate(table.rows))
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{dxa(sum(widths))}" w:type="dxa"/>'
            f'<w:tblInd w:w="{dxa(table.indent_mm)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{dxa(width)}"/>' for width in widths)
            + f"</w:tblGrid>{rows}</w:tbl>"
        )

    def row(self, table: Table, at: int, row: list[Cell]) -> str:
        properties = ("" if table.splits else "<w:cantSplit/>") + (
            "<w:tblHeader/>" if at < table.heads else ""
        )
        return (
            "<w:tr>"
            + (f"<w:trPr>{properties}</w:trPr>" if properties else "")
            + "".join(self.cell(table, cell) for cell in row)
            + "</w:tr>"
        )

    def cell(self, table: Table, cell: Cell) -> str:
        outer, self.room_mm = self.room_mm, cell.width_mm - 2 * table.padding_mm
        inside = self.blocks(cell.blocks)
        if not inside.endswith("</w:p>"):
            inside += "<w:p/>"
        self.room_mm = outer
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        borders = f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{dxa(cell.width_mm)}" w:type="dxa"/>{span}{borders}</w:tcPr>{inside}</w:tc>'

    # sections and parts

    def section(self, section: Section) -> str:
        references = "".join(
            self.header(kind, place, blocks)
            for kind, place, blocks in (
                ("header", "default", section.header),
                ("header", "first", section.first_header),
                ("header", "even", section.even_header),
                ("footer", "default", section.footer),
                ("footer", "first", section.first_footer),
            )
            if blocks is not None
        )
        turned = ' w:orient="landscape"' if section.width > section.height else ""
        numbers = (f' w:fmt="{section.number_format}"' if section.number_format else "") + (
            f' w:start="{section.number_start}"' if section.number_start is not None else ""
        )
        columns = f'<w:cols w:num="{section.text_columns}" w:space="0"/>'
        if section.column_widths:
            columns = f'<w:cols w:num="{len(section.column_widths)}" w:equalWidth="0">' + "".join(
                f'<w:col w:w="{dxa(width)}" w:space="0"/>' for width in section.column_widths
            )
            columns += "</w:cols>"
        return (
            f'<w:sectPr>{references}<w:type w:val="{"continuous" if section.continuous else "nextPage"}"/>'
            f'<w:pgSz w:w="{dxa(section.width)}" w:h="{dxa(section.height)}"{turned}/>'
            f'<w:pgMar w:top="{dxa(section.top)}" w:right="{dxa(section.right)}" w:bottom="{dxa(section.bottom)}"'
            f' w:left="{dxa(section.left)}" w:header="{dxa(section.header_mm)}" w:footer="{dxa(section.footer_mm)}"'
            f' w:gutter="{dxa(section.gutter)}"/>'
            + (f"<w:pgNumType{numbers}/>" if numbers else "")
            + columns
            + ("<w:titlePg/>" if section.title_page else "")
            + "</w:sectPr>"
        )

    def header(self, kind: str, place: str, blocks: list[Block]) -> str:
        number = len(self.relationships) + 1
        name = f"{kind}{number}.xml"
        tag = "w:hdr" if kind == "header" else "w:ftr"
        inside = self.blocks(blocks) or "<w:p/>"
        self.parts[f"word/{name}"] = f"<{tag} {NAMESPACES}>{inside}</{tag}>"
        return f'<w:{kind}Reference w:type="{place}" r:id="{self.relate(kind, name)}"/>'

    def relate(self, kind: str, target: str, id: str = "") -> str:
        id = id or f"rId{len(self.relationships) + 1}"
        self.relationships.append((id, kind, target))
        return id

    def main_part(self) -> str:
        body = ""
        for section in self.document.sections:
            self.room_mm = section.width - section.left - section.right - section.gutter
            last = section is self.document.sections[-1]
            properties = self.section(section)
            if last:
                body += self.blocks(section.blocks) + properties
            else:
                blocks = section.blocks
                if not isinstance(blocks[-1], Paragraph):
                    blocks = [*blocks, Paragraph([Letters("", size=2)], line=("exact", 2))]
                body += self.blocks(blocks, properties)
        return f"<w:document {NAMESPACES} mc:Ignorable='w14'><w:body>{body}</w:body></w:document>"


def _text(text: str) -> str:
    pieces = re.split(r"([\n\t])", text)
    tags = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(
        tags.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>') for piece in pieces if piece
    )
