"""Layout → Anatomy: the components of a document, found by where they stand and what they say."""

from collections.abc import Iterable

from vanban.layout.anatomy import Anatomy, Annex, Attachment, Component, Copy
from vanban.layout.measured import Fragment, Layout
from vanban.layout.recognition.annexes import find_annex, find_attachment, find_enclosed
from vanban.layout.recognition.body import find_items
from vanban.layout.recognition.copies import find_copy
from vanban.layout.recognition.foot import find_foot
from vanban.layout.recognition.head import with_head
from vanban.layout.recognition.identity import day_of, kind_by, month_of, regime_of
from vanban.layout.recognition.letterhead import (
    claim_rest,
    find_form_mark,
    find_letterhead,
    find_unsigned_subject,
)
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.margins import (
    electronic_marks,
    find_address,
    in_margins,
    page_numbers,
    says_draft,
)
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.tail import Part, find_parts
from vanban.layout.recognition.title import find_title

__all__ = ["recognise"]


def recognise(layout: Layout) -> Anatomy:
    """Find the components. What is not there, or not certainly there, is None or empty; nothing is raised."""
    layout = with_head(layout)
    reading = Reading(layout)
    lines = Lines(layout.lines, layout.fragments)
    parts = find_parts(reading)
    end = parts[0].start if parts else len(reading.pieces)
    head = find_letterhead(reading, lines, 0, end)
    title = find_title(reading, lines, head.end, head.letter_subject is not None, head.is_found, end)
    if title.type_name is None and title.addressees is not None and head.letter_subject is None:
        find_unsigned_subject(reading, head, lines, 0)
    form_mark = find_form_mark(reading, head)
    enclosed = find_enclosed(reading, title)
    rest = claim_rest(reading, head, 0)
    foot = find_foot(reading, title.end, end)
    margins = in_margins(layout)
    address = find_address(reading, lines, foot.rest, margins)
    place_date = head.place_date or foot.claim_date(reading)
    items = find_items(reading, title.end, foot.start)
    annexes, attachments, copy = _behind(reading, lines, parts)
    marks = electronic_marks(margins)
    month = month_of(place_date)
    return Anatomy(
        layout=layout,
        regime=regime_of(head),
        type=kind_by(head, title),
        dated=day_of(place_date),
        since=month.first if month else None,
        latest=month.last if month else None,
        draft=head.draft_mark is not None or says_draft(margins),
        national_title=head.national_title,
        motto=head.motto,
        superior=head.superior,
        issuer=head.issuer,
        number=head.number,
        place_date=place_date,
        type_name=title.type_name,
        subject=title.subject,
        enclosed=enclosed,
        form_mark=form_mark,
        letter_subject=head.letter_subject,
        urgency=head.urgency,
        secrecy=head.secrecy,
        circulation=head.circulation,
        draft_mark=head.draft_mark,
        addressees=title.addressees,
        bases=tuple(title.bases),
        authority=title.authority,
        ordering=title.ordering,
        items=items,
        recipients_heading=foot.heading,
        recipients=foot.lines,
        drafter=foot.drafter,
        signatures=foot.signatures,
        annexes=annexes,
        attachments=attachments,
        address=address,
        copy=copy,
        electronic_copy=head.electronic_copy or next(iter(marks), None),
        page_numbers=page_numbers(margins),
        party_heading=head.party_heading,
        unplaced=_unplaced((*rest, *foot.rest), address, place_date),
    )


def _unplaced(rest: Iterable[Piece], *found: Component | None) -> tuple[Fragment, ...]:
    """The fragments that are not of what was found among them later."""
    placed = {id(fragment) for component in found if component for fragment in component.fragments}
    return tuple(piece.fragment for piece in rest if id(piece.fragment) not in placed)


def _behind(
    reading: Reading, lines: Lines, parts: list[Part]
) -> tuple[tuple[Annex, ...], tuple[Attachment, ...], Copy | None]:
    """What the parts behind the signature are."""
    annexes = tuple(find_annex(reading, part) for part in parts if part.kind == "annex")
    attachments = tuple(find_attachment(reading, lines, part) for part in parts if part.kind == "attachment")
    copies = [find_copy(reading, lines, part) for part in parts if part.kind == "copy"]
    return annexes, attachments, copies[0] if copies else None
