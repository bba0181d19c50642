"""Made documents on their way to their names: staged, placed group by group, set down in the manifest.

What the manifest announces before a file gets its name can't be taken for a clerk's work after a kill.
"""

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from os import stat_result
from pathlib import Path, PurePath

from vanban.delivery.files import Folder, digest, open_folder
from vanban.delivery.in_order import done, in_order
from vanban.delivery.jobs import Job, Outcome, failed
from vanban.delivery.manifest import Coming, Manifest, Record
from vanban.delivery.versions import Placement, back_up, drop_offers, placement
from vanban.errors import OutputError, Place, Problem

_GROUP = 64  # documents that share one commit of the manifest
_GROUP_S = 0.25  # how long a made document waits for its group while others are being made
_FOREIGN = "không phải do chương trình làm ra (sổ theo dõi không có)"
_WRITERS = 8  # threads that wait for the disk: flushing a file takes longer than making it


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """A made document that waits in a temporary file for its name."""

    job: Job
    path: Path
    digest: str
    folder: Folder
    temporary: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A staged document whose place is decided. `backup` is the name under which the clerk's file stays.

    `found` is what is known of the file once it is there.
    """

    staged: Staged
    placement: Placement
    backup: str | None
    found: stat_result | None = None

    @property
    def target(self) -> PurePath:
        """Where the document goes, relative to the output folder."""
        return self.staged.job.path.with_name(self.placement.name)


class Shelf:
    """The output folder as the place of finished documents, inside a `with` block."""

    def __init__(self, output: Path, manifest: Manifest, *, force: bool) -> None:
        self._output = output
        self._manifest = manifest
        self._force = force
        self._waiting: set[Staged] = set()
        self._writers = ThreadPoolExecutor(_WRITERS)

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        self._writers.shutdown(cancel_futures=True)
        for staged in list(self._waiting):
            self._close(staged)

    def stage(self, steps: Iterable[tuple[Job, bytes] | Outcome]) -> Iterator[Staged | Outcome]:
        """Flush documents to the disk under temporary names, several at a time."""
        for _, future in in_order((None, self._start(step)) for step in steps):
            yield future.result()

    def settle(self, steps: Iterable[Staged | Outcome]) -> Iterator[Outcome]:
        """Give the staged documents their names."""
        group: list[Staged | Outcome] = []
        since = time.monotonic()
        for step in steps:
            group.append(step)
            if len(group) == _GROUP or time.monotonic() - since > _GROUP_S:
                yield from self._settle(group)
                group = []
                since = time.monotonic()
        yield from self._settle(group)

    def _start(self, step: tuple[Job, bytes] | Outcome) -> Future[Staged | Outcome]:
        if isinstance(step, Outcome):
            finished: Staged | Outcome = step
            return done(finished)
        return self._writers.submit(self._stage, *step)

    def _stage(self, job: Job, data: bytes) -> Staged | Outcome:
        path = self._output / job.path
        try:
            folder = open_folder(path.parent, self._output)
            try:
                staged = Staged(job, path, digest(data), folder, folder.stage(data))
            except BaseException:
                folder.close()
                raise
        except OSError as error:
            return failed(job, path, error)
        self._waiting.add(staged)
        return staged

    def _close(self, staged: Staged) -> None:
        self._waiting.discard(staged)
        with suppress(OSError):
            staged.folder.remove(staged.temporary)
        staged.folder.close()

    def _settle(self, group: list[Staged | Outcome]) -> list[Outcome]:
        batch = [step for step in group if isinstance(step, Staged)]
        shelved = iter(self._put_on_shelf(batch) if batch else ())
        return [next(shelved) if isinstance(step, Staged) else step for step in group]

    def _put_on_shelf(self, batch: list[Staged]) -> list[Outcome]:
        try:
            announced = self._announce([self._decide(staged) for staged in batch])
            return self._set_down(list(self._writers.map(_put, announced)))
        finally:
            for staged in batch:
                self._close(staged)

    def _decide(self, staged: Staged) -> _Placed | Outcome:
        try:
            place = placement(
                self._manifest, staged.folder, staged.job.path, staged.digest, force=self._force
            )
            backup = back_up(staged.folder, staged.path.name) if place.over_clerks else None
        except (OSError, OutputError) as error:
            return failed(staged.job, staged.path, error)
        return _Placed(staged, place, backup)

    def _announce(self, steps: list[_Placed | Outcome]) -> list[_Placed | Outcome]:
        coming = [
            Coming(step.target.as_posix(), step.staged.digest, step.placement.over)
            for step in steps
            if isinstance(step, _Placed) and not step.placement.there
        ]
        try:
            self._manifest.announce(coming)
        except OutputError as error:
            return [
                failed(step.staged.job, step.staged.path, error) if isinstance(step, _Placed) else step
                for step in steps
            ]
        return steps

    def _set_down(self, steps: list[_Placed | Outcome]) -> list[Outcome]:
        placed = [step for step in steps if isinstance(step, _Placed)]
        folders = {step.staged.path.parent: step.staged.folder for step in placed}
        list(self._writers.map(Folder.flush, folders.values()))
        self._manifest.store(record for step in placed for record in self._records(step))
        for step in placed:
            if step.placement.status != "kept":
                with suppress(OSError, OutputError):
                    drop_offers(self._manifest, step.staged.folder, step.staged.job.path)
        return [_outcome(step) if isinstance(step, _Placed) else step for step in steps]

    def _records(self, step: _Placed) -> Iterator[Record]:
        job, found = step.staged.job, step.found
        if found is not None:
            yield Record(
                step.target.as_posix(),
                job.inputs_digest,
                step.staged.digest,
                size=found.st_size,
                mtime_ns=found.st_mtime_ns,
            )
        if step.placement.status == "kept":
            path = job.path.as_posix()
            yield (self._manifest.find(path) or Record(path))._replace(offered=job.inputs_digest)


def kept(path: Path, new: str | None, *, foreign: bool) -> Problem:
    """A clerk's file at `path` was kept; `new` is the name of the version put beside it, if there is one.

    `foreign` tells that nothing of ours is known to have stood there.
    """
    return Problem(
        f"Tệp {_FOREIGN if foreign else 'đã được sửa tay'} nên giữ nguyên; "
        + (f"bản mới đặt bên cạnh, tên là {new}." if new else "dữ liệu không đổi nên không có bản mới."),
        "So hai bản rồi giữ một; muốn lấy bản mới thì chạy lại với --force, tệp này sẽ được cất riêng."
        if new
        else "",
        Place(str(path)),
    )


def _put(step: _Placed | Outcome) -> _Placed | Outcome:
    if isinstance(step, Outcome):
        return step
    staged, name = step.staged, step.placement.name
    try:
        there = step.placement.there
        return replace(
            step, found=staged.folder.stat(name) if there else staged.folder.put(staged.temporary, name)
        )
    except OSError as error:
        return failed(staged.job, staged.path.with_name(name), error)


def _outcome(step: _Placed) -> Outcome:
    staged, status = step.staged, step.placement.status
    beside = step.placement.name if status == "kept" else step.backup
    if beside is None:
        return Outcome(staged.job.key, staged.path, status)
    foreign = step.placement.foreign
    if status == "kept":
        problem = kept(staged.path, beside, foreign=foreign)
    else:
        whose = _FOREIGN if foreign else "đã sửa tay"
        what = f"Tệp {whose} được thay bằng bản mới; bản trước cất bên cạnh, tên là {beside}."
        problem = Problem(what, place=Place(str(staged.path)))
    return Outcome(staged.job.key, staged.path, status, (problem,), staged.path.with_name(beside))
