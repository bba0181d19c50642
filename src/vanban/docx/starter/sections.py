"""Sections of a document, their headers and footers: page numbers above, the address under the first page."""

from typing import Literal

from vanban.docx.starter.markup import command, either, paragraph, run
from vanban.docx.starter.units import dxa
from vanban.layout.form import Paper

Footer = Literal["address", "blank", "last"]

HEADERS = {"default": "header1.xml", "first": "header2.xml"}
FOOTERS: dict[Footer, str] = {"address": "footer1.xml", "blank": "footer2.xml", "last": "footer3.xml"}
"""First pages' footers: the document's own; what follows it; whichever section is the last."""

_FIRST_ID = 5  # the smaller ones are of styles, settings, fonts and theme
PARTS = {f"rId{_FIRST_ID + n}": name for n, name in enumerate((*HEADERS.values(), *FOOTERS.values()))}
"""Header and footer parts by the ids of their relationships."""
_IDS = {name: id for id, name in PARTS.items()}
_PAGE_NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def headers_and_footers(followed: str) -> dict[str, str]:
    """Content of each header and footer part, by name; `followed` tells whether sections follow the document's own.

    Phụ lục I, Phần I, Mục I.7: numbers centred in the top margin, none on page 1; III.4: the address.
    """
    address = either("dia_chi | default", _address(), paragraph("SoTrang"))
    return {
        HEADERS["default"]: paragraph("SoTrang", _PAGE_NUMBER),
        HEADERS["first"]: paragraph("SoTrang"),
        FOOTERS["address"]: address,
        FOOTERS["blank"]: paragraph("SoTrang"),
        FOOTERS["last"]: either(f"dia_chi | default and not ({followed})", _address(), paragraph("SoTrang")),
    }


def _address() -> str:
    """A line over the first paragraph of the address; Word draws it once round all that follow each other."""
    return command("for dong in dia_chi") + paragraph("DiaChi", "{{ dong }}") + command("endfor")


def section(paper: Paper, footer: Footer) -> str:
    """A section's properties: its paper, pages numbered from 1, no number on the first."""
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{_IDS[name]}"/>' for kind, name in HEADERS.items()
    )
    references += f'<w:footerReference w:type="first" r:id="{_IDS[FOOTERS[footer]]}"/>'
    return _section(paper, references, "<w:titlePg/>")


def bare_section(paper: Paper) -> str:
    """The section of a shared part: nobody prints it by itself."""
    return _section(paper, "", "")


def section_end(paper: Paper, footer: Footer) -> str:
    """The tiny paragraph that ends a section; what follows begins a new page.

    The note in it leaves nothing; without it LibreOffice gives the section to the paragraph above, a command.
    """
    note = run("{# Ngắt phần #}")
    return f'<w:p><w:pPr><w:pStyle w:val="HetVanBan"/>{section(paper, footer)}</w:pPr>{note}</w:p>'


def _section(paper: Paper, references: str, first_page: str) -> str:
    turned = ' w:orient="landscape"' if paper.width_mm > paper.height_mm else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{dxa(paper.width_mm)}" w:h="{dxa(paper.height_mm)}"{turned}/>'
        f'<w:pgMar w:top="{dxa(paper.top_mm)}" w:right="{dxa(paper.right_mm)}"'
        f' w:bottom="{dxa(paper.bottom_mm)}" w:left="{dxa(paper.left_mm)}"'
        f' w:header="{dxa(paper.header_mm)}" w:footer="{dxa(paper.header_mm)}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal" w:start="1"/>{first_page}</w:sectPr>'
    )
