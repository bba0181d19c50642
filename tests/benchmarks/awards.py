"""A dossier of 2,000 nominees: read, held against the law and itself, each report made and put on the disk.

    python tests/benchmarks/awards.py [--json] [--quick] [--enforce]

Prints the seconds of the whole run on two processes, with the check of the form and without it, and of its first
steps alone: the workbook read, the dossier checked.

Times are of the clock, since two processes work; each run is a fresh one into an empty folder. With `--enforce` a
missed bar is a failure. `--quick` is for CI: 200 nominees, on a machine that others share, so its bar is twice as wide.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.awards import sample_dossiers as sample  # noqa: E402  # found from the root of the project
from tests.benchmarks.reports import _Silent  # noqa: E402

from vanban.awards.checks import faults  # noqa: E402
from vanban.awards.writing import Frame, nominations_sheet  # noqa: E402
from vanban.data.workspace import Workspace  # noqa: E402
from vanban.due import Order  # noqa: E402
from vanban.due.dossiers import DossierShelf  # noqa: E402
from vanban.pipeline import render  # noqa: E402

NOMINEES = 2_000
BAR_S = 20.0


def workspace_of(folder: Path, nominees: int) -> Workspace:
    """The shipped campaign whose province's dossier has that many nominees, a tenth of them collectives."""
    for part in ("campaigns", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    workspace = Workspace(folder)
    path = folder / "campaigns" / sample.REF / "campaign.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "{bkt_tt: 15, bkt_cn: 30}", "{bkt_tt: 9000, bkt_cn: 9000}"
    )
    path.write_text(text, encoding="utf-8")
    collective, person = sample.province_rows()[0], sample.province_rows()[-1]
    rows = [
        replace(
            collective, code=f"TT{n}", name=f"Phòng mẫu {n}", figures_of=(sample.BEST[n % len(sample.BEST)],)
        )
        for n in range(nominees // 10)
    ]
    rows += [
        replace(person, code=f"CN{n}", name=f"Người mẫu {n + 1000}") for n in range(nominees - nominees // 10)
    ]
    departments = workspace.departments
    names = {
        id: departments.on(id, sample.DAY).name
        for id in departments.ids
        if departments.group_on(id, sample.DAY)
    }
    titles = tuple(dict.fromkeys(award.title for award in sample.book().awards()))
    frame = Frame(2024, "Phong trào mẫu", names[sample.PROVINCE], names, titles, is_sample=True)
    year = workspace.campaign(sample.REF)
    workspace.nominations_file(year, sample.PROVINCE).write_bytes(nominations_sheet(rows, frame))
    return Workspace(folder)


def measure(nominees: int) -> dict[str, float]:
    """Seconds of each step and of the whole."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = workspace_of(folder / "work", nominees)
        year = workspace.campaign(sample.REF)
        started = time.perf_counter()
        dossier = DossierShelf(workspace, year).dossier(sample.PROVINCE)
        read = time.perf_counter()
        found = faults(dossier, year.campaign, sample.DAY)
        checked = time.perf_counter()
        assert len(dossier.nominations.nominees) == nominees
        assert not [fault for fault in found if fault.certain]
        whole = {profile: _rendered(folder, nominees, profile) for profile in ("nd30", None)}
    return {
        "nominees": nominees,
        "read": read - started,
        "checks": checked - read,
        "seconds": whole["nd30"],
        "unchecked": whole[None],
    }


def _rendered(folder: Path, nominees: int, profile: str | None) -> float:
    order = Order(sample.REF, ("ho_so_khen_thuong",), (sample.PROVINCE,), jobs=2, profile=profile)
    started = time.perf_counter()
    made = render(Workspace(folder / "work"), order, folder / str(profile), _Silent())
    taken = time.perf_counter() - started
    assert made.counts["written"] == len(made.outcomes) > nominees, made.outcomes[:1]
    return taken


def main() -> int:
    """Print the table; with `--enforce`, 1 when the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for flag in ("--json", "--quick", "--enforce"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    nominees = NOMINEES // 10 if options.quick else NOMINEES
    bar = 2 * BAR_S / 10 if options.quick else BAR_S
    made = measure(nominees)
    if options.json:
        print(json.dumps(made))
    else:
        print(f"{'nominees':<28}{nominees:>8}")
        print(f"{'workbook read, seconds':<28}{made['read']:>8.2f}")
        print(f"{'dossier checked, seconds':<28}{made['checks']:>8.2f}")
        print(
            f"{'whole run, seconds':<28}{made['seconds']:>8.2f} (bar {bar:.0f}, without the check of the form)"
        )
        print(f"{'without the check':<28}{made['unchecked']:>8.2f}")
    return int(options.enforce and made["unchecked"] > bar)


if __name__ == "__main__":
    sys.exit(main())
