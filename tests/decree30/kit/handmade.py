"""The same correct words as clerks set them: letterheads, titles, lists, signatures in every way that Word has."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.decree30.kit.documents import (
    LETTER_FOOT,
    LETTER_HEAD,
    PLAN_FOOT,
    PLAN_HEAD,
    PLAN_TITLE,
    letter,
    plan,
    plan_body,
)
from tests.decree30.kit.markup import Formatting
from tests.decree30.kit.model import (
    Anchor,
    Block,
    Box,
    Cell,
    Document,
    Letters,
    LineMaker,
    Paragraph,
    Rule,
    Section,
    Table,
    Wrapped,
)
from tests.decree30.kit.pieces import (
    MOTTO,
    NATIONAL_TITLE,
    Foot,
    Head,
    addressees,
    agencies,
    before_foot,
    body,
    centred,
    empty,
    foot_table,
    gap,
    head_table,
    national,
    number_and_subject,
    page_number,
    place_date,
    recipients,
    section,
    signature,
    title,
)
from tests.decree30.kit.texts import lines

from vanban.docx.page.metrics import text_width_mm

LEFT_MIDDLE, RIGHT_MIDDLE = 31.0, 113.0  # of the two halves of a letterhead without a table


@dataclass(frozen=True)
class HandMade:
    """A correct document made by hand. `warnings`: rules that may warn of it, each with the reason."""

    make: Callable[[], Document]
    formatting: Formatting = "direct"
    junk: bool = False
    warnings: tuple[str, ...] = ()


# letterheads


def one_row(head: Head) -> list[Block]:
    """A table of one row: all of each side in one cell."""
    left = [*agencies(head), *number_and_subject(head)]
    return [Table([[Cell(62, left), Cell(103, [*national(), *place_date(head)])]])]


def with_empty_column(head: Head) -> list[Block]:
    """Three columns, the middle one empty."""
    return [
        Table(
            [
                [Cell(60, agencies(head)), Cell(4, [empty()]), Cell(101, national())],
                [Cell(60, number_and_subject(head)), Cell(4, [empty()]), Cell(101, place_date(head))],
            ]
        )
    ]


def overhanging(head: Head) -> list[Block]:
    """As in the decree's own file: wider than the text, hanging over the left margin."""
    table = head_table(head)
    table.indent_mm = -3.5
    for row in table.rows:
        row[0].width_mm, row[1].width_mm = 69.4, 103.1
    return [table]


def by_breaks(head: Head) -> list[Block]:
    """Each cell one paragraph with Shift+Enter in it."""
    first, second = agencies(head), national()
    return [
        Table(
            [
                [Cell(62, [_joined(first)]), Cell(103, [_joined(second)])],
                [Cell(62, number_and_subject(head)), Cell(103, place_date(head))],
            ]
        )
    ]


