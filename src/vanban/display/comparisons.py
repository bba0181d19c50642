"""What `compare` prints."""

from typing import TYPE_CHECKING

from vanban.display.printing import as_data, print_json, print_line, say
from vanban.errors import Place, Problem

if TYPE_CHECKING:
    from vanban.comparing.files import Compared


def show_compared(compared: "Compared", *, as_json: bool) -> int:
    """Where the comparison is and how much has changed."""
    made = compared.redlined
    notes = [Problem(note, place=Place(str(compared.path))) for note in made.notes]
    if as_json:
        print_json(
            {
                "path": str(compared.path.resolve()),
                "changed": made.is_changed,
                "paragraphs": {
                    "inserted": made.came,
                    "deleted": made.went,
                    "moved": made.moved,
                    "edited": made.changed,
                    "formatted": made.restyled,
                },
                "date": compared.on.isoformat() if compared.on else None,
                "backup": str(compared.backup.resolve()) if compared.backup else None,
                "notes": list(map(as_data, notes)),
            }
        )
        return 0
    say(notes, "Chú ý: ")
    if compared.backup:
        print_line(f"Tệp cũ được cất ở {compared.backup}.")
    if not made.is_changed:
        print_line(f"Hai văn bản có lời văn như nhau. Đã ghi {compared.path}.")
        return 0
    counts = (
        (made.changed, "đoạn sửa lời"),
        (made.came, "đoạn hoặc hàng thêm"),
        (made.went, "đoạn hoặc hàng bỏ"),
        (made.moved, "đoạn chuyển chỗ"),
        (made.restyled, "đoạn chỉ đổi định dạng"),
    )
    print_line(f"Đã ghi {compared.path}: {', '.join(f'{n} {what}' for n, what in counts if n)}.")
    print_line(
        "Mở bằng Word, thẻ Xem lại: chấp nhận hết thì được văn bản mới, từ chối hết thì được văn bản cũ."
    )
    return 0
