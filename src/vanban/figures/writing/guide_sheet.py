"""The sheet of guidance, with the lists that the sheet of figures chooses from."""

from collections.abc import Sequence

from vanban.figures.columns import DEPARTMENTS_SHEET, SHEET, TOTALS_SHEET
from vanban.figures.writing.frame import LIST_ROW, Frame
from vanban.figures.writing.looks import Sheet

_WIDTHS = (5, 96, 3, 34, 22)


def write_guide(sheet: Sheet, frame: Frame) -> None:
    """Write the sheet."""
    sheet.put(1, 1, "HƯỚNG DẪN ĐIỀN SỐ LIỆU", "VB tiêu đề")
    sheet.heads(LIST_ROW - 1, ("STT", "Cách điền", "", "Nguồn vốn", "Nhóm dự án"), _WIDTHS)
    for number, words in enumerate(_lines(frame), start=1):
        sheet.put(LIST_ROW + number - 1, 1, number, "VB số")
        sheet.put(LIST_ROW + number - 1, 2, words, "VB khóa chữ")
    for column, names in ((4, frame.sources), (5, frame.groups)):
        for row, name in enumerate(names.values(), start=LIST_ROW):
            sheet.put(row, column, name, "VB khóa chữ")
    sheet.finish(freeze=f"A{LIST_ROW}", repeat=f"{LIST_ROW - 1}:{LIST_ROW - 1}")


def _lines(frame: Frame) -> Sequence[str]:
    both = f"Bảng tháng này có hai năm kế hoạch: {frame.years.replace(',', ' và ')}; ghi đúng năm ở cột Năm kế hoạch."
    lines = [
        f"Điền các ô nền vàng ở trang “{SHEET}”; tiền tính bằng {frame.unit_name}. Ô nền xám là công thức, không sửa.",
        "Mỗi dự án, mỗi nguồn vốn một hàng. Dự án mới: điền vào hàng trống, đủ mã, tên, đơn vị, nguồn vốn.",
        "Ô để trống là chưa báo cáo. Không phát sinh thì ghi 0 hoặc dấu -.",
        "“Trong tháng” là số giải ngân của riêng tháng này; “Lũy kế từ đầu năm” tính đến ngày ghi ở đầu trang.",
        "“Chênh lệch” = lũy kế tháng trước + trong tháng - lũy kế từ đầu năm. Khác 0 thì ô đổi màu: sửa số liệu.",
        "Giải ngân gồm cả tạm ứng. Vốn năm trước kéo dài sang ghi riêng, không cộng vào lũy kế của kế hoạch năm.",
        "Số giảm so với tháng trước, kế hoạch thay đổi, giải ngân vượt kế hoạch: ghi lý do ở cột Giải trình.",
        f"Trang “{DEPARTMENTS_SHEET}”: ghi ngày nhận báo cáo (hạn {frame.due_on}), số cùng kỳ năm trước.",
        f"Trang “{TOTALS_SHEET}” tự cộng theo đơn vị và nguồn vốn từ trang “{SHEET}”; bấm vào ô để xem công thức.",
        "Các trang khóa không có mật khẩu: vào Review, chọn Unprotect Sheet nếu cần sửa cột hay thêm hàng cộng.",
    ]
    return [*lines, both] if len(frame.plan_years) > 1 else lines
