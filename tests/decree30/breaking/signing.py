"""Signature and recipients."""

from dataclasses import replace

from tests.decree30.breaking.case import Case, Change, both, inserts, looks, removes, says, shapes, swaps
from tests.decree30.kit.model import Document, Letters, Paragraph
from tests.decree30.kit.pieces import centred


def title_line(text: str) -> Paragraph:
    """One more line of the signer's title."""
    return centred(text, "chuc_vu", 14, bold=True)


def second_title(text: str) -> Change:
    """Other words for the second line."""

    def change(document: Document) -> None:
        document.all("chuc_vu")[1].text = text

    return change


def recipient(text: str) -> Paragraph:
    """One more recipient."""
    return Paragraph([Letters(text, 11)], "noi_nhan", align="left")


def drop_second_title(document: Document) -> None:
    """KT. GIÁM ĐỐC and no more."""
    blocks, at = document.place("chuc_vu")
    del blocks[at + 1]


def apart(document: Document) -> None:
    """The signature begins a page."""
    document.all("noi_dung")[-1].keep_next = False
    document["khe_cuoi"].page_break_before = True


def pushed_over(document: Document) -> None:
    """The body fills the page to its last line, so that the signature has no room left on it."""
    document.all("noi_dung")[-1].keep_next = False
    blocks, at = document.place("khe_cuoi")
    last = blocks[at - 1]
    assert isinstance(last, Paragraph)
    for number in range(3, 3 + MORE_LINES):
        line = replace(last, letters=[Letters(f"{number}. Phối hợp theo dõi, tổng hợp kết quả.")])
        blocks.insert(at - 1, line)
        at += 1


MORE_LINES = 16
TITLE, NAME, LIST = "GIÁM ĐỐC", "Võ Tất Dũng", "Nơi nhận"

