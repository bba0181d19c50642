"""A final document refuses what is still open and lists it; a draft prints it as a marked blank."""

from pathlib import Path

import pytest
from tests.workspaces import workspace_with

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Order, items
from vanban.errors import OpenValueError


def plan(root: Path, *, draft: bool) -> Document:
    (item,) = items(Workspace(root), Order("thi-dua/2024", departments=("sxd",), draft=draft))
    if isinstance(item.result, Exception):
        raise item.result
    return item.result


CAMPAIGN = """
van_ban_goc: {loai: Kế hoạch, so: !hoi {nam_truoc: 39/KH-UBND}, ngay: !hoi {nam_truoc: 07/02/2023}}
chi_tieu:
  giai_ngan: {gia_tri: !xac_nhan {de_xuat: 95}, don_vi: "%"}
  khong_dung: {gia_tri: !hoi, don_vi: hộ}
"""
TEXT = """
mo_dau: Thực hiện {{ van_ban_goc }}
noi_dung: |
  Giải ngân {{ chi_tieu.giai_ngan }} vốn.
"""


def test_a_final_document_lists_every_open_value_that_it_uses(tmp_path: Path) -> None:
    root = workspace_with(tmp_path, campaign=CAMPAIGN, plan=TEXT)
    with pytest.raises(OpenValueError) as caught:
        plan(root, draft=False)
    assert [problem.what for problem in caught.value.problems] == [
        "Chưa có số, ký hiệu của văn bản gốc (van_ban_goc.so) (năm trước: 39/KH-UBND).",
        "Chưa có ngày của văn bản gốc (van_ban_goc.ngay) (năm trước: 07/02/2023).",
        "Chỉ tiêu giai_ngan (chi_tieu.giai_ngan.gia_tri) mới là đề xuất: 95.",
    ]
    assert all(
        p.place and p.place.file == "campaigns/thi-dua/2024/campaign.yaml" and p.place.line
        for p in caught.value.problems
    )
    assert caught.value.exit_code == 4


def test_a_draft_prints_them_as_marked_blanks(tmp_path: Path) -> None:
    context = plan(workspace_with(tmp_path, campaign=CAMPAIGN, plan=TEXT), draft=True).context
    assert context["du_thao"] is True
    assert context["mo_dau"] == (
        "Thực hiện Kế hoạch số […… số, ký hiệu của văn bản gốc, năm trước: 39/KH-UBND] "
        "ngày […… ngày của văn bản gốc, năm trước: 07/02/2023]:"
    )
    assert context["noi_dung"] == [{"kieu": "doan", "so": "", "chu": "Giải ngân [95?]% vốn./."}]
    assert "\ufdd0" not in str(context)
