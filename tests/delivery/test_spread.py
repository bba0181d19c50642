"""Work in several processes: in order, and a process that dies takes only its own work with it."""

import os

import pytest

from vanban.delivery.spread import spread


def halved(number: int) -> float:
    """Half of it; 13 kills the process, as the system does when memory runs out."""
    if number == 13:
        os._exit(9)
    return number / 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    assert list(spread(halved, range(12), jobs)) == [n / 2 for n in range(12)]


def test_only_what_killed_its_process_is_lost() -> None:
    expected = [None if n == 13 else n / 2 for n in range(100)]
    assert list(spread(halved, range(100), 2)) == expected


def test_a_last_one_that_dies_ends_the_work() -> None:
    assert list(spread(halved, [1, 13, 13], 2)) == [0.5, None, None]


def test_an_error_is_raised_and_not_taken_for_a_death() -> None:
    with pytest.raises(OverflowError):
        list(spread(halved, [1, 10**400], 2))
