"""One run at a time in one output folder.

The system's own lock on an open file: it ends with its process, however that ends, so no lock is ever stale.
"""

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from vanban.delivery.faults import disk_faults, not_plain
from vanban.errors import OutputError, Place, Problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_FILE = ".vanban.lock"
_LOCKED_BYTE = 1 << 30  # far behind the text, which others must be able to read on Windows too
_PATIENCE_S = 0.2  # the owner writes its number right after it takes the lock

_held: set[int] = set()


def _let_go_in_child() -> None:
    """A worker that outlives its killed parent must not keep the parent's lock."""
    for fd in _held:
        os.close(fd)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)


class RunLock:
    """The right to write below an output folder, held inside a `with` block.

    `owner_died` tells, once inside, that the run before did not come to its end.

    Raises:
        OutputError: another run holds it (the sentence names its process), or the folder can't be written to.
    """

    def __init__(self, output: Path) -> None:
        self._path = output / LOCK_FILE
        self._fd = -1
        self.owner_died = False

    def __enter__(self) -> Self:
        with disk_faults(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        with disk_faults(self._path):
            self._fd = _open(self._path)
        _held.add(self._fd)
        try:
            if not _try_lock(self._fd):
                raise OutputError(self._taken())
            with disk_faults(self._path):
                self.owner_died = os.fstat(self._fd).st_size > 0
                self._write(str(os.getpid()))
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None:  # a run that was broken off leaves its number, so that the next one sweeps after it
            with suppress(OSError):
                self._write("")
        self._close()

    def _taken(self) -> Problem:
        pid = self._text()
        until = time.monotonic() + _PATIENCE_S
        while not pid and time.monotonic() < until:
            time.sleep(0.01)
            pid = self._text()
        who = f" (tiến trình số {pid})" if pid else ""
        return Problem(
            f"Một lần chạy khác{who} đang ghi vào thư mục này.",
            "Chờ lần ấy xong rồi chạy lại, hoặc chọn thư mục khác bằng --output.",
            Place(str(self._path.parent)),
        )

    def _text(self) -> str:
        with suppress(OSError):
            os.lseek(self._fd, 0, os.SEEK_SET)
            text = os.read(self._fd, 20).decode("ascii", "replace").strip()
            return text if text.isdecimal() else ""
        return ""

    def _write(self, text: str) -> None:
        os.ftruncate(self._fd, 0)
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, text.encode("ascii"))

    def _close(self) -> None:
        _held.discard(self._fd)
        os.close(self._fd)


def _open(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    fd = os.open(path, flags, 0o666)
    mode = os.fstat(fd).st_mode
    if not stat.S_ISREG(mode):
        os.close(fd)
        raise not_plain(mode)
    return fd


def _try_lock(fd: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
