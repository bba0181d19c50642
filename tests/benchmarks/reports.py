"""A month's reports from workbooks to files, and a large workbook read and added up.

    python tests/benchmarks/reports.py [--json] [--quick] [--enforce]

Month: the shipped sample of 20 departments and 120 projects: the workbooks of the year so far read, 20 reports,
the province's and the reminders made, held against the decree and put on the disk; beside it the same without the
check.
Workbook: 20,000 rows, as `figures` writes them and as Excel saves them, read with the places of all cells and added
up.

Times are CPU times of one process, medians of rounds, warm: modules imported, compiled templates kept.
With `--enforce` a missed bar is a failure. `--quick` is for CI: few rounds on a machine that others share and
whose speed wavers, so its bars are three times as wide; it tells what has become several times as slow.
"""

import argparse
import io
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from vanban.data.workspace import Workspace
from vanban.due import Order
from vanban.errors import Problem
from vanban.figures.reading import read_month
from vanban.figures.sums import add_up
from vanban.figures.writing import month_sheet
from vanban.pipeline import render
from vanban.vietnamese.periods import month, parse_period

ROOT = Path(__file__).parents[2]
YEAR = "giai-ngan-von-dau-tu-cong/2024"
PERIOD = parse_period("2024-10")
MONTH_S, WORKBOOK_S = 3.0, 1.0
ROWS = 20_000
_INLINE = re.compile(rb't="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>')
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LISTED = {  # where a part must be listed: the end of the list and its entry
    "[Content_Types].xml": (
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
    ),
    "xl/_rels/workbook.xml.rels": (
        b"</Relationships>",
        b'<Relationship Id="words" Target="sharedStrings.xml" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>',
    ),
}


class _Silent:
    def start(self, total: int) -> None:
        """Nobody watches."""

    def done(self, outcome: object, /) -> None:
        """Nobody watches."""

    def note(self, problem: Problem) -> None:
        """Nobody watches."""


def seconds(work: Callable[[], object]) -> float:
    """CPU time that it takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure_month(rounds: int) -> dict[str, float]:
    """A month's documents, with the check and without, in turns; all of the data read anew each time."""
    times: dict[str | None, list[float]] = {"nd30": [], None: []}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for profile, taken in times.items():
                output = Path(folder) / f"{profile}-{number}"
                order = Order(YEAR, profile=profile, period=PERIOD)
                started = time.process_time()
                made = render(Workspace(ROOT), order, output, _Silent())
                if number:  # the first round warms up
                    taken.append(time.process_time() - started)
                assert made.counts["written"] == len(made.outcomes) > 20, made.outcomes[:1]
                shutil.rmtree(output)
    return {
        "documents": len(made.outcomes),
        "seconds": statistics.median(times["nd30"]),
        "unchecked": statistics.median(times[None]),
    }


def large_workbook() -> bytes:
    """A month's workbook with 20,000 projects."""
    workspace = Workspace(ROOT)
    year = workspace.campaign(YEAR)
    at = month(2024, 5)
    path = year.folder / "figures" / f"{at.key}.xlsx"
    figures = read_month(
        path.read_bytes(), path.name, month=at, campaign=year.campaign, departments=workspace.departments
    )
    projects = tuple(
        replace(figures.projects[n % len(figures.projects)], code=f"DA{n:05}", name=f"Dự án mẫu {n}")
        for n in range(ROWS)
    )
    filled = replace(figures, projects=projects, totals=())
    return month_sheet(None, year.campaign, workspace.departments, at, None, filled=filled)


def as_excel_saves(raw: bytes) -> bytes:
    """The workbook with its words in a part that all sheets share, and with no type on cells that hold a number."""
    words: dict[bytes, int] = {}

    def shared(match: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v></c>' % words.setdefault(match[1], len(words))

    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = _INLINE.sub(shared, part).replace(b' t="n"></c>', b"/>").replace(b' t="n"', b"")
            elif name in _LISTED:
                end, entry = _LISTED[name]
                part = part.replace(end, entry + end)
            new.writestr(name, part)
        items = b"".join(b"<si><t>%s</t></si>" % word for word in words)
        new.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (_MAIN, items))
    return saved.getvalue()


def measure_workbook(rounds: int) -> dict[str, float]:
    """The large workbook read and added up, in turns as we write it and as Excel saves it."""
    ours = large_workbook()
    books = {"seconds": ours, "saved_by_excel": as_excel_saves(ours)}
    workspace = Workspace(ROOT)
    year = workspace.campaign(YEAR)
    departments = workspace.departments

    def read(raw: bytes) -> None:
        figures = read_month(
            raw, "a.xlsx", month=month(2024, 5), campaign=year.campaign, departments=departments
        )
        assert len(figures.projects) == ROWS
        assert add_up(figures.projects).amounts["cumulative"]

    times: dict[str, list[float]] = {name: [] for name in books}
    for number in range(rounds + 1):
        for name, raw in books.items():
            taken = seconds(partial(read, raw))
            if number:  # the first round warms up
                times[name].append(taken)
    return {"rows": ROWS, **{name: statistics.median(taken) for name, taken in times.items()}}


def main() -> int:
    """Print the table; with `--enforce`, 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    slack = 3 if options.quick else 1
    rounds = 2 if options.quick else 7
    made, book = measure_month(rounds), measure_workbook(rounds)
    if options.json:
        print(json.dumps({"month": made, "workbook": book}))
    else:
        print(
            f"{'a month, seconds':<28}{made['seconds']:>8.2f} for {made['documents']} documents "
            f"(bar {MONTH_S * slack:.0f}); {made['unchecked']:.2f} without the check"
        )
        print(
            f"{'20,000 rows, seconds':<28}{book['seconds']:>8.2f} (bar {WORKBOOK_S * slack:.0f}); "
            f"{book['saved_by_excel']:.2f} as Excel saves them"
        )
    slowest = max(book["seconds"], book["saved_by_excel"])
    missed = made["seconds"] > MONTH_S * slack or slowest > WORKBOOK_S * slack
    return int(options.enforce and missed)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
