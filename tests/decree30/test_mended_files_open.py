"""Mended copies of hand-typed and of odd files: other programs open them, and no schema is broken that was whole."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from tests.decree30.breaking.case import both
from tests.decree30.cases import CHECKED_ON
from tests.decree30.kit.handmade import HAND_MADE
from tests.decree30.kit.write import write
from tests.decree30.reading import schema_faults
from tests.decree30.test_bad_files import main_part
from tests.decree30.test_breaches_in_hand_made_documents import BREACHES, LAYOUTS

from vanban.checking import check_bytes
from vanban.docx.mend import mend

ODD = {
    "so-do-vo-ly": lambda: main_part(
        "<w:p><w:pPr><w:spacing w:before='nhieu' w:line='-99999999999'/><w:ind w:left='9999999999'/></w:pPr>"
        "<w:r><w:rPr><w:sz w:val='abc'/></w:rPr><w:t>Chữ</w:t></w:r></w:p>"
    ),
    "mot-doan-day-dau-tach": lambda: main_part(f"<w:p><w:r>{'<w:tab/>' * 900}<w:t>Chữ</w:t></w:r></w:p>"),
    "bang-long-nhau": lambda: main_part(
        "<w:tbl><w:tr><w:tc>" * 5
        + "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl><w:p/>" * 5
    ),
}
NAMES = (*LAYOUTS, *ODD)


@cache
def before(name: str) -> bytes:
    """A hand-typed document with many breaches, or an odd file."""
    if name in ODD:
        return ODD[name]()
    made = HAND_MADE[name]
    return write(made.make().changed(both(*BREACHES.values())), made.formatting, junk=made.junk)


@cache
def after(name: str) -> bytes:
    """It, mended once."""
    raw = before(name)
    orders = [order for finding in check_bytes(raw, name, on=CHECKED_ON) for order in finding.mends]
    mended = mend(raw, orders, name)
    assert mended.done
    return mended.raw


@pytest.mark.parametrize("name", NAMES)
def test_no_schema_is_broken_that_was_whole(name: str, tmp_path: Path) -> None:
    assert set(schema_faults(after(name), tmp_path)) <= set(schema_faults(before(name), tmp_path))


@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
def test_libreoffice_prints_each_of_them(tmp_path: Path) -> None:
    files = []
    for name in NAMES:
        files.append(tmp_path / f"{name.replace('/', '-')}.docx")
        files[-1].write_bytes(after(name))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert [file.name for file in files if not file.with_suffix(".pdf").is_file()] == []
