"""Where things stand on paper, held against LibreOffice."""

from pathlib import Path
from shutil import which

import pytest
from tests.docx.measure.files import A4, MODERN, docx, fragment, layout, p, printed, t, table

from vanban.docx.measure import measure

PLAN = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về phát động phong trào thi đua, các phòng, ban, đơn vị trực "
    "thuộc nghiêm túc triển khai thực hiện các nhiệm vụ được giao bảo đảm đúng tiến độ và chất lượng. "
)
CENTRED = '<w:jc w:val="center"/>'
KEPT = "<w:keepNext/>"
RIGHT = '<w:jc w:val="right"/>'
TAB, PAGE = "<w:r><w:tab/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
TITLE = t("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", '<w:b/><w:sz w:val="26"/>')
MOTTO = t("Độc lập - Tự do - Hạnh phúc", "<w:b/>")


def tabs(*stops: tuple[str, int]) -> str:
    rows = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in stops)
    return f"<w:tabs>{rows}</w:tabs>"


def numbered(count: int, form: str = "", times: int = 2) -> list[str]:
    return [p(f"{number}/ " + PLAN * times, form=form) for number in range(1, count + 1)]


SPACED = '<w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
TWO_COLUMNS = f'<w:sectPr><w:type w:val="continuous"/>{A4}<w:cols w:num="2" w:space="720"/></w:sectPr>'
CASES = {
    "tabs": docx(
        p("UBND TỈNH", TAB, TITLE, form=tabs(("center", 6500))),
        p(TAB, "SỞ XÂY DỰNG", TAB, MOTTO, form=tabs(("center", 1600), ("center", 6500))),
        p("Số: 12/KH-SXD", TAB, "Bình Phước, ngày 05 tháng 02 năm 2024", form=tabs(("right", 9300))),
        p("Một", TAB, "hai", TAB, "ba"),
        p("a)", TAB, PLAN * 2, form='<w:ind w:left="567" w:hanging="567"/>'),
    ),
    "blanks": docx(p("     UBND TỈNH          CỘNG HÒA"), p("giữa", form=CENTRED), p("phải", form=RIGHT)),
    "table": docx(table((p(PLAN), p(TITLE, form=CENTRED)), (p("Ba"), p("Bốn")), widths=(3500, 5800)), p("Sau")),
    "modern table": docx(
        table((p("Một"), p("Hai")), widths=(3000, 3000)), p("Sau"), settings=MODERN
    ),
    "centred table": docx(
        table((p("Một"), p("Hai")), widths=(3000, 3000), form='<w:jc w:val="center"/>'), p("Sau")
    ),
    "long": docx(*numbered(30, SPACED)),
    "widows": docx(*numbered(30, '<w:spacing w:before="113"/>')),
    "kept": docx(*(p(f"{i}/ " + PLAN * (1 + i % 3), form=KEPT if i % 4 == 0 else "") for i in range(30))),
    "parted row": docx(
        *numbered(3), table((p(PLAN * 9), p(PLAN * 12)), (p("Ba"), p("Bốn")), widths=(3500, 5800)), p("Sau")
    ),
    "page break": docx(p("Một"), p(PAGE), p("Hai"), p("Ba", PAGE, t("Bốn"))),
    "columns": docx(
        p("Trên", form=f"<w:sectPr>{A4}</w:sectPr>"),
        *(p(name) for name in ("Một", "Hai", "Ba", "Bốn", "Năm")), p("Sáu", form=TWO_COLUMNS), p("Sau"),
        section='<w:type w:val="continuous"/>' + A4,
    ),
    "turned sheet": docx(
        p("Một", form='<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'),
        p("Hai"), section='<w:type w:val="continuous"/>' + A4,
    ),
    "high header": docx(*numbered(12), header=p("đầu trang") * 6),
}  # fmt: skip


@pytest.mark.skipif(not which("soffice") or not which("pdftotext"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", CASES)
def test_fragments_stand_where_libreoffice_prints_them(name: str, tmp_path: Path) -> None:
    measured = measure(CASES[name], name)
    pages, words = printed(CASES[name], tmp_path)
    assert measured.pages == pages
    for piece in measured.fragments:
        first_word = piece.text.split()[0]
        left = piece.box.left_mm
        if piece.printed_lines > 1:
            left = piece.paragraph.column.left_mm + piece.paragraph.left_mm
            left += 0 if piece.text.startswith("Thực hiện") else piece.paragraph.first_line_mm
        assert any(
            word.text == first_word
            and word.page == piece.box.page
            and abs(word.left_mm - left) < 1.5
            and abs(word.top_mm - piece.box.top_mm) < 3
            for word in words
        ), f"{piece.text[:30]} at {left:.1f}, {piece.box.top_mm:.1f} on page {piece.box.page}"


def test_a_letterhead_set_with_tabs_is_two_fragments() -> None:
    measured = layout(p("UBND TỈNH", TAB, TITLE, form=tabs(("center", 6500))))
    left, right = measured.fragments
    assert (left.text, left.aligned, right.aligned) == ("UBND TỈNH", "left", "center")
    assert right.box.centre_mm == pytest.approx(30 + 6500 * 25.4 / 1440, abs=0.1)
    assert right.box.width_mm == pytest.approx(95.7, abs=0.3)


def test_a_line_break_parts_fragments() -> None:
    measured = layout(p(t("Phát động"), "<w:r><w:br/></w:r>", t("phong trào"), form=CENTRED))
    assert [piece.text for piece in measured.fragments] == ["Phát động", "phong trào"]


@pytest.mark.parametrize("text", ["Số:          /KH-UBND", "Bình Phước, ngày      tháng      năm 2024"])
def test_room_for_a_pen_parts_nothing(text: str) -> None:
    assert [piece.text for piece in layout(p(text)).fragments] == [text]


@pytest.mark.parametrize("marker", ["1.", "-", "a)", "IV.", "1.2.", "đ)"])
def test_a_tab_after_a_marker_parts_nothing(marker: str) -> None:
    assert len(layout(p(marker, TAB, "Mục đích")).fragments) == 1


def test_full_lines_reach_both_edges() -> None:
    measured = layout(p(PLAN * 3, form='<w:jc w:val="both"/>'))
    assert measured.fragments[0].box.right_mm == pytest.approx(195, abs=0.1)
    assert measured.fragments[0].last_line_mm < 165


def test_contextual_spacing_leaves_out_what_is_between() -> None:
    form = '<w:spacing w:before="240" w:after="240"/>'
    apart, near = (
        layout(*[p(text, form=form + more) for text in ("Một", "Hai")])
        for more in ("", "<w:contextualSpacing/>")
    )
    tops = [fragment(one, "Hai").box.top_mm - fragment(one, "Một").box.bottom_mm for one in (apart, near)]
    assert tops == pytest.approx([24 * 25.4 / 72, 0], abs=0.01)


def test_words_own_page_break_is_believed_near_the_foot_only() -> None:
    hint = "<w:r><w:lastRenderedPageBreak/></w:r>"
    short = layout(p("Một"), p(hint, t("Hai")))
    assert short.pages == 1
    full = layout(*[p("dòng") for _ in range(38)], p(hint, t("Hai")))
    assert fragment(full, "Hai").box.page == 2


def test_a_page_break_set_by_hand_is_told() -> None:
    by_hand = layout(p("Một"), p('<w:r><w:br w:type="page"/></w:r>'), p("Hai"))
    assert [paragraph.breaks_page for paragraph in by_hand.paragraphs] == [False, True, False]
