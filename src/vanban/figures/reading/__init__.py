"""Workbooks read into figures: opened, headings and units found, cells and rows read, every fault at its cell."""

from vanban.figures.reading.mapped import read_mapped
from vanban.figures.reading.month import read_month

__all__ = ["read_mapped", "read_month"]
