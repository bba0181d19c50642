"""A run that is killed at any moment leaves whole documents only, and the next run mends all."""

import random
import time
from functools import partial
from pathlib import Path, PurePath

from tests.delivery.children import child, needs_fork

from vanban.delivery.batch import Job, deliver

pytestmark = needs_fork

_COUNT = 70
_SIZE = 20_000


def document(version: int, number: int) -> bytes:
    """A text that shows whether it is whole."""
    return f"[{version:05} {number:02}]".encode() * (_SIZE // 10) + b"end"


def jobs(version: int) -> list[Job]:
    return [
        Job(str(n), PurePath(f"d{n % 7}/k{n}.docx"), f"v{version}", partial(document, version, n))
        for n in range(_COUNT)
    ]


def version_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(6)[1:]


def test_twenty_kills_leave_whole_documents_and_are_mended(tmp_path: Path) -> None:
    deliver(jobs(1), tmp_path)
    dice = random.Random(30)
    midway = 0
    for last in range(1, 41, 2):
        new = last + 1
        awaited = tmp_path / jobs(new)[dice.randrange(_COUNT)].path
        with child(partial(deliver, jobs(new), tmp_path)) as run:
            while run.is_alive() and version_of(awaited) != b"%05d" % new:
                time.sleep(0.0002)
        found = {int(path.stem[1:]): path.read_bytes() for path in tmp_path.rglob("*.docx")}
        assert sorted(found) == list(range(_COUNT))
        come = {number for number, data in found.items() if data == document(new, number)}
        assert {number for number, data in found.items() if data != document(last, number)} == come
        midway += 0 < len(come) < _COUNT
        outcomes = deliver(jobs(new + 1), tmp_path)
        assert {outcome.status for outcome in outcomes} == {"written"}
        assert not list(tmp_path.rglob("*.tmp"))
        assert not list(tmp_path.rglob("*.moi*"))
    assert midway >= 10, "the kills did not come while documents were being put into place"
