"""What becomes of work that a cluster can't do: it is done here, and only what kills its process is lost."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest
from tests.delivery.test_spread import halved

from vanban.delivery.cluster import Cluster, ClusterGone, WorkKilled
from vanban.delivery.cluster_spread import ClusterSpread
from vanban.delivery.parcel import Parcel, do


class Workers:
    """Plays a cluster: fails as it is told to at the chunk with a certain number."""

    width = 1

    def __init__(self, number: int, failure: Exception) -> None:
        self._number, self._failure = number, failure
        self.gone = False
        self.done = 0

    def once_for_all(self, parcel: object) -> object:
        return parcel

    def call(
        self, work: object, _: Callable[[], bool], parcel: Parcel[int, float], chunk: Sequence[int]
    ) -> list[float]:
        if self.gone:
            raise ClusterGone
        if self._number in chunk:
            raise self._failure
        self.done += len(chunk)
        return do(parcel, chunk)


def halving(folder: Path) -> Callable[[int], float]:
    assert (folder / "deep" / "a.txt").read_bytes() == b"sent"
    return halved


def spread(workers: Workers, numbers: Sequence[int]) -> list[float | None]:
    parcel = Parcel({"deep/a.txt": b"sent"}, halving)
    return list(ClusterSpread(cast(Cluster, workers), parcel, halved, 1).results(numbers, 5))


def test_what_has_killed_every_worker_is_told_alone_and_the_cluster_goes_on() -> None:
    workers = Workers(13, WorkKilled())
    assert spread(workers, range(30)) == [None if n == 13 else n / 2 for n in range(30)]
    assert workers.done == 25


@pytest.mark.parametrize("failure", [ClusterGone(), OSError(28, "full"), ModuleNotFoundError("vanban")])
def test_what_the_cluster_does_not_do_is_done_here(failure: Exception) -> None:
    workers = Workers(12, failure)
    numbers = [n for n in range(30) if n != 13]
    assert spread(workers, numbers) == [n / 2 for n in numbers]
    assert workers.gone == (not isinstance(failure, ClusterGone))
