"""Drawn lines: another length about the same middle, or a new one."""

import pytest
from lxml import etree
from tests.docx.mend.facts import DOCUMENT, W, changed, facts, parts
from tests.docx.mend.rich import LEVEL_LINE, OLD_LINE, rich, text_box
from tests.docx.word import p

from vanban.docx.measure import measure
from vanban.docx.mend import mend
from vanban.layout.mends import DrawLine, MendLine, MendParagraph

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def line(kind: str, width_mm: float, key: int = 0) -> MendLine:
    return MendLine(DOCUMENT, kind, key, width_mm)


def test_a_shape_keeps_its_middle_in_both_of_its_forms() -> None:
    before = rich(p("a", LEVEL_LINE))
    after = mend(before, [line("shape", 50)], "a.docx").raw
    new = {
        (key[1], key[3].rpartition("}")[2], *key[4:]): value
        for key, (_, value) in changed(before, after).items()
        if isinstance(key[3], str)
    }
    assert new == {
        ("drawing 0", "posOffset"): str(720000 + (3600000 - 1800000) // 2),
        ("drawing 0", "extent", "cx"): "1800000",
        ("drawing 0", "ext", "cx"): "1800000",
        ("drawing 1", "line", "from"): "127.56pt,3pt",
        ("drawing 1", "line", "to"): "269.29pt,3pt",
    }


def test_what_hangs_from_a_paragraph_stays_beside_its_words_when_the_gap_above_is_mended() -> None:
    gap = '<w:p><w:pPr><w:spacing w:before="240"/></w:pPr>{}<w:r><w:t>a</w:t></w:r></w:p>'
    closed = [MendParagraph((DOCUMENT, at), "before_pt", 0.0) for at in (0, 1)]
    before = rich(gap.format(LEVEL_LINE) + gap.format(OLD_LINE))
    after = mend(before, closed, "a.docx").raw
    moved = {
        old: new for key, (old, new) in changed(before, after).items() if str(key[1]).startswith("drawing")
    }
    assert moved.pop("38100") == str(38100 - 12 * 12700)
    assert moved.pop("56.7pt,3pt") == "56.7pt,-9pt"
    assert moved.pop("340.15pt,3pt") == "340.15pt,-9pt"
    ((old, new),) = moved.items()
    assert new == str(old).replace("margin-top:3pt", "margin-top:-9pt")
    assert mend(after, closed, "a.docx").raw == after


def test_a_drawing_that_hangs_from_the_page_stays_where_it_is() -> None:
    fixed = LEVEL_LINE.replace(
        '<wp:positionV relativeFrom="paragraph">', '<wp:positionV relativeFrom="page">'
    ).replace("position:absolute;", "position:absolute;mso-position-vertical-relative:page;")
    before = rich(f'<w:p><w:pPr><w:spacing w:before="240"/></w:pPr>{fixed}</w:p>')
    after = mend(before, [MendParagraph((DOCUMENT, 0), "before_pt", 0.0)], "a.docx").raw
    assert not [key for key in changed(before, after) if str(key[1]).startswith("drawing")]


def test_a_centred_shape_only_gets_its_length() -> None:
    centred = LEVEL_LINE.replace("<wp:posOffset>720000</wp:posOffset>", "<wp:align>center</wp:align>")
    before = rich(p("a", centred))
    after = mend(before, [line("shape", 50)], "a.docx").raw
    assert {key[4] for key in changed(before, after) if key[1] == "drawing 0"} == {"cx"}


def test_a_length_in_per_cent_gives_way() -> None:
    relative = LEVEL_LINE.replace(
        "</wp:anchor>",
        '<wp14:sizeRelH relativeFrom="margin"><wp14:pctWidth>50000</wp14:pctWidth></wp14:sizeRelH></wp:anchor>',
    )
    after = mend(rich(p(relative)), [line("shape", 50)], "a.docx").raw
    assert b"sizeRelH" not in parts(after)[DOCUMENT]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<wp:posOffset>720000</wp:posOffset>", "<wp:align>right</wp:align>"),
        ("<wp:posOffset>720000</wp:posOffset>", "<wp:posOffset>x</wp:posOffset>"),
        ('<wp:extent cx="3600000" cy="0"/>', ""),
        ("<a:xfrm>", '<a:xfrm rot="5400000">'),
    ],
)
def test_a_shape_whose_middle_would_move_is_left(old: str, new: str) -> None:
    before = rich(p("a", LEVEL_LINE.replace(old, new)))
    mended = mend(before, [line("shape", 50)], "a.docx")
    assert (mended.raw, len(mended.left)) == (before, 1)


