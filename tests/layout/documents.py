"""Whole documents on sheets of paper, each part of which a test can set in another way."""

from collections.abc import Callable, Sequence

from tests.layout.paper import HALF_LEFT, HALF_RIGHT, Paper, Text, bold, italic, plain, running

NATION = (
    bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13),
    bold("Độc lập - Tự do - Hạnh phúc", rule=1),
)
AGENCIES = (plain("UBND TỈNH LÀO CAI", 13), bold("SỞ XÂY DỰNG", 13, rule=0.4))
NUMBER = plain("Số: 05/KH-SXD", 13, before_pt=6)
DATE = italic("Lào Cai, ngày 05 tháng 3 năm 2026", before_pt=6)
TITLE = (bold("KẾ HOẠCH", before_pt=18), bold("Tổ chức phong trào thi đua năm 2026", rule=0.4))
SENTENCE = (
    "Các phòng, đơn vị trực thuộc tổ chức thực hiện, báo cáo kết quả về Văn phòng Sở trước ngày 20 hằng tháng"
)
BODY = (
    running("Sở Xây dựng ban hành Kế hoạch như sau:", before_pt=12),
    bold("I. MỤC ĐÍCH, YÊU CẦU", align="both", indent_mm=10, before_pt=6),
    running(f"1. {SENTENCE}."),
    running(f"2. {SENTENCE}."),
    bold("II. TỔ CHỨC THỰC HIỆN", align="both", indent_mm=10, before_pt=6),
    running(f"{SENTENCE}./."),
)
RECIPIENTS = (
    bold("Nơi nhận:", 12, italic=True, align="left"),
    plain("- UBND tỉnh (để b/c);", 11, align="left"),
    plain("- Các phòng, đơn vị;", 11, align="left"),
    plain("- Lưu: VT, VP.", 11, align="left"),
)
SIGNATURE = (bold("GIÁM ĐỐC"), bold("Võ Tất Dũng", before_pt=80))

Part = Callable[[Paper], object]


def letterhead(
    *,
    agencies: Sequence[Text] = AGENCIES,
    nation: Sequence[Text] = NATION,
    number: Sequence[Text] = (NUMBER,),
    date: Sequence[Text] = (DATE,),
) -> Part:
    """The usual table of two rows."""
    return lambda paper: paper.table([agencies, nation], [number, date])


def words(*texts: Text) -> Part:
    """Paragraphs over the whole width."""
    return lambda paper: paper.write(*texts)


def feet(recipients: Sequence[Text] = RECIPIENTS, signature: Sequence[Text] = SIGNATURE) -> Part:
    """The usual table of one row."""
    return lambda paper: paper.skip(3).table([recipients, signature], rooms=(HALF_LEFT, HALF_RIGHT))


def document(
    head: Part | None = None,
    title: Part | None = None,
    body: Part | None = None,
    foot: Part | None = None,
    *behind: Part,
) -> Paper:
    """A plan; what is None is as usual."""
    paper = Paper()
    parts = (
        head or letterhead(),
        title or words(*TITLE),
        lambda sheet: sheet.skip(2),
        body or words(*BODY),
        foot or feet(),
        *behind,
    )
    for part in parts:
        part(paper)
    return paper


def nothing(_: Paper) -> None:
    """No such part."""
