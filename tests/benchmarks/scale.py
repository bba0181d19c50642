"""Documents for every commune, from the data to files on the disk: how many in a second, how large, how steep.

    python -m tests.benchmarks.scale [--communes N] [--steps 100,1000,10000] [--json] [--quick] [--enforce]

Batch: a made-up workspace (see synthetic.py): for each commune a plan, a monthly report with a table of ten projects
and a chart, and an urging letter, by the commands that a clerk types, without the check of the form and with it.
Beside it the same kind of report by a plain docxtpl loop, with templates of the same paragraphs and table but no chart.
Again: the same commands when nothing has changed, and when one commune's project has.
Steps: plans of more and more communes; the exponent is that of the line through all sizes.
Small: the help, one document from a cold start, the register read.

A second is told twice: by the clock, and of CPU over all processes. On a machine that others share only the second
can be compared; documents a second are told for the clock and for two cores that had nothing else to do.
With `--enforce` a missed bar is a failure. `--quick` is for CI: a small workspace, where a run is mostly its start, on
a machine that others share; so its bars are ten times as wide and tell what has become several times as slow.
"""

import argparse
import io
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document as WordDocument
from docxtpl import DocxTemplate
from tests.benchmarks.synthetic import PERIOD, YEAR, write_figures, write_workspace

from vanban.data.workspace import Workspace
from vanban.due import Order, desk, item
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[2]
PLANS: tuple[str, ...] = ()
MONTH = ("--period", PERIOD, "--kind", "bao_cao_thang", "--kind", "don_doc")
BARS = {"unchecked": 1000.0, "checked": 500.0, "docxtpl": 40.0}  # documents a second on two cores; times
LIMITS_S = {"nothing changed": 2.0, "register": 1.5, "help": 0.4, "one document": 1.0}
MOST_MB, STEEPEST = 250.0, 1.1


_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": str(ROOT / "src"),
    "PYTHONPYCACHEPREFIX": str(
        Path(tempfile.gettempdir(), "vanban-benchmark")
    ),  # modules compiled, as anywhere
}
_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""


class Taken(NamedTuple):
    """What some commands took: by the clock, of CPU in all processes, and the memory of the largest process."""

    clock_s: float
    cpu_s: float
    peak_mb: float


def render(root: Path, output: Path, *options: str) -> Taken:
    """One `render`, as a clerk types it."""
    return run("--root", str(root), "render", YEAR, "--output", str(output), *options)


def run(*arguments: str) -> Taken:
    """One command of the program, in a process of its own."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, sys.executable, "build.py", *arguments],
        cwd=ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    cpu_s, peak = done.stdout.split()
    return Taken(time.perf_counter() - started, float(cpu_s), int(peak) / 1024)


def both(root: Path, output: Path, *options: str) -> Taken:
    """The plans, then the month's reports and letters."""
    plans, month = render(root, output, *PLANS, *options), render(root, output, *MONTH, *options)
    return Taken(plans[0] + month[0], plans[1] + month[1], max(plans[2], month[2]))


def measure_batch(root: Path, folder: Path, communes: int) -> dict[str, Any]:
    """All documents, without the check and with it; then again with nothing and with little changed."""
    kinds = {"unchecked": ("--no-check",), "checked": ()}
    found: dict[str, Any] = {"documents": 3 * communes}
    for name, options in kinds.items():
        found[name] = both(root, folder / name, *options)._asdict()
        found[name]["per_s_on_two_cores"] = 3 * communes / found[name]["cpu_s"] * 2
        found[name]["per_s_by_the_clock"] = 3 * communes / found[name]["clock_s"]
    month, output = root / "campaigns" / YEAR / "figures" / f"{PERIOD}.xlsx", folder / "unchecked"
    found["nothing changed"] = render(root, output, *MONTH, "--no-check")._asdict()
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.docx")}
    kept = month.read_bytes()
    write_figures(month, communes, changed=communes)
    found["one project changed"] = render(root, output, *MONTH, "--no-check")._asdict()
    changed = sum(before[path] != path.stat().st_mtime_ns for path in before)
    found["one project changed"]["documents"] = changed
    month.write_bytes(kept)
    return found


