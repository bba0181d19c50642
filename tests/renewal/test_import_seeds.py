"""Both real plans, as text, Word file and PDF: every word kept, everything of the year a placeholder."""

import io
import re
from functools import cache
from pathlib import Path

import docx
import pytest
from tests.decree30.conftest import needs_soffice
from tests.renewal.imported import ROOT, SEEDS, from_title, house, imported, rendered, seed, tokens, words

from vanban.data.workspace import Workspace
from vanban.delivery.pdf import convert
from vanban.delivery.soffice import find_soffice
from vanban.outline.emphasis import spans

KINDS = ["txt", "docx", pytest.param("pdf", marks=needs_soffice)]
PLACEHOLDERS = {
    "A": {
        "nam": 10,  # and once in the parent document's subject, once in the date: 12
        "chi_tieu.ho_ngheo": 7,
        "chi_tieu.giai_ngan": 1,
        "chuong_trinh.ctmtqg_mien_nui": 7,
        "van_ban_goc": 1,
        "vien_dan.ke_hoach_03": 1,
        "thoi_gian.ket_thuc": 1,
        "phong_trao": 1,
        "ten_ngan": 2,
        "dia_ban.cap_uy": 1,
        "dia_ban.uy_ban": 1,
        "dia_ban.uy_ban_tat": 2,
        "dia_ban.hoi_dong": 1,
        "dia_ban.ten_day_du": 1,
    },
    "B": {
        "nam": 8,  # and once in the parent document's subject, once in the date: 10
        "chi_tieu.giai_ngan": 1,
        "van_ban_goc": 1,
        "thoi_gian.ket_thuc": 1,
        "phong_trao": 5,
        "don_vi.phong.qlxd.ten": 1,
        "dia_ban.cap_uy": 1,
        "dia_ban.uy_ban": 1,
        "dia_ban.tren_dia_ban": 1,
    },
}


@cache
def file_of(key: str, kind: str) -> bytes:
    """The plan in one form: the real text, or what the shipped data print."""
    if kind == "txt":
        return seed(key)
    ref, department, _ = SEEDS[key]
    made = rendered(Workspace(ROOT), ref, department)
    if kind == "docx":
        return made
    (pdf,) = convert([made], timeout_s=60, soffice=find_soffice())
    assert isinstance(pdf, bytes)
    return pdf


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", SEEDS)
def test_the_import_prints_the_words_of_the_file(tmp_path: Path, key: str, kind: str) -> None:
    ref, department, _ = SEEDS[key]
    workspace = house(tmp_path)
    made = imported(workspace, f"cu.{kind}", file_of(key, kind), ref, department)
    got = from_title(words(rendered(workspace, ref, department)))
    source = tokens(seed(key).decode()) if kind == "txt" else words(file_of(key, "docx"))
    assert got == from_title(source)
    assert made.kept == ()
    assert made.changed == (("“Phát” → “phát”",) if (key, kind) == ("A", "txt") else ())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", SEEDS)
def test_everything_of_the_year_is_a_placeholder(tmp_path: Path, key: str, kind: str) -> None:
    ref, department, _ = SEEDS[key]
    workspace = house(tmp_path)
    made = imported(workspace, f"cu.{kind}", file_of(key, kind), ref, department)
    used = dict(made.used)
    assert {name: used.get(name, 0) for name in PLACEHOLDERS[key]} == PLACEHOLDERS[key]
    text = made.plan.read_text(encoding="utf-8")
    body = text[text.index("noi_dung:") : text.index("noi_nhan:")]
    assert re.findall(r"20\d\d|\d%|1\.000", body) == []
    assert made.left == ()


@pytest.mark.parametrize("key", SEEDS)
def test_a_campaign_that_is_not_there_is_made_like_the_shipped_one(tmp_path: Path, key: str) -> None:
    ref, department, _ = SEEDS[key]
    workspace = house(tmp_path)
    imported(workspace, "cu.txt", seed(key), ref, department)
    made, shipped = workspace.campaign(ref).campaign, Workspace(ROOT).campaign(ref).campaign
    untold = {
        key: getattr(shipped, key) for key in ("targets", "reporting", "awards")
    }  # a plan tells of none
    assert made.model_copy(update=untold) == shipped


@pytest.mark.parametrize("key", SEEDS)
def test_a_campaign_that_is_there_is_used_and_left_alone(tmp_path: Path, key: str) -> None:
    ref, department, _ = SEEDS[key]
    workspace = house(tmp_path, campaigns=[ref])
    before = (tmp_path / "campaigns" / ref / "campaign.yaml").read_bytes()
    made = imported(workspace, "cu.txt", seed(key), ref, department)
    assert made.written == (made.plan,)
    assert (tmp_path / "campaigns" / ref / "campaign.yaml").read_bytes() == before
    assert dict(made.used)["van_ban_goc"] == 1


