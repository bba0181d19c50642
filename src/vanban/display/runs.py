"""What came of making and looking: documents, states, placeholders."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.display.nominations import print_dossiers
from vanban.display.pdfs import as_path, counted, told
from vanban.display.printing import as_data, console, inside, print_json, print_line, print_table, say
from vanban.display.reports import print_arrivals
from vanban.errors import Problem
from vanban.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from rich.tree import Tree

    from vanban.delivery.batch import Outcome
    from vanban.docx.inspection.inspect import Placeholder, Placeholders
    from vanban.overview import Arrival, DossierState, State
    from vanban.pipeline import Made

_NEEDS = {"conditional": "chỉ khi có điều kiện", "optional": "không bắt buộc"}
_STATUS = {
    "written": ("đã làm", "green"),
    "unchanged": ("không đổi", ""),
    "kept": ("giữ bản sửa tay", "yellow"),
    "failed": ("không làm được", "red"),
}
_MOST_ROWS = 200  # documents with a line each; of more, only those that a person must look at
_OF_INTEREST = ("kept", "failed")


def show_made(made: "Made", notes: Sequence[Problem], *, as_json: bool) -> int:
    """Print what became of each document; the exit code of the run."""
    if as_json:
        print_json(made_as_data(made, notes))
        return made.exit_code
    many = len(made.outcomes) > _MOST_ROWS
    if many:
        _print_kinds(made.outcomes)
    print_table(
        ("Đơn vị", "Văn bản", "Kết quả", "Tệp"),
        [
            (*outcome.key.split("/", 1), outcome.status, inside(made.output, file_of_interest(outcome)))
            for outcome in made.outcomes
            if not many or outcome.status in _OF_INTEREST
        ][:_MOST_ROWS],
        coloured=_STATUS,
    )
    words = in_words(made.counts) or "không có văn bản nào đến hạn làm"
    print_line(
        f"Tổng cộng {len(made.outcomes)} văn bản: {words}. Thư mục kết quả: {inside(Path.cwd(), made.output)}"
    )
    if made.pdfs:
        print_line(f"PDF: {counted(made.pdfs.values())}.")
    say_of(made, notes)
    return made.exit_code


def in_words(counts: Mapping[str, int]) -> str:
    """How many documents ended how: `2 đã làm, 18 không đổi`."""
    return ", ".join(
        f"{counts[status]} {label}" for status, (label, _) in _STATUS.items() if counts.get(status)
    )


def label(status: str) -> str:
    """How a document ended: `đã làm`."""
    return _STATUS[status][0]


def say_of(made: "Made", notes: Sequence[Problem]) -> None:
    """All that is said of a run and of its documents."""
    say(notes, mark="Lưu ý: ")
    say([*(p for outcome in made.outcomes for p in outcome.problems), *told(made.pdfs.values())])


def made_as_data(made: "Made", notes: Sequence[Problem]) -> dict[str, object]:
    """What became of each document, for programs."""
    pdf_problems = [problem for pdf in made.pdfs.values() for problem in pdf.problems]
    documents = [
        {
            "path": str(outcome.path),
            **_named(outcome.key),
            "status": outcome.status,
            "problems": list(map(as_data, outcome.problems)),
            "pdf": as_path(pdf.pdf) if (pdf := made.pdfs.get(outcome.path)) else None,
            "pdf_status": pdf.status if pdf else None,
        }
        for outcome in made.outcomes
    ]
    return {"documents": documents, "problems": list(map(as_data, [*notes, *pdf_problems]))}


def _print_kinds(outcomes: "Sequence[Outcome]") -> None:
    """How many documents of each kind ended how, when there are too many for one line each."""
    counts = Counter((outcome.key.rpartition("/")[2], outcome.status) for outcome in outcomes)
    rows = [(kind, status, format_number(count)) for (kind, status), count in counts.items()]
    print_table(("Văn bản", "Kết quả", "Số văn bản"), rows, coloured=_STATUS)


def show_states(
    states: "Sequence[State]",
    arrivals: "Sequence[Arrival]" = (),
    dossiers: "Sequence[DossierState]" = (),
    *,
    as_json: bool,
) -> int:
    """Print what exists and what is open: each document, each dossier; of a period, whose figures have come."""
    if as_json:
        documents = [_with_problems(state) for state in states]
        figures = [arrival.as_dict() for arrival in arrivals]
        print_json(
            {"documents": documents, "figures": figures, "dossiers": list(map(_with_problems, dossiers))}
        )
        return 0
    if arrivals:
        print_arrivals(arrivals)
    for campaign in dict.fromkeys(state.campaign for state in states):
        rows = [(s.department, s.kind, s.label) for s in states if s.campaign == campaign]
        print_table(("Đơn vị", "Văn bản", "Tình trạng"), rows, title=campaign)
    if dossiers:
        print_dossiers(dossiers)
    say([problem for state in states for problem in state.problems])
    say([problem for dossier in dossiers for problem in dossier.problems])
    return 0


def _with_problems(state: "State | DossierState") -> dict[str, object]:
    return state.as_dict() | {"problems": list(map(as_data, state.problems))}


def show_schemas(schemas: Mapping[str, object], folder: Path | None) -> int:
    """Print the schemas as one JSON object, or write one file for each."""
    if folder is None:
        print_json(schemas)
        return 0
    from vanban.delivery.files import write_whole

    for name, schema in schemas.items():
        path = folder.resolve() / f"{name}.schema.json"
        write_whole(path, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        print_line(inside(Path.cwd(), path))
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
        console().print(tree)
        say(problems)
    return 3 if problems else 0


def _grow(tree: "Tree", fields: "Sequence[Placeholder]") -> None:
    from rich.text import Text

    for field in fields:
        needed = "" if field.need == "always" else f" · {_NEEDS[field.need]}"
        places = "; ".join(field.places[:2]) + (" …" if len(field.places) > 2 else "")
        line = Text.assemble((field.name, "bold"), f"  {field.title}{needed}  ", (places, "dim"))
        _grow(tree.add(line), field.fields)


def _named(key: str) -> dict[str, str | None]:
    """What a document's key says: `sxd/bao_cao_thang.2024-05`, `sxd/ho_so_khen_thuong/02-bien_ban`."""
    department, _, name = key.partition("/")
    name, _, paper = name.partition("/")
    kind, _, period = name.partition(".")
    return {"kind": kind, "period": period or None, "department": department, "paper": paper or None}


def file_of_interest(outcome: "Outcome") -> Path:
    """The file to look at: the new version beside a clerk's, else the document itself."""
    return outcome.beside if outcome.status == "kept" and outcome.beside else outcome.path
