"""Documents made PDFs by LibreOffice: many in one call, none lost to another. Bytes in, bytes out."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from vanban.delivery.faults import disk_faults
from vanban.delivery.soffice import ARCHIVE_SETTINGS, convert_folder
from vanban.errors import Problem

_FILTER = "pdf:writer_pdf_Export"
_FRUITLESS_CALLS = 5  # broken calls in a row without one PDF: it is not the documents' fault
_TAIL = 1024  # bytes at the end of a PDF among which its end is marked


def _never() -> bool:
    return False


def convert(
    documents: Sequence[bytes],
    *,
    soffice: Path,
    timeout_s: float,
    archive: bool = False,
    halted: Callable[[], bool] = _never,
) -> list[bytes | Problem]:
    """The PDF of each .docx in `documents`, as PDF/A-2b if `archive`, or why there is none; on any machine.

    `timeout_s` is the longest that LibreOffice may take over one document. A call that gets stuck or breaks off is
    begun anew behind the document that it stood at; what is then still missing is tried once more alone. Once
    `halted` says so, LibreOffice is stopped and nothing more is begun.

    Raises:
        ConverterError: LibreOffice can't be started.
        OutputError: there is no room for temporary files.
    """
    with (
        disk_faults(Path(tempfile.gettempdir())),
        tempfile.TemporaryDirectory(prefix="vanban-pdf-", ignore_cleanup_errors=True) as room,
    ):
        bench = _Bench(Path(room), soffice, timeout_s, archive, halted)
        bench.lay_out(documents)
        left = list(range(len(documents)))
        while left:
            left = bench.run(left)
        for number in bench.missing():
            bench.run([number])
        return [bench.result(number) for number in range(len(documents))]


class _Bench:
    """Documents under numbers in a folder of their own: equal names don't meet, relative links end there."""

    def __init__(
        self, room: Path, soffice: Path, timeout_s: float, archive: bool, halted: Callable[[], bool]
    ) -> None:
        self._documents = room / "docx"
        self._results = room / "pdf"
        self._soffice = soffice
        self._timeout_s = timeout_s
        self._settings = ARCHIVE_SETTINGS if archive else ()
        self._halted = halted
        self._fruitless = 0

    def lay_out(self, documents: Sequence[bytes]) -> None:
        """Put the documents on the bench."""
        self._documents.mkdir()
        self._results.mkdir()
        for number, document in enumerate(documents):
            self._source(number).write_bytes(document)

    def run(self, numbers: list[int]) -> list[int]:
        """Convert the documents `numbers` in one call. Returns those that it did not come to."""
        if self._fruitless == _FRUITLESS_CALLS or self._halted():
            return []
        for number in numbers:
            self._result(number).unlink(missing_ok=True)
        call = convert_folder(
            self._soffice,
            [self._source(number) for number in numbers],
            self._results,
            _FILTER,
            self._pdfs_made,
            self._timeout_s,
            settings=self._settings,
            halted=self._halted,
        )
        missing = [number for number in numbers if self._whole(number) is None]
        if call.ended == "by itself" and call.code == 0:
            return []
        self._fruitless = self._fruitless + 1 if len(missing) == len(numbers) else 0
        return missing[1:]  # the first is the one that it stood at

    def missing(self) -> list[int]:
        """The documents without a whole PDF."""
        numbers = range(len(list(self._documents.iterdir())))
        return [number for number in numbers if self._whole(number) is None]

    def result(self, number: int) -> bytes | Problem:
        """The PDF of a document, or that there is none."""
        return self._whole(number) or Problem(
            f"LibreOffice không chuyển được văn bản này sang PDF (hỏng, hoặc quá {self._timeout_s:g} giây).",
            "Mở tệp .docx bằng Word xem có lỗi không, rồi chạy lại.",
        )

    def _whole(self, number: int) -> bytes | None:
        path = self._result(number)
        pdf = path.read_bytes() if path.is_file() else b""
        tail = pdf[-_TAIL:]
        return pdf if pdf.startswith(b"%PDF") and b"startxref" in tail and b"%%EOF" in tail else None

    def _pdfs_made(self) -> int:
        return len(list(self._results.iterdir()))

    def _source(self, number: int) -> Path:
        return self._documents / f"{number}.docx"

    def _result(self, number: int) -> Path:
        return self._results / f"{number}.pdf"
