"""What holds for every mended file: nothing else changes, the schema is kept, mending twice is mending once."""

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.mend.facts import DOCUMENT, W, facts, parts
from tests.docx.mend.rich import LEVEL_LINE, OLD_LINE, field, names, rich, text_box
from tests.docx.word import p, packed, t, tbl

from vanban.docx.measure import measure
from vanban.docx.mend import mend
from vanban.docx.mend.inherited import Inherited
from vanban.docx.mend.letters import Letters
from vanban.docx.mend.schema import ORDERS, place
from vanban.errors import DataError
from vanban.layout.mends import (
    DrawLine,
    Mend,
    MendLetters,
    MendLine,
    MendPageNumber,
    MendParagraph,
    MendSection,
    MendTable,
    MendText,
)

TEMPLATE = Path(__file__).parents[3] / "templates" / "ke_hoach.docx"
LOOK = '<w:rPr><w:rStyle w:val="An0"/><w:b/><w:lang w:val="vi-VN"/></w:rPr>'
EVERYTHING = rich(
    p("ỦY BAN NHÂN DÂN ", f"<w:r>{LOOK}<w:t>TỈNH</w:t></w:r>", LEVEL_LINE),
    p("Số: 5/KH", '<w:proofErr w:type="spellStart"/>', OLD_LINE),
    '<w:p><w:pPr><w:keepNext/><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:ind w:left="720"/>'
    '<w:rPr><w:i/></w:rPr></w:pPr><w:hyperlink w:anchor="x"><w:r><w:t>Xem đây</w:t></w:r></w:hyperlink></w:p>',
    tbl(["STT", "Tên"], ["1", "hai"]),
    p("hộp: ", text_box(p("trong hộp"))),
    p("Ngày ", field("DATE", "05/01/2026")),
    section='<w:cols w:space="720"/><w:docGrid w:linePitch="360"/>',
    header_default=p("UBND\t", field("PAGE", "2")),
    footer_default=p("Trang ", field("PAGE", "2"), "/", field("NUMPAGES", "3")),
)
ORDERED: list[Mend] = [
    *(MendSection(0, what, value) for what, value in (  # type: ignore[arg-type]  # each is one of its names
        ("paper", None), ("top_mm", 20.0), ("left_mm", 30.0), ("gutter_mm", 0.0), ("mirrored", True),
        ("number_start", 1))),
    *(MendParagraph((DOCUMENT, n), what, value) for n in range(3) for what, value in (  # type: ignore[arg-type]  # the same
        ("align", "both"), ("before_pt", 6.0), ("first_line_mm", 10.0), ("left_mm", 0.0), ("line", 1.0),
        ("contextual_spacing", False), ("keep_next", True), ("keep_lines", False))),
    *(MendLetters((DOCUMENT, n), what, value, start) for n in range(8) for start, (what, value) in enumerate((  # type: ignore[arg-type]  # the same
        ("font", "Times New Roman"), ("size_pt", 13.0), ("bold", False), ("italic", True), ("colour", "000000"),
        ("highlight", ""), ("underline", "")))),
    MendText((DOCUMENT, 1), 4, 5, "5", "05"),
    MendLine(DOCUMENT, "shape", 0, 50.0),
    MendLine(DOCUMENT, "vml", 1, 50.0),
    DrawLine((DOCUMENT, 1), 40.0),
    MendTable(1, "header_repeats"),
    MendTable(1, "rows_whole"),
    MendPageNumber(0, 14.0),
]  # fmt: skip


def complaints(raw: bytes, folder: Path) -> set[str]:
    path = folder / "a.docx"
    path.write_bytes(raw)
    return {str(error) for error in OpenXmlValidator().validate(str(path)).errors}


@pytest.mark.parametrize("raw", [EVERYTHING, TEMPLATE.read_bytes()], ids=["everything", "template"])
def test_letters_are_counted_as_they_are_measured(raw: bytes) -> None:
    roots = {part: etree.fromstring(data) for part, data in parts(raw).items() if part.endswith(".xml")}
    inherited = Inherited(roots["word/styles.xml"])
    for paragraph in measure(raw, "a.docx").paragraphs:
        element = list(roots[paragraph.part].iter(f"{W}p"))[paragraph.index]
        assert Letters(element, inherited).text == paragraph.text


def test_everything_at_once_breaks_no_schema(tmp_path: Path) -> None:
    mended = mend(EVERYTHING, ORDERED, "a.docx")
    assert [reason for _, reason in mended.left if "không còn thấy" not in reason.lower()] == []
    assert complaints(mended.raw, tmp_path) - complaints(EVERYTHING, tmp_path) == set()


