"""A Dask cluster on this machine for the tests: a scheduler and workers, each a process that can be killed."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
_WITHIN_S = 20
_QUIET = {"DASK_DISTRIBUTED__DASHBOARD__LINK": "", "PYTHONWARNINGS": "ignore"}


@dataclass
class DaskCluster:
    """Its address and its processes."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(json.loads((self.folder / "scheduler.json").read_text())["address"])

    def add_worker(self) -> None:
        number = len(self.workers)
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", f"w{number}"]
        options += ["--local-directory", str(self.folder / f"worker-{number}"), "--host", "127.0.0.1"]
        self.workers.append(_start("worker", self.address, *options))

    def kill_worker(self, number: int) -> None:
        self.workers[number].kill()


@contextmanager
def dask_cluster(folder: Path, workers: int) -> Iterator[DaskCluster]:
    """A scheduler and `workers`, all of them there; they are gone when the block ends."""
    where = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where)]
    cluster = DaskCluster(folder, _start("scheduler", *options))
    try:
        _wait_for(where)
        for _ in range(workers):
            cluster.add_worker()
        _wait_for_workers(cluster.address, workers)
        yield cluster
    finally:
        for process in (*cluster.workers, cluster.scheduler):
            process.kill()
            process.wait()


def _start(program: str, *options: str) -> subprocess.Popen[bytes]:
    given = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **_QUIET}
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{program}", *options],
        env=given,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_for(path: Path) -> None:
    until = time.monotonic() + _WITHIN_S
    while not path.is_file():
        assert time.monotonic() < until, "the scheduler did not start"
        time.sleep(0.05)


def _wait_for_workers(address: str, workers: int) -> None:
    from distributed import Client  # may not be installed: then its tests are skipped

    with Client(address, timeout=_WITHIN_S, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=_WITHIN_S)
