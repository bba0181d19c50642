import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.delivery.plain_docx import linked_picture_docx, plain_docx

from vanban.delivery.pdf import PdfOutcome, page_count, stale_pdf, to_pdf
from vanban.delivery.soffice import find_soffice, write_profile
from vanban.errors import ConverterError

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed"
)
needs_shebang = pytest.mark.skipif(sys.platform == "win32", reason="a script can't play LibreOffice there")


def put(folder: Path, **documents: bytes) -> list[Path]:
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    return [folder / f"{name}.docx" for name in documents]


def said(outcome: PdfOutcome) -> str:
    return "\n".join(map(str, outcome.problems))


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout.strip()


@needs_soffice
class TestWithLibreOffice:
    def test_a_broken_document_costs_only_itself(self, tmp_path: Path) -> None:
        files = put(
            tmp_path,
            a=plain_docx("Cộng hòa"),
            b=plain_docx("hỏng")[:300],
            c=plain_docx("Độc lập"),
            d=b"",
            e=b"plain text",
        )
        outcomes = to_pdf([*files, tmp_path / "missing.docx"], timeout_s=60)
        assert [o.status for o in outcomes] == ["written", "failed", "written", "failed", "failed", "failed"]
        assert [outcome.source for outcome in outcomes] == [*files, tmp_path / "missing.docx"]
        assert {path.name for path in tmp_path.iterdir()} == {
            *(file.name for file in files),
            "a.pdf",
            "c.pdf",
        }
        assert (text_of(tmp_path / "a.pdf"), text_of(tmp_path / "c.pdf")) == ("Cộng hòa", "Độc lập")
        assert page_count((tmp_path / "a.pdf").read_bytes()) == 1
        assert str(files[1]) in said(outcomes[1])

    def test_documents_of_one_name_in_several_folders_don_t_meet(self, tmp_path: Path) -> None:
        for name in ("mot", "hai"):
            (tmp_path / name).mkdir()
            put(tmp_path / name, ke_hoach=plain_docx(name))
        to_pdf([tmp_path / "mot/ke_hoach.docx", tmp_path / "hai/ke_hoach.docx"], timeout_s=60)
        assert {name: text_of(tmp_path / name / "ke_hoach.pdf") for name in ("mot", "hai")} == {
            "mot": "mot",
            "hai": "hai",
        }

    def test_an_own_pdf_is_replaced_and_a_signed_or_scanned_one_kept(self, tmp_path: Path) -> None:
        files = put(tmp_path, a=plain_docx("một"), b=plain_docx("hai"), c=plain_docx("ba"))
        to_pdf(files, timeout_s=60)
        put(tmp_path, a=plain_docx("bốn"))
        signed = (tmp_path / "b.pdf").read_bytes() + b"1 0 obj <</ByteRange[0 1 2 3]>> endobj\n%%EOF\n"
        (tmp_path / "b.pdf").write_bytes(signed)
        (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 from a scanner %%EOF")
        outcomes = to_pdf(files, timeout_s=60)
        assert [(outcome.status, outcome.pdf) for outcome in outcomes] == [
            ("written", tmp_path / "a.pdf"),
            ("kept", tmp_path / "b.moi.pdf"),
            ("kept", tmp_path / "c.moi.pdf"),
        ]
        assert text_of(tmp_path / "a.pdf") == "bốn"
        assert (tmp_path / "b.pdf").read_bytes() == signed
        assert "b.moi.pdf" in said(outcomes[1])

    def test_a_picture_that_lies_elsewhere_is_not_fetched(self, tmp_path: Path) -> None:
        with listening() as (url, requests):
            (file,) = put(tmp_path, a=linked_picture_docx(f"{url}/anh.png"))
            assert to_pdf([file], timeout_s=60)[0].status == "written"
            assert requests == []
            convert_without_fence(file, tmp_path / "bare")
            assert ("GET", "/anh.png") in requests, "the trap itself does not work"

    def test_a_picture_on_this_disk_does_not_come_into_the_pdf(self, tmp_path: Path) -> None:
        picture = tmp_path / "secret.png"
        picture.write_bytes(RED_DOT)
        (file,) = put(tmp_path, a=linked_picture_docx(picture.as_uri()))
        convert_without_fence(file, tmp_path / "bare")
        assert pictures(tmp_path / "bare/a.pdf") == 1, "the trap itself does not work"
        to_pdf([file], timeout_s=60)
        assert pictures(tmp_path / "a.pdf") == 0

    def test_the_profile_is_one_that_forbids_macros(self, tmp_path: Path) -> None:
        write_profile(tmp_path)
        settings = (tmp_path / "user/registrymodifications.xcu").read_text()
        assert re.search(r'"DisableMacrosExecution" oor:op="fuse"><value>true<', settings)
        assert re.search(r'"MacroSecurityLevel" oor:op="fuse"><value>3<', settings)


FAKE = f"""#!{sys.executable}
import os, pathlib, subprocess, sys, time
at = sys.argv.index("--outdir")
log = pathlib.Path(__file__).parent
with open(log / "calls", "a") as calls:
    calls.write("x")
for source in sys.argv[at + 2:]:
    data = pathlib.Path(source).read_bytes()
    if b"HANGS" in data:
        (log / "child").write_text(str(subprocess.Popen(["sleep", "60"]).pid))
        time.sleep(60)
    if b"CRASHES" in data or (b"ONCE" in data and len(sys.argv) > at + 3):
        os._exit(77)
    pdf = b"%PDF-1.4 LibreOffice <</Type/Pages/Count 1>> " + data + b" %%EOF"
    pdf = pdf[:-6] if b"HALF" in data else pdf.replace(b"Count 1", b"Count 0") if b"EMPTY" in data else pdf
    if b"NOTHING" not in data:
        pathlib.Path(sys.argv[at + 1], pathlib.Path(source).stem + ".pdf").write_bytes(pdf)
"""


@needs_shebang
class TestWithAProgramThatFails:
    @pytest.fixture
    def soffice(self, tmp_path: Path) -> Path:
        """A stand-in for LibreOffice that does what each document says."""
        program = tmp_path / "fake" / "soffice"
        program.parent.mkdir()
        program.write_text(FAKE)
        program.chmod(0o755)
        return program

    @pytest.mark.parametrize("fault", ["HANGS", "CRASHES", "HALF", "EMPTY", "NOTHING"])
    def test_every_other_document_gets_its_pdf(self, tmp_path: Path, soffice: Path, fault: str) -> None:
        bad = f"PK\3\4 {fault}".encode()
        files = put(tmp_path, a=bad, b=b"PK\3\4 b", c=bad, d=b"PK\3\4 d", e=b"PK\3\4 e", f=bad)
        outcomes = to_pdf(files, timeout_s=1, soffice=soffice)
        assert [o.status for o in outcomes] == ["failed", "written", "failed", "written", "written", "failed"]
        assert b"PK\3\4 d" in (tmp_path / "d.pdf").read_bytes()
        assert not (tmp_path / "a.pdf").exists()

    def test_the_documents_behind_a_bad_one_share_one_call(self, tmp_path: Path, soffice: Path) -> None:
        good = {f"b{number}": b"PK\3\4 good" for number in range(30)}
        outcomes = to_pdf(put(tmp_path, a=b"PK\3\4 CRASHES", **good), timeout_s=5, soffice=soffice)
        assert [outcome.status for outcome in outcomes] == ["failed", *["written"] * 30]
        assert calls(soffice) == 3  # all, all but the bad one, the bad one alone

    def test_what_fails_in_company_is_tried_alone(self, tmp_path: Path, soffice: Path) -> None:
        outcomes = to_pdf(put(tmp_path, a=b"PK\3\4 a", b=b"PK\3\4 ONCE"), timeout_s=5, soffice=soffice)
        assert [outcome.status for outcome in outcomes] == ["written", "written"]

    def test_a_program_that_hangs_is_ended_with_all_that_it_started(
        self, tmp_path: Path, soffice: Path
    ) -> None:
        begun = time.monotonic()
        outcome = to_pdf(put(tmp_path, a=b"PK\3\4 HANGS"), timeout_s=0.5, soffice=soffice)[0]
        assert time.monotonic() - begun < 10
        assert "quá 0.5 giây" in said(outcome)
        pid = int((soffice.parent / "child").read_text())
        assert not alive(pid)

    def test_a_program_that_always_breaks_is_given_up(self, tmp_path: Path, soffice: Path) -> None:
        files = put(tmp_path, **{f"a{number}": b"PK\3\4 CRASHES" for number in range(39)})
        outcomes = to_pdf(files, timeout_s=5, soffice=soffice)
        assert {outcome.status for outcome in outcomes} == {"failed"}
        assert calls(soffice) <= 5

    def test_a_name_taken_by_a_folder_costs_one_pdf(self, tmp_path: Path, soffice: Path) -> None:
        (tmp_path / "a.pdf").mkdir()
        outcomes = to_pdf(put(tmp_path, a=b"PK\3\4 a", b=b"PK\3\4 b"), timeout_s=5, soffice=soffice)
        assert [outcome.status for outcome in outcomes] == ["failed", "written"]
        assert "Đây là một thư mục" in said(outcomes[0])


class TestWithoutLibreOffice:
    def test_a_sentence_says_what_to_install(self, tmp_path: Path) -> None:
        with pytest.raises(ConverterError, match="Cài LibreOffice") as caught:
            find_soffice(search_path=str(tmp_path), places=(tmp_path / "soffice",))
        assert caught.value.exit_code == 6

    def test_a_program_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ConverterError, match="soffice"):
            to_pdf(put(tmp_path, a=plain_docx("a")), timeout_s=5, soffice=tmp_path / "soffice")

    def test_the_usual_places_are_looked_at_when_the_search_path_has_none(self, tmp_path: Path) -> None:
        (tmp_path / "soffice").touch()
        places = (tmp_path / "else", tmp_path / "soffice")
        assert find_soffice(search_path=str(tmp_path / "none"), places=places) == tmp_path / "soffice"


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


