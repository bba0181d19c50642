"""National target programmes in prose → entries with their years, and back to the same words."""

import pytest

from vanban.renewal.importing.holes import Holes
from vanban.renewal.importing.programmes import Programme, programmes

NAME = "Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi"
RURAL = "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        ([f"Thực hiện {NAME} giai đoạn 2021-2025 của tỉnh."], "2021-2025"),
        ([f"Thực hiện {NAME}, giai đoạn 2021 - 2025.", f"{NAME} là trọng tâm."], "2021 - 2025"),
        ([f"{NAME} được giao.", f"Các dự án thuộc {NAME}."], ""),
        ([f"{NAME} giai đoạn 2021-2025.", f"{NAME} giai đoạn 2026-2030."], ""),  # which of them, nobody knows
    ],
)
def test_a_programme_is_found_with_its_years(texts: list[str], years: str) -> None:
    assert programmes(texts) == [Programme("ctmtqg_mien_nui", NAME, years)]


def test_a_short_mention_alone_is_none() -> None:
    assert programmes([f"Các xã thực hiện {RURAL}.", "Chương trình mục tiêu quốc gia có vốn lớn."]) == []


def test_both_name_and_years_become_placeholders() -> None:
    (found,) = programmes([f"{NAME} giai đoạn 2021-2025"])
    holes = Holes()
    text = found.marked(f"Vốn {NAME}, giai đoạn 2021-2025 và {NAME} năm nay, giai đoạn 2021-2025.", holes)
    assert holes.fill(text) == (
        "Vốn {{ chuong_trinh.ctmtqg_mien_nui }}, giai đoạn {{ chuong_trinh.ctmtqg_mien_nui.giai_doan }}"
        " và {{ chuong_trinh.ctmtqg_mien_nui }} năm nay, giai đoạn 2021-2025."
    )
    assert found.data() == {"ten": NAME, "giai_doan": "2021-2025"}
