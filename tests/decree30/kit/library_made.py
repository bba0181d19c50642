"""The good plan as a program makes it with python-docx: Normal set up, a table, underlined by borders."""

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from tests.decree30.kit.pieces import MOTTO, NATIONAL_TITLE, SIGNER
from tests.decree30.kit.texts import lines

from vanban.docx.page.metrics import text_width_mm


def plan_by_python_docx() -> Document:
    """A kế hoạch of three pages."""
    document = new_document()
    _set_up(document)
    head = document.add_table(2, 2)
    head.autofit = False
    for row in head.rows:
        row.cells[0].width, row.cells[1].width = Mm(62), Mm(103)
    left, right = head.rows[0].cells
    _line(left, "UBND TỈNH LÀO CAI", 13)
    _under(
        _line(left, "SỞ XÂY DỰNG", 13, bold=True), 58.2, 0.42 * text_width_mm("SỞ XÂY DỰNG", 13, bold=True)
    )
    _line(right, NATIONAL_TITLE, 13, bold=True)
    _under(_line(right, MOTTO, 14, bold=True), 99.2, text_width_mm(MOTTO, 14, bold=True))
    _line(head.rows[1].cells[0], "Số: 05/KH-SXD", 13, before=6)
    _line(head.rows[1].cells[1], "Lào Cai, ngày 05 tháng 3 năm 2026", 14, italic=True, before=6)
    title = "Tổ chức phong trào thi đua giải ngân vốn đầu tư công năm 2026"
    _centre(document.add_paragraph(), "KẾ HOẠCH", before=18)
    _under(_centre(document.add_paragraph(), title), 165, 0.4 * text_width_mm(title, 14, bold=True))
    for text in lines("plan_bases"):
        _body(document.add_paragraph(), text, italic=True)
    for text in (*lines("plan_opening"), *lines("plan_rest")):
        _body(document.add_paragraph(), text.lstrip("*"), bold=text.startswith("*"))
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _foot(document)
    return document


def _set_up(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>2</w:t></w:r>"))
    number._p.append(field)


def _line(
    cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0
) -> Paragraph:
    paragraph = cell.paragraphs[0] if not cell.paragraphs[0].text else cell.add_paragraph()
    return _centre(paragraph, text, size, bold=bold, italic=italic, before=before)


def _centre(
    paragraph: Paragraph,
    text: str,
    size: float = 14,
    *,
    bold: bool = True,
    italic: bool = False,
    before: float = 0,
) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _under(paragraph: Paragraph, room_mm: float, width_mm: float) -> None:
    """A paragraph behind it whose upper border is the line."""
    side = round((room_mm - width_mm) / 2 * 56.6929)
    paragraph._p.addnext(
        parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
            '<w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/>'
            f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
        )
    )


def _body(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_before, shape.line_spacing = Mm(10), Pt(6), 1.15
    shape.keep_with_next = bold


def _foot(document: Document) -> None:
    foot = document.add_table(1, 2)
    foot.autofit = False
    left, right = foot.rows[0].cells
    left.width, right.width = Mm(72), Mm(93)
    heading = left.paragraphs[0].add_run("Nơi nhận:")
    heading.font.size, heading.bold, heading.italic = Pt(12), True, True
    for text in ("- Ủy ban nhân dân tỉnh (để b/c);", "- Lãnh đạo Sở;", "- Lưu: VT, VP."):
        left.add_paragraph().add_run(text).font.size = Pt(11)
    _line(right, "GIÁM ĐỐC", 14, bold=True)
    _line(right, SIGNER, 14, bold=True, before=80)
