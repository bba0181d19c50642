"""Checking against rendering, and the check of files made elsewhere, interleaved in one run.

    python tests/benchmarks/checking.py [--json] [--quick] [--enforce]

Files: 3-page plans typed by hand, each with other words, checked one by one on one core (measure, find, judge).
Batch: the plans of made-up departments, from the register to files on disk, with the check and without.
Times are medians.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from vanban.checking import check_bytes
from vanban.data.workspace import Workspace
from vanban.delivery.batch import Outcome
from vanban.due import Order
from vanban.errors import Problem
from vanban.pipeline import render

ROOT = Path(__file__).parents[2]
YEAR = "giai-ngan-von-dau-tu-cong/2024"
FILES_PER_SECOND = 40.0
MOST_OF_A_BATCH = 2.0  # times the same batch without the check


class _Silent:
    def start(self, total: int) -> None:
        """Nobody watches."""

    def done(self, outcome: Outcome, /) -> None:
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
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure_files(count: int, rounds: int) -> dict[str, float]:
    """Files checked per second on one core, everything warm but the files."""
    files = plans(count)
    check_bytes(files[0], "a.docx")
    times = [seconds(lambda: [check_bytes(raw, "a.docx") for raw in files]) for _ in range(rounds)]
    return {"files": count, "per_second": count / statistics.median(times)}


def measure_batch(departments: int, rounds: int) -> dict[str, float]:
    """The same batch with and without the check, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = workspace_with(Path(folder), departments)
        checked: list[float] = []
        plain: list[float] = []
        for number in range(rounds + 1):
            for profile, times in (("nd30", checked), (None, plain)):
                order = Order(YEAR, profile=profile)
                output = Path(folder) / f"{profile}-{number}"
                started = time.perf_counter()
                made = render(workspace, order, output, _Silent())
                taken = time.perf_counter() - started
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
    files = measure_files(*((40, 3) if options.quick else (200, 7)))
    batch = measure_batch(*((60, 2) if options.quick else (400, 5)))
    if options.json:
        print(json.dumps({"files": files, "batch": batch}))
    else:
        print(
            f"{'files made elsewhere':<28}{files['per_second']:>8.1f} per second and core (bar {FILES_PER_SECOND:.0f})"
        )
        each = 1000 / batch["documents"]
        print(
            f"{'batch, ms per document':<28}{batch['with'] * each:>8.2f} with the check, {batch['without'] * each:.2f}"
            f" without: × {batch['ratio']:.2f} (bar {MOST_OF_A_BATCH:.1f})"
        )
    missed = files["per_second"] < FILES_PER_SECOND or batch["ratio"] > MOST_OF_A_BATCH
    return int(options.enforce and missed)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
