"""What people see: Vietnamese help, progress, tables, sentences; and JSON for programs.

Only `build.py` uses this room. Everything heavy is imported where it is needed, so that `--help` stays fast.
"""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import typer
from typer import core, rich_utils
from typer.exceptions import TyperException

from vanban.display import as_data, print_json, say
from vanban.errors import DataError, Problem, ProgramError, VanbanError
from vanban.vietnamese.periods import Period, parse_period

if TYPE_CHECKING:
    from vanban.data.workspace import Workspace

EXIT_CODES = (
    "0 xong · 1 có văn bản không làm được · 2 dữ liệu hoặc lệnh sai · 3 mẫu sai · "
    "4 còn mục phải hỏi · 5 lỗi ghi đĩa hoặc có lượt chạy khác · 6 lỗi chuyển PDF"
)
_STOPPED = 130  # as shells report Ctrl+C

rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
rich_utils.DEFAULT_STRING = "[mặc định: {}]"
rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"


class Command(core.TyperCommand):
    """A command whose help is Vietnamese throughout."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """`Cách dùng: …`."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, explained in Vietnamese."""
        return _translated(super().get_help_option(ctx))


class Group(core.TyperGroup):
    """A group of commands whose help is Vietnamese throughout."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """`Cách dùng: …`."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, explained in Vietnamese."""
        return _translated(super().get_help_option(ctx))


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[TÙY CHỌN]")
    pieces = pieces.replace("COMMAND [ARGS]...", "LỆNH [THAM SỐ]...")
    formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = "Xem hướng dẫn này."
    return option


def run(app: typer.Typer, arguments: Sequence[str] | None = None) -> int:
    """Run the command line; every fault becomes sentences on standard error and the exit code of its kind."""
    as_json = "--json" in (sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Vietnamese needs it, whatever the system's habit is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(arguments, standalone_mode=False)
    except VanbanError as error:
        return _refuse(error.problems, error.exit_code, as_json)
    except TyperException as error:
        return _refuse([_misuse(error)], 2, as_json)
    except (typer.Abort, KeyboardInterrupt):
        code = _STOPPED
    except BrokenPipeError:  # the reader of the output has left: nobody to tell
        return 0
    except Exception as error:
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình ({type(error).__name__})."
        remedy = "Hãy gửi câu này kèm dữ liệu cho người bảo trì; đặt VANBAN_TRACE=1 để xem chi tiết."
        return _refuse([Problem(what, remedy)], ProgramError.exit_code, as_json)
    if code == _STOPPED:  # Typer's own answer to Ctrl+C, which it says nothing about
        what = "Đã dừng theo yêu cầu; các tệp đã làm xong vẫn còn nguyên."
        return _refuse([Problem(what)], _STOPPED, as_json)
    return int(code or 0)


def workspace(root: Path | None) -> "Workspace":
    """The workspace named by `--root`, else the one that the current folder lies in."""
    from vanban.data.workspace import Workspace

    return Workspace.find(root.resolve(), upwards=False) if root else Workspace.find(Path.cwd())


def workspace_or_none(root: Path | None) -> "Workspace | None":
    """The same; None where there is no workspace and none was named."""
    try:
        return workspace(root)
    except DataError:
        if root is not None:
            raise
        return None


@contextmanager
def until_stopped() -> Iterator[None]:
    """What goes on until Ctrl+C, which ends it well."""
    try:
        yield
    except KeyboardInterrupt:
        say([Problem("Đã thôi theo dõi; các tệp đã làm xong vẫn còn nguyên.")])


def pairs(typed: Sequence[str]) -> dict[str, str]:
    """`KEY=VALUE` as typed at the command line.

    Raises:
        DataError: one has no `=`, or two have the same key.
    """
    problems, found = [], dict[str, str]()
    for one in typed:
        key, equals, value = one.partition("=")
        if not equals or not key.strip():
            problems.append(
                Problem(f"“{one[:80]}” không có dạng MỤC=GIÁ_TRỊ.", "Ví dụ: van_ban_goc.so=12/KH-UBND.")
            )
        elif key.strip() in found:
            problems.append(Problem(f"Mục {key.strip()} được ghi hai lần.", "Bỏ một."))
        found[key.strip()] = value.strip()
    if problems:
        raise DataError(problems)
    return found


def period(typed: str) -> Period:
    """A period as typed at the command line.

    Raises:
        DataError: it is none.
    """
    try:
        return parse_period(typed)
    except ValueError as error:
        raise DataError(Problem(str(error))) from None


class Progress:
    """A progress bar on a terminal's standard error; silent elsewhere and for JSON. Used in a `with` block."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self.notes: list[Problem] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def start(self, total: int) -> None:
        """Show a bar for `total` documents; that of an earlier step ends."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.stop()
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("Đang làm"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=total)
        self._bar.start()

    def done(self, _: object = None) -> None:
        """One document more."""
        if self._bar is not None:
            self._bar.advance(self._task)

    def note(self, problem: Problem) -> None:
        """Something to tell that concerns the whole run."""
        self.notes.append(problem)


def _refuse(problems: Sequence[Problem], code: int, as_json: bool) -> int:
    if as_json:
        print_json({"problems": list(map(as_data, problems))})
    else:
        say(problems)
    return code


def _misuse(error: TyperException) -> Problem:
    """A wrong call in Vietnamese; the library's own words are English."""
    known = {
        "NoSuchOption": lambda e: f"Không có tùy chọn {e.option_name}.",
        "NoSuchCommand": lambda e: f"Không có lệnh {getattr(e, 'command_name', '')}.",
        "MissingParameter": lambda e: f"Thiếu {_name_of(e)}.",
        "BadParameter": lambda e: f"Giá trị của {_name_of(e)} không dùng được.",
        "BadOptionUsage": lambda e: f"Tùy chọn {e.option_name} cần một giá trị.",
    }
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "build.py"
    name = type(error).__name__
    if name == "NoArgsIsHelpError":
        return Problem(error.format_message())
    what = known[name](error) if name in known else "Lệnh viết sai hoặc thừa tham số."
    return Problem(what, f"Xem: python {path} --help")


def _name_of(error: Any) -> str:
    param = error.param
    if param is None:
        return "tham số"
    if param.param_type_name == "argument":
        return f"tham số {param.metavar or param.name}"
    return f"tùy chọn {max(param.opts, key=len)}"
