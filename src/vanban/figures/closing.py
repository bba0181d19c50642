"""When the figures of a period are closed and its report is due, by the campaign's own schedule."""

from calendar import monthrange
from datetime import date, timedelta

from vanban.data.reporting import Reporting, Schedule
from vanban.vietnamese.periods import Period


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
