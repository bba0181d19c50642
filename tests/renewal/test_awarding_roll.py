"""Awards in a new year: what is due and how many may be proposed is asked anew."""

from pathlib import Path

from tests.renewal.rolling import CAMPAIGN, roll, shipped, text

from vanban.data.workspace import Workspace

REF = f"{CAMPAIGN}/2024"
AWARDS = """\
khen_thuong:
  don_vi_trinh: skhdt
  han_trinh: 2025-02-28
  ngay_nhan_ho_so: 2025-02-20
  so_luong: {bkt_cn: 20, bkt_tt: 10}
  thu_tu: nghi_thuc
"""


def with_awards(root: Path) -> Path:
    path = shipped(root, 2024) / "campaigns" / REF / "campaign.yaml"
    kept = path.read_text(encoding="utf-8").partition("\nkhen_thuong:")[0]
    path.write_text(f"{kept.rstrip()}\n{AWARDS}", encoding="utf-8")
    return root


def test_awards_are_asked_anew(tmp_path: Path) -> None:
    root = with_awards(tmp_path)
    rolled = {row.path: row for row in roll(root, REF, 2027).rows}
    new = text(root, f"{CAMPAIGN}/2027/campaign.yaml")
    assert "han_trinh: !hoi {nam_truoc: 2025-02-28}" in new
    assert "bkt_cn: !xac_nhan {nam_truoc: 20, de_xuat: 20}" in new
    assert "ngay_nhan_ho_so" not in new
    assert "thu_tu: nghi_thuc" in new
    assert "don_vi_trinh: stc" in new
    assert rolled[("khen_thuong", "don_vi_trinh")].action == "reform"
    assert rolled[("khen_thuong", "ngay_nhan_ho_so")].action == "left_out"


def test_the_new_year_can_be_read(tmp_path: Path) -> None:
    root = with_awards(tmp_path)
    roll(root, REF, 2027)
    rules = Workspace(root).campaign(f"{CAMPAIGN}/2027").campaign.awards
    assert (rules.received, rules.order, rules.presenter) == (None, "nghi_thuc", "stc")
