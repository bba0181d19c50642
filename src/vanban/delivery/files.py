"""Files that are whole or not there: written beside, flushed to the disk, put into place in one step.

Names below the output folder are made by the program, and no link there is ever followed.
"""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from itertools import count
from pathlib import Path, PurePath
from typing import Self

from vanban.delivery.faults import disk_faults, not_plain
from vanban.errors import DataError, OutputError, Place, Problem

_DEVICE = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|\Z)"  # on Windows, with any extension
_NAME = rf"(?!{_DEVICE})[a-z0-9_][a-z0-9_.-]{{0,119}}(?<!\.)"
_PATH = re.compile(rf"{_NAME}(?:/{_NAME})*")
_TEMPORARY = re.compile(r"\.vanban-\d+-\d+\.tmp")

# Where the system can name a file by its open folder, nobody can swap the folder for a link in between.
_BY_FOLDER = os.open in os.supports_dir_fd and os.mkdir in os.supports_dir_fd
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)

_CHUNK = 1 << 20  # bytes of a file held in memory at a time: a clerk's can be of any size

_numbers = count(1)


def digest(data: bytes) -> str:
    """SHA-256 of `data`, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of the file `path`, of any size, in hexadecimal."""
    with path.open("rb") as file:
        return _digest_of(file)


def resolved(path: Path) -> Path:
    """`path` absolute and without links.

    Raises:
        OutputError: its links go round in a circle, or it is too long.
    """
    with disk_faults(path):
        try:
            found = path.resolve()
        except RuntimeError as error:  # a circle, until Python 3.13
            raise OSError(errno.ELOOP, "circle") from error
        with suppress(FileNotFoundError):
            os.stat(found)
        return found


def is_safe_name(relative: str) -> bool:
    """Whether `relative` is a path below its folder made of names of ours, parted by `/`."""
    return _PATH.fullmatch(relative) is not None


def checked_name(relative: str | PurePath) -> PurePath:
    """`relative` as a path of names that are safe on every system: a-z 0-9 - _ . only, no device, no way out.

    Raises:
        OutputError: a name is none of ours.
    """
    path = relative if isinstance(relative, PurePath) else PurePath(relative)
    if is_safe_name(path.as_posix()):
        return path
    raise OutputError(
        Problem(
            f"{str(relative)!r} không dùng được làm tên tệp hay thư mục.",
            "Chỉ dùng chữ thường không dấu, chữ số, dấu - và _, mỗi tên không quá 120 ký tự, "
            "không dùng tên dành riêng của Windows (con, nul, com1 …).",
        )
    )


def inside(root: Path, relative: str | PurePath) -> Path:
    """The absolute path of `relative` below `root`, safe to write to as things stand now.

    Raises:
        OutputError: a name is none of ours, or the file or a folder on the way is a link.
    """
    root = root.resolve()
    path = root / checked_name(relative)
    if path.is_symlink() or not path.resolve().is_relative_to(root) or path.parent.resolve() != path.parent:
        with disk_faults(path):
            raise OSError(errno.ELOOP, "link")
    return path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is held open while files are put into it: `fd` where the system can, else only `path`."""

    path: Path
    fd: int | None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the folder go."""
        if self.fd is not None:
            os.close(self.fd)

    def stage(self, data: bytes) -> str:
        """Write `data` to a temporary file and flush it to the disk. Returns the temporary file's name."""
        return self._stage((data,))

    def _stage(self, chunks: Iterable[bytes]) -> str:
        name = f".vanban-{os.getpid()}-{next(_numbers)}.tmp"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
        handle = os.open(self._at(name), flags, 0o666, dir_fd=self.fd)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            self.remove(name)
            raise
        return name

    def put(self, temporary: str, name: str) -> os.stat_result:
        """Give a staged file its name, in one step, in the place of what stands there; access rights stay.

        Returns what is known of the new file.
        """
        old = self.stat(name)
        if old is not None:
            if not old.st_mode & stat.S_IWUSR:  # only Windows refuses this by itself
                raise PermissionError(errno.EACCES, "read-only file")
            os.chmod(self._at(temporary), stat.S_IMODE(old.st_mode), dir_fd=self.fd)
        new = os.stat(self._at(temporary), dir_fd=self.fd)
        os.replace(self._at(temporary), self._at(name), src_dir_fd=self.fd, dst_dir_fd=self.fd)
        return new

    def flush(self) -> None:
        """Have the new names on the disk, not only the files."""
        if self.fd is not None:
            with suppress(OSError):  # some network disks can't; the files are on the disk already
                os.fsync(self.fd)

    def write(self, name: str, data: bytes) -> os.stat_result:
        """Put `data` at `name`, all or nothing."""
        return self._place(self.stage(data), name)

    def copy(self, name: str, to: str) -> None:
        """Put the bytes of the file `name` at `to`, all or nothing."""
        with self._open(name) as file:
            temporary = self._stage(_chunks(file))
        self._place(temporary, to)

    def _place(self, temporary: str, name: str) -> os.stat_result:
        try:
            new = self.put(temporary, name)
        except BaseException:
            self.remove(temporary)
            raise
        self.flush()
        return new

    def stat(self, name: str) -> os.stat_result | None:
        """What is known of the file `name`; None when there is none.

        Raises:
            OSError: something stands there that is not a plain file (a folder, a link).
        """
        try:
            found = os.stat(self._at(name), dir_fd=self.fd, follow_symlinks=False)
        except FileNotFoundError:
            return None
        if stat.S_ISREG(found.st_mode):
            return found
        raise not_plain(found.st_mode)

    def read(self, name: str) -> bytes | None:
        """The bytes of the file `name`; None when there is none."""
        if self.stat(name) is None:
            return None
        with self._open(name) as file:
            return file.read()

    def digest(self, name: str) -> str | None:
        """SHA-256 of the file `name`; None when there is none."""
        if self.stat(name) is None:
            return None
        with self._open(name) as file:
            return _digest_of(file)

    def remove(self, name: str) -> None:
        """Take the file `name` away if it is there."""
        with suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self.fd)

    def _open(self, name: str) -> BufferedReader:
        return os.fdopen(os.open(self._at(name), os.O_RDONLY | _NO_LINK | _BINARY, dir_fd=self.fd), "rb")

    def _at(self, name: str) -> str:
        return name if self.fd is not None else str(self.path / name)