def test_a_template_of_the_house_breaks_no_schema(tmp_path: Path) -> None:
    raw = TEMPLATE.read_bytes()
    orders = [o for o in ORDERED if not isinstance(o, MendText | MendLine)]
    assert complaints(mend(raw, orders, "a.docx").raw, tmp_path) - complaints(raw, tmp_path) == set()


def test_mending_twice_is_mending_once() -> None:
    orders = [
        order for order in ORDERED if not isinstance(order, MendText | DrawLine)
    ]  # these move what follows
    once = mend(EVERYTHING, orders, "a.docx").raw
    assert mend(once, orders, "a.docx").raw == once


def test_the_same_orders_give_the_same_bytes() -> None:
    assert mend(EVERYTHING, ORDERED, "a.docx").raw == mend(EVERYTHING, ORDERED, "a.docx").raw


def test_no_order_gives_the_very_file() -> None:
    assert mend(EVERYTHING, [], "a.docx").raw is EVERYTHING


def test_parts_that_no_order_touches_stay_byte_for_byte_in_their_order() -> None:
    picture = {"word/media/image1.png": bytes(range(256)), "customXml/item1.xml": b"<a  b='1'/>"}
    before = rich(p("a"), extra=picture)
    after = mend(before, [MendLetters((DOCUMENT, 0), "bold", True)], "a.docx").raw
    assert names(after) == names(before)
    assert {part for part, data in parts(before).items() if parts(after)[part] != data} == {DOCUMENT}


def test_the_head_of_a_part_stays() -> None:
    after = parts(mend(EVERYTHING, ORDERED, "a.docx").raw)[DOCUMENT]
    before = parts(EVERYTHING)[DOCUMENT]
    assert after[: after.index(b"<w:body>")] == before[: before.index(b"<w:body>")]


@pytest.mark.parametrize(
    ("settings", "extra", "sentence"),
    [
        (
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
            {},
            "Văn bản đang được bảo vệ, không cho sửa.",
        ),
        (
            "",
            {"_xmlsignatures/origin.sigs": b""},
            "Tệp đã được ký số; sửa tệp sẽ làm mất hiệu lực của chữ ký.",
        ),
    ],
)
def test_a_file_that_its_owner_has_closed_is_refused(
    settings: str, extra: dict[str, bytes], sentence: str
) -> None:
    with pytest.raises(DataError) as caught:
        mend(rich(p("a"), settings=settings, extra=extra), ORDERED, "a.docx")
    assert [problem.what for problem in caught.value.problems] == [sentence]


