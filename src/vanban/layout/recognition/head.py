"""A letterhead that was typed into Word's header: it heads page 1 as one in the text does."""

from collections.abc import Iterable
from dataclasses import replace

from vanban.layout.measured import Fragment, Layout
from vanban.layout.recognition.pieces import Piece
from vanban.layout.recognition.words import MOTTO, NATIONAL_TITLE, PARTY_HEADING, resembles

_LONGEST = 60  # characters of a heading


def with_head(layout: Layout) -> Layout:
    """The layout with the header of page 1 before its text, if the letterhead stands there and not in the text."""
    if not layout.page_1_header or not _has_heading(layout.page_1_header):
        return layout
    if _has_heading(fragment for fragment in layout.fragments if fragment.box.page == 1):
        return layout
    return replace(layout, fragments=(*layout.page_1_header, *layout.fragments))


def _has_heading(fragments: Iterable[Fragment]) -> bool:
    return any(
        resembles(piece.letters, model, most)
        for piece in (Piece(0, one) for one in fragments if len(one.text) <= _LONGEST)
        for model, most in ((NATIONAL_TITLE, 4), (MOTTO, 3), (PARTY_HEADING, 2))
    )
