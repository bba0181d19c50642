"""A fault of a dossier, and how nominees are called in its sentence."""

from dataclasses import dataclass

from vanban.awards.model import Nominee
from vanban.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. A `certain` one stops the dossier's papers; the others are told beside them.

    `nominee` is the code of whom it is about; empty when it is about the whole.
    """

    problem: Problem
    certain: bool
    nominee: str = ""


def about(
    nominee: Nominee, what: str, remedy: str, place: Place, *, certain: bool = True, clause: str = ""
) -> Fault:
    """A fault of a nominee; `what` goes on after the name, and the clause of the law follows it."""
    according = f" ({clause})" if clause else ""
    said = f"{nominee.name} ({nominee.code}) {what}{according}."
    return Fault(Problem(said, remedy, place), certain, nominee.code)
