"""One cell, whatever is in it: a value or a sentence, never anything else."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vanban.awards.reading import cells
from vanban.figures.reading.cells import Cell, CellError

READERS: list[Callable[[Cell], object]] = [
    cells.read_words,
    cells.read_lines,
    cells.read_list,
    cells.read_yes,
    cells.is_crossed,
    cells.read_kind,
    cells.read_sex,
    cells.read_ground,
    cells.read_born,
    cells.read_date,
    cells.read_decision,
    cells.read_discipline,
    cells.read_years,
    cells.read_count("số phiếu", least=0),
]
WORDS = st.text(st.sampled_from("0123456789/-., ;()%xXàđÐ¨ngàysinhăm\n\u200bI"), max_size=20)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    WORDS,
    st.text(max_size=20),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)


@given(cell=CELLS)
@example(cell=float("inf"))
@example(cell=float("nan"))
@example(cell=1e300)
@example(cell=datetime(1, 1, 1))
@example(cell="9" * 5000)
@example(cell="năm 9999-2000")
def test_a_cell_is_read_or_told(cell: Cell) -> None:
    told = []
    for read in READERS:
        try:
            read(cell)
        except CellError as error:
            told.append(error.what)
    assert all(what.endswith(".") for what in told)


@pytest.mark.parametrize("cell", [45000.0, "05/02/2025", datetime(2025, 2, 5), date(2025, 2, 5)])
def test_days_are_read_in_every_way_that_excel_keeps_them(cell: Cell) -> None:
    assert cells.read_date(cell) == (date(2023, 3, 15) if cell == 45000.0 else date(2025, 2, 5))


@pytest.mark.parametrize("cell", [True, time(8, 30), timedelta(1), 2.0, "hôm qua"])
def test_what_is_no_day_is_told(cell: Cell) -> None:
    with pytest.raises(CellError):
        cells.read_date(cell)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12/QĐ-UBND", ("12/QĐ-UBND", None)),
        ("Số 12/QĐ-UBND, ngày 05/02/2025", ("Số 12/QĐ-UBND", date(2025, 2, 5))),
        ("12/QĐ-UBND ngày 05 tháng 02 năm 2025", ("12/QĐ-UBND", date(2025, 2, 5))),
    ],
)
def test_a_decision_may_bear_its_day(typed: str, meant: tuple[str, date | None]) -> None:
    assert cells.read_decision(typed) == meant