def open_folder(path: Path, root: Path | None = None) -> Folder:
    """The folder `path`, made when it is missing; from `root` downwards no link is followed.

    Raises:
        OSError: it can't be made or entered, or is a link.
    """
    root = root or path
    if _BY_FOLDER:
        names = path.relative_to(root).parts
        try:
            return Folder(path, _enter(root, names))
        except FileNotFoundError:
            root.mkdir(parents=True, exist_ok=True)
            return Folder(path, _enter(root, names))
    root.mkdir(parents=True, exist_ok=True)
    path.mkdir(parents=True, exist_ok=True)
    if path.resolve() != root.resolve() / path.relative_to(root):
        raise OSError(errno.ELOOP, "link")
    return Folder(path, None)


def read_given(path: Path, place: Place, most: int) -> bytes:
    """The bytes of a file that a person named, `most` of them at the most.

    Raises:
        DataError: it is not there, is no regular file, can't be read or is larger.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DataError(Problem("Đây không phải là một tệp thường.", "Ghi tên một tệp.", place))
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
            raise DataError(Problem("Không có tệp này.", "Xem lại đường dẫn.", place)) from None
        raise DataError(Problem("Không đọc được tệp này.", "Xem lại quyền đọc.", place)) from None
    if len(raw) > most:
        what = f"Tệp nặng hơn {most // 1_000_000} MB."
        raise DataError(Problem(what, "Bỏ bớt hoặc nén ảnh trong tệp.", place))
    return raw


def write_whole(path: Path, data: bytes, *, root: Path | None = None) -> None:
    """Put `data` at `path`, all or nothing; a file that stands there is whole until it is replaced.

    Folders are made as needed. A link at `path`, or on the way from `root` to it, is refused.

    Raises:
        OutputError: the disk is full, the file is open or read-only, a folder or a link stands there …
    """
    with disk_faults(path), open_folder(path.parent, root) as folder:
        folder.write(path.name, data)


def sweep(root: Path) -> int:
    """Take away the temporary files below `root` that a killed run left. Returns how many there were.

    Only for who holds the lock of `root`.
    """
    swept = 0
    for folder, _, names in os.walk(root):
        for name in filter(_TEMPORARY.fullmatch, names):
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))
                swept += 1
    return swept


def _chunks(file: BufferedReader) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _digest_of(file: BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()


def _enter(root: Path, names: tuple[str, ...]) -> int:
    """Open the folder at `names` below `root`, one name after the other, making what is missing."""
    fd = os.open(root, os.O_RDONLY)
    try:
        for name in names:
            try:
                below = _open_below(fd, name)
            except FileNotFoundError:
                with suppress(FileExistsError):
                    os.mkdir(name, dir_fd=fd)
                below = _open_below(fd, name)
            os.close(fd)
            fd = below
    except BaseException:
        os.close(fd)
        raise
    return fd


def _open_below(fd: int, name: str) -> int:
    try:
        return os.open(name, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK, dir_fd=fd)
    except NotADirectoryError:  # Linux's answer to a link as well
        if stat.S_ISLNK(os.stat(name, dir_fd=fd, follow_symlinks=False).st_mode):
            raise OSError(errno.ELOOP, "link") from None
        raise
