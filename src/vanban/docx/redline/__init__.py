"""Two Word files made one: the new with tracked changes against the old (`w:ins`, `w:del`, moves)."""

from vanban.docx.redline.marks import Revision
from vanban.docx.redline.redline import Redlined, redline

__all__ = ["Redlined", "Revision", "redline"]
