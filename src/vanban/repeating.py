"""Whether a run would only find what the one before it has left, told without working out a single document."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from vanban.data.workspace import Workspace
from vanban.docx.engine.fingerprint import fingerprint
from vanban.docx.page.filters import FILTERS
from vanban.due import Order

_PROGRAM = Path(__file__).parent


def asked_for(order: Order) -> str:
    """What an order asks for, however it is made."""
    period = order.period.key if order.period else ""
    return repr((order.campaign, order.kinds, order.departments, order.draft, period))


def all_inputs(workspace: Workspace, order: Order) -> str:
    """SHA-256 of all that the documents of an order can be made from: data, templates, the program itself.

    More than any of them needs, so that nothing can be forgotten. Empty when a file can't be read, when there is
    more to make than documents, or when only some are looked at.

    Raises:
        DataError: there is no such campaign, or its file has faults.
    """
    if order.summary or order.only is not None:
        return ""
    year = workspace.campaign(order.campaign).folder
    found = hashlib.sha256(_program())
    try:
        for folder in (year, workspace.registry, workspace.templates):
            for path in _files(folder):
                with open(path, "rb") as file:
                    found.update(f"\0{path}\0{hashlib.file_digest(file, 'sha256').hexdigest()}".encode())
    except OSError:
        return ""
    return found.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder, in an order of its own."""
    for inside, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(inside, name) for name in sorted(names))


def _program() -> bytes:
    stamps = [(path, os.stat(path).st_size, os.stat(path).st_mtime_ns) for path in _files(_PROGRAM)]
    return fingerprint(FILTERS) + repr([one for one in stamps if "__pycache__" not in one[0]]).encode()
