"""Layout → Anatomy: the components of a document, found by where they stand and what they say."""

from vanban.layout.anatomy import Anatomy
from vanban.layout.measured import Layout
from vanban.layout.recognition.body import find_items
from vanban.layout.recognition.foot import find_foot
from vanban.layout.recognition.identity import day_of, kind_by, regime_of
from vanban.layout.recognition.letterhead import claim_rest, find_letterhead
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.margins import page_numbers
from vanban.layout.recognition.pieces import Reading
from vanban.layout.recognition.title import find_title

__all__ = ["recognise"]


def recognise(layout: Layout) -> Anatomy:
    """Find the components. What is not there, or not certainly there, is None or empty; nothing is raised."""
    reading = Reading(layout)
    lines = Lines(layout.lines, layout.fragments)
    head = find_letterhead(reading, lines)
    title = find_title(reading, lines, head.end, head.letter_subject is not None, head.is_found)
    unplaced = list(claim_rest(reading, head))
    end = len(reading.pieces)
    foot = find_foot(reading, title.end, end)
    items = find_items(reading, title.end, foot.start)
    recipients = foot.recipients
    return Anatomy(
        layout=layout,
        regime=regime_of(head),
        type=kind_by(head, title),
        dated=day_of(head.place_date),
        draft=head.draft_mark is not None,
        national_title=head.national_title,
        motto=head.motto,
        superior=head.superior,
        issuer=head.issuer,
        number=head.number,
        place_date=head.place_date,
        type_name=title.type_name,
        subject=title.subject,
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
        recipients=tuple(recipients.lines) if recipients else (),
        drafter=recipients.drafter if recipients else None,
        signatures=foot.signatures,
        electronic_copy=head.electronic_copy,
        page_numbers=page_numbers(layout),
        party_heading=head.party_heading,
        unplaced=tuple(piece.fragment for piece in (*unplaced, *foot.rest)),
    )
