"""Mending Word files: the orders of `layout.mends` carried out on the bytes."""

from vanban.docx.mend.mend import Mended, mend

__all__ = ["Mended", "mend"]