def measure_docxtpl(root: Path, sample: int) -> float:
    """Milliseconds of CPU that a plain docxtpl loop takes for one of these documents."""
    workspace, period = Workspace(root), parse_period(PERIOD)
    orders = [Order(YEAR), *(Order(YEAR, (kind,), period=period) for kind in ("bao_cao_thang", "don_doc"))]
    times = []
    for order in orders:
        asked = desk(workspace, order)
        contexts = [item(asked, due).result.context for due in asked.due[:sample]]  # type: ignore[union-attr]
        template = plain_template()
        for context in contexts:
            started = time.process_time()
            document = DocxTemplate(io.BytesIO(template))
            document.render(dict(context), autoescape=True)
            document.save(io.BytesIO())
            times.append(time.process_time() - started)
    return statistics.fmean(times) * 1000


def plain_template() -> bytes:
    """The page of such a document as one types it for docxtpl: a loop for the body, a loop for the table."""
    document = WordDocument()
    heads = ("co_quan", "so", "ky_hieu", "dia_danh", "ngay", "ten_loai", "mo_dau")
    for name in heads:
        document.add_paragraph(f"{{{{ {name} }}}}")
    for key, one in (("trich_yeu", "dong"), ("can_cu", "dong"), ("kinh_gui", "dong")):
        for text in (f"{{%p for {one} in {key} %}}", f"{{{{ {one} }}}}", "{%p endfor %}"):
            document.add_paragraph(text)
    for text in ("{%p for doan in noi_dung %}", "{{ doan.so }} {{ doan.chu }}", "{%p endfor %}", "{{ ket }}"):
        document.add_paragraph(text)
    for text in (
        "{%p for dong in noi_nhan %}",
        "- {{ dong }}",
        "{%p endfor %}",
        "{{ luu }}",
        "{{ ky.ho_ten }}",
    ):
        document.add_paragraph(text)
    document.add_paragraph("{%p for bang in phu_luc_bang %}")
    columns = ("stt", "ten", "kh_dp_giao", "trong_ky", "luy_ke", "ty_le_dp", "con_lai", "ghi_chu")
    rows = (
        ("{%tr for hang in bang.hang %}",),
        [f"{{{{ hang.{name} }}}}" for name in columns],
        ("{%tr endfor %}",),
    )
    table = document.add_table(rows=len(rows), cols=len(columns))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    document.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def measure_steps(folder: Path, sizes: Sequence[int]) -> dict[str, Any]:
    """Plans of more and more communes, and how steeply the CPU time grows."""
    found = {}
    for size in sizes:
        root = write_workspace(folder / f"step-{size}", size, figures=False)
        found[size] = render(root, folder / f"out-{size}", *PLANS, "--no-check")
    start_s = run("--help").cpu_s  # what each run takes before it reads anything
    points = [(math.log(size), math.log(max(taken.cpu_s - start_s, 0.01))) for size, taken in found.items()]
    return {
        "steps": {size: taken._asdict() for size, taken in found.items()},
        "exponent": statistics.linear_regression(*zip(*points, strict=True)).slope,
    }


def measure_processes(root: Path, folder: Path, sizes: Sequence[int]) -> dict[int, dict[int, float]]:
    """Seconds by the clock for this many plans, by one process and by two: where the second begins to pay."""
    found: dict[int, dict[int, float]] = {}
    for size in sizes:
        some = [option for n in range(1, size + 1) for option in ("--department", f"xa-{n:05}")]
        found[size] = {
            jobs: render(
                root, folder / f"jobs-{size}-{jobs}", "--no-check", "--jobs", str(jobs), *some
            ).clock_s
            for jobs in (1, 2)
        }
    return found


def measure_small(root: Path, folder: Path, rounds: int) -> dict[str, float]:
    """Seconds of CPU, medians."""

    def median(*arguments: str) -> float:
        return statistics.median(run(*arguments).cpu_s for _ in range(rounds))

    def register() -> float:
        workspace, started = Workspace(root), time.process_time()
        assert workspace.departments.ids
        return time.process_time() - started

    one = ("render", "giai-ngan-von-dau-tu-cong/2024", "--department", "sxd", "--force")
    return {
        "help": median("--help"),
        "one document": median(*one, "--output", str(folder / "one")),
        "register": statistics.median(register() for _ in range(rounds)),
    }


