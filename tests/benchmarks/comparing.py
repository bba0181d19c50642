"""How long a comparison of two three-page plans takes, as `compare` does it: marks, and the day looked for.

    python tests/benchmarks/comparing.py [--json] [--quick] [--enforce]

Times are the process's CPU time, so that a busy machine counts less, and medians of rounds; modules and letter widths
are read before. `first file` is a new process from its start to the file that it wrote.

With `--enforce` a missed bar is a failure; `--quick` makes fewer rounds under the same bar.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from vanban.comparing.files import Wish, compare_files

ROOT = Path(__file__).parents[2]
MOST_MS = 500
PAIRS = (
    ("ke_hoach", "sua_lai"),
    ("ke_hoach", "ke_hoach_phu_luc"),
    ("ke_hoach", "bao_cao"),
    ("quy_che", "ke_hoach"),
)
_FIRST_FILE = (
    "import sys; from pathlib import Path; from vanban.comparing.files import Wish, compare_files;"
    " compare_files(*map(Path, sys.argv[1:3]), Wish(Path(sys.argv[3])))"
)


def plan(name: str) -> bytes:
    """A good document of a kind; `sua_lai`: the plan with a word changed in each long paragraph, and two swapped."""
    from tests.decree30.kit.documents import good
    from tests.decree30.kit.write import write

    if name != "sua_lai":
        return write(good(name))
    document = good("ke_hoach").copy()
    long = [paragraph for paragraph in document.paragraphs() if len(paragraph.text) > 100]
    for number, paragraph in enumerate(long):
        paragraph.text = f"{paragraph.text[:-1]} (lần {number})."
    long[2].text, long[-2].text = long[-2].text, long[2].text
    return write(document)


def measured(rounds: int, folder: Path) -> list[dict[str, object]]:
    """Median milliseconds of each pair, everything warm but the files."""
    rows: list[dict[str, object]] = []
    outputs = count()
    for pair in PAIRS:
        old, new = (folder / f"{name}.docx" for name in pair)
        old.write_bytes(plan(pair[0]))
        new.write_bytes(plan(pair[1]))
        times = [
            _seconds(partial(compare_files, old, new, Wish(folder / f"{next(outputs)}.docx")))
            for _ in range(rounds + 1)
        ]
        rows.append({"pair": " → ".join(pair), "ms": 1000 * statistics.median(times[1:])})
    return rows


def first_file(rounds: int, folder: Path) -> float:
    """CPU milliseconds of a new process that compares two plans."""
    times = []
    for number in range(rounds):
        files = [str(folder / f"{name}.docx") for name in (*PAIRS[0], f"first-{number}")]
        before = os.times()
        subprocess.run([sys.executable, "-c", _FIRST_FILE, *files], check=True)
        after = os.times()
        times.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return 1000 * statistics.median(times)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> int:
    """Print the table; with `--enforce`, 1 when the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(3 if options.quick else 15, Path(folder))
        first = first_file(1 if options.quick else 5, Path(folder))
    if options.json:
        print(json.dumps({"pairs": rows, "first_ms": first}))
    else:
        for row in rows:
            print(f"{row['pair']:<32}{row['ms']:>8.0f} ms (bar {MOST_MS})")
        print(f"{'first file, in a new process':<32}{first:>8.0f} ms (no bar)")
    missed = any(float(str(row["ms"])) > MOST_MS for row in rows)
    return int(options.enforce and missed)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
