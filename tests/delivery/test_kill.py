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


def test_twenty_kills_leave_whole_documents_and_are_mended(tmp_path: Path) -> None:
    deliver(jobs(0), tmp_path)
    begun = time.monotonic()
    deliver(jobs(1), tmp_path)
    lasting = time.monotonic() - begun
    dice = random.Random(30)
    midway = 0
    for kill in range(1, 21):
        last, next_version = 2 * kill - 1, 2 * kill
        with child(partial(deliver, jobs(next_version), tmp_path)) as run:
            run.join(dice.uniform(0.3, 1.0) * lasting)
        found = [(path, path.read_bytes()) for path in tmp_path.rglob("*.docx")]
        assert len(found) == _COUNT
        for path, data in found:
            number = int(path.stem[1:])
            assert data in (document(last, number), document(next_version, number)), path
        midway += 0 < sum(data[1:6] == b"%05d" % next_version for _, data in found) < _COUNT
        outcomes = deliver(jobs(next_version + 1), tmp_path)
        assert {outcome.status for outcome in outcomes} == {"written"}
        assert not list(tmp_path.rglob("*.tmp"))
        assert not list(tmp_path.rglob("*.moi*"))
    assert midway >= 3, "the kills did not come while documents were being put into place"
