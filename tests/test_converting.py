"""`pdf` and `render --pdf`, as a clerk sees them: files, sentences, exit codes."""

import io
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import build
import docx
import pytest
from tests.delivery.fake_soffice import WORDS, calls, fake_soffice, has_soffice
from tests.delivery.plain_docx import plain_docx
from tests.workspaces import workspace_with

from vanban import console
from vanban.converting import Wish, make_pdfs
from vanban.delivery.jobs import PdfOutcome, exit_code
from vanban.errors import DataError
from vanban.pdf.reading import open_pdf
from vanban.pdf.seal import is_ours

needs_soffice = pytest.mark.skipif(
    not has_soffice() and "CI" not in os.environ, reason="LibreOffice is not installed"
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script can't play LibreOffice there")


class _Silent:
    def start(self, total: int) -> None:
        """Nobody watches."""

    def done(self, outcome: PdfOutcome, /) -> None:
        """Nobody watches."""


@pytest.fixture
def soffice(tmp_path: Path) -> Path:
    return fake_soffice(tmp_path / "fake")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "van ban").mkdir()
    return tmp_path / "van ban"


def put(folder: Path, **marks: str) -> list[Path]:
    """A document for each name; `marks` tell the stand-in what to do with it."""
    for name, mark in marks.items():
        (folder / f"{name}.docx").write_bytes(plain_docx(WORDS, body=f"<!-- {mark} -->"))
    return [folder / f"{name}.docx" for name in marks]


def made(files: Sequence[Path], soffice: Path, **wish: Any) -> list[PdfOutcome]:
    return make_pdfs(files, Wish(**wish), _Silent(), soffice, timeout_s=2)


