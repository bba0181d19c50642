"""Delivered files put together into one zip, ready to be sent: the same files give the same bytes."""

import hashlib
import zipfile
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path, PurePath

from vanban.delivery.faults import disk_faults
from vanban.delivery.files import file_digest
from vanban.delivery.jobs import Job

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_READABLE = 0o644 << 16  # by everybody, changed by who unpacks it
_FORM = "1"  # of the zip: another one makes all of them anew


def bundle_job(key: str, path: PurePath, files: Mapping[str, Path]) -> Job:
    """The zip at `path` below the output folder, of `files` by the names that they have in it.

    Raises:
        OutputError: a file can't be read.
    """
    inputs = hashlib.sha256(_FORM.encode())
    for name, file in sorted(files.items()):
        with disk_faults(file):
            inputs.update(f"{name}\0{file_digest(file)}\0".encode())
    return Job(key, path, inputs.hexdigest(), partial(_zipped, dict(files)))


def _zipped(files: Mapping[str, Path]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, file in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr = _READABLE
            entry.create_system = 3  # wherever it is made
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_STORED)  # each is a zip or a PDF itself
    return packed.getvalue()
