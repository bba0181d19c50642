"""What came of making PDFs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from vanban.delivery.jobs import PdfOutcome, exit_code
from vanban.display.printing import as_data, inside, print_json, print_line, print_table, say
from vanban.errors import Problem

_MOST_ALIKE = 5
_STATUS = {
    "written": ("đã chuyển", "green"),
    "unchanged": ("không đổi", ""),
    "kept": ("đặt bên cạnh", "yellow"),
    "failed": ("không chuyển được", "red"),
}


def show_pdfs(outcomes: Sequence[PdfOutcome], *, as_json: bool) -> int:
    """Print what became of each file; the exit code of the run."""
    if as_json:
        files = [
            {
                "path": as_path(one.source),
                "pdf": as_path(one.pdf),
                "status": one.status,
                "pages": one.pages,
                "backup": as_path(one.backup),
                "problems": list(map(as_data, one.problems)),
            }
            for one in outcomes
        ]
        print_json({"files": files})
        return exit_code(outcomes)
    here = Path.cwd()
    print_table(
        ("Tệp Word", "Kết quả", "Tệp PDF", "Số trang"),
        [
            (
                inside(here, one.source),
                one.status,
                inside(here, one.pdf) if one.pdf else "",
                str(one.pages or ""),
            )
            for one in outcomes
        ],
        coloured=_STATUS,
    )
    print_line(f"Tổng cộng {len(outcomes)} tệp: {counted(outcomes)}.")
    say(told(outcomes))
    return exit_code(outcomes)


def told(outcomes: Iterable[PdfOutcome]) -> Iterator[Problem]:
    """What there is to say; what is alike of many files (a font is missing) with the first few of them."""
    times = Counter[tuple[str, str]]()
    for problem in dict.fromkeys(problem for one in outcomes for problem in one.problems):
        alike = (problem.what, problem.remedy)
        times[alike] += 1
        if times[alike] <= _MOST_ALIKE:
            yield problem
    for (what, remedy), count in times.items():
        if count > _MOST_ALIKE:
            yield Problem(f"Còn {count - _MOST_ALIKE} tệp nữa cũng vậy: {what}", remedy)


def counted(outcomes: Iterable[PdfOutcome]) -> str:
    """How many PDFs ended how, in words."""
    counts = Counter[str](one.status for one in outcomes)
    return ", ".join(f"{counts[status]} {label}" for status, (label, _) in _STATUS.items() if counts[status])


def as_path(path: Path | None) -> str | None:
    """A path for programs: absolute."""
    return str(path.absolute()) if path else None