def statuses(outcomes: Sequence[PdfOutcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def said(*outcomes: PdfOutcome) -> str:
    return "\n".join(str(problem) for outcome in outcomes for problem in outcome.problems)


class TestWhatBecomesOfEachFile:
    def test_each_has_its_pdf_beside_it_sealed(self, folder: Path, soffice: Path) -> None:
        outcomes = made(put(folder, a="", b=""), soffice)
        assert [(one.pdf, one.status, one.pages, one.exit_code) for one in outcomes] == [
            (folder / "a.pdf", "written", 2, 0),
            (folder / "b.pdf", "written", 2, 0),
        ]
        assert is_ours((folder / "a.pdf").read_bytes())
        assert exit_code(outcomes) == 0

    @pytest.mark.parametrize("fault", ["HANGS", "CRASHES", "HALF", "NOTHING", "EMPTY", "OTHER", "BARE"])
    def test_a_bad_one_never_costs_the_others_their_pdf(
        self, folder: Path, soffice: Path, fault: str
    ) -> None:
        outcomes = made(put(folder, a="", b=fault, c=""), soffice)
        assert statuses(outcomes) == ["written", "failed", "written"]
        assert [outcome.exit_code for outcome in outcomes] == [0, 6, 0]
        assert str(folder / "b.docx") in said(outcomes[1])
        assert not (folder / "b.pdf").exists()
        assert exit_code(outcomes) == 1

    def test_what_is_no_word_file_is_told_and_never_reaches_libreoffice(
        self, folder: Path, soffice: Path
    ) -> None:
        (folder / "rong.docx").write_bytes(b"")
        (folder / "cat.docx").write_bytes(plain_docx("a")[:300])
        (folder / "cu.doc").write_bytes(b"\xd0\xcf\x11\xe0")
        (folder / "~$mo.docx").write_bytes(b"x")
        names = ["khong-co.docx", "rong.docx", "cat.docx", "cu.doc", "~$mo.docx", "."]
        outcomes = made([*put(folder, tot=""), *(folder / name for name in names)], soffice)
        assert statuses(outcomes) == ["written", *["failed"] * len(names)]
        assert {outcome.exit_code for outcome in outcomes[1:]} == {2}
        for name, words in zip(
            names,
            ("Không có tệp này", "tệp rỗng", "cắt cụt", "Chỉ chuyển sang PDF được", "tệp tạm", "thư mục"),
            strict=True,
        ):
            assert any(words in line for line in said(*outcomes).splitlines()), name
        assert calls(soffice) == [1]

    @pytest.mark.parametrize("name", [".", "..", "/", "", ".docx", "a" * 300 + ".docx"])
    def test_a_name_that_is_none_is_told(self, soffice: Path, name: str) -> None:
        (outcome,) = made([Path(name)], soffice)
        assert (outcome.status, outcome.exit_code) == ("failed", 2)

    def test_a_file_named_twice_is_one(self, folder: Path, soffice: Path) -> None:
        (file,) = put(folder, a="")
        assert len(made([file, file.parent / "." / file.name], soffice)) == 1

    def test_documents_of_one_name_in_several_folders_don_t_meet(self, folder: Path, soffice: Path) -> None:
        files = []
        for name in ("mot", "hai"):
            (folder / name).mkdir()
            files += put(folder / name, ke_hoach="")
        assert statuses(made(files, soffice)) == ["written", "written"]
        assert (folder / "hai/ke_hoach.pdf").exists()

    def test_unless_they_would_have_one_pdf(self, folder: Path, soffice: Path) -> None:
        files = [folder / "mot/a.docx", folder / "hai/A.docx", folder / "b.docx"]
        with pytest.raises(DataError, match=r"2 văn bản .*a\.docx, .*A\.docx cùng ra một tệp PDF"):
            made(files, soffice, output=folder / "pdf")
        assert calls(soffice) == []


class TestWhereThePdfGoes:
    def test_to_a_folder_that_is_made(self, folder: Path, soffice: Path) -> None:
        (outcome,) = made(put(folder, a=""), soffice, output=folder / "moi" / "pdf")
        assert outcome.pdf == folder / "moi" / "pdf" / "a.pdf"
        assert outcome.pdf.exists()
        assert not (folder / "a.pdf").exists()

    def test_a_name_taken_by_a_folder_costs_one_pdf(self, folder: Path, soffice: Path) -> None:
        (folder / "a.pdf").mkdir()
        outcomes = made(put(folder, a="", b=""), soffice)
        assert statuses(outcomes) == ["failed", "written"]
        assert "Đây là một thư mục" in said(outcomes[0])
        assert outcomes[0].exit_code == 5

    def test_names_of_people_are_no_hindrance(self, folder: Path, soffice: Path) -> None:
        name = "Kế hoạch thi đua -  năm 2024 (bản 2) #1 %20 “sửa”"
        file = folder / f"{name}.docx"
        file.write_bytes(plain_docx(WORDS))
        assert statuses(made([file], soffice)) == ["written"]
        assert (folder / f"{name}.pdf").exists()


class TestRunAgain:
    def test_what_has_not_changed_is_passed_over(self, folder: Path, soffice: Path) -> None:
        files = put(folder, a="", b="")
        made(files, soffice)
        (folder / "b.docx").write_bytes(plain_docx(f"{WORDS} them"))
        before = (folder / "a.pdf").stat().st_mtime_ns
        assert statuses(made(files, soffice)) == ["unchanged", "written"]
        assert (folder / "a.pdf").stat().st_mtime_ns == before
        assert calls(soffice) == [2, 1]

    def test_another_form_is_a_change(self, folder: Path, soffice: Path) -> None:
        files = put(folder, a="")
        made(files, soffice)
        assert statuses(made(files, soffice, archive=True)) == ["written"]
        assert open_pdf((folder / "a.pdf").read_bytes()).conformance == "2B"
        assert statuses(made(files, soffice, archive=True)) == ["unchanged"]

    def test_with_force_all_are_made_anew(self, folder: Path, soffice: Path) -> None:
        files = put(folder, a="")
        made(files, soffice)
        assert statuses(made(files, soffice, force=True)) == ["written"]

    def test_one_that_there_is_something_to_tell_of_is_told_of_each_time(
        self, folder: Path, soffice: Path
    ) -> None:
        files = put(folder, a="ARIAL")
        for _ in range(2):
            (outcome,) = made(files, soffice)
            assert (outcome.status, outcome.exit_code) == ("written", 0)
            assert "phông ArialMT" in said(outcome)

    def test_a_pdf_that_somebody_signed_is_kept_and_told_of(self, folder: Path, soffice: Path) -> None:
        files = put(folder, a="")
        made(files, soffice)
        signed = (folder / "a.pdf").read_bytes() + b"1 0 obj <</ByteRange[0 1 2 3]>> endobj\n%%EOF\n"
        (folder / "a.pdf").write_bytes(signed)
        for again in (False, True):
            (outcome,) = made(files, soffice)
            assert (outcome.pdf, outcome.status, outcome.exit_code) == (folder / "a.moi.pdf", "kept", 0)
            assert "giữ nguyên" in said(outcome)
            assert ("văn bản không đổi" if again else "tên là a.moi.pdf") in said(outcome)
        assert calls(soffice) == [1, 1]
        (outcome,) = made(files, soffice, force=True)
        assert (outcome.pdf, outcome.backup) == (folder / "a.pdf", folder / "a.cu-1.pdf")
        assert "a.cu-1.pdf" in said(outcome)
        assert (folder / "a.cu-1.pdf").read_bytes() == signed


class TestHowManyCalls:
    @pytest.mark.parametrize(
        ("files", "jobs", "expected"),
        [
            (3, 1, [3]),
            (9, 2, [9]),
            (16, 2, [8, 8]),
            (17, 4, [9, 8]),
            (20, 2, [10, 10]),
            (40, 1, [40]),
            (41, 1, [21, 20]),
            (90, 2, [23, 23, 23, 21]),
        ],
    )
    def test_as_few_as_pay_and_alike(
        self, folder: Path, soffice: Path, files: int, jobs: int, expected: list[int]
    ) -> None:
        named = put(folder, **{f"a{number}": "" for number in range(files)})
        assert statuses(made(named, soffice, jobs=jobs)) == ["written"] * files
        assert sorted(calls(soffice), reverse=True) == expected

    def test_a_program_that_can_t_be_started_fails_each_file(self, folder: Path) -> None:
        outcomes = made(put(folder, a="", b=""), folder / "soffice")
        assert statuses(outcomes) == ["failed", "failed"]
        assert exit_code(outcomes) == 6

    def test_who_stops_the_run_stops_what_goes_on_behind_it(self, folder: Path, soffice: Path) -> None:
        class Stopping(_Silent):
            def done(self, outcome: PdfOutcome, /) -> None:
                raise KeyboardInterrupt

        files = put(folder, **{f"a{number}": "" if number < 8 else "HANGS" for number in range(16)})
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            make_pdfs(files, Wish(jobs=2), Stopping(), soffice, timeout_s=60)
        assert time.monotonic() - begun < 20


class TestOurOwnDocuments:
    def test_another_font_is_a_fault_of_theirs(self, folder: Path, soffice: Path) -> None:
        (file,) = put(folder, a="ARIAL")
        (outcome,) = made([file], soffice, own=frozenset([file]))
        assert (outcome.status, outcome.exit_code) == ("written", 6)


def run(arguments: Sequence[str | Path], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = console.run(build.app, [*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


class TestCommand:
    @pytest.fixture
    def named(self, soffice: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PATH", f"{soffice.parent}{os.pathsep}{os.environ['PATH']}")
        return soffice

    def test_a_table_a_sum_and_the_notes(
        self, folder: Path, named: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, err = run(["pdf", *put(folder, a="", b="ARIAL", c="OTHER")], capsys)
        assert code == 1
        assert "Tổng cộng 3 tệp: 2 đã chuyển, 1 không chuyển được." in out
        assert "a.pdf" in out
        assert "phông ArialMT" in err
        assert "c.docx: Tệp PDF mà LibreOffice làm ra không có lời văn" in err

    def test_what_is_alike_of_many_files_is_told_of_a_few(
        self, folder: Path, named: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, _, err = run(["pdf", *put(folder, **{f"a{number}": "ARIAL" for number in range(9)})], capsys)
        assert code == 0
        assert err.count("phông ArialMT") == 6
        assert "Còn 4 tệp nữa cũng vậy: Bản PDF có chữ in bằng phông ArialMT" in err

    def test_json_tells_all_with_whole_paths(
        self, folder: Path, named: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(folder, a="", b="OTHER")
        monkeypatch.chdir(folder)
        code, out, err = run(["pdf", "a.docx", "b.docx", "--pdf-a", "--output", "ra", "--json"], capsys)
        good, bad = json.loads(out)["files"]
        assert (code, err) == (1, "")
        assert (good["path"], good["pdf"]) == (str(folder / "a.docx"), str(folder / "ra/a.pdf"))
        assert (good["status"], good["pages"], good["problems"]) == ("written", 2, [])
        assert (bad["status"], bad["pdf"]) == ("failed", None)
        assert bad["problems"][0]["remedy"]

    def test_who_stops_a_run_is_told_that_nothing_is_lost(
        self,
        folder: Path,
        named: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def stopped(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(console.Progress, "done", stopped)
        code, _, err = run(["pdf", *put(folder, a="")], capsys)
        assert code == 130
        assert "Đã dừng theo yêu cầu" in err

    def test_without_libreoffice_a_sentence_and_six(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr("vanban.delivery.soffice.find_soffice.__defaults__", (None, ()))
        files = put(folder, a="", b="")
        code, out, err = run(["pdf", *files], capsys)
        assert code == 6
        assert err.count("Cài LibreOffice") == 1
        assert "Tổng cộng 2 tệp: 2 không chuyển được." in out
        assert all(file.exists() for file in files)

    def test_render_without_libreoffice_leaves_the_documents(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr("vanban.delivery.soffice.find_soffice.__defaults__", (None, ()))
        root = workspace_with(tmp_path)
        code, out, err = run(["--root", str(root), "render", "thi-dua/2024", "--pdf", "--json"], capsys)
        (document,) = json.loads(out)["documents"]
        assert (code, err) == (6, "")
        assert (document["status"], document["pdf"], document["pdf_status"]) == ("written", None, "failed")
        assert Path(document["path"]).exists()
        assert "Cài LibreOffice" in json.loads(out)["problems"][0]["remedy"]

    def test_render_tells_when_a_pdf_says_something_else(
        self, tmp_path: Path, named: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = workspace_with(tmp_path)
        code, out, err = run(["--root", str(root), "render", "thi-dua/2024", "--pdf"], capsys)
        assert code == 6
        assert "1 đã làm" in out
        assert "PDF: 1 không chuyển được." in out
        assert "ke_hoach.docx: Tệp PDF mà LibreOffice làm ra không có lời văn" in err


@needs_soffice
class TestWithLibreOffice:
    def test_render_makes_pdfs_for_archives_once(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = workspace_with(tmp_path)
        command = ["--root", str(root), "render", "thi-dua/2024", "--pdf-a", "--json"]
        for status in ("written", "unchanged"):
            code, out, err = run(command, capsys)
            (document,) = json.loads(out)["documents"]
            assert (code, err, document["pdf_status"]) == (0, "", status)
        pdf = open_pdf(Path(document["pdf"]).read_bytes())
        assert pdf.conformance == "2B"
        assert {font.name.partition("-")[0] for font in pdf.fonts} == {"LiberationSerif"}

    def test_a_document_in_other_letters_has_its_pdf_and_a_note(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        document = docx.Document()
        document.add_paragraph("Cộng hòa xã hội chủ nghĩa Việt Nam").runs[0].font.name = "Courier New"
        document.save(str(folder / "a.docx"))
        code, _, err = run(["pdf", str(folder / "a.docx")], capsys)
        assert code == 0
        assert "không phải Times New Roman" in err
        assert open_pdf((folder / "a.pdf").read_bytes()).share_of(["Cộng", "hòa"]) == 1

    def test_words_in_tables_boxes_and_changes_are_known_again(self, folder: Path) -> None:
        document = docx.Document()
        document.styles["Normal"].font.name = "Times New Roman"
        table = document.add_table(rows=2, cols=2)
        for number, cell in enumerate(table._cells):
            cell.text = f"Ô thứ {number} của bảng dự án trọng điểm"
        document.sections[0].header.paragraphs[0].text = "Đầu trang"
        out = io.BytesIO()
        document.save(out)
        (folder / "a.docx").write_bytes(out.getvalue())
        (outcome,) = make_pdfs([folder / "a.docx"], Wish(), _Silent())
        assert (outcome.status, outcome.problems) == ("written", ())
