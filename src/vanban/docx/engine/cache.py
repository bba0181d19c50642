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


def user_cache() -> Path:
    """Where programs of this user keep what they can make again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "vanban"


class Cache:
    """Values that `marshal` can hold, by key. A damaged or unwritable file is as if it were not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str) -> Any:
        """What was stored under `key`, or None."""
        try:
            if not _is_private(self._folder):
                return None
            raw = self._path(key).read_bytes()
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
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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


def _is_private(folder: Path) -> bool:
    """Can nobody else have put a file here?"""
    if sys.platform == "win32":
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
