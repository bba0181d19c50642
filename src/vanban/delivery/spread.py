"""The same work on many things in several processes; a thing that kills its process spoils no other."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any, Generic, Self, TypeVar

from vanban.delivery.in_order import in_order
from vanban.errors import Problem, ProgramError

WORKER_DIED = ProgramError(
    Problem(
        "Tiến trình con làm văn bản này bị dừng đột ngột (thiếu bộ nhớ hoặc bị tắt).",
        "Chạy lại với --jobs 1; những văn bản đã xong được bỏ qua.",
    )
)

_SELDOM = 20_000  # objects made between two looks for garbage: one document makes some thousands

T = TypeVar("T")
R = TypeVar("R")

_held: list[Callable[[Any], Any]] = []  # the work of a child process: sent once, not with each thing


class Spread(Generic[T, R]):
    """Processes that do `work`, inside a `with` block; with `jobs` 1 it is done here.

    `work`, and all that goes in and out, must be picklable. Where the system can copy this process, the processes
    have all that it has read; so they are started at once, before there are threads.
    """

    def __init__(self, work: Callable[[T], R], jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._habit = gc.get_threshold()
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        gc.freeze()  # what has been read stays: no need to look at it again and again, nor to copy it
        gc.set_threshold(_SELDOM, *self._habit[1:])
        if self._jobs > 1:
            self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        gc.set_threshold(*self._habit)
        gc.unfreeze()

    def results(self, things: Sequence[T], at_once: int = 1) -> Iterator[R | None]:
        """What the work gives for each thing, in order; None where its process died.

        `at_once` things go to a process together: with short work the way costs more than the work.
        """
        if self._executor is None:
            yield from map(self._work, things)
            return
        at = 0
        while True:
            for results in self._together([things[n : n + at_once] for n in range(at, len(things), at_once)]):
                at += len(results)
                yield from results
            if at == len(things):
                return
            for thing in things[at : at + at_once]:  # a process died at one of these: which, is told alone
                self._start()
                yield from next(self._together([[thing]]), [None])
                at += 1
            self._start()

    def _start(self) -> None:
        """Start the processes, in the place of those that there were."""
        self._stop()
        self._executor = ProcessPoolExecutor(
            self._jobs, mp_context=_context(), initializer=_hold, initargs=(self._work,)
        )
        self._executor.submit(int).result()

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def _together(self, chunks: Sequence[Sequence[T]]) -> Iterator[list[R | None]]:
        """The results in order, up to the first that is lost."""
        assert self._executor is not None
        submit = self._executor.submit
        try:
            for _, future in in_order((((), submit(_do, chunk)) for chunk in chunks), 2 * self._jobs + 1):
                yield future.result()
        except BrokenExecutor:
            return


def cores() -> int:
    """How many processes can run at the same time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _context() -> Any:
    """A copy of this process where that is safe: it would have none of its threads, and what they hold."""
    copied = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if copied else "spawn")


def _hold(work: Callable[[Any], Any]) -> None:
    _held[:] = [work]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _do(things: Sequence[Any]) -> list[Any]:
    return [_held[0](thing) for thing in things]
