"""All checks of words over pieces of text, in the order of the rules."""

from collections.abc import Iterator, Sequence
from datetime import date

from vanban.decree30.findings import Observation
from vanban.decree30.profiles import Profile
from vanban.decree30.words import (
    capitals,
    citing,
    leftovers,
    proper_names,
    spacing,
    spelling,
    terms,
)
from vanban.decree30.words.pieces import Reading, TextPiece
from vanban.decree30.words.slips import Slip, told


def words_of(
    texts: Sequence[TextPiece],
    on: date | None,
    profile: Profile,
    draft: bool = False,
    latest: date | None = None,
) -> Iterator[Observation]:
    """Everything about the words of a document whose day is `on`; without a day nothing that depends on it.

    Of a document whose day is still blank `on` is the first day that it can have, `latest` the last.

    Pure: each observation bears the spot of the piece that it was found in.
    """
    reading = Reading(texts)
    yield from spelling.normal_form(list(texts))
    if reading.pieces:
        yield from told(reading, _slips(reading, on, profile, draft, latest))


def _slips(
    reading: Reading, on: date | None, profile: Profile, draft: bool, latest: date | None
) -> Iterator[Slip]:
    names = profile.rules["ND30-CAP-03"].limits if "ND30-CAP-03" in profile.rules else {}
    yield from capitals.sentences(reading)
    yield from capitals.parts_of_law(reading)
    yield from capitals.agencies(reading, _words(names.get("ten_goi")), _words(names.get("luon_hoa")))
    yield from capitals.units(reading)
    yield from capitals.people_and_state(reading)
    yield from capitals.kinds_of_documents(reading)
    yield from capitals.calendar(reading)
    yield from _proper_names(reading, profile)
    yield from spacing.spacing(reading)
    yield from spacing.partners(reading)
    yield from spelling.syllables(reading)
    yield from spelling.tone_styles(reading)
    yield from spelling.i_and_y(reading)
    yield from spelling.assured(reading)
    yield from leftovers.placeholders(reading, draft)
    yield from leftovers.english_numbers(reading)
    yield from citing.citations(reading, on, latest)
    yield from terms.dead_terms(reading, on)
    yield from terms.dead_place(reading, on, profile.office.places)


def _proper_names(reading: Reading, profile: Profile) -> Iterator[Slip]:
    of_places, of_others = (profile.rules.get(f"ND30-CAP-0{number}") for number in (4, 7))
    if of_places:
        yield from proper_names.places(reading, of_places)
    if of_others:
        yield from proper_names.events_and_works(reading, of_others)
        yield from proper_names.days_in_words(reading, of_others)


def _words(limit: object) -> tuple[str, ...]:
    return limit if isinstance(limit, tuple) else ()
