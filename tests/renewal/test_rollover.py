"""What a rollover refuses, what it chooses, what it leaves on the disk."""

import json
import shutil
from pathlib import Path

import build
import docx
import pytest
from tests.renewal.rolling import CAMPAIGN, DEPARTMENTS, roll, shipped, text
from tests.workspaces import workspace_with

from vanban import console
from vanban.data.workspace import Workspace
from vanban.errors import DataError
from vanban.renewing import undecided

MERGED = ("snnptnt", "stnmt")


def two_plans(root: Path) -> Path:
    """A workspace with plans of two departments that became one in 2025."""
    workspace_with(root, name=MERGED[0], departments=DEPARTMENTS)
    plans = root / "campaigns" / "thi-dua" / "2024" / "plans"
    shutil.copy(plans / f"{MERGED[0]}.yaml", plans / f"{MERGED[1]}.yaml")
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_rolling_twice_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2023, 2024)
    before = files(root)
    with pytest.raises(DataError, match="Năm 2024 của giai-ngan-von-dau-tu-cong đã có"):
        roll(root, f"{CAMPAIGN}/2023", 2024)
    assert files(root) == before


@pytest.mark.parametrize("year", [2023, 2022, 2101])
def test_a_year_that_is_not_later_is_refused(tmp_path: Path, year: int) -> None:
    root = shipped(tmp_path, 2023)
    before = files(root)
    with pytest.raises(DataError):
        roll(root, f"{CAMPAIGN}/2023", year)
    assert files(root) == before


def test_all_faults_of_last_year_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    root = two_plans(tmp_path)
    plans = root / "campaigns" / "thi-dua" / "2024" / "plans"
    for name in MERGED:
        (plans / f"{name}.yaml").write_text("ngay: 32/01/2024\ntrich_yeu: A\nnoi_dung: B\n", encoding="utf-8")
    (plans / "khong-co.yaml").write_text("ngay: 2024\ntrich_yeu: A\nnoi_dung: B\n", encoding="utf-8")
    before = files(root)
    with pytest.raises(DataError) as caught:
        roll(root, "thi-dua/2024", 2025)
    assert len(caught.value.problems) == 3
    assert files(root) == before


def test_a_disk_fault_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban import renewing
    from vanban.errors import OutputError

    root = two_plans(tmp_path)
    before = files(root)

    def full(path: Path, data: bytes, **_: object) -> None:
        if "plans" in path.parts:
            raise OSError(28, "full")
        path.write_bytes(data)

    monkeypatch.setattr(renewing, "write_whole", full)
    with pytest.raises(OutputError):
        roll(root, "thi-dua/2024", 2027)
    assert files(root) == before
    assert sorted(p.name for p in (root / "campaigns" / "thi-dua").iterdir()) == ["2024"]


def test_two_departments_became_one_so_a_person_chooses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = two_plans(tmp_path)
    rolled = roll(root, "thi-dua/2024", 2026)
    (row,) = [row for row in rolled.rows if row.action == "choose"]
    assert row.before == "snnptnt, stnmt"
    assert "--base snnmt=" in row.why
    assert not (rolled.folder / "plans").exists()
    assert console.run(build.app, ["--root", str(root), "questions", "thi-dua/2026"]) == 0
    assert (
        "Phải chọn: campaigns/thi-dua/2026/plans/snnmt.yaml: snnmt có nhiều kế hoạch"
        in capsys.readouterr().err
    )
    run = ["--root", str(root), "rollover", "thi-dua/2024", "2026", "--update", "--base", "snnmt=stnmt"]
    assert console.run(build.app, run) == 0
    assert [path.name for path in (rolled.folder / "plans").iterdir()] == ["snnmt.yaml"]
    assert undecided(Workspace(root), "thi-dua/2026") == []


def test_no_shared_text_is_printed_for_a_department_whose_plan_is_not_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = two_plans(tmp_path)
    plans = root / "campaigns" / "thi-dua" / "2024" / "plans"
    shutil.copy(plans / f"{MERGED[0]}.yaml", plans / "_chung.yaml")
    rolled = roll(root, "thi-dua/2024", 2026)
    order = ["--root", str(root), "render", "thi-dua/2026", "--department", "snnmt"]
    for more in ([], ["--draft"]):
        capsys.readouterr()
        assert console.run(build.app, [*order, *more]) == 4
        assert "chưa chọn kế hoạch gốc" in capsys.readouterr().err
    shutil.copy(rolled.folder / "plans" / "_chung.yaml", rolled.folder / "plans" / "snnmt.yaml")
    assert console.run(build.app, [*order, "--draft"]) == 0, "a plan written by hand is a choice too"


