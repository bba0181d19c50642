"""What README and the guide say is what the program does."""

import re
import shutil
from pathlib import Path

import build
import docx
import pytest
import typer

from vanban import console, errors
from vanban.data.workspace import Workspace
from vanban.decree30.profiles import load_profile, nd30
from vanban.documents.blanks import Blanks
from vanban.documents.facts import FactBook
from vanban.documents.kinds import REPORTS
from vanban.documents.reports.facts import figure_facts, period_facts
from vanban.documents.reports.sentences import Telling
from vanban.documents.reports.wording import Money
from vanban.documents.standing import standing
from vanban.due.figures import known_figures
from vanban.errors import Place
from vanban.figures.overview import province_overview
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "HUONG_DAN.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    own = [
        command.name or command.callback.__name__
        for command in build.app.registered_commands
        if command.callback
    ]
    groups = {"template": build.template, "report": build.report, "awards": build.awards}
    return own + [
        f"{name} {command.name}" for name, group in groups.items() for command in group.registered_commands
    ]


def test_there_are_commands() -> None:
    assert set(commands()) == {
        "render",
        "status",
        "rollover",
        "questions",
        "answer",
        "check",
        "import",
        "pdf",
        "compare",
        "figures",
        "report carry",
        "awards sheet",
        "awards propose",
        "schema",
        "template inspect",
        "template check",
        "template new",
    }


@pytest.mark.parametrize("command", commands())
def test_every_command_and_option_stands_in_the_readme(command: str) -> None:
    assert f"`python build.py {command}" in README
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `python build.py {command}")]
    group = typer.main.get_command(build.app)
    for name in command.split():
        group = group.commands[name]  # type: ignore[attr-defined]  # groups have commands
    options = {option for param in group.params for option in param.opts if option.startswith("--")}
    shared = {"--json", "--output"} if command != "schema" else set()
    assert [
        option for option in options - shared if f"`{option}" not in line and f"[{option}" not in line
    ] == []


def test_every_exit_code_stands_in_the_readme_and_in_the_help() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.VanbanError)
    ]
    codes = {0, 1} | {kind.exit_code for kind in kinds if kind is not errors.VanbanError}
    assert codes == set(range(7))
    (said,) = re.findall(r"Exit codes: (.*?)\n\n", README, flags=re.DOTALL)
    assert {int(code) for code in re.findall(r"\b(\d) \w", said)} == codes
    assert {int(code) for code in re.findall(r"\b(\d) \w", console.EXIT_CODES)} == codes


def test_every_placeholder_of_the_guide_prints_what_the_guide_says() -> None:
    workspace = Workspace(ROOT)
    year = workspace.campaign("giai-ngan-von-dau-tu-cong/2024")
    department, province = standing(workspace.departments, year, "sxd", PartialDate(2024, 2), Place(""))
    book = FactBook(province, department, workspace.departments.groups, Blanks())
    book.add_campaign(year.campaign, year.source)
    rows = [line.strip("| ").split(" | ") for line in GUIDE.splitlines() if line.startswith("| `{{")]
    told = [row for row in rows if "<" not in row[0]]
    assert len(told) >= 8
    for placeholders, printed in told:
        for placeholder in re.findall(r"`(\{\{.*?\}\})`", placeholders.replace("\\|", "|")):
            value = book.text(placeholder, year.source)
            assert value, book.prose.problems
            if not re.match("tên phong trào|viết hoa|Kế hoạch số", printed):
                assert value in printed, (placeholder, value)


def test_the_examples_of_the_guide_are_campaigns_that_exist() -> None:
    workspace = Workspace(ROOT)
    for text in (README, GUIDE):
        named = set(re.findall(r"build\.py render (\S+/\d{4})", text))
        assert named
        assert named <= set(workspace.campaign_refs())


