"""A Word file that a person named, read for what is to be done with it."""

import os
from pathlib import Path

from vanban.delivery.files import read_given
from vanban.errors import DataError, Place, Problem

_LOCK_FILE = "~$"  # begins the name of the file that Word keeps beside an open document
_OTHER_KINDS = {
    ".doc": "Mở bằng Word, lưu lại dạng Word Document (.docx) rồi {doing} tệp đó.",
    ".docm": "Mở bằng Word, lưu lại dạng Word Document (.docx), loại không có macro.",
    ".dotx": "Mở bằng Word, lưu lại dạng Word Document (.docx).",
    ".pdf": "{Doing} tệp Word đã làm ra bản PDF này.",
}


def read_word_file(path: Path, doing: str, most: int) -> bytes:
    """The bytes of a .docx on the disk, `most` of them at the most; `doing` is the verb for what comes of it.

    Raises:
        DataError: there is none, or its name says that it is something else.
    """
    place = Place(str(path))
    if os.path.isdir(path):  # which takes any name, even one that no disk can hold
        raise DataError(Problem("Đây là một thư mục.", "Ghi tên từng tệp, ví dụ thư_mục/*.docx.", place))
    if path.name.startswith(_LOCK_FILE):
        what = "Đây là tệp tạm mà Word tạo khi văn bản đang mở."
        raise DataError(Problem(what, f"{doing.capitalize()} chính văn bản đó.", place))
    if path.suffix.lower() != ".docx":
        remedy = _OTHER_KINDS.get(path.suffix.lower(), "Ghi tên một tệp Word .docx.")
        remedy = remedy.format(doing=doing, Doing=doing.capitalize())
        raise DataError(Problem(f"Chỉ {doing} được tệp Word .docx.", remedy, place))
    return read_given(path, place, most)
