"""The sheet of totals: each department and each source added up by formulas over the sheet of figures."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from openpyxl.worksheet.datavalidation import DataValidation

from vanban.figures.model import Field, Project
from vanban.figures.writing.carrying import SheetRow
from vanban.figures.writing.figures_sheet import data_range
from vanban.figures.writing.frame import Frame
from vanban.figures.writing.looks import RATE, Formula, Sheet, in_unit

_SUMS: tuple[Field, ...] = (
    "plan_central",
    "plan_local",
    "carried_over",
    "disbursed",
    "cumulative",
    "carried_cumulative",
)
_COUNT, _FIRST_SUM = 3, 4
_RATES: Mapping[str, Field] = {
    "Tỷ lệ so với kế hoạch Thủ tướng Chính phủ giao (%)": "plan_central",
    "Tỷ lệ so với kế hoạch địa phương giao (%)": "plan_local",
}
_YEAR = "$C$3"
_TITLES = {
    "plan_central": "Kế hoạch Thủ tướng Chính phủ giao",
    "plan_local": "Kế hoạch địa phương giao",
    "carried_over": "Kế hoạch năm trước kéo dài",
    "disbursed": "Giải ngân trong tháng",
    "cumulative": "Lũy kế giải ngân",
    "carried_cumulative": "Lũy kế giải ngân vốn kéo dài",
}
_WIDTHS = (6, 48, 10, *(16 for _ in _SUMS), 18, 18)


def write_totals(sheet: Sheet, rows: Sequence[SheetRow], last: int, frame: Frame) -> None:
    """Write the sheet; `last` is the last row of the sheet of figures."""
    year = frame.plan_years[0]
    projects = [row.project for row in rows if row.project.plan_year == year]
    title = f"TỔNG HỢP GIẢI NGÂN {frame.month.name.upper()}"
    sheet.put(1, 1, f"{title} (SỐ LIỆU MINH HỌA)" if frame.is_sample else title, "VB tiêu đề")
    sheet.put(2, _FIRST_SUM, f"Đơn vị tính: {frame.unit_name}", "VB ghi chú")
    sheet.put(3, 2, "Tính cho kế hoạch năm (đổi được):", "VB ghi chú")
    sheet.put(3, _COUNT, year, "VB năm")
    years = DataValidation(type="list", formula1=f'"{frame.years}"', showErrorMessage=True)
    years.add("C3")
    sheet.page.add_data_validation(years)
    table = _Table(sheet, projects, last, frame)
    end = table.write(5, "Đơn vị", "department", frame.departments)
    table.write(end + 2, "Nguồn vốn", "source", frame.sources)
    sheet.finish(freeze="C6", repeat="5:5")


class _Table:
    """One table of the sheet: what is added up, its total first."""

    def __init__(self, sheet: Sheet, projects: Sequence[Project], last: int, frame: Frame) -> None:
        self._sheet = sheet
        self._projects = projects
        self._last = last
        self._frame = frame

    def write(self, head: int, title: str, key: str, names: Mapping[str, str]) -> int:
        """Write the table from row `head` on; its last row."""
        heads = ("STT", title, "Số dòng dự án", *(_TITLES[field] for field in _SUMS), *_RATES)
        self._sheet.heads(head, heads, _WIDTHS)
        first, end = head + 2, head + 1 + len(names)
        self._row(
            head + 1, "", "TỔNG SỐ", self._projects, lambda _, column: f"SUM({column}{first}:{column}{end})"
        )
        for number, (id, name) in enumerate(names.items(), start=1):
            mine = [project for project in self._projects if getattr(project, key) == id]
            self._row(first + number - 1, number, name, mine, self._of_name(key, first + number - 1))
        return end

    def _of_name(self, key: str, row: int) -> Callable[[str, str], str]:
        """Adds up the rows of the sheet of figures that have the name in column B and the plan year."""
        chosen = f"{data_range(key, self._last)},$B{row},{data_range('plan_year', self._last)},{_YEAR}"

        def formula(field: str, _: str) -> str:
            return f"SUMIFS({data_range(field, self._last)},{chosen})" if field else f"COUNTIFS({chosen})"

        return formula

    def _row(
        self,
        row: int,
        number: int | str,
        name: str,
        projects: Sequence[Project],
        formula: Callable[[str, str], str],
    ) -> None:
        style = "VB khóa" if number else "VB tổng"
        put = self._sheet.put
        put(row, 1, number, "VB số" if number else style)
        put(row, 2, name, "VB khóa chữ" if number else style)
        put(row, _COUNT, Formula(formula("", "C"), len(projects)), style)
        sums = {field: sum(project.amounts[field] or 0 for project in projects) for field in _SUMS}
        for column, field in enumerate(_SUMS, start=_FIRST_SUM):
            text = formula(field, "DEFGHI"[column - _FIRST_SUM])
            put(row, column, Formula(text, in_unit(sums[field], self._frame.unit) or 0), style)
        for column, basis in enumerate(_RATES.values(), start=_FIRST_SUM + len(_SUMS)):
            plan = "DE"[basis == "plan_local"]
            rate = Decimal(sums["cumulative"] * 100) / sums[basis] if sums[basis] else "-"
            cell = put(row, column, Formula(f'IF({plan}{row}=0,"-",H{row}/{plan}{row}*100)', rate), style)
            cell.number_format = RATE
