"""Texts made to cost time or memory: repeated, unbroken, unpaired. Each is judged in seconds."""

import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from tests.decree30.test_bad_files import MEGABYTES, SECONDS, main_part, measured

from vanban.checking import check_bytes
from vanban.errors import DataError

DAY = date(2026, 1, 1)
UNITS = {
    "từ ngữ đã bỏ": "cấp huyện ",
    "dấu rời": "a\u0301",
    "dấu đóng lẻ": "chữ” ",
    "dấu mở lẻ": "“chữ ",
    "dấu chấm lửng": "…… ",
    "thiếu dấu cách": "a,b",
    "ngoặc lẻ": "(",
    "ký tự ẩn": "\u200d",
}


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def cost(raw: bytes) -> float:
    start = time.process_time()
    with suppress(DataError):
        check_bytes(raw, "la.docx", on=DAY)
    return time.process_time() - start


@pytest.mark.parametrize("name", UNITS)
def test_the_same_words_over_and_over(name: str, tmp_path: Path) -> None:
    unit = UNITS[name]
    told = measured(main_part(paragraph(unit * (19_000 // len(unit))) * 20), tmp_path / "la.docx")
    assert told["seconds"] < SECONDS, told
    assert told["megabytes"] < MEGABYTES, told


def test_very_many_different_words_that_are_none() -> None:
    letters = "bcdfghklmnpqrstvx"
    words = [f"{a}ấ{b}{c}ộ{d}" for a in letters for b in letters for c in letters for d in letters[:4]]
    text = [" ".join(words[at : at + 2000]) for at in range(0, len(words), 2000)]
    assert cost(main_part("".join(map(paragraph, text)))) < 10


def test_ten_thousand_tables() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Nội dung')}</w:tc></w:tr></w:tbl>"
    assert cost(main_part(table * 6_000)) < 10


def test_a_column_of_no_width() -> None:
    narrow = "<w:sectPr><w:pgSz w:w='60' w:h='100'/></w:sectPr>"
    assert cost(main_part(paragraph("chữ " * 4_900) * 60 + narrow)) < 10


def test_a_page_of_no_size() -> None:
    flat = "<w:sectPr><w:pgSz w:w='0' w:h='0'/></w:sectPr>"
    assert check_bytes(main_part(paragraph("Kế hoạch") + flat), "la.docx", on=DAY)


def test_more_tab_stops_than_word_sets() -> None:
    stops = "".join(f"<w:tab w:val='left' w:pos='{3 * n}'/>" for n in range(3_000))
    tabs = "<w:r><w:tab/><w:t>a</w:t></w:r>" * 3_900
    text = f"<w:p><w:pPr><w:tabs>{stops}</w:tabs></w:pPr>{tabs}</w:p>"
    assert cost(main_part(text * 4)) < 10
