"""Other processes for the tests: forked, so that they start at once and know all that the test knows."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkProcess

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


@contextmanager
def child(run: Callable[[], object]) -> Iterator[ForkProcess]:
    """A process that does `run`; killed with -9 when the block ends before it does."""
    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def outcome_in_child(run: Callable[[], object], within_s: float = 20) -> str:
    """What `run` says of itself in another process: its result or its error, as text."""
    here, there = multiprocessing.get_context("fork").Pipe()

    def report() -> None:
        try:
            there.send(str(run()))
        except Exception as error:
            there.send(f"{type(error).__name__}: {error}")

    with child(report):
        assert here.poll(within_s)
        return str(here.recv())
