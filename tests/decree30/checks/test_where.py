"""Where a finding stands, as a clerk looks for it."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.sheet import TEXT, component, in_cell, page_number, paragraph, plan, section

from vanban.decree30.where import where

SHEET = plan()


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (None, "cả văn bản"),
        (section(), "thiết lập trang"),
        (component("quoc_hieu", "CỘNG HÒA"), "trang 1, phía trên bên phải: “CỘNG HÒA”"),
        (component("noi_nhan", "- Như trên;"), "trang 1, phía dưới bên trái: “- Như trên;”"),
        (in_cell(component("quoc_hieu", "CỘNG HÒA"), 1, 2), "trang 1, bảng 1, hàng 1, ô 2: “CỘNG HÒA”"),
        (page_number(), "đầu trang: “2”"),
        (paragraph("Nội  dung\u00a0" * 20, top=150), "trang 1, giữa trang: “" + "Nội dung " * 6 + "Nội du…”"),
        (paragraph("", top=20, room=TEXT), "trang 1, phía trên bên trái"),
    ],
)
def test_a_spot_is_named_by_page_region_cell_and_words(spot: Any, place: str) -> None:
    assert where(spot, SHEET) == place


def test_one_of_many_sections_is_named_by_its_number() -> None:
    sheet = replace(SHEET, layout=replace(SHEET.layout, sections=(section(), section(index=1, pages=(3, 4)))))
    assert where(sheet.layout.sections[1], sheet) == "phân đoạn 2 (trang 3)"
