"""A dossier's workbook written: what is known filled in, lists to choose from, nothing of a clerk's lost."""

from vanban.awards.writing.council import council_text
from vanban.awards.writing.frame import Frame
from vanban.awards.writing.rows import kept_rows, with_more
from vanban.awards.writing.workbook import nominations_sheet

__all__ = ["Frame", "council_text", "kept_rows", "nominations_sheet", "with_more"]