def missed(found: dict[str, Any], slack: float) -> list[str]:
    """The bars that were missed."""
    batch, small = found["batch"], found["small"]
    wrong = [
        name for name in ("unchecked", "checked") if batch[name]["per_s_on_two_cores"] * slack < BARS[name]
    ]
    wrong += ["docxtpl"] * (found["times_docxtpl"] * slack < BARS["docxtpl"])
    wrong += ["memory"] * any(batch[name]["peak_mb"] > MOST_MB for name in ("unchecked", "checked"))
    wrong += ["nothing changed"] * (batch["nothing changed"]["cpu_s"] > LIMITS_S["nothing changed"] * slack)
    wrong += [name for name, limit in LIMITS_S.items() if small.get(name, 0.0) > limit * slack]
    return wrong + ["exponent"] * (found["steps"]["exponent"] > STEEPEST)


def show(found: dict[str, Any]) -> None:
    """The tables of docs/BENCHMARKS.md."""
    batch = found["batch"]
    print(f"{found['machine']}; load {found['load']}\n")
    print(
        "| batch | documents | clock, s | CPU, s | documents/s, clock | documents/s, two free cores | peak, MB |"
    )
    print("|---|---|---|---|---|---|---|")
    for name in ("unchecked", "checked", "nothing changed", "one project changed"):
        one = batch[name]
        clock, free = one.get("per_s_by_the_clock"), one.get("per_s_on_two_cores")
        rates = f"{clock:.0f} | {free:.0f}" if clock else " | "
        count = one.get("documents", batch["documents"] if clock else 0)
        print(
            f"| {name} | {count} | {one['clock_s']:.1f} | {one['cpu_s']:.1f} | {rates} | {one['peak_mb']:.0f} |"
        )
    print(f"\nplain docxtpl loop: {found['docxtpl_ms']:.1f} ms a document, ", end="")
    print(f"{found['times_docxtpl']:.0f} times as long\n")
    print("| plans | CPU, s | clock, s | peak, MB |\n|---|---|---|---|")
    for size, one in found["steps"]["steps"].items():
        print(f"| {size} | {one['cpu_s']:.1f} | {one['clock_s']:.1f} | {one['peak_mb']:.0f} |")
    print(
        f"\nexponent {found['steps']['exponent']:.2f}\n\n| documents | one process, s | two, s |\n|---|---|---|"
    )
    for size, one in found["processes"].items():
        print(f"| {size} | {one[1]:.2f} | {one[2]:.2f} |")
    print("\n" + "; ".join(f"{name} {seconds:.2f} s" for name, seconds in found["small"].items()))


def main() -> int:
    """Print the tables; with `--enforce`, 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--communes", type=int, default=3321)
    parser.add_argument("--steps", default="100,1000,10000")
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    communes = 200 if options.quick else options.communes
    steps = (50, 100, 200) if options.quick else tuple(map(int, options.steps.split(",")))
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    found: dict[str, Any] = {"machine": machine, "load": round(os.getloadavg()[0], 1)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        both(write_workspace(folder / "warm", 1), folder / "warmed")  # modules and templates compiled once
        root = write_workspace(folder / "office", communes)
        found["batch"] = measure_batch(root, folder, communes)
        found["docxtpl_ms"] = measure_docxtpl(root, 3 if options.quick else 20)
        found["times_docxtpl"] = (
            found["docxtpl_ms"] / 1000 * found["batch"]["unchecked"]["per_s_on_two_cores"]
        )
        found["steps"] = measure_steps(folder, steps)
        found["processes"] = measure_processes(
            root, folder, (20, 100) if options.quick else (20, 50, 100, 200, 400)
        )
        found["small"] = measure_small(root, folder, 3 if options.quick else 5)
    if options.json:
        print(json.dumps(found))
    else:
        show(found)
    wrong = missed(found, 10 if options.quick else 1)
    print("missed: " + (", ".join(wrong) or "nothing"), file=sys.stderr)
    return int(options.enforce and bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
