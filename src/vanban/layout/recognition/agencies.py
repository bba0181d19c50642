"""The names over the number: which lines are the superior agency's and which the issuer's."""

from collections.abc import Sequence

from vanban.layout.recognition.pieces import Piece
from vanban.layout.recognition.words import begins_with_body, is_bare_body


def split_agencies(lines: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The lines of the superior and those of the issuer.

    Weight decides when light lines stand over bold ones, as the decree has it. Else the words do: the last
    line that begins with the name of a body begins the issuer's name.
    """
    weights = [line.is_bold for line in lines]
    if True in weights and False in weights:
        first_bold = weights.index(True)
        if all(weights[first_bold:]) and first_bold:
            return list(lines[:first_bold]), list(lines[first_bold:])
    start = _last_name([line.text for line in lines])
    return list(lines[:start]), list(lines[start:])


def _last_name(lines: Sequence[str]) -> int:
    start = 0
    for at in range(1, len(lines)):
        goes_on = is_bare_body(lines[at - 1]) or lines[at - 1].rstrip().endswith(("-", "–", ",", " VÀ"))
        if begins_with_body(lines[at]) and not goes_on:
            start = at
    return start
