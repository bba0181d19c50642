"""Paper, type, page numbers."""

import unicodedata

from tests.decree30.breaking.case import (
    Case,
    line_looks,
    looks,
    page,
    shapes,
)
from tests.decree30.kit.model import Block, Document, Letters, Paragraph, Table
from tests.decree30.kit.pieces import page_number

PAPER = "thiết lập trang"


def turned(document: Document) -> None:
    """Landscape, its letterhead and foot as wide as the new text."""
    _swap(document.page)
    for block in document.page.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    cell.width_mm *= 252 / 165


def _swap(section: object) -> None:
    section.width, section.height = 297, 210  # type: ignore[attr-defined]  # a section


def decomposed(document: Document) -> None:
    """One paragraph with its marks apart from the letters."""
    paragraph = document.saying("Nâng cao trách nhiệm")
    paragraph.text = unicodedata.normalize("NFD", paragraph.text)


def every_third_smaller(document: Document) -> None:
    """A third of the body in 13."""
    for paragraph in document.all("noi_dung")[::3]:
        paragraph.look(size=13)


def numbered(**look: object) -> list[Block]:
    """A page number of another look."""
    blocks = page_number()
    assert isinstance(blocks[0], Paragraph)
    blocks[0].look(**look)
    return blocks


def of_so_many() -> list[Block]:
    """Trang 2/3."""
    letters = [
        Letters("Trang "),
        Letters("2", field="PAGE"),
        Letters("/"),
        Letters("3", field="NUMPAGES"),
    ]
    return [Paragraph(letters, "so_trang", align="center")]


CASES = [
    Case("PAGE-01", "ke_hoach", "khổ Letter", page(width=215.9, height=279.4), PAPER,
         along={"SIGN-11": "the pages break elsewhere, the signature stands alone"}),
    Case("PAGE-02", "cong_van", "nằm ngang, không có bảng", turned, PAPER, "error",
         {"PAGE-08": "margins of a landscape page are reported"}),
    Case("PAGE-02", "ke_hoach", "nằm ngang, có bảng", turned, PAPER, "info",
         {"PAGE-08": "margins of a landscape page are reported"}),
    Case("PAGE-03", "ke_hoach", "lề trên 17,6 mm", page(top=17.6), PAPER),
    Case("PAGE-03", "ke_hoach_phu_luc", "lề trên phụ lục 30 mm", page(1, top=30), "phân đoạn 2"),
    Case("PAGE-04", "ke_hoach", "lề dưới 15 mm", page(bottom=15), PAPER),
    Case("PAGE-05", "ke_hoach", "lề trái 25 mm", page(left=25), PAPER),
    Case("PAGE-06", "ke_hoach", "lề phải 12 mm", page(right=12), PAPER),
    Case("PAGE-07", "ke_hoach", "lề đối xứng", lambda d: setattr(d, "mirrored", True), PAPER),
    Case("PAGE-07", "ke_hoach", "lề đóng gáy 3 mm", page(gutter=3), PAPER),
    Case("PAGE-08", "ke_hoach_phu_luc", "lề trang nằm ngang", page(2, left=10), "phân đoạn 3"),
    Case("FONT-01", "ke_hoach", "một đoạn Arial", line_looks("Nâng cao trách nhiệm", font="Arial"), "Nâng cao"),
    Case("FONT-01", "ke_hoach", "ô bảng Calibri",
         line_looks("Sơ kết 6 tháng", font="Calibri"), "bảng 2, hàng 4, ô 2"),
    Case("FONT-01", "ke_hoach", "số trang Calibri", looks("so_trang", font="Calibri"), "đầu trang"),
    Case("FONT-02", "ke_hoach", ".VnTime", line_looks("Nâng cao trách nhiệm", font=".VnTime"), "Nâng cao",
         along={"FONT-01": "a legacy font is not Times New Roman either"}),
    Case("FONT-02", "ke_hoach", "VNI-Times", line_looks("Nâng cao trách nhiệm", font="VNI-Times"), "Nâng cao",
         along={"FONT-01": "a legacy font is not Times New Roman either"}),
    Case("FONT-03", "ke_hoach", "chữ đỏ", line_looks("Nâng cao trách nhiệm", colour="FF0000"), "Nâng cao",
         along={"BODY-07": "colour in running text"}),
    Case("FONT-03", "ke_hoach", "tên loại xanh", looks("ten_loai", colour="0070C0"), "KẾ HOẠCH"),
    Case("FONT-04", "ke_hoach", "chữ tổ hợp", decomposed, ""),
    Case("FONT-05", "ke_hoach", "Quốc hiệu 12, Tiêu ngữ 14", looks("quoc_hieu", size=12), "12, 14, 14"),
    Case("FONT-06", "ke_hoach", "lẫn cỡ 13 và 14", every_third_smaller, ""),
    Case("PGNUM-01", "ke_hoach", "không số trang", page(header=None), ""),
    Case("PGNUM-01", "ke_hoach", "số trang lệch phải", shapes("so_trang", align="right"), "đầu trang"),
    Case("PGNUM-02", "ke_hoach", "trang đầu có số", page(title_page=False), ""),
    Case("PGNUM-03", "ke_hoach", "số trang cỡ 11", looks("so_trang", size=11), "đầu trang"),
    Case("PGNUM-03", "ke_hoach", "số trang nghiêng", looks("so_trang", italic=True), "đầu trang"),
    Case("PGNUM-03", "ke_hoach", "số trang La Mã", page(number_format="upperRoman"), ""),
    Case("PGNUM-04", "ke_hoach", "số trang ở chân", page(footer=page_number()), "chân trang", "error"),
    Case("PGNUM-04", "ke_hoach", "bắt đầu từ 5", page(number_start=5), "", "error"),
    Case("PGNUM-04", "ke_hoach", "Trang 2/3", page(header=of_so_many()), "đầu trang", "warning"),
    Case("PGNUM-05", "ke_hoach_phu_luc", "phụ lục đánh số tiếp", page(1, number_start=None), ""),
]  # fmt: skip
