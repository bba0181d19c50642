"""Checking a document of the kit; each is checked once in a run."""

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.decree30.breaking.case import CHECKED_ON
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write

from vanban.checking import check_bytes
from vanban.decree30.findings import Finding

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed"
)


@cache
def good_file(name: str) -> bytes:
    """The good document of this name as a file."""
    return write(good(name))


@cache
def findings_of_good(name: str) -> tuple[Finding, ...]:
    """What is found of the good document of this name."""
    return tuple(check_bytes(good_file(name), f"{name}.docx", on=CHECKED_ON))


Convert = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Files as LibreOffice saves them again, all in one call."""

    def convert(files: dict[str, bytes]) -> dict[str, bytes]:
        before, after = (tmp_path_factory.mktemp(name) for name in ("truoc", "sau"))
        names = {name: f"{at}.docx" for at, name in enumerate(files)}
        for name, raw in files.items():
            (before / names[name]).write_bytes(raw)
        profile = tmp_path_factory.mktemp("profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
        paths: list[Path] = [before / name for name in names.values()]
        subprocess.run(
            [*command, "--outdir", str(after), *map(str, paths)], check=True, capture_output=True, timeout=120
        )
        return {name: (after / file).read_bytes() for name, file in names.items()}

    return convert