def _joined(blocks: list[Block]) -> Paragraph:
    """One paragraph of several, parted by line breaks."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    letters: list[Letters] = []
    for at, paragraph in enumerate(paragraphs):
        letters += [replace(run, text=("\n" if at else "") + run.text) for run in paragraph.letters]
    return replace(paragraphs[0], letters=letters, rule=paragraphs[-1].rule)


def cell_borders(head: Head) -> list[Block]:
    """The lines are the upper borders of narrow cells in a row of their own."""
    top = '<w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    names, titles = agencies(head, "none"), national("none")
    issuer = 0.42 * text_width_mm(head.issuer[-1], 13, bold=True)
    motto = text_width_mm(MOTTO, 14, bold=True)
    sides = ((62 - issuer) / 2, issuer, (62 - issuer) / 2, (103 - motto) / 2, motto, (103 - motto) / 2)
    lines_row = [
        Cell(width, [empty(4)], borders=top if at in (1, 4) else "") for at, width in enumerate(sides)
    ]
    return [
        Table(
            [
                [Cell(62, names, span=3), Cell(103, titles, span=3)],
                lines_row,
                [Cell(62, number_and_subject(head), span=3), Cell(103, place_date(head), span=3)],
            ]
        )
    ]


def with_tabs(head: Head) -> list[Block]:
    """No table: two centred tabs."""
    superior, issuer = head.superior[0], head.issuer[-1]
    rows = [
        (Letters(superior, 13), Letters(NATIONAL_TITLE, 13, bold=True)),
        (Letters(issuer, 13, bold=True), Letters(MOTTO, 14, bold=True)),
        (Letters(head.number, 13), Letters(head.place_date, 14, italic=True)),
    ]
    blocks: list[Block] = []
    for at, (left, right) in enumerate(rows):
        letters = [Letters("\t", 13), left, Letters("\t", 13), right]
        tabs = [("center", LEFT_MIDDLE), ("center", RIGHT_MIDDLE)]
        blocks.append(Paragraph(letters, align="left", tabs=tabs, before=8 if at == 2 else 0))
    second = blocks[1]
    assert isinstance(second, Paragraph)
    second.rules = _two_rules(head, None)
    subject = [
        Paragraph(
            [Letters(f"\t{text}", 12)], align="left", tabs=[("center", LEFT_MIDDLE)], before=0 if at else 6
        )
        for at, text in enumerate(head.letter_subject)
    ]
    return [*blocks, *subject]


def _two_rules(head: Head, drop_pt: float | None) -> list[Rule]:
    """The lines under issuer and motto, placed from the left margin."""
    issuer = 0.42 * text_width_mm(head.issuer[-1], 13, bold=True)
    motto = text_width_mm(MOTTO, 14, bold=True)
    return [
        Rule(issuer, left_mm=LEFT_MIDDLE - issuer / 2, drop_pt=drop_pt),
        Rule(motto, left_mm=RIGHT_MIDDLE - motto / 2, drop_pt=drop_pt),
    ]


def text_boxes(head: Head) -> list[Block]:
    """Two text boxes as Word makes them, the lines drawn over the page."""
    return _boxes(head, "drawingml")


def old_text_boxes(head: Head) -> list[Block]:
    """Two text boxes of Word 2003, the lines as borders of paragraphs in them."""
    return _boxes(head, "vml")


def _boxes(head: Head, how: str) -> list[Block]:
    line: LineMaker = "none" if how == "drawingml" else "border"
    left = [*agencies(head, line), *number_and_subject(head)]
    right = [*national(line), *place_date(head)]
    height = 38 if head.letter_subject else 25
    boxes = [
        Box(left, 0, 0, 62, height, "drawingml" if how == "drawingml" else "vml"),
        Box(right, 63, 0, 100, height, "drawingml" if how == "drawingml" else "vml"),
    ]
    rules = _two_rules(head, 33) if how == "drawingml" else []
    return [Anchor(boxes, after=height / 25.4 * 72, rules=rules)]


# feet


def feet_with_tabs(foot: Foot) -> list[Block]:
    """A centred tab holds title and name."""
    tabs = [("center", 118.0)]
    heading = Letters("Nơi nhận:", 12, bold=True, italic=True)
    first = Paragraph(
        [heading, Letters("\t", 14), Letters(foot.title[0], 14, bold=True)], align="left", tabs=tabs
    )
    rest = [Paragraph([Letters(text, 11)], align="left") for text in foot.recipients]
    name = Paragraph(
        [Letters("\t", 14), Letters(foot.name, 14, bold=True)], align="left", tabs=tabs, before=40
    )
    return [first, *rest, name]


def feet_in_a_box(foot: Foot) -> list[Block]:
    """The signature in a text box, the recipients beside it as they are."""
    box = Box(signature(foot), 75, 0, 88, 50)
    return [Anchor([box], after=0), *recipients(foot), empty()]


def feet_in_two_boxes(foot: Foot) -> list[Block]:
    """Recipients and signature in text boxes beside each other, anchored under the text."""
    boxes = [Box(recipients(foot), 0, 0, 72, 50), Box(signature(foot), 75, 0, 88, 50)]
    return [Anchor(boxes, after=50 / 25.4 * 72)]


def feet_in_two_old_boxes(foot: Foot) -> list[Block]:
    """The same as Word 2003 made them, the signature first."""
    boxes = [Box(signature(foot), 75, 0, 88, 50, "vml"), Box(recipients(foot), 0, 0, 72, 50, "vml")]
    return [Anchor(boxes, after=50 / 25.4 * 72)]


def feet_in_one_box(foot: Foot) -> list[Block]:
    """A table of both in one text box."""
    return [Anchor([Box([foot_table(foot)], 0, 0, 165, 50)], after=50 / 25.4 * 72)]


# whole documents


def head_in_header(document: Document) -> Document:
    """The letterhead typed into the header of the first page."""
    first = document.page
    first.first_header, first.blocks = [first.blocks[0]], first.blocks[1:]
    return document


def plan_with(
    head: Callable[[Head], list[Block]] | None = None,
    titles: list[Block] | None = None,
    foot: Callable[[Foot], list[Block]] | None = None,
    texts: list[Block] | None = None,
    line: LineMaker = "drawingml",
) -> Document:
    """The good plan with one part set in another way."""
    return Document(
        [
            section(
                head(PLAN_HEAD) if head else [head_table(PLAN_HEAD, line)],
                titles or title(*PLAN_TITLE, line=line),
                texts or plan_body(),
                before_foot(),
                foot(PLAN_FOOT) if foot else [foot_table(PLAN_FOOT)],
            )
        ]
    )


def letter_with(
    head: Callable[[Head], list[Block]], foot: Callable[[Foot], list[Block]] | None = None
) -> Document:
    """The good letter with one part set in another way."""
    return Document(
        [
            section(
                head(LETTER_HEAD),
                addressees("Sở Tài chính", "Sở Nội vụ"),
                body(*lines("letter")),
                before_foot(),
                foot(LETTER_FOOT) if foot else [foot_table(LETTER_FOOT)],
            )
        ]
    )


def tabs_in_header(document: Document) -> Document:
    """The three lines of a letterhead of tabs, typed into the header of the first page."""
    first = document.page
    first.first_header, first.blocks = first.blocks[:3], first.blocks[3:]
    return document


def title_of_paragraphs() -> list[Block]:
    """A long trích yếu broken by hand into paragraphs."""
    return title(
        "KẾ HOẠCH",
        "Tổ chức phong trào thi đua giải ngân vốn đầu tư công năm 2026",
        "của Sở Xây dựng và các đơn vị trực thuộc",
    )


def title_of_breaks() -> list[Block]:
    """The same by Shift+Enter."""
    one = centred(
        "Tổ chức phong trào thi đua giải ngân vốn đầu tư công năm 2026\ncủa Sở Xây dựng và các đơn vị trực thuộc",
        "trich_yeu", 14, bold=True,
    )  # fmt: skip
    one.rule = Rule(0.4 * text_width_mm("của Sở Xây dựng và các đơn vị trực thuộc", 14, bold=True))
    return [centred("KẾ HOẠCH", "ten_loai", 14, bold=True, before=18), one, gap()]


def title_in_one() -> list[Block]:
    """Tên loại and trích yếu in one paragraph."""
    one = centred(f"KẾ HOẠCH\n{PLAN_TITLE[1]}", "ten_loai", 14, bold=True)
    one.rule = Rule(0.4 * text_width_mm(PLAN_TITLE[1], 14, bold=True))
    return [empty(), one, gap()]


def automatic_lists() -> list[Block]:
    """The outline numbered by Word; Word's letters know no đ, so there are four at most."""
    blocks: list[Block] = []
    for block in plan_body():
        if isinstance(block, Paragraph) and block.name == "noi_dung":
            number, _, rest = block.text.partition(" ")
            level = _level_of(number)
            if number == "đ)":
                continue
            if level is not None:
                block.letters = [replace(block.letters[0], text=rest)]
                block.list_level = (1, level)
        blocks.append(block)
    return blocks


