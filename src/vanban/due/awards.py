"""The papers of the dossiers of award proposals: of every department that has one, or of those that are named."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from vanban.awards.checks import faults
from vanban.awards.mode import ModeFound
from vanban.awards.model import Dossier, Nominee
from vanban.awards.order import in_order
from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents.awards.case import Case, YearFigures
from vanban.documents.awards.dossier import papers
from vanban.documents.awards.paper import KIND
from vanban.documents.document import Document
from vanban.due.dossiers import DossierShelf
from vanban.due.order import Item, Order, attempt
from vanban.due.plans import taking_part
from vanban.due.presenting import mode_of
from vanban.errors import DataError, Place, Problem, VanbanError


def award_items(workspace: Workspace, year: CampaignYear, order: Order) -> Iterator[Item]:
    """Every paper of every dossier asked for; of a dossier that can't be made at all, one item with its faults.

    Raises:
        DataError: no department was named, and none has a dossier.
    """
    desk = _Desk(workspace, year, order)
    presenters = order.departments or desk.shelf.presenters
    if not presenters:
        raise DataError(desk.why_none())
    for presenter in presenters:
        yield from desk.items(presenter)


class _Desk:
    """Makes the papers of one year."""

    def __init__(self, workspace: Workspace, year: CampaignYear, order: Order) -> None:
        self._workspace, self._year, self._order = workspace, year, order
        self.shelf = DossierShelf(workspace, year)

    def items(self, presenter: str) -> Iterator[Item]:
        """The papers of one dossier; what is odd about the whole is told with the first that can be made."""
        try:
            case, notes = self._case(presenter)
        except VanbanError as error:
            yield Item(self._year.ref, presenter, KIND, error)
            return
        for paper in papers(case):
            result = attempt(paper.document, f"{paper.kind} ({presenter})")
            assert result is not None
            if isinstance(result, Document) and notes:
                result, notes = replace(result, warnings=(*notes, *result.warnings)), ()
            yield Item(self._year.ref, presenter, KIND, result, paper=paper.stem)

    def why_none(self) -> list[Problem]:
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
        found = faults(dossier, self._year.campaign, month.last, self.shelf.others(presenter))
        if certain := [fault.problem for fault in found if fault.certain]:
            raise DataError(certain)
        case = Case(
            departments=self._workspace.departments,
            year=self._year,
            dossier=dossier,
            nominees=self._ordered(dossier),
            words=partial(self._workspace.award_words, self._year, presenter),
            month=month,
            figures=self.shelf.figures,
            draft=self._order.draft,
        )
        return case, (*self._mode_notes(presenter), *(fault.problem for fault in found), *_to_confirm(case))

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
    received = case.year.campaign.awards.received or case.month.last
    for note in case.dossier.book.regime(received).notes:
        yield Problem(note, place=Place(case.dossier.nominations.file))
