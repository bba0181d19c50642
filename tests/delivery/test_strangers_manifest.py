"""Output folders that come from someone else, with a manifest meant to harm."""

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath

import pytest
from tests.delivery.children import needs_fork

from vanban.delivery.batch import Job, deliver
from vanban.delivery.manifest import MANIFEST_FILE, Record, read_records
from vanban.errors import Problem

JOURNAL = f"{MANIFEST_FILE}-journal"
PLAN = "sxd/ke_hoach.docx"
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
COLUMNS = (
    "path TEXT PRIMARY KEY, inputs TEXT NOT NULL, output TEXT NOT NULL, coming TEXT NOT NULL, "
    "offered TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL"
)


def run(output: Path, version: str = "one") -> tuple[str, list[Problem]]:
    """The status and the notes of a delivery of one document."""
    notes: list[Problem] = []
    job = Job("sxd", PurePath(PLAN), version, partial(str.encode, version))
    return deliver([job], output, on_note=notes.append)[0].status, notes


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def journal_that_unlinks(victim: Path, pages: int) -> bytes:
    """A journal that has SQLite unlink `victim`, which it names as its super-journal."""
    name = os.fsencode(victim)
    head = (JOURNAL_MAGIC + struct.pack(">5I", 0, 1, pages, 512, 4096)).ljust(512, b"\0")
    lock_page = struct.pack(">I", 0x40000000 // 4096 + 1)
    return head + lock_page + name + struct.pack(">2I", len(name), sum(name) & 0xFFFFFFFF) + JOURNAL_MAGIC


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with one document of ours."""
    run(tmp_path / "output")
    return tmp_path / "output"


class TestJournals:
    @pytest.fixture
    def victim(self, tmp_path: Path, output: Path) -> Path:
        """A file of the user's that the journal beside the manifest names."""
        victim = tmp_path / "victim.txt"
        victim.write_text("precious")
        pages = (output / MANIFEST_FILE).stat().st_size // 4096
        (output / JOURNAL).write_bytes(journal_that_unlinks(victim, pages))
        return victim

    def test_the_trap_works_when_sqlite_is_let_into_it(self, output: Path, victim: Path) -> None:
        with closing(sqlite3.connect(output / MANIFEST_FILE)) as db:
            db.execute("SELECT path FROM documents").fetchall()
        assert not victim.exists()

    def test_looking_unlinks_nothing_and_changes_nothing(self, output: Path, victim: Path) -> None:
        before = tree(output)
        assert read_records(output) == []
        assert victim.read_text() == "precious"
        assert tree(output) == before

    def test_a_run_moves_manifest_and_journal_aside(self, output: Path, victim: Path) -> None:
        status, notes = run(output)
        assert (status, len(notes)) == ("unchanged", 1)
        assert victim.read_text() == "precious"
        assert not (output / JOURNAL).exists()
        assert (output / f"{MANIFEST_FILE}.hong-1").exists()
        assert run(output) == ("unchanged", [])

    def test_what_was_moved_aside_is_no_trap_for_who_opens_it(self, output: Path, victim: Path) -> None:
        run(output)
        with closing(sqlite3.connect(output / f"{MANIFEST_FILE}.hong-1")) as db:
            db.execute("SELECT path FROM documents").fetchall()
        assert victim.exists()

    def test_a_journal_without_a_manifest_is_no_different(self, output: Path, victim: Path) -> None:
        (output / MANIFEST_FILE).unlink()
        assert read_records(output) == []
        assert [status for status, _ in (run(output), run(output))] == ["unchanged", "unchanged"]
        assert victim.exists()
        assert not (output / JOURNAL).exists()

    @pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
    @pytest.mark.parametrize(
        "lay",
        [Path.mkdir, lambda path: path.symlink_to("../victim"), os.mkfifo],
        ids=["folder", "link", "pipe"],
    )
    @needs_fork
    def test_what_is_no_plain_file_beside_the_manifest_does_not_stop_the_program(
        self, output: Path, suffix: str, lay: Callable[[Path], None]
    ) -> None:
        (output.parent / "victim").write_text("precious")
        lay(output / f"{MANIFEST_FILE}{suffix}")
        assert read_records(output) == []
        status, notes = run(output, "two")
        assert (status, len(notes)) == ("kept", 1)
        assert run(output, "two")[1] == []
        assert (output.parent / "victim").read_text() == "precious"

    @needs_fork
    def test_a_journal_that_is_another_file_too_is_not_emptied(self, output: Path) -> None:
        (output.parent / "victim").write_bytes(b"\0precious")
        os.link(output.parent / "victim", output / JOURNAL)
        run(output, "two")
        assert (output.parent / "victim").read_bytes() == b"\0precious"

    def test_a_write_ahead_log_is_never_ours(self, output: Path) -> None:
        (output / f"{MANIFEST_FILE}-wal").write_bytes(b"x" * 5000)
        assert read_records(output) == []
        assert len(run(output)[1]) == 1

    def test_a_manifest_that_asks_for_a_write_ahead_log_is_not_ours(self, output: Path) -> None:
        with closing(sqlite3.connect(output / MANIFEST_FILE)) as db:
            db.execute("PRAGMA journal_mode = WAL")
        before = tree(output)
        assert read_records(output) == []
        assert tree(output) == before
        assert len(run(output)[1]) == 1

    @pytest.fixture
    def broken_off(self, output: Path) -> Path:
        """An output folder whose manifest was left in the middle of a commit."""
        kept = output.parent / "kept"
        with closing(sqlite3.connect(output / MANIFEST_FILE, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = TRUNCATE")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("BEGIN")
            db.execute("UPDATE documents SET inputs = 'torn'")
            rows = [(f"d/{number}.docx", "x" * 500) for number in range(200)]
            db.executemany("INSERT INTO documents VALUES (?, 'torn', ?, '', '', 1, 1)", rows)
            journal = (output / JOURNAL).read_bytes()
            db.execute("COMMIT")
        shutil.copytree(output, kept)
        (kept / JOURNAL).write_bytes(journal)
        assert b"torn" in (kept / MANIFEST_FILE).read_bytes()
        assert (kept / JOURNAL).stat().st_size
        return kept

    def test_a_journal_of_our_own_is_played_back_by_the_next_run(self, broken_off: Path) -> None:
        (broken_off / PLAN).write_text("one")
        assert run(broken_off, "two") == ("written", [])
        assert [record.inputs for record in read_records(broken_off)] == ["two"]

    def test_looking_sees_the_manifest_as_it_was_before_and_changes_nothing(self, broken_off: Path) -> None:
        before = tree(broken_off)
        assert [(record.path, record.inputs) for record in read_records(broken_off)] == [(PLAN, "one")]
        assert tree(broken_off) == before


def change(sql: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(sql)


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
ANEW = "DROP TABLE documents; CREATE TABLE documents"
HOSTILE = {
    "an endless view": f"DROP TABLE documents; CREATE VIEW documents AS {ENDLESS} SELECT 'p' || x path, "
    "'a' inputs, 'b' output, 'c' coming, 'd' offered, 1 size, 1 mtime_ns FROM c",
    "an endless trigger": "CREATE TRIGGER t BEFORE INSERT ON documents BEGIN "
    f"SELECT count(*) FROM ({ENDLESS} SELECT x FROM c); END",
    "a trigger that stops us": "CREATE TRIGGER t BEFORE INSERT ON documents BEGIN "
    "SELECT RAISE(ABORT, 'hello english'); END",
    "one more column": "ALTER TABLE documents ADD COLUMN more TEXT",
    "one more table": "CREATE TABLE more (x)",
    "an index of its own": "CREATE INDEX i ON documents (lower(inputs))",
    "an endless check": f"{ANEW} ({COLUMNS}, CHECK (inputs <> 'x')) WITHOUT ROWID",
    "columns of no type": f"{ANEW} (path, inputs, output, coming, offered, size, mtime_ns)",
    "a path that is not UTF-8": "UPDATE documents SET path = CAST(x'ff80' AS TEXT)",
    "bytes for a digest": "UPDATE documents SET output = x'ff'",
    "words for a size": "UPDATE documents SET size = 'large'",
    "a hidden end in a path": "UPDATE documents SET path = 'a' || char(0) || CAST(x'ff' AS TEXT)",
    "a table name that is not UTF-8": "PRAGMA writable_schema = ON; "
    "UPDATE sqlite_master SET sql = sql || CAST(x'ff' AS TEXT)",
}


@pytest.mark.parametrize("sql", HOSTILE.values(), ids=HOSTILE)
def test_a_manifest_that_is_not_exactly_ours_is_moved_aside(output: Path, sql: str) -> None:
    change(sql, output / MANIFEST_FILE)
    before = tree(output)
    assert read_records(output) == []
    assert tree(output) == before
    status, notes = run(output, "two")
    assert (status, len(notes)) == ("kept", 1)
    assert run(output, "two")[1] == []


def test_a_manifest_without_end_is_not_read(output: Path) -> None:
    os.truncate(output / MANIFEST_FILE, 1 << 40)
    assert read_records(output) == []
    assert len(run(output)[1]) == 1


def test_records_that_name_files_outside_are_not_handed_on(output: Path) -> None:
    row = "('{}', '', '', '', '', 1, 1)"
    rows = ", ".join(map(row.format, ("../../etc/passwd", "/etc/passwd", "a/../../b.docx", "con.docx")))
    change(f"INSERT INTO documents VALUES {rows}", output / MANIFEST_FILE)
    assert [record.path for record in read_records(output)] == [PLAN]


def test_looking_waits_for_no_one(output: Path) -> None:
    with closing(sqlite3.connect(output / MANIFEST_FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert [record.path for record in read_records(output)] == [PLAN]


def test_looking_leaves_a_sound_folder_as_it_is(output: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (output, *output.iterdir())}
    assert isinstance(read_records(output)[0], Record)
    assert {path: path.stat().st_mtime_ns for path in (output, *output.iterdir())} == before
