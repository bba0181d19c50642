"""What belongs together stays on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.nobreak import tie


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Kế hoạch số 59/KH-UBND ngày 07/02/2024 của", "Kế hoạch số~59/KH-UBND ngày~07/02/2024 của"),
        ("giảm 1.000 hộ nghèo", "giảm 1.000~hộ nghèo"),
        ("theo điểm a khoản 2 Điều 5", "theo điểm~a khoản~2 Điều~5"),
        ("kinh tế - xã hội", "kinh tế~- xã hội"),
        ("một số dự án, ngày nay", "một số dự án, ngày nay"),
        ("năm 2024 là năm", "năm 2024 là năm"),
        ("- Lưu: VT", "- Lưu: VT"),
    ],
)
def test_words_are_tied_where_they_belong_together(text: str, tied: str) -> None:
    assert tie(text) == tied.replace("~", "\u00a0")


@given(st.text())
def test_tying_changes_nothing_but_spaces_and_twice_is_once(text: str) -> None:
    assert tie(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert tie(tie(text)) == tie(text)
