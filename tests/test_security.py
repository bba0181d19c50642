"""What SECURITY.md says was tested is what the tests try."""

import re
from pathlib import Path

import pytest
from tests.delivery.test_batch import FULL_DISK as BATCHES_ON_A_FULL_DISK
from tests.delivery.test_files import FULL_DISK, NASTY_NAMES, SWAPS
from tests.delivery.test_lock import KILLS_WITH_LOCK
from tests.delivery.test_two_runs import PAIRS
from tests.docx.engine.test_sandbox import ATTACKS, BOMBS, PLACES
from tests.fuzz.targets import TARGETS
from tests.hostile import test_campaigns, test_packages, test_workbooks, test_yaml
from tests.hostile.formulas import FORMULAS
from tests.hostile.test_values import CONTROL_CHARACTERS, DRESSES, RANDOM_TEXTS
from tests.test_killed_runs import KILLS
from tests.test_same_bytes import SURROUNDINGS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if "`tests/" in line
]
ROWS = [row for row in ROWS if len(row) == 4]
COUNTS = {
    "attacks in templates": len(ATTACKS) * len(PLACES),
    "templates that grow": len(BOMBS),
    "attacks as values of the data, in five dresses": len(ATTACKS) * len(DRESSES),
    "attacks as values of the data, in a tag": len(ATTACKS),
    "formulas and fields": len(FORMULAS),
    "random texts": RANDOM_TEXTS,
    "control characters": 2 * len(CONTROL_CHARACTERS),
    "hostile Word files": len(test_packages.HOSTILE),
    "hostile workbooks": len(test_workbooks.HOSTILE),
    "hostile data files": len(test_yaml.HOSTILE),
    "a campaign spoiled": len(test_campaigns.CASES),
    "names of files": len(NASTY_NAMES),
    "a folder swapped": SWAPS,
    "sizes of documents": len(FULL_DISK) + len(BATCHES_ON_A_FULL_DISK),
    "kills of `render`": KILLS,
    "kills of a run that holds the lock": KILLS_WITH_LOCK,
    "pairs of runs": PAIRS,
    "surroundings": len(SURROUNDINGS),
}


@pytest.mark.parametrize("what", COUNTS)
def test_the_count_of_the_page_is_that_of_the_test(what: str) -> None:
    (row,) = [row for row in ROWS if row[0].startswith(what)]
    assert int(row[1].replace(",", "")) == COUNTS[what]


def test_the_kills_of_the_page_are_those_of_a_usual_run(pytestconfig: pytest.Config) -> None:
    (row,) = [row for row in ROWS if row[0] == "kills spread over a batch"]
    if pytestconfig.getoption("kills") == 200:
        assert row[1] == "200"


def test_every_row_is_held_and_names_a_test_that_exists() -> None:
    assert len(ROWS) == len(COUNTS) + 1
    for row in ROWS:
        (path,) = re.findall(r"`(tests/\S+\.py)`", row[3])
        assert (ROOT / path).is_file(), path


def test_the_inputs_of_the_fuzzing_are_counted() -> None:
    (told,) = re.findall(r"CI tries ([\d,]+) inputs", TEXT)
    assert int(told.replace(",", "")) == sum(target.examples for target in TARGETS.values())
