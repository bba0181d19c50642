"""What was made below an output folder, from what: one SQLite file that may be lost without loss of work.

It answers two questions: is a document still the one of these inputs, and has a clerk touched it since.
A file with bytes that the manifest doesn't know is a clerk's.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

from vanban.delivery.faults import disk_faults, disk_problem
from vanban.errors import OutputError, Place, Problem

MANIFEST_FILE = ".vanban.sqlite"

_APPLICATION_ID = 0x56424E31  # "VBN1": tells our file from any other program's SQLite file
_UNSAVED = 1000  # records that may wait in memory
_SCHEMA = f"""
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = NORMAL;
PRAGMA application_id = {_APPLICATION_ID};
CREATE TABLE IF NOT EXISTS documents (
    path TEXT PRIMARY KEY, inputs TEXT NOT NULL, output TEXT NOT NULL, coming TEXT NOT NULL,
    offered TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL
) WITHOUT ROWID
"""


class Record(NamedTuple):
    """One document as the last run left it; digests are SHA-256 in hexadecimal, empty where there is none.

    `output` was put there and made from `inputs`; `coming` was about to be put there when a run was killed;
    `offered` are the inputs of the version last put beside a clerk's file.
    `size` and `mtime_ns` are those of the file right after: as long as they hold, nobody has touched it.
    """

    path: str
    inputs: str = ""
    output: str = ""
    coming: str = ""
    offered: str = ""
    size: int = -1
    mtime_ns: int = -1

    @property
    def digests(self) -> frozenset[str]:
        """The bytes that are ours when they stand at `path`."""
        return frozenset((self.output, self.coming)) - {""}

    def untouched(self, found: os.stat_result) -> bool:
        """Whether the file looks as it was left; False says only that its bytes must be read to know."""
        return (found.st_size, found.st_mtime_ns) == (self.size, self.mtime_ns)


class Manifest:
    """The manifest of an output folder, open inside a `with` block. Needs the folder's lock.

    `rebuilt` holds a sentence when the old file could not be read and was moved aside.

    Raises:
        OutputError: at any call, when the disk doesn't let it be read or written.
    """

    def __init__(self, output: Path) -> None:
        self._path = output / MANIFEST_FILE
        self._unsaved: list[Record] = []
        self.rebuilt: Problem | None = None

    def __enter__(self) -> Self:
        with _faults(self._path):
            if os.path.lexists(self._path) and not _is_ours(self._path):
                self.rebuilt = _move_aside(self._path)
            self._db = sqlite3.connect(self._path, isolation_level=None)
            self._db.executescript(_SCHEMA)
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OutputError):  # who must know has called `save`
            self.save()
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA journal_mode = DELETE")  # one file, not two, is left
        self._db.close()

    def find(self, path: str) -> Record | None:
        """The saved record of `path`, relative to the output folder with `/`."""
        with _faults(self._path):
            row = self._db.execute("SELECT * FROM documents WHERE path = ?", (path,)).fetchone()
        return Record(*row) if row else None

    def announce(self, coming: Sequence[tuple[str, str]]) -> None:
        """Say, on the disk, which bytes (path, digest) are to come: a kill can't make them look a clerk's."""
        if coming:
            with self._transaction():
                self._db.executemany(
                    "INSERT INTO documents VALUES (?, '', '', ?, '', -1, -1) "
                    "ON CONFLICT (path) DO UPDATE SET coming = excluded.coming",
                    coming,
                )

    def store(self, records: Iterable[Record]) -> None:
        """Take note of how documents now stand; on the disk by the next `announce` or `save`."""
        self._unsaved += records
        if len(self._unsaved) >= _UNSAVED:
            self.save()

    def save(self) -> None:
        """Have on the disk all that was stored."""
        if self._unsaved:
            with self._transaction():
                pass

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One commit of what was stored before and of what the block does: commits cost more than rows."""
        with _faults(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(
                    "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", self._unsaved
                )
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
        self._unsaved.clear()


def read_records(output: Path) -> list[Record]:
    """All records of `output`, by path, without a lock; none when there is no manifest. Makes nothing.

    Raises:
        OutputError: it can't be read, or another program holds it.
    """
    path = output / MANIFEST_FILE
    with _faults(path):
        if not path.is_file() or not path.stat().st_size or not _is_ours(path):
            return []
        with closing(sqlite3.connect(path)) as db:
            return [Record(*row) for row in db.execute("SELECT * FROM documents ORDER BY path")]


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        with disk_faults(path):
            yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
            raise OutputError(disk_problem(OSError(errno.ENOSPC, "full"), path)) from error
        what = f"Không đọc hay ghi được sổ theo dõi của thư mục kết quả ({error})."
        remedy = "Kiểm tra tệp này có bị chương trình khác giữ không, rồi chạy lại."
        raise OutputError(Problem(what, remedy, Place(str(path)))) from error


def _is_ours(path: Path) -> bool:
    """Whether `path` is a sound manifest, or a file that no run has written to yet."""
    if path.is_symlink() or not path.is_file():
        return False
    if not path.stat().st_size:
        return True
    try:
        with closing(sqlite3.connect(path)) as db:
            (owner,) = db.execute("PRAGMA application_id").fetchone()
            (health,) = db.execute("PRAGMA quick_check(1)").fetchone()
            db.execute(
                "SELECT path, inputs, output, coming, offered, size, mtime_ns FROM documents LIMIT 1"
            ).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_ERROR":  # no such table or column
            return False
        raise
    except sqlite3.DatabaseError:
        return False
    return bool(owner == _APPLICATION_ID and health == "ok")


def _move_aside(path: Path) -> Problem:
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.hong-{number}")):
        number += 1
    os.rename(path, aside)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    return Problem(
        "Sổ theo dõi của thư mục kết quả bị hỏng hoặc không phải của chương trình này, "
        f"đã cất thành {aside.name} và lập sổ mới.",
        "Không cần làm gì; tệp nào khác với bản vừa tạo ra được coi là đã sửa tay và được giữ nguyên.",
        Place(str(path)),
    )