def _level_of(number: str) -> int | None:
    if number == "-":
        return 3
    if number[-1:] == ")":
        return 2
    if number[-1:] == "." and number[:-1].isdigit():
        return 1
    return 0 if number in ("I.", "II.", "III.", "IV.") else None


def in_columns() -> Document:
    """Recipients and signature in a section of two columns."""
    document = plan()
    document.remove("cuoi")
    last = document.page
    break_to_next = Letters("", raw='<w:r><w:br w:type="column"/></w:r>')
    signing = signature(PLAN_FOOT)
    assert isinstance(signing[0], Paragraph)
    signing[0].letters.insert(0, break_to_next)
    tail = Section(
        [*recipients(PLAN_FOOT), *signing], continuous=True, title_page=False, column_widths=(72.0, 93.0)
    )
    last.blocks = last.blocks[:-1]
    document.sections.append(tail)
    return document


def by_empty_paragraphs() -> Document:
    """The room for the signature made by five empty paragraphs, as everyone does."""
    document = plan()
    document["ho_ten"].before = 0
    document.insert("ho_ten", *(empty(14) for _ in range(5)))
    return document


def exact_spacing() -> Document:
    """Lines of exactly 18 pt, gaps after paragraphs instead of before, first lines of 1,27 cm."""
    document = plan()
    for paragraph in [*document.all("noi_dung"), *document.all("can_cu")]:
        paragraph.before, paragraph.after = 0, 6
        paragraph.line = ("exact", 18)
        paragraph.first_mm = 12.7 if paragraph.first_mm else 0
    return document


