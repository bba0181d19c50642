"""The pieces of a correct document: letterhead, title, body, signature, annex. Sizes from the decree's table.

Each takes words and gives blocks; `heads.py` and `feet.py` set the same words in other ways.
"""

from dataclasses import dataclass, field

from tests.decree30.kit.model import (
    Block,
    Cell,
    Letters,
    LineMaker,
    Paragraph,
    Rule,
    Section,
    Table,
)

from vanban.docx.page.metrics import text_width_mm

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT_MM, RIGHT_MM = 62.0, 103.0  # of the letterhead, 165 mm together
SIGNER = "Võ Tất Dũng"


@dataclass
class Head:
    """The words of a letterhead."""

    number: str
    place_date: str = "Lào Cai, ngày 05 tháng 3 năm 2026"
    superior: tuple[str, ...] = ("UBND TỈNH LÀO CAI",)
    issuer: tuple[str, ...] = ("SỞ XÂY DỰNG",)
    letter_subject: tuple[str, ...] = ()  # its lines


@dataclass
class Foot:
    """The words of recipients and signature."""

    recipients: tuple[str, ...]
    title: tuple[str, ...] = ("GIÁM ĐỐC",)
    name: str = SIGNER
    other_post: tuple[str, ...] = field(default=())
    drafter: str = ""


def centred(
    text: str, name: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0
) -> Paragraph:
    """One centred paragraph without indents."""
    return Paragraph([Letters(text, size, bold, italic)], name, align="center", before=before)


def empty(size: float = 14) -> Paragraph:
    """An empty paragraph."""
    return Paragraph([Letters("", size)])


def national(line: LineMaker = "drawingml") -> list[Block]:
    """Quốc hiệu and Tiêu ngữ with its line."""
    motto = centred(MOTTO, "tieu_ngu", 14, bold=True)
    motto.rule = Rule(text_width_mm(MOTTO, 14, bold=True), line)
    return [centred(NATIONAL_TITLE, "quoc_hieu", 13, bold=True), motto]


def agencies(head: Head, line: LineMaker = "drawingml") -> list[Block]:
    """The agencies with the line."""
    superior = [centred(text, "chu_quan", 13) for text in head.superior]
    issuer = [centred(text, "ban_hanh", 13, bold=True) for text in head.issuer]
    issuer[-1].rule = Rule(0.42 * text_width_mm(head.issuer[-1], 13, bold=True), line)
    return [*superior, *issuer]


def number_and_subject(head: Head) -> list[Block]:
    """Số, ký hiệu and for a letter V/v under it."""
    subject = [centred(text, "vv", 12, before=0 if at else 6) for at, text in enumerate(head.letter_subject)]
    return [centred(head.number, "so", 13, before=6), *subject]


def place_date(head: Head) -> list[Block]:
    """Địa danh, ngày tháng năm; nothing for biên bản."""
    return [centred(head.place_date, "ngay", 14, italic=True, before=6)] if head.place_date else []


def head_table(head: Head, line: LineMaker = "drawingml") -> Table:
    """The letterhead in a table of two columns and two rows without borders, as in the decree's own forms."""
    return Table(
        [
            [Cell(LEFT_MM, agencies(head, line)), Cell(RIGHT_MM, national(line))],
            [Cell(LEFT_MM, number_and_subject(head)), Cell(RIGHT_MM, place_date(head) or [empty(13)])],
        ],
        name="dau",
    )


def title(type_name: str, *subject: str, line: LineMaker = "drawingml") -> list[Block]:
    """Tên loại and trích yếu, its lines in paragraphs of their own."""
    lines: list[Block] = [centred(text, "trich_yeu", 14, bold=True) for text in subject]
    if lines and isinstance(lines[-1], Paragraph):
        lines[-1].rule = Rule(0.4 * text_width_mm(subject[-1], 14, bold=True), line)
    return [centred(type_name, "ten_loai", 14, bold=True, before=18), *lines, *([gap()] if lines else [])]


def gap() -> Paragraph:
    """Room for the line under the title: an empty paragraph of 6 pt."""
    return Paragraph([Letters("", 6)], "khe")


def bases(*texts: str) -> list[Block]:
    """Căn cứ, one paragraph each."""
    return [
        Paragraph([Letters(text, italic=True)], "can_cu", first_mm=10, before=6, line=("auto", 1.15))
        for text in texts
    ]