def test_what_is_no_word_file_is_refused() -> None:
    for raw in (
        b"",
        b"PK\x03\x04",
        EVERYTHING[: len(EVERYTHING) // 2],
        rich(p("a")).replace(b"word/document", b"word/xxxxxxxx"),
    ):
        with pytest.raises(DataError):
            mend(raw, ORDERED, "a.docx")


def test_a_strict_file_is_refused() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = {
        part: data.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for part, data in parts(EVERYTHING).items()
    }
    with pytest.raises(DataError, match="Strict"):
        mend(packed(strict), ORDERED, "a.docx")


def test_protection_that_is_not_enforced_closes_nothing() -> None:
    protected = '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'
    assert mend(
        rich(p("a"), settings=protected), [MendParagraph((DOCUMENT, 0), "align", "both")], "a.docx"
    ).done


@pytest.mark.parametrize("parent", ["rPr", "pPr", "sectPr", "trPr", "tblPr"])
def test_children_come_to_stand_in_the_order_of_the_schema(parent: str) -> None:
    children = [name for name in ORDERS[parent] if name != "*"]
    for seed in range(20):
        element = etree.Element(f"{W}{parent}")
        for name in random.Random(seed).sample(children, len(children)):
            place(element, etree.Element(f"{W}{name}"))
        ranks = [ORDERS[parent][etree.QName(child).localname] for child in element]
        assert ranks == sorted(ranks)


@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
def test_libreoffice_opens_what_was_mended(tmp_path: Path) -> None:
    raw = mend(EVERYTHING, ORDERED, "a.docx").raw
    (tmp_path / "a.docx").write_bytes(raw)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.txt").read_text("utf-8")
    assert "Số: 05/KH" in text
    assert "Xem đây" in text


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
INLINE = st.lists(
    st.sampled_from(
        (
            t(" Số 5 "),
            "<w:r><w:t> hai </w:t><w:tab/><w:t>ba</w:t><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/></w:r>",
            '<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>',
            '<w:r><w:rPr><w:rStyle w:val="An"/></w:rPr><w:t>ẩn</w:t></w:r>',
            '<w:r><w:rPr><w:rStyle w:val="An"/><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>',
            '<w:ins w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>',
            '<w:del w:id="1" w:author="a"><w:r><w:delText>xóa</w:delText></w:r></w:del>',
            field("PAGE", "12"),
            field("IF 1 = 1", field("PAGE", "3")),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>mã</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:fldSimple w:instr=" DATE "><w:r><w:t>05</w:t></w:r></w:fldSimple>',
            '<w:hyperlink w:anchor="x"><w:r><w:t>đây</w:t></w:r></w:hyperlink>',
            '<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>ô</w:t></w:r></w:sdtContent></w:sdt>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x+1</m:t></m:r></m:oMath>',
            LEVEL_LINE,
            text_box(p("trong hộp")),
            '<w:bookmarkStart w:id="0" w:name="n"/><w:bookmarkEnd w:id="0"/>',
        )
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=60)
@given(inline=INLINE)
def test_whatever_stands_in_a_paragraph_counts_as_it_is_measured(inline: list[str]) -> None:
    raw = rich(f"<w:p>{''.join(inline)}</w:p>", p("cuối"))
    test_letters_are_counted_as_they_are_measured(raw)


def test_a_file_may_need_many_orders() -> None:
    words = [letters for _ in range(400) for letters in ("a ", f"<w:r>{LOOK}<w:t>bc</w:t></w:r>")]
    big = {"word/styles.xml": parts(EVERYTHING)["word/styles.xml"] + b" " * 100_000}
    before = rich(p(*words), extra=big)
    orders: list[Mend] = [MendLetters((DOCUMENT, 0), "size_pt", 13.0, n, n + 1) for n in range(0, 1600, 4)]
    assert len(mend(before, orders, "a.docx").done) == 400


RUNS = st.lists(
    st.one_of(st.text(alphabet="aốđ 5-", min_size=1, max_size=5), st.sampled_from(("\t", "\n"))), max_size=6
)
SIGNS = {"\t": "<w:r><w:tab/></w:r>", "\n": "<w:r><w:br/></w:r>"}
RANGES = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(("bold", "italic")), st.booleans())


@settings(max_examples=60)
@given(runs=RUNS, ranges=st.lists(RANGES, max_size=5))
def test_every_letter_looks_as_the_last_order_for_it_says(
    runs: list[str], ranges: list[tuple[int, int, str, bool]]
) -> None:
    before = rich(p(*(SIGNS.get(run) or t(run) for run in runs)))
    text = "".join(runs)
    wanted: dict[tuple[int, str], bool] = {}
    orders: list[Mend] = []
    for start, end, what, value in ranges:
        if start < end <= len(text):
            orders.append(MendLetters((DOCUMENT, 0), what, value, start, end))  # type: ignore[arg-type]  # sampled
            wanted |= {(letter, what[0]): value for letter in range(start, end)}
    orders = [order for n, order in enumerate(orders) if order not in orders[n + 1 :]]
    mended = mend(before, orders, "a.docx")
    assert mended.left == ()
    said = facts(mended.raw)
    assert said[DOCUMENT, 0, "text"] == text
    found = {
        (int(key[2]), str(key[3])[0]): not str(key[3]).endswith("@val")
        for key in said
        if key[:2] == (DOCUMENT, 0) and isinstance(key[2], int) and str(key[3]).split("@")[0] in ("b", "i")
    }
    assert found == wanted
    assert mend(mended.raw, [*orders[-1:]], "a.docx").raw == mended.raw


@settings(max_examples=60)
@given(
    runs=RUNS,
    cut=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    new=st.text(alphabet="aốx 0", max_size=6),
)
def test_only_the_named_words_change(runs: list[str], cut: tuple[int, int], new: str) -> None:
    before = rich(p(*(SIGNS.get(run) or t(run) for run in runs)))
    text = "".join(runs)
    start, end = sorted(min(place, len(text)) for place in cut)
    mended = mend(before, [MendText((DOCUMENT, 0), start, end, text[start:end], new)], "a.docx")
    expected = text if mended.left else text[:start] + new + text[end:]
    if mended.done and new.startswith(text[start:end]) and text.startswith(new, start):
        expected = text
    assert facts(mended.raw)[DOCUMENT, 0, "text"] == expected
    if start < end:
        assert bool(mended.left) <= any(sign in text[start:end] for sign in "\t\n")
    assert text.count("\n") == expected.count("\n")
