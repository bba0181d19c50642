"""Page numbers: centred in the header, from page 2 on, gone elsewhere; other words stay."""

from lxml import etree
from tests.docx.mend.facts import DOCUMENT, W, facts, parts
from tests.docx.mend.rich import field, rich, text_box
from tests.docx.word import p

from vanban.docx.mend import mend
from vanban.layout.mends import MendPageNumber

FOURTEEN = [MendPageNumber(0, 14.0)]
BREAK = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"


def shown(raw: bytes, story: str, kind: str, section: int = -1) -> list[str] | None:
    """The paragraphs of a section's own header or footer; a number field is shown as `#`."""
    root = etree.fromstring(parts(raw)[DOCUMENT])
    rels = etree.fromstring(parts(raw)["word/_rels/document.xml.rels"])
    targets = {row.get("Id"): row.get("Target") for row in rels}
    for reference in list(root.iter(f"{W}sectPr"))[section].findall(f"{W}{story}Reference"):
        if reference.get(f"{W}type") == kind:
            part = etree.fromstring(parts(raw)[f"word/{targets[reference.values()[1]]}"])
            return [_text(paragraph) for paragraph in part.iter(f"{W}p")]
    return None


def _text(paragraph: etree._Element) -> str:
    found, in_field = "", False
    for element in paragraph.iter(f"{W}t", f"{W}fldChar", f"{W}instrText", f"{W}tab"):
        if element.tag == f"{W}fldChar":
            in_field = element.get(f"{W}fldCharType") != "end"
        elif element.tag == f"{W}instrText":
            found += "#" if element.text.split() == ["PAGE"] else "?"
        elif not in_field:
            found += element.text or "\t"
    return found


def said(raw: bytes) -> set[str]:
    return {str(key[2]) for key in facts(raw) if key[:2] == (DOCUMENT, "section 0")}


def test_a_document_without_numbers_gets_them() -> None:
    raw = mend(rich(p("a")), FOURTEEN, "a.docx").raw
    assert shown(raw, "header", "default") == ["#"]
    assert shown(raw, "header", "first") == [""]
    assert shown(raw, "footer", "default") is None
    assert "titlePg" in said(raw)
    header = facts(raw)
    assert header["word/header2.xml", 0, "paragraph", "jc@val"] == "center"
    assert header["word/header2.xml", 0, 0, "sz@val"] == "28"


def test_numbers_in_the_footer_move_to_the_header() -> None:
    raw = mend(
        rich(p("a"), footer_default=p("Trang ", field("PAGE", "1"), "/", field("NUMPAGES", "9"))),
        FOURTEEN,
        "a.docx",
    ).raw
    assert shown(raw, "footer", "default") == [""]
    assert shown(raw, "footer", "first") is None
    assert shown(raw, "header", "default") == ["#"]


def test_other_words_of_headers_and_footers_stay_on_page_one_too() -> None:
    header, footer = p("UBND TỈNH\t", field("PAGE", "1")), p("Địa chỉ: số 1")
    raw = mend(rich(p("a"), header_default=header, footer_default=footer), FOURTEEN, "a.docx").raw
    assert shown(raw, "header", "default") == ["#", "UBND TỈNH\t"]
    assert shown(raw, "header", "first") == ["UBND TỈNH\t"]
    assert shown(raw, "footer", "default") == ["Địa chỉ: số 1"]
    assert shown(raw, "footer", "first") == ["Địa chỉ: số 1"]


def test_a_number_in_its_place_is_only_set_right() -> None:
    before = rich(p("a"), section="<w:titlePg/>", header_default=p(field("PAGE", "2")), header_first="<w:p/>")
    raw = mend(before, FOURTEEN, "a.docx").raw
    assert list(parts(raw)) == list(parts(before))
    assert parts(raw)[DOCUMENT] == parts(before)[DOCUMENT]
    assert facts(raw)["word/header_default.xml", 0, 0, "sz@val"] == "28"
    assert shown(raw, "header", "default") == ["#"]


