"""LibreOffice settles our comparisons as the standard says, and as this program's own tests do."""

from pathlib import Path

from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write
from tests.docx.mend.rich import field, rich, text_box
from tests.docx.redline.libreoffice import needs_soffice, settled
from tests.docx.word import p, t, tbl

from vanban.docx.redline import Revision, redline

A = p("Thủ trưởng cơ quan đẩy mạnh phong trào thi đua")
B = p("Văn phòng Sở tham mưu tổ chức sơ kết, tổng kết phong trào và đề nghị khen thưởng kịp thời")
C = p("c) Các phòng, đơn vị chuyên môn căn cứ kế hoạch này để thực hiện nhiệm vụ được giao")
END = p("Hết.")
TABLE = tbl(["TT", "Chỉ tiêu"], ["1", "Giải ngân đạt 95%"], ["2", "Giảm hộ nghèo của tỉnh"])
OTHER_TABLE = tbl(
    ["TT", "Chỉ tiêu"],
    ["1", "Giải ngân đạt 100%"],
    ["2", "Tổ chức một hội thi"],
    ["3", "Giảm hộ nghèo của tỉnh"],
)
BOLD = A.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
BOX = f"<w:p>{t('Hộp ')}{text_box(p('Sở Xây dựng'))}</w:p>"
PAGE = f"<w:p>{t('Trang ')}{field('PAGE', '1')}</w:p>"

PAIRS = {
    "tu": (rich(A, END), rich(A.replace("cơ quan", "đơn vị"), END)),
    "doan": (rich(A, B, END), rich(A, C, END)),
    "doan_cuoi": (rich(A), rich(A, B)),
    "chuyen_cho": (rich(A, p("I."), B, C, END), rich(C, A, p("I."), B, END)),
    "bang": (rich(A, TABLE, END), rich(A, OTHER_TABLE, END)),
    "bang_moi": (rich(A, END), rich(A, TABLE, END)),
    "truoc_bang": (rich(A, B, TABLE, END), rich(A, TABLE, END)),
    "hai_doan_truoc_bang": (rich(A, B, C, TABLE, END), rich(A, TABLE, B, END)),
    "doan_trong_truoc_bang": (rich(A, "<w:p/>", TABLE, END), rich(A, TABLE, END)),
    "dinh_dang": (rich(A, B, END), rich(BOLD, B.replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'), END)),
    "hop_chu": (rich(BOX, END), rich(BOX.replace("Xây dựng", "Tài chính"), END)),
    "truong": (rich(PAGE, END), rich(A, END)),
    **{
        f"{first}-{second}".replace("-", "_"): (write(good(first)), write(good(second)))
        for first, second in (("ke_hoach", "bao_cao"), ("bao_cao", "ke_hoach"))
    },
}  # fmt: skip


@needs_soffice
def test_accepting_gives_the_new_text_and_rejecting_the_old_one(tmp_path: Path) -> None:
    orders: dict[str, bytes] = {}
    for name, (old, new) in PAIRS.items():
        raw = redline(old, new, Revision("vanban")).raw
        orders |= {
            f"Accept-{name}": raw,
            f"Reject-{name}": raw,
            f"Keep-{name}_cu": old,
            f"Keep-{name}_moi": new,
        }
    made = settled(orders, tmp_path)
    wrong = [
        f"{verdict}-{name}"
        for name in PAIRS
        for verdict, side in (("Accept", "moi"), ("Reject", "cu"))
        if made[f"{verdict}-{name}"] != made[f"Keep-{name}_{side}"]
    ]
    assert wrong == []