def convert_without_fence(file: Path, folder: Path) -> None:
    """What LibreOffice does as it comes: the control that shows that our traps work."""
    subprocess.run(
        [
            find_soffice(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", folder, file),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )


def pictures(pdf: Path) -> int:
    return len(re.findall(rb"/Subtype\s*/Image", pdf.read_bytes()))


def calls(soffice: Path) -> int:
    """How often the stand-in was started: what costs the time."""
    return len((soffice.parent / "calls").read_text())


def alive(pid: int) -> bool:
    """Whether the process runs; a dead one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


RED_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000"
    "000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


class TestPdfsOutOfDate:
    OURS = b"%PDF-1.4 LibreOffice <</Type/Pages/Count 1>> %%EOF"

    @pytest.fixture
    def document(self, tmp_path: Path) -> Path:
        (document,) = put(tmp_path, a=plain_docx("một"))
        return document

    def lay(self, document: Path, data: bytes, *, age_s: int, name: str = "a.pdf") -> Path:
        """A PDF beside `document` that is `age_s` older than it."""
        pdf = document.with_name(name)
        pdf.write_bytes(data)
        then = document.stat().st_mtime_ns - age_s * 10**9
        os.utime(pdf, ns=(then, then))
        return pdf

    def test_one_of_ours_that_is_older_than_its_document_is_told_of(self, document: Path) -> None:
        pdf = self.lay(document, self.OURS, age_s=1)
        assert stale_pdf(document) == pdf
        assert pdf.read_bytes() == self.OURS

    @pytest.mark.parametrize("age_s", [0, -1])
    def test_one_that_is_as_new_is_not(self, document: Path, age_s: int) -> None:
        self.lay(document, self.OURS, age_s=age_s)
        assert stale_pdf(document) is None

    @pytest.mark.parametrize("data", [b"%PDF-1.4 from a scanner %%EOF", OURS + b"/ByteRange %%EOF", b""])
    def test_a_signed_or_scanned_one_is_its_owners_affair(self, document: Path, data: bytes) -> None:
        self.lay(document, data, age_s=1)
        assert stale_pdf(document) is None

    def test_ours_beside_a_signed_one_is_found(self, document: Path) -> None:
        self.lay(document, b"%PDF-1.4 from a scanner %%EOF", age_s=1)
        beside = self.lay(document, self.OURS, age_s=1, name="a.moi.pdf")
        assert stale_pdf(document) == beside

    def test_none_is_told_of_where_there_is_none(self, document: Path) -> None:
        assert stale_pdf(document) is None
        assert stale_pdf(document.with_name("missing.docx")) is None
        assert stale_pdf(document.parent / "missing" / "a.docx") is None
        assert not (document.parent / "missing").exists()
        document.with_name("a.pdf").mkdir()
        assert stale_pdf(document) is None

    def test_a_pdf_without_its_document_is_not_told_of(self, document: Path) -> None:
        self.lay(document, self.OURS, age_s=1)
        document.unlink()
        assert stale_pdf(document) is None


@pytest.mark.skipif(sys.platform == "win32", reason="sparse files as POSIX has them")
def test_a_pdf_larger_than_memory_is_anothers(tmp_path: Path) -> None:
    (document,) = put(tmp_path, a=plain_docx("một"))
    (tmp_path / "a.pdf").touch()
    os.truncate(tmp_path / "a.pdf", 1 << 40)
    os.utime(tmp_path / "a.pdf", (0, 0))
    assert stale_pdf(document) is None
