"""Bodies of the good documents, as a clerk would type them, in `texts/`.

One paragraph a line; `*` begins a bold line, `^` a bold centred one.
"""

from functools import cache
from pathlib import Path

PLAN_TABLE = (
    ("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Đăng ký chỉ tiêu thi đua", "Các phòng, đơn vị", "Tháng 3"),
    ("2", "Kiểm tra các công trình trọng điểm", "Phòng Quản lý xây dựng", "Hằng tháng"),
    ("3", "Sơ kết 6 tháng", "Văn phòng Sở", "Tháng 7"),
    ("4", "Tổng kết, bình xét khen thưởng", "Văn phòng Sở", "Tháng 12"),
)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `texts/NAME.txt`."""
    return tuple((Path(__file__).parent / "texts" / f"{name}.txt").read_text("utf-8").splitlines())
