"""What a rollover did, the questions that it left, and the talk in which they are answered."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.display.printing import as_data, inside, print_json, print_line, print_table, say
from vanban.errors import Problem

if TYPE_CHECKING:
    from vanban.delivery.batch import Outcome
    from vanban.renewal.answers import Checked
    from vanban.renewal.questions import Question
    from vanban.renewal.rows import Row
    from vanban.renewing import Interview, Renewed

_COLOURS = {"asked": "yellow", "proposed": "yellow", "choose": "red", "left_out": "red", "reform": "cyan"}


def show_renewed(renewed: "Renewed", reviews: "Sequence[Outcome]", *, as_json: bool) -> int:
    """Print every row of a rollover: what was changed, proposed, asked for and kept, where and why; and its sheets."""
    from vanban.renewal.rows import ACTIONS

    if as_json:
        print_json(
            {
                "campaign": renewed.ref,
                "folder": str(renewed.folder),
                "files": [str(renewed.folder / name) for name in renewed.files],
                "rows": list(map(_row_data, renewed.rows)),
                "reviews": list(map(_review_data, reviews)),
            }
        )
        return _exit_code(reviews)
    labels: dict[str, tuple[str, str]] = {
        action: (words, _COLOURS.get(action, "")) for action, words in ACTIONS.items()
    }
    for file in dict.fromkeys(row.place.file for row in renewed.rows):
        rows = [row for row in renewed.rows if row.place.file == file]
        print_table(
            ("Dòng", "Việc", "Trước", "Nay", "Vì sao"),
            [(str(r.place.line or ""), r.action, _short(r.before), _short(r.after), r.why) for r in rows],
            title=file,
            coloured=labels,
        )
    counts = {action: sum(row.action == action for row in renewed.rows) for action in ACTIONS}
    words = ", ".join(f"{count} {ACTIONS[action]}" for action, count in counts.items() if count)
    print_line(f"{renewed.ref}: ghi {len(renewed.files)} tệp; {words or 'không có gì thay đổi'}.")
    print_line(f"Trả lời các mục còn hỏi: python build.py answer {renewed.ref}")
    return _show_reviews(reviews)


def _show_reviews(reviews: "Sequence[Outcome]") -> int:
    """Print where the review sheets are; the exit code."""
    for outcome in reviews:
        if outcome.status != "failed":
            print_line(f"Phiếu rà soát: {inside(Path.cwd(), outcome.beside or outcome.path)}")
    say([problem for outcome in reviews for problem in outcome.problems])
    return _exit_code(reviews)


def _exit_code(reviews: "Sequence[Outcome]") -> int:
    return next((outcome.exit_code for outcome in reviews if outcome.status == "failed"), 0)


def _review_data(outcome: "Outcome") -> dict[str, object]:
    return {
        "path": str(outcome.path),
        "department": outcome.key.partition("/")[0],
        "status": outcome.status,
        "problems": list(map(as_data, outcome.problems)),
    }


def _row_data(row: "Row") -> dict[str, object]:
    return {
        "file": row.place.file,
        "line": row.place.line,
        "column": row.place.column,
        "action": row.action,
        "before": row.before,
        "after": row.after,
        "why": row.why,
    }


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def show_questions(
    questions: "Sequence[Question]",
    undecided: Sequence[Problem],
    reviews: "Sequence[Outcome]" = (),
    *,
    as_json: bool,
) -> int:
    """Print every open value with last year's, the proposal and where it is used; and what nobody has decided."""
    from vanban.renewal.questions import as_data as question_data

    if as_json:
        asked = list(map(question_data, questions))
        told: dict[str, object] = {"questions": asked, "problems": list(map(as_data, undecided))}
        print_json(told | {"reviews": list(map(_review_data, reviews))} if reviews else told)
        return _exit_code(reviews)
    for file in dict.fromkeys(question.place.file for question in questions):
        _print_questions(file, [question for question in questions if question.place.file == file])
    print_line(f"Còn {len(questions)} mục phải hỏi." if questions else "Không còn mục nào phải hỏi.")
    say(undecided, mark="Phải chọn: ")
    return _show_reviews(reviews)


def _print_questions(file: str, questions: "Sequence[Question]") -> None:
    """A table of one file's open values; with their notes when there are any."""
    heads, rows = ["Dòng", "Mục", "Năm trước", "Đề xuất", "Số chỗ dùng"], list(map(_question_row, questions))
    if any(question.note for question in questions):
        heads.append("Ghi chú")
        rows = [(*row, question.note or "") for row, question in zip(rows, questions, strict=True)]
    print_table(heads, rows, title=file)


def _question_row(question: "Question") -> tuple[str, ...]:
    from vanban.renewal.questions import as_data as question_data

    data = question_data(question)
    last, proposed = (_short(str(data[key] or ""), 60) for key in ("last", "proposed"))
    return str(question.place.line), question.key, last, proposed, str(len(question.used_by))


def show_answered(answers: "Sequence[Checked]", left: int, *, as_json: bool) -> int:
    """Print which questions were answered, what to look at again, and how many are left."""
    doubts = [
        Problem(f"{one.question.key}: {doubt}.", "Xem lại.", one.question.place)
        for one in answers
        for doubt in one.doubts
    ]
    if as_json:
        print_json(
            {
                "answered": [{"key": one.question.key, "value": one.value} for one in answers],
                "left": left,
                "problems": list(map(as_data, doubts)),
            }
        )
        return 0
    print_line(f"Đã ghi {len(answers)} câu trả lời; còn {left} mục phải hỏi.")
    say(doubts, mark="Lưu ý: ")
    return 0


def interview() -> "Interview":
    """The talk at a terminal: one question at a time."""
    from vanban.renewing import Interview

    return Interview(_ask, _doubt, _refuse)


def _ask(question: "Question", left: int) -> str | None:
    from vanban.renewal.fields import show

    print_line("")
    print_line(f"[còn {left}] {question.title} ({question.key})")
    if question.last is not None:
        print_line(f"  Năm trước: {show(question.last)}")
    if question.note:
        print_line(f"  Ghi chú: {question.note}")
    print_line(f"  Dùng ở: {_places(question.used_by)}")
    if question.proposed is not None:
        typed = input(f"  Trả lời [Enter: {show(question.proposed)}; gõ ? để lại sau]: ")
    else:
        typed = input("  Trả lời [Enter: để lại sau]: ")
        typed = typed if typed.strip() else "?"
    return None if typed.strip() == "?" else typed


def _places(used_by: Sequence[str], most: int = 3) -> str:
    if not used_by:
        return "chưa thấy chỗ nào dùng"
    more = f" và {len(used_by) - most} chỗ nữa" if len(used_by) > most else ""
    return "; ".join(used_by[:most]) + more


def _doubt(words: str) -> bool:
    return input(f"  {words}. Vẫn ghi như vậy? (c/k): ").strip().lower() in ("c", "có", "co", "y")


def _refuse(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print_line(f"  {problem.what} {problem.remedy}")
