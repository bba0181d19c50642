"""`import DIR`: an office begins from a folder of old files; a bad file never stops the others."""

import json
from pathlib import Path

import build
import pytest
from tests.decree30.conftest import needs_soffice
from tests.decree30.kit.documents import letter
from tests.decree30.kit.write import write
from tests.renewal.imported import house, seed
from tests.renewal.old_plans import OLD_PLANS

from vanban import console
from vanban.data.workspace import Workspace
from vanban.importing import read_old_plan

CAMPAIGN = "giai-ngan-von-dau-tu-cong"


def call(root: Path, *arguments: str | Path) -> int:
    return console.run(build.app, ["--root", str(root), "import", *map(str, arguments)])


def told(
    root: Path, capsys: pytest.CaptureFixture[str], *arguments: str | Path
) -> tuple[int, list[dict[str, object]]]:
    """The exit code and what a program is told of each file."""
    capsys.readouterr()
    code = call(root, *arguments, "--json")
    files = json.loads(capsys.readouterr().out)["files"]
    assert isinstance(files, list)
    return code, files


def old_files(folder: Path) -> Path:
    """A folder as offices keep them: two good plans in rooms of their own, and all sorts of other things."""
    good = {
        "2023/Ban Dân tộc.txt": seed("A"),
        "2024/sxd/ke hoach.txt": seed("B"),
        "huyen.docx": OLD_PLANS["huyen"].docx(),
    }
    bad = {
        "cong van.docx": write(letter()),
        "quet.pdf": b"%PDF-1.4\nhong",
        "trong.txt": b"",
        "anh.jpg": b"\xff\xd8",
    }
    hidden = {".DS_Store": b"x", "~$ke hoach.docx": b"lock"}
    for name, raw in (good | bad | hidden).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return folder


def test_every_file_of_a_folder_is_imported_or_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = house(tmp_path / "nha", campaigns=[f"{CAMPAIGN}/2024"])
    folder = old_files(tmp_path / "cu")
    code, files = told(workspace.root, capsys, folder)
    assert code == 2
    assert [
        (Path(str(f["path"])).name, f["status"], f.get("campaign"), f.get("department")) for f in files
    ] == [
        ("cong van.docx", "refused", None, None),
        ("huyen.docx", "written", f"{CAMPAIGN}/2024", "ubnd-huyen-phu-mau"),
        ("quet.pdf", "refused", None, None),
        ("trong.txt", "refused", None, None),
        ("Ban Dân tộc.txt", "written", f"{CAMPAIGN}/2023", "bdt"),
        ("ke hoach.txt", "written", f"{CAMPAIGN}/2024", "sxd"),
    ]
    why = [str(problem["message"]) for f in files for problem in f["problems"]]  # type: ignore[attr-defined]
    assert [sentence.partition(".")[0] for sentence in why] == [
        "Tệp này là công văn, không phải kế hoạch",
        "Không đọc được tệp PDF này: tệp hỏng, hoặc không phải tệp PDF",
        "Tệp trống",
    ]
    again = Workspace(workspace.root)
    assert again.departments.ids[-1] == "ubnd-huyen-phu-mau"
    for ref, department in ((f"{CAMPAIGN}/2023", "bdt"), (f"{CAMPAIGN}/2024", "sxd")):
        assert again.has_own_plan(again.campaign(ref), department)


def test_the_table_of_a_folder_tells_a_clerk_all_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = house(tmp_path / "nha", campaigns=[f"{CAMPAIGN}/2024"])
    assert call(workspace.root, old_files(tmp_path / "cu")) == 2
    out, err = capsys.readouterr()
    (row,) = [line for line in out.splitlines() if "Ban Dân tộc.txt" in line]
    assert [cell.strip() for cell in row.strip("│").split("│")] == [
        "2023/Ban Dân tộc.txt",
        "bdt",
        f"{CAMPAIGN}/2023/plans/bdt.yaml",
        "đã nhập",
        "84 %",
        "không thấy: Họ tên người ký; 1 chỗ in khác tệp",
    ]
    assert "Tổng cộng 6 tệp: 3 đã nhập, 3 không nhập." in out
    assert "Bỏ qua 1 tệp loại khác: anh.jpg." in out
    assert "Đã ghi thêm" in out
    assert f"{tmp_path / 'cu' / 'trong.txt'}: Tệp trống. Xem lại có đúng tệp cần nhập không." in err


def test_a_second_run_writes_nothing_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = house(tmp_path / "nha", register=False)
    folder = tmp_path / "cu"
    folder.mkdir()
    (folder / "a.docx").write_bytes(OLD_PLANS["huyen"].docx())
    (folder / "b.docx").write_bytes(OLD_PLANS["xa"].docx())
    code, files = told(workspace.root, capsys, folder)
    assert (code, [f["status"] for f in files]) == (0, ["written", "written"])
    before = {path: path.read_bytes() for path in workspace.root.rglob("*.yaml")}
    code, files = told(workspace.root, capsys, folder)
    assert (code, [f["status"] for f in files]) == (0, ["same", "same"])
    assert {path: path.read_bytes() for path in workspace.root.rglob("*.yaml")} == before


