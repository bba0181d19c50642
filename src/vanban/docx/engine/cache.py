"""Compiled templates on disk, in the user's own cache folder: they are code, no workspace may bring them."""

import hashlib
import marshal
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_MAGIC = b"vanban\x01"
_DIGEST_SIZE = hashlib.sha256().digest_size
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def user_cache() -> Path:
    """Where programs of this user keep what they can make again."""
    if sys.platform == "win32":
        base, default = os.environ.get("LOCALAPPDATA", ""), Path.home() / "AppData" / "Local"
    else:
        base, default = os.environ.get("XDG_CACHE_HOME", ""), Path.home() / ".cache"
    return (Path(base) if os.path.isabs(base) else default) / "vanban"  # a relative one may be the workspace


class Cache:
    """Values that `marshal` can hold, by key.

    A damaged or unwritable file is as if it were not there, and so is a folder that others could have filled.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str) -> Any:
        """What was stored under `key`, or None."""
        try:
            raw = _read_own(self._path(key)) if _is_private(self._folder) else b""
        except OSError:
            return None
        head, payload = raw[: len(_MAGIC) + _DIGEST_SIZE], raw[len(_MAGIC) + _DIGEST_SIZE :]
        if head != _MAGIC + hashlib.sha256(payload).digest():
            return None
        return marshal.loads(payload)  # noqa: S302 - written by us, in a folder that only this user can write

    def store(self, key: str, value: Any) -> None:
        """Keep `value` under `key`, whole or not at all."""
        import tempfile

        payload = marshal.dumps(value)
        with suppress(OSError):
            _make(self._folder)
            if not _is_private(self._folder):
                return
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=".new-")  # mode 600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_MAGIC + hashlib.sha256(payload).digest() + payload)
                os.replace(temporary, self._path(key))
            except OSError:
                os.unlink(temporary)
                raise

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.template"


def _make(folder: Path) -> None:
    """Make `folder` and what is missing above it, for this user alone."""
    for missing in [above for above in reversed(folder.parents) if not above.exists()]:
        missing.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _is_private(folder: Path) -> bool:
    """Can nobody else have put a file here, or another folder in its place?"""
    found = folder.lstat()
    if not (folder.is_absolute() and stat.S_ISDIR(found.st_mode)):
        return False
    if sys.platform == "win32":  # owners are unknown to `stat`; the user's profile is private by default
        return True
    above = {*folder.parents, *folder.resolve().parents}
    return _is_own(found) and all(_is_kept(parent.lstat()) for parent in above)


def _is_own(found: os.stat_result) -> bool:
    """Does it belong to this user, who alone can write it?"""
    if sys.platform == "win32":
        return True
    return found.st_uid == os.getuid() and not _others_write(found)


def _is_kept(found: os.stat_result) -> bool:
    """Can only this user or root replace what lies in this folder, or where this link leads?"""
    if sys.platform == "win32":
        return True
    closed = stat.S_ISLNK(found.st_mode) or not _others_write(found) or bool(found.st_mode & stat.S_ISVTX)
    return closed and found.st_uid in (0, os.getuid())


def _others_write(found: os.stat_result) -> bool:
    return bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _read_own(path: Path) -> bytes:
    """The bytes of a regular file of this user; nothing of any other, nor through a link."""
    with open(os.open(path, _READ), "rb") as file:
        found = os.fstat(file.fileno())
        return file.read() if stat.S_ISREG(found.st_mode) and _is_own(found) else b""
