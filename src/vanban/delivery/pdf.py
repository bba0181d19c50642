"""PDF files beside the documents: many in one call of LibreOffice, each checked, none lost to another."""

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Literal

from vanban.delivery.faults import disk_faults, disk_problem
from vanban.delivery.files import Folder, open_folder
from vanban.delivery.soffice import convert_folder, find_soffice
from vanban.delivery.versions import new_name
from vanban.errors import Place, Problem

_PER_CALL = 40  # starting LibreOffice costs as much as converting some ten documents
_FILTER = "pdf:writer_pdf_Export"
_FRUITLESS_CALLS = 5  # broken calls in a row without one PDF: it is not the documents' fault
_MAKERS = (b"LibreOffice", "LibreOffice".encode("utf-16-be").hex().upper().encode())
_LARGEST = 1 << 30  # bytes; a larger PDF is none of ours and not read to know
_ZIP = b"PK\x03\x04"
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """What became of one document: `pdf` is the file made, None when it failed.

    `kept` means that another's PDF stood there (a signed or scanned one) and ours is beside it.
    """

    source: Path
    pdf: Path | None
    status: Literal["written", "kept", "failed"]
    problems: tuple[Problem, ...] = ()


def to_pdf(
    files: Sequence[Path],
    *,
    timeout_s: float,
    soffice: Path | None = None,
    on_done: Callable[[PdfOutcome], None] | None = None,
) -> list[PdfOutcome]:
    """Make a PDF beside each .docx of `files`; one outcome for each, in order.

    `timeout_s` is the longest that LibreOffice may take over one document. `on_done` hears each outcome as
    soon as it is known.

    Raises:
        ConverterError: LibreOffice is missing or can't be started.
        OutputError: there is no room for temporary files.
    """
    soffice = soffice or find_soffice()
    outcomes = []
    for start in range(0, len(files), _PER_CALL):
        chunk = files[start : start + _PER_CALL]
        read = [_read(file) for file in chunk]
        documents = [document for document in read if isinstance(document, bytes)]
        pdfs = iter(convert(documents, timeout_s=timeout_s, soffice=soffice))
        for file, document in zip(chunk, read, strict=True):
            result = next(pdfs) if isinstance(document, bytes) else document
            outcomes.append(_write(file, result))
            if on_done:
                on_done(outcomes[-1])
    return outcomes


def convert(documents: Sequence[bytes], *, timeout_s: float, soffice: Path) -> list[bytes | Problem]:
    """The PDF of each .docx in `documents`, or why there is none; bytes in, bytes out, on any machine.

    A call that gets stuck or breaks off is begun anew behind the document that it stood at; what is then
    still missing is tried once more alone.

    Raises:
        ConverterError: LibreOffice can't be started.
        OutputError: there is no room for temporary files.
    """
    with (
        disk_faults(Path(tempfile.gettempdir())),
        tempfile.TemporaryDirectory(prefix="vanban-pdf-", ignore_cleanup_errors=True) as room,
    ):
        bench = _Bench(Path(room), soffice, timeout_s)
        bench.lay_out(documents)
        left = list(range(len(documents)))
        while left:
            left = bench.run(left)
        for number in bench.missing():
            bench.run([number])
        return [bench.result(number) for number in range(len(documents))]


