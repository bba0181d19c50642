"""How long a save takes until its documents are made, while `render --watch` runs in an office of many communes.

Every commune has a plan of its own; for reports, the words of one are saved. Times are of the CPU (of the process and
those that it starts) and of the clock, medians of several saves; `looking` is one look for saved files.

    python -m tests.benchmarks.watching [--communes 3321] [--saves 7] [--json]
"""

import argparse
import json
import os
import platform
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from tests.benchmarks.synthetic import PERIOD, YEAR, commune_id, write_workspace

from vanban.data.workspace import Workspace
from vanban.due import Order
from vanban.pipeline import Made
from vanban.vietnamese.periods import parse_period
from vanban.watching import Run, Saves, runs, watched_folders


class Silent:
    """Hears how a run is going, and tells nobody."""

    def start(self, total: int) -> None:
        """Tells nobody."""

    def done(self, outcome: object, /) -> None:
        """Tells nobody."""

    def note(self, problem: object) -> None:
        """Tells nobody."""


def measure(root: Path, order: Order, path: Path, saves: int) -> dict[str, float]:
    """The first run, and the runs after saves of `path`."""
    waiting: list[frozenset[Path]] = []

    def given() -> Iterator[frozenset[Path]]:
        while True:
            yield waiting.pop()

    watching = runs(Workspace(root), order, root / "output", given(), lambda: nullcontext(Silent()))
    clock, _, first = timed(watching)
    clocks, cpus = [], []
    for number in range(saves):
        change(path, number)
        waiting.append(frozenset({path}))
        took, cpu, run = timed(watching)
        assert isinstance(run.made, Made)
        assert run.made.counts["written"] == len(run.made.outcomes) > 0, run.made.counts
        clocks.append(took)
        cpus.append(cpu)
    assert isinstance(first.made, Made)
    return {
        "documents": len(first.made.outcomes),
        "first_clock_s": clock,
        "save_clock_s": statistics.median(clocks),
        "save_cpu_s": statistics.median(cpus),
        "slowest_cpu_s": max(cpus),
    }


def change(path: Path, number: int) -> None:
    """Save the file with another subject, which its document prints."""
    text = path.read_text(encoding="utf-8")
    subject = f"trich_yeu: Nội dung mẫu lần {number}\n"
    path.write_text(
        re.sub(r"^trich_yeu:.*\n(?:  .*\n)*", subject, text, flags=re.MULTILINE), encoding="utf-8"
    )


def timed(watching: Iterator[Run]) -> tuple[float, float, Run]:
    """The next run, its time by the clock and of the CPU."""
    clock, cpu = time.perf_counter(), time.process_time()
    run = next(watching)
    return time.perf_counter() - clock, time.process_time() - cpu, run


def looking(root: Path) -> dict[str, float]:
    """CPU time of one look, and what it comes to of a core's time."""
    saves = Saves(watched_folders(Workspace(root), Order(YEAR)))
    took = []
    for _ in range(7):
        cpu = time.process_time()
        saves.look()
        took.append(time.process_time() - cpu)
    look = statistics.median(took)
    files = sum(1 for path in (root / "campaigns").rglob("*.*") if path.is_file())
    return {"files": files, "look_s": look}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--communes", type=int, default=3321)
    parser.add_argument("--saves", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
        "communes": options.communes,
    }
    with tempfile.TemporaryDirectory() as name:
        root = write_workspace(Path(name) / "office", options.communes, own_plans=options.communes)
        year, one = root / "campaigns" / YEAR, commune_id(options.communes // 2)
        words = year / "reports" / PERIOD / f"{one}.yaml"
        words.parent.mkdir()
        shutil.copyfile(year / "reports" / "_chung" / "bao_cao_thang.yaml", words)
        found["plan"] = measure(root, Order(YEAR), year / "plans" / f"{one}.yaml", options.saves)
        reports = Order(YEAR, kinds=("bao_cao_thang",), period=parse_period(PERIOD))
        found["report"] = measure(root, reports, words, options.saves)
        found["looking"] = looking(root)
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if options.json:
        print(json.dumps(found))
        return 0
    print(f"{found['machine']}, load {found['load']}, {options.communes} communes\n")
    print("| saved | documents of the order | first run, s | a save, CPU s | slowest | by the clock |")
    print("|---|---|---|---|---|---|")
    for name in ("plan", "report"):
        at = found[name]
        print(
            f"| {name} | {at['documents']} | {at['first_clock_s']:.1f} | {at['save_cpu_s']:.3f} "
            f"| {at['slowest_cpu_s']:.3f} | {at['save_clock_s']:.3f} |"
        )
    at = found["looking"]
    print(f"\nlooking: {at['look_s'] * 1000:.1f} ms for {at['files']} files; peak {found['peak_mb']:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
