"""More ways to make small templates inside a test, and to look at what was rendered from them."""

import io
import zipfile
from pathlib import Path

from docx import Document
from lxml import etree
from tests.docx.word import packed

from vanban.docx.engine.engine import Engine, Template

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The parts of a .docx."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(raw: bytes, name: str, content_type: str, kind: str, xml: str) -> bytes:
    """`raw` with one more part, related to the document (or to the package, for properties)."""
    parts = unpacked(raw)
    parts[name] = xml.encode()
    rels, target = "word/_rels/document.xml.rels", name.removeprefix("word/")
    if name.startswith("docProps"):
        rels, target = "_rels/.rels", name
    row = f'<Relationship Id="x{len(parts)}" Type="{RELATIONSHIP}/{kind}" Target="{target}"/>'
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{row}</Relationships>".encode())
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return packed(parts)


def with_properties(raw: bytes, **properties: str) -> bytes:
    """`raw` with these core properties."""
    document = Document(io.BytesIO(raw))
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def compiled(folder: Path, raw: bytes, **shared: bytes) -> Template:
    """The template made of `raw`, beside shared parts `phan/NAME.docx`."""
    templates = folder / "templates"
    (templates / "phan").mkdir(parents=True, exist_ok=True)
    (templates / "mau.docx").write_bytes(raw)
    for name, content in shared.items():
        (templates / "phan" / f"{name}.docx").write_bytes(content)
    return Engine(templates, cache=folder / "cache").template("mau.docx")


def texts(raw: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part; a line break is a line break, a tab a tab."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    signs = {f"{w}br": "\n", f"{w}tab": "\t"}
    root = etree.fromstring(unpacked(raw)[part])
    return [
        "".join(
            signs.get(node.tag, "") or (node.text or "") * (node.tag == f"{w}t") for node in paragraph.iter()
        )
        for paragraph in root.iter(f"{w}p")
    ]
