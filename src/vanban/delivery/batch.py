"""Many documents put on disk in one run: each whole or not at all, none over a clerk's work.

Documents pass one by one through plan → make → stage → settle.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from vanban.delivery.files import checked_name, resolved, sweep
from vanban.delivery.jobs import Job, Outcome, Product, attempt, failed
from vanban.delivery.lock import RunLock
from vanban.delivery.manifest import Manifest
from vanban.delivery.shelf import Shelf, kept
from vanban.delivery.versions import is_foreign, is_side_name, standing
from vanban.errors import OutputError, Place, Problem, VanbanError

__all__ = ["Job", "Outcome", "Product", "deliver"]


def deliver(
    jobs: Iterable[Job | Outcome],
    output: Path,
    *,
    force: bool = False,
    on_done: Callable[[Outcome], None] | None = None,
    on_note: Callable[[Problem], None] | None = None,
) -> list[Outcome]:
    """Make `jobs` and put them below `output`, passing over what is as it should be.

    Returns one outcome for each job, in order; what failed before it was a job comes as its outcome. A fault of
    one document fails that document only. A file that a clerk has edited is kept and the new version put beside
    it; with `force` all is made anew and a clerk's file becomes a numbered backup. `on_done` hears each outcome
    as soon as it is known, `on_note` what concerns the whole folder.

    Raises:
        OutputError: the folder can't be written to, or another run is writing to it.
    """
    output = resolved(output)
    outcomes = []
    with RunLock(output) as lock, Manifest(output) as manifest:
        if lock.owner_died:
            sweep(output)
        if manifest.rebuilt and on_note:
            on_note(manifest.rebuilt)
        with Shelf(output, manifest, force=force) as shelf:
            notes: dict[str, tuple[Problem, ...]] = {}
            made = _make(_plan(jobs, output, manifest, force), output, notes)
            for settled in shelf.settle(shelf.stage(made)):
                outcome = replace(settled, problems=(*settled.problems, *notes.pop(settled.key, ())))
                outcomes.append(outcome)
                if on_done:
                    on_done(outcome)
        try:
            manifest.save()
        except (
            OutputError
        ) as error:  # the files are there; the next run makes them again and finds them equal
            if on_note:
                for problem in error.problems:
                    on_note(problem)
    return outcomes


def _plan(
    jobs: Iterable[Job | Outcome], output: Path, manifest: Manifest, force: bool
) -> Iterator[Job | Outcome]:
    """Refuse what can't be delivered, pass over what is as it should be."""
    claimed: dict[PurePath, str] = {}
    for job in jobs:
        if isinstance(job, Outcome):
            yield job
            continue
        path = output / job.path
        try:
            _claim(job, claimed)
            state = "to make" if force else standing(manifest, output, job.path, job.inputs_digest)
            foreign = state == "kept" and is_foreign(manifest, job.path)
        except (VanbanError, OSError) as error:
            yield failed(job, path, error)
            continue
        if state == "to make":
            yield job
        elif state == "kept":
            yield Outcome(job.key, path, state, (kept(path, None, foreign=foreign),))
        else:
            yield Outcome(job.key, path, state)


def _make(
    steps: Iterable[Job | Outcome], output: Path, notes: dict[str, tuple[Problem, ...]]
) -> Iterator[tuple[Job, bytes] | Outcome]:
    """Make the documents; `notes` gathers what is said of them, by key."""
    for step in steps:
        if isinstance(step, Outcome):
            yield step
            continue
        made = attempt(step.make)
        if isinstance(made, Product):
            notes[step.key] = made.notes
            yield step, made.data
        else:
            yield failed(step, output / step.path, made)


def _claim(job: Job, claimed: dict[PurePath, str]) -> None:
    checked_name(job.path)
    place = Place(str(job.path))
    if is_side_name(job.path.name):
        what = f"Tên {job.path.name} chỉ dành cho bản mới đặt bên cạnh (.moi) và bản cũ cất lại (.cu-1)."
        raise OutputError(Problem(what, "Đặt tên khác cho văn bản.", place))
    if job.path in claimed:
        what = f"Hai văn bản {claimed[job.path]} và {job.key} cùng ghi vào một tệp."
        raise OutputError(Problem(what, "Đặt cho mỗi văn bản một tên riêng.", place))
    claimed[job.path] = job.key
