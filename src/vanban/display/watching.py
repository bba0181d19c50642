"""What comes of watching: each run as it ends."""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from vanban.display.printing import as_data, print_line, say
from vanban.display.runs import made_as_data, print_documents, print_totals, show_made
from vanban.errors import VanbanError

if TYPE_CHECKING:
    from vanban.watching import Run

_MOST_NAMES = 3


def show_run(run: "Run", *, as_json: bool) -> None:
    """Print what came of one run; for programs, one JSON object on one line."""
    if as_json:
        print(json.dumps(_as_data(run), ensure_ascii=False), flush=True)
    elif not run.saved:
        _show_first(run)
    else:
        _show_later(run)


def _show_first(run: "Run") -> None:
    if isinstance(run.made, VanbanError):
        say(run.made.problems)
    else:
        show_made(run.made, run.notes, as_json=False)
    print_line("Đang theo dõi dữ liệu và mẫu: lưu tệp nào, văn bản của tệp ấy được làm lại. Ctrl+C để thôi.")


def _show_later(run: "Run") -> None:
    more = f" và {len(run.saved) - _MOST_NAMES} tệp nữa" if len(run.saved) > _MOST_NAMES else ""
    names = ", ".join(run.saved[:_MOST_NAMES])
    print_line(f"[{datetime.now():%H:%M:%S}] Vừa lưu: {names}{more}")
    if isinstance(run.made, VanbanError):
        say((*run.notes, *run.made.problems))
    else:
        print_documents(run.made, lambda outcome: outcome.status != "unchanged")
        print_totals(run.made, run.notes)


def _as_data(run: "Run") -> dict[str, object]:
    saved: dict[str, object] = {"saved": list(run.saved)}
    if isinstance(run.made, VanbanError):
        return saved | {"documents": [], "problems": list(map(as_data, (*run.notes, *run.made.problems)))}
    return saved | made_as_data(run.made, run.notes)
