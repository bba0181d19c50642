"""The rows of the sample workbooks, read and added up the plain way, without the program's reader and sums."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

FOLDER = Path(__file__).parents[2] / "campaigns" / "giai-ngan-von-dau-tu-cong" / "2024" / "figures"
MONTHS = (*(f"2024-{number:02}" for number in range(1, 13)), "2025-01")
MILLION = 1_000_000


@dataclass(frozen=True)
class Row:
    """One project of one month; amounts in đồng, None where the cell is empty."""

    code: str
    department: str
    source: str
    group: str
    year: int
    central: int
    local: int
    carried: int
    before: int
    month: int | None
    cumulative: int | None
    carried_cumulative: int
    year_end: int | None
    close: int | None


@cache
def rows(month: str) -> tuple[Row, ...]:
    """The projects of a month, of both plan years."""
    sheet = load_workbook(FOLDER / f"{month}.xlsx").worksheets[0]
    found = []
    for cells in sheet.iter_rows(min_row=6, max_col=19, values_only=True):
        if cells[1]:
            central, local, carried, before, step, done, carried_done, year_end, close = (
                None if cells[n] is None else round(float(str(cells[n])) * MILLION)
                for n in (8, 9, 10, 11, 12, 13, 15, 16, 17)
            )
            code, department, source, group = (str(cells[n]) for n in (1, 3, 5, 6))
            found.append(
                Row(code, department, source, group, int(str(cells[7])), central or 0, local or 0, carried or 0,
                    before or 0, step, done, carried_done or 0, year_end, close)
            )  # fmt: skip
    return tuple(found)


def of_2024(month: str) -> list[Row]:
    """The projects of the campaign's own plan year."""
    return [row for row in rows(month) if row.year == 2024]


def total(some: Iterable[Row], of: Callable[[Row], int | None]) -> int:
    """A sum that leaves empty cells out."""
    return sum(of(row) or 0 for row in some)


def rate(some: Iterable[Row]) -> Decimal | None:
    """The cumulative disbursement in per cent of the local plan, with two decimals."""
    some = list(some)
    plan = total(some, lambda row: row.local)
    if not plan or all(row.cumulative is None for row in some):
        return None
    exact = Decimal(total(some, lambda row: row.cumulative)) * 100 / Decimal(plan)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


@cache
def receipts(month: str) -> dict[str, tuple[int, int]]:
    """Last year's cumulative disbursement and plan of each department, in đồng."""
    sheet = load_workbook(FOLDER / f"{month}.xlsx").worksheets[1]
    return {
        str(cells[1]): (round(float(str(cells[3])) * MILLION), round(float(str(cells[4])) * MILLION))
        for cells in sheet.iter_rows(min_row=4, values_only=True)
        if cells[1] and cells[3] is not None and cells[4] is not None
    }
