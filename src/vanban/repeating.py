"""Whether a run would only find what the one before it has left, told without working out a single document."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from zlib import ZLIB_RUNTIME_VERSION

from vanban import __version__
from vanban.data.workspace import Workspace
from vanban.docx.engine.fingerprint import fingerprint
from vanban.docx.page.filters import FILTERS
from vanban.due import Order
from vanban.errors import DataError, Place, Problem

_PROGRAM = Path(__file__).parent
_LIBRARIES = ("docxtpl", "Jinja2", "MarkupSafe", "lxml", "PyYAML", "pydantic", "python-calamine", "openpyxl")


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
        for path in _input_files(workspace, year):
            with open(path, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                found.update(os.fsencode(f"\0{path}\0{digest}"))
    except OSError:
        return ""
    return found.hexdigest()


def carried_inputs(workspace: Workspace, order: Order) -> dict[str, bytes]:
    """The same files, by their paths below the workspace: what another machine needs to make the documents.

    Raises:
        DataError: there is no such campaign, its file has faults, or one of the files can't be read.
    """
    found = {}
    for name in _input_files(workspace, workspace.campaign(order.campaign).folder):
        path = Path(name)
        if path.name.startswith("~$"):  # Word's and Excel's mark that somebody has a file open
            continue
        try:
            found[path.relative_to(workspace.root).as_posix()] = path.read_bytes()
        except OSError as error:
            what, remedy = (
                "Không đọc được tệp này để gửi cho cụm máy.",
                "Kiểm tra quyền đọc, hoặc bỏ --cluster.",
            )
            raise DataError(Problem(what, remedy, Place(workspace.shown(path)))) from error
    return found


@cache
def program() -> dict[str, str]:
    """What documents depend on besides their inputs, by name: two machines with the same make the same bytes."""
    found = hashlib.sha256()
    for path in map(Path, _files(_PROGRAM)):
        if path.suffix != ".pyc":
            found.update(f"\0{path.relative_to(_PROGRAM).as_posix()}\0".encode() + path.read_bytes())
    ours = {"vanban": f"{__version__} ({found.hexdigest()[:8]})", "Python": "{}.{}".format(*sys.version_info)}
    return ours | {"zlib": ZLIB_RUNTIME_VERSION} | {name: version(name) for name in _LIBRARIES}


def _input_files(workspace: Workspace, year: Path) -> Iterator[str]:
    for folder in (year, workspace.registry, workspace.templates):
        yield from _files(folder)


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder, in an order of its own."""
    for inside, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(inside, name) for name in sorted(names))


def _program() -> bytes:
    stamps = [(path, os.stat(path).st_size, os.stat(path).st_mtime_ns) for path in _files(_PROGRAM)]
    return fingerprint(FILTERS) + repr([one for one in stamps if "__pycache__" not in one[0]]).encode()
