"""What stands between words: notes, pictures, addresses, comments, text boxes; the old file's are brought along."""

import io
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from tests.docx.mend.rich import field, rich, text_box
from tests.docx.redline.parts import (
    dot,
    picture,
    unpacked,
    with_address,
    with_notes,
    with_picture,
)
from tests.docx.redline.settled import W, reject_all, stories
from tests.docx.redline.test_marks import compared, marked, root
from tests.docx.word import p, t, tbl

from vanban.docx.redline import Redlined, Revision, redline

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LINE = "Thủ trưởng cơ quan đẩy mạnh phong trào thi đua"
END = p("Hết.")


def noted(kind: str = "footnote", id: int = 1, text: str = LINE) -> str:
    return f'<w:p>{t(text)}<w:r><w:{kind}Reference w:id="{id}"/></w:r>{t(" của năm")}</w:p>'


def linked(id: str, *runs: str) -> str:
    return f'<w:p><w:hyperlink r:id="{id}">{"".join(map(t, runs))}</w:hyperlink></w:p>'


def commented(text: str) -> str:
    return (
        f'<w:p><w:commentRangeStart w:id="1"/>{t(text)}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )


def shown_pictures(made: Redlined, mark: str) -> list[bytes]:
    """The pictures in the marks of a kind."""
    parts = unpacked(made.raw)
    rels = {row.get("Id"): row.get("Target") for row in root(made, "word/_rels/document.xml.rels")}
    return [
        parts[f"word/{rels[blip.get(f'{R}embed')]}"]
        for one in root(made).iter(W + mark)
        for blip in one.iter(f"{A}blip")
    ]


# Notes


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_the_words_of_a_note_are_marked_in_the_note(kind: str) -> None:
    old, new = (
        with_notes(rich(noted(kind), END), p(f"Theo Kế hoạch số {number}"), kind=kind)
        for number in ("59", "63")
    )
    made = redline(old, new, Revision("A"))
    assert marked(made, "del", f"word/{kind}s.xml") == ["59"]
    assert marked(made, "ins", f"word/{kind}s.xml") == ["63"]
    assert not marked(made, "ins")
    part = f"word/{kind}s.xml"
    assert [stories(reject_all(made.raw)).get(part)] == [stories(old).get(part)]


def test_the_same_note_under_another_number_is_no_change() -> None:
    old = with_notes(rich(noted(id=1), END), p("Ghi chú"))
    new = with_notes(rich(noted(id=5), END), p("Ghi chú"), first=5)
    assert not redline(old, new, Revision("A")).is_changed


def test_a_note_that_is_gone_is_brought_along_under_a_free_number() -> None:
    old = with_notes(rich(noted(), p("Đoạn"), END), p("Ghi chú cũ"))
    new = with_notes(rich(p(f"{LINE} của năm"), noted(text="Đoạn"), END), p("Ghi chú mới"))
    made = redline(old, new, Revision("A"))
    texts = {
        note.get(f"{W}id"): "".join(note.itertext())
        for note in root(made, "word/footnotes.xml").iterchildren(f"{W}footnote")
    }
    assert texts == {"-1": "", "1": "Ghi chú mới", "2": "Ghi chú cũ"}
    (gone,) = [e for mark in root(made).iter(f"{W}del") for e in mark.iter(f"{W}footnoteReference")]
    assert gone.get(f"{W}id") == "2"


def test_a_note_is_told_with_its_words_when_the_new_file_has_no_place_for_notes() -> None:
    old = with_notes(rich(noted(), END), p("Ghi chú cũ"))
    made = redline(old, rich(p(f"{LINE} của năm"), END), Revision("A"))
    assert made.notes == ("Không đưa được vào bản so sánh của bản cũ: chú thích “Ghi chú cũ”.",)
    assert not list(root(made).iter(f"{W}footnoteReference"))


# Pictures


def test_a_picture_that_was_replaced_goes_and_comes() -> None:
    old = with_picture(rich(p(LINE, picture("rIdA")), END), "rIdA", 10)
    new = with_picture(rich(p(LINE, picture("rIdB")), END), "rIdB", 20)
    made = compared(old, new)
    assert shown_pictures(made, "del") == [dot(10)]
    assert shown_pictures(made, "ins") == [dot(20)]


def test_the_same_picture_behind_another_relationship_is_no_change() -> None:
    old = with_picture(rich(p(picture("rIdA")), END), "rIdA", 10)
    new = with_picture(rich(p(picture("rIdB")), END), "rIdB", 10)
    assert not redline(old, new, Revision("A")).is_changed


def test_a_picture_goes_with_the_paragraph_or_the_table_that_it_stood_in() -> None:
    for block in (p(LINE, picture("rIdA")), tbl([p(picture("rIdA")), LINE])):
        made = compared(with_picture(rich(p("I."), block, END), "rIdA", 10), rich(p("I."), END))
        assert shown_pictures(made, "del") == [dot(10)]


def test_an_object_that_can_not_be_brought_along_is_told() -> None:
    old = rich(p(LINE, picture("rIdNowhere")), END)
    made = redline(old, rich(p(LINE), END), Revision("A"))
    assert made.notes == ("Không đưa được vào bản so sánh của bản cũ: một đối tượng nhúng hoặc biểu đồ.",)


# Addresses, fields


def test_a_word_in_a_link_changes_within_it() -> None:
    old = with_address(rich(linked("rIdA", "Cổng thông tin ", "tỉnh"), END), "rIdA", "https://example.org/")
    new = with_address(
        rich(linked("rIdB", "Cổng thông tin ", "thành phố"), END), "rIdB", "https://example.org/"
    )
    made = compared(old, new)
    (link,) = root(made).iter(f"{W}hyperlink")
    assert (marked(made, "del"), marked(made, "ins")) == (["tỉnh"], ["thành phố"])
    assert ["".join(mark.itertext()) for mark in link.iter(f"{W}del", f"{W}ins")] == ["tỉnh", "thành phố"]


def test_a_field_goes_and_comes_whole() -> None:
    old, new = (rich(f"<w:p>{t('Ngày ')}{field('DATE', day)}</w:p>", END) for day in ("07/02", "08/02"))
    made = compared(old, new)
    for mark, code, result in (("del", "delInstrText", "delText"), ("ins", "instrText", "t")):
        (one,) = root(made).iter(W + mark)
        assert len(list(one.iter(f"{W}fldChar"))) == 3
        assert [e.tag for e in one.iter(W + code, W + result)] == [W + code, W + result]


# Comments


def test_comments_of_the_new_file_stay_and_those_of_the_old_one_go_without_a_mark() -> None:
    new = with_notes(rich(commented(LINE), END), p("Xem lại"), kind="comment")
    old = with_notes(rich(commented(f"{LINE} này"), END), p("Ý kiến cũ"), kind="comment")
    made = compared(old, new)
    assert marked(made, "del") == [" này"]
    assert [e.get(f"{W}id") for e in root(made).iter(f"{W}commentReference")] == ["1"]
    assert "Xem lại" in "".join(root(made, "word/comments.xml").itertext())
    assert not redline(rich(p(LINE), END), new, Revision("A")).is_changed


# Text boxes


def test_a_text_box_goes_whole_and_a_table_in_one_is_compared() -> None:
    made = compared(rich(p(LINE, text_box(p("Mật"))), END), rich(p(LINE), END))
    (gone,) = root(made).iter(f"{W}del")
    assert "Mật" in "".join(gone.itertext())
    old, new = (rich(p(text_box(tbl(["TT", cell]) + "<w:p/>")), END) for cell in ("95%", "96%"))
    assert marked(compared(old, new), "ins") == ["96%"] * 2


@pytest.mark.parametrize("story", ["box", "header"])
def test_a_story_that_ends_with_a_table_gets_the_paragraph_that_word_puts_there(story: str) -> None:
    def file(content: str) -> bytes:
        return rich(p(text_box(content)), END) if story == "box" else rich(END, header_default=content)

    part = "word/document.xml" if story == "box" else "word/header_default.xml"
    for old, new in ((tbl(["một"]), p(LINE)), (p(LINE), tbl(["một"]))):
        made = redline(file(old), file(new), Revision("A"))
        assert stories(reject_all(made.raw)) == stories(file(old))
        name = f"{W}txbxContent" if story == "box" else f"{W}hdr"
        for found in root(made, part).iter(name):
            assert found[-1].tag == f"{W}p"
            assert found[-1].find(f"{W}pPr/{W}rPr") is None, "the end of a story was marked"


# All of them


def test_the_validator_finds_nothing_in_what_is_brought_along(tmp_path: Path) -> None:
    old = rich(noted(), p(picture("rIdA")), linked("rIdC", "Cổng thông tin"), commented("Ý"), END)
    old = with_notes(
        with_picture(with_address(old, "rIdC", "https://example.org/"), "rIdA", 10), p("Ghi chú")
    )
    old = with_notes(old, p("Ý kiến"), kind="comment")
    new = with_notes(rich(noted(text="Đoạn khác"), END), p("Ghi chú mới"))
    path = tmp_path / "a.docx"
    faults = []
    for raw in (old, new, redline(old, new, Revision("A")).raw):
        path.write_bytes(io.BytesIO(raw).getvalue())
        faults.append({str(error) for error in OpenXmlValidator().validate(path).errors})
    assert faults[2] <= faults[0] | faults[1]
