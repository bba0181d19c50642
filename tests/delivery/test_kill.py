"""A run that is killed at any moment leaves whole documents only, and the next run mends all."""

import random
import time
from functools import partial
from pathlib import Path, PurePath

import pytest
from tests.delivery.children import child, needs_fork

from vanban.delivery.batch import Job, deliver
from vanban.delivery.files import file_digest
from vanban.delivery.manifest import read_records

pytestmark = needs_fork

_COUNT = 36  # more than share one commit of the manifest
_SIZE = 5_000
_MENDED_AFTER = 10  # kills in a row


def document(version: int, number: int) -> bytes:
    """A text that shows whether it is whole."""
    return f"[{version:05} {number:02}]".encode() * (_SIZE // 10) + b"end"


def jobs(version: int) -> list[Job]:
    return [
        Job(str(n), PurePath(f"d{n % 7}/k{n}.docx"), f"v{version}", partial(document, version, n))
        for n in range(_COUNT)
    ]


def version_of(path: Path) -> int:
    with path.open("rb") as file:
        return int(file.read(6)[1:])


def assert_whole_and_known(output: Path) -> set[int]:
    """Every document is one that we made, to its last byte, and the manifest knows it; which versions they are."""
    known = {output / record.path: record for record in read_records(output)}
    found = {int(path.stem[1:]): path for path in output.rglob("*.docx")}
    assert sorted(found) == list(range(_COUNT))
    for number, path in found.items():
        assert path.read_bytes() == document(version_of(path), number)
        assert file_digest(path) in known[path].digests
    return {version_of(path) for path in found.values()}


def test_kills_all_through_a_batch_leave_whole_documents_and_are_mended(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    deliver(jobs(0), tmp_path)
    dice = random.Random(30)
    kills, midway = pytestconfig.getoption("kills"), 0
    for version in range(1, kills + 1):
        awaited = tmp_path / jobs(version)[dice.randrange(_COUNT)].path
        with child(partial(deliver, jobs(version), tmp_path)) as run:
            while run.is_alive() and version_of(awaited) != version:
                time.sleep(0.0005)
        midway += len(assert_whole_and_known(tmp_path)) > 1
        if version % _MENDED_AFTER == 0:
            outcomes = deliver(jobs(version), tmp_path)
            assert {outcome.status for outcome in outcomes} <= {"written", "unchanged"}
            assert assert_whole_and_known(tmp_path) == {version}
            assert not list(tmp_path.rglob("*.tmp"))
            assert not list(tmp_path.rglob("*.moi*"))
    assert midway >= kills // 2, "the kills did not come while documents were being put into place"
