"""The words of a document that has no page yet, held against the rules."""

from collections.abc import Sequence
from datetime import date

from vanban.decree30.findings import Finding
from vanban.decree30.judge import told
from vanban.decree30.profiles import Profile
from vanban.decree30.words import TextPiece, words_of


def judge_words(
    pieces: Sequence[TextPiece],
    profile: Profile,
    on: date | None,
    *,
    latest: date | None = None,
    draft: bool = False,
) -> list[Finding]:
    """All that is wrong with the words of a document of this day, as `words_of`; the spots are the places."""
    return [
        told(profile, observation, rule.group, str(observation.spot))
        for observation in words_of(pieces, on, profile, draft, latest)
        if (rule := profile.rules.get(observation.rule)) and rule.applies("", on)
    ]
