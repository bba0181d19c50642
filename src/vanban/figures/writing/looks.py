"""How the cells of our workbooks look, and how they are filled: text is never a formula, money never a float."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

MONEY = "#,##0"
MONEY_IN_PARTS = "#,##0.0#####"
DAY = "dd/mm/yyyy"
RATE = "0.00"

_FONT = "Times New Roman"
_LETTERS = 1.2  # of words, where a digit, in which widths are counted, is one
_LINE_PT = 15  # of a line of 11 pt letters
_EDGE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_COMMANDS = ("=", "+", "-", "@")
SINCE_2000: Mapping[str, str] = {"type": "date", "operator": "greaterThan", "formula1": "36526"}
"""A rule for cells with days; the formula is 01/01/2000."""
A3, A4 = 8, 9
"""Papers, as Excel numbers them."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the result that it has now, for programs that don't reckon (phones, previews)."""

    text: str
    result: int | Decimal | str


Value = str | int | Decimal | date | Formula | None


def add_styles(book: Workbook) -> None:
    """The named styles of all our sheets; a person finds them by these names in Excel."""
    for name, style in _STYLES.items():
        named = NamedStyle(name=name, font=Font(name=_FONT, size=11), border=_BOX)
        for key, value in style.items():
            setattr(named, key, value)
        book.add_named_style(named)


_TOP, _MIDDLE = Alignment(vertical="top"), Alignment(vertical="center", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_GREY, _BLUE, _CREAM = (PatternFill("solid", fgColor=colour) for colour in ("EDEDED", "D9E2F3", "FFF9E5"))
_OPEN = Protection(locked=False)
_STYLES: Mapping[str, Mapping[str, object]] = {
    "VB tiêu đề": {"font": Font(name=_FONT, size=14, bold=True), "border": Border(), "alignment": _TOP},
    "VB ghi chú": {"font": Font(name=_FONT, size=11, italic=True), "border": Border()},
    "VB đầu bảng": {"font": Font(name=_FONT, size=11, bold=True), "fill": _BLUE, "alignment": _CENTRED},
    "VB tổng": {
        "font": Font(name=_FONT, size=11, bold=True),
        "fill": _GREY,
        "number_format": MONEY,
        "alignment": _MIDDLE,
    },
    "VB chữ": {"alignment": _MIDDLE, "number_format": "@", "protection": _OPEN},
    "VB tiền": {"number_format": MONEY, "fill": _CREAM, "protection": _OPEN, "alignment": _MIDDLE},
    "VB ngày": {"number_format": DAY, "fill": _CREAM, "protection": _OPEN, "alignment": _CENTRED},
    "VB năm": {"number_format": "0", "protection": _OPEN, "alignment": _CENTRED},
    "VB số": {"number_format": "0", "alignment": _CENTRED},
    "VB khóa": {"number_format": MONEY, "fill": _GREY, "alignment": _MIDDLE},
    "VB khóa chữ": {"number_format": "@", "alignment": _MIDDLE},
    "VB tỷ lệ": {"number_format": RATE, "fill": _GREY, "alignment": _MIDDLE},
}


class Sheet:
    """One sheet being written; `results` gathers what its formulas come to, by cell."""

    def __init__(self, book: Workbook, title: str) -> None:
        self.page: Worksheet = book.create_sheet(title)
        self.results: dict[str, int | Decimal | str] = {}

    def put(self, row: int, column: int, value: Value, style: str) -> Cell:
        """Fill a cell; rows and columns count from 1."""
        cell = self.page.cell(row, column)
        cell.style = style
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self.results[cell.coordinate] = value.result
        elif isinstance(value, str):
            cell.value = _FORBIDDEN.sub("", value)
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_COMMANDS)
        else:
            cell.value = value
            if isinstance(value, Decimal):
                cell.number_format = MONEY_IN_PARTS
        return cell

    def heads(self, row: int, titles: Sequence[str], widths: Sequence[float]) -> None:
        """One row of headings, and how wide the columns are; one without a title only parts two tables."""
        for column, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
            if title:
                self.put(row, column, title, "VB đầu bảng")
            self.page.column_dimensions[get_column_letter(column)].width = width
        self.fit_height(row, zip(titles, widths, strict=True), least=2)

    def rule(self, column: int, rows: tuple[int, int], words: str, **rule: str) -> None:
        """What may be typed into the cells of a column in these rows; `words` are told when something else is."""
        letter = get_column_letter(column)
        found = DataValidation(
            allow_blank=True, showErrorMessage=True, error=words, errorTitle="Ô này", **rule
        )
        found.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
        self.page.add_data_validation(found)

    def fit_height(self, row: int, texts: Iterable[tuple[str, float]], *, least: int = 1) -> None:
        """Make a row as high as its texts need in columns of these widths; few programs do it by themselves."""
        lines = max((ceil(len(text) / (width * _LETTERS)) for text, width in texts), default=1)
        if max(lines, least) > 1:
            self.page.row_dimensions[row].height = _LINE_PT * max(lines, least)

    def finish(self, *, freeze: str, repeat: str, paper: int = A4) -> None:
        """Lock what is not to be filled in, keep the heading in sight, fit the width of a landscape page."""
        page = self.page
        page.freeze_panes = freeze
        page.protection.sheet = True
        for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort"):
            setattr(page.protection, allowed, False)  # False is "not forbidden" here
        page.print_title_rows = repeat
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = paper
        page.page_setup.fitToHeight = 0
        page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
        page.oddFooter.center.text = "&P/&N"
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.sheet_view.showGridLines = False


def in_unit(amount: int | None, unit: int) -> int | Decimal | None:
    """Whole đồng as a number of units of so many đồng each, a power of ten; exact."""
    if amount is None:
        return None
    whole, rest = divmod(amount, unit)
    return Decimal(amount).scaleb(1 - len(str(unit))) if rest else whole


def range_of(sheet: str, column: int, first: int, last: int) -> str:
    """`'Số liệu'!$D$6:$D$1126`."""
    letter = get_column_letter(column)
    return f"'{sheet}'!${letter}${first}:${letter}${last}"
