"""The manifest as a file that may come from a stranger: looked at before SQLite is let near it.

SQLite unlinks files that a journal beside a database names, and runs what views and triggers say.
So nothing is opened but one table that is exactly ours, with no journal but a plain one.
"""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from vanban.errors import Place, Problem

APPLICATION_ID = 0x56424E31  # "VBN1": tells our file from any other program's SQLite file
TABLE = """CREATE TABLE documents (
    path TEXT PRIMARY KEY, inputs TEXT NOT NULL, output TEXT NOT NULL, coming TEXT NOT NULL,
    offered TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL
) WITHOUT ROWID"""

# Faults of the disk or of another program, not of the file. Source: sqlite.org/rescode.html
ENVIRONMENT = frozenset(
    (
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    )
)
_HEAD = b"SQLite format 3\0"
_ROLLBACK = b"\1\1"  # bytes 18 and 19: a rollback journal, no log. Source: sqlite.org/fileformat2.html
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")  # ends a journal that names a file to unlink
_LARGEST = 1 << 30  # bytes; some two million documents
_ODD_ROW = """
WITH words AS (SELECT path || inputs || output || coming || offered AS word FROM documents)
SELECT 1 FROM words WHERE word GLOB '*[^ -~]*' OR instr(word, char(0))
UNION ALL SELECT 1 FROM documents
WHERE typeof(path) <> 'text' OR typeof(inputs) <> 'text' OR typeof(output) <> 'text'
OR typeof(coming) <> 'text' OR typeof(offered) <> 'text'
OR typeof(size) <> 'integer' OR typeof(mtime_ns) <> 'integer' LIMIT 1
"""


def error_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 when the fault is found on this side of it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def connect(path: Path) -> sqlite3.Connection:
    """Open the manifest for reading and writing. Only where `is_ours` or nothing is there."""
    return _wary(sqlite3.connect(path, isolation_level=None))


def is_ours(path: Path) -> bool:
    """Whether a run may write to the manifest at `path`: it is sound, or there is none yet.

    Raises:
        OSError, sqlite3.Error: the disk or another program doesn't let it be read.
    """
    if not _safe_to_open(path):
        return False
    if not _size(path):
        return True
    with closing(connect(path)) as db:
        return is_sound(db)


@contextmanager
def opened_for_reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The manifest at `path` to look at, as of its last commit; None when there is none of ours.

    Nothing beside it or in it changes: a commit that was broken off is undone in a copy elsewhere.

    Raises:
        OSError, sqlite3.Error: the disk or another program doesn't let it be read.
    """
    if not _size(path) or not _safe_to_open(path):
        yield None
    elif _size(_journal(path)):
        with tempfile.TemporaryDirectory(prefix="vanban-") as room:
            copy = Path(room, path.name)
            shutil.copyfile(path, copy)
            shutil.copyfile(_journal(path), _journal(copy))
            if not _safe_to_open(copy):  # changed meanwhile
                yield None
                return
            with closing(connect(copy)) as db:
                yield db if is_sound(db) else None
    else:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(_wary(sqlite3.connect(uri, uri=True, isolation_level=None))) as db:
            yield db if is_sound(db) else None


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether `db` is whole and holds our table and nothing else.

    Raises:
        sqlite3.Error: the disk or another program doesn't let it be read.
    """
    try:
        (owner,) = db.execute("PRAGMA application_id").fetchone()
        schema = db.execute("SELECT type, name, tbl_name, rtrim(sql, char(10)) FROM sqlite_master").fetchall()
        if owner != APPLICATION_ID or schema not in ([], [("table", "documents", "documents", TABLE)]):
            return False
        health = db.execute("PRAGMA quick_check(1)").fetchone()
        return health == ("ok",) and not (schema and db.execute(_ODD_ROW).fetchone())
    except sqlite3.Error as error:
        if error_code(error) in ENVIRONMENT:
            raise
        return False
    except UnicodeError:  # SQLite's own complaint can't be read either
        return False


def move_aside(path: Path) -> Problem:
    """Give the manifest, and what lies beside it in SQLite's names, names that no program opens as one."""
    number = 1
    while any(os.path.lexists(_aside(file, number)) for file in (path, *_companions(path))):
        number += 1
    for file in (path, *_companions(path)):
        if os.path.lexists(file):
            os.rename(file, _aside(file, number))
    return Problem(
        "Sổ theo dõi của thư mục kết quả bị hỏng hoặc không phải của chương trình này, "
        f"đã cất thành {_aside(path, number).name} và lập sổ mới.",
        "Không cần làm gì; tệp nào khác với bản vừa tạo ra được coi là đã sửa tay và được giữ nguyên.",
        Place(str(path)),
    )


def _wary(db: sqlite3.Connection) -> sqlite3.Connection:
    db.execute("PRAGMA trusted_schema = OFF")
    return db


def _safe_to_open(path: Path) -> bool:
    """Whether SQLite can look at `path` without following, unlinking or waiting for anything."""
    journal, *logs = _companions(path)
    return (
        not any(map(os.path.lexists, logs))  # we never have any
        and (not os.path.lexists(path) or (_is_plain(path) and _has_our_head(path)))
        and (not os.path.lexists(journal) or (_is_plain(journal) and _is_harmless(journal)))
    )


def _is_plain(path: Path) -> bool:
    found = os.lstat(path)
    return stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST


def _has_our_head(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(20)
    return not head or (head.startswith(_HEAD) and head[18:20] == _ROLLBACK)


def _is_harmless(journal: Path) -> bool:
    """Whether it names no file, and is no other name of a file that would be emptied with it."""
    with journal.open("rb") as file:
        found = os.fstat(file.fileno())
        file.seek(max(0, found.st_size - len(_SUPER_JOURNAL)))
        return found.st_nlink == 1 and file.read() != _SUPER_JOURNAL


def _size(path: Path) -> int:
    try:
        return os.lstat(path).st_size
    except FileNotFoundError:
        return 0


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _companions(path: Path) -> tuple[Path, Path, Path]:
    return _journal(path), path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _aside(file: Path, number: int) -> Path:
    return file.with_name(f"{file.name}.hong-{number}")