def test_the_plan_of_the_guide_is_made_as_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"(?<!-->\n)```yaml\n(ngay: .*?)```", GUIDE, flags=re.DOTALL)
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    year = "giai-ngan-von-dau-tu-cong/2024"
    (tmp_path / "campaigns" / year / "plans" / "snv.yaml").write_text(example, encoding="utf-8")
    run = ["--root", str(tmp_path), "render", year, "--department", "snv"]
    assert console.run(build.app, run) == 0
    assert "[ND30" not in capsys.readouterr().err
    document = docx.Document(str(tmp_path / "output" / year / "snv" / "ke_hoach.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    page = " ".join("\n".join([*(p.text for p in document.paragraphs), *cells]).split())
    for words in (
        "Số: 05/KH-SNV",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Kế hoạch số 59/KH-UBND ngày 07/02/2024 của Ủy ban nhân dân tỉnh phát động phong trào",
        "xây dựng kế hoạch như sau:",
        "Trên đây là Kế hoạch của Sở Nội vụ./.",
        "- UBND tỉnh (b/c);",
        "- Lưu: VT, VP(Hg) (2).",
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC",
        "Người mẫu 01",
    ):
        assert words in page, words


def test_the_profile_of_the_guide_is_one_that_works(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(ke_thua: .*?)```", GUIDE, flags=re.DOTALL)
    (tmp_path / "the_thuc.yaml").write_text(example, encoding="utf-8")
    profile = load_profile("the_thuc", tmp_path)
    assert profile.office.places == ("Bình Phước",)
    assert set(nd30().rules) - set(profile.rules) == {"ND30-BODY-06"}


def test_every_file_that_a_clerk_writes_has_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert console.run(build.app, ["schema"]) == 0
    out = capsys.readouterr().out
    for key in ("phong_trao", "don_vi", "ke_thua", "co_quan_tap_the"):
        assert f'"{key}"' in out


def test_the_words_of_a_report_in_the_guide_are_printed_as_they_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"<!-- report -->\n```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    year = "giai-ngan-von-dau-tu-cong/2024"
    words = tmp_path / "campaigns" / year / "reports" / "2024-05" / "sxd.yaml"
    words.parent.mkdir()
    words.write_text(example, encoding="utf-8")
    run = ["--root", str(tmp_path), "render", year, "--period", "2024-05", "--department", "sxd"]
    assert console.run(build.app, [*run, "--kind", "bao_cao_thang"]) == 0
    assert capsys.readouterr().err == ""
    document = docx.Document(str(tmp_path / "output" / year / "sxd" / "bao_cao_thang.2024-05.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    page = " ".join("\n".join([*(p.text for p in document.paragraphs), *cells]).split())
    for printed in (
        "Số: 45/BC-SXD",
        "ngày 04 tháng 6 năm 2024",
        "1. Giá vật liệu xây dựng tăng; tỷ lệ giải ngân mới đạt 2",
        "Cùng kỳ năm trước tỷ lệ giải ngân là 2",
    ):
        assert printed in page, printed


def test_every_placeholder_and_kind_of_report_in_the_guide_exists() -> None:
    workspace = Workspace(ROOT)
    period = parse_period("2024-05")
    year = workspace.campaign("giai-ngan-von-dau-tu-cong/2024")
    known = known_figures(workspace, year, period)
    whole = province_overview(known.year, period, year.campaign, known.reporting, {})
    facts = {"so_lieu": figure_facts(whole, Money("triệu đồng")), "ky": period_facts(period, whole)}
    rows = [line for line in GUIDE.splitlines() if line.startswith(("| `ky`, ", "| `so_lieu"))]
    assert len(rows) == 5
    for row in rows:
        called = re.findall(r"`(ky|so_lieu)(?:\.(\w+))?`", row)
        assert called
        assert all(not name or name in facts[group] for group, name in called), row
    printed = [str(facts["ky"][key]) for key in ("day_du", "truoc", "sau", "het_ngay")]
    assert rows[0].endswith(f"| {', '.join(printed)} |")
    (sentences,) = re.findall(r"Câu lập sẵn: (.*?)\. Sửa", GUIDE, flags=re.DOTALL)
    telling = Telling(whole, Money("triệu đồng"), "toàn tỉnh", {})
    assert set(re.findall(r"`(\w+)`", sentences)) == set(telling.sentences())
    periods = GUIDE[GUIDE.index("### Kỳ, ngày chốt") :]
    named = {
        key
        for line in periods.splitlines()
        if line.startswith("| ")
        for key in re.findall(r"`([a-z_]+)`", line)
    }
    assert named == set(REPORTS)