class _Bench:
    """Documents under numbers in a folder of their own: equal names don't meet, relative links end there."""

    def __init__(self, room: Path, soffice: Path, timeout_s: float) -> None:
        self._documents = room / "docx"
        self._results = room / "pdf"
        self._soffice = soffice
        self._timeout_s = timeout_s
        self._fruitless = 0

    def lay_out(self, documents: Sequence[bytes]) -> None:
        """Put the documents on the bench."""
        self._documents.mkdir()
        self._results.mkdir()
        for number, document in enumerate(documents):
            self._source(number).write_bytes(document)

    def run(self, numbers: list[int]) -> list[int]:
        """Convert the documents `numbers` in one call. Returns those that it did not come to."""
        if self._fruitless == _FRUITLESS_CALLS:
            return []
        for number in numbers:
            self._result(number).unlink(missing_ok=True)
        sources = [self._source(number) for number in numbers]
        call = convert_folder(
            self._soffice, sources, self._results, _FILTER, self._pdfs_made, self._timeout_s
        )
        missing = [number for number in numbers if self._sound(number) is None]
        if call.ended == "by itself" and call.code == 0:
            return []
        self._fruitless = self._fruitless + 1 if len(missing) == len(numbers) else 0
        return missing[1:]  # the first is the one that it stood at

    def missing(self) -> list[int]:
        """The documents without a sound PDF."""
        numbers = range(len(list(self._documents.iterdir())))
        return [number for number in numbers if self._sound(number) is None]

    def result(self, number: int) -> bytes | Problem:
        """The PDF of a document, or that there is none."""
        return self._sound(number) or Problem(
            f"LibreOffice không chuyển được văn bản này sang PDF (hỏng, hoặc quá {self._timeout_s:g} giây).",
            "Mở tệp .docx bằng Word xem có lỗi không, rồi chạy lại.",
        )

    def _sound(self, number: int) -> bytes | None:
        path = self._result(number)
        pdf = path.read_bytes() if path.is_file() else b""
        return pdf if page_count(pdf) else None

    def _pdfs_made(self) -> int:
        return len(list(self._results.iterdir()))

    def _source(self, number: int) -> Path:
        return self._documents / f"{number}.docx"

    def _result(self, number: int) -> Path:
        return self._results / f"{number}.pdf"


def stale_pdf(path: Path) -> Path | None:
    """The PDF of ours beside the .docx `path` that was made before the document became what it now is.

    Goes by the dates of the two files. None when there is no such PDF, or it can't be read.
    """
    try:
        document = path.stat()
        with open_folder(path.parent) as folder:
            name = _free_name(folder, path.with_suffix(".pdf").name)
            pdf = folder.stat(name)
    except OSError:
        return None
    return path.with_name(name) if pdf is not None and pdf.st_mtime_ns < document.st_mtime_ns else None


def page_count(pdf: bytes) -> int:
    """Pages of a PDF that LibreOffice has written; 0 when it is no whole PDF."""
    if not pdf.startswith(b"%PDF") or b"%%EOF" not in pdf[-1024:]:
        return 0
    return max((int(count or other) for count, other in _PAGES.findall(pdf)), default=0)


def _read(file: Path) -> bytes | Problem:
    try:
        document = file.read_bytes()
    except OSError as error:
        return disk_problem(error, file)
    if document.startswith(_ZIP):
        return document
    return Problem("Đây không phải tệp Word .docx nên không chuyển sang PDF được.", "Lưu lại thành .docx.")


def _write(file: Path, result: bytes | Problem) -> PdfOutcome:
    if isinstance(result, Problem):
        return PdfOutcome(file, None, "failed", (replace(result, place=Place(str(file))),))
    path = file.with_suffix(".pdf")
    try:
        with open_folder(path.parent) as folder:
            name = _free_name(folder, path.name)
            folder.write(name, result)
    except OSError as error:
        return PdfOutcome(file, None, "failed", (disk_problem(error, path),))
    if name == path.name:
        return PdfOutcome(file, path, "written")
    what = "Tệp PDF này không phải do chương trình làm hoặc đã được ký, sửa nên giữ nguyên; "
    problem = Problem(f"{what}bản mới đặt bên cạnh, tên là {name}.", place=Place(str(path)))
    return PdfOutcome(file, path.with_name(name), "kept", (problem,))


def _free_name(folder: Folder, name: str) -> str:
    """`name`, or the first name beside it under which no one else's PDF would be lost."""
    for candidate in chain((name,), (new_name(name, number) for number in count(1))):
        found = folder.stat(candidate)
        if found is None or (found.st_size <= _LARGEST and _untouched(folder.read(candidate) or b"")):
            return candidate
    raise AssertionError("count() ends")


def _untouched(pdf: bytes) -> bool:
    """Whether `pdf` is as LibreOffice wrote it: signing and commenting append to the file."""
    return any(maker in pdf for maker in _MAKERS) and pdf.count(b"%%EOF") == 1 and b"/ByteRange" not in pdf
