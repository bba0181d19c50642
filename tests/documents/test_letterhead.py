"""Who issued a document, told by its heading."""

from datetime import date
from pathlib import Path

import pytest

from vanban.data.workspace import Workspace
from vanban.documents.letterhead import Registered, registered

ROOT = Path(__file__).parents[2]
OLD, NEW = date(2024, 2, 20), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "superior", "issuer", "known"),
    [
        (OLD, ["UBND TỈNH BÌNH PHƯỚC"], ["SỞ XÂY DỰNG"], Registered("SXD", None)),
        (OLD, ["UBND TỈNH BÌNH PHƯỚC"], ["SỞ XÂY", "DỰNG"], Registered("SXD", None)),
        (OLD, [], ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐỒNG XOÀI"], Registered("UBND", "Đồng Xoài")),
        (NEW, ["UBND THÀNH PHỐ ĐỒNG NAI"], ["SỞ XÂY DỰNG"], Registered("SXD", None)),
        (NEW, ["UBND TỈNH BÌNH PHƯỚC"], ["SỞ XÂY DỰNG"], None),
        (OLD, ["UBND TỈNH LÀO CAI"], ["SỞ XÂY DỰNG"], None),
        (OLD, [], ["SỞ XÂY DỰNG"], None),
        (NEW, [], ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐỒNG XOÀI"], None),
        (NEW, ["UBND TỈNH BÌNH PHƯỚC"], ["BAN DÂN TỘC"], None),
    ],
)
def test_a_department_is_known_by_all_of_its_letterhead_on_the_day(
    day: date, superior: list[str], issuer: list[str], known: Registered | None
) -> None:
    assert registered(Workspace(ROOT).departments, day, superior, issuer) == known
