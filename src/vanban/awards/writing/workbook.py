"""The order of the steps that write a dossier's workbook."""

from collections.abc import Sequence

from openpyxl import Workbook

from vanban.awards.columns import EARLIER_SHEET, GUIDE_SHEET, LISTS_SHEET, NOMINEES_SHEET
from vanban.awards.model import SheetRow
from vanban.awards.writing.earlier_sheet import write_earlier
from vanban.awards.writing.frame import Frame
from vanban.awards.writing.guide_sheet import write_guide
from vanban.awards.writing.lists_sheet import write_lists
from vanban.awards.writing.nominees_sheet import write_nominees
from vanban.figures.writing.looks import Sheet, add_styles
from vanban.figures.writing.pack import packed


def nominations_sheet(rows: Sequence[SheetRow], frame: Frame) -> bytes:
    """The workbook of a dossier, to be filled in: the same bytes for the same data."""
    book = Workbook()
    book.remove(book.active)
    add_styles(book)
    titles = (NOMINEES_SHEET, EARLIER_SHEET, LISTS_SHEET, GUIDE_SHEET)
    sheets = {title: Sheet(book, title) for title in titles}
    write_nominees(sheets[NOMINEES_SHEET], rows, frame)
    write_earlier(sheets[EARLIER_SHEET], rows, frame)
    write_lists(sheets[LISTS_SHEET], frame)
    write_guide(sheets[GUIDE_SHEET])
    return packed(book, {title: sheet.results for title, sheet in sheets.items()})
