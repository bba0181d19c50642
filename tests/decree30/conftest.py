"""LibreOffice, which saves the kit's documents in its own way."""

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed"
)

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
        paths = [str(before / name) for name in names.values()]
        subprocess.run(
            [*command, "--outdir", str(after), *paths], check=True, capture_output=True, timeout=120
        )
        return {name: (after / file).read_bytes() for name, file in names.items()}

    return convert
