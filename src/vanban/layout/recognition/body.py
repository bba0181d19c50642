"""The body as paragraphs with their places in the outline."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from vanban.layout.anatomy import Item
from vanban.layout.measured import Fragment
from vanban.layout.recognition.pieces import Piece, Reading, joined
from vanban.outline import markers
from vanban.outline.markers import SENTENCE_ENDS
from vanban.outline.parse import parse
from vanban.outline.tree import HEADING_LEVELS, STRUCTURE, Level, Node, Outline
from vanban.vietnamese.letters import nfc

_LONGEST_HEADING = 30  # words
_LONGEST_HEADING_LINE = 250  # characters


def find_items(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The paragraphs of the body between two pieces; tables of data and text boxes are left out."""
    pieces = [p for p in reading.free(start, end) if p.frame is None and not _is_of_data(reading, p)]
    reading.leave_out(reading.free(start, end))
    return items_of(whole_paragraphs(pieces))


def whole_paragraphs(pieces: Iterable[Piece]) -> list[Fragment]:
    """The fragments of each paragraph as one, unless a line break parts them."""
    whole: list[Fragment] = []
    for _, group in groupby(pieces, key=lambda piece: id(piece.fragment.paragraph)):
        for piece in group:
            fragment = piece.fragment
            if whole and whole[-1].paragraph is fragment.paragraph and _on_one_line(whole[-1], fragment):
                whole[-1] = joined(whole[-1], fragment)
            else:
                whole.append(fragment)
    return whole


def _on_one_line(before: Fragment, after: Fragment) -> bool:
    return "\n" not in before.paragraph.text[before.end : after.start]


def items_of(fragments: Sequence[Fragment]) -> tuple[Item, ...]:
    """Each fragment as an item of one outline."""
    texts = [" ".join(nfc(fragment.text).split()) for fragment in fragments]
    lines = [_as_typed(text, fragment) for text, fragment in zip(texts, fragments, strict=True)]
    found = dict(_placed(parse("\n".join(lines)), 0))
    return tuple(
        _item(found, line, fragment, text)
        for line, (fragment, text) in enumerate(zip(fragments, texts, strict=True), 1)
    )


def _as_typed(text: str, fragment: Fragment) -> str:
    """The line for the parser; a numbered line that is wholly bold says that it is a heading."""
    if text[:1] in ("\\", "*") and markers.recognise(text) is None:
        return f"\\{text}"
    if len(text) > _LONGEST_HEADING_LINE or text.endswith(SENTENCE_ENDS) or not _is_bold(fragment):
        return text
    marked = markers.recognise(text)
    if marked is None or marked.level not in HEADING_LEVELS or marked.level in STRUCTURE:
        return text
    rest = marked.rest.replace("*", "·").lstrip("\\")
    return f"{marked.marker} **{rest}**" if rest else text


def _is_bold(fragment: Fragment) -> bool:
    return bool(fragment.runs) and all(run.bold for run in fragment.runs)


def _placed(tree: Outline | Node, depth: int) -> Iterable[tuple[int, tuple[Node, int]]]:
    for child in tree.children:
        yield child.line, (child, depth)
        yield from _placed(child, depth + 1)


def _item(found: dict[int, tuple[Node, int]], line: int, fragment: Fragment, text: str) -> Item:
    placed = found.get(line)
    if placed is None:  # the title of the Phần, Chương, Mục above
        over = found.get(line - 1)
        level = over[0].level if over else None
        return Item(fragment, Level.PARAGRAPH, "", text, True, level, over[1] if over else 0)
    node, depth = placed
    heading = node.heading or (node.level is Level.PARAGRAPH and _is_bare_heading(text, fragment))
    return Item(fragment, node.level, node.marker, _without(node.marker, text), heading, None, depth)


def _is_bare_heading(text: str, fragment: Fragment) -> bool:
    """Whether an unnumbered line is one: bold, short, no sentence."""
    return _is_bold(fragment) and not text.endswith(SENTENCE_ENDS) and len(text.split()) <= _LONGEST_HEADING


def _without(marker: str, text: str) -> str:
    rest = text[len(marker) :] if text.startswith(marker) else text
    return rest.lstrip()


def _is_of_data(reading: Reading, piece: Piece) -> bool:
    return any(cell.table in reading.data_tables for cell in piece.fragment.paragraph.cells)
