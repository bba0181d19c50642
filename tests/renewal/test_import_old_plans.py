"""Ten plans of other offices: every word kept in order, every component found, everything of the year a placeholder."""

import difflib
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from tests.decree30.conftest import needs_soffice
from tests.renewal.imported import from_title, house, old_word, rendered, tokens, words
from tests.renewal.old_plans import OLD_PLANS

from vanban.data.workspace import Workspace
from vanban.delivery.pdf import convert
from vanban.delivery.soffice import find_soffice
from vanban.importing import Imported, import_plan

NAMES = [
    pytest.param(name, marks=needs_soffice) if plan.kind in ("pdf", "doc") else name
    for name, plan in OLD_PLANS.items()
]
SAID_OTHERWISE = {  # what prints in other signs: the decree's, or the register's
    "xa": ["“24/4/2026” → “24/04/2026”"],
    "so-y-te": ["“TCCB(02)” → “TCCB(2)”"],
}
LOST = {"xa": [("4", "04")], "so-y-te": [("02", "2")]}
NOT_SEEN = {  # what the plan does not say
    "bo": ["Văn bản gốc", "Lời kết"],
    "cong-doan": ["Ngày kết thúc", "Văn bản gốc"],
    "so-cong-thuong": ["Văn bản gốc", "Lời kết"],
    "so-y-te": ["Ngày kết thúc", "Văn bản gốc"],
    "truong": ["Ngày kết thúc", "Văn bản gốc"],
    "chi-cuc": ["Ngày kết thúc"],
}


@cache
def file_of(name: str) -> bytes:
    plan = OLD_PLANS[name]
    raw = plan.docx()
    if plan.kind == "doc":
        return old_word(raw)
    if plan.kind == "pdf":
        (pdf,) = convert([raw], timeout_s=60, soffice=find_soffice())
        assert isinstance(pdf, bytes)
        return pdf
    return plan.text().encode() if plan.kind == "txt" else raw


def brought(tmp_path: Path, name: str) -> tuple[Workspace, Imported]:
    """The plan imported by its file alone into an office that knows nobody."""
    workspace = house(tmp_path / "nha", register=False)
    file = tmp_path / f"cu.{OLD_PLANS[name].kind}"
    file.write_bytes(file_of(name))
    return workspace, import_plan(workspace, file)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_printed_again_in_order(tmp_path: Path, name: str) -> None:
    workspace, made = brought(tmp_path, name)
    got = [
        word
        for word in from_title(words(rendered(workspace, made.ref, made.department, draft=True)))
        if word != "|"
    ]
    wanted = tokens(OLD_PLANS[name].words)
    matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    changes = [
        (" ".join(wanted[a:b]), " ".join(got[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    assert changes == LOST.get(name, [])
    assert list(made.changed) == SAID_OTHERWISE.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_whose_and_of_which_campaign_it_is_stands_in_the_file(tmp_path: Path, name: str) -> None:
    workspace, made = brought(tmp_path, name)
    expected = OLD_PLANS[name].expected
    assert (made.ref, made.department) == (expected["ref"], expected["department"])
    register = yaml.load((workspace.registry / "departments.yaml").read_text("utf-8"), yaml.BaseLoader)
    (entry,) = register["don_vi"][made.department]
    usual = {"nhom": "so_nganh", "chua_kiem_chung": "có"}
    assert {key: value for key, value in entry.items() if key not in (*usual, "vien_chuc")} == expected[
        "entry"
    ]
    assert usual.items() <= entry.items()


@pytest.mark.parametrize("name", NAMES)
def test_every_component_is_found(tmp_path: Path, name: str) -> None:
    workspace, made = brought(tmp_path, name)
    assert [found.name for found in made.found if not found.certainty] == NOT_SEEN.get(name, [])
    assert [found.name for found in made.found if 0 < found.certainty <= 50] == []
    foot = OLD_PLANS[name].foot
    said = {found.name: found.words for found in made.found}
    assert said["Chức vụ người ký"] == " / ".join(foot.title)
    assert said["Họ tên người ký"] == foot.name
    assert said["Nơi nhận"] == f"{len(foot.recipients) - 1} nơi"
    assert said["Trích yếu"] == " ".join(OLD_PLANS[name].data["subject"].split())
    year = workspace.campaign(made.ref).campaign
    expected = OLD_PLANS[name].expected
    assert (year.parent.number if year.parent else "") == expected.get("parent", "")
    assert (
        str(year.period.end) == expected["end"] if "end" in expected else not isinstance(year.period.end, str)
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_depends_on_the_year_is_a_placeholder(tmp_path: Path, name: str) -> None:
    _, made = brought(tmp_path, name)
    expected = OLD_PLANS[name].expected
    assert dict(made.used) == expected["placeholders"]
    plan = yaml.load(made.plan.read_text("utf-8"), yaml.BaseLoader)
    targets = {key: f"{one['gia_tri']} {one['don_vi']}" for key, one in plan.get("chi_tieu", {}).items()}
    assert targets == expected["targets"]
    body = "\n".join([plan.get("mo_dau", ""), plan["noi_dung"], plan.get("ket", "")])
    year = made.ref.rpartition("/")[2]
    literal = re.findall(rf"\b[Nn]ăm {year}(?![-–])", body)
    assert literal == []
    left = re.findall(r"(?:\d+/)*20\d\d(?:-20\d\d)?", body)
    assert left == expected.get("left", [])
    assert all(any(one in told for told in made.left) for one in left)


@needs_soffice
def test_long_paragraphs_of_a_pdf_are_whole_and_its_page_numbers_gone(tmp_path: Path) -> None:
    _, made = brought(tmp_path, "so-noi-vu")
    assert "Đã bỏ 3 số trang." in made.notes or any(
        re.fullmatch(r"Đã bỏ \d số trang\.", note) for note in made.notes
    )


@needs_soffice
def test_a_table_is_named_with_its_rows_and_its_place(tmp_path: Path) -> None:
    (kept,) = brought(tmp_path, "so-cong-thuong")[1].kept
    assert (kept.kind, kept.where) == ("Bảng 1", "sau “1. Tổ chức các hoạt động theo bảng sau:”")
    assert kept.lines == (
        "TT | Hoạt động | Địa điểm",
        "1 | Phiên chợ hàng Việt | Xã miền núi",
        "2 | Hội nghị kết nối cung cầu | Trung tâm tỉnh",
    )


@needs_soffice
def test_a_cell_of_two_lines_in_a_pdf_is_one(tmp_path: Path) -> None:
    (kept,) = brought(tmp_path, "thanh-pho")[1].kept
    assert kept.lines[2] == "2 | Kiểm tra hồ sơ thanh toán | Phòng Tài chính đầu tư | Hằng tháng"


def test_annexes_are_kept_as_annexes(tmp_path: Path) -> None:
    workspace, made = brought(tmp_path, "so-y-te")
    plan = workspace.plan(workspace.campaign(made.ref), made.department)
    assert plan is not None
    assert [(annex.title, annex.note) for annex in plan.plan.annexes] == [
        ("CHỈ TIÊU THI ĐUA", None),
        ("PHÂN CÔNG NHIỆM VỤ", None),
    ]
    assert made.kept == ()
    assert plan.plan.annexes[0].body.startswith("1. Người bệnh nội trú hài lòng đạt {{ chi_tieu.")
