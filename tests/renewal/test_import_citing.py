"""The parent document, cited in other words than its entry prints."""

from pathlib import Path

import pytest
from tests.renewal.imported import house, imported, rendered, words
from tests.renewal.test_import_letters import LINES, word_file

REF = "giai-ngan-von-dau-tu-cong/2024"
BOTH = "Kế hoạch số {{ van_ban_goc.so }} ngày {{ van_ban_goc.ngay }} của"


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("ngày 07/02/2024 của Ủy ban nhân dân tỉnh Bình Phước", BOTH),
        ("ngày 7/2/2024 của UBND tỉnh", BOTH),
        ("của Ủy ban nhân dân tỉnh", "{{ van_ban_goc.ngan }} của"),
    ],
)
def test_neither_its_number_nor_its_date_stays_in_the_sentence(tmp_path: Path, typed: str, data: str) -> None:
    """A date that stayed would stand beside next year's number."""
    said = f"Thực hiện Kế hoạch số 59/KH-UBND {typed}, Sở Xây dựng xây dựng kế hoạch như sau:"
    workspace = house(tmp_path, campaigns=[REF])
    made = imported(workspace, "cu.docx", word_file([*LINES[:5], said, *LINES[6:]]), REF, "sxd")
    opening = next(line for line in made.plan.read_text("utf-8").splitlines() if line.startswith("mo_dau"))
    assert data in opening
    assert "2024" not in opening
    assert "59" not in opening
    assert "59/kh-ubnd" in " ".join(words(rendered(workspace, REF, "sxd"))).replace(" / ", "/").replace(
        " - ", "-"
    )