def body(*lines: str) -> list[Block]:
    """The body, one paragraph a line: `*` begins a bold one, `^` a bold centred one.

    `Điều 1. …` of a plain line is bold up to its full stop.
    """
    return [_body_line(line) for line in lines]


def _body_line(line: str) -> Paragraph:
    mark, words = (line[0], line[1:]) if line[0] in "*^" else ("", line)
    letters = [Letters(words, bold=bool(mark))]
    if not mark and words.startswith("Điều "):
        head, rest = words.split(". ", 1)
        letters = [Letters(f"{head}.", bold=True), Letters(f" {rest}")]
    paragraph = Paragraph(letters, "noi_dung", first_mm=10, before=6, line=("auto", 1.15))
    if mark == "^":
        paragraph.align, paragraph.first_mm = "center", 0
    paragraph.keep_next = bool(mark) or words.endswith("./.")  # the signature takes the last words along
    return paragraph


def addressees(*names: str) -> list[Block]:
    """Kính gửi: one on the line, several under it with their dashes under the colon."""
    if len(names) == 1:
        one = Paragraph([Letters(f"Kính gửi: {names[0]}")], "kinh_gui", align="center", before=12, after=6)
        return [one]
    dash = 38 + text_width_mm("Kính gửi", 14)
    lines = [
        Paragraph(
            [Letters(f"- {name}{'.' if name == names[-1] else ';'}")],
            "nguoi_nhan",
            align="left",
            left_mm=dash,
        )
        for name in names
    ]
    return [Paragraph([Letters("Kính gửi:")], "kinh_gui", align="left", left_mm=38, before=12), *lines]


def recipients(foot: Foot) -> list[Block]:
    """Nơi nhận with its list."""
    lines = [Paragraph([Letters(text, 11)], "noi_nhan", align="left") for text in foot.recipients]
    heading = Paragraph([Letters("Nơi nhận:", 12, bold=True, italic=True)], "tieu_de_noi_nhan", align="left")
    drafter = [Paragraph([Letters(foot.drafter, 11)], "nguoi_soan", align="left")] if foot.drafter else []
    return [heading, *lines, *drafter]


def signature(foot: Foot) -> list[Block]:
    """Title lines, room for the signature, name."""
    titles = [centred(text, "chuc_vu", 14, bold=True) for text in foot.title]
    others = [centred(text, "chuc_vu_khac", 14, bold=True) for text in foot.other_post]
    name = centred(foot.name, "ho_ten", 14, bold=True)
    (others[0] if others else name).before = 80
    return [*titles, *others, name]


def foot_table(foot: Foot) -> Table:
    """Recipients on the left, signature on the right."""
    return Table([[Cell(72, recipients(foot)), Cell(93, signature(foot))]], name="cuoi")


def page_number() -> list[Block]:
    """A header with the page's number."""
    return [Paragraph([Letters("2", 14, field="PAGE")], "so_trang", align="center")]


def before_foot() -> Paragraph:
    """What parts the body from the signature: an empty line of 6 pt."""
    return Paragraph([Letters("", 6)], "khe_cuoi", keep_next=True)


def section(*blocks: Block | list[Block]) -> Section:
    """The document's one section with numbered pages."""
    flat: list[Block] = []
    for block in blocks:
        flat += block if isinstance(block, list) else [block]
    return Section(
        [*flat, Paragraph([Letters("", 2)], line=("exact", 2))] if isinstance(flat[-1], Table) else flat,
        header=page_number(),
    )


def annex(number: str, heading: str, note: str, *lines: str) -> list[Block]:
    """The head of an annex and its body."""
    label = f"Phụ lục {number}".strip()
    return [
        centred(label, "phu_luc", 14, bold=True),
        centred(heading, "ten_phu_luc", 14, bold=True),
        centred(note, "kem_theo", 14, italic=True),
        *body(*lines),
    ]


def data_table(widths: tuple[float, ...], *rows: tuple[str, ...]) -> Table:
    """A table of data with a repeated heading row."""
    return Table(
        [
            [_cell(text, width, not at) for width, text in zip(widths, row, strict=True)]
            for at, row in enumerate(rows)
        ],
        name="bang",
        bordered=True,
        heads=1,
    )


def _cell(text: str, width_mm: float, heading: bool) -> Cell:
    """A cell of data; those of the heading row are bold and centred."""
    align = "center" if heading else "left"
    return Cell(width_mm, [Paragraph([Letters(text, 13, heading)], "o_bang", align=align, before=2, after=2)])
