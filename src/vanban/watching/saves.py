"""Which files were saved since the last look.

Folders are looked through again and again rather than listened to: a drive of the network tells nobody what others
save there, and programs save in many ways (into the file, beside it and renamed, several files at once), all of
which end in another size or time. A look costs some 6 µs a file.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from vanban.data.workspace import Workspace
from vanban.due import Order

_EVERY_S = 0.2
_SHARE = 12  # of the time, looking takes at most one part in so many
_SETTLES_S = 0.05  # a program that is still writing is waited for
_RETURNS_S = 0.3  # and one that has taken a file away to put the new one there
_MOST_WAITS = 20
_KINDS = (".yaml", ".yml", ".xlsx", ".docx")

Stamps = Mapping[str, tuple[int, int]]


def watched_folders(workspace: Workspace, order: Order) -> list[Path]:
    """Where the files lie that the documents of an order are made from.

    Raises:
        DataError: there is no such campaign.
    """
    return [workspace.year_folder(order.campaign), workspace.registry, workspace.templates]


class Saves:
    """Each look's saved, new and removed files, without end; most looks find none.

    What programs put beside a file while it is open (`~$…`, `.~lock…`), and folders with a dot, are not looked at.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = list(folders)
        self._took_s = 0.0
        self._seen: Stamps = {}
        self._seen = self._look()

    def __iter__(self) -> Iterator[frozenset[Path]]:
        while True:
            time.sleep(max(_EVERY_S, _SHARE * self._took_s))
            yield self.look()

    def look(self) -> frozenset[Path]:
        """What was saved since the last look, once it stands still."""
        found = self._look()
        for _ in range(_MOST_WAITS):
            if found == self._seen:
                return frozenset()
            time.sleep(_SETTLES_S if found.keys() >= self._seen.keys() else _RETURNS_S)
            before, found = found, self._look()
            if before == found:
                break
        changed = {path for path in {*found, *self._seen} if found.get(path) != self._seen.get(path)}
        self._seen = found
        return frozenset(map(Path, changed))

    def _look(self) -> Stamps:
        """Size and time of each file; as they were where a folder can't be looked into now."""
        started = time.monotonic()
        try:
            return dict(stamp for folder in self._folders for stamp in _stamps(folder))
        except OSError:
            return self._seen
        finally:
            self._took_s = time.monotonic() - started


def _stamps(folder: str | Path) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)
            elif entry.name.lower().endswith(_KINDS):
                try:
                    found = entry.stat()
                except FileNotFoundError:  # removed between the two looks
                    continue
                yield entry.path, (found.st_mtime_ns, found.st_size)