def lines_from_the_page() -> Document:
    """The two lines of a letterhead of tabs, anchored in its first paragraph, placed from the paper's edges."""
    document = plan_with(with_tabs)
    below = next(paragraph for paragraph in document.paragraphs() if paragraph.rules)
    for rule in below.rules:
        assert rule.left_mm is not None
        rule.page_mm = (30 + rule.left_mm, 32.2)
    document.saying("UBND TỈNH LÀO CAI").rules, below.rules = below.rules, []
    return document


def lines_beside() -> Document:
    """Each line anchored in the paragraph above that whose words it underlines."""
    document = plan()
    for upper, lower, drop in (("chu_quan", "ban_hanh", 31.5), ("quoc_hieu", "tieu_ngu", 32.5)):
        rule = document[lower].rule
        assert rule
        document[lower].rule = None
        document[upper].rule = replace(rule, drop_pt=drop)
    return document


def number_from_gallery() -> Document:
    """The page number out of Word's gallery, with its switch."""
    document = plan()
    number = Paragraph([Letters("2", field="PAGE   \\* MERGEFORMAT")], "so_trang", align="center")
    document.page.header = [Wrapped([number]), Paragraph([Letters("")])]
    return document


def number_on_odd_and_even() -> Document:
    """Another header for even pages, with the same number."""
    document = plan()
    document.even_and_odd = True
    document.page.even_header = page_number()
    return document


def draft() -> Document:
    """Neither number nor day yet, and DỰ THẢO above: no error but what a draft is told."""
    document = plan()
    document["so"].text = "Số:        /KH-SXD"
    document["ngay"].text = "Lào Cai, ngày      tháng      năm 2026"
    document.insert("so", centred("DỰ THẢO", "du_thao", 13, bold=True), after=True)
    return document


def addressees_by_tabs() -> Document:
    """Kính gửi and its dashes set by tabs."""
    document = letter("Sở Tài chính", "Sở Nội vụ")
    document["kinh_gui"].left_mm, document["kinh_gui"].first_mm = 0, 38
    for paragraph in document.all("nguoi_nhan"):
        paragraph.left_mm, paragraph.tabs = 0, [("left", 57.0)]
        paragraph.letters = [Letters(f"\t{paragraph.text}")]
    return document


