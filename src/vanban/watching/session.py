"""The order of the steps of `render --watch`: a file is saved → whose documents it touches → these are made again."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from vanban.data.workspace import Workspace
from vanban.due import Desk, Order, desk, refuse_wrong_kinds
from vanban.errors import DataError, OutputError, Problem, ProgramError, VanbanError
from vanban.pipeline import Made, Watch, render
from vanban.producing import read_rules
from vanban.watching.touched import Departments, both, touched

_NONE: frozenset[str] = frozenset()
_LOOKS_TILL_RETRY = 5


@dataclass(frozen=True, slots=True)
class Run:
    """One run: the files saved before it (as messages show them), and what came of it.

    None was saved before the `first`, nor before one that tries again what stood in the way.
    """

    saved: tuple[str, ...]
    made: Made | VanbanError
    notes: tuple[Problem, ...] = ()
    first: bool = False

    @property
    def waits(self) -> bool:
        """Whether a disk, a lock or another program stood in the way of something, so that it is tried again."""
        return isinstance(self.made, OutputError) or bool(self.in_the_way)

    @property
    def in_the_way(self) -> frozenset[str]:
        """The departments that have a document which could not be put in its place."""
        outcomes = [] if isinstance(self.made, VanbanError) else self.made.outcomes
        return frozenset(
            one.key.partition("/")[0] for one in outcomes if one.exit_code == OutputError.exit_code
        )

    @property
    def told(self) -> object:
        """What a clerk is told of it; he is not told the same again while nothing was saved."""
        if isinstance(self.made, VanbanError):
            return self.made.problems
        return [(one.key, one.status, one.problems) for one in self.made.outcomes]


def runs(
    workspace: Workspace,
    order: Order,
    output: Path,
    saves: Iterable[Iterable[Path]],
    progress: Callable[[], AbstractContextManager[Watch]],
) -> Iterator[Run]:
    """Make the documents of `order`, and again those that saved files touch, through all faults.

    `saves` gives for each look the files saved since the one before, often none. Nothing is held between runs.

    Raises:
        DataError: the order asks for what there can't be, whatever is saved.
    """
    refuse_wrong_kinds(order)
    if order.force:
        what = "--force không đi cùng --watch: mỗi lần lưu sẽ thay mọi tệp đã sửa tay."
        raise DataError(Problem(what, "Chạy --force một lần trước, rồi chạy --watch."))
    session = _Session(workspace, order, output, progress)
    yield (last := replace(session.run((), None), first=True))
    left, quiet = session.left(last, None), 0
    for paths in saves:
        saved = tuple(sorted(map(workspace.shown, paths)))
        scope = touched(paths, workspace, order) if saved else _NONE
        quiet = 0 if scope != _NONE else quiet + 1
        retry = last.waits and quiet == _LOOKS_TILL_RETRY
        if scope == _NONE and not retry:
            continue
        scope, quiet = both(scope, left), 0
        run = session.run(saved, scope)
        left = session.left(run, scope)
        if not retry or run.told != last.told:
            yield run
        last = run


class _Session:
    """What is known between runs: the register, and the figures that reports are made from."""

    def __init__(
        self,
        workspace: Workspace,
        order: Order,
        output: Path,
        progress: Callable[[], AbstractContextManager[Watch]],
    ) -> None:
        self._workspace, self._order, self._output = workspace, order, output
        self._progress = progress
        self._desk: Desk | None = None

    def run(self, saved: tuple[str, ...], scope: Departments) -> Run:
        """The documents of the departments in `scope`; whatever goes wrong is told."""
        notes: list[Problem] = []
        try:
            with self._progress() as progress:
                return Run(saved, self._made(scope, _Listening(progress, notes)), tuple(notes))
        except VanbanError as error:
            return Run(saved, error, tuple(notes))
        except OSError as error:
            return Run(saved, OutputError(_in_the_way(error)), tuple(notes))
        except Exception as error:
            if "VANBAN_TRACE" in os.environ:
                raise
            what = f"Lỗi của chương trình ({type(error).__name__})."
            remedy = "Hãy gửi câu này kèm dữ liệu cho người bảo trì; việc theo dõi vẫn tiếp tục."
            return Run(saved, ProgramError(Problem(what, remedy)), tuple(notes))

    def left(self, run: Run, scope: Departments) -> Departments:
        """Of what a run was for, what is still to do: all where it came to nothing."""
        if self._desk is None:
            return None
        return scope if isinstance(run.made, VanbanError) else run.in_the_way

    def _made(self, scope: Departments, watch: Watch) -> Made:
        if scope is None or self._desk is None:
            return self._all_made(watch)
        order, workspace = replace(self._order, only=scope), self._workspace.again()
        return render(workspace, order, self._output, watch, self._desk.again(workspace, order))

    def _all_made(self, watch: Watch) -> Made:
        """Everything read anew; of that, the register and the figures are kept for what is saved next."""
        self._desk = None
        workspace = Workspace(self._workspace.root)
        read_rules(workspace, self._order)
        asked = desk(workspace, self._order)
        made = render(workspace, self._order, self._output, watch, asked)
        self._workspace = workspace.again()
        self._desk = asked.again(self._workspace, replace(self._order, only=_NONE))
        return made


class _Listening:
    """Passes on how a run is going, and keeps what is told of the whole."""

    def __init__(self, to: Watch, notes: list[Problem]) -> None:
        self.start, self.done = to.start, to.done
        self.note = notes.append


def _in_the_way(error: OSError) -> Problem:
    what = f"Chưa đọc hay ghi được {error.filename or 'một tệp'} ({error.strerror})."
    return Problem(what, "Đóng chương trình đang giữ tệp này; lượt sau sẽ tự làm lại.")
