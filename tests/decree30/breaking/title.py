"""Title, marks, bases, addressees, annexes, copies, forms of one kind."""

from tests.decree30.breaking.case import (
    Case,
    Change,
    both,
    inserts,
    looks,
    removes,
    rule,
    says,
    shapes,
    swaps,
    table,
)
from tests.decree30.kit.documents import sign
from tests.decree30.kit.model import Document, Letters, Paragraph, Rule, Table
from tests.decree30.kit.pieces import addressees, centred, empty

SUBJECT = "Tổ chức phong trào"
REFERENCE = "(chỉ tiêu tại Phụ lục I, phân công tại Phụ lục II kèm theo) "


def line_under_letter_subject(document: Document) -> None:
    """A line where none belongs."""
    document.all("vv")[-1].rule = Rule(15)


def without_vv(document: Document) -> None:
    """The subject of the letter loses its `V/v`."""
    document["vv"].text = "Phối hợp tổ chức phong trào"


def without_new_page(document: Document) -> None:
    """What is issued follows the signature on its page."""
    decision, issued = document.sections
    decision.blocks += issued.blocks
    document.sections.remove(issued)


def without_secretary(document: Document) -> None:
    """Nobody signs on the left."""
    blocks, at = document.place("cuoi")
    table = blocks[at]
    assert isinstance(table, Table)
    table.rows[0][0].blocks = [Paragraph([Letters("")])]


def all_on_one_line(document: Document) -> None:
    """Several addressees behind one another."""
    document["kinh_gui"].text = "Kính gửi: Sở Tài chính, Sở Nội vụ, Ủy ban nhân dân các xã, phường"
    document["kinh_gui"].left_mm = 10
    for _ in range(3):
        document.remove("nguoi_nhan")


def secrecy_on_the_right(document: Document) -> None:
    """MẬT under the date instead of the number."""
    blocks, at = document.place("khung_dau_mat")
    stamp = blocks.pop(at)
    date, below = document.place("ngay")
    date.insert(below + 1, stamp)
    date.insert(below + 2, empty(6))


def wide_stamp(document: Document) -> None:
    """KHẨN in a box of 35 mm."""
    blocks, at = document.place("khung_dau_khan")
    table = blocks[at]
    assert isinstance(table, Table)
    table.rows[0][0].width_mm = 35
    table.indent_mm = (58.2 - 35) / 2


def marked_attachment(document: Document) -> None:
    """An annex of the same file with a signature mark of its own."""
    mark = Paragraph([Letters("Số: 05/KH-SXD; 05/3/2026; 14:30:00", 10)], "chu_ky_so", align="right")
    document.sections[1].blocks.insert(0, mark)


def opaque(rgb: tuple[int, int, int], which: str, transparent: bool = False) -> Change:
    """A picture of another colour or ground."""
    from tests.decree30.kit.drawing import png

    def change(document: Document) -> None:
        document.pictures[which] = png(rgb, transparent=transparent)

    return change


def seal_aside(document: Document) -> None:
    """The seal far from the signature."""
    sign(document, ink_left=40, seal_left=-5)


