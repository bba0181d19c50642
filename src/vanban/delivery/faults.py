"""What the disk answers, as sentences for a clerk."""

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vanban.errors import OutputError, Place, Problem

_OPEN_ELSEWHERE = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: how Windows says "open in Word"

_FULL = (
    "Đĩa đã đầy nên không ghi được tệp này.",
    "Xóa bớt tệp hoặc chọn thư mục ở đĩa khác bằng --output, rồi chạy lại.",
)
_FORBIDDEN = (
    "Không được phép ghi tệp này.",
    "Nếu tệp đang mở trong Word thì đóng lại; nếu tệp hay thư mục đặt chỉ đọc thì bỏ đi, rồi chạy lại.",
)
_LINK = (
    "Đây là một liên kết (symlink), không phải tệp hay thư mục thật; chương trình không ghi qua liên kết.",
    "Xóa liên kết ấy hoặc chọn thư mục khác bằng --output.",
)
_NO_FOLDER = (
    "Một phần của đường dẫn là tệp, trong khi phải là thư mục.",
    "Đổi tên hoặc chuyển tệp ấy đi chỗ khác, hoặc chọn thư mục khác bằng --output, rồi chạy lại.",
)
_SPECIAL = (
    "Đây là một tệp đặc biệt (đường ống, ổ cắm hay thiết bị), không phải tệp thường.",
    "Xóa hoặc chuyển nó đi chỗ khác, rồi chạy lại.",
)
_SENTENCES: dict[int | None, tuple[str, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: ("Tệp lớn hơn cỡ mà đĩa cho phép.", "Chọn thư mục ở đĩa khác bằng --output, rồi chạy lại."),
    errno.EROFS: ("Đĩa này chỉ cho đọc.", "Chọn thư mục khác bằng --output."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ELOOP: _LINK,
    errno.EISDIR: (
        "Đây là một thư mục, trong khi chương trình cần ghi một tệp mang tên ấy.",
        "Đổi tên hoặc chuyển thư mục ấy đi chỗ khác, rồi chạy lại.",
    ),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENODEV: _SPECIAL,
    errno.ENXIO: _SPECIAL,
    errno.ENAMETOOLONG: ("Đường dẫn quá dài.", "Chọn thư mục có đường dẫn ngắn hơn bằng --output."),
    errno.ENOENT: (
        "Không tìm thấy tệp hay thư mục này.",
        "Kiểm tra đường dẫn và ổ đĩa mạng có còn nối không, rồi chạy lại.",
    ),
    errno.EIO: (
        "Đĩa báo lỗi khi đọc hay ghi.",
        "Kiểm tra đĩa hoặc ổ mạng, hay chọn thư mục khác bằng --output.",
    ),
}


def disk_problem(error: OSError, path: Path) -> Problem:
    """What `error` means for the file or folder `path`."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        what, remedy = "Tệp đang mở ở chương trình khác.", "Đóng tệp trong Word rồi chạy lại."
    else:
        reason = f"lỗi số {error.errno}" if error.errno else type(error).__name__
        what, remedy = _SENTENCES.get(
            error.errno,
            (f"Hệ điều hành không cho ghi ({reason}).", "Thử lại hoặc chọn thư mục khác bằng --output."),
        )
    return Problem(what, remedy, Place(str(path)))


def not_plain(mode: int) -> OSError:
    """The error for a folder, a link or a special file, of the given `st_mode`, in the place of a plain file."""
    if stat.S_ISDIR(mode):
        return IsADirectoryError(errno.EISDIR, "folder")
    return OSError(errno.ELOOP if stat.S_ISLNK(mode) else errno.ENODEV, "not a plain file")


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn what the disk answers about `path` into sentences.

    Raises:
        OutputError: in the place of any OSError inside the block.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(disk_problem(error, path)) from error
