"""The same documents by two processes of this machine and by a cluster of two workers on it: what the way costs.

    python tests/benchmarks/cluster.py [--json] [--documents 2000] [--pdfs 40]

A cluster on the machine that asks for the work can't win: the figures are what it adds, once and with each document.
CPU seconds count the command, the scheduler and the workers; a busy machine changes them little. The ways take turns.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.benchmarks.synthetic import YEAR, write_workspace  # noqa: E402 - found by the line above
from tests.delivery.dask_cluster import DaskCluster, dask_cluster  # noqa: E402

WORKERS = 2


def cpu_s(cluster: DaskCluster) -> float:
    """CPU seconds so far of the cluster and of the commands that have ended."""
    running = [psutil.Process(one.pid).cpu_times() for one in (cluster.scheduler, *cluster.workers)]
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(sum(times[:4]) for times in running) + ended.ru_utime + ended.ru_stime


def taken(root: Path, cluster: DaskCluster, options: Sequence[str]) -> dict[str, float]:
    """What one `render` takes, from an empty output folder."""
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "render", YEAR, "--no-check"]
        before, started = cpu_s(cluster), time.perf_counter()
        subprocess.run(
            [*command, "--output", output, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        return {
            "wall_s": round(time.perf_counter() - started, 2),
            "cpu_s": round(cpu_s(cluster) - before, 2),
        }


def measured(documents: int, pdfs: int) -> dict[str, dict[str, dict[str, float]]]:
    """By job and way: seconds."""
    with tempfile.TemporaryDirectory() as name, dask_cluster(Path(name), WORKERS) as cluster:
        jobs: dict[str, tuple[Path, list[str]]] = {}
        for count, options in ((WORKERS * 2, []), (documents, []), (pdfs, ["--pdf"])):
            root = write_workspace(Path(name) / f"{count}{''.join(options)}", count, own_plans=0)
            jobs[f"{count} documents{' with PDFs' if options else ''}"] = (root, options)
        ways = {"here": ["--jobs", str(WORKERS)], "cluster": ["--cluster", cluster.address]}
        first, _ = next(iter(jobs.values()))
        taken(first, cluster, ways["cluster"])  # the workers have imported the program
        return {
            job: {way: taken(root, cluster, [*options, *more]) for way, more in ways.items()}
            for job, (root, options) in jobs.items()
        }


def main() -> None:
    """Print the table, or with `--json` one object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--pdfs", type=int, default=40)
    options = parser.parse_args()
    found = measured(options.documents, options.pdfs)
    if options.json:
        print(json.dumps(found))
        return
    print(f"{'':28}{'here':>20}{'cluster':>20}   (seconds on the clock / of all processors)")
    for job, by_way in found.items():
        cells = (f"{one['wall_s']:.1f} / {one['cpu_s']:.1f}" for one in by_way.values())
        print(f"{job:28}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
