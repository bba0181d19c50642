"""The body of a document: a clerk's outline text made into the paragraphs of the page."""

from collections.abc import Sequence
from dataclasses import replace

from vanban.documents.page import ParagraphContext
from vanban.documents.prose import PlaceOf
from vanban.errors import Place, Problem
from vanban.outline.faults import faults
from vanban.outline.numbering import renumber
from vanban.outline.page import Paragraph, paragraphs
from vanban.outline.parse import parse
from vanban.outline.tree import Node, Outline
from vanban.vietnamese.nobreak import tie


def body_paragraphs(
    lines: Sequence[tuple[str, int]], place_of: PlaceOf, *, anew: bool
) -> tuple[list[ParagraphContext], list[Place], list[Problem]]:
    """The paragraphs of a rendered body, where each of them comes from, and the faults of its numbering.

    `lines` are its lines, each with the line of the clerk's text that it comes from; `place_of` tells where that
    one stands. With `anew` the numbers are given anew.
    """
    outline = parse("\n".join(words for words, _ in lines))
    if anew:
        outline = renumber(outline)
    origins = {line: place_of(line) for _, line in lines}
    problems = []
    if faults(outline):
        placed = Outline(_placed(outline.children, [origins[line].line or 1 for _, line in lines]))
        problems = [Problem(f.message, f.remedy, replace(place_of(1), line=f.line)) for f in faults(placed)]
    rows = list(paragraphs(outline))
    places = [origins[lines[row.line - 1][1]] for row in rows]
    return [_printed(row) for row in rows], places, problems


def _printed(row: Paragraph) -> ParagraphContext:
    """One paragraph of the page; of an article that is a sentence only the number stands out (Mẫu 1.2, 1.3)."""
    if row.kind == "dieu" and not row.heading:
        return {"kieu": "doan", "so": "", "chu": tie(f"**{row.marker}** {row.text}")}
    return {"kieu": row.kind, "so": row.marker, "chu": tie(row.text)}


def _placed(nodes: Sequence[Node], file_lines: Sequence[int]) -> tuple[Node, ...]:
    """The nodes with the lines that they have in the clerk's file."""
    return tuple(
        replace(node, line=file_lines[node.line - 1], children=_placed(node.children, file_lines))
        for node in nodes
    )
