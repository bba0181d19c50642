"""LibreOffice, which saves the kit's documents in its own way."""

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed"
)

Convert = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Files as LibreOffice saves them again, all in one call; `by_way_of` another kind of file first."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(files: dict[str, bytes], by_way_of: str = "") -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("tep")
        names = {name: f"{at}.docx" for at, name in enumerate(files)}
        for name, raw in files.items():
            (folder / names[name]).write_bytes(raw)
        for kind in filter(None, (by_way_of, "docx")):
            after = tmp_path_factory.mktemp(kind)
            command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
            paths = [str(path) for path in sorted(folder.iterdir())]
            subprocess.run(
                [*command, "--outdir", str(after), *paths], check=True, capture_output=True, timeout=120
            )
            folder = after
        return {name: (folder / file).read_bytes() for name, file in names.items()}

    return convert
