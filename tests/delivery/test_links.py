"""LibreOffice with documents that lead elsewhere: nothing is fetched, nothing of this disk comes into a PDF."""

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.delivery.fake_soffice import has_soffice
from tests.delivery.linked_docx import WAYS

from vanban.delivery.pdf import convert
from vanban.delivery.soffice import find_soffice

pytestmark = pytest.mark.skipif(
    not has_soffice() and "CI" not in os.environ, reason="LibreOffice is not installed"
)

SECRET = "BIMATCUAMAYNAY"
RED_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000"
    "000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def test_at_least_eight_ways_are_tried() -> None:
    assert len(WAYS) >= 8


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    with listening() as (url, requests):
        documents = [make(f"{url}/{number}.png") for number, make in enumerate(WAYS.values())]
        pdfs = convert(documents, soffice=find_soffice(), timeout_s=60)
        assert all(isinstance(pdf, bytes) for pdf in pdfs)
        assert requests == []
        convert_without_fence(documents, tmp_path)
        assert ("GET", "/0.png") in requests, "the trap itself does not work"


def test_nothing_of_this_disk_comes_into_a_pdf(tmp_path: Path) -> None:
    picture, text = tmp_path / "secret.png", tmp_path / "secret.txt"
    picture.write_bytes(RED_DOT)
    text.write_text(SECRET)
    documents = [make(file.as_uri()) for make in WAYS.values() for file in (picture, text)]
    pdfs = convert(documents, soffice=find_soffice(), timeout_s=60)
    assert [pictures(pdf) for pdf in pdfs if isinstance(pdf, bytes)] == [0] * len(documents)
    assert not any(SECRET in text_of(pdf, tmp_path) for pdf in pdfs if isinstance(pdf, bytes))
    bare = convert_without_fence(documents, tmp_path)
    assert sum(map(pictures, bare)) > 0, "the trap itself does not work"


def test_what_a_document_names_beside_itself_is_not_there(tmp_path: Path) -> None:
    """A relative link ends in the folder of the conversion, where nothing else lies."""
    (tmp_path / "secret.png").write_bytes(RED_DOT)
    documents = [make("secret.png") for make in WAYS.values()]
    pdfs = convert(documents, soffice=find_soffice(), timeout_s=60)
    assert [pictures(pdf) for pdf in pdfs if isinstance(pdf, bytes)] == [0] * len(documents)


@contextmanager
def listening() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A server on this machine: its address and the requests that it gets."""
    requests: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            requests.append((self.command, self.path))
            self.send_error(404)

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = answer

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", requests
        server.shutdown()


def convert_without_fence(documents: list[bytes], folder: Path) -> list[bytes]:
    """What LibreOffice does as it comes: the control that shows that our traps work."""
    files = [folder / f"{number}.docx" for number in range(len(documents))]
    for file, document in zip(files, documents, strict=True):
        file.write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(find_soffice()), profile, "--headless", "--convert-to", "pdf", "--outdir"]
    command += map(str, (folder, *files))
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [file.with_suffix(".pdf").read_bytes() for file in files if file.with_suffix(".pdf").exists()]


def pictures(pdf: bytes) -> int:
    return len(re.findall(rb"/Subtype\s*/Image", pdf))


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "text.pdf").write_bytes(pdf)
    command = ["pdftotext", str(folder / "text.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
