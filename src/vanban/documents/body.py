"""The body of a document: a clerk's outline text made into the paragraphs of the page."""

from vanban.data.campaign import Plan
from vanban.data.source import Source
from vanban.documents.page import ParagraphContext
from vanban.errors import Place, Problem
from vanban.outline.faults import faults
from vanban.outline.numbering import renumber
from vanban.outline.page import paragraphs
from vanban.outline.parse import parse
from vanban.vietnamese.nobreak import tie


def body_paragraphs(text: str, plan: Plan, source: Source) -> tuple[list[ParagraphContext], list[Problem]]:
    """The paragraphs of a rendered body, renumbered when the plan asks for it, and the faults of its numbering."""
    outline = parse(text)
    if plan.renumber:
        outline = renumber(outline)
    lines = text.splitlines()
    problems = [
        Problem(fault.message, fault.remedy, _place(plan, source, fault.line, lines))
        for fault in faults(outline)
    ]
    return [{"kieu": p.kind, "so": p.marker, "chu": tie(p.text)} for p in paragraphs(outline)], problems


def _place(plan: Plan, source: Source, line: int, lines: list[str]) -> Place:
    """A line of the rendered body in the clerk's file; conditions shift lines, so there it is told by its words."""
    if "{%" not in plan.body:
        return source.text_place(("noi_dung",), line)
    start = source.place(("noi_dung",))
    words = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return Place(start.file, start.line, start.column, f"đoạn “{words[:60]}”")
