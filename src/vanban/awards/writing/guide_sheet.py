"""The sheet of guidance."""

from vanban.awards.columns import EARLIER_SHEET, LISTS_SHEET, NOMINEES_SHEET, NOT_PROPOSED
from vanban.figures.writing.looks import Sheet

_HEAD_ROW = 3
_WIDTHS = (5, 110)
_LINES = (
    f"Trang “{NOMINEES_SHEET}”: mỗi tập thể, mỗi cá nhân một hàng. Chèn, xóa, sắp xếp hàng được; không đổi tên cột.",
    f"“{NOT_PROPOSED}” ở cột Hình thức đề nghị: hàng được giữ lại nhưng không đưa vào hồ sơ. "
    "Chọn một hình thức để đề nghị.",
    "Mã để trống thì chương trình tự đặt theo thứ tự hàng (TT01, CN01). "
    f"Đã ghi mã ở trang “{EARLIER_SHEET}” thì ghi cả ở đây.",
    "Họ và tên viết đúng như trong quyết định, không kèm Ông, Bà. Ngày sinh như 05/06/1980, hoặc chỉ năm sinh.",
    "Cá nhân phải có chức vụ. Tập thể để trống Giới tính, Ngày sinh, Chức vụ.",
    "Thành tích: một hai dòng, có số liệu. Viết {{ so_lieu.ty_le }} để lấy số của đơn vị, dự án ghi ở cột Số liệu của; "
    "nhiều đơn vị thì ngăn bằng dấu chấm phẩy.",
    "Cấp quyết định chỉ ghi khi khác với cấp có thẩm quyền của hình thức. Loại hình khen để trống là chuyên đề.",
    "Kỷ luật: để trống nếu không có. Có hình thức kỷ luật, đang xem xét, thanh tra thì ghi rõ.",
    "Số phiếu đồng ý ghi sau khi Hội đồng họp; số người dự, số phiếu phát ra ghi ở council.yaml.",
    "Thứ tự nghi thức chỉ dùng khi campaign.yaml ghi khen_thuong.thu_tu: nghi_thuc.",
    "Quyết định tặng số, Ngày quyết định ghi sau khi có quyết định; sổ theo dõi khen thưởng lấy từ đây.",
    f"Trang “{EARLIER_SHEET}”: mỗi lần khen một hàng. Làm căn cứ: Có nếu là lý do của lần đề nghị này. "
    "Khen chuyên đề, đột xuất không làm căn cứ cho khen công trạng.",
    f"Trang “{LISTS_SHEET}” chỉ để chọn. Các trang khóa không có mật khẩu: vào Review, chọn Unprotect Sheet nếu cần.",
)


def write_guide(sheet: Sheet) -> None:
    """Write the sheet."""
    sheet.put(1, 1, "HƯỚNG DẪN ĐIỀN BẢNG ĐỀ NGHỊ KHEN THƯỞNG", "VB tiêu đề")
    sheet.heads(_HEAD_ROW, ("STT", "Cách điền"), _WIDTHS)
    for number, words in enumerate(_LINES, start=1):
        row = _HEAD_ROW + number
        sheet.put(row, 1, number, "VB số")
        sheet.put(row, 2, words, "VB khóa chữ")
        sheet.fit_height(row, [(words, _WIDTHS[1])])
    sheet.finish(freeze=f"A{_HEAD_ROW + 1}", repeat=f"{_HEAD_ROW}:{_HEAD_ROW}")
