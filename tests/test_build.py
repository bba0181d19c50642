"""The commands as a clerk and a program use them, on the shipped data."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import build
import docx
import pytest
from tests.workspaces import workspace_with

from vanban import console

ROOT = Path(__file__).parents[1]
CAMPAIGN = "giai-ngan-von-dau-tu-cong/2024"


def call(*arguments: str) -> int:
    return console.run(build.app, ["--root", str(ROOT), *arguments])


def as_json(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    printed: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return printed


def test_render_makes_the_plans_of_all_twenty_departments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("render", CAMPAIGN, "--output", str(tmp_path), "--json") == 0
    documents = as_json(capsys)["documents"]
    assert len(documents) == 20
    assert {d["status"] for d in documents} == {"written"}
    assert {d["kind"] for d in documents} == {"ke_hoach"}
    for document in documents:
        path = Path(str(document["path"]))
        assert path.is_absolute()
        assert path == tmp_path / CAMPAIGN / str(document["department"]) / "ke_hoach.docx"
        assert docx.Document(str(path)).tables


def test_districts_are_made_when_they_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    districts = ("--department", "ubnd-dong-xoai", "--department", "ubnd-dong-phu")
    assert call("render", CAMPAIGN, *districts, "--output", str(tmp_path), "--json") == 0
    assert [d["department"] for d in as_json(capsys)["documents"]] == ["ubnd-dong-xoai", "ubnd-dong-phu"]


def test_what_has_not_changed_is_not_written_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("render", CAMPAIGN, "--department", "sxd", "--output", str(tmp_path), "--json")
    call(*arguments)
    capsys.readouterr()
    assert call(*arguments) == 0
    assert [d["status"] for d in as_json(capsys)["documents"]] == ["unchanged"]


def test_a_file_that_a_clerk_edited_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path)
    run = ["--root", str(root), "render", "thi-dua/2024"]
    assert console.run(build.app, run) == 0
    made = root / "output/thi-dua/2024/sxd/ke_hoach.docx"
    edited = made.read_bytes() + b"\0"
    made.write_bytes(edited)
    plan = root / "campaigns/thi-dua/2024/plans/sxd.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Một.", "Hai."), encoding="utf-8")
    capsys.readouterr()
    assert console.run(build.app, [*run, "--json"]) == 0
    assert [d["status"] for d in as_json(capsys)["documents"]] == ["kept"]
    assert made.read_bytes() == edited
    assert len(list(made.parent.glob("*.docx"))) == 2


def test_more_processes_make_the_same_bytes(tmp_path: Path) -> None:
    def made(name: str, *arguments: str) -> dict[str, bytes]:
        assert call("render", CAMPAIGN, "--output", str(tmp_path / name), *arguments) == 0
        return {
            p.relative_to(tmp_path / name).as_posix(): p.read_bytes()
            for p in (tmp_path / name).rglob("*.docx")
        }

    assert made("one") == made("two", "--jobs", "2")


def test_a_draft_says_so_and_stands_beside_the_final_document(tmp_path: Path) -> None:
    assert call("render", CAMPAIGN, "--department", "sxd", "--draft", "--output", str(tmp_path)) == 0
    (path,) = tmp_path.rglob("*.docx")
    assert path.name == "ke_hoach.du-thao.docx"
    text = "\n".join(
        p.text for row in docx.Document(str(path)).tables[0].rows for c in row.cells for p in c.paragraphs
    )
    assert "DỰ THẢO" in text


def test_open_values_stop_a_final_document_with_their_own_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(
        tmp_path, campaign="ten_ngan: !hoi {nam_truoc: Tên cũ}\n", plan='noi_dung: "{{ ten_ngan }}"\n'
    )
    run = ["--root", str(root), "render", "thi-dua/2024"]
    assert console.run(build.app, run) == 4
    assert (
        "campaign.yaml:6:11: Chưa có tên ngắn của phong trào (ten_ngan) (năm trước: Tên cũ)."
        in capsys.readouterr().err
    )
    assert console.run(build.app, [*run, "--draft"]) == 0


def test_status_tells_what_is_made_open_and_faulty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    plans = root / "campaigns/thi-dua/2024/plans"
    (plans / "stc.yaml").write_text("ngay: 02/2024\n", encoding="utf-8")

    def states() -> dict[object, object]:
        capsys.readouterr()
        assert console.run(build.app, ["--root", str(root), "status", "--json"]) == 0
        return {d["department"]: d["state"] for d in as_json(capsys)["documents"]}

    assert states() == {"sxd": "ready", "stc": "fault"}
    console.run(build.app, ["--root", str(root), "render", "thi-dua/2024"])
    assert states() == {"sxd": "made", "stc": "fault"}
    plan = plans / "sxd.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Một.", "Hai."), encoding="utf-8")
    assert states()["sxd"] == "stale"
    made = root / "output/thi-dua/2024/sxd/ke_hoach.docx"
    made.write_bytes(made.read_bytes() + b"\0")
    assert states()["sxd"] == "edited"


def test_schema_covers_every_kind_of_data_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schema") == 0
    schemas = json.loads(capsys.readouterr().out)
    assert set(schemas) == {
        *("campaign", "plan", "report", "departments", "profile", "mapping"),
        *("award_law", "award_text", "council"),
    }
    assert schemas["campaign"]["properties"]["phong_trao"]["title"] == "Tên phong trào thi đua"
    assert "A document cited" not in json.dumps(schemas)
    assert call("schema", "--output", str(tmp_path)) == 0
    assert json.loads((tmp_path / "plan.schema.json").read_text(encoding="utf-8")) == schemas["plan"]


def test_inspect_knows_every_placeholder_of_the_shipped_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("template", "inspect", str(ROOT / "templates/ke_hoach.docx"), "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["problems"] == []
    assert {"noi_dung", "ky", "trich_yeu"} <= {entry["name"] for entry in printed["placeholders"]}


@pytest.mark.parametrize(
    "arguments", [[], ["render"], ["status"], ["schema"], ["template"], ["template", "inspect"]]
)
def test_help_is_vietnamese_throughout(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*arguments, "--help") == 0
    printed = capsys.readouterr().out
    assert "Cách dùng:" in printed
    for english in ("Usage", "Options", "Arguments", "Show this", "default:", "required", "COMMAND"):
        assert english not in printed


def test_help_needs_neither_docx_nor_data_libraries() -> None:
    code = (
        "import sys, build; build.console.run(build.app, ['--help']);"
        "heavy = {'docx', 'docxtpl', 'lxml', 'pydantic', 'yaml', 'jinja2'} & set(sys.modules); assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": "src"},
    )
    assert done.returncode == 0, done.stderr


def test_documents_of_departments_that_are_gone_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    run = ["--root", str(root), "render", "thi-dua/2024"]
    plans = root / "campaigns/thi-dua/2024/plans"
    shutil.copy(plans / "sxd.yaml", plans / "stc.yaml")
    assert console.run(build.app, run) == 0
    assert "lượt trước" not in capsys.readouterr().err
    (plans / "stc.yaml").unlink()
    register = root / "campaigns/registry/departments.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(
        text.replace("ten: Sở Tài chính", "den: 2023-12-31, ten: Sở Tài chính"), encoding="utf-8"
    )
    assert console.run(build.app, [*run, "--department", "sxd"]) == 0
    assert "lượt trước" not in capsys.readouterr().err
    assert console.run(build.app, run) == 0
    assert "thi-dua/2024/stc/ke_hoach.docx" in capsys.readouterr().err


def test_status_of_all_shows_the_others_when_one_campaign_is_faulty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    broken = root / "campaigns/thi-dua/2023/campaign.yaml"
    broken.parent.mkdir()
    broken.write_text("nam: 2023\n", encoding="utf-8")
    assert console.run(build.app, ["--root", str(root), "status", "--json"]) == 0
    states = {(d["campaign"], d["department"]): d["state"] for d in as_json(capsys)["documents"]}
    assert states == {("thi-dua/2023", ""): "fault", ("thi-dua/2024", "sxd"): "ready"}
    assert console.run(build.app, ["--root", str(root), "status", "thi-dua/2023"]) == 2


@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
def test_a_pdf_is_made_of_a_clerks_version_and_an_old_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    run = ["--root", str(root), "render", "thi-dua/2024"]
    assert console.run(build.app, [*run, "--pdf", "--json"]) == 0
    (document,) = as_json(capsys)["documents"]
    pdf = Path(str(document["pdf"]))
    assert pdf.read_bytes().startswith(b"%PDF")
    path = Path(str(document["path"]))
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run("Người soạn thêm.")
    edited.save(str(path))
    later = pdf.stat().st_mtime + 60
    os.utime(path, (later, later))
    assert console.run(build.app, run) == 0
    assert "ke_hoach.pdf: Bản PDF này cũ hơn bản Word" in capsys.readouterr().err
    before = pdf.read_bytes()
    assert console.run(build.app, [*run, "--pdf"]) == 0
    assert pdf.read_bytes() != before


def test_slips_are_shown_as_notes_and_leave_the_document_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path, plan="noi_dung: |\n  1. Một\n  3. Ba\n")
    assert console.run(build.app, ["--root", str(root), "render", "thi-dua/2024"]) == 0
    assert "Lưu ý: campaigns/thi-dua/2024/plans/sxd.yaml:6:3: " in capsys.readouterr().err


def test_a_kind_or_department_named_twice_is_made_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    twice = ("--kind", "ke_hoach", "--kind", "ke_hoach", "--department", "sxd", "--department", "sxd")
    assert console.run(build.app, ["--root", str(root), "render", "thi-dua/2024", *twice, "--json"]) == 0
    assert len(as_json(capsys)["documents"]) == 1


def test_a_stray_copy_beside_a_plan_hides_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path)
    plans = root / "campaigns/thi-dua/2024/plans"
    for name in ("sxd.yaml.bak", "sxd.yml"):
        shutil.copy(plans / "sxd.yaml", plans / name)
    (plans / "desktop.ini").write_text("", encoding="utf-8")
    (plans / "cu").mkdir()
    assert console.run(build.app, ["--root", str(root), "render", "thi-dua/2024", "--json"]) == 1
    states = {d["department"]: d["status"] for d in as_json(capsys)["documents"]}
    assert states == {"sxd": "written", "sxd.yaml.bak": "failed", "sxd.yml": "failed"}