CASES = [
    Case("SIGN-01", "ke_hoach_ngan", "không đậm", looks("chuc_vu", bold=False), TITLE),
    Case("SIGN-01", "ke_hoach_ngan", "cỡ 12", looks("chuc_vu", size=12), TITLE),
    Case("SIGN-01", "ke_hoach_ngan", "chữ thường", says("chuc_vu", "Giám đốc"), "Giám đốc"),
    Case("SIGN-02", "nghi_quyet", "T/M", says("chuc_vu", "T/M HỘI ĐỒNG NHÂN DÂN"), "T/M"),
    Case("SIGN-02", "cong_van_kt", "KT không chấm", says("chuc_vu", "KT GIÁM ĐỐC"), "KT GIÁM ĐỐC"),
    Case("SIGN-02", "cong_van_kt", "K/T", says("chuc_vu", "K/T GIÁM ĐỐC"), "K/T"),
    Case("SIGN-02", "cong_van_tl", "TL.GIÁM ĐỐC", says("chuc_vu", "TL.GIÁM ĐỐC"), "TL.GIÁM"),
    Case("SIGN-02", "cong_van_tuq", "TUQ", says("chuc_vu", "TUQ GIÁM ĐỐC"), "TUQ GIÁM"),
    Case("SIGN-03", "nghi_quyet", "TM. chức vụ", says("chuc_vu", "TM. CHỦ TỊCH"), "TM. CHỦ TỊCH",
         along={"SIGN-12": "the authority above is the council", "SIGN-07": "TM. of no collective"}),
    Case("SIGN-04", "cong_van_kt", "KT. tên cơ quan", says("chuc_vu", "KT. SỞ XÂY DỰNG"), "KT. SỞ"),
    Case("SIGN-04", "cong_van_tl", "TL. tên cơ quan", says("chuc_vu", "TL. SỞ XÂY DỰNG"), "TL. SỞ"),
    Case("SIGN-05", "cong_van_kt", "thiếu chức vụ người ký", drop_second_title, "KT. GIÁM ĐỐC"),
    Case("SIGN-05", "cong_van_kt", "KT. mà không là cấp phó", second_title("CHÁNH VĂN PHÒNG"), "KT. GIÁM ĐỐC"),
    Case("SIGN-06", "cong_van_tuq", "TUQ. rồi KT.",
         both(second_title("KT. TRƯỞNG PHÒNG QUẢN LÝ XÂY DỰNG"),
              inserts("ho_ten", lambda: title_line("PHÓ TRƯỞNG PHÒNG"))), "TUQ."),
    Case("SIGN-07", "ke_hoach_ngan", "TM. ở cơ quan thủ trưởng",
         inserts("chuc_vu", lambda: title_line("TM. SỞ XÂY DỰNG")), "TM. SỞ"),
    Case("SIGN-08", "ke_hoach_ngan", "chữ hoa", says("ho_ten", "VÕ TẤT DŨNG"), "VÕ TẤT DŨNG"),
    Case("SIGN-08", "ke_hoach_ngan", "không đậm", looks("ho_ten", bold=False), NAME),
    Case("SIGN-09", "ke_hoach_ngan", "học vị", says("ho_ten", "TS. Võ Tất Dũng"), "TS."),
    Case("SIGN-09", "ke_hoach_ngan", "học vị không chấm", says("ho_ten", "ThS Võ Tất Dũng"), "ThS"),
    Case("SIGN-10", "ke_hoach_ngan", "chỗ ký 1 cm", shapes("ho_ten", before=28), NAME),
    Case("SIGN-11", "cong_van", "chữ ký một mình một trang", apart, ""),
    Case("SIGN-11", "cong_van", "thân kín trang", pushed_over, ""),
    Case("SIGN-12", "nghi_quyet", "thẩm quyền của cá nhân",
         says("tham_quyen", "CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN XÃ AN THỚI ĐÔNG"), "",
         along={"CQ-07": "the authority is not the issuer"}),
    Case("NN-01", "ke_hoach_ngan", "không đậm", looks("tieu_de_noi_nhan", bold=False), LIST),
    Case("NN-01", "ke_hoach_ngan", "cỡ 13", looks("tieu_de_noi_nhan", size=13), LIST),
    Case("NN-01", "ke_hoach_ngan", "thiếu hai chấm", says("tieu_de_noi_nhan", "Nơi nhận"), LIST),
    Case("NN-01", "ke_hoach_ngan", "canh giữa", shapes("tieu_de_noi_nhan", align="center"), LIST),
    Case("NN-02", "ke_hoach_ngan", "cỡ 12", looks("noi_nhan", size=12), "Ủy ban nhân dân tỉnh"),
    Case("NN-02", "ke_hoach_ngan", "nghiêng", looks("noi_nhan", italic=True), "Ủy ban nhân dân tỉnh"),
    Case("NN-02", "ke_hoach_ngan", "thiếu gạch", swaps("- Lãnh đạo Sở;", "Lãnh đạo Sở;"), "Lãnh đạo Sở"),
    Case("NN-03", "ke_hoach_ngan", "phẩy cuối", swaps("- Lãnh đạo Sở;", "- Lãnh đạo Sở,"), "Lãnh đạo Sở"),
    Case("NN-03", "ke_hoach_ngan", "chấm phẩy sau Lưu", swaps("VT, VP.", "VT, VP;"), "Lưu",
         along={"NN-04": "the last line has its own form"}),
    Case("NN-04", "ke_hoach_ngan", "Lưu: VP", swaps("Lưu: VT, VP.", "Lưu: VP."), "Lưu: VP"),
    Case("NN-04", "ke_hoach_ngan", "Lưu VT", swaps("Lưu: VT", "Lưu VT"), "Lưu VT"),
    Case("NN-05", "cong_van", "thiếu Như trên", removes("noi_nhan"), "", "error"),
    Case("NN-05", "ke_hoach_ngan", "Như trên mà không Kính gửi",
         swaps("- Ủy ban nhân dân tỉnh (để b/c);", "- Như trên;"), "Như trên", "warning"),
    Case("NN-06", "quyet_dinh", "Điều không có", swaps("Như Điều 3", "Như Điều 7"), "Như Điều 7"),
    Case("NN-06", "quyet_dinh", "thiếu Như Điều", removes("noi_nhan"), ""),
    Case("NN-07", "ke_hoach_ngan", "hai lần", inserts("noi_nhan", lambda: recipient("- Lãnh đạo Sở;")), "Lãnh đạo Sở"),
    Case("NN-07", "cong_van", "đã ở Kính gửi",
         swaps("- Lãnh đạo Sở;", "- Sở Tài chính tỉnh Lào Cai;"), "Sở Tài chính"),
    Case("NN-09", "ke_hoach_ngan", "viết tắt chức vụ", swaps("- Lãnh đạo Sở;", "- Các PGĐ Sở;"), "PGĐ"),
    Case("NN-08", "cong_van_soan", "cỡ 12", looks("nguoi_soan", size=12), "PL.(300)"),
]  # fmt: skip
