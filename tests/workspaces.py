"""Small workspaces written inside a test, so that input and expectation stand on one screen."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]

CAMPAIGN = """phong_trao: Thi đua mẫu
nam: 2024
dia_ban: binh-phuoc
nhom_don_vi: [so_nganh]
thoi_gian: {ket_thuc: 2025-01-31}
"""
PLAN = """ngay: 02/2024
trich_yeu: Phát động phong trào thi đua “{{ phong_trao }}” năm {{ nam }}
luu: {noi: VT}
"""
DEPARTMENTS = """nhom: {so_nganh: Sở, cap_huyen: UBND cấp huyện}
don_vi:
  sxd:
    - {nhom: so_nganh, dia_ban: binh-phuoc, ten: Sở Xây dựng, viet_tat: SXD, nguoi_dung_dau: Giám đốc}
  stc:
    - {nhom: so_nganh, dia_ban: binh-phuoc, ten: Sở Tài chính, viet_tat: STC, nguoi_dung_dau: Giám đốc}
  ubnd-dong-phu:
    - {nhom: cap_huyen, dia_ban: binh-phuoc, ten: UBND huyện Đồng Phú, viet_tat: UBND, nguoi_dung_dau: Chủ tịch}
"""


def workspace_with(
    root: Path,
    *,
    campaign: str = "",
    plan: str = "noi_dung: Một.\n",
    name: str = "sxd",
    departments: str = DEPARTMENTS,
) -> Path:
    """A workspace with one campaign (`thi-dua/2024`); `campaign` and `plan` are added to the least that is needed."""
    year = root / "campaigns" / "thi-dua" / "2024"
    (year / "plans").mkdir(parents=True)
    (root / "campaigns" / "registry").mkdir()
    (root / "campaigns" / "registry" / "departments.yaml").write_text(departments, encoding="utf-8")
    (year / "campaign.yaml").write_text(CAMPAIGN + campaign, encoding="utf-8")
    (year / "plans" / f"{name}.yaml").write_text(PLAN + plan, encoding="utf-8")
    shutil.copytree(ROOT / "templates", root / "templates")
    return root
