"""What a campaign says of its figures: how they are kept, closed and due."""

from calendar import monthrange
from datetime import date, timedelta

from vanban.data.campaign import Campaign
from vanban.data.reporting import Reporting, Schedule
from vanban.errors import DataError, Place, Problem
from vanban.vietnamese.periods import Period, month


def reporting_of(campaign: Campaign, place: Place | None = None) -> Reporting:
    """How the campaign's figures are kept; `place` is where its file stands.

    Raises:
        DataError: it says nothing of figures.
    """
    if campaign.reporting is None:
        what = "Phong trào này chưa khai báo mục bao_cao (nguồn vốn, đơn vị tính, lịch báo cáo)."
        raise DataError(Problem(what, "Thêm mục bao_cao vào campaign.yaml.", place))
    return campaign.reporting


def plan_years(campaign: Campaign, month: Period) -> tuple[int, ...]:
    """The years whose plans are paid in a month: the January after a year has both."""
    return tuple(dict.fromkeys((campaign.year, month.year)))


def months_of(campaign: Campaign) -> tuple[Period, ...]:
    """The months in which a campaign's figures are reported: those of its year, and the January after."""
    january = month(campaign.year, 1)
    return tuple(january.moved(step) for step in range(13))


def closing_day(reporting: Reporting, period: Period) -> date:
    """The day up to which the figures of `period` go, in its last month."""
    day = _schedule(reporting, period).close_day
    last = period.last_day
    return last if day is None else last.replace(day=min(day, monthrange(last.year, last.month)[1]))


def due_day(reporting: Reporting, period: Period) -> date:
    """The day by which a report on `period` must be sent."""
    return closing_day(reporting, period) + timedelta(days=_schedule(reporting, period).due_days)


def _schedule(reporting: Reporting, period: Period) -> Schedule:
    return reporting.schedules.get(period.kind, Schedule())
