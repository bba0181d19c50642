"""The sheet of departments: when each report came, where each stood a year ago."""

from collections.abc import Mapping, Sequence

from vanban.figures.columns import RECEIPT_COLUMNS
from vanban.figures.model import Receipt
from vanban.figures.writing.frame import DEPARTMENT_ROW, Frame
from vanban.figures.writing.looks import SINCE_2000, Sheet, Value, in_unit

AT = {column.key: number for number, column in enumerate(RECEIPT_COLUMNS, start=1)}
_WIDTHS = (6, 48, 16, 22, 22, 40)
_STYLES = ("VB số", "VB khóa chữ", "VB ngày", "VB tiền", "VB tiền", "VB chữ")


def write_departments(sheet: Sheet, receipts: Mapping[str, Receipt], frame: Frame) -> None:
    """Write the sheet: every department, with what is known of it."""
    title = f"THEO DÕI BÁO CÁO CỦA CÁC ĐƠN VỊ {frame.month.name.upper()}"
    sheet.put(1, 1, f"{title} (SỐ LIỆU MINH HỌA)" if frame.is_sample else title, "VB tiêu đề")
    sheet.put(2, 1, f"Hạn gửi báo cáo: {frame.due_on}", "VB ghi chú")
    sheet.put(2, AT["last_year_cumulative"], f"Đơn vị tính: {frame.unit_name}", "VB ghi chú")
    sheet.heads(DEPARTMENT_ROW - 1, [column.title for column in RECEIPT_COLUMNS], _WIDTHS)
    for number, (id, name) in enumerate(frame.departments.items()):
        _write_row(sheet, DEPARTMENT_ROW + number, (number + 1, name, *_known(receipts.get(id), frame)))
    last = DEPARTMENT_ROW + len(frame.departments) - 1
    sheet.rule(AT["received_on"], (DEPARTMENT_ROW, last), "Ghi ngày như 05/06/2024.", **SINCE_2000)
    sheet.finish(freeze=f"C{DEPARTMENT_ROW}", repeat=f"{DEPARTMENT_ROW - 1}:{DEPARTMENT_ROW - 1}")


def _known(receipt: Receipt | None, frame: Frame) -> Sequence[Value]:
    if receipt is None:
        return (None, None, None, None)
    done, plan = receipt.last_year_cumulative, receipt.last_year_plan
    return (receipt.received_on, in_unit(done, frame.unit), in_unit(plan, frame.unit), None)


def _write_row(sheet: Sheet, row: int, values: Sequence[Value]) -> None:
    for column, (value, style) in enumerate(zip(values, _STYLES, strict=True), start=1):
        sheet.put(row, column, value, style)
