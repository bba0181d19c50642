"""The sheet of lists that cells choose from: awards, departments."""

from vanban.awards.writing.frame import LIST_ROW, Frame
from vanban.figures.writing.looks import Sheet

_WIDTHS = (60, 3, 60, 16)


def write_lists(sheet: Sheet, frame: Frame) -> None:
    """Write the sheet."""
    sheet.put(1, 1, "DANH MỤC", "VB tiêu đề")
    sheet.heads(LIST_ROW - 1, ("Danh hiệu, hình thức", "", "Đơn vị", "Mã đơn vị"), _WIDTHS)
    for row, award in enumerate(frame.choices, start=LIST_ROW):
        sheet.put(row, 1, award, "VB khóa chữ")
    for row, (id, name) in enumerate(frame.departments.items(), start=LIST_ROW):
        sheet.put(row, 3, name, "VB khóa chữ")
        sheet.put(row, 4, id, "VB khóa chữ")
    sheet.finish(freeze=f"A{LIST_ROW}", repeat=f"{LIST_ROW - 1}:{LIST_ROW - 1}")