def test_numbers_between_dashes_typed_numbers_and_numbers_in_boxes_become_plain_ones() -> None:
    for old in (p("- ", field("PAGE", "2"), " -"), p("2"), p(text_box(p(field("PAGE", "2"))))):
        raw = mend(rich(p("a"), header_default=old), FOURTEEN, "a.docx").raw
        assert shown(raw, "header", "default") == ["#"], old
        assert shown(raw, "header", "first") == [""], old


def test_words_in_the_very_run_of_a_number_stay() -> None:
    one = (
        '<w:r><w:t xml:space="preserve">Mật </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t>!</w:t></w:r>'
    )
    raw = mend(rich(p("a"), footer_default=p(one)), FOURTEEN, "a.docx").raw
    assert shown(raw, "footer", "default") == ["Mật !"]
    assert shown(raw, "footer", "first") == ["Mật !"]


def test_a_year_and_a_date_are_no_page_numbers() -> None:
    raw = mend(rich(p("a"), footer_default=p("2026") + p(field("DATE", "5"))), FOURTEEN, "a.docx").raw
    assert shown(raw, "footer", "default") == ["2026", "?"]


def test_a_number_in_the_gallery_of_word_stays_in_its_control() -> None:
    gallery = f'<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>{p(field("PAGE", "2"))}</w:sdtContent></w:sdt>'
    raw = mend(rich(p("a"), header_default=gallery + p()), FOURTEEN, "a.docx").raw
    assert shown(raw, "header", "default") == ["#", ""]


def test_even_pages_are_numbered_too() -> None:
    raw = mend(rich(p("a"), settings="<w:evenAndOddHeaders/>"), FOURTEEN, "a.docx").raw
    assert shown(raw, "header", "even") == ["#"]


def test_roman_numbers_become_arabic() -> None:
    raw = mend(rich(p("a"), section='<w:pgNumType w:fmt="lowerRoman"/>'), FOURTEEN, "a.docx").raw
    assert facts(raw)[DOCUMENT, "section 0", "pgNumType@fmt"] == "decimal"


def test_a_later_section_goes_on_counting_on_its_first_page_too() -> None:
    before = rich(BREAK.format(""), p("a"), section="<w:titlePg/>")
    raw = mend(before, [MendPageNumber(0, 14.0), MendPageNumber(1, 14.0)], "a.docx").raw
    assert shown(raw, "header", "first", 0) == [""]
    assert shown(raw, "header", "default", 0) == ["#"]
    assert shown(raw, "header", "first", 1) == ["#"]


def test_an_annex_with_numbers_of_its_own_begins_without_one() -> None:
    before = rich(BREAK.format(""), p("a"), section='<w:pgNumType w:start="1"/>', header_default=p("Phụ lục"))
    raw = mend(before, [MendPageNumber(0, 14.0), MendPageNumber(1, 14.0)], "a.docx").raw
    assert shown(raw, "header", "first", 1) == ["Phụ lục"]
    assert shown(raw, "header", "default", 1) == ["#", "Phụ lục"]


def test_pictures_of_a_header_go_with_it_to_page_one() -> None:
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    before = rich(p("a"), header_default=p("UBND"), extra={"word/_rels/header_default.xml.rels": rels})
    assert parts(mend(before, FOURTEEN, "a.docx").raw)["word/_rels/header1.xml.rels"] == rels


def test_numbering_twice_is_numbering_once() -> None:
    orders = [MendPageNumber(0, 13.0), MendPageNumber(1, 13.0)]
    header, footer = p("UBND\t", field("PAGE", "1")), p("Trang ", field("PAGE", "1"))
    once = mend(
        rich(BREAK.format(""), p("a"), header_default=header, footer_default=footer), orders, "a.docx"
    ).raw
    assert mend(once, orders, "a.docx").raw == once
