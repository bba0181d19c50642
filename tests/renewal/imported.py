"""Files imported into a workspace of their own, and the words of documents."""

import io
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import docx

from vanban.data.workspace import Workspace
from vanban.delivery.soffice import convert_folder, find_soffice
from vanban.documents.plan import plan_document
from vanban.importing import Imported, import_plan
from vanban.producing import render_document

ROOT = Path(__file__).parents[2]
SEEDS = {
    "A": ("giai-ngan-von-dau-tu-cong/2023", "bdt", "A-ban-dan-toc-2023.txt"),
    "B": ("giai-ngan-von-dau-tu-cong/2024", "sxd", "B-so-xay-dung-2024.txt"),
}


def seed(key: str) -> bytes:
    """A real plan as text."""
    return (ROOT / "tests" / "documents" / "seeds" / SEEDS[key][2]).read_bytes()


def house(root: Path, *, campaigns: Iterable[str] = (), register: bool = True) -> Workspace:
    """A workspace with the office's register, and of the shipped campaigns only those years."""
    (root / "campaigns").mkdir(parents=True)
    if register:
        shutil.copytree(ROOT / "campaigns" / "registry", root / "campaigns" / "registry")
    shutil.copytree(ROOT / "templates", root / "templates")
    for ref in campaigns:
        (root / "campaigns" / ref).mkdir(parents=True)
        shutil.copy(ROOT / "campaigns" / ref / "campaign.yaml", root / "campaigns" / ref)
    return Workspace(root)


def rendered(workspace: Workspace, ref: str, department: str, *, draft: bool = False) -> bytes:
    """The plan of a workspace as a Word file."""
    year = workspace.campaign(ref)
    text = workspace.plan(year, department)
    assert text is not None
    document = plan_document(workspace.departments, year, department, text, draft=draft)
    return render_document(workspace.templates, document)


def old_word(raw: bytes) -> bytes:
    """A Word file as a binary .doc, by LibreOffice."""
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "0.docx"
        source.write_bytes(raw)
        convert_folder(find_soffice(), [source], Path(room) / "doc", "doc:MS Word 97", lambda: 0, 90)
        made = (Path(room) / "doc" / "0.doc").read_bytes()
    assert made.startswith(b"\xd0\xcf\x11\xe0")
    return made


def imported(workspace: Workspace, name: str, raw: bytes, ref: str, department: str) -> Imported:
    """What becomes of the file `name`."""
    path = workspace.root / name
    path.write_bytes(raw)
    return import_plan(workspace, path, ref, department)


def words(raw: bytes) -> list[str]:
    """All words of a Word file in its order, paragraphs and cells as they stand."""
    lines = []
    for block in docx.Document(io.BytesIO(raw)).iter_inner_content():
        if hasattr(block, "rows"):
            lines += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            lines.append(block.text)
    return tokens("\n".join(lines))


def tokens(text: str) -> list[str]:
    """Words and signs but for what the decree's form sets: small letters, no `_` and no `*`."""
    plain = unicodedata.normalize("NFC", text).replace("_", " ").replace("*", "").casefold()
    return re.findall(r"[\w%]+|[^\w\s.;:,]", plain)


def from_title(found: list[str]) -> list[str]:
    """From KẾ HOẠCH on."""
    return found[found.index("kế") :]
