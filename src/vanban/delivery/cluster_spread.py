"""The same work on many things by a cluster; what it can't do is done here."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Generic, TypeVar

from vanban.delivery.cluster import Cluster, ClusterGone, WorkKilled
from vanban.delivery.in_order import in_order
from vanban.delivery.parcel import Parcel, do
from vanban.delivery.spread import Spread

T = TypeVar("T")
R = TypeVar("R")

_IN_PROCESSES = 2  # `Spread` works in this very process when there is but one


class ClusterSpread(Generic[T, R]):
    """A cluster that does the work of a parcel, with the results of `Spread` in the same order.

    `work` is the same work, to be done by `jobs` processes of this machine where the cluster fails.
    """

    def __init__(self, cluster: Cluster, parcel: Parcel[T, R], work: Callable[[T], R], jobs: int) -> None:
        self._cluster, self._work, self._jobs = cluster, work, jobs
        self._parcel = cluster.once_for_all(parcel)
        self._halt = Event()

    def results(self, things: Sequence[T], at_once: int = 1) -> Iterator[R | None]:
        """What the work gives for each thing, in order; None where it kills its process here too."""
        at = 0
        for results in self._there([things[n : n + at_once] for n in range(0, len(things), at_once)]):
            at += len(results)
            yield from results
        yield from self._here(things[at:], at_once)

    def _there(self, chunks: Sequence[Sequence[T]]) -> Iterator[list[R | None]]:
        """The results in order, up to the first that the cluster fails to give."""
        width = 2 * self._cluster.width + 1
        with ThreadPoolExecutor(width) as threads:
            steps = ((chunk, threads.submit(self._call, chunk)) for chunk in chunks)
            try:
                for chunk, future in in_order(steps, width):
                    try:
                        yield [*future.result()]
                    except WorkKilled:
                        yield list(self._here(chunk))
            except ClusterGone:
                return
            finally:  # somebody has stopped the run, or the cluster is lost: nobody waits for it any more
                self._halt.set()

    def _call(self, chunk: Sequence[T]) -> list[R]:
        try:
            return self._cluster.call(do, self._halt.is_set, self._parcel, chunk)
        except (ClusterGone, WorkKilled):
            raise
        except (
            Exception
        ) as error:  # of that machine: its disk, its version; of the work itself, it comes again here
            self._cluster.gone = True
            raise ClusterGone from error

    def _here(self, things: Sequence[T], at_once: int = 1) -> Iterator[R | None]:
        if things:
            with Spread(self._work, max(self._jobs, _IN_PROCESSES)) as processes:
                yield from processes.results(things, at_once)
