"""Plans that clerks set in every way that Word has give the same data, and no word is lost."""

import io
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from tests.decree30.conftest import needs_soffice
from tests.decree30.kit.handmade import HAND_MADE
from tests.decree30.kit.write import write
from tests.renewal.imported import house, imported, rendered, tokens

from vanban.delivery.pdf import convert
from vanban.delivery.soffice import find_soffice

REF = "thi-dua/2026"
LAYOUTS = [name for name in HAND_MADE if name.startswith("ke_hoach")]
OTHER_WORDS = {  # these say something else than the others
    "ke_hoach/trich_yeu_nhieu_doan",
    "ke_hoach/trich_yeu_ngat_dong",
    "ke_hoach/danh_so_tu_dong",
    "ke_hoach/du_thao",
}


def file_of(name: str) -> bytes:
    made = HAND_MADE[name]
    return write(made.make(), made.formatting, junk=made.junk)


def bag(raw: bytes) -> Counter[str]:
    """The words of a file's body, in text boxes too (once), wherever they stand."""
    body = docx.Document(io.BytesIO(raw)).element.body
    for copied in list(body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
        copied.getparent().remove(copied)
    lines = []
    for paragraph in body.iter(qn("w:p")):
        own = [
            node
            for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            if _paragraph_of(node) is paragraph
        ]
        lines.append("".join((node.text or "") if node.tag == qn("w:t") else " " for node in own))
    return Counter(word for word in tokens("\n".join(lines)) if word.isalpha())


def _paragraph_of(node: object) -> object:
    return next(node.iterancestors(qn("w:p")))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_word_of_a_hand_made_plan_is_lost(tmp_path: Path, name: str) -> None:
    workspace = house(tmp_path, register=False)
    raw = file_of(name)
    made = imported(workspace, "cu.docx", raw, REF, "sxd")
    assert made.changed == ("“06 tháng 02 năm 2026” → “06/02/2026”",)
    lost = bag(raw) - bag(rendered(workspace, REF, "sxd", draft=True))
    lost.subtract(["tháng", "năm"])  # of that date
    assert set(+lost) <= {"dự", "thảo", "lần"}, lost
    assert not [note for note in made.notes if "đầu trang" in note]


def test_every_layout_gives_the_same_data(tmp_path: Path) -> None:
    plans = {}
    for name in sorted(set(LAYOUTS) - OTHER_WORDS):
        workspace = house(tmp_path / name, register=False)
        plans[name] = imported(workspace, "cu.docx", file_of(name), REF, "sxd").plan.read_text(
            encoding="utf-8"
        )
    first = plans["ke_hoach/bang_mot_hang"]
    assert [name for name, text in plans.items() if text != first] == []
    assert "{{ van_ban_goc }}" in first
    assert "1 | Đăng ký chỉ tiêu thi đua | Các phòng, đơn vị | Tháng 3" in first


def test_an_office_can_start_from_one_file(tmp_path: Path) -> None:
    workspace = house(tmp_path, register=False)
    made = imported(workspace, "cu.docx", file_of("ke_hoach/bang_mot_hang"), REF, "sxd")
    assert [path.name for path in made.written] == ["campaign.yaml", "departments.yaml", "sxd.yaml"]
    assert workspace.departments.ids == ["sxd"]
    assert workspace.campaign(REF).campaign.province == "lao-cai"
    assert [found.name for found in made.found if found.certainty == 0] == ["Ngày kết thúc", "Lời kết"]


@needs_soffice
def test_a_printed_layout_gives_the_same_words_as_its_word_file(tmp_path: Path) -> None:
    """Narrow cells of a table run together in a PDF: there the strokes between them are missing."""
    names = sorted(set(LAYOUTS) - OTHER_WORDS)[::4]
    pdfs = convert([file_of(name) for name in names], timeout_s=60, soffice=find_soffice())
    for name, pdf in zip(names, pdfs, strict=True):
        assert isinstance(pdf, bytes)
        texts = []
        for kind, raw in (("docx", file_of(name)), ("pdf", pdf)):
            workspace = house(tmp_path / name / kind, register=False)
            plan = imported(workspace, f"cu.{kind}", raw, REF, "sxd").plan
            texts.append(plan.read_text(encoding="utf-8").replace(" |", ""))
        assert texts[0] == texts[1], name
