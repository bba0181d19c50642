"""What is no Word file, or would cost too much, is refused with one sentence and exit code 2."""

import io
import os
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docx.measure.files import docx, p, packed, table

import vanban
from vanban.docx.measure import measure
from vanban.errors import DataError

GOOD = docx(p("Kế hoạch"), p("Thực hiện Kế hoạch số 59/KH-UBND"))
MAIN = "word/document.xml"


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without(name: str) -> bytes:
    return packed({key: value for key, value in parts(GOOD).items() if key != name})


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts(GOOD), name: data})


def body(xml: str) -> bytes:
    return docx(xml)


def nested_tables(depth: int) -> str:
    xml = p("trong")
    for _ in range(depth):
        xml = table((xml + p(""),), widths=(5000,))
    return xml + p("ngoài")


def nested(tag: str, depth: int) -> str:
    return f"<w:p>{f'<w:{tag}>' * depth}<w:r><w:t>a</w:t></w:r>{f'</w:{tag}>' * depth}</w:p>"


BAD = {
    "empty": (b"", "rỗng"),
    "pdf": (b"%PDF-1.7\n...", "PDF"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "đời cũ"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"
    ),
    "rtf": (rb"{\rtf1\ansi}", "RTF"),
    "html": (b"<html><body>x</body></html>", "HTML"),
    "text": ("Kế hoạch".encode(), "văn bản thường"),
    "half": (GOOD[: len(GOOD) // 2], "cắt cụt"),
    "only the head": (GOOD[:40], "cắt cụt"),
    "xlsx": (packed({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "Excel"),
    "pptx": (packed({"ppt/presentation.xml": b"<x/>"}), "PowerPoint"),
    "odt": (packed({"content.xml": b"<x/>", "mimetype": b"application/vnd.oasis"}), "OpenDocument"),
    "zip": (packed({"a.txt": b"x"}), "không có thân văn bản"),
    "no body part": (without(MAIN), "không có thân văn bản"),
    "no body": (with_part(MAIN, b"<a/>"), "không có thân văn bản"),
    "broken xml": (with_part(MAIN, b"<w:document"), "bị hỏng"),
    "doctype": (
        with_part(MAIN, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"
    ),
    "bomb": (with_part(MAIN, b"<a>" + b" " * 60_000_000 + b"</a>"), "quá lớn"),
    "many pages": (body(p("Dòng chữ. " * 30) * 31_000), "dài quá"),
    "many elements": (body(p(*["<w:r><w:t>a</w:t></w:r>"] * 340_000)), "dài quá"),
    "one endless paragraph": (body(p("Dòng chữ. " * 3_000)), "Một đoạn văn dài"),
    "too many letters": (body(p("Dòng chữ. " * 1_900) * 120), "dài quá"),
    "deep tables": (body(nested_tables(40)), "lồng nhau"),
    "deep controls": (body(nested("ins", 5_000)), "lồng nhau"),
    "no text": (body(p("") * 3), "không có chữ nào"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_is_refused_with_a_sentence(name: str) -> None:
    raw, words = BAD[name]
    start = time.process_time()
    with pytest.raises(DataError) as caught:
        measure(raw, "công văn.docx")
    (problem,) = caught.value.problems
    assert words in problem.what
    assert problem.what.endswith(".")
    assert problem.remedy.endswith(".")
    assert str(problem).startswith("công văn.docx: ")
    assert caught.value.exit_code == 2
    assert time.process_time() - start < 10


def test_a_scan_has_no_text_to_check() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    with pytest.raises(DataError, match="chỉ có ảnh"):
        measure(docx(p(picture)), "quét.docx")


_LIMITED = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
import vanban
from vanban.docx.measure import measure
print(measure(sys.stdin.buffer.read(), "dài.docx").pages, time.process_time())
"""


def test_the_longest_document_that_is_read_keeps_time_and_memory() -> None:
    raw = docx(p("Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh. " * 8) * 5_000)
    environment = {**os.environ, "PYTHONPATH": str(Path(vanban.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", _LIMITED], input=raw, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr
    pages, seconds = map(float, done.stdout.split())
    assert pages > 400
    assert seconds < 10


def test_what_could_run_is_noted_and_not_refused() -> None:
    raw = with_part("word/vbaProject.bin", b"x")
    layout = measure(raw, "a.docx")
    assert layout.leftovers.notes == ("Tệp chứa macro.",)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_one_wrong_byte_is_measured_or_told(at: int, value: int) -> None:
    raw = bytearray(GOOD)
    raw[at] = value
    with suppress(DataError):
        assert measure(bytes(raw), "a.docx").paragraphs
