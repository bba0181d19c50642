"""A Dask cluster: other processes, on this machine or others, that do work of ours. Nothing else here knows of Dask."""

import logging
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, wait
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from vanban.delivery.pdf import convert
from vanban.delivery.soffice import find_soffice
from vanban.errors import ConverterError, DataError, Place, Problem

P = ParamSpec("P")
R = TypeVar("R")

_REACHED_WITHIN_S = 10
_POLL_S = 0.5
_ALONE_S = 10.0  # a worker that has died is back by then, if somebody minds it
_SHOWN = 3  # machines that a sentence names


class ClusterGone(Exception):
    """Nobody is there any more to do the work, or the one who asked for it has stopped."""


class WorkKilled(Exception):
    """The work has ended each process that began it."""


class Cluster:
    """A cluster that was reached. `width` is how much it works on at the same time."""

    def __init__(self, address: str, client: Any) -> None:
        self.address, self._client = address, client
        self.width = max(sum(client.nthreads().values()), 1)
        self.gone = False
        self._executor: Executor = client.get_executor()
        self._seen = time.monotonic()

    def call(
        self,
        work: Callable[P, R],
        halted: Callable[[], bool] = lambda: False,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """What the work gives there; begun anew elsewhere when its worker dies. From several threads at a time.

        Raises:
            ClusterGone: there is no cluster to do it, or `halted` says that nobody wants it any more.
            WorkKilled: no worker has survived it.
            Exception: what the work has raised.
        """
        if self.gone:
            raise ClusterGone
        try:
            future = self._executor.submit(work, *args, **kwargs)
            self._wait(future, halted)
            return future.result()
        except ClusterGone:
            raise
        except CancelledError as error:  # what became of all work when the scheduler is lost
            self.gone = True
            raise ClusterGone from error
        except Exception as error:
            if type(error).__name__ == "KilledWorker":
                raise WorkKilled from error
            if type(error).__module__.startswith(("distributed", "dask", "tornado")):
                self.gone = True
                raise ClusterGone from error
            raise

    def once_for_all(self, thing: R) -> R:
        """`thing`, to be given to `call` as it is: sent to every worker once, not with each call."""
        sent: R = self._client.scatter(thing, broadcast=True, hash=False)
        return sent

    def answers(self, ask: Callable[[], R]) -> dict[str, R | Exception]:
        """What each worker says to the same question, or why it can't; by the workers' addresses."""
        found: dict[str, R | Exception] = self._client.run(ask, on_error="return")
        return found

    def answer_of_scheduler(self, ask: Callable[[], R]) -> dict[str, R | Exception]:
        """The same of the scheduler: Dask has it unpack what goes through it."""
        try:
            return {self.address: self._client.run_on_scheduler(ask)}
        except Exception as error:  # whatever it has raised there
            return {self.address: error}

    def _wait(self, future: Future[Any], halted: Callable[[], bool]) -> None:
        while not wait([future], _POLL_S).done:
            if halted() or self.gone or not self._is_manned():
                future.cancel()
                raise ClusterGone

    def _is_manned(self) -> bool:
        """Whether there are workers, or were a short while ago."""
        now = time.monotonic()
        if self._client.status != "running" or self._client.nthreads():
            self._seen = now  # or the scheduler is lost: then the work is cancelled
        elif now - self._seen > _ALONE_S:
            self.gone = True
        return not self.gone


@contextmanager
def reached(address: str, program: Callable[[], Mapping[str, str]], *, pdf: bool) -> Iterator[Cluster]:
    """The cluster at `address`, once its workers have the very `program` of this process, and LibreOffice for `pdf`.

    Raises:
        DataError: Dask isn't installed, the cluster can't be reached, has no workers, or workers of other versions.
        ConverterError: a worker lacks LibreOffice.
    """
    client = _client(address)
    try:
        _wait_for_workers(client, address)
        cluster = Cluster(address, client)
        answers = cluster.answer_of_scheduler(program) | cluster.answers(program)
        _refuse_other_programs(answers, program())
        if pdf:
            _refuse_without_soffice(cluster.answers(find_soffice))
        yield cluster
    finally:
        client.close(timeout=1)


def convert_there(documents: list[bytes], timeout_s: float, archive: bool) -> list[bytes | Problem]:
    """`convert` with the LibreOffice of whatever machine this is.

    Raises:
        ConverterError: it has none, or it can't be started.
    """
    return convert(documents, soffice=find_soffice(), timeout_s=timeout_s, archive=archive)


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        what = "--cluster cần thư viện Dask, máy này chưa có."
        remedy = "Cài bằng lệnh pip install -c constraints.txt -e '.[cluster]', hoặc bỏ --cluster."
        raise DataError(Problem(what, remedy)) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in our own words
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions of Dask: what matters is held below
            return Client(address, timeout=_REACHED_WITHIN_S, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError, RuntimeError) as error:
        what = f"Không liên lạc được với cụm máy trong {_REACHED_WITHIN_S} giây."
        remedy = "Kiểm tra địa chỉ (ví dụ tcp://may-chu:8786), xem dask scheduler có chạy không, hoặc bỏ --cluster."
        raise DataError(Problem(what, remedy, Place(address))) from error


def _wait_for_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_REACHED_WITHIN_S)
    except OSError as error:
        what = "Cụm máy chưa có máy nào nhận việc."
        remedy = f"Trên từng máy chạy dask worker {address} --nthreads 1, hoặc bỏ --cluster."
        raise DataError(Problem(what, remedy, Place(address))) from error


def _refuse_other_programs(
    answers: Mapping[str, Mapping[str, str] | Exception], ours: Mapping[str, str]
) -> None:
    """Stop when what a worker makes might not be what this process makes."""
    differing = {machine: _difference(answer, ours) for machine, answer in answers.items() if answer != ours}
    if differing:
        remedy = "Cài cùng bản vanban và thư viện (constraints.txt) trên mọi máy, bật lại dask worker, rồi chạy lại."
        raise DataError(
            Problem(what, remedy, Place(machine)) for machine, what in sorted(differing.items())[:_SHOWN]
        )


def _difference(answer: Mapping[str, str] | Exception, ours: Mapping[str, str]) -> str:
    if isinstance(answer, Exception):
        return f"Máy này của cụm không chạy được vanban ({type(answer).__name__})."
    told = [
        f"{name} {answer.get(name, 'không có')} (máy đang gõ lệnh: {version})"
        for name, version in ours.items()
        if answer.get(name) != version
    ]
    return f"Máy này của cụm có bản khác: {', '.join(told)}."


def _refuse_without_soffice(answers: Mapping[str, object]) -> None:
    without = sorted(machine for machine, answer in answers.items() if isinstance(answer, Exception))
    if without:
        what = "Máy này của cụm chưa có LibreOffice nên không làm được tệp PDF."
        remedy = "Cài LibreOffice trên máy ấy, hoặc bỏ --pdf, hoặc bỏ --cluster."
        raise ConverterError(Problem(what, remedy, Place(machine)) for machine in without[:_SHOWN])
