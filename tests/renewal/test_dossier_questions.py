"""Open values of dossiers: of the council's meeting and of the words of papers, listed and answered in their files."""

import json
from pathlib import Path

import build
import pytest
from tests.workspaces import workspace_with

from vanban import console
from vanban.data.source import read_source

REF = "thi-dua/2024"
COUNCIL = """# Cuộc họp (số liệu minh họa).
ngay_hop: !hoi
bat_dau: 08 giờ 00 phút
ket_thuc: !hoi
dia_diem: Phòng họp
thanh_vien:
  - {ho_ten: Người mẫu 21, chuc_vu: Giám đốc, vai_tro: chu_tich}
  - {ho_ten: !hoi , chuc_vu: Chánh Văn phòng, vai_tro: thu_ky}
phieu: {phat_ra: 2, thu_ve: 2, hop_le: !hoi }
"""
SHARED = """trich_yeu: Về việc đề nghị khen thưởng
noi_dung: |
  {{ phan.ket_qua }}
"""
OWN = "phan:\n  ket_qua: !hoi\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = workspace_with(tmp_path, campaign="khen_thuong: {don_vi_trinh: stc}\n")
    files = {
        "_chung/to_trinh": SHARED,
        "council": COUNCIL,
        "sxd/council": COUNCIL,
        "sxd/to_trinh-thu_truong": OWN,
    }
    for name, text in files.items():
        path = root / "campaigns" / REF / "awards" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), *words])


def asked(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert run(root, "questions", REF, "--json") == 0
    return {one["key"]: one for one in json.loads(capsys.readouterr().out)["questions"]}


def test_they_are_listed_by_dossier_with_what_they_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asked(root, capsys)
    meeting = ["ngay_hop", "ket_thuc", "thanh_vien.1.ho_ten", "phieu.hop_le"]
    assert list(found) == [
        *(f"awards.council.{key}" for key in meeting),
        *(f"awards.sxd.council.{key}" for key in meeting),
        "awards.sxd.to_trinh-thu_truong.phan.ket_qua",
    ]
    day = found["awards.sxd.council.ngay_hop"]
    assert (day["title"], day["line"]) == ("Ngày họp", 2)
    assert day["file"] == f"campaigns/{REF}/awards/sxd/council.yaml"
    words = found["awards.sxd.to_trinh-thu_truong.phan.ket_qua"]
    assert words["used_by"] == [f"campaigns/{REF}/awards/_chung/to_trinh.yaml:3"]


def test_an_answer_is_written_in_its_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = {"ngay_hop": "14/02/2025", "ket_thuc": "10 giờ 15 phút", "phieu.hop_le": "2"}
    assert (
        run(root, "answer", REF, *(f"awards.sxd.council.{key}={value}" for key, value in given.items())) == 0
    )
    path = root / "campaigns" / REF / "awards/sxd/council.yaml"
    data = read_source(path, "council.yaml").data
    assert (data["ngay_hop"], data["ket_thuc"]) == ("14/02/2025", "10 giờ 15 phút")
    assert path.read_text(encoding="utf-8").startswith("# Cuộc họp (số liệu minh họa).\n")
    assert (root / "campaigns" / REF / "awards/council.yaml").read_text(encoding="utf-8") == COUNCIL
    assert "awards.sxd.council.ngay_hop" not in asked(root, capsys)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("awards.sxd.council.ngay_hop=hôm qua", "hôm qua"),
        ("awards.sxd.council.phieu.hop_le=3", "3 nhiều hơn số phiếu thu về (2)"),
        ("awards.sxd.council.ket_thuc=07 giờ 00 phút", "không sau bat_dau"),
        ("awards.sxd.council.ngay_hopp=1", "Có phải ý là awards.sxd.council.ngay_hop?"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], answer: str, told: str
) -> None:
    assert run(root, "answer", REF, answer) == 2
    assert told in capsys.readouterr().err
    assert (root / "campaigns" / REF / "awards/sxd/council.yaml").read_text(encoding="utf-8") == COUNCIL


def test_a_file_with_a_fault_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "campaigns" / REF / "awards/sxd/council.yaml"
    path.write_text(COUNCIL.replace("dia_diem", "dia_diemm"), encoding="utf-8")
    assert run(root, "questions", REF) == 2
    assert "awards/sxd/council.yaml:5:1: Mục `dia_diemm`" in capsys.readouterr().err
