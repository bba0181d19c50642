"""`render --watch` as a clerk runs it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import build
import pytest
from tests.workspaces import ROOT, workspace_with

from vanban import console


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace_with(tmp_path / "office")


class Command:
    """The program, watching, until the test ends it."""

    def __init__(self, root: Path, *options: str) -> None:
        arguments = ["--root", str(root), "render", "thi-dua/2024", "--no-check", "--watch", *options]
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "build.py"), *arguments],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def line(self, words: str) -> str:
        """The next line with these words."""
        return next(line for line in self._out if words in line)

    @property
    def _out(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def stop(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


@pytest.fixture
def commands() -> Iterator[list[Command]]:
    started: list[Command] = []
    yield started
    for one in started:
        one.process.kill()
        one.process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C can't be sent to one process there")
def test_a_save_is_noticed_and_ctrl_c_ends_it_well(root: Path, commands: list[Command]) -> None:
    commands.append(Command(root))
    watching = commands[0]
    watching.line("Ctrl+C")
    plan = root / "campaigns" / "thi-dua" / "2024" / "plans" / "sxd.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Một.", "Hai."), encoding="utf-8")
    assert "plans/sxd.yaml" in watching.line("Vừa lưu")
    assert "thi-dua/2024/sxd/ke_hoach.docx" in watching.line("đã làm")
    code, errors = watching.stop()
    assert code == 0
    assert errors == "Đã thôi theo dõi; các tệp đã làm xong vẫn còn nguyên.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C can't be sent to one process there")
def test_for_programs_each_run_is_one_line(root: Path, commands: list[Command]) -> None:
    commands.append(Command(root, "--json"))
    watching = commands[0]
    first = json.loads(watching.line("{"))
    assert [one["status"] for one in first["documents"]] == ["written"]
    plan = root / "campaigns" / "thi-dua" / "2024" / "plans" / "sxd.yaml"
    plan.write_text("x: [", encoding="utf-8")
    then = json.loads(watching.line("{"))
    assert then["saved"] == ["campaigns/thi-dua/2024/plans/sxd.yaml"]
    assert [one["status"] for one in then["documents"]] == ["failed"]
    assert "ngoặc" in str(then)
    assert watching.stop()[0] == 0


def test_a_campaign_that_does_not_exist_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert console.run(build.app, ["--root", str(root), "render", "khac/2024", "--watch"]) == 2
    assert "khac/2024" in capsys.readouterr().err
