"""Correct documents of all the kinds that the rules speak of. Each call makes a new one to change."""

from collections.abc import Callable
from functools import cache

from tests.decree30.kit import drawing
from tests.decree30.kit.model import (
    Block,
    Cell,
    Document,
    Letters,
    Paragraph,
    Rule,
    Section,
    Table,
)
from tests.decree30.kit.pieces import (
    SIGNER,
    Foot,
    Head,
    addressees,
    agencies,
    annex,
    bases,
    before_foot,
    body,
    centred,
    data_table,
    empty,
    foot_table,
    gap,
    head_table,
    national,
    page_number,
    recipients,
    section,
    signature,
    title,
)
from tests.decree30.kit.texts import PLAN_TABLE, lines

PLAN_HEAD = Head("Số: 05/KH-SXD")
PLAN_TITLE = ("KẾ HOẠCH", "Tổ chức phong trào thi đua giải ngân vốn đầu tư công năm 2026")
PLAN_FOOT = Foot(
    (
        "- Ủy ban nhân dân tỉnh (để b/c);",
        "- Lãnh đạo Sở;",
        "- Các phòng, đơn vị trực thuộc;",
        "- Lưu: VT, VP.",
    )
)
LETTER_HEAD = Head("Số: 218/SXD-VP", letter_subject=("V/v phối hợp tổ chức phong trào", "thi đua năm 2026"))
LETTER_FOOT = Foot(("- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."))
DECISION_FOOT = Foot(("- Như Điều 3;", "- Ủy ban nhân dân tỉnh (để b/c);", "- Lưu: VT, VP."))
COUNCIL = ("HỘI ĐỒNG NHÂN DÂN", "XÃ AN THỚI ĐÔNG")


def plan_body() -> list[Block]:
    """Căn cứ, the outline, a table of data: three pages."""
    return [
        *bases(*lines("plan_bases")),
        *body(*lines("plan_opening")),
        empty(6),
        data_table((15, 70, 50, 30), *PLAN_TABLE),
        empty(6),
        *body(*lines("plan_rest")),
    ]


def plan() -> Document:
    """Kế hoạch, mẫu 1.4."""
    return Document(
        [
            section(
                head_table(PLAN_HEAD), title(*PLAN_TITLE), plan_body(), before_foot(), foot_table(PLAN_FOOT)
            )
        ]
    )


def short_plan() -> Document:
    """The same on one page: the first lines of the outline and the last."""
    opening = lines("plan_opening")[:5]
    blocks = [*bases(*lines("plan_bases")), *body(*opening, lines("plan_rest")[-1])]
    return Document(
        [section(head_table(PLAN_HEAD), title(*PLAN_TITLE), blocks, before_foot(), foot_table(PLAN_FOOT))]
    )


def letter(*names: str, foot: Foot = LETTER_FOOT, head: Head = LETTER_HEAD) -> Document:
    """Công văn, mẫu 1.5, with the agency's address at the foot of page 1."""
    address = Paragraph(
        [Letters("Địa chỉ: Phường Lào Cai, tỉnh Lào Cai; ĐT: 0214 3800000; E-mail: sxd@laocai.gov.vn", 11)],
        "dia_chi",
        align="center",
        borders='<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>',
    )
    one = section(
        head_table(head),
        addressees(*(names or ("Sở Tài chính tỉnh Lào Cai",))),
        body(*lines("letter")),
        before_foot(),
        foot_table(foot),
    )
    one.first_footer = [address]
    return Document([one])


def letter_to_many() -> Document:
    """Công văn to three addressees."""
    return letter("Sở Tài chính", "Sở Nội vụ", "Ủy ban nhân dân các xã, phường")


