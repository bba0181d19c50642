"""Changes that a file brought along are accepted before anything is compared."""

import pytest
from lxml import etree
from tests.docx.redline.settled import W, stories
from tests.docx.word import document, p, packed, t, tbl

from vanban.docx.redline.accepting import accept

BY = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'
GONE = f"<w:del {BY}>{t('cũ').replace('w:t', 'w:delText')}</w:del>"
COME = f"<w:ins {BY}>{t('mới')}</w:ins>"
AFTER = p("Sau")


def ended(mark: str, *runs: str) -> str:
    """A paragraph whose end has come or gone."""
    inner = "".join(run if run.startswith("<") else t(run) for run in runs)
    return f"<w:p><w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>{inner}</w:p>"


def row(mark: str, *cells: str) -> str:
    look = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{look}{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"


def controlled(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def accepted(*blocks: str) -> list[str]:
    """The paragraphs that are left; the change was told."""
    root = etree.fromstring(document(*blocks))
    assert accept(root)
    assert not accept(root), "something was left to accept"
    return lines(root)


def lines(root: etree._Element) -> list[str]:
    return stories(packed({"word/document.xml": etree.tostring(root)}))["word/document.xml"]


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (p("a ", COME, GONE), ["a mới", "Sau"]),
        (p(f"<w:ins {BY}>{GONE}{t('x')}</w:ins>"), ["x", "Sau"]),
        (p(f"<w:moveFrom {BY}>{t('đi')}</w:moveFrom>", f"<w:moveTo {BY}>{t('đến')}</w:moveTo>"), ["đến", "Sau"]),
        (p(f'<w:moveFromRangeStart {BY} w:name="m"/>', "a", '<w:moveFromRangeEnd w:id="1"/>'), ["a", "Sau"]),
        (p(f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"), ["a", "Sau"]),
        (f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{t('a')}</w:p>", ["a", "Sau"]),
        (p('<w:hyperlink w:anchor="n">' + COME + GONE + "</w:hyperlink>"), ["mới", "Sau"]),
        (ended("ins", "a"), ["a", "Sau"]),
        (ended("del", "a "), ["a Sau"]),
        (ended("del", "a ") + ended("del", "b "), ["a b Sau"]),
        (ended("del", "a ") + '<w:commentRangeEnd w:id="3"/>', ["a Sau"]),
        (ended("del", "a ") + controlled(p("b")), ["a b", "Sau"]),
        (ended("moveFrom", GONE), ["Sau"]),
        (ended("del", GONE) + tbl(["ô"]), ["tbl/tr/tc: ô", "Sau"]),
        (ended("del", "a") + tbl(["ô"]), ["a", "tbl/tr/tc: ô", "Sau"]),
        (f"<w:tbl>{row('', 'a')}{row('del', 'b')}{row('ins', 'c')}</w:tbl>", ["tbl/tr/tc: a", "tbl/tr/tc: c", "Sau"]),
        (f"<w:tbl>{row('del', 'a')}{row('del', 'b')}</w:tbl>", ["Sau"]),
        (f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p('b')}</w:tc></w:tr></w:tbl>",
         ["tbl/tr/tc: a", "Sau"]),
    ],
)  # fmt: skip
def test_what_is_left_of_a_change(block: str, left: list[str]) -> None:
    assert accepted(block, AFTER) == left


def test_a_last_paragraph_whose_end_is_gone_keeps_it() -> None:
    assert accepted(p("a"), ended("del", "b")) == ["a", "b"]


def test_a_paragraph_is_joined_over_a_bookmark_and_behind_the_properties_of_the_next() -> None:
    following = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{t("Sau")}</w:p>'
    root = etree.fromstring(document(ended("del", "a "), '<w:bookmarkEnd w:id="3"/>', following))
    accept(root)
    assert lines(root) == ["a Sau"]
    (paragraph,) = root.iter(f"{W}p")
    assert [child.tag for child in paragraph] == [f"{W}pPr", f"{W}r", f"{W}r"]
    assert paragraph.find(f"{W}pPr/{W}jc") is not None


@pytest.mark.parametrize(
    "block",
    [
        controlled(p("a") + p("b")),
        controlled(controlled(p("a")) + p("b")),
        f'<w:customXml w:element="x"><w:customXmlPr/>{p("a")}{p("b")}</w:customXml>',
    ],
)
def test_paragraphs_and_tables_come_out_of_the_frames_that_hide_them(block: str) -> None:
    root = etree.fromstring(document(block, AFTER))
    assert not accept(root), "a frame is no change"
    assert [child.tag for child in root[0]] == [f"{W}p"] * 3 + [f"{W}sectPr"]
    assert lines(root) == ["a", "b", "Sau"]


def test_rows_and_cells_come_out_of_their_frames_and_words_stay_in_theirs() -> None:
    cell = f"<w:tc>{p(controlled(t('a')))}</w:tc>"
    root = etree.fromstring(document(f"<w:tbl>{controlled(f'<w:tr>{controlled(cell)}</w:tr>')}</w:tbl>"))
    assert not accept(root)
    assert root.find(f"{W}body/{W}tbl/{W}tr/{W}tc/{W}p/{W}sdt") is not None
    assert lines(root)[0] == "tbl/tr/tc: a"


def test_a_file_without_changes_stays_as_it_is() -> None:
    root = etree.fromstring(document(p("a"), tbl(["b"]), AFTER))
    before = etree.tostring(root)
    assert not accept(root)
    assert etree.tostring(root) == before
