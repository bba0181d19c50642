import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.layout.documents import (
    AGENCIES,
    DATE,
    NATION,
    NUMBER,
    Part,
    document,
    letterhead,
    nothing,
    words,
)
from tests.layout.paper import LEFT, RIGHT, Paper, Text, bold, italic, plain

from vanban.layout.anatomy import Anatomy, Component
from vanban.layout.measured import Box, Layout
from vanban.layout.recognition import recognise

MIDDLE = Box(88, 20, 94, 277)


def texts(component: Component | None) -> tuple[str, ...]:
    return component.lines if component else ()


def head_of(anatomy: Anatomy) -> dict[str, tuple[str, ...]]:
    names = ("national_title", "motto", "superior", "issuer", "number", "place_date")
    return {name: texts(getattr(anatomy, name)) for name in names}


USUAL = {
    "national_title": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
    "motto": ("Độc lập - Tự do - Hạnh phúc",),
    "superior": ("UBND TỈNH LÀO CAI",),
    "issuer": ("SỞ XÂY DỰNG",),
    "number": ("Số: 05/KH-SXD",),
    "place_date": ("Lào Cai, ngày 05 tháng 3 năm 2026",),
}


def with_breaks(*texts: Text) -> Text:
    """One paragraph of several lines, all as light or bold as the first."""
    return replace(texts[0], words="\n".join(text.words for text in texts))


def in_one_row(paper: Paper) -> None:
    paper.table([[*AGENCIES, NUMBER], [*NATION, DATE]])


def in_two_tables(paper: Paper) -> None:
    paper.table([AGENCIES, NATION])
    paper.table([[NUMBER], [DATE]])


def in_three_columns(paper: Paper) -> None:
    rooms = (LEFT, MIDDLE, Box(94, 20, 195, 277))
    paper.table([AGENCIES, [], NATION], [[NUMBER], [], [DATE]], rooms=rooms)


def in_cells_of_breaks(paper: Paper) -> None:
    paper.table([[with_breaks(*AGENCIES, NUMBER)], [with_breaks(*NATION, DATE)]])


def with_tabs(paper: Paper) -> None:
    rows = zip((*AGENCIES, NUMBER), (*NATION, DATE), strict=True)
    paper.write(*(plain(f"{left.words}\t{right.words}", 13, align="left") for left, right in rows))


def in_text_boxes(paper: Paper) -> None:
    paper.text_box(*NATION, DATE, room=RIGHT).text_box(*AGENCIES, NUMBER, room=LEFT).skip(30)


def one_under_the_other(paper: Paper) -> None:
    paper.write(*NATION, *AGENCIES, NUMBER, DATE)


def agencies_first(paper: Paper) -> None:
    paper.write(*AGENCIES, *NATION, NUMBER, DATE)


def boxes_behind_the_title(paper: Paper) -> None:
    paper.skip(35).write(bold("KẾ HOẠCH"))
    paper.text_box(*NATION, DATE, room=RIGHT).text_box(*AGENCIES, NUMBER, room=LEFT)


@pytest.mark.parametrize(
    "head",
    [
        letterhead(), in_one_row, in_two_tables, in_three_columns, in_cells_of_breaks, with_tabs, in_text_boxes,
        one_under_the_other, agencies_first,
    ],
)  # fmt: skip
def test_the_letterhead_is_found_however_it_is_laid_out(head: Part) -> None:
    found = recognise(document(head).layout())
    assert head_of(found) == USUAL
    assert found.unplaced == ()
    assert texts(found.type_name) == ("KẾ HOẠCH",)


def test_text_boxes_that_are_anchored_behind_the_title_stand_over_it() -> None:
    found = recognise(document(boxes_behind_the_title, words(bold("Tổ chức phong trào thi đua"))).layout())
    assert head_of(found) == USUAL
    assert texts(found.subject) == ("Tổ chức phong trào thi đua",)


def test_the_lines_under_motto_and_issuer_are_theirs() -> None:
    found = recognise(document().layout())
    assert found.motto is not None
    assert found.motto.line is not None
    assert found.issuer is not None
    assert found.issuer.line is not None
    assert found.motto.line.box.width_mm == pytest.approx(found.motto.box.width_mm)
    assert found.issuer.line.box.width_mm == pytest.approx(0.4 * found.issuer.box.width_mm)