def test_a_department_without_an_heir_is_left_out_and_said_so(tmp_path: Path) -> None:
    root = workspace_with(tmp_path, name="ubnd-dong-phu", departments=DEPARTMENTS)
    rolled = roll(root, "thi-dua/2024", 2026)
    assert [(row.action, row.before) for row in rolled.rows if row.action == "left_out"] == [
        ("left_out", "ubnd-dong-phu")
    ]
    assert rolled.files == ("campaign.yaml",)


def test_a_rolled_year_is_final_only_when_all_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shipped(tmp_path, 2024)
    command = ["--root", str(root)]
    year = f"{CAMPAIGN}/2025"
    assert console.run(build.app, [*command, "rollover", f"{CAMPAIGN}/2024", "2025"]) == 0
    assert console.run(build.app, [*command, "render", year, "--department", "sxd"]) == 4
    assert console.run(build.app, [*command, "render", year, "--department", "sxd", "--draft"]) == 0
    answers = [
        "van_ban_goc.so=40/KH-UBND", "van_ban_goc.ngay=06/02/2025", "chi_tieu.giai_ngan.gia_tri=100",
        "thoi_gian.ket_thuc=", "sxd.ngay=", "sxd.ky.ho_ten=Người mẫu 02", "_chung.ngay=",
    ]  # fmt: skip
    assert console.run(build.app, [*command, "answer", year, *answers]) == 0
    assert console.run(build.app, [*command, "render", year, "--department", "sxd"]) == 0, (
        capsys.readouterr().err
    )
    assert "so: 40/KH-UBND\n" in text(root, f"{year}/campaign.yaml")


def test_an_end_on_a_sunday_is_said(tmp_path: Path) -> None:
    roll(shipped(tmp_path, 2024), f"{CAMPAIGN}/2024", 2026)
    assert "de_xuat: 31/01/2027, ghi_chu: 31/01/2027 là Chủ nhật" in text(
        tmp_path, f"{CAMPAIGN}/2026/campaign.yaml"
    )


def test_the_list_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = shipped(tmp_path, 2024)
    assert (
        console.run(build.app, ["--root", str(root), "rollover", f"{CAMPAIGN}/2024", "2025", "--json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["campaign"] == f"{CAMPAIGN}/2025"
    assert {"file", "line", "column", "action", "before", "after", "why"} == set(told["rows"][0])
    assert all(Path(file).is_file() for file in told["files"])


def test_ban_dan_toc_of_2023_becomes_a_finished_plan_of_2027(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shipped(tmp_path, 2023)
    roll(root, f"{CAMPAIGN}/2023", 2027)
    own = {
        "ngay": "", "vien_dan.cong_tac_dan_toc.so": "05/KH-SDTTG", "vien_dan.cong_tac_dan_toc.ngay": "03/02/2027",
        "chuong_trinh.dan_toc.ten": "Chương trình mẫu", "chuong_trinh.dan_toc.giai_doan": "2026-2035",
        "chi_tieu.giai_ngan.gia_tri": "100", "chi_tieu.ho_ngheo.gia_tri": "900", "cum_tu.khoi_thi_dua": "4",
        "cum_tu.co_quan_cong_tac_dan_toc_cap_huyen": "Ủy ban nhân dân cấp xã",
        "cum_tu.ban_thi_dua_khen_thuong_tinh": "",
    }  # fmt: skip
    answers = [f"sdttg.{key}={value}" for key, value in own.items()]
    answers += [
        "phong_trao=",
        "thoi_gian.ket_thuc=",
        "van_ban_goc.so=21/KH-UBND",
        "van_ban_goc.ngay=05/02/2027",
    ]
    run = ["--root", str(root)]
    assert console.run(build.app, [*run, "answer", f"{CAMPAIGN}/2027", *answers]) == 0
    assert console.run(build.app, [*run, "render", f"{CAMPAIGN}/2027"]) == 0, capsys.readouterr().err
    page = docx.Document(str(root / "output" / CAMPAIGN / "2027" / "sdttg" / "ke_hoach.docx"))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(p.text for p in page.paragraphs), *cells]).replace("\u00a0", " ")
    for said in (
        "UBND THÀNH PHỐ ĐỒNG NAI\nSỞ DÂN TỘC VÀ TÔN GIÁO",
        "Kế hoạch số 21/KH-UBND ngày 05/02/2027 của UBND thành phố phát động phong trào thi đua",
        "trên địa bàn thành phố” năm 2027, Sở Dân tộc và Tôn giáo xây dựng kế hoạch",
        "đến hết ngày 31/01/2028.",
        "- Thành viên Khối thi đua 4;",
        "GIÁM ĐỐC",
    ):
        assert said in words, said
    for gone in ("Ban Dân tộc", "cấp huyện", "2023", "1.000", "Bình Phước", "tỉnh"):
        assert gone not in words, gone
