"""Tree → text as a clerk would type it; `parse` reads the same tree back."""

from collections.abc import Iterator, Sequence

from vanban.outline.emphasis import is_wholly_bold
from vanban.outline.headings import guess_headings
from vanban.outline.markers import escape, is_escaped, recognise
from vanban.outline.tree import HEADING_LEVELS, MAYBE_HEADING, STRUCTURE, Level, Node, Outline


def to_text(outline: Outline) -> str:
    """One paragraph per line, with a newline at the end; empty for an empty outline."""
    return "".join(f"{line}\n" for line in _lines(outline.children))


def _lines(siblings: Sequence[Node], *, after_untitled: bool = False) -> Iterator[str]:
    for node, guess in zip(siblings, guess_headings(siblings), strict=True):
        if node.level in STRUCTURE:
            yield from _structure_lines(node)
        elif node.level is Level.PARAGRAPH:
            yield _paragraph_line(node.text, could_be_title=after_untitled)
        else:
            yield f"{node.marker} {_text_after_marker(node, guess)}".rstrip()
        after_untitled = False
        yield from _lines(node.children, after_untitled=node.level in STRUCTURE and not node.text)


def _structure_lines(node: Node) -> Iterator[str]:
    """The number, then the title, in the first form that is read back as one."""
    bold = f"**{node.text}**"
    if not node.text:
        yield node.marker
    elif recognise(node.text) is None and not is_escaped(node.text):
        yield from (node.marker, node.text)
    elif is_wholly_bold(bold):
        yield from (node.marker, bold)
    else:
        yield f"{node.marker}. {node.text}"


def _paragraph_line(text: str, *, could_be_title: bool) -> str:
    is_misread = could_be_title or is_escaped(text) or recognise(text) is not None
    return escape(text) if is_misread else text


def _text_after_marker(node: Node, guess: bool) -> str:
    """The text, forced to be a heading or not where the parser would decide otherwise."""
    if node.level in MAYBE_HEADING and node.heading:
        return node.text if guess and not is_escaped(node.text) else f"**{node.text}**"
    is_misread = (
        is_escaped(node.text)
        or (node.level in HEADING_LEVELS and is_wholly_bold(node.text))
        or (node.level in MAYBE_HEADING and guess)
    )
    return escape(node.text) if is_misread else node.text
