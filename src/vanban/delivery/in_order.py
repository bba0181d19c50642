"""Futures handed on in the order of their steps, a bounded number at a time."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")

IN_HAND = 64  # steps under way at one time: bounds the memory of a run of any size


def done(result: T) -> Future[T]:
    """A future that has come."""
    future: Future[T] = Future()
    future.set_result(result)
    return future


def in_order(steps: Iterable[tuple[S, Future[T]]], in_hand: int = IN_HAND) -> Iterator[tuple[S, Future[T]]]:
    """Hand on each step once its future has come, asking for more only while fewer than `in_hand` wait."""
    window: deque[tuple[S, Future[T]]] = deque()
    try:
        for step in steps:
            window.append(step)
            while window and (window[0][1].done() or len(window) >= in_hand):
                window[0][1].exception()  # waits
                yield window.popleft()
        while window:
            window[0][1].exception()
            yield window.popleft()
    finally:
        for _, future in window:
            future.cancel()
