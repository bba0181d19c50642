"""`render` switched off in the middle again and again, then resumed: the end is that of a run which nobody disturbed.

With `--documents 9963` the batch has the size of a year of all communes.
"""

import hashlib
import random
import time
import zipfile
from functools import partial
from pathlib import Path

import build
import pytest
from tests.delivery.children import child, needs_fork, outcome_in_child
from tests.workspaces import workspace_with

from vanban import console
from vanban.delivery.manifest import read_records

pytestmark = needs_fork

KILLS = 20
MOST_S = 3_600  # of one run, of any size, on a busy machine
_DEPARTMENT = (  # short: a data file may have a megabyte
    "  d{number}: [{{nhom: so_nganh, dia_ban: binh-phuoc, ten: Sở {number}, viet_tat: S, nguoi_dung_dau: CT}}]\n"
)


def workspace(root: Path, documents: int) -> Path:
    """So many departments that share one plan."""
    register = "nhom: {so_nganh: Sở}\ndon_vi:\n"
    register += "".join(_DEPARTMENT.format(number=number) for number in range(documents))
    plan = "noi_dung: |\n  1. Một việc của {{ don_vi.ten }}.\n  2. Hai.\n"
    return workspace_with(root, plan=plan, name="_chung", departments=register)


def render(root: Path, output: Path) -> int:
    run = [
        "--root",
        str(root),
        "render",
        "thi-dua/2024",
        "--no-check",
        "--jobs",
        "1",
        "--output",
        str(output),
    ]
    return console.run(build.app, run)


def digests(output: Path) -> dict[str, str]:
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in output.rglob("*.docx")
    }


def count(output: Path) -> int:
    return sum(1 for _ in output.glob("thi-dua/2024/*/*.docx"))


def test_a_run_that_is_killed_and_resumed_ends_as_one_that_was_left_alone(
    tmp_path: Path, pytestconfig: pytest.Config, capfd: pytest.CaptureFixture[str]
) -> None:
    documents = pytestconfig.getoption("documents")
    root, quiet, killed = workspace(tmp_path / "a", documents), tmp_path / "quiet", tmp_path / "killed"
    assert render(root, quiet) == 0  # warms what the others inherit
    begun = time.monotonic()
    assert outcome_in_child(partial(render, root, tmp_path / "again"), MOST_S) == "0"
    whole_s = time.monotonic() - begun
    expected = digests(quiet)
    assert len(expected) == documents
    dice, midway = random.Random(7), 0
    for number in range(KILLS):
        made = count(killed)
        further = made + 1 + dice.randrange(1 + 2 * (documents - made) // (KILLS - number))
        with child(partial(render, root, killed)) as run:
            if number % 4 == 0:  # at any moment, be it before anything is written
                time.sleep(dice.uniform(0, whole_s / 3))
            else:
                while run.is_alive() and count(killed) < min(further, documents):
                    time.sleep(0.0005)
        found = digests(killed)
        assert found.items() <= expected.items()
        listed = {record.path: record for record in read_records(killed)}
        assert found.keys() <= listed.keys()
        assert all(found.get(path) == record.output for path, record in listed.items() if record.output)
        midway += 0 < len(found) < documents
    assert outcome_in_child(partial(render, root, killed), MOST_S) == "0"
    assert digests(killed) == expected
    assert all(zipfile.ZipFile(path).testzip() is None for path in killed.rglob("*.docx"))
    assert not list(killed.rglob("*.tmp"))
    assert midway > KILLS // 5, f"only {midway} kills came in the middle"
    assert "Traceback" not in capfd.readouterr().err