@needs_soffice
@pytest.mark.parametrize("key", SEEDS)
def test_word_and_pdf_of_one_plan_give_the_same_data(tmp_path: Path, key: str) -> None:
    ref, department, _ = SEEDS[key]
    plans = [
        imported(house(tmp_path / kind), f"cu.{kind}", file_of(key, kind), ref, department).plan
        for kind in ("docx", "pdf")
    ]
    assert plans[0].read_text() == plans[1].read_text()


OCCURRENCES = {  # line of the real plan, and what stands there in the data
    "A": {
        "năm 2023": [
            (5, "ngay: 02/2023"), (13, "“{{ ten_ngan }}” năm {{ nam }}"), (21, "“{{ phong_trao }}” năm {{ nam }}"),
            (35, "dân tộc thiểu số năm {{ nam }}"), (41, "“{{ ten_ngan }}” năm {{ nam }}"),
            *((line, "dân tộc thiểu số năm {{ nam }}") for line in (51, 72, 82, 98, 122, 138)),
            (145, "“{{ phong_trao }}” năm {{ nam }}"),
        ],
        "1.000 hộ": [(n, "Chương trình giảm {{ chi_tieu.ho_ngheo }} nghèo") for n in (35, 51, 70, 80, 98, 120, 138)],
        "100%": [(53, "giải ngân {{ chi_tieu.giai_ngan }} vốn")],
        "31/01/2024": [(59, "đến hết ngày {{ thoi_gian.ket_thuc }}")],
        "39/KH-UBND": [(17, "Thực hiện {{ van_ban_goc }}")],
        "03/KH-BDT": [(72, "theo {{ vien_dan.ke_hoach_03 }}")],
    },
    "B": {
        "năm 2024": [
            (5, "ngay: 02/2024"), *((line, "“{{ phong_trao }}” năm {{ nam }}") for line in (11, 13)),
            (19, "kinh tế - xã hội năm {{ nam }}"), (21, "“{{ phong_trao }}” năm {{ nam }}"),
            (23, "vốn đầu tư công trong năm {{ nam }}"), (27, "“{{ phong_trao }}” năm {{ nam }}"),
            (33, "kinh tế - xã hội năm {{ nam }}"), (57, "“{{ phong_trao }}” năm {{ nam }}"),
            (65, "“*{{ phong_trao }}*” năm {{ nam }}"),
        ],
        "95%": [(23, "giải ngân {{ chi_tieu.giai_ngan }} vốn đầu tư công")],
        "31/01/2025": [(27, "đến hết ngày {{ thoi_gian.ket_thuc }}")],
        "59/KH-UBND": [(13, "Thực hiện {{ van_ban_goc }}")],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "words"), [(key, words) for key in OCCURRENCES for words in OCCURRENCES[key]]
)
def test_each_occurrence_of_the_year_is_where_the_real_plan_has_it(
    tmp_path: Path, key: str, words: str
) -> None:
    """The 12 and 10 tokens of the year, the targets, the end and the parent document, one by one, in order."""
    ref, department, _ = SEEDS[key]
    real = seed(key).decode()
    found = re.finditer(re.escape(words).replace(r"\ ", r"\s+"), real)
    lines = [real.count("\n", 0, match.end()) + 1 for match in found]
    if words.startswith("năm"):
        assert len(lines) == {"A": 12, "B": 10}[key]
    workspace = house(tmp_path)
    made = imported(workspace, "cu.txt", seed(key), ref, department)
    parent = workspace.campaign(ref).campaign.parent
    assert parent is not None
    text = made.plan.read_text("utf-8").replace(
        "{{ van_ban_goc }}", f"{{{{ van_ban_goc }}}} {parent.subject}", 1
    )
    at = 0
    for line, data in OCCURRENCES[key][words]:
        assert data in text[at:], (line, data)
        at = text.index(data, at) + len(data)
    assert lines == [line for line, _ in OCCURRENCES[key][words]]


@pytest.mark.parametrize("key", SEEDS)
def test_a_plan_pasted_into_word_line_by_line_gives_the_data_of_its_text(tmp_path: Path, key: str) -> None:
    """Hard-wrapped lines, and a paragraph that a page break parted, as a clerk pastes them from a PDF."""
    ref, department, _ = SEEDS[key]
    document = docx.Document()
    for line in seed(key).decode().split("\n"):
        document.add_paragraph("".join(span.text for span in spans(line.rstrip())))
    pasted = io.BytesIO()
    document.save(pasted)
    made = [
        imported(house(tmp_path / kind), f"cu.{kind}", raw, ref, department)
        for kind, raw in (("txt", seed(key)), ("docx", pasted.getvalue()))
    ]
    plans = [one.plan.read_text("utf-8").replace("“*", "“").replace("*”", "”") for one in made]
    assert plans[0] == plans[1]
    assert made[0].used == made[1].used
