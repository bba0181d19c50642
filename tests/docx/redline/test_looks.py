"""The look of what stays: rejecting gives back the old one, accepting the new one, whatever styles say it."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.decree30.kit.handmade import HAND_MADE
from tests.decree30.kit.write import write
from tests.docx.mend.rich import rich
from tests.docx.redline.pairs import pairs
from tests.docx.redline.parts import with_part
from tests.docx.redline.settled import W, accept_all, reject_all
from tests.docx.redline.test_marks import compared, root
from tests.docx.word import p, t, tbl

from vanban.docx.measure import measure
from vanban.docx.redline import Revision, redline

LINE = "Thủ trưởng cơ quan đẩy mạnh phong trào thi đua"
CENTRED = '<w:jc w:val="center"/>'
ITALIC = "<w:i/><w:iCs/>"


def styled(text: str, letters: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def appearance(raw: bytes) -> list[Any]:
    """Each paragraph's measures, and each printed letter with its look."""
    found = []
    for paragraph in measure(raw, "a.docx").paragraphs:
        letters = [
            (
                letter,
                run.size_pt,
                run.bold,
                run.italic,
                run.underline,
                run.font,
                run.strike,
                run.raised_pt > 0,
            )
            for run in paragraph.runs
            for letter in run.text
            if not letter.isspace()
        ]
        measures = [
            round(value, 1)
            for value in (
                paragraph.left_mm, paragraph.right_mm, paragraph.first_line_mm, paragraph.before_pt,
                paragraph.after_pt, paragraph.line.value,
            )
        ]  # fmt: skip
        found.append((paragraph.text.strip(), paragraph.label, paragraph.align, *measures, letters))
    return found


def held(old: bytes, new: bytes) -> Any:
    made = compared(old, new)
    assert appearance(reject_all(made.raw)) == appearance(old)
    assert appearance(accept_all(made.raw)) == appearance(new)
    return made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (styled(LINE), styled(LINE, "<w:b/><w:bCs/>")),
        (styled(LINE, ITALIC), styled(LINE)),
        (styled(LINE, '<w:sz w:val="28"/>'), styled(LINE, '<w:sz w:val="26"/><w:u w:val="single"/>')),
        (styled(LINE, "<w:strike/>"), styled(LINE, "<w:caps/>")),
        (styled(LINE, '<w:vertAlign w:val="superscript"/>'), styled(LINE)),
        (styled(LINE, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'), styled(LINE)),
        (styled(LINE, "", CENTRED), styled(LINE, "", '<w:ind w:firstLine="720"/><w:jc w:val="both"/>')),
        (
            styled(LINE, "", '<w:spacing w:before="240" w:after="0" w:line="360" w:lineRule="exact"/>'),
            styled(LINE),
        ),
        (
            styled(LINE, "", '<w:ind w:left="720" w:hanging="360"/>'),
            styled(LINE, "", '<w:ind w:left="360"/>'),
        ),
        (styled(LINE, "", "<w:pageBreakBefore/>"), styled(LINE)),
        (p(LINE), styled(LINE, "", '<w:pStyle w:val="Cu"/>')),
    ],
)
def test_a_look_comes_back(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        made = held(rich(before, p("Hết.")), rich(after, p("Hết.")))
        assert (made.restyled, made.changed) == (1, 0)


def test_only_the_words_that_look_otherwise_are_marked() -> None:
    old = f"<w:p>{t('Về việc ')}<w:r><w:rPr><w:i/></w:rPr><w:t>thi đua</w:t></w:r>{t(' năm 2024')}</w:p>"
    made = held(rich(old, p("Hết.")), rich(p("Về việc thi đua năm 2025"), p("Hết.")))
    runs = [change.getparent().getparent() for change in root(made).iter(f"{W}rPrChange")]
    assert ["".join(run.itertext()) for run in runs] == ["thi đua"]
    assert (made.changed, made.restyled) == (1, 0)


def test_the_same_look_said_in_another_way_is_no_change() -> None:
    direct = styled(LINE, '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/><w:color w:val="000000"/>')
    by_style = styled(LINE, "", '<w:pStyle w:val="Cu"/>')
    made = redline(rich(direct, p("Hết.")), rich(by_style, p("Hết.")), Revision("A"))
    assert not made.is_changed


def test_a_look_in_a_cell_comes_back_though_no_word_has_changed() -> None:
    old = tbl(["một", "hai"])
    made = held(rich(old, p("Hết.")), rich(old.replace("<w:p>", f"<w:p><w:pPr>{CENTRED}</w:pPr>"), p("Hết.")))
    assert made.restyled == 2


def test_looks_are_left_alone_when_only_words_are_asked_for() -> None:
    old, new = rich(styled(LINE), p("Hết.")), rich(styled(LINE, ITALIC, CENTRED), p("Hết."))
    assert not redline(old, new, Revision("A"), looks=False).is_changed


def test_the_margins_of_the_page_are_told_and_come_back() -> None:
    old = rich(p(LINE))
    wide = with_part(
        old,
        "word/document.xml",
        lambda xml: xml.replace('w:right="1440" w:bottom', 'w:right="1700" w:bottom'),
    )
    made = redline(old, wide, Revision("A", date(2024, 2, 7)))
    (told,) = made.notes
    assert told.startswith("Khổ giấy, lề hoặc số cột của phần 1 đã đổi")
    margins = [
        measure(raw, "a.docx").sections[0].right_mm
        for raw in (old, wide, reject_all(made.raw), accept_all(made.raw))
    ]
    assert margins[0] == margins[2] != margins[1] == margins[3]


def test_a_break_of_sections_that_only_one_side_has_is_told() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
    made = compared(rich(p(LINE)), rich(p(LINE), section, p("Phụ lục")))
    assert made.notes == ("Bản mới có 2 phần (section), bản cũ có 1: không đánh dấu được chỗ ngắt phần.",)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pair=pairs())
def test_any_two_documents_once_settled_look_like_themselves(pair: tuple[bytes, bytes]) -> None:
    old, new = map(accept_all, pair)
    made = redline(old, new, Revision("A"))
    for settled, itself in ((reject_all(made.raw), old), (accept_all(made.raw), new)):
        again = redline(itself, settled, Revision("A"))
        assert (again.changed, again.restyled) == (0, 0)


def test_documents_in_all_layouts_get_their_looks_back() -> None:
    files = [write(case.make(), case.formatting) for case in HAND_MADE.values()]
    for old, new in zip(files, files[1:] + files[:1], strict=True):
        made = redline(old, new, Revision("A"))
        assert redline(new, accept_all(made.raw), Revision("A")).restyled == 0
        if _defaults(old) == _defaults(new):  # else words that are gone are shown in the new file's defaults
            assert redline(old, reject_all(made.raw), Revision("A")).restyled == 0


def _defaults(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        found = etree.fromstring(archive.read("word/styles.xml")).find(f"{W}docDefaults")
    return b"" if found is None else etree.tostring(found)
