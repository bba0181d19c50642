"""Whose file is it: ours to replace, or a clerk's, to be kept with the new version beside it."""

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath
from typing import Literal

from vanban.delivery.faults import disk_faults
from vanban.delivery.files import Folder, open_folder
from vanban.delivery.manifest import Manifest, Record
from vanban.errors import OutputError, Place, Problem

_NEW = r"\.moi(-\d+)?"
_LARGEST = 1 << 30  # bytes; we make nothing larger, so a larger file is a clerk's without being read
_SIDE_NAME = re.compile(rf".+({_NEW}|\.cu-\d+)(\.[^.]+)?")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a made document goes: to `name` in its folder, unless its very bytes stand there (`there`).

    `over_clerks` tells that it replaces a clerk's file, `foreign` that the clerk's file was never ours; `over` is the
    digest of a document of ours that it replaces.
    """

    name: str
    status: Literal["written", "unchanged", "kept"]
    there: bool
    over_clerks: bool = False
    foreign: bool = False
    over: str = ""


def is_side_name(name: str) -> bool:
    """Whether `name` is one that only new versions and backups bear."""
    return _SIDE_NAME.fullmatch(name) is not None


def new_name(name: str, number: int = 1) -> str:
    """`ke_hoach.docx` → `ke_hoach.moi.docx`, `ke_hoach.moi-2.docx` …: the new version beside a clerk's."""
    path = PurePath(name)
    return f"{path.stem}.moi{f'-{number}' if number > 1 else ''}{path.suffix}"


def made_beside(name: str) -> str:
    """The name of the document that a new version lies beside: `ke_hoach.moi.docx` → `ke_hoach.docx`."""
    return re.sub(rf"{_NEW}(?=\.[^.]+$)", "", name)


def standing(
    manifest: Manifest, output: Path, path: PurePath, inputs: str
) -> Literal["to make", "unchanged", "kept"]:
    """What is to be done about the document at `path` below `output`, whose inputs have the digest `inputs`.

    It is kept, without being made, when the clerk's file has had this version beside it before.

    Raises:
        OSError: what stands there can't be read, or is no file.
    """
    record = manifest.find(path.as_posix())
    if record is None or inputs not in (record.inputs, record.offered):
        return "to make"
    try:
        found = os.lstat(os.path.join(output, path))
    except (FileNotFoundError, NotADirectoryError):
        return "to make"
    if inputs == record.inputs and stat.S_ISREG(found.st_mode) and record.untouched(found):
        return "unchanged"
    with open_folder((output / path).parent, output) as folder:
        there = _digest(folder, path.name)
    if inputs == record.inputs and there == record.output:
        return "unchanged"
    return "to make" if there is None or there in _ours(manifest, path) else "kept"


def placement(manifest: Manifest, folder: Folder, path: PurePath, made: str, *, force: bool) -> Placement:
    """Where the document with the digest `made` goes: to its own name, or beside a clerk's file.

    Raises:
        OSError: what stands there can't be read, or is no file.
    """
    there = _digest(folder, path.name)
    if there == made:
        return Placement(path.name, "unchanged", there=True)
    if there is None or there in _ours(manifest, path):
        return Placement(path.name, "written", there=False, over=_known(manifest, path, there))
    foreign = is_foreign(manifest, path)
    if force:
        return Placement(path.name, "written", there=False, over_clerks=True, foreign=foreign)
    for number in count(1):
        beside = path.with_name(new_name(path.name, number))
        there = _digest(folder, beside.name)
        if there is None or there == made or there in _digests(manifest, beside):
            over = _known(manifest, beside, there)
            return Placement(beside.name, "kept", there=there == made, foreign=foreign, over=over)
    raise AssertionError("count() ends")


def back_up(folder: Folder, name: str) -> str:
    """Copy the clerk's file `name` to the first free `….cu-N.…` beside it. Returns the copy's name."""
    clerks = folder.digest(name)
    path = PurePath(name)
    for number in count(1):
        backup = f"{path.stem}.cu-{number}{path.suffix}"
        there = folder.digest(backup)
        if there is None:
            folder.copy(name, backup)
        if there in (None, clerks):
            return backup
    raise AssertionError("count() ends")


def make_room(path: Path, root: Path, *, force: bool) -> Path:
    """Keep a copy of the sheet that a clerk may have filled in, when `force` gives leave to replace it.

    Raises:
        OutputError: there is no such leave, or the copy can't be written.
    """
    if not force:
        what = "Bảng này đã có và khác bảng sắp ghi; có thể đã có người điền."
        remedy = "Điền tiếp vào bảng đó, hoặc thêm --force để lập lại (bản cũ được cất lại)."
        raise OutputError(Problem(what, remedy, Place(path.relative_to(root).as_posix())))
    with disk_faults(path), open_folder(path.parent, root) as folder:
        return path.with_name(back_up(folder, path.name))


def drop_offers(manifest: Manifest, folder: Folder, path: PurePath) -> None:
    """Take away the versions beside `path` now that `path` itself is newer, save those that a clerk has edited."""
    for offer in _offers(manifest, path):
        name = PurePath(offer.path).name
        with suppress(OSError):
            if offer.digests and folder.digest(name) in offer.digests:
                folder.remove(name)


def is_foreign(manifest: Manifest, path: PurePath) -> bool:
    """Whether nothing of ours is known to have stood at `path`."""
    return not _digests(manifest, path)


def _ours(manifest: Manifest, path: PurePath) -> frozenset[str]:
    """The bytes at `path` that are ours: put there, or put beside and renamed by the clerk."""
    return _digests(manifest, path).union(*(offer.digests for offer in _offers(manifest, path)))


def _offers(manifest: Manifest, path: PurePath) -> list[Record]:
    """The versions that were put beside `path` at some time."""
    name = re.compile(re.escape(path.stem) + _NEW + re.escape(path.suffix))
    beginning = path.with_name(f"{path.stem}.moi").as_posix()
    return [offer for offer in manifest.find_all(beginning) if name.fullmatch(PurePath(offer.path).name)]


def _digest(folder: Folder, name: str) -> str | None:
    """SHA-256 of the file `name`, or words that are no digest when it is too large to be ours."""
    found = folder.stat(name)
    return "too large" if found and found.st_size > _LARGEST else folder.digest(name)


def _known(manifest: Manifest, path: PurePath, there: str | None) -> str:
    return there if there is not None and there in _digests(manifest, path) else ""


def _digests(manifest: Manifest, path: PurePath) -> frozenset[str]:
    record = manifest.find(path.as_posix())
    return record.digests if record else frozenset()
