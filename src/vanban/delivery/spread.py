"""The same work on many things in several processes; a thing that kills its process spoils no other."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from vanban.delivery.in_order import in_order

T = TypeVar("T")
R = TypeVar("R")

_held: list[Callable[[Any], Any]] = []  # the work of a child process: sent once, not with each thing


def spread(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R | None]:
    """What `work` gives for each thing, in order, made by `jobs` processes; None where its process died.

    `work` and all that goes in and out must be picklable, unless `jobs` is 1: then it is done here.
    """
    if jobs == 1:
        yield from map(work, things)
        return
    at = 0
    while at < len(things):
        for result in _together(work, things[at:], jobs):
            at += 1
            yield result
        if at < len(things):  # a process died at one of those in hand: only alone can it be told which
            yield next(_together(work, things[at : at + 1], 1), None)
            at += 1


def _together(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R]:
    """The results in order, up to the first that is lost."""
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_hold, initargs=(work,)
    ) as executor:
        try:
            for _, future in in_order((thing, executor.submit(_do, thing)) for thing in things):
                yield future.result()
        except BrokenExecutor:
            return


def _hold(work: Callable[[Any], Any]) -> None:
    _held.append(work)


def _do(thing: Any) -> Any:
    return _held[0](thing)
