"""A stand-in for LibreOffice that does what each document says."""

import shutil
import sys
from pathlib import Path

from tests.pdf.small_pdf import small_pdf

WORDS = "Ke hoach phat dong phong trao thi dua"
"""What every PDF that it makes says."""

_PROGRAM = f"""#!{sys.executable}
import os, pathlib, subprocess, sys, time, zipfile
at = sys.argv.index("--outdir")
here = pathlib.Path(__file__).parent
with open(here / "calls", "a") as calls:
    calls.write(f"{{len(sys.argv) - at - 2}}\\n")
settings = sys.argv[1].removeprefix("-env:UserInstallation=file://") + "/user/registrymodifications.xcu"
archive = "SelectPdfVersion" in pathlib.Path(settings).read_text()
for source in sys.argv[at + 2:]:
    data = pathlib.Path(source).read_bytes()
    if zipfile.is_zipfile(source):
        data = zipfile.ZipFile(source).read("word/document.xml")
    if b"HANGS" in data:
        (here / "child").write_text(str(subprocess.Popen(["sleep", "60"]).pid))
        time.sleep(60)
    if b"CRASHES" in data or (b"ONCE" in data and len(sys.argv) > at + 3):
        os._exit(77)
    if b"NOTHING" in data:
        continue
    kinds = ("HALF", "EMPTY", "OTHER", "ARIAL", "BARE")
    kind = next((kind for kind in kinds if kind.encode() in data), "archive" if archive else "good")
    pdf = (here / kind).read_bytes()
    pathlib.Path(sys.argv[at + 1], pathlib.Path(source).stem + ".pdf").write_bytes(pdf)
"""
_PDFS = {
    "good": small_pdf(WORDS, "hai"),
    "archive": small_pdf(WORDS, "hai", conformance="2B", colours=True),
    "HALF": small_pdf(WORDS)[:-40],
    "EMPTY": small_pdf(),
    "OTHER": small_pdf("mot chuyen khac"),
    "ARIAL": small_pdf(WORDS, font="ArialMT"),
    "BARE": small_pdf(WORDS, embedded=False),
}


def fake_soffice(folder: Path) -> Path:
    """The stand-in, put into `folder`."""
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(_PROGRAM)
    program.chmod(0o755)
    for name, pdf in _PDFS.items():
        (folder / name).write_bytes(pdf)
    return program


def calls(soffice: Path) -> list[int]:
    """How many documents each call of the stand-in had: calls are what costs the time."""
    log = soffice.parent / "calls"
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def has_soffice() -> bool:
    """Whether LibreOffice is here."""
    return shutil.which("soffice") is not None
