"""Word files of a few parts, built inside a test, and what LibreOffice makes of them."""

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from vanban.docx.measure import measure
from vanban.layout.measured import Fragment, Layout, Paragraph

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'  # noqa: E501  one string
TIMES_14 = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
MODERN = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'  # noqa: E501  one string
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header": "hdr",
    "header2": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
}


def t(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its `w:rPr`."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, form: str = "") -> str:
    """A paragraph of runs or plain texts; `form` is the inside of its `w:pPr`."""
    inside = "".join(run if run.startswith("<") else t(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{inside}</w:p>"


def table(*rows: tuple[str, ...], widths: tuple[int, ...], form: str = "", cell: str = "") -> str:
    """A table; a cell is the XML of its paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inside = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell}</w:tcPr>{content}</w:tc>'
            for width, content in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def docx(*blocks: str, section: str = A4, extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A .docx with this body. `parts`: the insides of styles (Times 14 if not given), numbering, settings, header, …

    `header` is the default header, `header2` one that a section names itself by the id `header2`; `rels`
    are more relationships of the body.
    """
    parts = {"styles": TIMES_14, **parts}
    more = parts.pop("rels", "")
    types = rels = references = ""
    files: dict[str, bytes] = dict(extra or {})
    for name, inside in parts.items():
        kind = name.rstrip("2")
        files[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {NAMESPACES}>{inside}</w:{_ROOTS[name]}>".encode()
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        rels += f'<Relationship Id="{name}" Type="{_RELATION}{kind}" Target="{name}.xml"/>'
        if name in ("header", "footer"):
            references += f'<w:{name}Reference w:type="default" r:id="{name}"/>'
    body = f"{''.join(blocks)}<w:sectPr>{references}{section}</w:sectPr>"
    files["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
    files["word/_rels/document.xml.rels"] = _relationships(rels + more)
    files["_rels/.rels"] = _relationships(
        f'<Relationship Id="a" Type="{_RELATION}officeDocument" Target="word/document.xml"/>'
    )
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>{types}</Types>'
    ).encode()
    return packed(files)


def packed(files: Mapping[str, bytes]) -> bytes:
    """The zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(name, files[name])
    return buffer.getvalue()


def _relationships(rows: str) -> bytes:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'.encode()


def layout(*blocks: str, section: str = A4, extra: Mapping[str, bytes] | None = None, **parts: str) -> Layout:
    """What is measured of such a file."""
    return measure(docx(*blocks, section=section, extra=extra, **parts), "thử.docx")


def first(*blocks: str, styles: str = TIMES_14) -> Paragraph:
    """The first paragraph of such a file."""
    return layout(*blocks, styles=styles).paragraphs[0]


def fragment(measured: Layout, text: str) -> Fragment:
    """The one fragment that begins with `text`."""
    (found,) = [fragment for fragment in measured.fragments if fragment.text.startswith(text)]
    return found


@dataclass(frozen=True)
class Printed:
    """A word as LibreOffice prints it, in millimetres from the paper's corner."""

    text: str
    page: int
    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


def printed(raw: bytes, folder: Path) -> tuple[int, list[Printed]]:
    """Number of pages and all words of the PDF that LibreOffice makes."""
    (folder / "in.docx").write_bytes(raw)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "in.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    subprocess.run(["pdftotext", "-bbox", folder / "in.pdf", folder / "out.html"], check=True, timeout=60)
    pages = (folder / "out.html").read_text("utf-8").split("<page ")[1:]
    words = []
    for number, page in enumerate(pages, 1):
        for row in re.finditer(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page
        ):
            left, top, right, bottom = (float(row[i]) * 25.4 / 72 for i in range(1, 5))
            words.append(Printed(unescape(row[5]), number, left, top, right, bottom))
    return len(pages), words
