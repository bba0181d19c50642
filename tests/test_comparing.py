"""`compare` as a clerk calls it: two files, two years, and every wrong call."""

import json
from pathlib import Path

import build
import pytest
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write
from tests.docx.redline.settled import accept_all, body, reject_all

from vanban import console

ROOT = Path(__file__).parents[1]
YEARS = ("giai-ngan-von-dau-tu-cong/2023", "giai-ngan-von-dau-tu-cong/2024")


def run(*arguments: object) -> int:
    return console.run(build.app, ["--root", str(ROOT), *map(str, arguments)])


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "cu.docx", tmp_path / "moi.docx"
    old.write_bytes(write(good("ke_hoach")))
    new.write_bytes(write(good("bao_cao")))
    return old, new


def test_two_files(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = files
    made = tmp_path / "so-sanh.docx"
    assert run("compare", old, new, "-o", made, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changed"]
    assert told["date"] == "2026-03-05"  # the day of the new document
    assert body(accept_all(made.read_bytes())) == body(new.read_bytes())
    assert body(reject_all(made.read_bytes())) == body(old.read_bytes())


@pytest.mark.parametrize("departments", [("bdt",), ("bdt", "sxd")])
def test_two_years_of_a_campaign(departments: tuple[str, ...], tmp_path: Path) -> None:
    made = tmp_path / "so-sanh.docx"
    named = [word for name in departments for word in ("--department", name)]
    assert run("compare", *YEARS, *named, "-o", made) == 0
    for year, name, settle in (
        (YEARS[0], departments[0], reject_all),
        (YEARS[1], departments[-1], accept_all),
    ):
        output = tmp_path / name
        assert run("render", year, "--department", name, "--output", output, "--no-check") == 0
        assert body(settle(made.read_bytes())) == body((output / year / name / "ke_hoach.docx").read_bytes())


def test_what_stands_there_is_replaced_only_by_force_and_kept(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "so-sanh.docx"
    made.write_bytes(b"clerk")
    assert run("compare", *files, "-o", made) == 5
    assert "Tệp này đã có." in capsys.readouterr().err
    assert made.read_bytes() == b"clerk"
    assert run("compare", *files, "-o", made, "--force") == 0
    assert (tmp_path / "so-sanh.cu-1.docx").read_bytes() == b"clerk"


def test_a_wrong_call_is_told_with_all_its_faults(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = files
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    for call, sentences in (
        (
            (pdf, tmp_path / "none.docx", "-o", tmp_path / "x.docx"),
            ("Chỉ so sánh được tệp Word", "Không có tệp này"),
        ),
        ((old, new, "-o", tmp_path / "x.pdf"), ("Bản so sánh là tệp Word.",)),
        ((old, new, "-o", new, "--force"), ("không được ghi đè",)),
        ((old, new, "-o", tmp_path / "x.docx", "--date", "31/02/2024"), ("--date",)),
        ((tmp_path, new, "-o", tmp_path / "x.docx"), ("Đây là một thư mục.",)),
    ):
        assert run("compare", *call) == 2
        told = capsys.readouterr().err
        assert all(sentence in told for sentence in sentences), told
    assert not (tmp_path / "x.docx").exists()
