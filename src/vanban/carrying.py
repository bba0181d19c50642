"""The order of the steps of `report carry`: last period's words made into those of the next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from vanban.data.source import read_source
from vanban.data.workspace import SHARED_PLAN, CampaignYear, Workspace
from vanban.delivery.files import write_whole
from vanban.documents.kinds import REPORTS
from vanban.documents.plan import plan_document
from vanban.documents.reports.plan_items import plan_items
from vanban.due import taking_part
from vanban.errors import DataError, Problem
from vanban.renewal.carrying import asked_results, carried_words
from vanban.vietnamese.periods import Period

Step = Callable[[], tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Carried:
    """One file of words, how many pieces of it a person must look at, and whether it was there already."""

    path: Path
    shown: str
    pieces: int
    kept: bool


def carry(workspace: Workspace, ref: str, period: Period) -> list[Carried]:
    """Make the files of words of `period` from those of the one before; of a year, from the plans.

    None is overwritten.

    Raises:
        DataError: there is nothing to carry, or files have faults: then nothing is written.
        OutputError: a file can't be written.
    """
    year = workspace.campaign(ref)
    folder = year.folder / "reports" / period.key
    steps = dict(_of_plans(workspace, year) if period.kind == "nam" else _of_before(workspace, year, period))
    made, problems = dict[str, tuple[str, int]](), list[Problem]()
    for name, step in steps.items():
        if not (folder / name).exists():
            try:
                made[name] = step()
            except DataError as error:
                problems += error.problems
    if problems:
        raise DataError(problems)
    for name, (text, _) in made.items():
        write_whole(folder / name, text.encode("utf-8"), root=workspace.root)
    return [
        Carried(folder / name, workspace.shown(folder / name), made.get(name, ("", 0))[1], name not in made)
        for name in steps
    ]


def _of_before(workspace: Workspace, year: CampaignYear, period: Period) -> Iterator[tuple[str, Step]]:
    """What each file of the last period of the kind that has any would become."""
    for back in range(1, 13):
        before = period.moved(-back)
        files = sorted((year.folder / "reports" / before.key).glob("*.yaml"))
        if files:
            for path in files:
                yield path.name, partial(_carried, workspace, path, before)
            return
    what = f"Không có lời văn của kỳ nào trước {period.name} trong {workspace.shown(year.folder)}/reports/."
    remedy = (
        f"Viết {workspace.shown(year.folder)}/reports/{period.key}/<mã đơn vị>.yaml; câu chung ở _chung/."
    )
    raise DataError(Problem(what, remedy))


def _carried(workspace: Workspace, path: Path, before: Period) -> tuple[str, int]:
    return carried_words(read_source(path, workspace.shown(path)), before.name)


def _of_plans(workspace: Workspace, year: CampaignYear) -> Iterator[tuple[str, Step]]:
    """For each department that has a plan, the questions that only it can answer."""
    for department in taking_part(workspace, year):
        yield f"{department}.yaml", partial(_asked, workspace, year, department)


def _asked(workspace: Workspace, year: CampaignYear, department: str) -> tuple[str, int]:
    text = workspace.plan(year, department)
    assert text is not None  # it takes part
    plan = plan_document(workspace.departments, year, department, text, draft=True)
    body = plan.context["noi_dung"]
    assert isinstance(body, list)
    kind = next(kind for kind in REPORTS.values() if kind.scope == "don_vi" and "nam" in kind.periods)
    shared = None
    if (SHARED_PLAN, kind.key) in workspace.report_files(year):
        _, shared = workspace.report_text(year, SHARED_PLAN, kind.key)
    name = workspace.departments.on(department, date(year.campaign.year, 12, 31)).name
    return asked_results(name, plan_items(body), shared)
