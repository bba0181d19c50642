"""40 plans and reports made PDFs: our way, one bare call for all, and one call of LibreOffice for each, in one run.

    python tests/benchmarks/pdf.py [--json] [--quick] [--enforce]

Ours is `pdf` as it is called: reading, LibreOffice in as few calls as pay, two at a time, each PDF looked into, sealed
and flushed to the disk. The bare call looks at nothing. Seconds are what a person waits for; CPU seconds count all
processes, and a busy machine changes them less. The ways take turns; figures are medians of rounds.

With `--enforce` a missed bar is a failure; `--quick` makes one round, of the single calls only every fifth.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from vanban.delivery.soffice import find_soffice

ROOT = Path(__file__).parents[2]
FILES = 40
BAR = 5.0  # times one call per file
_WAYS = ("ours", "one bare call", "one call per file")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a way took: seconds on the clock, and of all processors together."""

    wall_s: float
    cpu_s: float

    def times(self, factor: float) -> "Taken":
        """As much for `factor` times the work."""
        return Taken(self.wall_s * factor, self.cpu_s * factor)


def documents(folder: Path) -> list[Path]:
    """The plans of 2024 and the reports of its fifth month, with tables and charts, as `render` makes them."""
    campaign, out = "giai-ngan-von-dau-tu-cong/2024", folder / "output"
    for period in ([], ["--period", "2024-05"]):
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(ROOT), "render", campaign, *period]
        subprocess.run([*command, "--output", str(out), "--no-check"], check=True, stdout=subprocess.DEVNULL)
    files = sorted(out.rglob("*.docx"))[:FILES]
    assert len(files) == FILES, f"only {len(files)} documents were made"
    return files


def with_ours(files: Sequence[Path], to: Path) -> None:
    """`pdf FILE…`, in a process of its own."""
    command = [sys.executable, str(ROOT / "build.py"), "pdf", *map(str, files), "--output", str(to)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def with_calls(calls: Sequence[Sequence[Path]], to: Path) -> None:
    """LibreOffice as anybody calls it, with one profile for all calls."""
    profile = f"-env:UserInstallation={(to.parent / 'profile').as_uri()}"
    for files in calls:
        command = [str(find_soffice()), profile, "--headless", "--convert-to", "pdf", "--outdir", str(to)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def measured(rounds: int, quick: bool, folder: Path) -> dict[str, Taken]:
    """What each way takes for all files."""
    files = flat(documents(folder), folder / "docx")
    singles = files[::5] if quick else files
    with_calls([files[:1]], folder / "warm")  # the profile is made, programs are in memory
    taken: dict[str, list[Taken]] = {way: [] for way in _WAYS}
    for number in range(rounds):
        to = folder / str(number)
        taken[_WAYS[0]].append(_taken(partial(with_ours, files, to / "ours")))
        taken[_WAYS[1]].append(_taken(partial(with_calls, [files], to / "bare")))
        one_by_one = _taken(partial(with_calls, [[file] for file in singles], to / "single"))
        taken[_WAYS[2]].append(one_by_one.times(len(files) / len(singles)))
        made = {way.name: len(list(way.glob("*.pdf"))) for way in to.iterdir() if way.is_dir()}
        assert made["ours"] == made["bare"] == FILES, made
    return {way: _median(found) for way, found in taken.items()}


def flat(files: Sequence[Path], folder: Path) -> list[Path]:
    """The files under names of their own in one folder."""
    folder.mkdir()
    copies = [folder / f"{file.parent.name}-{file.name}" for file in files]
    for file, copy in zip(files, copies, strict=True):
        copy.write_bytes(file.read_bytes())
    return copies


def _median(found: Sequence[Taken]) -> Taken:
    return Taken(
        statistics.median(one.wall_s for one in found), statistics.median(one.cpu_s for one in found)
    )


def _taken(work: Callable[[], object]) -> Taken:
    began, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(time.perf_counter() - began, cpu)


def main() -> int:
    """Print the table; with `--enforce`, 1 when the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measured(1 if options.quick else 3, options.quick, Path(folder))
    slow, ours = found[_WAYS[2]], found[_WAYS[0]]
    times = slow.wall_s / ours.wall_s
    if options.json:
        ways = {way: {"wall_s": one.wall_s, "cpu_s": one.cpu_s} for way, one in found.items()}
        print(json.dumps({"files": FILES, "ways": ways, "times": times, "bar": BAR}))
    else:
        print(f"{FILES} files{'':14}seconds   CPU seconds   times as fast")
        for way, one in found.items():
            print(f"{way:<20}{one.wall_s:>9.1f}{one.cpu_s:>14.1f}{slow.wall_s / one.wall_s:>16.1f}")
        print(f"bar: ours {BAR:g} times as fast as one call per file")
    return int(options.enforce and times < BAR)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