def deputy_letter() -> Document:
    """KT. GIÁM ĐỐC."""
    return letter(foot=Foot(LETTER_FOOT.recipients, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")))


def office_letter() -> Document:
    """TL. GIÁM ĐỐC."""
    return letter(foot=Foot(LETTER_FOOT.recipients, ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")))


def entrusted_letter() -> Document:
    """TUQ. GIÁM ĐỐC."""
    return letter(foot=Foot(LETTER_FOOT.recipients, ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG QUẢN LÝ XÂY DỰNG")))


def acting_letter() -> Document:
    """Q. GIÁM ĐỐC."""
    return letter(foot=Foot(LETTER_FOOT.recipients, ("Q. GIÁM ĐỐC",)))


def decision() -> Document:
    """Quyết định that rules itself, mẫu 1.2."""
    return Document(
        [
            section(
                head_table(Head("Số: 12/QĐ-SXD")),
                title("QUYẾT ĐỊNH", "Về việc thành lập Hội đồng Thi đua - Khen thưởng của Sở"),
                ordered("GIÁM ĐỐC SỞ XÂY DỰNG", lines("decision_bases"), "QUYẾT ĐỊNH:"),
                body(*lines("decision")),
                before_foot(),
                foot_table(DECISION_FOOT),
            )
        ]
    )


def decision_to_issue() -> Document:
    """Quyết định that issues a quy chế, mẫu 1.3, with the quy chế behind it."""
    first = section(
        head_table(Head("Số: 13/QĐ-SXD")),
        title("QUYẾT ĐỊNH", "Ban hành Quy chế xét khen thưởng của Sở Xây dựng"),
        ordered("GIÁM ĐỐC SỞ XÂY DỰNG", lines("decision_bases"), "QUYẾT ĐỊNH:"),
        body(*lines("decision_to_issue")),
        before_foot(),
        foot_table(DECISION_FOOT),
    )
    head = Table(
        [[Cell(62, agencies(Head(""))), Cell(103, national())]],
        name="dau_quy_che",
    )
    note = "(Kèm theo Quyết định số 13/QĐ-SXD ngày 05 tháng 3 năm 2026 của Giám đốc Sở Xây dựng)"
    second = section(
        head,
        centred("QUY CHẾ", "ten_quy_che", 14, bold=True, before=18),
        centred("Xét khen thưởng của Sở Xây dựng", "trich_yeu_quy_che", 14, bold=True),
        centred(note, "kem_theo", 14, italic=True),
        body(*lines("regulation")),
    )
    second.blocks[2].rule = None  # type: ignore[union-attr]  # a paragraph
    second.number_start = 1
    return Document([first, second])


def regulation() -> Document:
    """Quy chế of its own (mẫu 1.4), laid out by chương, mục, điều."""
    return Document(
        [
            section(
                head_table(Head("Số: 09/QC-SXD")),
                title("QUY CHẾ", "Xét khen thưởng của Sở Xây dựng"),
                body(*lines("regulation")),
                before_foot(),
                foot_table(PLAN_FOOT),
            )
        ]
    )


def ordered(authority: str, based_on: tuple[str, ...], order: str) -> list[Block]:
    return [
        centred(authority, "tham_quyen", 14, bold=True, before=12),
        *bases(*based_on),
        centred(order, "lenh", 14, bold=True, before=12),
    ]


def letter_with_drafter() -> Document:
    """Công văn with the drafter's mark and the number of copies."""
    foot = LETTER_FOOT
    return letter(foot=Foot(foot.recipients, foot.title, drafter="PL.(300)"))


def report() -> Document:
    """Báo cáo to the agency above, mẫu 1.4 with Kính gửi."""
    return Document(
        [
            section(
                head_table(Head("Số: 41/BC-SXD")),
                title("BÁO CÁO", "Kết quả phong trào thi đua tháng 02 năm 2026"),
                addressees("Ủy ban nhân dân tỉnh Lào Cai"),
                body(*lines("report")),
                before_foot(),
                foot_table(Foot(("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, VP."))),
            )
        ]
    )


def proposal() -> Document:
    """Tờ trình, mẫu 1.4."""
    return Document(
        [
            section(
                head_table(Head("Số: 08/TTr-SXD")),
                title("TỜ TRÌNH", "Về việc đề nghị tặng Bằng khen phong trào thi đua năm 2026"),
                addressees("Ủy ban nhân dân tỉnh Lào Cai"),
                body(*lines("proposal")),
                before_foot(),
                foot_table(Foot(("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, VP."))),
            )
        ]
    )


def minutes() -> Document:
    """Biên bản, mẫu 1.9: no place and date, two signatories, Nơi nhận at the end."""
    secretary = [
        centred("THƯ KÝ", "chuc_vu_thu_ky", 14, bold=True),
        centred("Nguyễn Văn Mẫu", "ho_ten_thu_ky", 14, bold=True, before=80),
    ]
    signers = Table([[Cell(72, [*secretary]), Cell(93, signature(Foot((), ("CHỦ TỌA",))))]], name="cuoi")
    return Document(
        [
            section(
                head_table(Head("Số: 03/BB-SXD", place_date="")),
                title("BIÊN BẢN", "Họp Hội đồng Thi đua - Khen thưởng của Sở"),
                body(*lines("minutes")),
                before_foot(),
                signers,
                empty(6),
                recipients(Foot(("- Các thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."))),
            )
        ]
    )


def resolution() -> Document:
    """Nghị quyết (cá biệt) of a council, mẫu 1.1, signed TM."""
    foot = Foot(("- Như Điều 3;", "- Lưu: VT, VP."), ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"))
    head = Head("Số: 07/NQ-HĐND", "An Thới Đông, ngày 05 tháng 3 năm 2026", superior=(), issuer=COUNCIL)
    return Document(
        [
            section(
                head_table(head),
                title("NGHỊ QUYẾT", "Về kết quả giám sát phong trào thi đua năm 2025"),
                ordered("HỘI ĐỒNG NHÂN DÂN XÃ AN THỚI ĐÔNG", lines("resolution_bases"), "QUYẾT NGHỊ:"),
                body(*lines("resolution")),
                before_foot(),
                foot_table(foot),
            )
        ]
    )


def telegram() -> Document:
    """Công điện, mẫu 1.6."""
    return Document(
        [
            section(
                head_table(Head("Số: 02/CĐ-SXD")),
                title("CÔNG ĐIỆN", "Về việc ứng phó với mưa lớn tại các công trình"),
                Paragraph(
                    [Letters("GIÁM ĐỐC SỞ XÂY DỰNG điện:")], "dien", align="left", left_mm=38, before=12
                ),
                Paragraph([Letters("- Ban Quản lý dự án;")], "nhan_dien", align="left", left_mm=58),
                Paragraph([Letters("- Phòng Quản lý xây dựng.")], "nhan_dien", align="left", left_mm=58),
                body(*lines("telegram")),
                before_foot(),
                foot_table(Foot(("- Như trên;", "- Lưu: VT, VP."))),
            )
        ]
    )


def with_annexes() -> Document:
    """Kế hoạch with two annexes, the second a landscape table."""
    document = plan()
    document.saying("Sở Xây dựng ban hành").swap(
        "như sau:", "(chỉ tiêu tại Phụ lục I, phân công tại Phụ lục II kèm theo) như sau:"
    )
    note = "(Kèm theo Kế hoạch số 05/KH-SXD ngày 05 tháng 3 năm 2026 của Sở Xây dựng)"
    first = section(annex("I", "CHỈ TIÊU THI ĐUA", note, *lines("annex_text")))
    second = section(
        annex("II", "PHÂN CÔNG NHIỆM VỤ", note, "Các phòng, đơn vị thực hiện theo bảng sau:"),
        data_table((15, 130, 67, 40), *PLAN_TABLE),
    )
    first.number_start = second.number_start = 1
    second.width, second.height = 297, 210
    second.top, second.bottom, second.left, second.right = 30, 15, 20, 20
    second.top = 30
    document.sections += [first, second]
    return document


def electronic_attachment() -> Document:
    """An annex in a file of its own, signed with the plan: 10 pt at its top right (mẫu 2.2), no date in its note."""
    note = "(Kèm theo Kế hoạch số      /KH-SXD ngày      tháng      năm      của Sở Xây dựng)"
    one = section(
        Paragraph([Letters("Số: 05/KH-SXD; 05/3/2026; 14:30:00", 10)], "chu_ky_so", align="right"),
        annex("", "CHỈ TIÊU THI ĐUA", note, *lines("annex_text")),
    )
    return Document([one])


def marked() -> Document:
    """Công văn with KHẨN, MẬT and LƯU HÀNH NỘI BỘ in their boxes."""
    document = letter()
    table = document.page.blocks[0]
    assert isinstance(table, Table)
    left = table.rows[1][0].blocks
    left += [empty(6), _stamp("MẬT", "dau_mat", 20), empty(6), _stamp("KHẨN", "dau_khan", 20)]
    right = table.rows[0][1].blocks
    right[0:0] = [_stamp("LƯU HÀNH NỘI BỘ", "luu_hanh", 55, RIGHT_ROOM), empty(6)]
    return document


LEFT_ROOM, RIGHT_ROOM = 58.2, 99.2  # of the letterhead's cells


def _stamp(text: str, name: str, width: float, room: float = LEFT_ROOM) -> Table:
    """A table of one bordered cell, 8 mm high."""
    words = centred(text, name, 13, bold=True, before=3)
    words.after = 3
    return Table(
        [[Cell(width, [words])]],
        name=f"khung_{name}",
        bordered=True,
        indent_mm=(room - width) / 2,
        padding_mm=0.5,
    )


def signed_electronically() -> Document:
    """Công văn with the pictures of signature and seal."""
    document = letter()
    document.pictures = {
        "rIdKy": drawing.png((20, 40, 190)),
        "rIdDau": drawing.png((220, 20, 30), (40, 40)),
    }
    sign(document)
    return document


def sign(document: Document, ink_left: float = 27.1, seal_left: float = 6.8, seal: str = "rIdDau") -> None:
    """Put the pictures under the signer's title: the seal's right third lies on the left third of the ink.

    The cell is 93 mm wide, its inside 89,2 mm; the ink is 35 mm wide and centred in it.
    """
    title = document["chuc_vu"]
    title.letters = [
        *(run for run in title.letters if not run.raw),
        Letters("", raw=f"<w:r>{drawing.picture(801, 'rIdKy', ink_left, 8, 35, 17.5)}</w:r>"),
        Letters("", raw=f"<w:r>{drawing.picture(802, seal, seal_left, 2, 32, 32)}</w:r>"),
    ]


def copied() -> Document:
    """A plan with the block of a paper copy behind it (mẫu 3.1)."""
    document = plan()
    head = Head("Số: 15/SY-SXD", "Lào Cai, ngày 10 tháng 3 năm 2026")
    line = Paragraph([Letters("", 6)], "ke_sao", rule=Rule(165, drop_pt=2))
    form = centred("SAO Y", "hinh_thuc_sao", 14, bold=True, before=6)
    left: list[Block] = [*agencies(head), centred(head.number, "so_sao", 13, before=6)]
    right: list[Block] = [form, centred(head.place_date, "ngay_sao", 14, italic=True, before=22)]
    foot = Foot(("- Các phòng, đơn vị;", "- Lưu: VT."), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"))
    for paragraph in _rename(left):
        paragraph.name += "_sao" if not paragraph.name.endswith("_sao") else ""
    table = foot_table(foot)
    for row in table.rows:
        for cell in row:
            for paragraph in _rename(cell.blocks):
                paragraph.name += "_sao"
    document.page.blocks[-1:] = [
        empty(6), line, Table([[Cell(62, left), Cell(103, right)]], name="dau_sao"), gap(), table, empty(2)
    ]  # fmt: skip
    return document


def _rename(blocks: list[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def party() -> Document:
    """A plan of a Party committee: not for this decree."""
    document = plan()
    document["quoc_hieu"].text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    document["quoc_hieu"].look(size=15)
    document.remove("tieu_ngu")
    document["chu_quan"].text = "TỈNH ỦY LÀO CAI"
    document["ban_hanh"].text = "BAN TỔ CHỨC"
    document["so"].text = "Số 05-KH/BTCTU"
    return document


def legal_act() -> Document:
    """A decision that is a legal act: its number bears the year."""
    document = decision()
    document["so"].text = "Số: 05/2026/QĐ-UBND"
    document["chu_quan"].text = "ỦY BAN NHÂN DÂN"
    document["chu_quan"].look(bold=True)
    document["ban_hanh"].text = "TỈNH LÀO CAI"
    return document


GOOD: dict[str, Callable[[], Document]] = {
    "ke_hoach": plan,
    "ke_hoach_ngan": short_plan,
    "cong_van": letter,
    "cong_van_nhieu_noi": letter_to_many,
    "cong_van_kt": deputy_letter,
    "cong_van_tl": office_letter,
    "cong_van_tuq": entrusted_letter,
    "cong_van_q": acting_letter,
    "cong_van_soan": letter_with_drafter,
    "quyet_dinh": decision,
    "quyet_dinh_quy_che": decision_to_issue,
    "quy_che": regulation,
    "bao_cao": report,
    "to_trinh": proposal,
    "bien_ban": minutes,
    "nghi_quyet": resolution,
    "cong_dien": telegram,
    "ke_hoach_phu_luc": with_annexes,
    "phu_luc_dien_tu": electronic_attachment,
    "cong_van_dau_khung": marked,
    "cong_van_ky_so": signed_electronically,
    "sao_y": copied,
}
"""Every correct document by the name that the cases call it by."""

OTHER_REGIMES: dict[str, Callable[[], Document]] = {"dang": party, "quy_pham": legal_act}


@cache
def good(name: str) -> Document:
    """The document of this name, made once: copy it before you change it."""
    return {**GOOD, **OTHER_REGIMES}[name]()


__all__ = ["GOOD", "OTHER_REGIMES", "SIGNER", "Section", "good", "page_number"]