def test_a_line_that_stands_in_the_text_needs_a_centred_paragraph() -> None:
    inline = text_box(p("b")).replace('cy="900000"', 'cy="0"')
    centred = p("a", inline).replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>', 1)
    assert len(mend(rich(p("a", inline)), [line("shape", 50)], "a.docx").left) == 1
    assert len(mend(rich(centred), [line("shape", 50)], "a.docx").done) == 1


def test_an_old_shape_keeps_its_middle() -> None:
    before = rich(p("a", OLD_LINE))
    after = mend(before, [line("vml", 50)], "a.docx").raw
    style = next(str(value) for key, value in facts(after).items() if key[-1] == "style")
    assert "margin-left:129.13pt" in style
    assert "width:141.73pt" in style


def test_a_text_box_is_no_line() -> None:
    before = rich(p("a", text_box(p("b"))), p(OLD_LINE.replace("v:shape ", "v:group ")))
    assert len(mend(before, [line("vml", 50, 1), line("shape", 50, 3)], "a.docx").left) == 2


RULED = '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>{}</w:pPr>{}</w:p>'


def test_the_border_of_an_empty_paragraph_gets_its_length_about_its_middle() -> None:
    before = rich(p("SỞ XÂY DỰNG"), RULED.format('<w:ind w:left="1134" w:firstLine="567"/>', ""), p("a"))
    old = measure(before, "a.docx").lines[0]
    after = mend(before, [line("border", 30, 1)], "a.docx").raw
    new = measure(after, "a.docx").lines[0]
    assert new.box.width_mm == pytest.approx(30, abs=0.1)
    assert new.box.centre_mm == pytest.approx(old.box.centre_mm, abs=0.1)
    assert {key[3] for key in changed(before, after)} == {"ind@left", "ind@right", "ind@firstLine"}


def test_the_border_of_words_is_left() -> None:
    before = rich(RULED.format("", "<w:r><w:t>SỞ XÂY DỰNG</w:t></w:r>"))
    assert len(mend(before, [line("border", 30, 0)], "a.docx").left) == 1


def test_a_typed_line_gets_more_or_fewer_characters() -> None:
    before = rich(p("SỞ"), p("__________"), p("a"))
    old = measure(before, "a.docx").lines[0].box.width_mm
    after = mend(before, [line("characters", 1.5 * old, 1)], "a.docx").raw
    assert facts(after)[DOCUMENT, 1, "text"] == "_" * 15
    assert measure(after, "a.docx").lines[0].box.width_mm == pytest.approx(1.5 * old, rel=0.05)


def test_two_typed_lines_in_one_paragraph_are_left() -> None:
    before = rich(p("_____\t", "______"), p("a"))
    assert len(mend(before, [line("characters", 30, 0)], "a.docx").left) == 1


def test_a_mended_shape_measures_what_was_ordered() -> None:
    for drawn, kind in ((LEVEL_LINE, "shape"), (OLD_LINE, "vml")):
        before = rich(p("a", drawn))
        old = measure(before, "a.docx").lines[0]
        new = measure(mend(before, [line(kind, 47.0)], "a.docx").raw, "a.docx").lines[0]
        assert new.box.width_mm == pytest.approx(47, abs=0.1)
        assert new.box.centre_mm == pytest.approx(old.box.centre_mm, abs=0.1)


@pytest.mark.parametrize("kind", ["underline", "cell_border"])
def test_what_is_no_drawn_line_is_left(kind: str) -> None:
    assert len(mend(rich(p("a")), [line(kind, 50)], "a.docx").left) == 1


def test_a_line_is_drawn_once_under_its_paragraph() -> None:
    before = rich(p("SỞ XÂY DỰNG"), p("Số: 05"))
    order = DrawLine((DOCUMENT, 0), 25.0)
    after = mend(before, [order], "a.docx").raw
    paragraphs = list(etree.fromstring(parts(after)[DOCUMENT]).iter(f"{W}p"))
    assert len(paragraphs) == 3
    assert paragraphs[1].find(f".//{WP}extent").get("cx") == "900000"
    assert mend(after, [order], "a.docx").raw == after


def test_orders_that_follow_a_new_line_still_find_their_paragraphs() -> None:
    before = rich(p("a"), p("b"))
    orders = [DrawLine((DOCUMENT, 0), 25.0), DrawLine((DOCUMENT, 1), 30.0)]
    root = etree.fromstring(parts(mend(before, orders, "a.docx").raw)[DOCUMENT])
    shown = ["".join(paragraph.itertext(f"{W}t")) or "line" for paragraph in root.iter(f"{W}p")]
    assert shown == ["a", "line", "b", "line"]
