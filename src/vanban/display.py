"""What commands print for people (tables, trees, sentences) and for programs (one JSON object)."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanban.errors import Problem

if TYPE_CHECKING:
    from rich.tree import Tree

    from vanban.delivery.batch import Outcome
    from vanban.docx.inspection.inspect import Placeholder, Placeholders
    from vanban.overview import State
    from vanban.pipeline import Made

_NEEDS = {"conditional": "chỉ khi có điều kiện", "optional": "không bắt buộc"}
_STATUS = {
    "written": ("đã làm", "green"),
    "unchanged": ("không đổi", ""),
    "kept": ("giữ bản sửa tay", "yellow"),
    "failed": ("không làm được", "red"),
}
_MOST_SENTENCES = 60
_LONGEST_SENTENCE = 600  # letters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def show_made(made: "Made", notes: Sequence[Problem], *, as_json: bool) -> int:
    """Print what became of each document; the exit code of the run."""
    if as_json:
        documents = [
            {
                "path": str(outcome.path),
                "kind": outcome.key.rpartition("/")[2],
                "department": outcome.key.rpartition("/")[0],
                "status": outcome.status,
                "problems": list(map(as_data, outcome.problems)),
                "pdf": str(made.pdfs[outcome.path]) if outcome.path in made.pdfs else None,
            }
            for outcome in made.outcomes
        ]
        print_json({"documents": documents, "problems": list(map(as_data, [*notes, *made.pdf_problems]))})
        return made.exit_code
    _print_table(
        ("Đơn vị", "Văn bản", "Kết quả", "Tệp"),
        [
            (*outcome.key.rsplit("/", 1), outcome.status, _inside(made.output, _file_of_interest(outcome)))
            for outcome in made.outcomes
        ],
    )
    counts = made.counts
    words = ", ".join(f"{counts[status]} {label}" for status, (label, _) in _STATUS.items() if counts[status])
    words = words or "không có văn bản nào đến hạn làm"
    _print(
        f"Tổng cộng {len(made.outcomes)} văn bản: {words}. Thư mục kết quả: {_inside(Path.cwd(), made.output)}"
    )
    if made.pdfs:
        _print(f"Đã chuyển {len(made.pdfs)} tệp PDF.")
    say(notes, mark="Lưu ý: ")
    say([*(p for outcome in made.outcomes for p in outcome.problems), *made.pdf_problems])
    return made.exit_code


def show_states(states: "Sequence[State]", *, as_json: bool) -> int:
    """Print what exists and what is open, one line for each department and document."""
    if as_json:
        print_json(
            {
                "documents": [
                    state.as_dict() | {"problems": list(map(as_data, state.problems))} for state in states
                ]
            }
        )
        return 0
    for campaign in dict.fromkeys(state.campaign for state in states):
        rows = [(s.department, s.kind, s.label) for s in states if s.campaign == campaign]
        _print_table(("Đơn vị", "Văn bản", "Tình trạng"), rows, title=campaign)
    say([problem for state in states for problem in state.problems])
    return 0


def show_schemas(schemas: Mapping[str, object], folder: Path | None) -> int:
    """Print the schemas as one JSON object, or write one file for each."""
    if folder is None:
        print_json(schemas)
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
        print_json({**needs.to_json(), "problems": list(map(as_data, problems))})
    else:
        from rich.text import Text
        from rich.tree import Tree

        tree = Tree(Text(needs.template))
        _grow(tree, needs.fields)
        _console().print(tree)
        say(problems)
    return 3 if problems else 0


def _grow(tree: "Tree", fields: "Sequence[Placeholder]") -> None:
    from rich.text import Text

    for field in fields:
        needed = "" if field.need == "always" else f" · {_NEEDS[field.need]}"
        places = "; ".join(field.places[:2]) + (" …" if len(field.places) > 2 else "")
        line = Text.assemble((field.name, "bold"), f"  {field.title}{needed}  ", (places, "dim"))
        _grow(tree.add(line), field.fields)


def say(problems: Iterable[Problem], mark: str = "") -> None:
    """Each problem once, on standard error, as long as a person reads on."""
    sentences = list(dict.fromkeys(map(str, problems)))
    for sentence in sentences[:_MOST_SENTENCES]:
        words = _UNPRINTABLE.sub("\ufffd", sentence)
        shown = words if len(words) <= _LONGEST_SENTENCE else f"{words[:_LONGEST_SENTENCE]}…"
        print(mark + shown, file=sys.stderr)
    if len(sentences) > _MOST_SENTENCES:
        print(
            f"… và {len(sentences) - _MOST_SENTENCES} lỗi nữa. Sửa những lỗi trên rồi chạy lại.",
            file=sys.stderr,
        )


def as_data(problem: Problem) -> dict[str, object]:
    """A problem for programs."""
    place = problem.place
    return {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "where": place.detail if place else "",
        "message": problem.what,
        "remedy": problem.remedy,
    }


def _file_of_interest(outcome: "Outcome") -> Path:
    """The file to look at: the new version beside a clerk's, else the document itself."""
    return outcome.beside if outcome.status == "kept" and outcome.beside else outcome.path


def _inside(folder: Path, path: Path) -> str:
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def print_json(data: object) -> None:
    """One JSON object, and nothing else, on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print(text: str) -> None:
    _console().print(text, highlight=False, markup=False)


def _print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(*_STATUS.get(cell, (cell, "")), overflow="fold") for cell in row))
    if table.row_count:
        _console().print(table)


def _console() -> Any:
    from rich.console import Console

    return Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 200)