CASES = [
    Case("TL-01", "ke_hoach_ngan", "cỡ 16", looks("ten_loai", size=16), "KẾ HOẠCH"),
    Case("TL-01", "ke_hoach_ngan", "không đậm", looks("ten_loai", bold=False), "KẾ HOẠCH"),
    Case("TL-01", "ke_hoach_ngan", "canh trái", shapes("ten_loai", align="left"), "KẾ HOẠCH"),
    Case("TL-02", "cong_van", "có tên loại",
         inserts("kinh_gui", lambda: centred("CÔNG VĂN", "ten_loai", 14, bold=True)), "CÔNG VĂN"),
    Case("TY-01", "ke_hoach_ngan", "không đậm", looks("trich_yeu", bold=False), SUBJECT),
    Case("TY-01", "ke_hoach_ngan", "nghiêng", looks("trich_yeu", italic=True), SUBJECT),
    Case("TY-01", "ke_hoach_ngan", "canh trái", shapes("trich_yeu", align="left"), SUBJECT),
    Case("TY-02", "ke_hoach_ngan", "V/v", swaps(SUBJECT, "V/v tổ chức phong trào"), "V/v tổ chức"),
    Case("TY-03", "ke_hoach_ngan", "không kẻ", shapes("trich_yeu", rule=None), SUBJECT, "error"),
    Case("TY-03", "ke_hoach_ngan", "kẻ dài bằng chữ", rule("trich_yeu", width=2.5), SUBJECT, "warning"),
    Case("TY-04", "ke_hoach_ngan", "chấm cuối", swaps("công năm 2026", "công năm 2026."), SUBJECT),
    Case("TY-05", "quyet_dinh", "thiếu Về việc", swaps("Về việc thành lập", "Thành lập"), "Thành lập Hội đồng"),
    Case("CV-01", "cong_van", "thiếu V/v", without_vv, ""),
    Case("CV-02", "cong_van", "nghiêng", looks("vv", italic=True), "V/v"),
    Case("CV-02", "cong_van", "cỡ 14", looks("vv", size=14), "V/v"),
    Case("CV-02", "cong_van", "đậm", looks("vv", bold=True), "V/v"),
    Case("CV-03", "cong_van", "sát Số", shapes("vv", before=0), "V/v"),
    Case("CV-04", "cong_van", "có kẻ", line_under_letter_subject, "V/v"),
    Case("CC-01", "ke_hoach_ngan", "không nghiêng", looks("can_cu", italic=False), "Căn cứ"),
    Case("CC-02", "ke_hoach_ngan", "phẩy cuối", swaps("năm 2022;", "năm 2022,"), "Căn cứ Luật"),
    Case("CC-02", "ke_hoach_ngan", "chấm phẩy ở căn cứ cuối",
         swaps("công năm 2026.", "công năm 2026;"), "Căn cứ Kế hoạch"),
    Case("CC-03", "quyet_dinh", "thiếu ngày, cơ quan",
         swaps("Quyết định số 12/QĐ-UBND ngày 06 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Lào Cai về chức năng, nhiệm"
               " vụ, quyền hạn của Sở Xây dựng;", "Quyết định số 12/QĐ-UBND;"), "12/QĐ-UBND"),
    Case("CC-03", "quyet_dinh", "Luật có số",
         swaps("địa phương ngày 16", "địa phương số 72/2025/QH15 ngày 16"), "72/2025/QH15"),
    Case("CC-04", "quyet_dinh", "thiếu thẩm quyền", removes("tham_quyen"), ""),
    Case("CC-04", "quyet_dinh", "thiếu hai chấm", says("lenh", "QUYẾT ĐỊNH"), "QUYẾT ĐỊNH"),
    Case("CC-04", "quyet_dinh", "không đậm", looks("lenh", bold=False), "QUYẾT ĐỊNH"),
    Case("CC-05", "quyet_dinh", "nghị định đã hết hiệu lực",
         swaps("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
               "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết Luật Thi đua,"
               " khen thưởng"), "98/2023"),
    Case("KG-01", "cong_van", "công văn không Kính gửi", removes("kinh_gui"), "", "error",
         {"NN-05": "nothing is above that `Như trên` could mean"}),
    Case("KG-01", "ke_hoach_ngan", "kế hoạch có Kính gửi",
         inserts("can_cu", lambda: addressees("Các cơ quan liên quan")[0]), "Kính gửi", "warning",
         {"NN-05": "whoever has Kính gửi begins with Như trên"}),
    Case("KG-02", "cong_van", "đậm", looks("kinh_gui", bold=True), "Kính gửi"),
    Case("KG-02", "cong_van", "nghiêng", looks("kinh_gui", italic=True), "Kính gửi"),
    Case("KG-02", "cong_van", "thiếu hai chấm", swaps("Kính gửi:", "Kính gửi"), "Kính gửi"),
    Case("KG-03", "cong_van_nhieu_noi", "một dòng", all_on_one_line, "Kính gửi"),
    Case("KG-03", "cong_van_nhieu_noi", "phẩy cuối", swaps("- Sở Nội vụ;", "- Sở Nội vụ,"), "Sở Nội vụ"),
    Case("KG-04", "cong_van_nhieu_noi", "lệch",
         lambda d: setattr(d.all("nguoi_nhan")[1], "left_mm", 70.0), "Sở Nội vụ"),
    Case("PL-01", "ke_hoach_phu_luc", "PHỤ LỤC I", says("phu_luc", "PHỤ LỤC I"), "PHỤ LỤC I"),
    Case("PL-01", "ke_hoach_phu_luc", "không đậm", looks("phu_luc", bold=False), "Phụ lục"),
    Case("PL-01", "ke_hoach_phu_luc", "số Ả Rập",
         both(says("phu_luc", "Phụ lục 1"), swaps("Phụ lục I,", "Phụ lục 1,")), "Phụ lục 1",
         along={"PL-05": "the second is II"}),
    Case("PL-02", "ke_hoach_phu_luc", "không đậm", looks("ten_phu_luc", bold=False), "CHỈ TIÊU"),
    Case("PL-02", "ke_hoach_phu_luc", "chữ thường", says("ten_phu_luc", "Chỉ tiêu thi đua"), "Chỉ tiêu"),
    Case("PL-03", "ke_hoach_phu_luc", "không nghiêng", looks("kem_theo", italic=False), "Kèm theo", "error"),
    Case("PL-03", "ke_hoach_phu_luc", "canh trái", shapes("kem_theo", align="left"), "Kèm theo", "error"),
    Case("PL-04", "ke_hoach_phu_luc", "không nhắc đến", swaps(REFERENCE, ""), "Phụ lục"),
    Case("PL-05", "ke_hoach_phu_luc", "nhảy số",
         both(lambda d: setattr(d.all("phu_luc")[1], "text", "Phụ lục III"),
              swaps("Phụ lục II kèm", "Phụ lục III kèm")),
         "Phụ lục III"),
    Case("MARK-01", "cong_van_dau_khung", "không đậm", looks("dau_khan", bold=False), "KHẨN", "error"),
    Case("MARK-01", "cong_van_dau_khung", "không khung", table("khung_dau_khan", bordered=False), "KHẨN", "error"),
    Case("MARK-01", "cong_van_dau_khung", "khung rộng", wide_stamp, "KHẨN", "warning"),
    Case("MARK-02", "cong_van_dau_khung", "ở bên phải", secrecy_on_the_right, "MẬT", "error"),
    Case("MARK-03", "cong_van_dau_khung", "không đậm", looks("luu_hanh", bold=False), "LƯU HÀNH"),
    Case("MARK-03", "cong_van_dau_khung", "không khung", table("khung_luu_hanh", bordered=False), "LƯU HÀNH"),
    Case("ADDR-01", "cong_van", "cỡ 13", looks("dia_chi", size=13), "Địa chỉ"),
    Case("ADDR-01", "cong_van", "không kẻ", shapes("dia_chi", borders=""), "Địa chỉ"),
    Case("COPY-01", "sao_y", "không đậm", looks("hinh_thuc_sao", bold=False), "SAO Y"),
    Case("COPY-01", "sao_y", "ký hiệu sai", says("so_sao", "Số: 15/BS-SXD"), "15/BS"),
    Case("COPY-01", "sao_y", "không kẻ", shapes("ke_sao", rule=None), "SAO Y"),
    Case("TYPE-01", "bien_ban", "thiếu thư ký", without_secretary, ""),
    Case("TYPE-01", "bien_ban", "Lưu không có Hồ sơ", swaps("VT, Hồ sơ.", "VT, VP."), "Lưu"),
    Case("TYPE-02", "quyet_dinh_quy_che", "thiếu Kèm theo", removes("kem_theo"), "QUY CHẾ"),
    Case("TYPE-02", "quyet_dinh_quy_che", "không sang trang mới", without_new_page, "trang 1, phía dưới: “QUY CHẾ”"),
    Case("TYPE-03", "cong_dien", "Kính gửi", says("dien", "Kính gửi:"), "Kính gửi",
         along={"KG-01": "it has Kính gửi", "KG-03": "the same words"}),
    Case("DS-01", "cong_van_ky_so", "nền trắng", opaque((20, 40, 190), "rIdKy"), ""),
    Case("DS-01", "cong_van_ky_so", "chữ ký đen", opaque((10, 10, 10), "rIdKy", transparent=True), ""),
    Case("DS-02", "cong_van_ky_so", "dấu rời chữ ký", seal_aside, "",
         along={"DS-01": "ink moved aside for the seal is not quite centred"}),
    Case("DS-02", "cong_van_ky_so", "dấu nền trắng", opaque((220, 20, 30), "rIdDau"), ""),
    Case("DS-03", "phu_luc_dien_tu", "cỡ 13", looks("chu_ky_so", size=13), "05/KH-SXD"),
    Case("DS-03", "phu_luc_dien_tu", "nghiêng", looks("chu_ky_so", italic=True), "05/KH-SXD"),
    Case("DS-04", "ke_hoach_phu_luc", "ký riêng trong cùng tệp", marked_attachment, ""),
]  # fmt: skip
