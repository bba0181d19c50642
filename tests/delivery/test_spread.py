"""Work in several processes: in order, and a process that dies takes only its own work with it."""

import os
from collections.abc import Callable, Sequence

import pytest

from vanban.delivery.spread import Spread


def spread(
    work: Callable[[int], float], numbers: Sequence[int], jobs: int, at_once: int = 1
) -> list[float | None]:
    with Spread(work, jobs) as processes:
        return list(processes.results(numbers, at_once))


def halved(number: int) -> float:
    """Half of it; 13 kills the process, as the system does when memory runs out."""
    if number == 13:
        os._exit(9)
    return number / 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    assert spread(halved, range(12), jobs) == [n / 2 for n in range(12)]


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_only_what_killed_its_process_is_lost(at_once: int) -> None:
    expected = [None if n == 13 else n / 2 for n in range(100)]
    assert spread(halved, range(100), 2, at_once) == expected


def test_a_last_one_that_dies_ends_the_work() -> None:
    assert spread(halved, [1, 13, 13], 2) == [0.5, None, None]


def test_an_error_is_raised_and_not_taken_for_a_death() -> None:
    with pytest.raises(OverflowError):
        spread(halved, [1, 10**400], 2)