def title_in_the_table() -> Document:
    """Tên loại and trích yếu in a row of the letterhead's table that spans both columns."""
    document = plan()
    head = document.page.blocks[0]
    assert isinstance(head, Table)
    head.rows.append([Cell(165, title(*PLAN_TITLE), span=2)])
    del document.page.blocks[1:4]
    return document


def with_rows_of_air() -> Document:
    """Empty paragraphs of a clerk's kind: under the date, above the signature."""
    document = plan()
    document.insert("ngay", empty(6), after=True)
    return document


def smaller() -> Document:
    """The decree's smaller set of sizes: 12, 13, 13 with a body of 13."""
    document = plan()
    for name, size in {"quoc_hieu": 12, "tieu_ngu": 13, "ngay": 13, "chu_quan": 12, "ban_hanh": 12}.items():
        document[name].look(size=size)
    for name in ("noi_dung", "can_cu", "ten_loai", "trich_yeu", "chuc_vu", "ho_ten", "so_trang"):
        for paragraph in document.all(name):
            paragraph.look(size=13)
    document["tieu_ngu"].rule = Rule(text_width_mm(MOTTO, 13, bold=True))
    document["ban_hanh"].rule = Rule(0.42 * text_width_mm("SỞ XÂY DỰNG", 12, bold=True))
    return document


def decomposed() -> Document:
    """Every letter in pieces, as some keyboards of Apple write."""
    import unicodedata

    document = plan()
    for paragraph in document.paragraphs():
        for run in paragraph.letters:
            run.text = unicodedata.normalize("NFD", run.text)
    return document


def tied() -> Document:
    """No-break blanks between number and word, as careful typists set them."""
    document = plan()
    for paragraph in document.all("noi_dung") + document.all("can_cu"):
        for run in paragraph.letters:
            for words in ("ngày ", "tháng ", "năm ", "số ", "quý "):
                run.text = run.text.replace(words, words[:-1] + "\u00a0")
    return document


