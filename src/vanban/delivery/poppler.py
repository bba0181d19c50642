"""Poppler's pdftohtml: the text of a PDF with its places and fonts, fenced in and with a time limit."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from vanban.errors import ConverterError, DataError, Place, Problem

_TIMEOUT_S = 60.0
_MOST_BYTES = 50_000_000
_PASSWORD = b"incorrect password"


def pdf_text(raw: bytes, name: str, *, timeout_s: float = _TIMEOUT_S) -> str:
    """What `pdftohtml -xml` tells of the PDF `raw`, shown as `name`.

    Raises:
        ConverterError: poppler is missing or takes too long.
        DataError: the file is no PDF, is damaged, or wants a password.
    """
    program = shutil.which("pdftohtml")
    if program is None:
        what = "Chưa thấy chương trình pdftohtml (bộ poppler) trên máy này nên không đọc được tệp PDF."
        remedy = "Cài poppler (Debian, Ubuntu: apt install poppler-utils), hoặc dùng bản Word của văn bản."
        raise ConverterError(Problem(what, remedy, Place(name)))
    with tempfile.TemporaryDirectory(prefix="vanban-pdf-", ignore_cleanup_errors=True) as room:
        source = Path(room) / "0.pdf"
        source.write_bytes(raw)
        command = [program, "-xml", "-i", "-nodrm", "-stdout", "-enc", "UTF-8", str(source)]
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments; the file's name is a number
                command,
                cwd=room,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            what = f"Đọc tệp PDF quá {timeout_s:g} giây nên đã dừng."
            raise ConverterError(Problem(what, "Dùng bản Word của văn bản.", Place(name))) from None
        except OSError as error:
            what = f"Không chạy được pdftohtml (lỗi số {error.errno} của hệ điều hành)."
            raise ConverterError(Problem(what, "Cài lại poppler, rồi chạy lại.", Place(name))) from None
    if _PASSWORD in done.stderr.lower():
        what = "Tệp PDF đặt mật khẩu nên không đọc được."
        raise DataError(Problem(what, "Bỏ mật khẩu, hoặc dùng bản Word của văn bản.", Place(name)))
    if done.returncode or b"<page " not in done.stdout or len(done.stdout) > _MOST_BYTES:
        what = "Không đọc được tệp PDF này: tệp hỏng, hoặc không phải tệp PDF."
        raise DataError(
            Problem(what, "Mở tệp xem có lỗi không, hoặc dùng bản Word của văn bản.", Place(name))
        )
    return done.stdout.decode("utf-8", "replace")
