"""What a dossier's workbook says: one row per nominee, and what they have been awarded before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vanban.data.awards import Council
from vanban.data.source import Source
from vanban.errors import Place
from vanban.registry.awards import Authority, Award, AwardBook, Ground, NomineeKind
from vanban.vietnamese.dates import PartialDate

Sex = Literal["nam", "nu"]


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award that a nominee has received. `award` is None when its name is none that the law book knows.

    `basis` says that the clerk names it as a reason for what is proposed now; `years` are those that it was given for.
    """

    name: str
    award: Award | None
    ground: Ground | None
    years: tuple[int, ...]
    number: str
    decided_on: date | None
    issuer: str
    achievement: str
    basis: bool
    nominee_name: str
    place: Place
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Given:
    """The decision by which a nominee received what was proposed: its number, its day."""

    number: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Nominee:
    """One row: a collective or a person, and what is proposed for them.

    `code` tells rows apart and links them with earlier awards. `department` is an id of the register, `unit` a part of
    it as typed. `born` is a day, or only the month or the year. `achievement` may have several lines and call figures
    (`{{ so_lieu.ty_le }}`): those of `figures_of`, ids of departments or codes of projects. `decided_by` is who decides
    as the clerk wrote it, None where it is left to the law. `protocol` is the place in the order of precedence (from
    1). `votes` is None before the council has met. `explanation` is what the clerk says about something unusual.
    `places` has the cell of each field that the row has.
    """

    code: str
    kind: NomineeKind
    name: str
    sex: Sex | None
    born: PartialDate | None
    position: str
    unit: str
    department: str
    award: Award
    ground: Ground
    decided_by: Authority | None
    achievement: str
    figures_of: tuple[str, ...]
    initiative: str
    discipline: str
    votes: int | None
    protocol: int | None
    given: Given | None
    explanation: str
    earlier: tuple[EarlierAward, ...]
    place: Place
    places: Mapping[str, Place]

    @property
    def birth_year(self) -> int | None:
        """The year of birth, if it is known."""
        return self.born.year if self.born else None

    def at(self, field: str) -> Place:
        """The cell of a field, else the row."""
        return self.places.get(field, self.place)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as the sheet shows it: what is known of somebody who may be proposed.

    `award` is a title, or nothing while none is proposed; `department` an id, or a name as typed.
    """

    kind: NomineeKind
    name: str
    code: str = ""
    sex: Sex | None = None
    born: str = ""
    position: str = ""
    unit: str = ""
    department: str = ""
    award: str = ""
    ground: Ground = "chuyen_de"
    decided_by: str = ""
    achievement: str = ""
    figures_of: tuple[str, ...] = ()
    initiative: str = ""
    discipline: str = ""
    votes: int | None = None
    protocol: int | None = None
    given: str = ""
    given_on: date | None = None
    explanation: str = ""
    earlier: tuple[EarlierAward, ...] = ()


@dataclass(frozen=True, slots=True)
class Nominations:
    """The workbook of one dossier, in the order of its rows. `file` is how messages call it.

    `set_aside` are rows that the clerk keeps there without proposing them.
    """

    nominees: tuple[Nominee, ...]
    file: str
    set_aside: tuple[SheetRow, ...] = ()

    def of(self, kind: NomineeKind) -> Iterator[Nominee]:
        """The collectives, or the persons."""
        return (nominee for nominee in self.nominees if nominee.kind == kind)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the papers of one dossier are made from.

    `presenter` is the id of the department that presents it; `council` is None until its file exists.
    """

    presenter: str
    nominations: Nominations
    council: Council | None
    council_source: Source | None
    book: AwardBook