@pytest.mark.parametrize("without", ["motto", "issuer", "subject"])
def test_a_line_that_is_missing_is_not_borrowed_from_a_neighbour(without: str) -> None:
    agencies = [AGENCIES[0], replace(AGENCIES[1], rule=0 if without == "issuer" else 0.4)]
    nation = [NATION[0], replace(NATION[1], rule=0 if without == "motto" else 1)]
    title = words(bold("KẾ HOẠCH"), bold("Tổ chức thi đua", rule=0 if without == "subject" else 0.4))
    found = recognise(document(letterhead(agencies=agencies, nation=nation), title).layout())
    ruled = {name for name in ("motto", "issuer", "subject") if getattr(found, name).line}
    assert ruled == {"motto", "issuer", "subject"} - {without}


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        ([("UBND TỈNH LÀO CAI", False), ("SỞ NÔNG NGHIỆP", True), ("VÀ MÔI TRƯỜNG", True)], 1, 2),
        ([("ỦY BAN NHÂN DÂN", True), ("TỈNH LÀO CAI", True)], 0, 2),
        ([("BỘ NỘI VỤ", True)], 0, 1),
        ([("UBND TỈNH LÀO CAI", True), ("SỞ XÂY DỰNG", True)], 1, 1),
        ([("UBND TỈNH LÀO CAI", False), ("SỞ XÂY DỰNG", False)], 1, 1),
        ([("UBND TỈNH LÀO CAI", True), ("SỞ XÂY DỰNG", False)], 1, 1),
        ([("UBND TỈNH LÀO CAI", False), ("SỞ Y TẾ", False), ("TRUNG TÂM Y TẾ SA PA", True)], 2, 1),
        ([("UBND TỈNH LÀO CAI", True), ("SỞ Y TẾ", True), ("TRUNG TÂM Y TẾ SA PA", True)], 2, 1),
        ([("HỘI ĐỒNG NHÂN DÂN", True), ("XÃ AN THỚI ĐÔNG", True)], 0, 2),
        ([("UBND XÃ AN THỚI ĐÔNG", False), ("VĂN PHÒNG", True), ("HĐND VÀ UBND", True)], 1, 2),
        ([("VĂN PHÒNG", True), ("HỘI ĐỒNG NHÂN DÂN", True)], 0, 2),
        ([("UBND TỈNH LÀO CAI", False), ("BAN CHỈ ĐẠO", True), ("PHÒNG, CHỐNG THIÊN TAI", True)], 1, 2),
        ([("Ubnd tỉnh Lào Cai", False), ("Sở Xây dựng", True)], 1, 1),
    ],
)
def test_superior_and_issuer_are_told_by_weight_then_by_words(
    lines: Sequence[tuple[str, bool]], superior: int, issuer: int
) -> None:
    agencies = [Text(name, size=13, bold=heavy) for name, heavy in lines]
    found = recognise(document(letterhead(agencies=agencies)).layout())
    assert (len(texts(found.superior)), len(texts(found.issuer))) == (superior, issuer)
    assert (*texts(found.superior), *texts(found.issuer)) == tuple(name for name, _ in lines)


@pytest.mark.parametrize(
    "title",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIÊT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT  NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGĨA VIỆT NAM",
        unicodedata.normalize("NFD", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "CỘNG\u00a0HÒA\u00a0XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM",
    ],
)
def test_a_misspelt_national_title_is_found(title: str) -> None:
    found = recognise(document(letterhead(nation=(bold(title, 13), NATION[1]))).layout())
    assert found.national_title is not None
    assert found.national_title.text == " ".join(title.split())


@pytest.mark.parametrize(
    "motto",
    [
        "Độc lập – Tự do – Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "Độc lập-Tự do-Hạnh phúc",
        "Độc lâp - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc.", "Độc lập Tự do Hạnh phúc",
    ],
)  # fmt: skip
def test_a_misspelt_motto_is_found(motto: str) -> None:
    found = recognise(document(letterhead(nation=(NATION[0], bold(motto, rule=1)))).layout())
    assert texts(found.motto) == (motto,)


