"""Two runs at one time into one folder: one works, the other waits for nobody; the end is that of a lone run."""

import multiprocessing
import os
from collections.abc import Sequence
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path, PurePath

from tests.delivery.children import needs_fork

from vanban.delivery.batch import Job, deliver
from vanban.errors import OutputError

pytestmark = needs_fork

PAIRS = 50
_COUNT = 12


def jobs(campaign: str, version: int) -> list[Job]:
    return [
        Job(f"{campaign}{n}", PurePath(f"{campaign}/d{n}.docx"), str(version), partial(document, version, n))
        for n in range(_COUNT)
    ]


def document(version: int, number: int) -> bytes:
    return f"[{version} {number}]".encode() * 400


def run(todo: Sequence[Job], output: Path, start: Connection, told: Connection) -> None:
    """Deliver as soon as the word comes; tell how it ended."""
    start.recv()
    try:
        told.send({outcome.status for outcome in deliver(todo, output)})
    except OutputError as error:
        told.send(str(error))


def pair(first: Sequence[Job], second: Sequence[Job], output: Path) -> list[set[str] | str]:
    """How two runs end that begin at the same moment."""
    context = multiprocessing.get_context("fork")
    starts, ends, processes = [], [], []
    for todo in (first, second):
        here, there = context.Pipe()
        heard, told = context.Pipe()
        processes.append(context.Process(target=run, args=(todo, output, there, told)))
        starts.append(here)
        ends.append(heard)
    for process in processes:
        process.start()
    for start in starts:
        start.send("go")
    try:
        return [end.recv() for end in ends if end.poll(60)]
    finally:
        for process in processes:
            process.kill()
            process.join()


def test_pairs_of_runs_that_begin_at_one_moment(tmp_path: Path) -> None:
    met = 0
    for number in range(1, PAIRS + 1):
        second = "b" if number % 2 else "a"  # another campaign, or the same one
        ended = pair(jobs("a", number), jobs(second, number), tmp_path)
        assert len(ended) == 2
        refused = [words for words in ended if isinstance(words, str)]
        assert all("Một lần chạy khác" in words for words in refused), refused
        assert len(refused) < 2
        assert all(end <= {"written", "unchanged"} for end in ended if isinstance(end, set)), ended
        met += len(refused)
        for campaign in dict.fromkeys(("a", second)):
            assert {one.status for one in deliver(jobs(campaign, number), tmp_path)} <= {
                "written",
                "unchanged",
            }
            for n in range(_COUNT):
                assert (tmp_path / campaign / f"d{n}.docx").read_bytes() == document(number, n)
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]
    assert met > PAIRS // 5, "the runs did not meet"
