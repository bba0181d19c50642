"""How long a comparison of two three-page plans takes, and what part of it is making the marks."""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.decree30.kit.documents import good  # noqa: E402
from tests.decree30.kit.write import write  # noqa: E402

from vanban.docx.measure import measure  # noqa: E402
from vanban.docx.redline import Revision, redline  # noqa: E402
from vanban.layout.recognition import recognise  # noqa: E402

MOST_SECONDS = 0.5
KINDS = (("ke_hoach", "ke_hoach_phu_luc"), ("ke_hoach", "bao_cao"), ("quy_che", "ke_hoach"))


def measured(rounds: int) -> list[dict[str, object]]:
    """Median milliseconds of each pair: the marks alone, and with the day looked for as `compare` does."""
    rows: list[dict[str, object]] = []
    for first, second in KINDS:
        old, new = write(good(first)), write(good(second))
        redline(old, new, Revision("a"))
        marks = _median(lambda old=old, new=new: redline(old, new, Revision("a")), rounds)  # type: ignore[misc]
        day = _median(lambda new=new: recognise(measure(new, "a.docx")), rounds)  # type: ignore[misc]
        rows.append(
            {"pair": f"{first} → {second}", "marks_ms": 1000 * marks, "whole_ms": 1000 * (marks + day)}
        )
    return rows


def _median(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> int:
    """Print the table; with `--enforce`, 1 when the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    rows = measured(3 if options.quick else 15)
    if options.json:
        print(json.dumps(rows))
    else:
        for row in rows:
            print(f"{row['pair']:<32}{row['marks_ms']:>8.0f} ms marks{row['whole_ms']:>8.0f} ms with the day")
    return int(options.enforce and any(float(str(row["whole_ms"])) > 1000 * MOST_SECONDS for row in rows))


if __name__ == "__main__":
    sys.exit(main())