@pytest.mark.parametrize(
    "number",
    [
        "Số: 05/KH-SXD", "Số 05/KH-SXD", "số: 05/KH-SXD", "Số : 05 / KH-SXD", "Số: 5/KH-SXD", "Số375BC-CĐKT",
        "Số:      /KH-SXD", "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-SXD", "Số: ……/KH-SXD",
        "Số: .../KH-SXD", "Số:/KH-SXD", "SỐ: 05/KH-SXD", "Số: 05/KH–SXD", "Số: 05-KH/SXD", "Số: 30/2026/QĐ-UBND",
        "Số: 05", "Số:", "Số 05-KH/TU", "Số: 15/ KH - SXD", "Số: ____/KH-SXD",
    ],
)  # fmt: skip
def test_a_number_is_found_well_written_or_not(number: str) -> None:
    found = recognise(document(letterhead(number=[plain(number, 13)])).layout())
    assert texts(found.number) == (number,)
    assert texts(found.issuer) == ("SỞ XÂY DỰNG",)


@pytest.mark.parametrize("words", ["Số lượng: 05", "Sổ theo dõi", "Số nhà 5, đường Hoàng Liên"])
def test_other_words_are_no_number(words: str) -> None:
    found = recognise(document(letterhead(number=[plain(words, 13)])).layout())
    assert found.number is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Lào Cai, ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
        ("Lào Cai, ngày 5 tháng 03 năm 2026", date(2026, 3, 5)),
        ("Lào Cai ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
        ("Lào Cai,ngày 05 tháng 3 năm 2026.", date(2026, 3, 5)),
        ("TP. Hồ Chí Minh, ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
        ("Phường 1, ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
        ("Lào Cai, ngày 05/3/2026", date(2026, 3, 5)),
        ("Lào Cai, 05/3/2026", date(2026, 3, 5)),
        ("Lào Cai, ngày     tháng 02 năm 2026", None),
        ("Lào Cai, ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0 tháng\u00a002 năm\u00a02026", None),
        ("Lào Cai, ngày … tháng … năm 2026", None),
        ("Lào Cai, ngày      tháng      năm 2026", None),
        ("Lào Cai, ngày       tháng       năm", None),
        ("Lào Cai, ngày 31 tháng 02 năm 2026", None),
        ("ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
    ],
)
def test_a_line_of_place_and_date_is_found_and_read(line: str, day: date | None) -> None:
    found = recognise(document(letterhead(date=[italic(line)])).layout())
    assert texts(found.place_date) == (line,)
    assert found.dated == day


@pytest.mark.parametrize("mark", ["DỰ THẢO", "(Dự thảo)", "DỰ THẢO LẦN 2", "Dự thảo lần thứ hai"])
def test_a_draft_says_so(mark: str) -> None:
    found = recognise(document(letterhead(number=[NUMBER, bold(mark)])).layout())
    assert found.draft
    assert texts(found.draft_mark) == (mark,)
    assert texts(found.issuer) == ("SỞ XÂY DỰNG",)


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("HOẢ TỐC", "urgency"), ("HỎA TỐC", "urgency"), ("THƯỢNG KHẨN", "urgency"), ("KHẨN", "urgency"),
        ("MẬT", "secrecy"), ("TỐI MẬT", "secrecy"), ("TUYỆT MẬT", "secrecy"),
        ("LƯU HÀNH NỘI BỘ", "circulation"), ("XEM XONG TRẢ LẠI", "circulation"),
    ],
)  # fmt: skip
def test_marks_are_found_with_their_frame(mark: str, name: str) -> None:
    def with_mark(paper: Paper) -> None:
        letterhead()(paper)
        paper.text_box(bold(mark, 13), room=Box(35, 52, 65, 60), bordered=True)

    found = getattr(recognise(document(with_mark).layout()), name)
    assert texts(found) == (mark,)
    assert found.frame is not None


