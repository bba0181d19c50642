"""Runs that came to a good end: with the same inputs, another one would find every document as it should be.

A note of each lies in a folder of the output folder. It may be lost: then the next run looks at every document anew.
"""

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from vanban.delivery.files import is_safe_name, open_folder
from vanban.delivery.manifest import read_records

FOLDER = ".vanban.runs"
_LARGEST = 1 << 26  # bytes; some million documents


def note_finished(output: Path, what: str, inputs: str, documents: Sequence[str]) -> None:
    """A run asked for `what`, was made from `inputs`, and left these documents (paths below `output`)."""
    try:
        with open_folder(output / FOLDER, output) as folder:
            folder.write(_name(what), "\n".join((inputs, *documents)).encode("ascii"))
    except OSError:  # it only spares the next run some work
        return


def as_it_was_left(output: Path, what: str, inputs: str) -> list[str] | None:
    """The documents of the last run that asked for `what`; None when it had other inputs or one is not as it was.

    Raises:
        OutputError: the manifest can't be read.
    """
    noted = _noted(output / FOLDER / _name(what))
    if noted[:1] != [inputs]:
        return None
    records = {record.path: record for record in read_records(output)}
    for path in noted[1:]:
        record = records.get(path)
        try:
            found = os.lstat(os.path.join(output, path))
        except OSError:
            return None
        if record is None or not stat.S_ISREG(found.st_mode) or not record.untouched(found):
            return None
    return noted[1:]


def _noted(path: Path) -> list[str]:
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
            return []
        inputs, *documents = path.read_text(encoding="ascii").split("\n")
    except (OSError, UnicodeError):
        return []
    return [inputs, *documents] if all(map(is_safe_name, documents)) else []


def _name(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()
