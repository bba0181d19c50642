"""Headers and footers: page numbers."""

from vanban.layout.measured import Layout, Paragraph
from vanban.layout.recognition.words import PAGE_NUMBER
from vanban.vietnamese.letters import fold


def page_numbers(layout: Layout) -> tuple[Paragraph, ...]:
    """The paragraphs of headers and footers that hold a page number, as a field or typed."""
    return tuple(
        paragraph for paragraph in layout.paragraphs if _in_margin(paragraph) and _is_number(paragraph)
    )


def _in_margin(paragraph: Paragraph) -> bool:
    return paragraph.story in ("header", "footer") or "header" in paragraph.part or "footer" in paragraph.part


def _is_number(paragraph: Paragraph) -> bool:
    if any(run.field == "PAGE" for run in paragraph.runs):
        return True
    return bool(PAGE_NUMBER.fullmatch(fold(paragraph.printed[:40]))) and any(
        map(str.isdigit, paragraph.printed)
    )
