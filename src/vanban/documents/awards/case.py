"""All that the papers of one dossier are made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from vanban.awards.model import Dossier, Nominee
from vanban.data.awards import Council
from vanban.data.departments import Department, Departments
from vanban.data.paper_text import PaperText, PaperWords
from vanban.data.reporting import Reporting
from vanban.data.workspace import CampaignYear
from vanban.documents.facts import Facts
from vanban.documents.standing import standing
from vanban.errors import Place
from vanban.figures.results import Overview
from vanban.registry.awards import Authority
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import PartialDate

AUTHORITIES: tuple[Authority, ...] = ("thu_tuong", "chu_tich_tinh", "thu_truong")
"""Who decides, from the highest; the last is the head of whoever presents, a department's or a commune's."""


class WordsOf(Protocol):
    """Gives the words of a paper; `own` names the dossier's own file where it isn't called as the kind."""

    def __call__(self, kind: str, own: str = "", /) -> PaperWords[PaperText]:
        """The words of a paper of that kind."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What the year's last figures say: of the whole, and of each department with projects.

    `worded` keeps what has been put into words: hundreds of papers are about the same few departments.
    """

    reporting: Reporting
    whole: Overview
    departments: Mapping[str, Overview]
    names: Mapping[str, str]
    worded: dict[tuple[str, ...], Facts] = field(default_factory=dict, compare=False, repr=False)

    def of(self, subjects: Sequence[str]) -> Overview | None:
        """The figures of the first of these departments that has some."""
        return next((self.departments[key] for key in subjects if key in self.departments), None)


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier: who presents it, whom it proposes in the order of its lists, its words, the year's figures.

    `month` is when papers are dated whose words don't say. `figures` is None while there are none of the year's end.
    """

    departments: Departments
    year: CampaignYear
    dossier: Dossier
    nominees: tuple[Nominee, ...]
    words: WordsOf
    month: PartialDate
    figures: YearFigures | None = None
    draft: bool = False

    @property
    def department(self) -> str:
        """The id of the department that presents the dossier."""
        return self.dossier.presenter

    @property
    def council(self) -> Council | None:
        """The council's meeting; None until its file exists."""
        return self.dossier.council

    @property
    def of_province(self) -> bool:
        """Whether this is the dossier of the whole province."""
        return self.department == self.year.campaign.awards.presenter

    @property
    def received(self) -> date:
        """The day by which the law of all its papers goes: when it is received, else the end of its month."""
        return self.year.campaign.awards.received or self.month.last

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """Who decides about somebody on the list, from the highest."""
        wanted = {decides_about(nominee) for nominee in self.nominees}
        return tuple(authority for authority in AUTHORITIES if authority in wanted)

    def under(self, authority: Authority) -> tuple[Nominee, ...]:
        """The nominees that an authority decides about, in the order of the lists."""
        return tuple(nominee for nominee in self.nominees if decides_about(nominee) == authority)

    def presenter(
        self, day: PartialDate, dated: Place, *, head_signs: bool = True
    ) -> tuple[Department, Province]:
        """The presenting department and its province on a day; `dated` is where the day was written.

        Raises:
            DataError: as `standing`.
        """
        return standing(self.departments, self.year, self.department, day, dated, head_signs=head_signs)


def decides_about(nominee: Nominee) -> Authority:
    """Who decides: whom the clerk names, else whom the law names; a commune's chairman is the head of his own."""
    authority = nominee.decided_by or nominee.award.authority
    return "thu_truong" if authority == "chu_tich_xa" else authority


def of_kind(nominees: Iterable[Nominee], kind: str) -> list[Nominee]:
    """The collectives, or the persons."""
    return [nominee for nominee in nominees if nominee.kind == kind]
