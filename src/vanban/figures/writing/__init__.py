"""The month's workbook written: what is known carried over, cells to fill in, sums that a person can follow."""

from vanban.figures.writing.month import month_sheet

__all__ = ["month_sheet"]
