"""(stub until merged)."""

from vanban.data.campaign import Campaign
from vanban.data.departments import Departments
from vanban.figures.model import MonthFigures
from vanban.vietnamese.periods import Period


def read_month(
    data: bytes, name: str, *, month: Period, campaign: Campaign, departments: Departments
) -> MonthFigures:
    """Stub."""
    raise NotImplementedError
