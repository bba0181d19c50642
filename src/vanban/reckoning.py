"""The order of the steps of `figures`: last month's workbook read, this month's written."""

from dataclasses import dataclass, replace
from pathlib import Path

from vanban.data.mapping import SheetMapping
from vanban.data.source import read_source
from vanban.data.validation import validate
from vanban.data.workspace import CampaignYear, Workspace
from vanban.delivery.faults import disk_faults
from vanban.delivery.files import write_whole
from vanban.delivery.versions import make_room
from vanban.due.figures import month_figures
from vanban.errors import DataError, Place, Problem
from vanban.figures.model import MonthFigures
from vanban.figures.reading import read_mapped, read_month
from vanban.figures.reporting import months_of, reporting_of
from vanban.figures.writing import month_sheet
from vanban.vietnamese.periods import Period, parse_period

_LARGEST = 60_000_000  # bytes; no office's workbook is larger


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody else's sheet that a month's figures are taken from, and the mapping that says how."""

    file: Path
    mapping: Path


@dataclass(frozen=True, slots=True)
class Written:
    """The workbook that was written: `carried_from` is last month's, `projects` how many rows it has.

    `filled` tells how many of them came from somebody else's sheet; `backup` is the copy of what stood there.
    """

    path: Path
    month: Period
    projects: int
    filled: int
    carried_from: Path | None
    backup: Path | None
    is_new: bool


def origin(file: Path | None, mapping: Path | None) -> Origin | None:
    """What `--from` and `--map` name together.

    Raises:
        DataError: one of them alone.
    """
    if file and mapping:
        return Origin(file, mapping)
    if file or mapping:
        what = "--from và --map phải đi cùng nhau."
        raise DataError(Problem(what, "Ghi cả bảng số liệu (--from) và tệp cho biết các cột của nó (--map)."))
    return None


def write_month(workspace: Workspace, ref: str, period: str, given: Origin | None, *, force: bool) -> Written:
    """Write the workbook of a month, to be filled in.

    Raises:
        DataError: the call is wrong, or a workbook or the mapping has faults; nothing is written.
        OutputError: a workbook with somebody's figures stands there already, or it can't be written.
    """
    year = workspace.campaign(ref)
    wanted = _month_named(period, year)
    path = workspace.figures_file(year, wanted)
    before = _month_before(workspace, year, wanted)
    year_before = _year_before(workspace, year)
    filled = _begun(workspace, year_before, wanted) if year_before else None
    if given:
        filled = _filled(workspace, year, wanted, given, before)
    last_year = month_figures(workspace, year_before, wanted.moved(-12)) if year_before else None
    data = month_sheet(before, year.campaign, workspace.departments, wanted, last_year, filled=filled)
    there = path.read_bytes() if path.is_file() else None
    backup = make_room(path, workspace.root, force=force) if there is not None and there != data else None
    if there != data:
        write_whole(path, data, root=workspace.root)
    made = read_month(
        data, path.name, month=wanted, campaign=year.campaign, departments=workspace.departments
    )
    carried_from = workspace.figures_file(year, before.month) if before else None
    return Written(
        path,
        wanted,
        len(made.projects),
        len(filled.projects) if filled else 0,
        carried_from,
        backup,
        is_new=there != data,
    )


def _month_named(text: str, year: CampaignYear) -> Period:
    try:
        wanted = parse_period(text)
    except ValueError as error:
        raise DataError(Problem(str(error))) from None
    if wanted in months_of(year.campaign):
        return wanted
    first, *_, last = months_of(year.campaign)
    if wanted.kind != "thang":
        what, remedy = f"Bảng số liệu lập theo tháng, không theo {wanted.name}.", f"Viết như {first.key}."
    else:
        what = f"{year.ref} không có {wanted.name}."
        remedy = f"Chọn một tháng từ {first.key} đến {last.key}."
    raise DataError(Problem(what, remedy))


def _month_before(workspace: Workspace, year: CampaignYear, wanted: Period) -> MonthFigures | None:
    """The figures of the last month before that has a workbook."""
    for earlier in reversed(months_of(year.campaign)):
        if earlier < wanted and (found := month_figures(workspace, year, earlier)):
            return found
    return None


def _year_before(workspace: Workspace, year: CampaignYear) -> CampaignYear | None:
    """The campaign's year before, if it keeps figures."""
    ref = f"{year.ref.partition('/')[0]}/{year.campaign.year - 1}"
    found = workspace.campaign(ref) if ref in workspace.campaign_refs() else None
    return found if found and found.campaign.reporting else None


def _begun(workspace: Workspace, year_before: CampaignYear, wanted: Period) -> MonthFigures | None:
    """What the January after last year says of this year's plan; None for any other month."""
    if wanted != months_of(year_before.campaign)[-1]:
        return None
    found = month_figures(workspace, year_before, wanted)
    if found is None:
        return None
    projects = tuple(one for one in found.projects if one.plan_year == wanted.year)
    return replace(found, projects=projects, receipts={}, totals=())


def _filled(
    workspace: Workspace, year: CampaignYear, wanted: Period, given: Origin, before: MonthFigures | None
) -> MonthFigures:
    reporting_of(year.campaign)
    mapping = validate(read_source(given.mapping, str(given.mapping)), SheetMapping)
    return read_mapped(
        _bytes_of(given.file, str(given.file)),
        str(given.file),
        mapping,
        month=wanted,
        campaign=year.campaign,
        departments=workspace.departments,
        previous=before,
    )


def _bytes_of(path: Path, shown: str) -> bytes:
    """The bytes of a workbook.

    Raises:
        DataError: there is no such file, or it is too large to be one.
    """
    if not path.is_file():
        raise DataError(Problem(f"Không có tệp {shown}.", "Xem lại đường dẫn."))
    if path.stat().st_size > _LARGEST:
        raise DataError(Problem("Tệp quá lớn.", "Chỉ giữ trang có số liệu.", Place(shown)))
    with disk_faults(path):
        return path.read_bytes()
