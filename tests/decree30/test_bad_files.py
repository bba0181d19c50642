"""Files that are no Word documents, or dreadful ones: a sentence, in seconds, in little memory."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.decree30.checked import good_file
from tests.decree30.kit import drawing
from tests.decree30.kit.model import Document, Letters, Paragraph, Section
from tests.decree30.kit.write import write

from vanban.docx.measure import measure
from vanban.errors import DataError

SECONDS, MEGABYTES = 10, 500
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_part(name: str, data: bytes | None) -> bytes:
    """The good letter with one part changed, or taken away."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good_file("cong_van"))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        if data is not None:
            new.writestr(name, data)
    return file.getvalue()


def main_part(body: str) -> bytes:
    """The good letter with another body."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return with_part(
        "word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'.encode()
    )


def nested_tables(deep: int) -> bytes:
    """A table in a table in a table."""
    head = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9000'/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
    return main_part(head * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl><w:p/>" * deep)


def many_pages(pages: int) -> bytes:
    """Long text: about 33 lines a page."""
    line = "<w:p><w:r><w:t>Sở Xây dựng triển khai phong trào thi đua trên địa bàn tỉnh.</w:t></w:r></w:p>"
    return main_part(line * (33 * pages))


def workbook() -> bytes:
    """An Excel file by its parts."""
    file = io.BytesIO()
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/></Types>',
        )
        package.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


def endless_label() -> bytes:
    """A list whose number is printed a hundred thousand times before each of its paragraphs."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entry = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    level = f"<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='{'%1' * 100_000}'/></w:lvl>"
    parts = {
        "word/numbering.xml": f"<w:numbering xmlns:w='{w}'><w:abstractNum w:abstractNumId='0'>{level}"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>",
        "word/_rels/document.xml.rels": "<Relationships "
        "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='rId1' Type='{office}/numbering' Target='numbering.xml'/></Relationships>",
    }
    file = io.BytesIO(main_part(f"{entry}<w:r><w:t>Việc</w:t></w:r></w:p>" * 5000))
    with zipfile.ZipFile(file) as old:
        rest = {name: old.read(name).decode() for name in old.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in {**rest, **parts}.items():
            new.writestr(name, content)
    return file.getvalue()


CIRCLE = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    b'<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
)


@cache
def bomb() -> bytes:
    """Two hundred million blanks in the main part."""
    return with_part("word/document.xml", b" " * 200_000_000)


def only_pictures() -> bytes:
    """A scanned page in a Word file."""
    picture = f"<w:r>{drawing.picture(1, 'rIdAnh', 0, 0, 160, 240)}</w:r>"
    page = Section([Paragraph([Letters("", raw=picture)])])
    return write(Document([page], {"rIdAnh": drawing.png((30, 30, 30))}))


REFUSED: dict[str, Callable[[], bytes]] = {
    "rỗng": lambda: b"",
    "cắt cụt": lambda: good_file("ke_hoach")[:4000],
    "không phải zip": lambda: b"xin chao" * 100,
    "đặt mật khẩu": lambda: _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4096),
    ".doc đổi tên": lambda: _OLE + "WordDocument".encode("utf-16-le") + bytes(4096),
    "xlsx đổi tên": workbook,
    "pdf đổi tên": lambda: b"%PDF-1.7\n" + bytes(500),
    "bom nén": bomb,
    "bom thực thể": lambda: with_part(
        "word/document.xml",
        b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
        b'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
    ),
    "thiếu phần chính": lambda: with_part("word/document.xml", None),
    "XML hỏng": lambda: with_part("word/document.xml", b"<w:document><w:body>"),
}
READ_OR_REFUSED: dict[str, Callable[[], bytes]] = {
    "3.000 trang": lambda: many_pages(3000),
    "200 bảng lồng nhau": lambda: nested_tables(200),
    "số thứ tự dài vô tận": endless_label,
    "không chữ": lambda: main_part("<w:p/>"),
    "thân rỗng": lambda: main_part(""),
    "chỉ có ảnh": only_pictures,
    "thiếu kiểu": lambda: with_part("word/styles.xml", None),
    "kiểu hỏng": lambda: with_part("word/styles.xml", b"<w:styles"),
    "kiểu dựa vòng tròn": lambda: with_part("word/styles.xml", CIRCLE),
    "số đo vô lý": lambda: main_part(
        "<w:p><w:pPr><w:spacing w:before='nhieu' w:line='-99999999999'/><w:ind w:left='9999999999'/></w:pPr>"
        "<w:r><w:rPr><w:sz w:val='abc'/></w:rPr><w:t>Chữ</w:t></w:r></w:p>"
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused_by_a_sentence(name: str) -> None:
    with pytest.raises(DataError) as caught:
        measure(REFUSED[name](), "la.docx")
    for problem in caught.value.problems:
        assert problem.what.endswith(".")
        assert problem.remedy.endswith(".")
        assert "Traceback" not in str(problem)


_MEASURED = r"""
import json, resource, sys, time
from pathlib import Path
from vanban.checking import check_bytes
from vanban.errors import DataError
raw = Path(sys.argv[1]).read_bytes()
start = time.process_time()
try:
    said = [str(finding) for finding in check_bytes(raw, "la.docx")]
    outcome = "read"
except DataError as error:
    said = [str(error)]
    outcome = "refused"
seconds = time.process_time() - start
try:  # of this process alone: what getrusage tells begins with the memory of the process that started it
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])
except OSError:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
megabytes = kilobytes / 1024
print(json.dumps({"outcome": outcome, "seconds": seconds, "megabytes": megabytes, "said": said[:3]}))
"""


@pytest.mark.parametrize("name", [*READ_OR_REFUSED, "bom nén", "đặt mật khẩu", "cắt cụt"])
def test_a_dreadful_file_costs_little(name: str, tmp_path: Path) -> None:
    """Read or refused, in ten seconds and half a gigabyte, and never a trace."""
    told = measured({**REFUSED, **READ_OR_REFUSED}[name](), tmp_path / "la.docx")
    assert told["said"] or told["outcome"] == "read", told
    assert told["seconds"] < SECONDS, told
    assert told["megabytes"] < MEGABYTES, told


def measured(raw: bytes, file: Path) -> dict[str, Any]:
    """What becomes of a file that is checked in a process of its own, and what that costs."""
    file.write_bytes(raw)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _MEASURED, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("name", ["không chữ", "thân rỗng", "chỉ có ảnh"])
def test_a_page_without_words_is_not_praised(name: str) -> None:
    """Nothing found is no pass."""
    from vanban.checking import check_bytes

    try:
        found = check_bytes(READ_OR_REFUSED[name](), "la.docx")
    except DataError:
        return
    assert found
