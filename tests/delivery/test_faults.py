"""Every refusal of the disk is a Vietnamese sentence, never the system's own words."""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath

import pytest
from tests.delivery.children import needs_fork, outcome_in_child

from vanban.delivery.batch import Job, Outcome, deliver
from vanban.delivery.faults import disk_problem
from vanban.delivery.files import file_digest
from vanban.delivery.lock import LOCK_FILE, RunLock
from vanban.delivery.manifest import MANIFEST_FILE, read_records
from vanban.errors import OutputError

PLAN = PurePath("sxd/ke_hoach.docx")


def run(output: Path, version: str = "one", *, force: bool = False) -> Outcome:
    return deliver([Job("sxd", PLAN, version, partial(str.encode, version))], output, force=force)[0]


def refusal(do: Callable[[], object]) -> str:
    with pytest.raises(OutputError) as caught:
        do()
    return str(caught.value)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_answer_of_the_disk_is_handed_on_in_english(number: int) -> None:
    said = str(disk_problem(OSError(number, os.strerror(number)), Path("a.docx")))
    assert os.strerror(number) not in said
    assert said.startswith("a.docx: ")


def test_an_answer_without_a_sentence_is_named_by_its_number() -> None:
    assert f"số {errno.ECHILD}" in str(disk_problem(OSError(errno.ECHILD, "No child processes"), Path("a")))


class TestOutputFoldersThatAreNone:
    @pytest.fixture(params=["loop", "long", "deep", "file"])
    def output(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        match request.param:
            case "loop":
                (tmp_path / "loop").symlink_to("loop")
                return tmp_path / "loop"
            case "long":
                return tmp_path / ("b" * 5000)
            case "deep":
                return tmp_path / ("b/" * 2500)
            case _:
                (tmp_path / "file").write_text("a file")
                return tmp_path / "file"

    @needs_fork
    def test_a_run_says_so(self, output: Path) -> None:
        said = refusal(lambda: run(output))
        assert ("liên kết" in said) or ("quá dài" in said) or ("phải là thư mục" in said)
        assert LOCK_FILE not in said

    @needs_fork
    def test_looking_says_so(self, output: Path) -> None:
        said = refusal(lambda: read_records(output))
        assert ("liên kết" in said) or ("quá dài" in said) or ("phải là thư mục" in said)


@needs_fork
class TestSpecialFiles:
    def test_a_pipe_at_the_target_is_not_called_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "sxd").mkdir()
        os.mkfifo(tmp_path / PLAN)
        for force in (False, True):
            outcome = run(tmp_path, force=force)
            assert outcome.status == "failed"
            assert "tệp đặc biệt" in str(outcome.problems[0])
            assert "liên kết" not in str(outcome.problems[0])

    def test_a_lock_that_is_a_pipe_is_refused(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / LOCK_FILE)
        assert "tệp đặc biệt" in refusal(lambda: run(tmp_path))

    def test_only_a_number_in_the_lock_is_taken_for_a_process(self, tmp_path: Path) -> None:
        with RunLock(tmp_path):
            (tmp_path / LOCK_FILE).write_text("\x1b[31mred")
            said = refusal(lambda: run(tmp_path))
        assert "Một lần chạy khác đang ghi" in said
        assert "\x1b" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
class TestLargeFiles:
    def test_a_clerks_file_larger_than_memory_is_kept_or_backed_up(self, tmp_path: Path) -> None:
        large = 256 << 20
        (tmp_path / "sxd").mkdir()
        (tmp_path / PLAN).touch()
        os.truncate(tmp_path / PLAN, large)

        def run_in_little_memory() -> list[str]:
            import resource  # not on every system

            used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
            resource.setrlimit(resource.RLIMIT_AS, (used + large // 2, used + large // 2))
            return [
                run(tmp_path).status,
                run(tmp_path, "two", force=True).status,
                file_digest(tmp_path / PLAN),
            ]

        assert outcome_in_child(run_in_little_memory).startswith("['kept', 'written', '")
        assert (tmp_path / "sxd/ke_hoach.cu-1.docx").stat().st_size == large
        assert (tmp_path / PLAN).read_text() == "two"

    def test_a_file_too_large_to_be_ours_is_kept_without_being_read(self, tmp_path: Path) -> None:
        run(tmp_path)
        os.truncate(tmp_path / PLAN, 1 << 40)
        assert [run(tmp_path, version).status for version in ("one", "two", "two")] == ["kept"] * 3


class TestTheManifest:
    def test_one_that_is_held_is_told_of_in_vietnamese(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(tmp_path)
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0.05))
        with closing(sqlite3.connect(tmp_path / MANIFEST_FILE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            said = refusal(lambda: run(tmp_path, "two"))
        assert "chương trình khác đang giữ" in said
        assert "locked" not in said

    def test_one_that_can_t_be_opened_is_told_of_in_vietnamese(self, tmp_path: Path) -> None:
        deep = tmp_path.joinpath(*["b" * 100] * 6)  # longer than SQLite takes
        said = refusal(lambda: run(deep))
        assert "sổ theo dõi" in said
        assert "unable" not in said
