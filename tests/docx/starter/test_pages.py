"""The printed page, as LibreOffice sets it: what is level, what stays together, how long lines are."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from tests.docx.contexts import BLANK, EVERY_LEVEL, LONG_ISSUER, SENTENCE, item, plan
from tests.docx.rendering import convert, parts_of, plan_template, render, to_pdf

from vanban.decree30.form import form
from vanban.docx.starter import stock

PROGRAMS = ("soffice", "pdftotext", "pdftoppm")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)) and not os.environ.get("CI"), reason="needs LibreOffice and poppler"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PT_PER_MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = (mm * PT_PER_MM for mm in (30, 195, 20, 277))
DEPUTY = {"dong": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "ho_ten": "Võ Tất Dũng"}
SHAPES: dict[str, dict[str, Any]] = {
    "usual": {},
    "long": {
        "co_quan_chu_quan": ["BỘ XÂY DỰNG"],
        "co_quan_ban_hanh": [LONG_ISSUER],
        "du_thao": True,
        "noi_dung": EVERY_LEVEL,
        "ket": "",
    },
    "half": {"noi_dung": [item("doan", "", SENTENCE)], "ket": "Ngắn./.", "ky": DEPUTY},
    "many": {"noi_nhan": [f"Ủy ban nhân dân xã số {n};" for n in range(1, 26)]},
    "five": {"noi_dung": [item("khoan", f"{n}.", SENTENCE) for n in range(1, 39)]},
    "city": {
        "co_quan_chu_quan": ["UBND THÀNH PHỐ ĐỒNG NAI"],
        "co_quan_ban_hanh": ["SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"],
        "dia_danh": "Đồng Nai",
        "ngay": f"ngày{BLANK}tháng 02 năm 2026",
    },
    "nameless": {"co_quan_chu_quan": [], "ky": {"dong": ["GIÁM ĐỐC"], "ho_ten": ""}},
}
SMALL = {"place": {"dia_danh": "Thành phố Hồ Chí Minh", "ngay": "ngày 29 tháng 10 năm 2026", "so": "05"}}
# Bodies of every length round a page's end: the signature meets the break at each possible line.
ENDINGS = {
    f"end{n}": {"noi_dung": [item("khoan", "1.", SENTENCE)] * 6, "can_cu": ["Căn cứ Luật;"] * n}
    for n in range(1, 9)
}


@dataclass(frozen=True)
class Word:
    """One printed word: its page, its place in points from the top left, its baseline."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    documents = {name: render(plan(**changes)) for name, changes in (SHAPES | ENDINGS).items()}
    documents |= {name: render(plan(**changes), large=False) for name, changes in SMALL.items()}
    return to_pdf(documents, folder)


