"""What people see: Vietnamese help, progress, tables, sentences; and JSON for programs.

Only `build.py` uses this room. Everything heavy is imported where it is needed, so that `--help` stays fast.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import typer
from typer import core, rich_utils
from typer.exceptions import TyperException

from vanban.errors import Problem, VanbanError

if TYPE_CHECKING:
    from rich.tree import Tree

    from vanban.data.workspace import Workspace
    from vanban.delivery.batch import Outcome
    from vanban.docx.inspection.inspect import Placeholder, Placeholders
    from vanban.overview import State
    from vanban.pipeline import Made

EXIT_CODES = (
    "0 xong · 1 có văn bản không làm được · 2 dữ liệu hoặc lệnh sai · 3 mẫu sai · "
    "4 còn mục phải hỏi · 5 lỗi ghi đĩa hoặc có lượt chạy khác · 6 lỗi chuyển PDF"
)
_STOPPED = 130  # as shells report Ctrl+C
_NEEDS = {"conditional": "chỉ khi có điều kiện", "optional": "không bắt buộc"}
_STATUS = {
    "written": "[green]đã làm[/]",
    "unchanged": "không đổi",
    "kept": "[yellow]giữ bản sửa tay[/]",
    "failed": "[red]không làm được[/]",
}

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
    try:
        code = app(arguments, standalone_mode=False)
    except VanbanError as error:
        return _refuse(error.problems, error.exit_code, as_json)
    except TyperException as error:
        return _refuse([_misuse(error)], 2, as_json)
    except (typer.Abort, KeyboardInterrupt):
        return _refuse(
            [Problem("Đã dừng theo yêu cầu; các tệp đã làm xong vẫn còn nguyên.")], _STOPPED, as_json
        )
    except BrokenPipeError:  # the reader of the output has left: nobody to tell
        return 0
    except Exception as error:
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình ({type(error).__name__})."
        remedy = "Hãy gửi câu này kèm dữ liệu cho người bảo trì; đặt VANBAN_TRACE=1 để xem chi tiết."
        return _refuse([Problem(what, remedy)], 1, as_json)
    return int(code or 0)


def workspace(root: Path | None) -> "Workspace":
    """The workspace named by `--root`, else the one that the current folder lies in."""
    from vanban.data.workspace import Workspace

    return Workspace.find(root.resolve(), upwards=False) if root else Workspace.find(Path.cwd())


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
        """Show the bar for `total` documents."""
        if self._quiet:
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("Đang làm"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=total)
        self._bar.start()

    def done(self, _: "Outcome") -> None:
        """One document more."""
        if self._bar is not None:
            self._bar.advance(self._task)

    def note(self, problem: Problem) -> None:
        """Something to tell that concerns the whole run."""
        self.notes.append(problem)


def show_made(made: "Made", notes: Sequence[Problem], *, as_json: bool) -> int:
    """Print what became of each document; the exit code of the run."""
    if as_json:
        documents = [
            {
                "path": str(outcome.path),
                "kind": outcome.key.rpartition("/")[2],
                "department": outcome.key.rpartition("/")[0],
                "status": outcome.status,
                "problems": list(map(_json, outcome.problems)),
                "pdf": str(made.pdfs[outcome.path]) if outcome.path in made.pdfs else None,
            }
            for outcome in made.outcomes
        ]
        _print_json({"documents": documents, "problems": list(map(_json, [*notes, *made.pdf_problems]))})
        return made.exit_code
    _print_table(
        ("Đơn vị", "Văn bản", "Kết quả", "Tệp"),
        [
            (
                *outcome.key.split("/", 1),
                _STATUS[outcome.status],
                _inside(made.output, outcome.beside or outcome.path),
            )
            for outcome in made.outcomes
        ],
    )
    counts = made.counts
    words = ", ".join(f"{counts[status]} {label}" for status, label in _STATUS.items() if counts[status])
    words = words or "không có văn bản nào đến hạn làm"
    _print(
        f"Tổng cộng {len(made.outcomes)} văn bản: {words}. Thư mục kết quả: {_inside(Path.cwd(), made.output)}"
    )
    if made.pdfs:
        _print(f"Đã chuyển {len(made.pdfs)} tệp PDF.")
    _say([*notes, *(p for outcome in made.outcomes for p in outcome.problems), *made.pdf_problems])
    return made.exit_code


def show_states(states: "Sequence[State]", *, as_json: bool) -> int:
    """Print what exists and what is open, one line for each department and document."""
    if as_json:
        _print_json(
            {
                "documents": [
                    state.as_dict() | {"problems": list(map(_json, state.problems))} for state in states
                ]
            }
        )
        return 0
    for campaign in dict.fromkeys(state.campaign for state in states):
        rows = [(s.department, s.kind, s.label) for s in states if s.campaign == campaign]
        _print_table(("Đơn vị", "Văn bản", "Tình trạng"), rows, title=campaign)
    _say([problem for state in states for problem in state.problems])
    return 0


def show_schemas(schemas: Mapping[str, object], folder: Path | None) -> int:
    """Print the schemas as one JSON object, or write one file for each."""
    if folder is None:
        _print_json(schemas)
        return 0
    from vanban.delivery.files import write_whole

    for name, schema in schemas.items():
        path = folder.resolve() / f"{name}.schema.json"
        write_whole(path, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        _print(_inside(Path.cwd(), path))
    return 0


def show_needs(needs: "Placeholders", problems: Sequence[Problem], *, as_json: bool) -> int:
    """Print the placeholders of a template as a tree; 3 when the template is wrong."""
    if as_json:
        _print_json({**needs.to_json(), "problems": list(map(_json, problems))})
    else:
        from rich.tree import Tree

        tree = Tree(needs.template)
        _grow(tree, needs.fields)
        _console().print(tree)
        _say(problems)
    return 3 if problems else 0


def _grow(tree: "Tree", fields: "Sequence[Placeholder]") -> None:
    for field in fields:
        needed = "" if field.need == "always" else f" · {_NEEDS[field.need]}"
        places = "; ".join(field.places[:2]) + (" …" if len(field.places) > 2 else "")
        _grow(tree.add(f"[bold]{field.name}[/]  {field.title}{needed}  [dim]{places}[/]"), field.fields)


def _refuse(problems: Sequence[Problem], code: int, as_json: bool) -> int:
    if as_json:
        _print_json({"problems": list(map(_json, problems))})
    else:
        _say(problems)
    return code


def _say(problems: Iterable[Problem]) -> None:
    """Each problem once, on standard error."""
    for sentence in dict.fromkeys(map(str, problems)):
        print(sentence, file=sys.stderr)  # noqa: T201 - the one place that speaks to people


def _json(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "where": place.detail if place else "",
        "message": problem.what,
        "remedy": problem.remedy,
    }


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


def _inside(folder: Path, path: Path) -> str:
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201


def _print(text: str) -> None:
    _console().print(text, highlight=False)


def _print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*row)
    if table.row_count:
        _console().print(table)


def _console() -> Any:
    from rich.console import Console

    return Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 200)
