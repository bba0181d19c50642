"""`compare` as a clerk calls it: two files, two years, and every wrong call."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build
import pytest
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write
from tests.decree30.test_bad_files import READ_OR_REFUSED, REFUSED
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


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("đặt mật khẩu", "tệp Office đặt mật khẩu. Mở bằng Word, bỏ mật khẩu rồi lưu lại dạng .docx."),
        (".doc đổi tên", "tệp Word đời cũ (.doc). Mở tệp bằng Word rồi lưu lại dạng Word Document (.docx)."),
        ("xlsx đổi tên", "đây là bảng tính Excel"),
        ("pdf đổi tên", "tệp PDF. Dùng tệp Word gốc của bản PDF này."),
        ("rỗng", "tệp rỗng"),
        ("cắt cụt", "hỏng"),
        ("bom thực thể", "DOCTYPE"),
        ("thiếu phần chính", "Mở tệp bằng Word"),
        ("3.000 trang", "Văn bản dài quá, chương trình không đọc nổi. Tách thành nhiều tệp"),
        ("200 bảng lồng nhau", "lồng nhau quá nhiều lớp"),
    ],
)
@pytest.mark.parametrize("side", [0, 1])
def test_what_can_not_be_compared_is_told_by_a_sentence_and_nothing_is_written(
    name: str,
    sentence: str,
    side: int,
    files: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files[side].write_bytes({**REFUSED, **READ_OR_REFUSED}[name]())
    made = tmp_path / "so-sanh.docx"
    assert run("compare", *files, "-o", made) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert files[side].name in told
    assert "Traceback" not in told
    assert not made.exists()


def test_a_file_too_heavy_to_be_read_is_refused_before_it_is(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with files[0].open("ab") as file:
        file.truncate(50_000_001)
    assert run("compare", *files, "-o", tmp_path / "so-sanh.docx") == 2
    assert "Tệp nặng hơn 50 MB. Bỏ bớt hoặc nén ảnh trong tệp." in capsys.readouterr().err


@pytest.mark.parametrize("twin", [lambda file: file, lambda file: file.with_name("ban-sao.docx")])
def test_a_file_and_itself_have_no_changes(
    twin: Callable[[Path], Path],
    files: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = twin(files[0])
    other.write_bytes(files[0].read_bytes())
    made = tmp_path / "so-sanh.docx"
    assert run("compare", files[0], other, "-o", made) == 0
    assert "Hai văn bản có lời văn như nhau." in capsys.readouterr().out
    assert made.read_bytes() == files[0].read_bytes()


def test_two_files_are_compared_without_what_makes_documents() -> None:
    script = (
        "import sys, vanban.comparing.files;"
        "heavy = {'jinja2', 'pydantic', 'docxtpl', 'vanban.documents', 'vanban.pipeline'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
