"""Numbers typed by hand, held against the figures at the precision that they were typed with."""

import pytest
from tests.documents.reports.test_sentences import BILLION, overview, six, sums

from vanban.documents.reports.agreement import disagreements

FOUND = overview(20_346_000_000, before=sums(18 * BILLION), by_department=six(), ranked=6)


@pytest.mark.parametrize(
    "text",
    [
        "đạt 20,35% kế hoạch",
        "đạt 20,3% kế hoạch",
        "đạt 20% kế hoạch",
        "giải ngân 20,346 tỷ đồng",
        "giải ngân 20,3 tỷ đồng",
        "giải ngân 20.346 triệu đồng",
        "tăng 2,35 điểm phần trăm",
        "đơn vị A đạt 60%",
        "tháng 5/2024, ngày 31/05/2024, Kế hoạch số 59/KH-UBND, 12 dự án",
        "đạt {{ so_lieu.ty_le }}, mục 3.1",
    ],
)
def test_what_a_figure_says_agrees(text: str) -> None:
    assert list(disagreements(text, FOUND)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("đạt 20,36% kế hoạch", "20,36%"),
        ("đạt 20,4% kế hoạch", "20,4%"),
        ("giải ngân 20,347 tỷ đồng", "20,347 tỷ đồng"),
        ("giải ngân 20.346 tỷ đồng", "20.346 tỷ đồng"),
        ("tăng 2,36 điểm phần trăm", "2,36 điểm phần trăm"),
    ],
)
def test_what_no_figure_says_is_told_with_its_line(text: str, number: str) -> None:
    ((line, what),) = disagreements(f"Dòng đầu.\n{text}", FOUND)
    assert line == 2
    assert f"“{number}”" in what
