"""The order of the steps of the review sheets: the rows of a rollover → one Word file for each plan of the new year."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath

from vanban.data.workspace import SHARED_PLAN, CampaignYear, Workspace
from vanban.delivery.batch import Job, Outcome, deliver
from vanban.delivery.files import resolved
from vanban.errors import OutputError, VanbanError
from vanban.producing import inputs_digest, render_document, template_digest
from vanban.renewal.questions import questions
from vanban.renewal.review import KIND, Renewal, review_sheet
from vanban.renewal.rollover import RolledYear
from vanban.renewing import rolled_again


def write_reviews(workspace: Workspace, ref: str) -> list[Outcome]:
    """Write the review sheet of each plan of a year as its files stand today, into the output folder.

    A sheet that somebody has written on is kept and the new one put beside it. A fault of one sheet leaves the
    others standing.

    Raises:
        DataError: the year was not made by a rollover, or its files have faults.
    """
    base, mine, rolled = rolled_again(workspace, ref)
    renewal = Renewal(base, mine, rolled, questions(workspace, mine))
    jobs: list[Job] = []
    outcomes: list[Outcome] = []
    for department in _plans(mine, rolled):
        try:
            jobs.append(_job(workspace, renewal, department))
        except VanbanError as error:
            path = workspace.output / mine.ref / department / f"{KIND}.docx"
            outcomes.append(_failed(f"{department}/{KIND}", path, error))
    try:
        return [*outcomes, *deliver(jobs, resolved(workspace.output))]
    except OutputError as error:
        return [*outcomes, *(_failed(job.key, workspace.output / job.path, error) for job in jobs)]


def _failed(key: str, path: Path, error: VanbanError) -> Outcome:
    return Outcome(key, path, "failed", error.problems, exit_code=error.exit_code)


def _plans(mine: CampaignYear, rolled: RolledYear) -> Sequence[str]:
    """The plans that have a sheet; when a person must still choose them all, that of the campaign alone."""
    names = [file.name for file in rolled.files if file.name.startswith("plans/")]
    there = [PurePath(name).stem for name in names if (mine.folder / name).is_file()]
    return there or [SHARED_PLAN]


def _job(workspace: Workspace, renewal: Renewal, department: str) -> Job:
    document = review_sheet(workspace, renewal, department)
    digest = inputs_digest(document, template_digest(workspace, document.template))
    make = partial(render_document, workspace.templates, document)
    return Job(f"{department}/{KIND}", PurePath(document.path), digest, make)
