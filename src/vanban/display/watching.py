"""What comes of watching: each run as it ends."""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from vanban.display.pdfs import counted
from vanban.display.printing import as_data, inside, print_line, say
from vanban.display.runs import file_of_interest, in_words, label, made_as_data, say_of, show_made
from vanban.errors import VanbanError

if TYPE_CHECKING:
    from vanban.pipeline import Made
    from vanban.watching import Run

_MOST_NAMES = 3
_MOST_LINES = 20  # documents with a line each


def show_run(run: "Run", *, as_json: bool) -> None:
    """Print what came of one run; for programs, one JSON object on one line."""
    if as_json:
        print(json.dumps(_as_data(run), ensure_ascii=False), flush=True)
    elif run.first:
        _show_first(run)
    else:
        _show_later(run)


def _show_first(run: "Run") -> None:
    if isinstance(run.made, VanbanError):
        say((*run.notes, *run.made.problems))
    else:
        show_made(run.made, run.notes, as_json=False)
    print_line("Đang theo dõi dữ liệu và mẫu: lưu tệp nào, văn bản của tệp ấy được làm lại. Ctrl+C để thôi.")


def _show_later(run: "Run") -> None:
    more = f" và {len(run.saved) - _MOST_NAMES} tệp nữa" if len(run.saved) > _MOST_NAMES else ""
    names = f"Vừa lưu {', '.join(run.saved[:_MOST_NAMES])}{more}" if run.saved else "Làm lại"
    print_line(f"[{datetime.now():%H:%M:%S}] {names}:")
    if isinstance(run.made, VanbanError):
        print_line("  chưa làm được văn bản nào.")
        say((*run.notes, *run.made.problems))
    else:
        _show_changes(run.made)
        say_of(run.made, run.notes)


def _show_changes(made: "Made") -> None:
    """The documents that are others now, or could not be made."""
    changed = [one for one in made.outcomes if one.status != "unchanged"]
    for one in changed[:_MOST_LINES]:
        print_line(f"  {label(one.status)}: {inside(made.output, file_of_interest(one))}")
    if len(changed) > _MOST_LINES:
        print_line(f"  … tất cả {len(made.outcomes)} văn bản: {in_words(made.counts)}.")
    if not changed:
        print_line("  không văn bản nào đổi.")
    if made.pdfs:
        print_line(f"  PDF: {counted(made.pdfs.values())}.")


def _as_data(run: "Run") -> dict[str, object]:
    saved: dict[str, object] = {"saved": list(run.saved)}
    if isinstance(run.made, VanbanError):
        return saved | {"documents": [], "problems": list(map(as_data, (*run.notes, *run.made.problems)))}
    return saved | made_as_data(run.made, run.notes)
