"""The order of nominees on every list: collectives, then persons; by award and rank, by name, or by precedence."""

from collections.abc import Iterable, Mapping

from vanban.awards.model import Nominee
from vanban.data.awards import NomineeOrder
from vanban.vietnamese.sorting import agency_sort_key, person_sort_key

_LAST = 10**6


def in_order(
    nominees: Iterable[Nominee], order: NomineeOrder, ranks: Mapping[str, int] | None = None
) -> list[Nominee]:
    """The nominees as a list shows them.

    `hang` goes by the award (the highest first), then by the best rank in `ranks` of what `figures_of` names, then
    by name; `nghi_thuc` by the place that the workbook gives, those without one after the others by name.
    """
    return sorted(
        nominees, key=lambda one: (one.kind != "tap_the", *_place(one, order, ranks or {}), _name(one))
    )


def _place(nominee: Nominee, order: NomineeOrder, ranks: Mapping[str, int]) -> tuple[int, ...]:
    if order == "hang":
        rank = min((ranks[key] for key in nominee.figures_of if key in ranks), default=_LAST)
        return nominee.award.protocol, rank
    if order == "nghi_thuc":
        return (_LAST if nominee.protocol is None else nominee.protocol,)
    return ()


def _name(nominee: Nominee) -> tuple[object, ...]:
    return person_sort_key(nominee.name) if nominee.kind == "ca_nhan" else agency_sort_key(nominee.name)
