"""The folder of templates: names stay inside it, and a change of a file is seen."""

import os
from pathlib import Path, PurePosixPath

from vanban.docx.reading.container import MAX_TOTAL_BYTES
from vanban.errors import Place, Problem, TemplateError

_LONGEST_NAME, _LONGEST_PATH = 255, 1_000  # bytes; of the usual file systems

Signature = tuple[int, int, int]


class MissingTemplate(TemplateError):
    """There is no file of this name."""


class Library:
    """Reads the .docx files of one folder by their names in it: `ke_hoach.docx`, `phan/quoc_hieu.docx`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = folder.resolve()

    def shown(self, name: str) -> str:
        """The name as people see it: `templates/ke_hoach.docx`."""
        return f"{self.folder.name}/{name}"

    def path(self, name: str) -> Path:
        """The file called `name`.

        Raises:
            TemplateError: the name leads out of the folder, or is no .docx.
        """
        parts = PurePosixPath(name)
        inside = parts.suffix == ".docx" and not parts.is_absolute() and "\\" not in name and "\0" not in name
        path = self._root / parts
        if not inside or not _is_inside(path, self._root):
            what = f"{_short(name)} không phải là tên một tệp .docx trong thư mục mẫu {self.folder.name}."
            raise TemplateError(Problem(what, "Ghi tên tệp tính từ thư mục đó, như phan/quoc_hieu.docx."))
        return path

    def read(self, name: str) -> bytes:
        """The bytes of the file called `name`.

        Raises:
            TemplateError: there is none, or it can't be read.
        """
        path = self.path(name)
        try:
            if path.stat().st_size > MAX_TOTAL_BYTES:
                what = f"Tệp nặng hơn {MAX_TOTAL_BYTES // 1_000_000} MB."
                raise TemplateError(Problem(what, "Bỏ bớt hoặc nén ảnh trong mẫu.", Place(self.shown(name))))
            return path.read_bytes()
        except FileNotFoundError:
            what, remedy = f"Không có tệp {self.shown(name)}.", "Xem lại tên, hoặc chép tệp vào thư mục đó."
            raise MissingTemplate(Problem(what, remedy)) from None
        except OSError as error:
            what, remedy = "Không đọc được tệp này.", "Đóng tệp đang mở, xem quyền đọc."
            raise TemplateError(Problem(what, remedy, Place(self.shown(name)))) from error

    def signature(self, name: str) -> Signature | None:
        """Another value after each change of the file; None when there is no such file."""
        try:
            found = (self._root / name).stat()
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def _is_inside(path: Path, root: Path) -> bool:
    """Does `path` lead to a place under `root`, as far as it leads anywhere?"""
    try:
        short = len(os.fsencode(path)) <= _LONGEST_PATH and all(map(_fits, path.parts))
        return short and path.resolve().is_relative_to(root)
    except (OSError, RuntimeError, ValueError):  # a loop of links, a character that the system can't hold
        return False


def _fits(part: str) -> bool:
    return len(os.fsencode(part)) <= _LONGEST_NAME


def _short(name: str) -> str:
    return repr(name)[1:-1] if len(name) <= 100 else f"{name[:100]!r}"[1:-1] + "…"
