"""A dossier of award proposals as a clerk asks for it: its papers, its zip, what stops it."""

import json
import shutil
import zipfile
from pathlib import Path

import build
import docx
import pytest
from openpyxl import Workbook
from tests.workspaces import ROOT, workspace_with

from vanban import console

REF = "thi-dua/2024"
KIND = "ho_so_khen_thuong"
SHARED = "campaigns/giai-ngan-von-dau-tu-cong/2024/awards/_chung"
HEADS = (
    "Mã",
    "Loại",
    "Họ và tên",
    "Giới tính",
    "Năm sinh",
    "Chức vụ",
    "Đơn vị",
    "Hình thức đề nghị",
    "Thành tích",
    "Số phiếu đồng ý",
)
CAMPAIGN = """ten_ngan: Thi đua mẫu
van_ban_goc:
  loai: Kế hoạch
  so: 01/KH-UBND
  ngay: 2024-01-05
  co_quan: Ủy ban nhân dân tỉnh
  trich_yeu: phát động phong trào thi đua
"""
COUNCIL = """ngay_hop: 14/02/2025
bat_dau: 08 giờ 00 phút
ket_thuc: 09 giờ 30 phút
dia_diem: Phòng họp
thanh_vien:
  - {ho_ten: Người mẫu 21, chuc_vu: Giám đốc, vai_tro: chu_tich}
  - {ho_ten: Người mẫu 22, chuc_vu: Phó Giám đốc, vai_tro: pho_chu_tich}
  - {ho_ten: Người mẫu 23, chuc_vu: Chánh Văn phòng, vai_tro: thu_ky}
phieu: {phat_ra: 3, thu_ve: 3, hop_le: 3}
"""
ADMINISTRATIVE = [
    "01-to_trinh-chu_tich_tinh.docx",
    "01-to_trinh-thu_truong.docx",
    "05-quyet_dinh-chu_tich_tinh.docx",
    "05-quyet_dinh-thu_truong.docx",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in which Sở Xây dựng proposes a collective and two persons."""
    workspace_with(tmp_path, campaign=CAMPAIGN)
    shutil.copytree(ROOT / SHARED, year(tmp_path) / "awards" / "_chung")
    propose(tmp_path)
    (year(tmp_path) / "awards" / "sxd" / "council.yaml").write_text(COUNCIL, encoding="utf-8")
    return tmp_path


def year(root: Path) -> Path:
    return root / "campaigns" / REF


def propose(
    root: Path,
    votes: int | None = 3,
    *,
    chairman: bool = True,
    discipline: str = "",
    position: str = "Chuyên viên",
) -> None:
    """The workbook of nominees."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Đề nghị"
    sheet.append([*HEADS, "Kỷ luật"])
    words = "Tham mưu giải ngân đạt 96% (số liệu minh họa)"
    given, asked = "Giấy khen của Giám đốc Sở", "Bằng khen của Chủ tịch UBND tỉnh"
    sheet.append(["TT01", "Tập thể", "Phòng mẫu 01", None, None, None, "sxd", given, words, votes])
    sheet.append(
        [
            "CN01",
            "Cá nhân",
            "Người mẫu 01",
            "Nam",
            1980,
            position,
            "sxd",
            given,
            words,
            votes,
            discipline,
        ]
    )
    if chairman:
        sheet.append(
            ["CN02", "Cá nhân", "Người mẫu 02", "Nữ", 1981, "Chuyên viên", "sxd", asked, words, votes]
        )
    folder = year(root) / "awards" / "sxd"
    folder.mkdir(exist_ok=True)
    book.save(folder / "nominations.xlsx")


def render(
    root: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, dict[str, dict[str, object]], str]:
    """The exit code, each document by the name of its file, and all that is told."""
    code = console.run(build.app, ["--root", str(root), "render", REF, "--kind", KIND, "--json", *more])
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    told = json.dumps(answer, ensure_ascii=False) + captured.err
    return code, {Path(str(one["path"])).name: one for one in answer.get("documents", [])}, told


def folder(root: Path) -> Path:
    return root / "output" / REF / "sxd" / KIND


def packed(root: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder(root).with_suffix(".zip")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_all_papers_are_made_and_packed_ready_to_be_sent(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, documents, _ = render(root, capsys)
    assert code == 0
    assert {one["status"] for one in documents.values()} == {"written"}
    assert [one["problems"] for one in documents.values()] == [[]] * len(documents)
    assert set(ADMINISTRATIVE) <= set(documents)
    assert packed(root) == {
        f"{KIND}/{path.name}": path.read_bytes() for path in sorted(folder(root).glob("*.docx"))
    }
    assert {f"{KIND}.zip", *(path.name for path in folder(root).iterdir())} == set(documents)
    again, documents, _ = render(root, capsys)
    assert again == 0
    assert {one["status"] for one in documents.values()} == {"unchanged"}


def test_programs_are_told_which_paper_of_whose_dossier_a_file_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, documents, _ = render(root, capsys)
    one = documents["01-to_trinh-thu_truong.docx"]
    assert (one["kind"], one["department"], one["paper"]) == (KIND, "sxd", "01-to_trinh-thu_truong")
    assert one["period"] is None


def test_the_zip_has_the_same_bytes_every_time_and_a_clerks_own_file_as_it_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render(root, capsys)
    path = folder(root).with_suffix(".zip")
    first = path.read_bytes()
    path.unlink()
    render(root, capsys)
    assert path.read_bytes() == first
    edited = folder(root) / ADMINISTRATIVE[1]
    word = docx.Document(str(edited))
    word.add_paragraph("Câu văn thư sửa tay.")
    word.save(str(edited))
    code, documents, _ = render(root, capsys)
    assert code == 0
    assert documents[f"{KIND}.zip"]["status"] == "written"
    assert packed(root)[f"{KIND}/{edited.name}"] == edited.read_bytes()
    propose(root, position="Trưởng phòng")
    code, documents, told = render(root, capsys)
    assert [one for one in documents if "moi" in one] == []
    assert f"{edited.stem}.moi.docx" in told
    assert "nay không thuộc hồ sơ" not in told
    assert packed(root)[f"{KIND}/{edited.name}"] == edited.read_bytes()


def test_before_the_council_has_voted_only_drafts_are_made_and_nothing_is_packed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, votes=None)
    code, documents, told = render(root, capsys)
    assert code in (1, 4)
    assert {documents[name]["status"] for name in ADMINISTRATIVE} == {"failed"}
    assert "số phiếu đồng ý" in told
    assert not folder(root).with_suffix(".zip").exists()
    code, documents, _ = render(root, capsys, "--draft")
    assert code == 0
    assert set(ADMINISTRATIVE) <= {name.replace(".du-thao", "") for name in documents}
    assert not folder(root).with_suffix(".zip").exists()


def test_a_zip_of_before_is_told_to_be_stale_while_papers_are_missing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render(root, capsys)
    propose(root, votes=None)
    _, documents, told = render(root, capsys)
    assert f"{KIND}.zip" not in documents
    assert "Đừng gửi gói này" in told


def test_what_the_law_refuses_stops_every_paper(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    propose(root, discipline="Cảnh cáo")
    code, documents, told = render(root, capsys)
    assert code == 2
    assert [one["status"] for one in documents.values()] == ["failed"]
    assert "Người mẫu 01" in told
    assert "nominations.xlsx" in told
    assert not folder(root).exists()


def test_papers_of_before_that_are_no_longer_of_the_dossier_are_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render(root, capsys)
    propose(root, chairman=False)
    code, _, told = render(root, capsys)
    assert code == 0
    assert "nay không thuộc hồ sơ" in told
    assert "01-to_trinh-chu_tich_tinh.docx" in told
    assert f"{KIND}/01-to_trinh-chu_tich_tinh.docx" not in packed(root)


def test_a_plan_that_merges_awards_into_the_years_end_has_no_dossier(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = year(root) / "plans" / "sxd.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "cach_khen_thuong: long_ghep\n", encoding="utf-8")
    code, _, told = render(root, capsys)
    assert code == 2
    assert "lồng ghép vào khen thưởng cuối năm" in told
    assert "plans/sxd.yaml" in told


def test_a_department_without_a_workbook_is_told_how_to_begin(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, told = render(root, capsys, "--department", "stc")
    assert code == 2
    assert "awards sheet thi-dua/2024 --department stc" in told


def test_a_campaign_without_any_dossier_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, told = render(workspace_with(tmp_path), capsys)
    assert code == 2
    assert "chưa có hồ sơ đề nghị khen thưởng nào" in told


def test_a_dossier_is_made_only_when_it_is_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert console.run(build.app, ["--root", str(root), "render", REF, "--json"]) == 0
    kinds = [one["kind"] for one in json.loads(capsys.readouterr().out)["documents"]]
    assert kinds == ["ke_hoach"]


def test_a_dossier_is_of_no_period(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, told = render(root, capsys, "--period", "2024-05")
    assert code == 2
    assert "không phải là văn bản của" in told


def test_a_dossiers_own_words_lie_over_the_shared_ones(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = year(root) / "awards" / "sxd" / "to_trinh-thu_truong.yaml"
    own.write_text("so: 7\nngay: 17/02/2025\n", encoding="utf-8")
    render(root, capsys)
    words = [
        " ".join(cell.text.split())
        for name in ADMINISTRATIVE[:2]
        for row in docx.Document(str(folder(root) / name)).tables[0].rows
        for cell in row.cells
    ]
    assert "Số: 07/TTr-HĐTĐKT" in words
    assert "Bình Phước, ngày 17 tháng 02 năm 2025" in words
    assert "Số: /TTr-SXD" in words


def test_a_fault_in_a_paper_that_was_made_is_told_with_the_line_of_its_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = year(root) / "awards" / "sxd" / "to_trinh-thu_truong.yaml"
    own.write_text("ket: Đề nghị xem xét,quyết định\n", encoding="utf-8")
    assert render(root, capsys)[0] in (0, 1)
    paper = folder(root) / ADMINISTRATIVE[1]
    console.run(build.app, ["--root", str(root), "check", str(paper)])
    assert "to_trinh-thu_truong.yaml:1" in capsys.readouterr().out
