"""Small workbooks of nominees written inside a test, and what is read of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import pytest
from tests.figures.workbooks import departments, workbook

from vanban.awards.model import Nominations, Nominee
from vanban.awards.reading import read_nominations
from vanban.errors import DataError
from vanban.registry.awards import AwardBook, award_book
from vanban.registry.provinces import province_on

FILE = "nominations.xlsx"
DAY = date(2025, 1, 20)
HEADS = (
    "Mã",
    "Loại",
    "Họ và tên",
    "Giới tính",
    "Năm sinh",
    "Chức vụ",
    "Đơn vị",
    "Hình thức đề nghị",
    "Thành tích",
)
COLLECTIVE = ("TT01", "Tập thể", "Phòng mẫu 01", None, None, None, "sxd", "BK UBND tỉnh", "Giải ngân 96%")
PERSON = (
    "CN01",
    "Cá nhân",
    "Người mẫu 01",
    "Nam",
    1980,
    "Chuyên viên",
    "sxd",
    "GK Giám đốc Sở",
    "Giải ngân 96%",
)
EARLIER_HEADS = (
    "Mã",
    "Họ và tên",
    "Danh hiệu",
    "Năm",
    "Số quyết định",
    "Ngày",
    "Cơ quan quyết định",
    "Làm căn cứ",
)


@cache
def book(day: date) -> AwardBook:
    """The law on a day."""
    return award_book(day, province_on("binh-phuoc", day))


def person(**said: object) -> tuple[object, ...]:
    """The usual person, but for what is said of columns by their heads."""
    return tuple(said.get(head.replace(" ", "_"), usual) for head, usual in zip(HEADS, PERSON, strict=True))


def read(
    rows: Iterable[Sequence[object]],
    *,
    heads: Sequence[object] = HEADS,
    earlier: Iterable[Sequence[object]] | None = None,
    sheet: str = "Đề nghị",
    home: str | None = None,
    day: date = DAY,
) -> Nominations:
    """The nominees of rows below a heading."""
    sheets: dict[str, Iterable[Sequence[object]]] = {}
    if earlier is not None:
        sheets["Đã khen"] = [EARLIER_HEADS, *earlier]
    return read_data(workbook([heads, *rows], sheet=sheet, sheets=sheets), home=home, day=day)


def read_data(data: bytes, *, home: str | None = None, day: date = DAY) -> Nominations:
    """The nominees of a workbook."""
    return read_nominations(data, FILE, departments=departments(), book=book(day), day=day, home=home)


def one(**said: object) -> Nominee:
    """The usual person read, but for what is said of columns by their heads."""
    (nominee,) = read([person(**said)]).nominees
    return nominee


def faults(rows: Iterable[Sequence[object]], **how: object) -> list[str]:
    """The sentences of the faults of rows."""
    with pytest.raises(DataError) as caught:
        read(rows, **how)  # type: ignore[arg-type]  # as `read` takes them
    return [str(problem) for problem in caught.value.problems]
