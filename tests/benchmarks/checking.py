"""Checking against rendering, and the check of files made elsewhere, interleaved in one run.

    python tests/benchmarks/checking.py [--json] [--quick] [--enforce]

Files: 3-page plans typed by hand, each with other words, checked one by one on one core (measure, find, judge);
such plans that share not one part, since the styles of an office's files are often equal byte for byte and then
read once; and one torn into 2,500 runs, as Word leaves a text that was edited for weeks.
Batch: the plans of made-up departments, from the register to files on disk, with the check and without.

Times are the process's CPU time, so that a busy machine counts less, and medians of rounds. All but the row
`first file` are warm: modules imported, rules and widths read, the compiled template kept. `first file` is a new
process from its start to its first findings.

With `--enforce` a missed bar is a failure. `--quick` is for CI: few rounds on a machine that others share, where
medians waver, so its bars are half as high (half the files per second, twice the surcharge on a batch); it tells
a check that has become twice as slow, and nothing finer.
"""

import argparse
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from vanban.checking import check_bytes
from vanban.data.workspace import Workspace
from vanban.due import Order
from vanban.errors import Problem
from vanban.pipeline import render

ROOT = Path(__file__).parents[2]
YEAR = "giai-ngan-von-dau-tu-cong/2024"
FILES_PER_SECOND = 40.0
MOST_OF_A_BATCH = 2.0  # times the same batch without the check
_FIRST_FILE = (
    "import sys; from vanban.checking import check_bytes; check_bytes(sys.stdin.buffer.read(), 'a.docx')"
)


class _Silent:
    def start(self, total: int) -> None:
        """Nobody watches."""

    def done(self, outcome: object, /) -> None:
        """Nobody watches."""

    def note(self, problem: Problem) -> None:
        """Nobody watches."""


def plans(count: int) -> list[bytes]:
    """Plans of three pages as a clerk types them, no two with the same words."""
    from tests.decree30.kit.documents import good
    from tests.decree30.kit.write import write

    def plan(number: int) -> bytes:
        document = good("ke_hoach").copy()
        for n, paragraph in enumerate(list(document.paragraphs())):
            if len(paragraph.text) > 100:
                paragraph.text = f"{paragraph.text[:-1]} (lần {number}, mục {n})."
        return write(document, "styles")

    return [plan(number) for number in range(count)]


def of_its_own(raw: bytes, number: int) -> bytes:
    """The same file with a mark of its own in every part, so that none equals a part of another file."""
    marked = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as package, zipfile.ZipFile(marked, "w") as own:
        for part in package.infolist():
            head, end, tail = package.read(part).rpartition(b"</")
            own.writestr(part, head + b"<!--%d-->" % number + end + tail)
    return marked.getvalue()


def torn_plan() -> bytes:
    """One such plan whose text lies in 2,500 runs."""
    from tests.decree30.kit.documents import good
    from tests.decree30.kit.write import write

    return write(good("ke_hoach"), "styles", junk=True)


def workspace_with(folder: Path, departments: int) -> Workspace:
    """The shipped campaign of 2024 for this many departments that share its text."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "campaigns", folder / "campaigns")
    for plan in (folder / "campaigns" / YEAR / "plans").glob("[!_]*.yaml"):
        plan.unlink()
    rows = "".join(
        f"  dv{n}:\n    - {{nhom: so_nganh, dia_ban: binh-phuoc, ten: Sở Mẫu {n}, viet_tat: SM{n}, "
        "nguoi_dung_dau: Giám đốc}\n"
        for n in range(departments)
    )
    register = folder / "campaigns" / "registry" / "departments.yaml"
    register.write_text(
        f"nhom: {{so_nganh: Sở, cap_huyen: Ủy ban nhân dân cấp huyện}}\ndon_vi:\n{rows}", encoding="utf-8"
    )
    return Workspace(folder)


def seconds(work: Callable[[], object]) -> float:
    """CPU time that it takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure_files(files: list[bytes], rounds: int) -> dict[str, float]:
    """Files checked per second on one core, everything warm but the files."""
    check_bytes(files[0], "a.docx")
    times = [seconds(lambda: [check_bytes(raw, "a.docx") for raw in files]) for _ in range(rounds)]
    return {"files": len(files), "per_second": len(files) / statistics.median(times)}


def measure_first_file(raw: bytes, rounds: int) -> dict[str, float]:
    """CPU time of a new process that checks one file."""
    times = []
    for _ in range(rounds):
        before = os.times()
        subprocess.run([sys.executable, "-c", _FIRST_FILE], input=raw, check=True)
        after = os.times()
        times.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return {"seconds": statistics.median(times)}


def measure_batch(departments: int, rounds: int) -> dict[str, float]:
    """The same batch with and without the check, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = workspace_with(Path(folder), departments)
        checked: list[float] = []
        plain: list[float] = []
        for number in range(rounds + 1):
            for profile, times in (("nd30", checked), (None, plain)):
                order = Order(
                    YEAR, profile=profile, jobs=1
                )  # the time of other processes would not be counted
                output = Path(folder) / f"{profile}-{number}"
                started = time.process_time()
                made = render(workspace, order, output, _Silent())
                taken = time.process_time() - started
                assert made.counts["written"] == departments, made.outcomes[:1]
                if number:  # the first round warms up
                    times.append(taken)
                shutil.rmtree(output)
    with_check, without = statistics.median(checked), statistics.median(plain)
    return {"documents": departments, "with": with_check, "without": without, "ratio": with_check / without}


def main() -> int:
    """Print the table; with `--enforce`, 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    slack = 2 if options.quick else 1
    least, most = FILES_PER_SECOND / slack, 1 + (MOST_OF_A_BATCH - 1) * slack
    typed = plans(30 if options.quick else 200)
    rounds = 3 if options.quick else 7
    files = measure_files(typed, rounds)
    unshared = measure_files([of_its_own(raw, number) for number, raw in enumerate(typed)], rounds)
    torn = measure_files([torn_plan()] * (len(typed) // 5), rounds)
    first = measure_first_file(typed[0], rounds)
    batch = measure_batch(*((60, 3) if options.quick else (400, 5)))
    if options.json:
        print(
            json.dumps({"files": files, "unshared": unshared, "torn": torn, "first": first, "batch": batch})
        )
    else:
        rate = "per second and core"
        print(f"{'files made elsewhere':<28}{files['per_second']:>8.1f} {rate} (bar {least:.0f})")
        print(f"{'… that share no part':<28}{unshared['per_second']:>8.1f} {rate} (no bar)")
        print(f"{'torn into 2,500 runs':<28}{torn['per_second']:>8.1f} {rate} (no bar)")
        print(f"{'first file, seconds':<28}{first['seconds']:>8.2f} in a new process (no bar)")
        each = 1000 / batch["documents"]
        print(
            f"{'batch, ms per document':<28}{batch['with'] * each:>8.2f} with the check, {batch['without'] * each:.2f}"
            f" without: × {batch['ratio']:.2f} (bar {most:.1f})"
        )
    missed = files["per_second"] < least or batch["ratio"] > most
    return int(options.enforce and missed)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
