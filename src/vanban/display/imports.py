"""What `import` tells: what was recognised, how surely, what was kept, changed, left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanban.display.printing import print_json, print_line, print_table

if TYPE_CHECKING:
    from vanban.importing import Imported

_LONGEST = 90  # letters of a component's words
_MOST = 12


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
        ("Chưa xếp được, giữ thành đoạn trong noi_dung", imported.kept),
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


def _show(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    print_line(f"{title} ({len(lines)}):")
    for line in lines[:_MOST]:
        print_line(f"  - {_short(line)}")
    if len(lines) > _MOST:
        print_line(f"  … và {len(lines) - _MOST} chỗ nữa.")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _as_data(imported: "Imported") -> dict[str, object]:
    return {
        "plan": str(imported.plan),
        "written": [str(path) for path in imported.written],
        "components": [
            {"name": f.name, "words": f.words, "certainty": f.certainty, "note": f.note}
            for f in imported.found
        ],
        "kept": list(imported.kept),
        "changed": list(imported.changed),
        "left": list(imported.left),
        "notes": list(imported.notes),
        "placeholders": dict(imported.used),
    }
