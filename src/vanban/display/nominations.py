"""What `awards sheet` prints."""

from typing import TYPE_CHECKING

from vanban.display.printing import print_json, print_line

if TYPE_CHECKING:
    from vanban.nominating import Written


def show_nominations(written: "Written", *, as_json: bool) -> int:
    """Where the workbook of a dossier is, what it holds already and what is to be done."""
    if as_json:
        print_json(
            {
                "path": str(written.path.resolve()),
                "department": written.presenter,
                "proposed": written.proposed,
                "set_aside": written.set_aside,
                "added": written.added,
                "council": str(written.council.resolve()) if written.council else None,
                "backup": str(written.backup.resolve()) if written.backup else None,
                "status": "written" if written.is_new else "unchanged",
            }
        )
        return 0
    if written.backup:
        print_line(f"Bảng cũ được cất ở {written.backup}.")
    head = "Đã ghi" if written.is_new else "Đã có sẵn"
    print_line(f"{head} {written.path}: {written.proposed} đề nghị, {written.set_aside} hàng chưa đề nghị.")
    if written.set_aside:
        print_line("Chọn Hình thức đề nghị cho hàng muốn đề nghị; thêm tập thể, cá nhân vào các hàng trống.")
    if written.council:
        print_line(f"Đã ghi {written.council}: điền sau khi Hội đồng Thi đua - Khen thưởng họp.")
    return 0
