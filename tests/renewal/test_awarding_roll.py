"""Awards in a new year: what is due and how many may be proposed is asked anew."""

from pathlib import Path

from tests.renewal.rolling import CAMPAIGN, roll, shipped, text

from vanban.data.workspace import Workspace
from vanban.renewing import bring_over

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


def test_shared_words_come_along_and_dossiers_stay_behind(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2024)
    roll(root, REF, 2025)
    old, new = (root / "campaigns" / CAMPAIGN / year / "awards" for year in ("2024", "2025"))
    assert [path.name for path in new.iterdir()] == ["_chung"]
    names = {path.name for path in (old / "_chung").iterdir()}
    assert {path.name for path in (new / "_chung").iterdir()} == names
    for name in names:
        assert (new / "_chung" / name).read_bytes() == (old / "_chung" / name).read_bytes()


def test_a_year_in_shared_words_becomes_the_new_one(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2024)
    path = root / "campaigns" / REF / "awards" / "_chung" / "tom_tat.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "mo_dau: Tổng kết phong trào năm 2024\n", encoding="utf-8"
    )
    roll(root, REF, 2025)
    assert "mo_dau: Tổng kết phong trào năm {{ nam }}" in text(
        root, f"{CAMPAIGN}/2025/awards/_chung/tom_tat.yaml"
    )


def test_corrections_of_shared_words_are_brought_over(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2024)
    roll(root, REF, 2025)
    path = root / "campaigns" / REF / "awards" / "_chung" / "tom_tat.yaml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("Trên đây là tóm tắt", "Trên đây tóm tắt"), encoding="utf-8")
    (root / "campaigns" / REF / "awards" / "_chung" / "muc_luc.yaml").unlink()
    renewed = bring_over(Workspace(root), REF, 2025, {})
    assert renewed.files == ("awards/_chung/tom_tat.yaml",)
    assert "Trên đây tóm tắt" in text(root, f"{CAMPAIGN}/2025/awards/_chung/tom_tat.yaml")
    assert [row.why for row in renewed.rows if "muc_luc" in str(row.place)] == [
        "năm trước đã bỏ tệp này; xem lại"
    ]
    assert bring_over(Workspace(root), REF, 2025, {}).files == ()
