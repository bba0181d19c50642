"""Calamine is written in Rust: some broken files make it panic, which is no `Exception` and prints its own trace."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


class Panic(RuntimeError):
    """A library gave up in the middle."""


@contextmanager
def without_panic() -> Iterator[None]:
    """A panic becomes a `Panic`, and what it prints to standard error is seen by nobody.

    Raises:
        Panic: the library panicked.
    """
    with _silent():
        try:
            yield
        except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:
            raise Panic(str(error)) from error


@contextmanager
def _silent() -> Iterator[None]:
    try:
        before = os.dup(2)
    except OSError:  # no standard error: a program without a window has none
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)
