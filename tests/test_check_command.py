"""`check`, `check --fix` and the check of what is rendered, as a clerk meets them."""

import json
import os
import shutil
from pathlib import Path

import build
import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from vanban import console

ROOT = Path(__file__).parents[1]
YEAR = "giai-ngan-von-dau-tu-cong/2024"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("plans")
    assert console.run(build.app, ["render", YEAR, "--department", "sxd", "--output", str(output)]) == 0
    return output / YEAR / "sxd" / "ke_hoach.docx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def narrowed(plan: Path, target: Path) -> Path:
    """The plan with a left margin of 25 mm and words of 16 pt: two errors that can be mended."""
    document = docx.Document(str(plan))
    document.sections[0].left_margin = Mm(25)
    paragraph = next(p for p in document.paragraphs if p.text == "KẾ HOẠCH")
    paragraph.runs[0].font.size = Pt(16)
    document.save(str(target))
    return target


def test_a_plan_of_ours_has_nothing_to_mend(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert console.run(build.app, ["check", str(plan)]) == 0
    out = capsys.readouterr().out
    assert "lỗi:" not in out
    assert "cảnh báo:" not in out


def test_each_finding_says_where_what_and_by_which_clause(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = narrowed(plan, tmp_path / "le hep.docx")
    assert console.run(build.app, ["check", str(bad)]) == 1
    out = capsys.readouterr().out
    assert "le hep.docx: 2 lỗi" in out
    assert "25 mm" in out
    assert "[ND30-PAGE-05; Phụ lục I" in out
    assert "16 pt" in out
    assert "KẾ HOẠCH" in out


def test_json_is_one_object_with_the_fields_of_the_design(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = narrowed(plan, tmp_path / "a.docx")
    assert console.run(build.app, ["check", str(bad), str(plan), "--json"]) == 1
    first, second = json.loads(capsys.readouterr().out)["files"]
    assert first["path"] == str(bad)
    assert first["type"] == "KH"
    errors = [finding for finding in first["findings"] if finding["severity"] == "error"]
    assert {finding["rule"] for finding in errors} == {"ND30-PAGE-05", "ND30-TL-01"}
    for finding in errors:
        assert all(finding[key] for key in ("where", "message", "measured", "limit", "clause", "remedy"))
        assert finding["fixable"]
    assert not [finding for finding in second["findings"] if finding["severity"] != "info"]


def test_sarif_has_a_rule_and_a_place_for_each_result(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = narrowed(plan, tmp_path / "a.docx")
    assert console.run(build.app, ["check", str(bad), str(tmp_path / "khong-co.docx"), "--sarif"]) == 2
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == known >= {"ND30-PAGE-05", "ND30-TL-01"}
    for result in run["results"]:
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == bad.as_uri()
        assert location["logicalLocations"][0]["fullyQualifiedName"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert "khong-co.docx" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_what_can_not_be_read_is_told_and_the_others_are_checked(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gia.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "~$a.docx").write_bytes(b"x")
    (tmp_path / "thu-muc").mkdir()
    names = ["gia.docx", "a.pdf", "~$a.docx", "thu-muc", "khong-co.docx"]
    assert console.run(build.app, ["check", *(str(tmp_path / name) for name in names), str(plan)]) == 2
    captured = capsys.readouterr()
    assert "ke_hoach.docx:" in captured.out
    for name in names:
        (line,) = [line for line in captured.err.splitlines() if f"/{name}" in line]
        assert line.endswith(".")


def test_fix_writes_a_mended_copy_beside_the_original(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = narrowed(plan, tmp_path / "a.docx")
    before = bad.read_bytes()
    assert console.run(build.app, ["check", "--fix", str(bad)]) == 0
    assert bad.read_bytes() == before
    mended = tmp_path / "a.sua.docx"
    assert "Đã sửa 2 điều" in capsys.readouterr().out
    assert console.run(build.app, ["check", str(mended)]) == 0
    words = [[p.text for p in docx.Document(str(path)).paragraphs] for path in (bad, mended)]
    assert words[0] == words[1]
    assert console.run(build.app, ["check", "--fix", str(mended)]) == 0
    assert not (tmp_path / "a.sua.sua.docx").exists()


def test_a_copy_that_can_not_be_written_is_told_with_what_to_do(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = narrowed(plan, tmp_path / f"{'a' * 249}.docx")
    assert console.run(build.app, ["check", "--fix", str(bad)]) == 5
    captured = capsys.readouterr()
    assert "chưa ghi được bản sửa" in captured.out
    assert "không có gì tự sửa được" not in captured.out
    assert "Đường dẫn quá dài." in captured.err
    assert "--output" not in captured.err  # which `check` doesn't have
    assert [path.name for path in tmp_path.iterdir()] == [bad.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows gives such a file its room on the disk")
def test_a_huge_file_of_the_copys_name_is_not_read(plan: Path, tmp_path: Path) -> None:
    bad = narrowed(plan, tmp_path / "a.docx")
    with (tmp_path / "a.sua.docx").open("wb") as file:
        file.truncate(2**40)  # takes no room on the disk
    console.run(build.app, ["check", "--fix", str(bad)])
    assert (tmp_path / "a.sua-2.docx").is_file()


def locked(plan: Path, target: Path) -> Path:
    """The plan with two blanks between words that stand in a locked content control."""
    document = docx.Document(str(plan))
    body = next(p for p in document.paragraphs if len(p.text) > 100)
    body.add_run(" Các phòng,  đơn vị thực hiện.")
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    run = body.runs[-1]._r
    run.addprevious(control)
    control[-1].append(run)
    document.save(str(target))
    return target


def test_what_could_not_be_mended_is_told_with_its_reason(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = locked(plan, tmp_path / "khoa.docx")
    console.run(build.app, ["check", "--fix", str(bad), "--json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    (left,) = file["left"]
    assert (left["rule"], left["fixable"]) == ("ND30-TYPO-01", True)
    assert "ô nội dung bị khóa" in left["reason"]
    console.run(build.app, ["check", "--fix", str(bad)])
    out = capsys.readouterr().out
    assert "Không tự sửa được vì:" in out
    assert left["reason"] in out


def test_fix_never_overwrites_another_file(plan: Path, tmp_path: Path) -> None:
    bad = narrowed(plan, tmp_path / "a.docx")
    (tmp_path / "a.sua.docx").write_bytes(b"of a clerk")
    console.run(build.app, ["check", "--fix", str(bad)])
    assert (tmp_path / "a.sua.docx").read_bytes() == b"of a clerk"
    made = (tmp_path / "a.sua-2.docx").read_bytes()
    console.run(build.app, ["check", "--fix", str(bad)])
    assert (tmp_path / "a.sua-2.docx").read_bytes() == made
    assert not (tmp_path / "a.sua-3.docx").exists()


def test_more_processes_find_the_same(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = narrowed(plan, tmp_path / "a.docx")
    console.run(build.app, ["check", str(bad), str(plan), "--json"])
    alone = capsys.readouterr().out
    console.run(build.app, ["check", str(bad), str(plan), "--json", "--jobs", "2"])
    assert capsys.readouterr().out == alone


def test_a_document_with_an_error_is_not_delivered_and_the_template_is_named(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace / "templates" / "phan" / "ky_ten.docx"
    template = docx.Document(str(path))
    heading = template.tables[0].cell(0, 0).paragraphs[0]
    assert heading.text == "Nơi nhận:"
    heading.runs[0].font.size = Pt(16)
    template.save(str(path))
    arguments = ["--root", str(workspace), "render", YEAR, "--department", "sxd"]
    assert console.run(build.app, arguments) == 1
    err = capsys.readouterr().err
    assert "ND30-NN-01" in err
    assert "templates/phan/ky_ten.docx, thân văn bản, bảng 1, hàng 1, ô 1" in err
    assert not (workspace / "output" / YEAR / "sxd" / "ke_hoach.docx").exists()
    assert console.run(build.app, [*arguments, "--no-check"]) == 0
    assert (workspace / "output" / YEAR / "sxd" / "ke_hoach.docx").exists()


def test_a_warning_on_words_names_the_line_that_they_come_from(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = workspace / "campaigns" / YEAR / "plans" / "sxd.yaml"
    text = plan.read_text(encoding="utf-8")
    words = "Tạo động lực mạnh mẽ"
    assert text.count(words) == 1
    plan.write_text(text.replace(words, "Tạo độnglực mạnh mẽ"), encoding="utf-8")
    line = text[: text.index(words)].count("\n") + 1
    arguments = ["--root", str(workspace), "render", YEAR, "--department", "sxd"]
    assert console.run(build.app, arguments) == 0
    err = capsys.readouterr().err
    assert "độnglực" in err
    assert f"plans/sxd.yaml:{line}:" in err


def test_a_finding_on_a_file_of_ours_names_its_origin(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = workspace / "campaigns" / YEAR / "plans" / "sxd.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("Tạo động lực", "Tạo độnglực"), encoding="utf-8")
    console.run(build.app, ["--root", str(workspace), "render", YEAR, "--department", "sxd"])
    capsys.readouterr()
    made = workspace / "output" / YEAR / "sxd" / "ke_hoach.docx"
    assert console.run(build.app, ["--root", str(workspace), "check", str(made)]) == 0
    out = capsys.readouterr().out
    assert "độnglực" in out
    assert "plans/sxd.yaml:" in out
    assert "templates/phan/noi_dung.docx" in out


def test_a_template_of_any_kind_is_made_and_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert console.run(build.app, ["template", "new", "cong_van", "--output", str(tmp_path)]) == 0
    assert (tmp_path / "cong_van.docx").is_file()
    assert console.run(build.app, ["template", "check", str(tmp_path / "cong_van.docx")]) == 0
    out = capsys.readouterr().out
    assert "lỗi:" not in out
    assert "cảnh báo:" not in out


def test_a_new_template_never_replaces_an_edited_one(tmp_path: Path) -> None:
    arguments = ["template", "new", "ke_hoach", "--output", str(tmp_path)]
    assert console.run(build.app, arguments) == 0
    assert console.run(build.app, arguments) == 0
    path = tmp_path / "ke_hoach.docx"
    path.write_bytes(path.read_bytes() + b"\0")
    assert console.run(build.app, arguments) == 5
    assert path.read_bytes().endswith(b"\0")
    assert console.run(build.app, [*arguments, "--force"]) == 0
    assert (tmp_path / "ke_hoach.cu-1.docx").read_bytes().endswith(b"\0")


def test_a_template_check_tells_wrong_tags_and_wrong_form(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace / "templates" / "ke_hoach.docx"
    assert console.run(build.app, ["template", "check", str(path)]) == 0
    template = docx.Document(str(path))
    template.sections[0].top_margin = Mm(12)
    template.save(str(path))
    capsys.readouterr()
    assert console.run(build.app, ["template", "check", str(path)]) == 1
    assert "ND30-PAGE-03" in capsys.readouterr().out
    template.add_paragraph("{{ khong_co }} {% if x %}")
    template.save(str(path))
    assert console.run(build.app, ["template", "check", str(path)]) == 3
    err = capsys.readouterr().err
    assert "khong_co" in err
    assert "không được đóng" in err


def test_a_shared_part_is_held_in_the_templates_that_include_it(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace / "templates" / "phan" / "ky_ten.docx"
    assert console.run(build.app, ["template", "check", str(path)]) == 0
    template = docx.Document(str(path))
    template.tables[0].cell(0, 0).paragraphs[0].runs[0].font.size = Pt(16)
    template.save(str(path))
    capsys.readouterr()
    assert console.run(build.app, ["template", "check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "ND30-NN-01" in out
    assert "templates/phan/ky_ten.docx, thân văn bản, bảng 1, hàng 1, ô 1" in out


def changed(plan: Path, target: Path, old: str, new: str) -> Path:
    """The plan with other words in one run."""
    document = docx.Document(str(plan))
    runs = [
        run
        for table in document.tables
        for cell in table._cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if old in run.text
    ]
    assert runs
    for run in runs:
        run.text = run.text.replace(old, new)
    document.save(str(target))
    return target


def with_day(plan: Path, target: Path) -> Path:
    """The plan with the day and number that are written by hand."""
    document = docx.Document(str(plan))
    for table in document.tables:
        for cell in table._cells:
            for paragraph in cell.paragraphs:
                if "tháng" in paragraph.text and "ngày" in paragraph.text:
                    paragraph.runs[0].text = "Bình Phước, ngày 20 tháng 02 năm 2024"
                    for run in paragraph.runs[1:]:
                        run.text = ""
    document.save(str(target))
    return target


def test_the_symbol_is_held_against_the_register_of_departments(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = with_day(plan, tmp_path / "dung.docx")
    console.run(build.app, ["check", str(right)])
    assert "ND30-CQ-07" not in capsys.readouterr().out
    wrong = changed(right, tmp_path / "sai.docx", "SXD", "SNV")
    console.run(build.app, ["check", str(wrong)])
    assert "KH-SNV” không có SXD, chữ viết tắt của SỞ XÂY DỰNG" in capsys.readouterr().out
    console.run(build.app, ["check", "--fix", str(wrong)])
    left = capsys.readouterr().out
    assert "ND30-CQ-07" in left
    elsewhere = changed(wrong, tmp_path / "tinh-khac.docx", "BÌNH PHƯỚC", "LÀO CAI")
    console.run(build.app, ["check", str(elsewhere)])
    assert "ND30-CQ-07" not in capsys.readouterr().out


def test_a_name_that_no_disk_can_hold_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert console.run(build.app, ["check", "a" * 300 + ".docx"]) == 2
    assert "Không có tệp này." in capsys.readouterr().err


def test_a_defect_of_the_check_is_told_of_its_own_document(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*pieces: object, **more: object) -> list[object]:
        raise KeyError("lỗi của ta")

    monkeypatch.setattr("vanban.proof.judge_words", broken)
    render = ["--root", str(workspace), "render", YEAR, "--department", "sxd", "--department", "stc"]
    console.run(build.app, render)
    errors = capsys.readouterr().err.splitlines()
    for department in ("sxd", "stc"):
        (line,) = [line for line in errors if f"{department}/ke_hoach.docx" in line]
        assert "khi kiểm tra thể thức" in line
        assert "--no-check" in line
    assert console.run(build.app, [*render, "--no-check"]) == 0
