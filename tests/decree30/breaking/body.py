"""The body and its outline."""

from copy import deepcopy

from tests.decree30.breaking.case import Case, Change, inserts, line_looks, looks, marks, shapes, swaps
from tests.decree30.kit.model import Document, Letters, Paragraph, Table
from tests.decree30.kit.pieces import empty

UNTITLED = "Tập thể được khen thưởng phải hoàn thành các nhiệm vụ được giao, nội bộ đoàn kết."


def spaced_by_hand(document: Document) -> None:
    """First lines indented by blanks."""
    for paragraph in document.all("noi_dung"):
        paragraph.first_mm = 0
        paragraph.letters[0].text = "      " + paragraph.letters[0].text


def tabbed(document: Document) -> None:
    """First lines indented by a tab."""
    for paragraph in document.all("noi_dung"):
        paragraph.first_mm = 0
        paragraph.letters[0].text = "\t" + paragraph.letters[0].text


def article_without_title(document: Document) -> None:
    """One of the articles begins with its sentence."""
    paragraph = document.saying("Điều 3. Tiêu chuẩn")
    paragraph.letters = [Letters("Điều 3.", bold=True), Letters(f" {UNTITLED}")]


def article_marker(words: str, new: str) -> Change:
    """The bold marker of an article written in another way."""

    def change(document: Document) -> None:
        document.saying(words).letters[0].text = new

    return change


def only(words: str, **shape: object) -> Change:
    """Another shape of one paragraph."""

    def change(document: Document) -> None:
        paragraph: Paragraph = document.saying(words)
        for key, value in shape.items():
            setattr(paragraph, key, value)

    return change


def long_table(**changes: object) -> Change:
    """The table of data so long that it goes over a page."""

    def change(document: Document) -> None:
        blocks, at = document.place("bang")
        data = blocks[at]
        assert isinstance(data, Table)
        data.rows += [deepcopy(row) for _ in range(12) for row in data.rows[1:]]
        for key, value in changes.items():
            setattr(data, key, value)

    return change


LONG = "I. MỤC ĐÍCH, YÊU CẦU"
CASES = [
    Case("BODY-01", "ke_hoach", "cỡ 12", looks("noi_dung", size=12), "",
         along={"FONT-06": "one size, but neither 13 nor 14", "STR-07": "the headings are of the same size"}),
    Case("BODY-01", "ke_hoach", "nghiêng",
         looks("noi_dung", italic=True), "", along={"STR-07": "the headings are italic too"}),
    Case("BODY-02", "ke_hoach", "canh trái", shapes("noi_dung", align="left"), ""),
    Case("BODY-03", "ke_hoach", "lùi 1,5 cm", shapes("noi_dung", first_mm=15), "", "error"),
    Case("BODY-03", "ke_hoach", "không lùi", shapes("noi_dung", first_mm=0), "", "error"),
    Case("BODY-03", "ke_hoach", "lùi bằng dấu cách", spaced_by_hand, "", "warning",
         {"TYPO-01": "blanks in a row"}),
    Case("BODY-03", "ke_hoach", "lùi bằng tab", tabbed, "", "warning", {"TYPO-01": "tabs for layout"}),
    Case("BODY-04", "ke_hoach", "không cách đoạn", shapes("noi_dung", before=0), "", "error"),
    Case("BODY-04", "ke_hoach", "cách 3 pt", shapes("noi_dung", before=3), "", "error"),
    Case("BODY-04", "ke_hoach", "bỏ cách giữa đoạn cùng kiểu", shapes("noi_dung", contextual=True), ""),
    Case("BODY-05", "ke_hoach", "1,7 dòng", shapes("noi_dung", line=("auto", 1.7)), "", "error"),
    Case("BODY-05", "ke_hoach", "đúng 15 pt", shapes("noi_dung", line=("exact", 15)), "", "warning"),
    Case("BODY-05", "ke_hoach", "0,9 dòng", shapes("noi_dung", line=("auto", 0.9)), "", "error"),
    Case("BODY-06", "ke_hoach", "thiếu ./.", swaps("quyết định./.", "quyết định."), "Trong quá trình"),
    Case("BODY-07", "ke_hoach", "gạch chân", marks("đạt 95% kế hoạch vốn", underline=True), "Phấn đấu"),
    Case("BODY-08", "ke_hoach", "ba đoạn trống", inserts("bang", empty, empty, empty), ""),
    Case("BODY-09", "ke_hoach", "hàng đầu không lặp lại", long_table(heads=0), "bảng 2"),
    Case("BODY-09", "ke_hoach", "hàng bị ngắt", long_table(splits=True), "bảng 2"),
    Case("STR-01", "quy_che", "Chương 1", swaps("Chương I", "Chương 1"), "Chương 1"),
    Case("STR-01", "quy_che", "tiêu đề chữ thường", swaps("QUY ĐỊNH CHUNG", "Quy định chung"), "Quy định chung"),
    Case("STR-01", "quy_che", "canh trái", only("Chương II", align="left"), "Chương II"),
    Case("STR-02", "quy_che", "Mục I", swaps("Mục 1", "Mục I"), "Mục I"),
    Case("STR-02", "quy_che", "không đậm", line_looks("Mục 2", bold=False), "Mục 2"),
    Case("STR-03", "quyet_dinh", "Điều 1:", article_marker("Điều 1.", "Điều 1:"), "Điều 1:"),
    Case("STR-03", "quyet_dinh", "Điều II.", article_marker("Điều 2.", "Điều II."), "Điều II"),
    Case("STR-03", "quy_che", "không đậm", line_looks("Điều 4. Tiêu", bold=False), "Điều 4"),
    Case("STR-04", "quy_che", "một điều không tiêu đề", article_without_title, "Điều 3"),
    Case("STR-05", "ke_hoach", "khoản có tiêu đề không đậm",
         line_looks("1. Mục đích", bold=False), "1. Mục đích", "error"),
    Case("STR-05", "bao_cao", "2/", swaps("2. Phối hợp", "2/ Phối hợp"), "2/", "warning"),
    Case("STR-05", "bao_cao", "2)", swaps("2. Phối hợp", "2) Phối hợp"), "2)", "warning"),
    Case("STR-06", "ke_hoach", "bỏ chữ đ", swaps("đ) Đưa", "e) Đưa"), "e) Đưa"),
    Case("STR-06", "ke_hoach", "a.", swaps("a) Tạo", "a. Tạo"), "a. Tạo"),
    Case("STR-07", "ke_hoach", "không đậm", line_looks(LONG, bold=False), LONG),
    Case("STR-07", "ke_hoach", "chữ thường", swaps(LONG, "I. Mục đích, yêu cầu"), "I. Mục đích"),
    Case("STR-08", "ke_hoach", "nhảy số", swaps("2. Yêu cầu", "3. Yêu cầu"), "3. Yêu cầu"),
    Case("STR-08", "ke_hoach", "trùng số", swaps("III. TIÊU", "II. TIÊU"), "II. TIÊU"),
    Case("STR-08", "quyet_dinh", "trùng Điều", article_marker("Điều 3.", "Điều 2."), "Điều 2",
         along={"NN-06": "the Điều that the recipients name is gone"}),
]  # fmt: skip
