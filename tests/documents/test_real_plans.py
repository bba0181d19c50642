"""The two real plans come out of the program word for word, but for the differences listed here."""

import io
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.document import Document as WordDocument

from vanban.data.workspace import Workspace
from vanban.documents.plan import plan_document
from vanban.producing import render_document

ROOT = Path(__file__).parents[2]
SEEDS = Path(__file__).parent / "seeds"


class Difference(NamedTuple):
    """What the seed says, what we print, and why."""

    seed: str
    ours: str
    reason: str


BODY_DIFFERENCES = {
    "A": [
        Difference("của UBND tỉnh Phát động", "của UBND tỉnh phát động", "a stray capital in mid-sentence"),
        Difference("vốn đầu công", "vốn đầu tư công", "a word lost in typing"),
    ],
    "B": [
        Difference("“*Đẩy nhanh", "“Đẩy nhanh", "the asterisks mark italics, they are not words"),
        Difference("địa bàn tỉnh*”", "địa bàn tỉnh”", "the asterisks mark italics, they are not words"),
        Difference("quy định của Pháp luật", "quy định của pháp luật", "a stray capital in mid-sentence"),
        Difference("Thanh Tra Sở", "Thanh tra Sở", "capitals of an agency's name (Phụ lục II, IV)"),
    ],
}

HEAD_AND_FOOT_DIFFERENCES = {
    "A": [
        Difference("Số: /KH - BDT", "Số: /KH-BDT", "no spaces in a symbol (Phụ lục I, II.3.c)"),
        Difference("- Ban TĐKT tỉnh;", "- Ban Thi đua - Khen thưởng tỉnh;", "abbreviation of our own making"),
        Difference("- TV Khối thi đua 6;", "- Thành viên Khối thi đua 6;", "abbreviation of our own making"),
        Difference("- TB; các PTB;", "- Trưởng ban, các Phó Trưởng ban;", "titles in full; `;` ends a line"),
        Difference("- CQ công tác", "- Cơ quan công tác", "abbreviation of our own making"),
        Difference("- Công chức BDT;", "- Công chức Ban Dân tộc;", "name in full"),
        Difference("- Website BDT;", "- Website Ban Dân tộc;", "name in full"),
        Difference("- Lưu: VT; TĐKT.", "- Lưu: VT, TĐKT.", "a comma after VT (Phụ lục I, II.9.d)"),
    ],
    "B": [
        Difference(
            "Ban Thi đua – Khen thưởng tỉnh", "Ban Thi đua - Khen thưởng tỉnh", "hyphen as in the law"
        ),
        Difference("- GD và PGD Sở;", "- Giám đốc và các Phó Giám đốc Sở;", "titles in full"),
        Difference("P.QLXD_(Th).", "P.QLXD(Th).", "the underscore marks a subscript, it is no letter"),
    ],
}

PLANS = {
    "A": ("giai-ngan-von-dau-tu-cong/2023", "bdt", "A-ban-dan-toc-2023.txt"),
    "B": ("giai-ngan-von-dau-tu-cong/2024", "sxd", "B-so-xay-dung-2024.txt"),
}


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def seed(key: str) -> str:
    return folded((SEEDS / PLANS[key][2]).read_text(encoding="utf-8"))


def rendered(key: str) -> WordDocument:
    ref, department, _ = PLANS[key]
    workspace = Workspace(ROOT)
    year = workspace.campaign(ref)
    text = workspace.plan(year, department)
    assert text is not None
    document = plan_document(workspace.departments, year, department, text)
    return docx.Document(io.BytesIO(render_document(workspace.templates, document)))


def words(document: WordDocument) -> str:
    """All text of the page in reading order, tables cell by cell."""
    parts = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            parts += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            parts.append(block.text)
    return folded("\n".join(parts))


def between(text: str, start: str, end: str) -> str:
    begin = text.index(start)
    return text[begin : text.index(end, begin) + len(end)]


def with_differences(text: str, differences: list[Difference]) -> str:
    for difference in differences:
        assert text.count(difference.seed) == 1, f"stands {text.count(difference.seed)} times: {difference}"
        text = text.replace(difference.seed, difference.ours)
    return text


@pytest.mark.parametrize("key", PLANS)
def test_the_words_from_the_opening_to_the_end_mark_are_those_of_the_real_plan(key: str) -> None:
    expected = with_differences(between(seed(key), "Thực hiện Kế hoạch số", "./."), BODY_DIFFERENCES[key])
    got = between(words(rendered(key)), "Thực hiện Kế hoạch số", "./.")
    assert got.split() == expected.split()


@pytest.mark.parametrize("key", PLANS)
def test_the_recipients_are_those_of_the_real_plan_in_correct_form(key: str) -> None:
    foot = [d for d in HEAD_AND_FOOT_DIFFERENCES[key] if not d.seed.startswith("Số")]
    end = {"A": "TĐKT.", "B": "(Th)."}[key]
    expected = with_differences(between(seed(key), "Nơi nhận:", end), foot)
    got = between(words(rendered(key)), "Nơi nhận:", end)
    assert got == expected


def test_the_head_of_the_plan_of_2023_is_that_of_the_real_plan_in_correct_form() -> None:
    got = words(rendered("A"))
    for line in ("UBND TỈNH BÌNH PHƯỚC", "BAN DÂN TỘC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                 "Độc lập - Tự do - Hạnh phúc", "Số: /KH-BDT", "Bình Phước, ngày tháng 02 năm 2023",
                 "KẾ HOẠCH Thực hiện phong trào thi đua “Đẩy nhanh giải ngân vốn đầu tư công” năm 2023"):  # fmt: skip
        assert line in got
    assert got.endswith("TRƯỞNG BAN")


def test_the_lost_head_of_the_plan_of_2024_is_supplied() -> None:
    got = words(rendered("B"))
    for line in ("UBND TỈNH BÌNH PHƯỚC", "SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                 "Độc lập - Tự do - Hạnh phúc", "Số: /KH-SXD", "Bình Phước, ngày tháng 02 năm 2024",
                 "KẾ HOẠCH Phát động phong trào thi đua "
                 "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2024"):  # fmt: skip
        assert line in got
    assert got.endswith("GIÁM ĐỐC Võ Tất Dũng")


@pytest.mark.parametrize("key", PLANS)
def test_years_dates_names_and_targets_are_data_and_not_typed_into_the_prose(key: str) -> None:
    ref, department, _ = PLANS[key]
    workspace = Workspace(ROOT)
    text = workspace.plan(workspace.campaign(ref), department)
    assert text is not None
    plan = text.plan
    prose = "\n".join([plan.subject, plan.opening or "", plan.body, plan.closing or ""])
    assert not re.findall(r"20\d\d", prose)
    for typed in ("Đẩy nhanh giải ngân", "Bình Phước", "95%", "100%", "1.000", "/KH-", "31/01"):
        assert typed not in prose
