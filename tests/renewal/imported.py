"""Files imported into a workspace of their own, and the words of documents."""

import io
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import docx

from vanban.data.workspace import Workspace
from vanban.docx.engine.engine import Engine
from vanban.documents.plan import plan_document
from vanban.importing import Imported, import_plan

ROOT = Path(__file__).parents[2]
SEEDS = Path(__file__).parent / "seeds"
CAMPAIGN = "giai-ngan-von-dau-tu-cong"


def workspace(root: Path, *, campaigns: Iterable[str] = ()) -> Workspace:
    """A workspace with the office's register, and of the shipped campaigns only those years."""
    shutil.copytree(ROOT / "campaigns" / "registry", root / "campaigns" / "registry")
    shutil.copytree(ROOT / "templates", root / "templates")
    for ref in campaigns:
        (root / "campaigns" / ref).mkdir(parents=True)
        shutil.copy(ROOT / "campaigns" / ref / "campaign.yaml", root / "campaigns" / ref)
    return Workspace(root)


def rendered(house: Workspace, ref: str, department: str) -> bytes:
    """The plan of a workspace as a Word file."""
    year = house.campaign(ref)
    text = house.plan(year, department)
    assert text is not None
    document = plan_document(house.departments, year, department, text)
    return Engine(house.templates).render(document.template, document.context)


def imported(house: Workspace, name: str, raw: bytes, ref: str, department: str) -> Imported:
    """What becomes of the file `name`."""
    path = house.root / name
    path.write_bytes(raw)
    return import_plan(house, path, ref, department)


def words(raw: bytes) -> list[str]:
    """All words of a Word file in its order: paragraphs and cells as they stand."""
    body = docx.Document(io.BytesIO(raw)).element.body
    text = " ".join(
        "".join(t.text or "\t" for t in p.iter() if t.tag.endswith(("}t", "}tab"))) for p in body.iter() if p.tag.endswith("}p")
    )
    return re.findall(r"[\w%]+", text)
