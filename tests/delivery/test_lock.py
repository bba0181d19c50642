import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.delivery.children import child, needs_fork, outcome_in_child

from vanban.delivery.batch import deliver
from vanban.delivery.lock import LOCK_FILE, RunLock
from vanban.errors import OutputError

pytestmark = needs_fork

KILLS_WITH_LOCK = 20


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def hold(output: Path) -> Callable[[], None]:
    """Take the lock, make the file `held` and stay."""

    def stay() -> None:
        with RunLock(output):
            (output / "held").touch()
            time.sleep(60)

    return stay


def test_a_second_run_ends_at_once_and_names_the_first(tmp_path: Path) -> None:
    with RunLock(tmp_path):
        begun = time.monotonic()
        said = outcome_in_child(lambda: deliver([], tmp_path))
        assert time.monotonic() - begun < 2
    assert said.startswith("OutputError")
    assert f"tiến trình số {os.getpid()}" in said
    assert outcome_in_child(lambda: deliver([], tmp_path)) == "[]"


def test_two_runs_in_one_process_exclude_each_other_too(tmp_path: Path) -> None:
    with RunLock(tmp_path), pytest.raises(OutputError, match=str(os.getpid())), RunLock(tmp_path):
        pass


def test_another_folder_is_free(tmp_path: Path) -> None:
    with RunLock(tmp_path / "a"), RunLock(tmp_path / "b"):
        pass


def test_the_lock_of_a_killed_run_is_free_and_tells_of_it(tmp_path: Path) -> None:
    for _ in range(KILLS_WITH_LOCK):
        with child(hold(tmp_path)) as holder:
            until((tmp_path / "held").exists)
            with pytest.raises(OutputError, match=f"tiến trình số {holder.pid}"), RunLock(tmp_path):
                pass
        (tmp_path / "held").unlink()
        with RunLock(tmp_path) as lock:
            assert lock.owner_died
        with RunLock(tmp_path) as lock:
            assert not lock.owner_died


def test_a_worker_that_outlives_its_killed_parent_does_not_keep_the_lock(tmp_path: Path) -> None:
    def hold_with_worker() -> None:
        with RunLock(tmp_path):
            worker = os.fork()
            if not worker:
                time.sleep(60)
                os._exit(0)
            (tmp_path / "worker").write_text(f"{worker} ")
            time.sleep(60)

    with child(hold_with_worker):
        until(lambda: (tmp_path / "worker").exists() and (tmp_path / "worker").read_text().endswith(" "))
    worker = int((tmp_path / "worker").read_text())
    try:
        os.kill(worker, 0)
        with RunLock(tmp_path) as lock:
            assert lock.owner_died
    finally:
        os.kill(worker, signal.SIGKILL)


def test_what_a_broken_off_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    with child(hold(tmp_path)):
        until((tmp_path / "held").exists)
    left = tmp_path / "sxd" / ".vanban-1-1.tmp"
    left.parent.mkdir()
    left.touch()
    deliver([], tmp_path)
    assert not left.exists()


def test_a_run_that_ends_well_leaves_an_empty_lock_file(tmp_path: Path) -> None:
    with RunLock(tmp_path):
        pass
    assert (tmp_path / LOCK_FILE).read_bytes() == b""


def test_a_lock_file_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "else").write_text("another's")
    (tmp_path / LOCK_FILE).symlink_to("else")
    with pytest.raises(OutputError, match="liên kết"), RunLock(tmp_path):
        pass
    assert (tmp_path / "else").read_text() == "another's"


@pytest.mark.skipif(sys.platform != "linux", reason="looks at open files as Linux shows them")
def test_nothing_stays_open_after_a_run(tmp_path: Path) -> None:
    before = set(os.listdir("/proc/self/fd"))
    deliver([], tmp_path)
    with RunLock(tmp_path), pytest.raises(OutputError), RunLock(tmp_path):
        pass
    assert set(os.listdir("/proc/self/fd")) == before
