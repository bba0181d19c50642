"""Makes plans from the templates of the starter code and prints them through LibreOffice."""

import atexit
import io
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from vanban.decree30.form import form
from vanban.docx.engine.engine import Engine, Template
from vanban.docx.page.filters import FILTERS
from vanban.docx.starter import stock


def parts_of(docx: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def render(context: Mapping[str, Any], large: bool = True) -> bytes:
    """A plan made from the shipped templates."""
    return _plan_template(large).render(context)


@cache
def _plan_template(large: bool) -> Template:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return plan_template(stock(form(large)), folder)


def plan_template(files: Mapping[str, bytes], folder: Path) -> Template:
    """The plan's template among `files`, kept under `folder`."""
    for name, content in files.items():
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    engine = Engine(folder / "templates", filters=FILTERS, cache=folder / "cache")
    return engine.template("ke_hoach.docx")


def to_pdf(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The documents as LibreOffice prints them."""
    return convert(documents, folder, "pdf")


def convert(documents: Mapping[str, bytes], folder: Path, to: str) -> dict[str, Path]:
    """The documents as LibreOffice saves them, in `folder`."""
    (folder / "source").mkdir()
    sources = [folder / "source" / f"{name}.docx" for name in documents]
    for source, content in zip(sources, documents.values(), strict=True):
        source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=180)
    return {source.stem: folder / f"{source.stem}.{to}" for source in sources}
