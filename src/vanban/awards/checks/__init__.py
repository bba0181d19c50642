"""What is wrong with a dossier, held against itself, the law book and the other dossiers, before a word is written."""

from collections.abc import Iterator, Sequence
from datetime import date

from vanban.awards.checks.counts import count_faults
from vanban.awards.checks.faults import Fault
from vanban.awards.checks.identity import identity_faults
from vanban.awards.checks.lawful import lawful_faults
from vanban.awards.checks.twice import rewarded_twice
from vanban.awards.checks.votes import meeting_faults
from vanban.awards.model import Dossier
from vanban.data.campaign import Campaign

__all__ = ["Fault", "faults"]


def faults(dossier: Dossier, campaign: Campaign, today: date, others: Sequence[Dossier] = ()) -> list[Fault]:
    """Every fault of `dossier`; `others` are the other dossiers of the campaign's year.

    `today` is the day that no birth may lie behind.
    """
    return list(_all(dossier, campaign, today, others))


def _all(dossier: Dossier, campaign: Campaign, today: date, others: Sequence[Dossier]) -> Iterator[Fault]:
    yield from identity_faults(dossier, today, others)
    yield from lawful_faults(dossier)
    yield from rewarded_twice(dossier, campaign, others)
    yield from meeting_faults(dossier)
    yield from count_faults(dossier, campaign.awards)
