"""The dossiers of a campaign's year: their workbooks and councils read, each once."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from vanban.awards.model import Dossier
from vanban.awards.reading import read_nominations
from vanban.data.awards import Council
from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents.awards.case import YearFigures
from vanban.due.figures import KnownFigures, known_figures
from vanban.errors import DataError, Place, Problem
from vanban.figures.model import Project
from vanban.figures.overview import department_overview, province_overview
from vanban.registry.awards import award_book
from vanban.registry.provinces import province_on
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.periods import Period, month


class DossierShelf:
    """Reads the dossiers of one year, each once, and the figures that their papers call."""

    def __init__(self, workspace: Workspace, year: CampaignYear) -> None:
        self._workspace, self._year = workspace, year
        self._known: dict[str, Dossier | DataError] = {}

    @cached_property
    def presenters(self) -> list[str]:
        """Whose dossiers there are, that of the whole province first.

        Raises:
            DataError: as `Workspace.dossiers`.
        """
        return self._workspace.dossiers(self._year)

    def dossier(self, presenter: str) -> Dossier:
        """The dossier that a department presents.

        Raises:
            DataError: it has none, or its workbook or its council's file has faults: all of them.
        """
        if presenter not in self._known:
            try:
                self._known[presenter] = self._read(presenter)
            except DataError as error:
                self._known[presenter] = error
        found = self._known[presenter]
        if isinstance(found, DataError):
            raise found
        return found

    def others(self, presenter: str) -> list[Dossier]:
        """The other dossiers of the year, but those that can't be read: their own presenters are told."""
        others = [id for id in self.presenters if id != presenter]
        known = []
        for id in others:
            try:
                known.append(self.dossier(id))
            except DataError:
                continue
        return known

    def month(self, council: Council | None) -> PartialDate:
        """When the papers of a dossier are dated that don't say: in the month of the meeting, else of the due day.

        Else in the month after the campaign's end.
        """
        campaign = self._year.campaign
        end = campaign.period.end
        after = end + timedelta(days=1) if isinstance(end, date) else date(campaign.year + 1, 1, 1)
        days = (council and council.met_on, campaign.awards.due, after)
        day = next(day for day in days if isinstance(day, date))
        return PartialDate(day.year, day.month)

    @cached_property
    def figures(self) -> YearFigures | None:
        """The figures at the campaign's end; None while there are none.

        Raises:
            DataError: they can't be read.
        """
        return year_figures(self._workspace, self._year, *self._last) if self._last else None

    @property
    def projects(self) -> Sequence[Project]:
        """The projects of these figures."""
        if self._last is None:
            return ()
        known, period = self._last
        return known.year.projects(period.months[-1])[None]

    @cached_property
    def _last(self) -> tuple[KnownFigures, Period] | None:
        period = self._last_period()
        return (known_figures(self._workspace, self._year, period), period) if period else None

    def _last_period(self) -> Period | None:
        """The month in which the campaign ended after its year, else the whole year, if it has figures."""
        campaign = self._year.campaign
        if campaign.reporting is None:
            return None
        for period, last in (
            (month(campaign.year + 1, 1), month(campaign.year + 1, 1)),
            (Period(campaign.year, "nam"), month(campaign.year, 12)),
        ):
            if self._workspace.figures_file(self._year, last).is_file():
                return period
        return None

    def _read(self, presenter: str) -> Dossier:
        workspace, year = self._workspace, self._year
        path = workspace.nominations_file(year, presenter)
        if not path.is_file():
            raise DataError(_no_workbook(year, presenter, Place(workspace.shown(path))))
        source, council = workspace.council(year, presenter) or (None, None)
        whole = presenter == year.campaign.awards.presenter
        day = year.campaign.awards.received or self.month(council).first
        province = province_on(year.campaign.province, day, year.source.place(("dia_ban",)))
        book = award_book(day, province, workspace.award_law)
        nominations = read_nominations(
            path.read_bytes(),
            workspace.shown(path),
            departments=workspace.departments,
            book=book,
            day=day,
            home=None if whole else presenter,
        )
        return Dossier(presenter, nominations, council, source, book)


def _no_workbook(year: CampaignYear, presenter: str, place: Place) -> Problem:
    what = f"{presenter} chưa có bảng đề nghị khen thưởng."
    return Problem(what, f"Lập bảng bằng lệnh awards sheet {year.ref} --department {presenter}.", place)


def year_figures(
    workspace: Workspace, year: CampaignYear, known: KnownFigures, period: Period
) -> YearFigures:
    """What the figures of a period say of the whole and of each department."""
    day = known.year.figures(period).closed_on
    ids = {key for key in known.year.projects(period.months[-1]) if key is not None}
    names = {key: workspace.departments.on(key, day).name for key in ids}
    whole = province_overview(known.year, period, year.campaign, known.reporting, names)
    each = {key: department_overview(known.year, whole, key, year.campaign, known.reporting) for key in ids}
    return YearFigures(known.reporting, whole, each, names)
