"""What the commands on reports show: words carried over, and whose figures have come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanban.display.printing import print_json, print_line, print_table

if TYPE_CHECKING:
    from vanban.carrying import Carried
    from vanban.overview import Arrival


def show_carried(carried: "Sequence[Carried]", *, as_json: bool) -> int:
    """One line for each file of words: made, with how much to look at again, or left as it was."""
    if as_json:
        files = [
            {"path": str(one.path), "status": "kept" if one.kept else "written", "confirm": one.pieces}
            for one in carried
        ]
        print_json({"files": files})
        return 0
    rows = [
        (one.shown, "đã có, giữ nguyên" if one.kept else "đã chép", "" if one.kept else str(one.pieces))
        for one in carried
    ]
    print_table(("Tệp", "Kết quả", "Phần phải xem lại"), rows)
    if any(one.pieces for one in carried):
        print_line(
            "Mở từng tệp, sửa những phần ghi !xac_nhan hoặc !hoi rồi bỏ dấu ấy, hoặc trả lời bằng lệnh answer; "
            "khi còn thì chỉ in được dự thảo."
        )
    return 0


def print_arrivals(arrivals: "Sequence[Arrival]") -> None:
    """Who has sent the figures of a period, who is late and by how many days."""
    rows = [
        (
            one.department,
            one.name,
            one.state,
            one.received.strftime("%d/%m/%Y") if one.received else "",
            one.lateness,
        )
        for one in arrivals
    ]
    due = f", hạn gửi {arrivals[0].due:%d/%m/%Y}" if arrivals else ""
    print_table(("Mã", "Đơn vị", "Số liệu", "Ngày nhận", "Chậm"), rows, title=f"Số liệu của kỳ{due}")
