import os
import re
import sys
import time
from pathlib import Path
from threading import Event, Timer

import pytest
from tests.delivery.fake_soffice import calls, fake_soffice, has_soffice
from tests.delivery.plain_docx import plain_docx

from vanban.delivery.pdf import convert
from vanban.delivery.soffice import find_soffice, write_profile
from vanban.errors import ConverterError, Problem
from vanban.pdf.reading import open_pdf

needs_soffice = pytest.mark.skipif(
    not has_soffice() and "CI" not in os.environ, reason="LibreOffice is not installed"
)
needs_shebang = pytest.mark.skipif(sys.platform == "win32", reason="a script can't play LibreOffice there")


@needs_soffice
class TestWithLibreOffice:
    def test_a_broken_document_costs_only_itself(self) -> None:
        documents = [plain_docx("Cộng hòa"), plain_docx("hỏng")[:300], plain_docx("Độc lập"), b"plain text"]
        first, broken, third, plain = convert(documents, soffice=find_soffice(), timeout_s=60)
        assert isinstance(first, bytes)
        assert isinstance(third, bytes)
        assert isinstance(broken, Problem)
        assert open_pdf(first).share_of(["Cộng", "hòa"]) == 1
        assert open_pdf(third).share_of(["Độc", "lập"]) == 1
        assert isinstance(plain, Problem), "LibreOffice took a text for a Word file"

    def test_one_for_archives_says_so(self) -> None:
        (pdf,) = convert([plain_docx("Cộng hòa")], soffice=find_soffice(), timeout_s=60, archive=True)
        assert isinstance(pdf, bytes)
        assert open_pdf(pdf).conformance == "2B"

    def test_the_profile_is_one_that_forbids_macros(self, tmp_path: Path) -> None:
        write_profile(tmp_path)
        settings = (tmp_path / "user/registrymodifications.xcu").read_text()
        assert re.search(r'"DisableMacrosExecution" oor:op="fuse"><value>true<', settings)
        assert re.search(r'"MacroSecurityLevel" oor:op="fuse"><value>3<', settings)


@needs_shebang
class TestWithAProgramThatFails:
    @pytest.fixture
    def soffice(self, tmp_path: Path) -> Path:
        return fake_soffice(tmp_path / "fake")

    @pytest.mark.parametrize("fault", [b"HANGS", b"CRASHES", b"HALF", b"NOTHING"])
    def test_every_other_document_gets_its_pdf(self, soffice: Path, fault: bytes) -> None:
        pdfs = convert([fault, b"b", fault, b"d", b"e", fault], soffice=soffice, timeout_s=1)
        assert [isinstance(pdf, bytes) for pdf in pdfs] == [False, True, False, True, True, False]

    def test_the_documents_behind_a_bad_one_share_one_call(self, soffice: Path) -> None:
        pdfs = convert([b"CRASHES", *[b"good"] * 30], soffice=soffice, timeout_s=5)
        assert [isinstance(pdf, bytes) for pdf in pdfs] == [False, *[True] * 30]
        assert calls(soffice) == [31, 30, 1]  # all, all but the bad one, the bad one alone

    def test_what_fails_in_company_is_tried_alone(self, soffice: Path) -> None:
        pdfs = convert([b"a", b"ONCE"], soffice=soffice, timeout_s=5)
        assert all(isinstance(pdf, bytes) for pdf in pdfs)
        assert calls(soffice)[-1] == 1

    def test_a_program_that_hangs_is_ended_with_all_that_it_started(self, soffice: Path) -> None:
        begun = time.monotonic()
        (problem,) = convert([b"HANGS"], soffice=soffice, timeout_s=0.5)
        assert time.monotonic() - begun < 10
        assert "quá 0.5 giây" in str(problem)
        assert not alive(int((soffice.parent / "child").read_text()))

    def test_a_program_that_always_breaks_is_given_up(self, soffice: Path) -> None:
        pdfs = convert([b"CRASHES"] * 39, soffice=soffice, timeout_s=5)
        assert not any(isinstance(pdf, bytes) for pdf in pdfs)
        assert len(calls(soffice)) <= 5

    def test_once_halted_it_is_ended_at_once(self, soffice: Path) -> None:
        halt = Event()
        Timer(0.5, halt.set).start()
        begun = time.monotonic()
        convert([b"HANGS", b"b"], soffice=soffice, timeout_s=60, halted=halt.is_set)
        assert time.monotonic() - begun < 10
        assert len(calls(soffice)) == 1
        assert not alive(int((soffice.parent / "child").read_text()))


class TestWithoutLibreOffice:
    def test_a_sentence_says_what_to_install_on_each_system(self, tmp_path: Path) -> None:
        with pytest.raises(ConverterError, match="Cài LibreOffice") as caught:
            find_soffice(search_path=str(tmp_path), places=(tmp_path / "soffice",))
        assert caught.value.exit_code == 6
        for system in ("Debian", "Windows", "macOS"):
            assert system in str(caught.value)

    def test_a_program_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ConverterError, match="soffice"):
            convert([plain_docx("a")], soffice=tmp_path / "soffice", timeout_s=5)

    def test_the_usual_places_are_looked_at_when_the_search_path_has_none(self, tmp_path: Path) -> None:
        (tmp_path / "soffice").touch()
        places = (tmp_path / "else", tmp_path / "soffice")
        assert find_soffice(search_path=str(tmp_path / "none"), places=places) == tmp_path / "soffice"


def alive(pid: int) -> bool:
    """Whether the process runs; a dead one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
