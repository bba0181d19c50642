"""The marks themselves: which words, whose look, moves, rows, notes, pictures, headers."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.mend.rich import field, rich, text_box
from tests.docx.redline.parts import with_part
from tests.docx.redline.settled import W, accept_all, body, reject_all, stories
from tests.docx.word import p, t, tbl

from vanban.docx.redline import Redlined, Revision, redline
from vanban.errors import DataError

LONG = "Thủ trưởng cơ quan đẩy mạnh phong trào thi đua, phấn đấu hoàn thành các chỉ tiêu đã đề ra"
OTHER = "Văn phòng Sở tham mưu tổ chức sơ kết, tổng kết phong trào và đề nghị khen thưởng kịp thời"


def compared(old: bytes, new: bytes) -> Redlined:
    made = redline(old, new, Revision("vanban", date(2024, 2, 7)))
    assert stories(accept_all(made.raw)) == stories(accept_all(new))
    assert body(reject_all(made.raw)) == body(accept_all(old))
    return made


def root(made: Redlined, part: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(made.raw)) as archive:
        return etree.fromstring(archive.read(part))


def marked(made: Redlined, kind: str, part: str = "word/document.xml") -> list[str]:
    """The words in each mark of a kind."""
    texts = (
        "".join(e.text or "" for e in mark.iter(f"{W}t", f"{W}delText"))
        for mark in root(made, part).iter(W + kind)
    )
    return [text for text in texts if text]


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("số 59/KH-UBND ngày 07/02/2024 của", "số 63/KH-UBND ngày 20/03/2024 của",
         ["59/KH-UBND", "07/02/2024"], ["63/KH-UBND", "20/03/2024"]),
        ("giải ngân đạt 95% và 1.000 hộ", "giải ngân đạt 100% và 1.500 hộ", ["95%", "1.000"], ["100%", "1.500"]),
        ("giai đoạn 2021-2025 của tỉnh", "giai đoạn 2026-2030 của tỉnh", ["2021-2025"], ["2026-2030"]),
        ("trên địa bàn tỉnh", "trên địa bàn thành phố", ["tỉnh"], ["thành phố"]),
        ("Nơi nhận: Sở", "Nơi nhận: Lãnh đạo Sở", [], ["Lãnh đạo "]),
        ("Số:        /KH-BDT", "Số:        /KH-SXD", ["KH-BDT"], ["KH-SXD"]),
        ("ngày\u00a007/02/2024", "ngày 07/02/2024", [], []),  # a tied blank is a blank
        ("thống nhất", "tho\u0302\u0301ng nha\u0302\u0301t", [], []),  # so is a letter in two pieces a letter
    ],
)  # fmt: skip
def test_words_are_marked_whole(old: str, new: str, gone: list[str], come: list[str]) -> None:
    made = compared(rich(p(old), p("Hết.")), rich(p(new), p("Hết.")))
    assert marked(made, "del") == gone
    assert marked(made, "ins") == come


def test_every_mark_bears_the_author_and_the_date_of_the_data() -> None:
    made = compared(rich(p(LONG), p("x")), rich(p(OTHER), tbl(["a"]), p("y")))
    marks = [e for e in root(made).iter() if e.get(f"{W}author")]
    assert len(marks) > 5
    assert {e.get(f"{W}author") for e in marks} == {"vanban"}
    assert {e.get(f"{W}date") for e in marks} == {"2024-02-07T00:00:00Z"}
    assert len({e.get(f"{W}id") for e in marks}) == len(marks)


def test_without_a_date_none_is_invented() -> None:
    made = redline(rich(p("một"), p("x")), rich(p("hai"), p("x")), Revision("A"))
    assert b"w:date" not in etree.tostring(root(made))


def test_a_moved_paragraph_is_known_though_its_letter_has_changed() -> None:
    blocks = [
        p(f"a) {LONG}"),
        p(f"b) {OTHER}"),
        p("c) Các phòng, đơn vị chuyên môn căn cứ kế hoạch này để thực hiện"),
    ]
    swapped = [p(f"a) {OTHER}"), blocks[2].replace("c)", "b)"), p(f"c) {LONG}")]
    made = compared(rich(p("I."), *blocks, p("Hết.")), rich(p("I."), *swapped, p("Hết.")))
    assert made.moved == 1
    assert "".join(marked(made, "moveFrom")) == "".join(marked(made, "moveTo"))
    starts = list(root(made).iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart"))
    assert len(starts) == 2
    assert len({e.get(f"{W}name") for e in starts}) == 1


def test_rows_come_and_go_and_cells_change_word_by_word() -> None:
    old = tbl(["TT", "Chỉ tiêu"], ["1", "Giải ngân đạt 95%"], ["2", "Giảm hộ nghèo của tỉnh"])
    new = tbl(
        ["TT", "Chỉ tiêu"],
        ["1", "Giải ngân đạt 100%"],
        ["2", "Tổ chức một hội thi tay nghề"],
        ["3", "Giảm hộ nghèo của tỉnh"],
    )
    made = compared(rich(old, p("Hết.")), rich(new, p("Hết.")))
    assert marked(made, "del") == ["95%", "2"]
    rows = list(root(made).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}ins") is not None for row in rows] == [False, False, True, False]


def test_gone_words_keep_their_look_and_bring_the_style_that_only_the_old_file_has() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Rieng"><w:name w:val="Rieng"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Rieng"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{LONG}</w:t></w:r></w:p>'
    old = with_part(
        rich(p("Đầu"), paragraph, p("Hết.")),
        "word/styles.xml",
        lambda xml: xml.replace("</w:styles>", f"{style}</w:styles>"),
    )
    made = compared(old, rich(p("Đầu"), p("Hết.")))
    (gone,) = [mark for mark in root(made).iter(f"{W}del") if len(mark)]
    assert gone.find(f"{W}r/{W}rPr/{W}i") is not None
    names = [s.get(f"{W}styleId") for s in root(made, "word/styles.xml").iter(f"{W}style")]
    assert "Rieng" in names


def test_a_style_that_looks_otherwise_in_the_new_file_is_brought_under_another_name() -> None:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr>{t(LONG)}</w:p>'
    old = with_part(
        rich(p("Đầu"), paragraph, p("Hết.")), "word/styles.xml", lambda xml: xml.replace(".VnTime", "Arial")
    )
    made = compared(old, rich(p("Đầu"), p("Hết.")))
    styles = {s.get(f"{W}styleId"): s for s in root(made, "word/styles.xml").iter(f"{W}style")}
    assert "Arial" in etree.tostring(styles["Cucu"]).decode()
    assert "Arial" not in etree.tostring(styles["Cu"]).decode()
    assert [e.get(f"{W}val") for e in root(made).iter(f"{W}pStyle")] == ["Cucu"]


def test_words_in_a_text_box_are_marked_for_new_and_for_old_readers() -> None:
    old, new = (
        rich(f"<w:p>{text_box(p(text))}</w:p>", p("Hết."))
        for text in ("Sở Xây dựng tỉnh", "Sở Tài chính tỉnh")
    )
    made = compared(old, new)
    assert marked(made, "del") == ["Xây dựng"] * 2
    assert marked(made, "ins") == ["Tài chính"] * 2


def test_headers_are_compared_and_page_numbers_are_not() -> None:
    def file(text: str, number: str) -> bytes:
        return rich(p("Thân"), header_default=f"<w:p>{t(text)}{field('PAGE', number)}</w:p>")

    made = compared(file("Dự thảo 1", "2"), file("Dự thảo 2", "3"))
    assert marked(made, "del", "word/header_default.xml") == ["1"]
    assert not redline(file("A", "2"), file("A", "3"), Revision("A")).is_changed


def test_a_header_that_the_new_file_has_no_more_is_told() -> None:
    made = compared(rich(p("Thân"), header_default=p("Mật")), rich(p("Thân")))
    assert made.notes == ("Bản mới không còn đầu trang của phần 1, nội dung cũ là “Mật”.",)


def test_changes_that_were_tracked_already_are_accepted_first_and_told() -> None:
    revision = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'
    old = rich(f"<w:p>{t('một ')}<w:ins {revision}>{t('hai')}</w:ins></w:p>", p("Hết."))
    made = compared(old, rich(p("một hai"), p("Hết.")))
    assert not made.is_changed
    assert made.notes == ("Bản cũ có sửa đổi đang theo dõi; coi như đã chấp nhận hết trước khi so sánh.",)


def test_a_last_paragraph_comes_and_goes_without_leaving_an_empty_one() -> None:
    one, two = rich(p(LONG)), rich(p(LONG), p(OTHER))
    compared(one, two)
    compared(two, one)


@pytest.mark.parametrize("which", ["old", "new", "both"])
def test_bad_files_are_refused_with_a_sentence_each(which: str) -> None:
    good, bad = rich(p("A")), b"PK\x03\x04 nothing"
    files = (bad if which != "new" else good, bad if which != "old" else good)
    with pytest.raises(DataError) as refused:
        redline(*files, Revision("A"), ("cu.docx", "moi.docx"))
    told = [str(problem) for problem in refused.value.problems]
    assert len(told) == (2 if which == "both" else 1)
    assert all("hỏng" in sentence for sentence in told)


def test_the_validator_finds_nothing_in_what_is_made(tmp_path: Path) -> None:
    blocks = [
        p(LONG),
        tbl(["a", "b"], ["c", "d"]),
        f"<w:p>{text_box(p('Hộp'))}</w:p>",
        f"<w:p>{field('PAGE', '1')}</w:p>",
    ]
    others = [
        p(OTHER),
        tbl(["a", "x"], ["y", "z"], ["c", "d"]),
        f"<w:p>{text_box(p('Khung'))}</w:p>",
        p("Hết."),
    ]
    for number, (old, new) in enumerate(
        ((blocks, others), (others, blocks), (blocks[:1], blocks), (blocks, blocks[::-1]))
    ):
        path = tmp_path / f"{number}.docx"
        before = _faults(rich(*new, p(LONG)), path)
        assert [
            f
            for f in _faults(compared(rich(*old, p(LONG)), rich(*new, p(LONG))).raw, path)
            if f not in before
        ] == []


def _faults(raw: bytes, path: Path) -> list[str]:
    path.write_bytes(raw)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]
