"""Long tables are judged by some of their rows; which rows, and when."""

from typing import Any

from vanban.documents.shape import has_long_table, shape, with_short_tables


def context(rows: int) -> dict[str, Any]:
    """A document with one table: rows, one group in the middle, a sum at the end."""
    table = [{"kieu": "dong", "ten": str(n)} for n in range(rows)]
    table.insert(rows // 2, {"kieu": "nhom", "ten": "Nhóm"})
    table.append({"kieu": "tong", "ten": "Cộng"})
    return {"so": "05", "phu_luc_bang": [{"kieu": "trich_ngang", "hang": table}], "noi_nhan": ["a"] * 400}


def test_a_short_table_is_judged_whole() -> None:
    short = context(20)
    assert not has_long_table(short)
    assert with_short_tables(short)["so"] == "05"


def test_a_long_table_is_judged_by_rows_of_every_kind() -> None:
    long = context(2_000)
    assert has_long_table(long)
    judged = with_short_tables(long)
    rows = judged["phu_luc_bang"][0]["hang"]
    assert len(rows) < 320
    assert {row["kieu"] for row in rows} == {"dong", "nhom", "tong"}
    assert rows[-1]["ten"] == "Cộng"
    assert shape(judged) == shape(long)
    assert judged["noi_nhan"] == long["noi_nhan"]


def test_a_long_list_that_is_no_table_stays() -> None:
    assert not has_long_table({"noi_nhan": ["a"] * 400})
