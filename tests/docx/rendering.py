"""Renders the shipped templates with docxtpl's own patch and looks at the result through LibreOffice."""

import io
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import jinja2
from docxtpl import DocxTemplate

from vanban.docx.filters import FILTERS
from vanban.docx.starter import Sizes, stock


def parts_of(docx: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def render(context: Mapping[str, Any], sizes: Sizes = Sizes.LARGE) -> bytes:
    """A plan made from the shipped templates."""
    files = stock(sizes)
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _body(_patched(files[name]))),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    environment.filters.update(FILTERS)
    parts = parts_of(files["ke_hoach.docx"])
    main = environment.from_string(_patched(files["ke_hoach.docx"])).render(context)
    core = environment.from_string(parts["docProps/core.xml"].decode()).render(context)
    parts |= {"word/document.xml": main.encode(), "docProps/core.xml": core.encode()}
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _patched(docx: bytes) -> str:
    template = DocxTemplate(io.BytesIO(docx))
    patched: str = template.patch_xml(parts_of(docx)["word/document.xml"].decode())
    return patched


def _body(xml: str) -> str:
    found = re.search(r"<w:body>(.*)<w:sectPr", xml, re.DOTALL)
    assert found
    return found[1]


def to_pdf(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The documents as LibreOffice prints them."""
    sources = [folder / f"{name}.docx" for name in documents]
    for source, content in zip(sources, documents.values(), strict=True):
        source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=180)
    return {source.stem: source.with_suffix(".pdf") for source in sources}