def test_words_of_the_head_that_fit_nothing_are_kept() -> None:
    stray = [*NATION, plain("Hôm nay trời đẹp", 13)]
    found = recognise(document(letterhead(nation=stray)).layout())
    assert [fragment.text for fragment in found.unplaced] == ["Hôm nay trời đẹp"]


@pytest.mark.parametrize(
    ("nation", "number", "regime"),
    [
        (NATION, "Số: 05/KH-SXD", "administrative"),
        (NATION, "Số: 05/2026/QĐ-UBND", "legal_act"),
        ([bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)], "Số 05-KH/TU", "party"),
        ([], "Số 05-KH/TU", "party"),
        ([*NATION, bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)], "Số 05-KH/TU", "mixed"),
        (NATION, "Số: 05-KH/SXD", "administrative"),
    ],
)
def test_the_regime_is_told_by_headings_and_number(nation: Sequence[Text], number: str, regime: str) -> None:
    head = letterhead(nation=nation, number=[plain(number, 13)])
    assert recognise(document(head).layout()).regime == regime


def test_without_a_letterhead_the_rest_is_found() -> None:
    found = recognise(document(nothing).layout())
    assert (found.national_title, found.superior, found.issuer, found.number) == (None, None, None, None)
    assert texts(found.type_name) == ("KẾ HOẠCH",)
    assert texts(found.subject) == ("Tổ chức phong trào thi đua năm 2026",)


def test_text_of_the_fonts_before_unicode_is_read() -> None:
    def in_old_letters(paper: Paper) -> None:
        letterhead(
            nation=(bold("céng hßa x· héi chñ nghÜa viÖt nam", 13), bold("§éc lËp - Tù do - H¹nh phóc"))
        )(paper)
        for at, one in enumerate(paper.paragraphs):
            old = replace(one, runs=tuple(replace(run, font=".VnTimeH") for run in one.runs))
            if "héi" in one.text or "phóc" in one.text:
                paper.fragments = [
                    replace(piece, paragraph=old) if piece.paragraph is one else piece
                    for piece in paper.fragments
                ]
                paper.paragraphs[at] = old

    found = recognise(document(in_old_letters).layout())
    assert texts(found.national_title) == ("céng hßa x· héi chñ nghÜa viÖt nam",)
    assert texts(found.motto) == ("§éc lËp - Tù do - H¹nh phóc",)


def test_a_draft_may_say_so_in_the_header() -> None:
    assert recognise(document().margin("DỰ THẢO", "header", "first").layout()).draft
    assert not recognise(document().margin("Sở Xây dựng", "header", "first").layout()).draft


def in_the_header(layout: Layout) -> Layout:
    """The same page, its first table typed into the header."""
    head = tuple(one for one in layout.fragments if any(cell.table == 1 for cell in one.paragraph.cells))
    rest = tuple(one for one in layout.fragments if one not in head)
    return replace(layout, fragments=rest, page_1_header=head)


def test_a_letterhead_in_the_header_of_page_1_heads_the_page() -> None:
    layout = document().layout()
    found = recognise(in_the_header(layout))
    assert head_of(found) == USUAL
    assert texts(found.type_name) == ("KẾ HOẠCH",)
    assert found.layout.fragments == layout.fragments
    assert found.motto is not None
    assert found.motto.line is not None


def test_the_header_is_let_be_where_the_letterhead_stands_in_the_text() -> None:
    layout = document().layout()
    both = replace(layout, page_1_header=in_the_header(layout).page_1_header)
    assert recognise(both).layout.fragments == layout.fragments


def test_a_header_that_holds_no_letterhead_is_let_be() -> None:
    layout = document(nothing).layout()
    name = document(letterhead(nation=())).layout().fragments[:2]
    assert recognise(replace(layout, page_1_header=name)).layout.fragments == layout.fragments


def test_a_letterhead_of_a_later_document_in_the_file_does_not_hide_the_header() -> None:
    layout = document(None, None, None, None, lambda paper: letterhead()(paper.new_page())).layout()
    found = recognise(in_the_header(layout))
    assert head_of(found) == USUAL
    assert found.national_title is not None
    assert found.national_title.box.page == 1
