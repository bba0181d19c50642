"""Every shipped template and every plan of 2023 and 2024, as other programs see them."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import build
import docx
import pytest
from openxml_audit import OpenXmlValidator

from vanban import console, templates
from vanban.checking import check_bytes
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import nd30_strict

ROOT = Path(__file__).parents[1]
CAMPAIGNS = {"giai-ngan-von-dau-tu-cong/2023": 1, "giai-ngan-von-dau-tu-cong/2024": 20}
DISTRICTS = ("ubnd-dong-xoai", "ubnd-phuoc-long", "ubnd-dong-phu")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    output = tmp_path_factory.mktemp("output")
    for campaign in CAMPAIGNS:
        assert console.run(build.app, ["--root", str(ROOT), "render", campaign, "--output", str(output)]) == 0
    districts = [option for name in DISTRICTS for option in ("--department", name)]
    run = ["--root", str(ROOT), "render", list(CAMPAIGNS)[-1], *districts, "--output", str(output)]
    assert console.run(build.app, run) == 0
    documents = sorted(output.rglob("*.docx"))
    assert len(documents) == sum(CAMPAIGNS.values()) + len(DISTRICTS)
    return documents


def audit(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.docx")), ids=lambda path: path.name)
def test_the_validator_finds_nothing_in_the_templates(path: Path) -> None:
    assert audit(path) == []


def test_the_validator_finds_nothing_in_the_plans(made: list[Path]) -> None:
    assert {path.parent.name: found for path in made if (found := audit(path))} == {}


def test_the_decree_finds_nothing_in_the_plans(made: list[Path]) -> None:
    found = {
        path: [str(finding) for finding in findings if finding.severity > Severity.INFO]
        for path in made
        if (findings := check_bytes(path.read_bytes(), path.name, nd30_strict(), date.today()))
    }
    assert len(found) == len(made)  # a blank number, at least, is noted in each
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.docx")), ids=lambda path: path.name)
def test_the_decree_finds_nothing_in_the_templates(path: Path) -> None:
    problems, findings = templates.check(path, nd30_strict())
    assert problems == []
    assert [str(finding) for finding in findings if finding.severity > Severity.INFO] == []


def test_the_validator_does_find_faults(made: list[Path], tmp_path: Path) -> None:
    broken = docx.Document(str(made[0]))
    broken.element.body[-1].addprevious(broken.element.makeelement("{http://example.org/}nothing", {}))
    broken.save(str(tmp_path / "broken.docx"))
    assert audit(tmp_path / "broken.docx") != []


@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
def test_libreoffice_opens_every_plan_and_prints_its_words(made: list[Path], tmp_path: Path) -> None:
    names = {path: f"{path.parent.parent.name}-{path.parent.name}" for path in made}
    for path, name in names.items():
        shutil.copy(path, tmp_path / f"{name}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=240
    )
    for path, name in names.items():
        done = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / f"{name}.pdf"), "-"], check=True, capture_output=True
        )
        pages = done.stdout.decode().split("\f")
        assert len(pages) - 1 in (2, 3), name
        lines = [" ".join(line.split()) for line in pages[0].splitlines()]
        assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in line for line in lines), name
        assert any(line.startswith("Số: /KH-") and "tháng 02 năm" in line for line in lines), (
            f"{name}: number and date share a row"
        )
        assert lines[0] != "1", f"{name}: the first page bears no number"
        for number, page in enumerate(pages[1:-1], start=2):
            assert page.split("\n")[0].strip() == str(number), name
        last = [" ".join(line.split()) for line in pages[-2].splitlines() if line.strip()]
        head = docx.Document(str(path)).tables[-1].cell(0, 1).paragraphs[0].text
        assert f"Nơi nhận: {head}" in last, f"{name}: the signature stands level with Nơi nhận"
        assert sum("./." in line for page in pages for line in page.splitlines()) == 1, name


def test_the_same_input_gives_the_same_bytes_in_any_process(made: list[Path], tmp_path: Path) -> None:
    expected = {path.parent.name: path.read_bytes() for path in made if "2024" in path.parts}
    for n, (seed, zone, language) in enumerate((("1", "UTC", "C"), ("77", "Asia/Ho_Chi_Minh", "C.UTF-8"))):
        environment = os.environ | {
            "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "XDG_CACHE_HOME": str(tmp_path / f"cache{n}"),
            "PYTHONPATH": str(ROOT / "src"),
        }  # fmt: skip
        output = tmp_path / f"output{n}"
        command = [
            sys.executable,
            str(ROOT / "build.py"),
            "render",
            list(CAMPAIGNS)[-1],
            "--output",
            str(output),
        ]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        got = {path.parent.name: path.read_bytes() for path in output.rglob("*.docx")}
        assert len(got) == 20
        assert all(expected[name] == content for name, content in got.items())
