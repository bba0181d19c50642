"""PDF/A-2b as LibreOffice makes it for us, held against ISO 19005-2 as far as a file's structure tells."""

import io
import os
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from tests.delivery.fake_soffice import has_soffice
from tests.pdf.archive_rules import breaches

from vanban.converting import Wish, make_pdfs
from vanban.delivery.jobs import PdfOutcome

pytestmark = pytest.mark.skipif(
    not has_soffice() and "CI" not in os.environ, reason="LibreOffice is not installed"
)


class _Silent:
    def start(self, total: int) -> None:
        """Nobody watches."""

    def done(self, outcome: PdfOutcome, /) -> None:
        """Nobody watches."""


def link(paragraph: Any, url: str) -> None:
    """A link as Word writes it: without its style LibreOffice prints the words alone."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    target = paragraph.part.relate_to(url, kind, is_external=True)
    words = '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>cổng thông tin</w:t></w:r>'
    opening = f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}">'
    paragraph._p.append(parse_xml(f"{opening}{words}</w:hyperlink>"))


def clear_picture() -> io.BytesIO:
    """A picture that one can see through."""
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (200, 0, 0, 90)).save(out, "PNG")
    out.seek(0)
    return out


CHECK_BOX = (
    '<w:sdt {w} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox>'
    '<w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>'
)
FORM_FIELD = (
    '<w:r {w}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="ten"/><w:enabled/><w:textInput/></w:ffData>'
    "</w:fldChar></w:r>",
    '<w:r {w}><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>',
    '<w:r {w}><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r {w}><w:t>điền tên</w:t></w:r>",
    '<w:r {w}><w:fldChar w:fldCharType="end"/></w:r>',
)


def hard_document(path: Path) -> None:
    """A document with what archives are strict about: links, a picture that one sees through, forms, a comment."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.add_paragraph("Kế hoạch phát động phong trào thi đua năm 2024")
    document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link(document.add_paragraph("Xem tại "), "https://example.vn/")
    document.add_picture(clear_picture())
    paragraph = document.add_paragraph("Ý kiến: ")
    for xml in (CHECK_BOX, *FORM_FIELD):
        paragraph._p.append(parse_xml(xml.format(w=nsdecls("w"))))
    document.add_comment(paragraph.runs, text="Xem lại", author="Người mẫu 01")
    document.save(str(path))


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("archive")
    hard_document(folder / "a.docx")
    (outcome,) = make_pdfs([folder / "a.docx"], Wish(archive=True), _Silent())
    assert outcome.pdf is not None, outcome.problems
    return outcome.pdf.read_bytes()


def test_a_hard_document_keeps_the_rules_of_archives(archived: bytes) -> None:
    assert breaches(archived) == []


def test_its_words_links_and_picture_are_there(archived: bytes) -> None:
    page = PdfReader(io.BytesIO(archived)).pages[0]
    assert "Kế hoạch phát động" in page.extract_text()
    assert [note["/A"]["/URI"] for note in page.annotations or () if "/A" in note] == ["https://example.vn/"]
    assert len(page.images) == 1


@pytest.mark.parametrize(
    ("old", "new", "clause"),
    [
        (b"<pdfaid:part>2", b"<pdfaid:part>3", "6.6.4"),
        (b"/GTS_PDFA1", b"/GTS_PDFX1", "6.2.3"),
        (b"/FontFile2 ", b"/FontLost2 ", "6.2.11.4.1"),
        (b"%PDF-1.6", b"%PDF-2.0", "6.1.2"),
        (b"/ID [", b"/IX [", "6.1.3"),
        (b"/Subtype/Link", b"/Subtype/3D  ", "6.3.1"),
    ],
)
def test_each_rule_is_seen_broken(archived: bytes, old: bytes, new: bytes, clause: str) -> None:
    assert old in archived
    assert any(breach.startswith(clause) for breach in breaches(archived.replace(old, new)))


def test_what_is_added_later_is_seen(archived: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(archived)))
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    writer.add_attachment("a.txt", b"a")
    out = io.BytesIO()
    writer.write(out)
    found = breaches(out.getvalue())
    assert any(breach.startswith("6.5.1") for breach in found)
    assert any(breach.startswith("6.8") for breach in found)
    assert any(breach.startswith("6.1.3") for breach in breaches(archived + b"more"))
