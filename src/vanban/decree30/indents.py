"""Where the first line of a paragraph begins, and where it may (ND30-BODY-03)."""

from vanban.decree30.judge import Look
from vanban.layout.measured import Paragraph


def first_line_mm(paragraph: Paragraph) -> float:
    """Where its first line begins, from the edge of its column."""
    return paragraph.left_mm + paragraph.first_line_mm


def allowed_indents(look: Look) -> tuple[float, float]:
    """1 cm and 1,27 cm, in mm."""
    return look.limit("ND30-BODY-03", "hep_mm"), look.limit("ND30-BODY-03", "rong_mm")


def nearest_allowed(look: Look, indent_mm: float) -> float | None:
    """The allowed indent that this one is meant to be, None if there's none."""
    tolerance = look.limit("ND30-BODY-03", "dung_sai_mm")
    return next((right for right in allowed_indents(look) if abs(indent_mm - right) <= tolerance), None)
