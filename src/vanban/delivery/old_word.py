"""Old Word files (.doc, .rtf) made into .docx by LibreOffice."""

import tempfile
from pathlib import Path

from vanban.delivery.faults import disk_faults
from vanban.delivery.soffice import convert_folder, find_soffice
from vanban.errors import DataError, Place, Problem

_TIMEOUT_S = 90.0
_FILTERS = ((b"\xd0\xcf\x11\xe0", "MS Word 97", "doc"), (b"{\\rtf", "Rich Text Format", "rtf"))


def to_docx(raw: bytes, name: str, *, timeout_s: float = _TIMEOUT_S, soffice: Path | None = None) -> bytes:
    """The .docx that LibreOffice makes of the file `raw`, shown as `name`.

    Raises:
        ConverterError: LibreOffice is missing or can't be started.
        DataError: it is no such file, or it can't be converted.
    """
    known = next((one for one in _FILTERS if raw.startswith(one[0])), None)
    if known is None:
        what = "Đây không phải tệp Word đời cũ (.doc)."
        raise DataError(Problem(what, "Mở bằng Word, lưu lại dạng .docx rồi nhập tệp đó.", Place(name)))
    _, infilter, suffix = known
    program = soffice or find_soffice()
    with (
        disk_faults(Path(tempfile.gettempdir())),
        tempfile.TemporaryDirectory(prefix="vanban-doc-", ignore_cleanup_errors=True) as room,
    ):
        source, results = Path(room) / f"0.{suffix}", Path(room) / "docx"
        results.mkdir()
        source.write_bytes(raw)
        convert_folder(program, [source], results, "docx", lambda: 0, timeout_s, infilter)
        made = results / "0.docx"
        if made.is_file():
            return made.read_bytes()
    what = f"LibreOffice không đọc được tệp này (hỏng, có mật khẩu, hoặc quá {timeout_s:g} giây)."
    raise DataError(Problem(what, "Mở bằng Word, lưu lại dạng .docx rồi nhập tệp đó.", Place(name)))
