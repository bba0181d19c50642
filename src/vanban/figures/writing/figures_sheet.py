"""The sheet of figures: one row per project and source, the total above them, cells to fill in."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from vanban.figures.columns import AMOUNTS, COLUMNS, SHEET, Column
from vanban.figures.writing.carrying import SheetRow
from vanban.figures.writing.frame import Frame
from vanban.figures.writing.looks import A3, Formula, Sheet, Value, in_unit, range_of

TITLE_ROW, NOTE_ROW, GROUP_ROW, HEAD_ROW, TOTAL_ROW, FIRST_ROW = range(1, 7)
SPARE_ROWS = 60  # for projects that come during the month

AT = {column.key: number for number, column in enumerate(COLUMNS, start=1)}
_WIDTHS = {
    "number": 6,
    "code": 13,
    "name": 38,
    "department": 34,
    "investor": 22,
    "source": 38,
    "group": 10,
    "plan_year": 9,
    "explanation": 36,
}
_STYLES = {
    "number": "VB số",
    "plan_year": "VB năm",
    "last_cumulative": "VB khóa",
    "difference": "VB khóa",
}
_MONEY_WIDTH = 13
_SUMMED = (*AMOUNTS, "last_cumulative")
_WRONG = PatternFill("solid", bgColor="F8CBAD")


def write_figures(sheet: Sheet, rows: Sequence[SheetRow], frame: Frame) -> int:
    """Write the sheet; the last row that can be filled in."""
    last = FIRST_ROW + len(rows) + SPARE_ROWS - 1
    _write_top(sheet, frame)
    for number, row in enumerate(rows):
        _write_row(sheet, FIRST_ROW + number, number + 1, row, frame)
    for number in range(FIRST_ROW + len(rows), last + 1):
        _write_spare(sheet, number)
    _write_totals(sheet, rows, last, frame)
    _validate(sheet, last, frame)
    wrong = f"AND(ISNUMBER({_cell('difference', FIRST_ROW)}),{_cell('difference', FIRST_ROW)}<>0)"
    letter = get_column_letter(AT["difference"])
    sheet.page.conditional_formatting.add(
        f"{letter}{FIRST_ROW}:{letter}{last}", FormulaRule(formula=[wrong], fill=_WRONG)
    )
    sheet.finish(freeze=f"D{FIRST_ROW}", repeat=f"{GROUP_ROW}:{HEAD_ROW}", paper=A3)
    return last


def _write_top(sheet: Sheet, frame: Frame) -> None:
    title = f"SỐ LIỆU GIẢI NGÂN VỐN ĐẦU TƯ CÔNG {frame.month.name.upper()}"
    sheet.put(TITLE_ROW, 1, f"{title} (SỐ LIỆU MINH HỌA)" if frame.is_sample else title, "VB tiêu đề")
    sheet.put(NOTE_ROW, 1, f"Số liệu tính đến ngày {frame.closed_on}", "VB ghi chú")
    sheet.put(NOTE_ROW, AT["plan_central"], f"Đơn vị tính: {frame.unit_name}", "VB ghi chú")
    titles = [column.title for column in COLUMNS]
    widths = [_WIDTHS.get(column.key, _MONEY_WIDTH) for column in COLUMNS]
    sheet.heads(HEAD_ROW, titles, widths)
    for group, columns in groupby(COLUMNS, lambda column: column.group):
        _write_group(sheet, group, list(columns))


def _write_group(sheet: Sheet, group: str, columns: list[Column]) -> None:
    """The heading above several columns; a column without one takes both rows."""
    for column in columns:
        sheet.put(GROUP_ROW, AT[column.key], group or column.title, "VB đầu bảng")
        if not group:
            at = AT[column.key]
            sheet.put(HEAD_ROW, at, None, "VB đầu bảng")
            sheet.page.merge_cells(start_row=GROUP_ROW, end_row=HEAD_ROW, start_column=at, end_column=at)
    if group:
        first, last = AT[columns[0].key], AT[columns[-1].key]
        sheet.page.merge_cells(start_row=GROUP_ROW, end_row=GROUP_ROW, start_column=first, end_column=last)


def _write_row(sheet: Sheet, at: int, number: int, row: SheetRow, frame: Frame) -> None:
    project, amounts = row.project, row.project.amounts
    values: dict[str, Value] = {
        "number": number,
        "code": project.code,
        "name": project.name,
        "department": frame.departments.get(project.department, project.department),
        "investor": project.investor or None,
        "source": frame.sources.get(project.source, project.source),
        "group": frame.groups.get(project.group, project.group) or None,
        "plan_year": project.plan_year,
        "last_cumulative": in_unit(row.last_cumulative, frame.unit),
        "difference": Formula(_difference(at), _difference_now(row, frame)),
        "explanation": project.explanation or None,
        **{field: in_unit(amounts[field], frame.unit) for field in AMOUNTS},
    }
    for column in COLUMNS:
        sheet.put(at, AT[column.key], values[column.key], _style(column.key))
    sheet.fit_height(at, ((str(values[key] or ""), _WIDTHS[key]) for key in _WIDTHS))


def _write_spare(sheet: Sheet, at: int) -> None:
    for column in COLUMNS:
        value = Formula(_difference(at), "") if column.key == "difference" else None
        sheet.put(at, AT[column.key], value, _style(column.key))


def _style(key: str) -> str:
    return _STYLES.get(key, "VB tiền" if key in AMOUNTS else "VB chữ")


def _difference(at: int) -> str:
    """Last month's cumulative and the month's own, less the cumulative: nothing until both are filled in."""
    done, cumulative = _cell("disbursed", at), _cell("cumulative", at)
    return f'IF(COUNT({done},{cumulative})<2,"",ROUND({_cell("last_cumulative", at)}+{done}-{cumulative},6))'


def _difference_now(row: SheetRow, frame: Frame) -> int | Decimal | str:
    done, cumulative = row.project.amounts["disbursed"], row.project.amounts["cumulative"]
    if done is None or cumulative is None:
        return ""
    return in_unit((row.last_cumulative or 0) + done - cumulative, frame.unit) or 0


def _write_totals(sheet: Sheet, rows: Sequence[SheetRow], last: int, frame: Frame) -> None:
    for column in COLUMNS:
        value: Value = "TỔNG SỐ" if column.key == "name" else None
        if column.key in _SUMMED:
            letter = get_column_letter(AT[column.key])
            amounts = (_amount(row, column.key) for row in rows)
            total = in_unit(sum(amount or 0 for amount in amounts), frame.unit) or 0
            value = Formula(f"SUM({letter}{FIRST_ROW}:{letter}{last})", total)
        sheet.put(TOTAL_ROW, AT[column.key], value, "VB tổng")


def _amount(row: SheetRow, key: str) -> int | None:
    if key == "last_cumulative":
        return row.last_cumulative
    return next(row.project.amounts[field] for field in AMOUNTS if field == key)


def _validate(sheet: Sheet, last: int, frame: Frame) -> None:
    """Lists for what the campaign knows, numbers for money; what is typed otherwise is refused with a sentence."""
    rows, choose = (FIRST_ROW, last), "Chọn trong danh sách."
    for key, source in frame.lists.items():
        if source:
            sheet.rule(AT[key], rows, choose, type="list", formula1=source)
    sheet.rule(AT["plan_year"], rows, choose, type="list", formula1=f'"{frame.years}"')
    for field in AMOUNTS:
        least = {"operator": "between", "formula1": "-1E+15", "formula2": "1E+15"}
        if field != "disbursed":  # a month can take back what was paid too much
            least = {"operator": "greaterThanOrEqual", "formula1": "0"}
        words = f"Ghi số, đơn vị {frame.unit_name}; để trống nếu chưa có số liệu."
        sheet.rule(AT[field], rows, words, type="decimal", **least)


def _cell(key: str, row: int) -> str:
    return f"{get_column_letter(AT[key])}{row}"


def data_range(key: str, last: int) -> str:
    """The cells of a column that can be filled in, as other sheets call them."""
    return range_of(SHEET, AT[key], FIRST_ROW, last)
