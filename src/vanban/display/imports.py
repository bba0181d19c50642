"""What `import` tells: what was recognised, how surely, what was kept, changed, left."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.display.printing import as_data, inside, print_json, print_line, print_table, say
from vanban.errors import Place, Problem

if TYPE_CHECKING:
    from vanban.importing import FolderImport, Imported, Outcome

_LONGEST = 90  # letters of a component's words
_LONGEST_LINE = 180  # of what a clerk must look at
_MOST = 12
_STATUS = {
    "written": ("đã nhập", "green"),
    "same": ("đã có, giống hệt", ""),
    "refused": ("không nhập", "red"),
}


def show_imported(imported: "Imported", *, as_json: bool) -> int:
    """A table of components, then what a clerk must look at."""
    if as_json:
        print_json(_as_data(imported))
        return 0
    rows = [
        (f.name, _short(f.words), f"{f.certainty} %" if f.certainty else "không thấy", f.note)
        for f in imported.found
    ]
    print_table(("Thành phần", "Nhận ra", "Chắc chắn", "Ghi chú"), rows)
    for title, lines in (
        ("Chưa xếp được, giữ thành đoạn trong noi_dung", [str(kept) for kept in imported.kept]),
        ("Khi in sẽ khác tệp gốc", imported.changed),
        ("Giữ nguyên như đã gõ, hãy xem có phải đổi theo năm không", imported.left),
        ("Lưu ý", imported.notes),
    ):
        _show(title, lines)
    if imported.used:
        print_line("Chỗ điền đã đặt: " + ", ".join(f"{name} ×{count}" for name, count in imported.used))
    for path in imported.written:
        print_line(f"Đã ghi {path}")
    return 0


def show_folder_import(made: "FolderImport", *, as_json: bool) -> int:
    """A table of files, then why some were refused; the exit code of the run."""
    if as_json:
        files = [_outcome_data(outcome) for outcome in made.outcomes]
        print_json({"files": files, "passed": [str(path) for path in made.passed]})
        return made.exit_code
    heads = ("Tệp", "Đơn vị", "Kế hoạch", "Kết quả", "Chắc chắn", "Hãy xem")
    print_table(
        heads,
        [_row(made.folder, outcome) for outcome in made.outcomes],
        coloured=_STATUS,
    )
    counts = made.counts
    words = ", ".join(f"{counts[status]} {label}" for status, (label, _) in _STATUS.items() if counts[status])
    print_line(f"Tổng cộng {len(made.outcomes)} tệp: {words}.")
    written = [o.imported for o in made.outcomes if o.status == "written" and o.imported is not None]
    for path in dict.fromkeys(path for one in written for path in one.written if path != one.plan):
        print_line(f"Đã ghi thêm {path}")
    if made.passed:
        names = ", ".join(inside(made.folder, path) for path in made.passed[:_MOST])
        more = f" và {len(made.passed) - _MOST} tệp nữa" if len(made.passed) > _MOST else ""
        print_line(f"Bỏ qua {len(made.passed)} tệp loại khác: {names}{more}.")
    say(_placed(outcome, problem) for outcome in made.outcomes for problem in outcome.problems)
    return made.exit_code


def _row(folder: Path, outcome: "Outcome") -> tuple[str, ...]:
    name, one = inside(folder, outcome.file), outcome.imported
    if one is None:
        return name, "", "", outcome.status, "", outcome.problems[0].what if outcome.problems else ""
    plan = f"{one.ref}/plans/{one.plan.name}"
    return name, one.department, plan, outcome.status, f"{one.certainty} %", "; ".join(one.doubts)


def _placed(outcome: "Outcome", problem: Problem) -> Problem:
    """The problem with its file in front, when it tells of another place."""
    if problem.place is not None and problem.place.file == str(outcome.file):
        return problem
    return Problem(str(problem), place=Place(str(outcome.file)))


def _outcome_data(outcome: "Outcome") -> dict[str, object]:
    one = outcome.imported
    told: dict[str, object] = _as_data(one) if one is not None else {"plan": None}
    if outcome.status != "written":
        told["written"] = []
    return {
        "path": str(outcome.file.resolve()),
        "status": outcome.status,
        **told,
        "problems": list(map(as_data, outcome.problems)),
    }


def _show(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    print_line(f"{title} ({len(lines)}):")
    for line in lines[:_MOST]:
        print_line(f"  - {_short(line, _LONGEST_LINE)}")
    if len(lines) > _MOST:
        print_line(f"  … và {len(lines) - _MOST} chỗ nữa.")


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip(' …')}…"


def _as_data(imported: "Imported") -> dict[str, object]:
    return {
        "campaign": imported.ref,
        "department": imported.department,
        "plan": str(imported.plan),
        "written": [str(path) for path in imported.written],
        "components": [
            {"name": f.name, "words": f.words, "certainty": f.certainty, "note": f.note}
            for f in imported.found
        ],
        "certainty": imported.certainty,
        "doubts": list(imported.doubts),
        "kept": [{"kind": k.kind, "where": k.where, "lines": list(k.lines)} for k in imported.kept],
        "changed": list(imported.changed),
        "left": list(imported.left),
        "notes": list(imported.notes),
        "placeholders": dict(imported.used),
    }
