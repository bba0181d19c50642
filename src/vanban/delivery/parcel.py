"""Work and the files that it reads, sent to a machine that has none of them."""

import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar
from uuid import uuid4

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Parcel(Generic[T, R]):
    """`files` by their paths below a folder, and what makes the work of that folder. All of it must be picklable.

    `name` tells it from any other.
    """

    files: Mapping[str, bytes]
    work_in: Callable[[Path], Callable[[T], R]]
    name: str = field(default_factory=lambda: uuid4().hex)


def do(parcel: Parcel[T, R], things: Sequence[T]) -> list[R]:
    """What the parcel's work gives for each thing, in order. One call at a time in a process."""
    with _at_work:
        work = _unpacked(parcel)
        return [work(thing) for thing in things]


_at_work = threading.Lock()
_open: list[tuple[str, tempfile.TemporaryDirectory[str], Callable[[Any], Any]]] = []
"""The parcel that was opened last, its folder and its work: unpacked once, not for each call."""


def _unpacked(parcel: Parcel[T, R]) -> Callable[[T], R]:
    if not _open or _open[0][0] != parcel.name:
        for _, folder, _ in _open:
            folder.cleanup()
        _open.clear()
        folder = tempfile.TemporaryDirectory(
            prefix="vanban-", dir=_room_of_worker(), ignore_cleanup_errors=True
        )
        _write(parcel.files, Path(folder.name))
        _open.append((parcel.name, folder, parcel.work_in(Path(folder.name))))
    return _open[0][2]


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _room_of_worker() -> str | None:
    """The folder that Dask clears behind a worker, even one that was killed; elsewhere the system's for such."""
    with suppress(ImportError, ValueError):
        from distributed import get_worker

        return str(get_worker().local_directory)
    return None
