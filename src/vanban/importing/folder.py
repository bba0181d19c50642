"""`import DIR`: every old file of a folder, one after the other; a bad one never stops the others."""

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from vanban.data.workspace import Workspace
from vanban.errors import ConverterError, DataError, OutputError, Place, Problem, ProgramError, VanbanError
from vanban.importing.old_plan import read_old_plan
from vanban.importing.one import Imported, Prepared, prepare, refuse_existing, write
from vanban.importing.target import named_twice, target_of
from vanban.reading_files import KINDS

Status = Literal["written", "same", "refused"]

_WORST_FIRST = (ProgramError.exit_code, OutputError.exit_code, ConverterError.exit_code, DataError.exit_code)


class Watch(Protocol):
    """Who wants to know how a run is going."""

    def start(self, total: int) -> None:
        """There are `total` files."""

    def done(self) -> None:
        """One of them is done."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    `same`: its plan is there already, word for word. `refused`: `problems` say why.
    """

    file: Path
    status: Status
    imported: Imported | None = None
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0


@dataclass(frozen=True)
class FolderImport:
    """What became of the files of a folder; `passed` are files of kinds that hold no plan."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    passed: tuple[Path, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many files came out how."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """That of the worst fault; 0 when there is none."""
        codes = {outcome.exit_code for outcome in self.outcomes}
        return next((code for code in _WORST_FIRST if code in codes), 0)


def import_folder(
    workspace: Workspace, folder: Path, campaign: str, department: str, watch: Watch
) -> FolderImport:
    """Import every file below `folder`; `campaign` is their folder, with or without the year, or empty.

    Raises:
        DataError: it has no file of a kind that holds plans; or a department was named for all of them.
    """
    if department:
        what = f"Đây là một thư mục, không nhập cả thư mục vào một đơn vị ({department[:60]}) được."
        raise DataError(Problem(what, "Bỏ mã đơn vị, hoặc ghi tên một tệp.", Place(str(folder))))
    files, passed, closed = _files(folder)
    if not files and not closed:
        what = f"Không có tệp nào thuộc loại {', '.join(KINDS)} trong thư mục này."
        raise DataError(Problem(what, "Xem lại đường dẫn.", Place(str(folder))))
    watch.start(len(files))
    outcomes: list[Outcome] = closed
    sources: dict[Path, str] = {}
    for file in files:
        outcomes.append(_outcome(workspace.root, file, campaign, sources))
        watch.done()
    return FolderImport(folder, tuple(outcomes), tuple(passed))


def _files(folder: Path) -> tuple[list[Path], list[Path], list[Outcome]]:
    """The files that may be plans, the others, and folders that can't be read; hidden and lock files are none."""
    files: list[Path] = []
    passed: list[Path] = []
    closed: list[Outcome] = []

    def unreadable(error: OSError) -> None:
        place = Place(str(error.filename))
        problem = Problem("Không đọc được thư mục này.", "Xem lại đường dẫn và quyền đọc.", place)
        closed.append(_refused(Path(error.filename), DataError(problem)))

    for room, rooms, names in os.walk(folder, onerror=unreadable):
        rooms[:] = sorted(name for name in rooms if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                path = Path(room, name)
                (files if path.suffix.lower() in KINDS else passed).append(path)
    return files, passed, closed


def _refused(file: Path, error: VanbanError) -> Outcome:
    return Outcome(file, "refused", None, error.problems, error.exit_code)


def _outcome(root: Path, file: Path, campaign: str, sources: dict[Path, str]) -> Outcome:
    """One file imported. `sources` has the file that each plan of this run came from."""
    try:
        workspace = Workspace(root)  # read anew: the file before may have added a department
        old = read_old_plan(file)
        target = target_of(workspace, old, campaign)
        prepared = prepare(workspace, old, target.ref, target.department)
        plan = prepared.imported.plan
        if _is_there(prepared):
            return Outcome(file, "same", prepared.imported)
        if plan in sources:
            raise named_twice(sources[plan], old.place)
        refuse_existing(workspace, plan)
        made = write(prepared)
    except VanbanError as error:
        return _refused(file, error)
    except Exception as error:  # a defect of ours: the other files must still be imported
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình khi nhập tệp này ({type(error).__name__})."
        remedy = "Hãy gửi câu này kèm tệp cho người bảo trì chương trình."
        return _refused(file, ProgramError(Problem(what, remedy, Place(str(file)))))
    sources[plan] = str(file)
    return Outcome(file, "written", made)


def _is_there(prepared: Prepared) -> bool:
    """Whether the plan that would be written stands there word for word."""
    path, text = prepared.files[-1]
    return path.is_file() and path.read_bytes() == text.encode("utf-8")