@cache
def words(pdf: Path) -> list[Word]:
    """Every word with its place."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    found: list[Word] = []
    for number, page in enumerate(out.stdout.split("<page ")[1:], 1):
        boxes = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
        for left, top, right, bottom, text in boxes:
            place = float(left), float(top), float(right), float(bottom)
            found.append(Word(number, *place, unescape(text)))
    return by_rows(found)


def by_rows(found: list[Word]) -> list[Word]:
    """Row by row from the top of each page, both columns of a table in one row."""
    ordered: list[Word] = []
    row: list[Word] = []
    for word in sorted(found, key=lambda w: (w.page, w.bottom)):
        if row and (word.page != row[0].page or word.bottom - row[0].bottom > 3):
            ordered += sorted(row, key=lambda w: w.left)
            row = []
        row.append(word)
    return ordered + sorted(row, key=lambda w: w.left)


def find(pdf: Path, phrase: str) -> list[Word]:
    """The words of the first place where `phrase` is printed."""
    wanted = phrase.split()
    everything = words(pdf)
    for start in range(len(everything)):
        run = everything[start : start + len(wanted)]
        if [w.text for w in run] == wanted:
            return run
    raise AssertionError(f"{phrase!r} is not on the page")


def baseline(word: Word, size_pt: float) -> float:
    """Where the letters stand; the box of a word ends a descent of 0.216 em below."""
    return word.bottom - 0.216 * size_pt


def on_one_line(run: list[Word]) -> bool:
    return max(w.bottom for w in run) - min(w.bottom for w in run) < 0.1


def drawn_lines_mm(pdf: Path) -> list[tuple[float, float, float]]:
    """Left, length and depth of each horizontal line on page 1, from the top."""
    dpi = 200
    picture = pdf.with_suffix("")
    command = ["pdftoppm", "-r", str(dpi), "-png", "-singlefile", str(pdf), str(picture)]
    subprocess.run(command, check=True)
    image = Image.open(picture.with_suffix(".png")).convert("L")
    rows = image.tobytes()
    lines: list[tuple[float, float, float]] = []
    for y in range(image.height):
        row = rows[y * image.width : (y + 1) * image.width]
        dark = bytes(120 if pixel < 100 else 32 for pixel in row)
        for run in re.finditer(rb"x{85,}", dark):
            left, length, depth = (n * 25.4 / dpi for n in (run.start(), run.end() - run.start(), y))
            if not any(abs(depth - other[2]) < 1 and abs(left - other[0]) < 1 for other in lines):
                lines.append((left, length, depth))
    return lines


@pytest.mark.parametrize("shape", [*SHAPES, *SMALL])
def test_the_national_title_the_motto_and_the_date_stand_on_one_line_each(
    printed: dict[str, Path], shape: str
) -> None:
    pdf = printed[shape]
    context = plan(**(SHAPES | SMALL)[shape])
    assert on_one_line(find(pdf, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    assert on_one_line(find(pdf, "Độc lập - Tự do - Hạnh phúc"))
    assert on_one_line(find(pdf, f"{context['dia_danh']}, {context['ngay']}"))


def test_a_citys_name_stands_on_one_line_and_a_departments_breaks_between_words(
    printed: dict[str, Path],
) -> None:
    pdf = printed["city"]
    assert on_one_line(find(pdf, "UBND THÀNH PHỐ ĐỒNG NAI"))
    assert on_one_line(find(pdf, "SỞ LAO ĐỘNG -"))
    assert on_one_line(find(pdf, "THƯƠNG BINH VÀ XÃ HỘI"))


def test_the_drafters_mark_is_as_large_as_its_line_and_a_little_lower(printed: dict[str, Path]) -> None:
    line, mark = find(printed["usual"], "Lưu:")[0], find(printed["usual"], "P.QLXD(Th).")[0]
    # One box round both: as the mark is not smaller, they are one word, and it ends lower by the drop.
    assert mark.bottom - line.bottom == pytest.approx(2, abs=0.4)


@pytest.mark.parametrize("shape", [*SHAPES, *SMALL])
def test_the_number_is_level_with_the_date(printed: dict[str, Path], shape: str) -> None:
    number = find(printed[shape], "Số:")[0]
    date = find(printed[shape], f"{plan(**(SHAPES | SMALL)[shape])['dia_danh']},")[0]
    date_pt = 13 if shape in SMALL else 14
    assert baseline(number, 13) == pytest.approx(baseline(date, date_pt), abs=0.3)


@pytest.mark.parametrize("shape", [*SHAPES, *SMALL])
def test_nothing_stands_in_the_margins_but_the_page_number(printed: dict[str, Path], shape: str) -> None:
    outside = [
        w
        for w in words(printed[shape])
        if w.left < LEFT - 0.5 or w.right > RIGHT + 0.5 or w.top < TOP - 0.5 or w.bottom > BOTTOM + 0.5
    ]
    pages = max(w.page for w in words(printed[shape]))
    assert [(w.page, w.text) for w in outside] == [(n, str(n)) for n in range(2, pages + 1)]
    assert all((w.left + w.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5) for w in outside)


@pytest.mark.parametrize("shape", SHAPES)
def test_recipients_begin_level_with_the_signers_title(printed: dict[str, Path], shape: str) -> None:
    heading = find(printed[shape], "Nơi nhận:")[0]
    title = find(printed[shape], plan(**SHAPES[shape])["ky"]["dong"][0])[0]
    assert heading.page == title.page
    assert baseline(heading, 12) == pytest.approx(baseline(title, 14), abs=0.5)
    assert heading.left == pytest.approx(LEFT, abs=0.5)


@pytest.mark.parametrize("shape", ["usual", "half", "many"])
def test_a_signature_fits_between_the_title_and_the_name(printed: dict[str, Path], shape: str) -> None:
    title = find(printed[shape], plan(**SHAPES[shape])["ky"]["dong"][-1])[-1]
    name = find(printed[shape], "Võ Tất Dũng")[0]
    assert (name.top - title.bottom) / PT_PER_MM >= 25


@pytest.mark.parametrize("shape", [*SHAPES, *ENDINGS])
def test_no_signature_stands_alone_or_broken(printed: dict[str, Path], shape: str) -> None:
    everything = words(printed[shape])
    heading = find(printed[shape], "Nơi nhận:")[0]
    body = {
        round(w.bottom)
        for w in everything
        if w.page == heading.page and w.top > TOP and w.bottom < heading.top
    }
    assert len(body) >= 2
    assert everything[-1].page == heading.page


def test_five_pages_are_numbered_from_the_second(printed: dict[str, Path]) -> None:
    assert max(w.page for w in words(printed["five"])) == 5


@pytest.mark.parametrize("shape", ["usual", "long"])
def test_the_lines_are_drawn_under_their_words_and_centred(printed: dict[str, Path], shape: str) -> None:
    pdf = printed[shape]
    names = {"usual": "SỞ XÂY DỰNG", "long": "TỈNH BÌNH PHƯỚC"}
    by_side = sorted(drawn_lines_mm(pdf), key=lambda line: (round(line[2]) > 60, line[0]))
    under_issuer, under_motto, under_subject = by_side
    subject = "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2024"
    for (left, length, depth), phrase, share in (
        (under_issuer, names[shape], 0.4),
        (under_motto, "Độc lập - Tự do - Hạnh phúc", 1.0),
        (under_subject, subject, 0.4),
    ):
        run = find(pdf, phrase)
        assert length == pytest.approx(share * (run[-1].right - run[0].left) / PT_PER_MM, abs=0.8)
        middle = (run[0].left + run[-1].right) / 2 / PT_PER_MM
        assert left + length / 2 == pytest.approx(middle, abs=0.5)
        assert 0 < depth - run[0].bottom / PT_PER_MM < 2


def test_the_page_reads_line_by_line_as_the_form_wants(printed: dict[str, Path]) -> None:
    out = subprocess.run(
        ["pdftotext", "-layout", "-l", "1", str(printed["place"]), "-"], capture_output=True, text=True
    )
    lines = [re.sub(r"\s{2,}", " | ", line.strip()) for line in out.stdout.splitlines() if line.strip()]
    assert lines[:6] == [
        "UBND TỈNH BÌNH PHƯỚC | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ XÂY DỰNG | Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-SXD | Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026",
        "KẾ HOẠCH",
        "Phát động phong trào thi đua",
        "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2024",
    ]


def test_templates_edited_and_saved_in_a_word_processor_still_work(tmp_path: Path) -> None:
    files = {name.removesuffix(".docx").replace("/", "-"): content for name, content in stock(form()).items()}
    saved = convert(files, tmp_path, "docx")
    resaved = {f"{name.replace('-', '/')}.docx": path.read_bytes() for name, path in saved.items()}
    context = plan(du_thao=True, noi_dung=EVERY_LEVEL, ket="")
    again = plan_template(resaved, tmp_path).render(context)
    assert again != render(context)
    assert printed_text(again) == printed_text(render(context))


def printed_text(docx: bytes) -> list[str]:
    """Text of each paragraph that prints something, whatever runs it is cut into."""
    body = etree.fromstring(parts_of(docx)["word/document.xml"])
    texts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]
    return [text for text in texts if text.strip()]
