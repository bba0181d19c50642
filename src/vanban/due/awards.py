"""The papers of the dossiers of award proposals: of every department that has one, or of those that are named."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Self

from vanban.awards.checks import Fault, faults
from vanban.awards.checks.presenter import presenter_faults
from vanban.awards.mode import ModeFound
from vanban.awards.model import Dossier, Nominee
from vanban.awards.order import in_order
from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents.awards.achievements import unknown_subjects
from vanban.documents.awards.case import Case, YearFigures
from vanban.documents.awards.dossier import Paper, papers
from vanban.documents.awards.paper import KIND
from vanban.documents.document import Document
from vanban.due.dossiers import DossierShelf
from vanban.due.order import Due, Order, attempt
from vanban.due.plans import taking_part
from vanban.due.presenting import mode_of
from vanban.errors import DataError, Place, Problem, VanbanError
from vanban.vietnamese.dates import PartialDate


class AwardDesk:
    """Works out the papers of every dossier asked for; one that can't be made at all is due as one document.

    Raises:
        DataError: no department was named, and none has a dossier.
    """

    def __init__(
        self, workspace: Workspace, year: CampaignYear, order: Order, shelf: DossierShelf | None = None
    ) -> None:
        self._workspace, self._year, self._order = workspace, year, order
        self.shelf = shelf or DossierShelf(workspace, year)
        presenters = order.departments or self.shelf.presenters
        if not presenters:
            raise DataError(self._why_none())
        self._dossiers = {
            presenter: attempt(partial(self._papers, presenter), presenter)
            for presenter in filter(order.looks_at, presenters)
        }
        self.due = [
            Due(year.ref, presenter, KIND, paper=stem)
            for presenter, papers in self._dossiers.items()
            for stem in ([""] if isinstance(papers, VanbanError) else papers)
        ]

    def document(self, due: Due) -> Document:
        """One paper; what is odd about the whole dossier is told with its first.

        Raises:
            DataError: the dossier or the paper's words have faults.
            OpenValueError: a final document needs values that are still open.
        """
        papers = self._dossiers[due.department]
        if isinstance(papers, VanbanError):
            raise papers
        paper, notes = papers[due.paper]
        document = paper.document()
        return replace(document, warnings=(*notes, *document.warnings)) if notes else document

    def again(self, workspace: Workspace, order: Order) -> Self:
        """The desk of a later run: the figures and the dossiers of others stand."""
        return type(self)(workspace, self._year, order, self.shelf.again(workspace, order.only or ()))

    def _papers(self, presenter: str) -> Mapping[str, tuple[Paper, tuple[Problem, ...]]]:
        """The papers of one dossier by the names of their files, the first with what is odd about the whole."""
        case, notes = self._case(presenter)
        return {paper.stem: (paper, () if n else notes) for n, paper in enumerate(papers(case))}

    def _why_none(self) -> list[Problem]:
        """Why no department has a dossier: the plan says that there is none, or nobody has begun."""
        merged = [problem for id in taking_part(self._workspace, self._year) if (problem := self._merged(id))]
        what = f"Phong trào {self._year.ref} chưa có hồ sơ đề nghị khen thưởng nào."
        remedy = f"Lập bảng đề nghị bằng lệnh awards sheet {self._year.ref}."
        return merged or [Problem(what, remedy)]

    def _case(self, presenter: str) -> tuple[Case, tuple[Problem, ...]]:
        """What the papers are made from, and what is odd about the dossier.

        Raises:
            DataError: awards are merged into those of the year's end, or the dossier has faults that the law refuses.
        """
        if problem := self._merged(presenter):
            raise DataError(problem)
        dossier = self.shelf.dossier(presenter)
        month = self.shelf.month(dossier.council)
        found = self._faults(dossier, month)
        figures, nominees = self.shelf.figures, dossier.nominations.nominees
        unknown = unknown_subjects(figures, nominees) if figures else ()
        if certain := [*(fault.problem for fault in found if fault.certain), *unknown]:
            raise DataError(certain)
        case = Case(
            departments=self._workspace.departments,
            year=self._year,
            dossier=dossier,
            nominees=self._ordered(dossier),
            words=partial(self._workspace.award_words, self._year, presenter),
            month=month,
            figures=figures,
            draft=self._order.draft,
        )
        return case, (*self._mode_notes(presenter), *(fault.problem for fault in found), *_to_confirm(case))

    def _faults(self, dossier: Dossier, month: PartialDate) -> list[Fault]:
        others = self.shelf.others(dossier.presenter)
        presenter = self._workspace.departments.on(dossier.presenter, dossier.book.day)
        found = faults(dossier, self._year.campaign, month.last, others)
        return [*found, *presenter_faults(dossier, presenter)]

    def _ordered(self, dossier: Dossier) -> tuple[Nominee, ...]:
        rules = self._year.campaign.awards
        return tuple(in_order(dossier.nominations.nominees, rules.order, _ranks(self.shelf.figures)))

    def _merged(self, presenter: str) -> Problem | None:
        """Why there is no dossier where the plan merges awards into those of the year's end."""
        mode = self._mode(presenter)
        if mode.mode != "long_ghep":
            return None
        what = f"Khen thưởng của {presenter} lồng ghép vào khen thưởng cuối năm, nên không lập hồ sơ riêng."
        remedy = "Nếu vẫn lập hồ sơ riêng, ghi cach_khen_thuong: rieng trong kế hoạch."
        return Problem(what, remedy, mode.place)

    def _mode_notes(self, presenter: str) -> Iterator[Problem]:
        if warning := self._mode(presenter).warning:
            yield warning

    def _mode(self, presenter: str) -> ModeFound:
        return mode_of(self._workspace, self._year, presenter)


def _ranks(figures: YearFigures | None) -> Mapping[str, int]:
    if figures is None:
        return {}
    return {one.key: one.rank for one in figures.whole.by_department if one.rank is not None}


def _to_confirm(case: Case) -> Iterator[Problem]:
    """What the law book says that a person must confirm."""
    for note in case.dossier.book.regime(case.received).notes:
        yield Problem(note, place=Place(case.dossier.nominations.file))
