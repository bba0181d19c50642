"""Small Word files built inside a test, so that input and expectation stand on one screen."""

import io
import zipfile
from collections.abc import Mapping

import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def t(text: str) -> str:
    """A run."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    """A paragraph; each string becomes one run, XML is taken as it is."""
    return f"<w:p>{''.join(run if run.startswith('<') else t(run) for run in runs)}</w:p>"


def tbl(*rows: list[str]) -> str:
    """A table; a cell is text or the XML of its paragraphs."""
    cells = [[cell if cell.startswith("<w:") else p(cell) for cell in row] for row in rows]
    grid = "".join('<w:gridCol w:w="1000"/>' for _ in rows[0])
    inner = "".join(
        "<w:tr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in row)
        + "</w:tr>"
        for row in cells
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def document(*blocks: str, section: str = "<w:sectPr/>") -> str:
    """The main part around these paragraphs and tables."""
    return f"<w:document {W} {R}><w:body>{''.join(blocks)}{section}</w:body></w:document>"


def word(*blocks: str, **others: str) -> bytes:
    """A .docx with this body. `others`: inner XML of `header`, `footer`, `footnotes`; the `title` as text."""
    buffer = io.BytesIO()
    plain = docx.Document()
    plain.core_properties.title = others.get("title", "")
    plain.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    section = "<w:sectPr>"
    types = rels = ""
    for kind, root in (("header", "hdr"), ("footer", "ftr"), ("footnotes", "footnotes")):
        if kind not in others:
            continue
        parts[f"word/{kind}.xml"] = f"<w:{root} {W}>{others[kind]}</w:{root}>".encode()
        types += f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        rels += f'<Relationship Id="x{kind}" Type="{_RELATION}{kind}" Target="{kind}.xml"/>'
        if kind != "footnotes":
            section += f'<w:{kind}Reference w:type="default" r:id="x{kind}"/>'
    parts["word/document.xml"] = document(*blocks, section=f"{section}</w:sectPr>").encode()
    _append(parts, "[Content_Types].xml", types, "</Types>")
    _append(parts, "word/_rels/document.xml.rels", rels, "</Relationships>")
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _append(parts: dict[str, bytes], name: str, rows: str, end: str) -> None:
    parts[name] = parts[name].replace(end.encode(), (rows + end).encode())
