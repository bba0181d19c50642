"""Tree → the flat row of paragraphs that a page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.outline.tree import STRUCTURE, Level, Node, Outline

_KINDS = {
    Level.PART: "phan",
    Level.CHAPTER: "chuong",
    Level.SECTION: "muc",
    Level.SUBSECTION: "tieu_muc",
    Level.ARTICLE: "dieu",
    Level.ROMAN: "muc_la_ma",
    Level.NUMBER: "khoan",
    Level.DECIMAL: "khoan_con",
    Level.POINT: "diem",
    Level.DASH: "gach",
    Level.PLUS: "cong",
    Level.PARAGRAPH: "doan",
}
_HEADING_KINDS = {Level.NUMBER: "de_muc", Level.DECIMAL: "de_muc_con"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the page.

    `kind` is the name templates know; `marker` is empty for plain paragraphs and for titles on a line of
    their own; `text` keeps its inline marks and is empty on the lines `Phần I`, `Chương I`, `Mục 1`.
    `depth` is 0 for what stands under nothing.
    """

    kind: str
    marker: str
    text: str
    heading: bool
    depth: int
    line: int


def paragraphs(outline: Outline) -> Iterator[Paragraph]:
    """Every paragraph of `outline`, in reading order; `Phần` … `Tiểu mục` give two, the number and the title.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.đ.
    """
    return _paragraphs(outline.children, 0)


def _paragraphs(nodes: Sequence[Node], depth: int) -> Iterator[Paragraph]:
    for node in nodes:
        kind = _HEADING_KINDS.get(node.level) if node.heading else None
        kind = kind or _KINDS[node.level]
        if node.level in STRUCTURE:
            yield Paragraph(kind, node.marker, "", True, depth, node.line)
            if node.text:
                yield Paragraph(f"tieu_de_{kind}", "", node.text, True, depth, node.line)
        else:
            yield Paragraph(kind, node.marker, node.text, node.heading, depth, node.line)
        yield from _paragraphs(node.children, depth + 1)
