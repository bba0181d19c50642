"""The order of the steps of `awards sheet`: a dossier's workbook and its council's file written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vanban.awards.model import SheetRow
from vanban.awards.writing import Frame, council_text, kept_rows, nominations_sheet, with_more
from vanban.data.workspace import CampaignYear, Workspace
from vanban.delivery.files import write_whole
from vanban.delivery.versions import make_room
from vanban.due.dossiers import DossierShelf
from vanban.due.figures import month_figures
from vanban.errors import DataError, Problem
from vanban.figures.reporting import months_of
from vanban.registry.awards import AwardBook


@dataclass(frozen=True, slots=True)
class Dossier:
    """Whose dossier is written, where, and by which law; `whole`: that of the province."""

    year: CampaignYear
    presenter: str
    whole: bool
    path: Path
    shelf: DossierShelf
    book: AwardBook


@dataclass(frozen=True, slots=True)
class Written:
    """The workbook that was written: `proposed` and `set_aside` are how many rows it has, `added` how many are new.

    `backup` is the copy of what stood there; `council` the council's file when it was missing.
    """

    path: Path
    presenter: str
    proposed: int
    set_aside: int
    added: int
    backup: Path | None
    council: Path | None
    is_new: bool


def write_nominations(
    workspace: Workspace,
    ref: str,
    department: str | None,
    *,
    chosen: Sequence[SheetRow] = (),
    force: bool,
) -> Written:
    """Write the workbook of a dossier, that of the whole province without a `department`, to be filled in.

    Rows of a workbook that is there already are kept; `chosen` ones, and what the register knows, are added.

    Raises:
        DataError: the call is wrong, or the workbook that is there has faults; nothing is written.
        OutputError: a workbook that somebody may have filled in stands there, or it can't be written.
    """
    dossier = dossier_of(workspace, ref, department)
    there = dossier.path.read_bytes() if dossier.path.is_file() else None
    kept = list(kept_rows(dossier.shelf.nominations(dossier.presenter, dossier.book))) if there else []
    rows = with_more(with_more(kept, chosen), _known(workspace, dossier))
    data = nominations_sheet(rows, _frame(workspace, dossier))
    is_new = there != data
    backup = make_room(dossier.path, workspace.root, force=force) if there and is_new else None
    council = _write_council(workspace, dossier)
    if is_new:
        write_whole(dossier.path, data, root=workspace.root)
    proposed = sum(bool(row.award) for row in rows)
    added = len(rows) - len(kept)
    return Written(
        dossier.path, dossier.presenter, proposed, len(rows) - proposed, added, backup, council, is_new
    )


def dossier_of(workspace: Workspace, ref: str, department: str | None) -> Dossier:
    """Whose dossier is meant, by which law.

    Raises:
        DataError: nobody presents the province's dossier, or the department doesn't exist on its day.
    """
    year = workspace.campaign(ref)
    whole = department in (None, year.campaign.awards.presenter)
    presenter = department or year.campaign.awards.presenter
    if presenter is None:
        what = "Chưa biết đơn vị nào trình hồ sơ khen thưởng của toàn tỉnh."
        remedy = "Ghi khen_thuong.don_vi_trinh, hoặc gọi --department cho hồ sơ của một đơn vị."
        raise DataError(Problem(what, remedy, year.source.place(("khen_thuong",))))
    shelf = DossierShelf(workspace, year)
    found = workspace.council(year, presenter)
    book = shelf.book(shelf.day(found[1] if found else None))
    workspace.departments.on(presenter, book.day)
    return Dossier(year, presenter, whole, workspace.nominations_file(year, presenter), shelf, book)


def _known(workspace: Workspace, dossier: Dossier) -> list[SheetRow]:
    """The collectives that may be proposed: departments with figures of the year's end, or the units of one."""
    if not dossier.whole:
        units = workspace.departments.on(dossier.presenter, dossier.book.day).units.values()
        return [SheetRow("tap_the", unit.name, department=dossier.presenter) for unit in units]
    names = _departments(workspace, dossier)
    reported = _reported(workspace, dossier.year)
    return [
        SheetRow("tap_the", name, department=id, figures_of=(id,))
        for id, name in names.items()
        if id in reported or not reported
    ]


def _reported(workspace: Workspace, year: CampaignYear) -> set[str]:
    """The departments with projects in the last month that has figures."""
    if year.campaign.reporting is None:
        return set()
    for month in reversed(months_of(year.campaign)):
        if figures := month_figures(workspace, year, month):
            return {project.department for project in figures.projects}
    return set()


def _departments(workspace: Workspace, dossier: Dossier) -> dict[str, str]:
    """Every department that exists on the day, by id."""
    register, day = workspace.departments, dossier.book.day
    return {id: register.on(id, day).name for id in register.ids if register.group_on(id, day)}


def _frame(workspace: Workspace, dossier: Dossier) -> Frame:
    campaign = dossier.year.campaign
    name = campaign.short_name if isinstance(campaign.short_name, str) else campaign.name
    told = f"Phong trào: {name}" if isinstance(name, str) and "{" not in name else ""
    return Frame(
        campaign.year,
        told,
        workspace.departments.on(dossier.presenter, dossier.book.day).name,
        _departments(workspace, dossier),
        tuple(dict.fromkeys(award.title for award in dossier.book.awards())),
    )


def _write_council(workspace: Workspace, dossier: Dossier) -> Path | None:
    """The council's file with questions, if there is none yet."""
    path = workspace.council_file(dossier.year, dossier.presenter)
    if path.exists():
        return None
    department = None if dossier.whole else workspace.departments.on(dossier.presenter, dossier.book.day)
    write_whole(path, council_text(department).encode(), root=workspace.root)
    return path
