"""The dossiers of a campaign's year: their workbooks and councils read, each once."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from vanban.awards.model import Dossier, Nominations
from vanban.awards.reading import read_nominations
from vanban.data.awards import Council
from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents.awards.case import YearFigures
from vanban.due.figures import KnownFigures, known_figures
from vanban.errors import DataError, Place, Problem
from vanban.figures.model import Project
from vanban.figures.overview import department_overview, province_overview
from vanban.registry.awards import AwardBook, award_book
from vanban.registry.provinces import province_on
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.periods import Period, month


class DossierShelf:
    """Reads the dossiers of one year, each once, and the figures that their papers call."""

    def __init__(self, workspace: Workspace, year: CampaignYear) -> None:
        self._workspace, self._year = workspace, year
        self._known: dict[str, Dossier | DataError] = {}

    def again(self, workspace: Workspace, changed: Collection[str]) -> Self:
        """A shelf that reads anew who presents dossiers, and the dossiers of `changed`."""
        later = type(self)(workspace, self._year)
        later._known = {presenter: one for presenter, one in self._known.items() if presenter not in changed}
        if "_last" in self.__dict__:
            later._last = self._last
        if "figures" in self.__dict__:
            later.figures = self.figures
        return later

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

    def day(self, council: Council | None) -> date:
        """The day by whose law and whose register a dossier is read."""
        return self._year.campaign.awards.received or self.month(council).first

    def book(self, day: date) -> AwardBook:
        """The law of awards on a day, the office's own entries over the country's.

        Raises:
            DataError: the office's file has faults, or the province is unknown then.
        """
        year = self._year
        province = province_on(year.campaign.province, day, year.source.place(("dia_ban",)))
        return award_book(day, province, self._workspace.award_law)

    def nominations(self, presenter: str, book: AwardBook) -> Nominations:
        """What the workbook of a dossier says.

        Raises:
            DataError: there is none, or it has faults: all of them.
        """
        path = self._workspace.nominations_file(self._year, presenter)
        if not path.is_file():
            raise DataError(_no_workbook(self._year, presenter, Place(self._workspace.shown(path))))
        whole = presenter == self._year.campaign.awards.presenter
        return read_nominations(
            path.read_bytes(),
            self._workspace.shown(path),
            departments=self._workspace.departments,
            book=book,
            day=book.day,
            home=None if whole else presenter,
        )

    def _read(self, presenter: str) -> Dossier:
        source, council = self._workspace.council(self._year, presenter) or (None, None)
        book = self.book(self.day(council))
        return Dossier(presenter, self.nominations(presenter, book), council, source, book)


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
