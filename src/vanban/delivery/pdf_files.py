"""PDFs beside their documents: ours replaced, anybody else's (signed, scanned, stamped, exported) kept."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Literal

from vanban.delivery.files import Folder, open_folder
from vanban.delivery.versions import back_up, new_name
from vanban.pdf.seal import is_ours, source_of

_LARGEST = 1 << 28  # bytes; a larger PDF is none of ours and not read to know


@dataclass(frozen=True, slots=True)
class Put:
    """Where a PDF stands: `kept` means beside another's, at `path`; `backup` is the copy of another's it replaced."""

    path: Path
    status: Literal["written", "unchanged", "kept"]
    backup: Path | None = None


def standing_pdf(target: Path, source: str) -> Put | None:
    """The PDF of ours at `target`, or beside another's there, that was made of just this `source`; None without one.

    Raises:
        OSError: what stands there can't be read, or is no file.
    """
    if not target.parent.is_dir():
        return None
    with open_folder(target.parent) as folder:
        name = _free_name(folder, target.name)
        if folder.stat(name) is None or source_of(folder.read(name) or b"") != source:
            return None
    return Put(target.with_name(name), "unchanged" if name == target.name else "kept")


def put_pdf(target: Path, pdf: bytes, *, force: bool) -> Put:
    """Put `pdf` at `target`, or beside another's that stands there; with `force` that one becomes a numbered backup.

    What had been put beside for the very same document goes away once `target` itself is ours.

    Raises:
        OSError: it can't be written, or what stands there is no file.
    """
    with open_folder(target.parent) as folder:
        name = _free_name(folder, target.name)
        backup = None
        if force and name != target.name:
            backup, name = target.with_name(back_up(folder, target.name)), target.name
        folder.write(name, pdf)
        if name == target.name:
            _drop_twins(folder, name, source_of(pdf))
    return Put(target.with_name(name), "written" if name == target.name else "kept", backup)


def stale_pdf(document: Path) -> Path | None:
    """The PDF of ours beside the .docx `document` that was made before the document became what it now is.

    Goes by the dates of the two files. None when there is no such PDF, or it can't be read.
    """
    try:
        made = document.stat()
        with open_folder(document.parent) as folder:
            beside = document.with_suffix(".pdf").name
            if folder.stat(beside) is None:
                return None
            name = _free_name(folder, beside)
            pdf = folder.stat(name)
    except OSError:
        return None
    return document.with_name(name) if pdf is not None and pdf.st_mtime_ns < made.st_mtime_ns else None


def _free_name(folder: Folder, name: str) -> str:
    """`name`, or the first name beside it under which no one else's PDF would be lost."""
    for candidate in chain((name,), _side_names(name)):
        found = folder.stat(candidate)
        if found is None or (found.st_size <= _LARGEST and is_ours(folder.read(candidate) or b"")):
            return candidate
    raise AssertionError("count() ends")


def _drop_twins(folder: Folder, name: str, source: str | None) -> None:
    for beside in _side_names(name):
        with suppress(OSError):
            found = folder.stat(beside)
            if found is None:
                return
            if source and found.st_size <= _LARGEST and source_of(folder.read(beside) or b"") == source:
                folder.remove(beside)


def _side_names(name: str) -> Iterator[str]:
    return (new_name(name, number) for number in count(1))
