"""The same documents by two processes of this machine and by a cluster of two workers on it: what the way costs.

    python -m tests.benchmarks.cluster [--json] [--documents 1000] [--pdfs 40]

A cluster on the machine that asks for the work can't win: the figures are what it adds, once and with each document,
and what is left to do for the machine that asks: the rest is what other machines could take over. CPU seconds count
the command, the scheduler and the workers; a busy machine changes them little.
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
from tests.benchmarks.synthetic import YEAR, write_workspace
from tests.delivery.dask_cluster import DaskCluster, dask_cluster

ROOT = Path(__file__).parents[2]
WORKERS = 2


def _cluster_cpu_s(cluster: DaskCluster) -> float:
    running = [psutil.Process(one.pid).cpu_times() for one in (cluster.scheduler, *cluster.workers)]
    return sum(sum(times[:4]) for times in running)


def _commands_cpu_s() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def taken(root: Path, cluster: DaskCluster, options: Sequence[str]) -> dict[str, float]:
    """What one `render` takes, from an empty output folder."""
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "render", YEAR]
        there, here, started = _cluster_cpu_s(cluster), _commands_cpu_s(), time.perf_counter()
        subprocess.run(
            [*command, "--output", output, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        found = {
            "wall_s": time.perf_counter() - started,
            "command_cpu_s": _commands_cpu_s() - here,
            "cluster_cpu_s": _cluster_cpu_s(cluster) - there,
        }
        return {name: round(seconds, 2) for name, seconds in found.items()}


def measured(documents: int, pdfs: int) -> dict[str, dict[str, dict[str, float]]]:
    """By job and way: seconds."""
    with tempfile.TemporaryDirectory() as name, dask_cluster(Path(name), WORKERS) as cluster:
        jobs: dict[str, tuple[Path, list[str]]] = {}
        for count, options in ((WORKERS * 2, []), (documents, []), (pdfs, ["--pdf"])):
            root = write_workspace(Path(name) / f"{count}{''.join(options)}", count, own_plans=0)
            jobs[f"{count}{' with PDFs' if options else ''}"] = (root, options)
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
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--pdfs", type=int, default=40)
    options = parser.parse_args()
    found = measured(options.documents, options.pdfs)
    if options.json:
        print(json.dumps(found))
        return
    print("| documents | by | clock, s | CPU of the machine that asks, s | CPU of the cluster, s |")
    print("|---|---|---|---|---|")
    for job, by_way in found.items():
        for way, one in by_way.items():
            there = one["cluster_cpu_s"] if way == "cluster" else 0
            print(f"| {job} | {way} | {one['wall_s']:.1f} | {one['command_cpu_s']:.1f} | {there:.1f} |")


if __name__ == "__main__":
    main()
