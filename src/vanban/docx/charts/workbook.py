"""The smallest workbook: one sheet, texts and numbers, the same bytes every time."""

from collections.abc import Sequence
from functools import cache
from html import escape

from vanban.docx.charts.data import Series
from vanban.docx.engine.archive import CONTENT_TYPES, Entry, deflate, whole
from vanban.docx.theme import theme_xml

SHEET = "Số liệu"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_BOOK_PARTS = {
    "worksheets/sheet1.xml": ("worksheet", f"{_TYPE}.spreadsheetml.worksheet+xml"),
    "sharedStrings.xml": ("sharedStrings", f"{_TYPE}.spreadsheetml.sharedStrings+xml"),
    "styles.xml": ("styles", f"{_TYPE}.spreadsheetml.styles+xml"),
    "theme/theme1.xml": ("theme", f"{_TYPE}.theme+xml"),
}
"""What the workbook part points at, each with the kind of its relationship and of its content."""


def workbook(labels: Sequence[str], columns: Sequence[Series]) -> bytes:
    """Labels in column A from row 2, then each series in a column under its name; where there is no number, no cell."""
    head = "".join(_text(column, 1, column - 1) for column in range(1, len(columns) + 1))
    rows = [f'<row r="1">{head}</row>']
    for n in range(len(labels)):
        numbers = "".join(
            f'<c r="{letter(column)}{n + 2}"><v>{one.values[n]}</v></c>'
            for column, one in enumerate(columns, start=1)
            if one.values[n]
        )
        rows.append(f'<row r="{n + 2}">{_text(0, n + 2, len(columns) + n)}{numbers}</row>')
    sheet = (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="45" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )
    texts = _shared([*(one.name for one in columns), *labels])
    changing = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts}
    return whole([*_fixed(), *(deflate(name, xml.encode()) for name, xml in changing.items())])


@cache
def _fixed() -> tuple[Entry, ...]:
    """The parts that all our workbooks share."""
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{content}"/>'
        for part, (_, content) in _BOOK_PARTS.items()
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{part}"/>'
        for n, (part, (kind, _)) in enumerate(_BOOK_PARTS.items(), start=1)
    )
    parts = {
        CONTENT_TYPES: (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.spreadsheetml.sheet.main+xml"/>'
            f"{types}</Types>"
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relationships(links),
        "xl/styles.xml": _STYLES,
        "xl/theme/theme1.xml": theme_xml(_FONT),
    }
    return tuple(deflate(name, xml.encode(), once=True) for name, xml in parts.items())


def _relationships(rows: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _shared(texts: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(text, quote=False)}</t></si>' for text in texts)
    count = len(texts)
    return f'{_HEAD}<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{count}">{items}</sst>'


def _text(column: int, row: int, number: int) -> str:
    """A cell with one of the shared texts."""
    return f'<c r="{letter(column)}{row}" t="s"><v>{number}</v></c>'


_FONT = "Times New Roman"
_NO_FORMAT = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="12"/><name val="{_FONT}"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1">{_NO_FORMAT}/></cellStyleXfs><cellXfs count="1">{_NO_FORMAT} xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def cells(column: int, first: int, last: int) -> str:
    """The reference of a chart to cells of a column: `'Số liệu'!$B$2:$B$21`."""
    name = letter(column)
    end = f":${name}${last}" if last != first else ""
    return f"'{SHEET}'!${name}${first}{end}"


def letter(column: int) -> str:
    """The name of a column, counted from 0; charts have few."""
    return chr(ord("A") + column)
