"""What was made below an output folder, from what: one SQLite file that may be lost without loss of work.

It answers two questions: is a document still the one of these inputs, and has a clerk touched it since.
A file with bytes that the manifest doesn't know is a clerk's.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Self

from vanban.delivery.faults import disk_faults, disk_problem
from vanban.delivery.files import is_safe_name, resolved
from vanban.delivery.manifest_file import (
    APPLICATION_ID,
    TABLE,
    connect,
    error_code,
    is_ours,
    move_aside,
    opened_for_reading,
)
from vanban.errors import OutputError, Place, Problem

MANIFEST_FILE = ".vanban.sqlite"

_UNSAVED = 1000  # records that may wait in memory
_SCHEMA = f"""
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = NORMAL;
PRAGMA application_id = {APPLICATION_ID};
{TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1)};
"""
_DISK = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO}
_SAID = {
    sqlite3.SQLITE_BUSY: "chương trình khác đang giữ tệp",
    sqlite3.SQLITE_LOCKED: "chương trình khác đang giữ tệp",
    sqlite3.SQLITE_PERM: "không được phép ghi tệp",
    sqlite3.SQLITE_READONLY: "tệp hay thư mục chỉ cho đọc",
    sqlite3.SQLITE_CANTOPEN: "không mở được tệp (đường dẫn quá dài, hoặc không có quyền)",
    sqlite3.SQLITE_CORRUPT: "tệp bị hỏng",
    sqlite3.SQLITE_NOTADB: "tệp bị hỏng",
}
_FIND = "SELECT path, inputs, output, coming, offered, size, mtime_ns FROM documents WHERE path = ?"
_ANNOUNCE = """INSERT INTO documents VALUES (:path, '', '', :digest, '', -1, -1)
ON CONFLICT (path) DO UPDATE SET
inputs = CASE WHEN :over IN ('', output) THEN inputs ELSE '' END,
output = CASE :over WHEN '' THEN output ELSE :over END,
coming = excluded.coming"""
_RANGE = """SELECT path, inputs, output, coming, offered, size, mtime_ns FROM documents
WHERE path >= ? AND path < ? ORDER BY path"""


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


class Coming(NamedTuple):
    """Bytes (their digest) that are about to be put at `path`, over bytes of ours that the manifest knows (`over`)."""

    path: str
    digest: str
    over: str = ""


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
            if not is_ours(self._path):
                self.rebuilt = move_aside(self._path)
            self._db = connect(self._path)
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
            row = self._db.execute(_FIND, (path,)).fetchone()
        return Record(*row) if row else None

    def find_all(self, prefix: str) -> list[Record]:
        """The saved records of all paths that begin with `prefix`."""
        with _faults(self._path):
            return [Record(*row) for row in self._db.execute(_RANGE, (prefix, f"{prefix}\x7f"))]

    def announce(self, coming: Sequence[Coming]) -> None:
        """Say, on the disk, which bytes are to come: a kill can't make them look a clerk's, nor those they replace."""
        if coming:
            with self._transaction():
                self._db.executemany(_ANNOUNCE, (one._asdict() for one in coming))

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
                    "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
                    self._unsaved,
                )
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
        self._unsaved.clear()


def read_records(output: Path, folders: Iterable[str] = ("",)) -> list[Record]:
    """The records of `output` below `folders`, by path, without a lock; none when there is no manifest of ours.

    Makes, changes and removes nothing. Every path is a safe name below `output`.

    Raises:
        OutputError: it can't be read.
    """
    path = output / MANIFEST_FILE
    resolved(output)
    with _faults(path), opened_for_reading(path) as db:
        ranges = [(prefix, f"{prefix}\x7f") for prefix in folders]
        rows = chain.from_iterable(db.execute(_RANGE, one) for one in ranges) if db else ()
        return [Record(*row) for row in rows if is_safe_name(row[0])]


def known_inputs(output: Path, folders: Iterable[str] = ("",)) -> dict[str, frozenset[str]]:
    """By the path of each document below `folders` that is there: the inputs of which nothing need be made for it.

    Raises:
        OutputError: the manifest can't be read.
    """
    return {
        record.path: frozenset((record.inputs, record.offered)) - {""}
        for record in read_records(output, folders)
        if os.path.lexists(os.path.join(output, record.path))
    }


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        with disk_faults(path):
            yield
    except sqlite3.Error as error:
        code = error_code(error)
        if code in _DISK:
            raise OutputError(disk_problem(OSError(_DISK[code], "disk"), path)) from error
        what = f"Không đọc hay ghi được sổ theo dõi của thư mục kết quả: {_SAID.get(code, f'lỗi số {code}')}."
        remedy = "Đóng chương trình đang mở tệp này, hoặc chọn thư mục khác bằng --output, rồi chạy lại."
        raise OutputError(Problem(what, remedy, Place(str(path)))) from error
