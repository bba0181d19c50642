"""The order of the steps that write a month's workbook."""

from dataclasses import replace

from openpyxl import Workbook

from vanban.data.campaign import Campaign
from vanban.data.departments import Departments
from vanban.errors import Place
from vanban.figures.columns import DEPARTMENTS_SHEET, GUIDE_SHEET, SHEET, TOTALS_SHEET
from vanban.figures.model import MonthFigures, Receipt
from vanban.figures.reporting import reporting_of
from vanban.figures.writing.carrying import sheet_rows
from vanban.figures.writing.departments_sheet import write_departments
from vanban.figures.writing.figures_sheet import write_figures
from vanban.figures.writing.frame import Frame, frame_of
from vanban.figures.writing.guide_sheet import write_guide
from vanban.figures.writing.looks import Sheet, add_styles
from vanban.figures.writing.pack import packed
from vanban.figures.writing.totals_sheet import write_totals
from vanban.vietnamese.periods import Period


def month_sheet(
    previous: MonthFigures | None,
    campaign: Campaign,
    departments: Departments,
    month: Period,
    last_year: MonthFigures | None = None,
    *,
    filled: MonthFigures | None = None,
    is_sample: bool = False,
) -> bytes:
    """The workbook of a month, to be filled in: the same bytes for the same data.

    `previous` are the figures of the month before, whose rows are carried over; `last_year` those of the same month
    of the year before; `filled` are figures of this month that are known already.

    Raises:
        DataError: the campaign says nothing of its figures.
    """
    known = tuple(figures for figures in (previous, filled) if figures)
    frame = frame_of(campaign, departments, month, known, is_sample=is_sample)
    rows = tuple(sheet_rows(month, previous, filled, frame.plan_years))
    book = Workbook()
    book.remove(book.active)
    add_styles(book)
    sheets = {title: Sheet(book, title) for title in (SHEET, DEPARTMENTS_SHEET, TOTALS_SHEET, GUIDE_SHEET)}
    last = write_figures(sheets[SHEET], rows, frame)
    write_departments(sheets[DEPARTMENTS_SHEET], _receipts(campaign, frame, filled, last_year), frame)
    write_totals(sheets[TOTALS_SHEET], rows, last, frame)
    write_guide(sheets[GUIDE_SHEET], frame)
    return packed(book, {title: sheet.results for title, sheet in sheets.items()})


def _receipts(
    campaign: Campaign, frame: Frame, filled: MonthFigures | None, last_year: MonthFigures | None
) -> dict[str, Receipt]:
    """What is known of each department: from this month's figures, else worked out of last year's."""
    found = {id: _a_year_ago(id, campaign, last_year) for id in frame.departments} if last_year else {}
    for id, receipt in filled.receipts.items() if filled else ():
        then = found.get(id)
        if then is not None and receipt.last_year_cumulative is None and receipt.last_year_plan is None:
            receipt = replace(then, received_on=receipt.received_on)
        found[id] = receipt
    return found


def _a_year_ago(department: str, campaign: Campaign, last_year: MonthFigures) -> Receipt:
    """Where a department stood with last year's plan."""
    basis = reporting_of(campaign).basis
    rows = [
        project.amounts
        for project in last_year.projects
        if project.department == department and project.plan_year == campaign.year - 1
    ]
    done = [amount for row in rows if (amount := row["cumulative"]) is not None]
    plans = [amount for row in rows if (amount := row[basis]) is not None]
    return Receipt(
        department, None, sum(done) if done else None, sum(plans) if plans else None, Place(last_year.file)
    )