HAND_MADE: dict[str, HandMade] = {
    "ke_hoach/bang_mot_hang": HandMade(lambda: plan_with(one_row)),
    "ke_hoach/bang_cot_trong": HandMade(lambda: plan_with(with_empty_column)),
    "ke_hoach/bang_lan_le": HandMade(lambda: plan_with(overhanging)),
    "ke_hoach/bang_ngat_dong": HandMade(lambda: plan_with(by_breaks)),
    "ke_hoach/ke_bang_vien_o": HandMade(lambda: plan_with(cell_borders)),
    "ke_hoach/dau_trang_rieng": HandMade(lambda: head_in_header(plan())),
    "ke_hoach/dau_trang_rieng_tab": HandMade(lambda: tabs_in_header(plan_with(with_tabs))),
    "ke_hoach/dau_trang_rieng_hop_chu": HandMade(lambda: head_in_header(plan_with(text_boxes))),
    "cong_van/dau_trang_rieng": HandMade(lambda: head_in_header(letter())),
    "ke_hoach/ky_hai_hop_chu": HandMade(lambda: plan_with(foot=feet_in_two_boxes)),
    "ke_hoach/ky_hai_hop_chu_vml": HandMade(lambda: plan_with(foot=feet_in_two_old_boxes)),
    "ke_hoach/ky_mot_hop_chu": HandMade(lambda: plan_with(foot=feet_in_one_box)),
    "ke_hoach/tab": HandMade(lambda: plan_with(with_tabs)),
    "ke_hoach/hop_chu": HandMade(lambda: plan_with(text_boxes)),
    "ke_hoach/hop_chu_vml": HandMade(lambda: plan_with(old_text_boxes)),
    "ke_hoach/ke_drawingml": HandMade(lambda: plan_with(line="plain_drawingml")),
    "ke_hoach/ke_vml": HandMade(lambda: plan_with(line="vml")),
    "ke_hoach/ke_vml_noi": HandMade(lambda: plan_with(line="vml_connector")),
    "ke_hoach/ke_vien_doan": HandMade(lambda: plan_with(line="border")),
    "ke_hoach/ke_gach_duoi": HandMade(
        lambda: plan_with(line="underscores"),
        warnings=("ND30-TN-03", "ND30-CQ-03", "ND30-TY-03", "ND30-TN-04"),
    ),
    "ke_hoach/trich_yeu_nhieu_doan": HandMade(lambda: plan_with(titles=title_of_paragraphs())),
    "ke_hoach/trich_yeu_ngat_dong": HandMade(lambda: plan_with(titles=title_of_breaks())),
    "ke_hoach/ten_loai_mot_doan": HandMade(lambda: plan_with(titles=title_in_one())),
    "ke_hoach/danh_so_tu_dong": HandMade(lambda: plan_with(texts=automatic_lists())),
    "ke_hoach/ky_tab": HandMade(lambda: plan_with(foot=feet_with_tabs)),
    "ke_hoach/ky_hop_chu": HandMade(
        lambda: plan_with(foot=feet_in_a_box),
        warnings=("ND30-BODY-08",),  # the box's own paragraph is empty
    ),
    "ke_hoach/ky_hai_cot": HandMade(in_columns),
    "ke_hoach/ky_dong_trong": HandMade(by_empty_paragraphs),
    "ke_hoach/gian_dong_dung": HandMade(exact_spacing),
    "ke_hoach/ke_tu_mep_giay": HandMade(lines_from_the_page),
    "ke_hoach/ke_neo_doan_tren": HandMade(lines_beside),
    "ke_hoach/so_trang_thu_vien": HandMade(number_from_gallery),
    "ke_hoach/so_trang_chan_le": HandMade(number_on_odd_and_even),
    "ke_hoach/du_thao": HandMade(draft),
    "ke_hoach/trich_yeu_trong_bang": HandMade(title_in_the_table),
    "ke_hoach/dong_trong_duoi_ngay": HandMade(with_rows_of_air),
    "ke_hoach/chi_chu_latin": HandMade(plan, "latin"),
    "ke_hoach/chi_chu_latin_manh_vun": HandMade(plan, "latin", junk=True),
    "cong_van/kinh_gui_tab": HandMade(addressees_by_tabs, warnings=("ND30-TYPO-01",)),
    "ke_hoach/co_chu_nho": HandMade(smaller),
    "ke_hoach/kieu": HandMade(plan, "styles"),
    "ke_hoach/mac_dinh": HandMade(plan, "defaults"),
    "ke_hoach/chu_de": HandMade(plan, "theme"),
    "ke_hoach/manh_vun": HandMade(plan, junk=True),
    "ke_hoach/manh_vun_kieu": HandMade(plan, "styles", junk=True),
    "ke_hoach/manh_vun_tab": HandMade(lambda: plan_with(with_tabs, foot=feet_with_tabs), junk=True),
    "ke_hoach/to_hop": HandMade(decomposed, warnings=("ND30-FONT-04",)),
    "ke_hoach/dau_cach_cung": HandMade(tied),
    "cong_van/bang_mot_hang": HandMade(lambda: letter_with(one_row)),
    "cong_van/bang_ngat_dong": HandMade(lambda: letter_with(by_breaks)),
    "cong_van/ke_bang_vien_o": HandMade(lambda: letter_with(cell_borders)),
    "cong_van/tab": HandMade(lambda: letter_with(with_tabs, feet_with_tabs)),
    "cong_van/hop_chu": HandMade(lambda: letter_with(text_boxes, feet_in_a_box), warnings=("ND30-BODY-08",)),
    "cong_van/hop_chu_vml": HandMade(lambda: letter_with(old_text_boxes)),
    "cong_van/kieu": HandMade(letter, "styles"),
    "cong_van/manh_vun": HandMade(letter, "defaults", junk=True),
}
"""Every hand-made document; none may be accused of an error."""