def test_a_plan_that_a_clerk_has_changed_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = house(tmp_path / "nha")
    folder = tmp_path / "cu"
    folder.mkdir()
    (folder / "a.txt").write_bytes(seed("A"))
    assert call(workspace.root, folder) == 0
    plan = workspace.root / "campaigns" / CAMPAIGN / "2023" / "plans" / "bdt.yaml"
    plan = plan if plan.exists() else next(workspace.root.rglob("bdt.yaml"))
    plan.write_text(plan.read_text("utf-8") + "# sửa tay\n", "utf-8")
    code, files = told(workspace.root, capsys, folder)
    assert (code, [f["status"] for f in files]) == (2, ["refused"])
    assert plan.read_text("utf-8").endswith("# sửa tay\n")


def test_two_files_of_one_department_and_year_are_both_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = house(tmp_path / "nha")
    folder = tmp_path / "cu"
    folder.mkdir()
    (folder / "ban 1.txt").write_bytes(seed("A"))
    (folder / "ban 2.txt").write_bytes(seed("A").replace("Triển khai".encode(), "Tổ chức".encode()))
    (folder / "ban 3.txt").write_bytes(seed("A"))
    assert call(workspace.root, folder) == 2
    out, err = capsys.readouterr()
    assert (
        f"{folder / 'ban 2.txt'}: Cùng đơn vị và năm với tệp {folder / 'ban 1.txt'}, nhưng nội dung khác"
        in err
    )
    assert "Tổng cộng 3 tệp: 1 đã nhập, 1 đã có, giống hệt, 1 không nhập." in out
    assert "Tổ chức, " not in next(workspace.root.rglob("bdt.yaml")).read_text("utf-8")


def test_a_named_campaign_holds_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = house(tmp_path / "nha", register=False)
    folder = tmp_path / "cu"
    folder.mkdir()
    (folder / "a.docx").write_bytes(OLD_PLANS["huyen"].docx())
    (folder / "b.docx").write_bytes(OLD_PLANS["xa"].docx())
    code, files = told(workspace.root, capsys, folder, "thi-dua/2024")
    assert (code, [f.get("campaign") for f in files]) == (2, ["thi-dua/2024", None])
    assert [problem["message"] for problem in files[1]["problems"]] == [  # type: ignore[attr-defined]
        "Văn bản này ghi ngày 11/05/2026, không phải của năm 2024."
    ]
    assert call(workspace.root, folder / "b.docx", "thi-dua") == 0
    assert (workspace.root / "campaigns" / "thi-dua" / "2026" / "plans" / "ubnd-xa-tan-mau.yaml").is_file()


def test_one_file_alone_needs_no_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = house(tmp_path / "nha", campaigns=[f"{CAMPAIGN}/2024"])
    (tmp_path / "cu.txt").write_bytes(seed("B"))
    assert call(workspace.root, tmp_path / "cu.txt") == 0
    assert f"{CAMPAIGN}/2024/plans/sxd.yaml" in capsys.readouterr().out.replace("\n", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("thi-dua/2024", "sxd"), "không nhập cả thư mục vào một đơn vị (sxd) được"),
        ((), "Không có tệp nào thuộc loại .docx, .doc, .rtf, .pdf, .txt trong thư mục này."),
    ],
)
def test_a_folder_that_can_not_be_imported_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    workspace = house(tmp_path / "nha")
    (tmp_path / "cu").mkdir()
    assert call(workspace.root, tmp_path / "cu", *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_the_department_of_another_province_gets_an_id_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The register has a Sở Tài chính, but of Bình Phước."""
    workspace = house(tmp_path / "nha")
    (tmp_path / "cu").mkdir()
    (tmp_path / "cu" / "a.docx").write_bytes(OLD_PLANS["thanh-pho"].docx())
    code, files = told(workspace.root, capsys, tmp_path / "cu")
    assert (code, files[0]["department"]) == (0, "stc-da-nang")


def test_a_defect_of_ours_in_one_file_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from vanban.importing import folder as room

    monkeypatch.delenv("VANBAN_TRACE", raising=False)
    monkeypatch.setattr(
        room, "read_old_plan", lambda file: read_old_plan(file) if file.name != "a.txt" else 1 / 0
    )
    workspace = house(tmp_path / "nha")
    (tmp_path / "cu").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "cu" / name).write_bytes(seed("A"))
    code, files = told(workspace.root, capsys, tmp_path / "cu")
    assert (code, [f["status"] for f in files]) == (1, ["refused", "written"])


@needs_soffice
def test_a_real_old_word_file_is_one_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.renewal.imported import old_word

    workspace = house(tmp_path / "nha", register=False)
    (tmp_path / "cu").mkdir()
    (tmp_path / "cu" / "so cong thuong.doc").write_bytes(old_word(OLD_PLANS["so-cong-thuong"].docx()))
    code, files = told(workspace.root, capsys, tmp_path / "cu")
    assert (code, files[0]["department"]) == (0, "sct")
