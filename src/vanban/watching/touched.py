"""Whose documents a saved file touches, told by its place alone."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from vanban.data.workspace import SHARED_PLAN, Workspace
from vanban.documents.kinds import DOSSIER
from vanban.due import Order
from vanban.due.reports import REMINDERS, WHOLE
from vanban.errors import DataError

Departments = frozenset[str] | None
"""Ids of departments; None: all, and nothing that was read before still stands."""

_NONE: frozenset[str] = frozenset()


def touched(saved: Iterable[Path], workspace: Workspace, order: Order) -> Departments:
    """The departments whose documents of `order` may be others now."""
    found = _NONE
    for path in saved:
        of = _touched_by(path, workspace, order)
        if of is None:
            return None
        found |= of
    return found & set(order.departments) if order.departments else found


def both(one: Departments, other: Departments) -> Departments:
    """What either touches."""
    return None if one is None or other is None else one | other


def _touched_by(path: Path, workspace: Workspace, order: Order) -> Departments:
    try:
        folder = workspace.year_folder(order.campaign)
    except DataError:
        return None
    if not path.is_relative_to(folder):
        return None
    inside = path.relative_to(folder)
    match inside.parts:
        case ("plans", _):
            return _by_plan(inside, order)
        case ("reports", period, _):
            return _by_words(inside, period, workspace, order)
        case ("figures", *_):
            return None if order.period or DOSSIER in order.kinds else _NONE
        case ("awards", *_):
            return _by_dossier(inside, workspace, order)
        case _:
            return None


def _by_plan(inside: PurePath, order: Order) -> Departments:
    """A plan, which the reports of a year, too, say something of."""
    if order.period and order.period.kind != "nam":
        return _NONE
    return None if inside.stem == SHARED_PLAN else frozenset({_id(inside)})


def _by_words(inside: PurePath, period: str, workspace: Workspace, order: Order) -> Departments:
    """Words of a report."""
    if order.period is None or period not in (order.period.key, SHARED_PLAN):
        return _NONE
    if period == SHARED_PLAN or inside.stem == REMINDERS:
        return None
    if inside.stem != WHOLE:
        return frozenset({_id(inside)})
    try:
        reporting = workspace.campaign(order.campaign).campaign.reporting
    except DataError:
        return None
    return frozenset({reporting.compiler}) if reporting else None


def _by_dossier(inside: PurePath, workspace: Workspace, order: Order) -> Departments:
    """A workbook, a council or words of a dossier: of a department's own folder, or that of the whole province."""
    if order.period or DOSSIER not in order.kinds:
        return _NONE
    match inside.parts:
        case ("awards", folder, *rest) if rest:
            return None if folder == SHARED_PLAN else frozenset({folder})
        case _:
            try:
                presenter = workspace.campaign(order.campaign).campaign.awards.presenter
            except DataError:
                return None
            return None if presenter is None else frozenset({presenter})


def _id(path: PurePath) -> str:
    """The department that a file is called by; `sxd.yaml.yaml` is a slip that hers are told of, too."""
    return path.name.partition(".")[0]
