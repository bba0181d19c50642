"""The date line of a document whose date may still be asked for."""

from vanban.data.open_values import OpenValue
from vanban.documents.blanks import Blanks, presented
from vanban.vietnamese.dates import PartialDate, issue_date, parse_partial_date


def date_line(issued: OpenValue, day: PartialDate, blanks: Blanks, *, draft: bool) -> str:
    """A question; in a draft the decree's shape is kept: the proposed date, else blanks to be written in by hand."""
    if not draft:
        return blanks.token("ngay", "ngày của văn bản", presented(issued, _shown))
    return issue_date(day.year) if issued.proposed is None else issue_date(day.year, day.month, day.day)


def _shown(text: str) -> str:
    day = parse_partial_date(text)
    return issue_date(day.year, day.month, day.day)


def day_of(issued: PartialDate | OpenValue | None, otherwise: PartialDate) -> PartialDate:
    """The day of a document: its own, else the proposed one, else another that is as good as known."""
    if isinstance(issued, PartialDate):
        return issued
    if issued is not None and isinstance(issued.proposed, str):
        try:
            return parse_partial_date(issued.proposed)
        except ValueError:  # the question will show what was proposed
            pass
    return otherwise
