"""What `figures` prints."""

from typing import TYPE_CHECKING

from vanban.display.printing import print_json, print_line

if TYPE_CHECKING:
    from vanban.reckoning import Written


def show_figures(written: "Written", *, as_json: bool) -> int:
    """Where the month's workbook is, what it holds already and what is to be done."""
    if as_json:
        print_json(
            {
                "path": str(written.path.resolve()),
                "period": written.month.key,
                "projects": written.projects,
                "filled": written.filled,
                "carried_from": str(written.carried_from.resolve()) if written.carried_from else None,
                "backup": str(written.backup.resolve()) if written.backup else None,
                "status": "written" if written.is_new else "unchanged",
            }
        )
        return 0
    if written.backup:
        print_line(f"Bảng cũ được cất ở {written.backup}.")
    print_line(
        f"{'Đã ghi' if written.is_new else 'Đã có sẵn'} {written.path}: {written.projects} dòng dự án."
    )
    if written.filled:
        print_line(f"Số liệu của {written.filled} dòng đã có sẵn; xem lại rồi điền các ô còn trống.")
    elif written.carried_from:
        print_line(f"Dự án và kế hoạch vốn lấy từ {written.carried_from.name}; điền các ô nền vàng.")
    else:
        print_line("Chưa có bảng tháng trước: điền danh sách dự án và số liệu vào các ô nền vàng.")
    return 0
