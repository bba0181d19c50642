"""LibreOffice as a program that is called once, fenced in, and always comes to an end."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vanban.errors import ConverterError, Place, Problem

USUAL_PLACES = (
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files"), "LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/snap/bin/libreoffice"),
)
_POLL_S = 0.05

# What a document from outside may not do while it is being converted. Each item: path, property, value.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    # A proxy that nothing answers at: should a link be followed after all, it ends on this machine.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
ARCHIVE_SETTINGS = (("org.openoffice.Office.Common/Filter/PDF/Export", "SelectPdfVersion", "2"),)
"""What makes each PDF a PDF/A-2b: in the profile, since LibreOffice before 7.4 takes no such word with the call."""


@dataclass(frozen=True, slots=True)
class Call:
    """How one call of LibreOffice ended: by itself with `code`, or stopped because it got no further."""

    ended: Literal["by itself", "stopped"]
    code: int


def find_soffice(search_path: str | None = None, places: Sequence[Path] = USUAL_PLACES) -> Path:
    """Where LibreOffice is: in `search_path` (by default the system's), else in one of its usual `places`.

    Raises:
        ConverterError: it is in none of them.
    """
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name, path=search_path):
            return Path(found)
    for place in places:
        if place.is_file():
            return place
    raise ConverterError(
        Problem(
            "Chưa thấy LibreOffice trên máy này nên không làm được tệp PDF; các tệp .docx vẫn nguyên.",
            "Cài LibreOffice rồi chạy lại. Debian, Ubuntu: apt install libreoffice-writer-nogui "
            "libreoffice-calc-nogui fonts-liberation2; Windows: tải ở libreoffice.org rồi cài như thường lệ; "
            "macOS: tải ở libreoffice.org, kéo vào thư mục Applications.",
        )
    )


def convert_folder(
    soffice: Path,
    sources: Sequence[Path],
    results: Path,
    to: str,
    progress: Callable[[], int],
    timeout_s: float,
    infilter: str = "MS Word 2007 XML",
    *,
    settings: Sequence[tuple[str, str, str]] = (),
    halted: Callable[[], bool] = lambda: False,
) -> Call:
    """Convert `sources`, read by `infilter`, into the folder `results` in one call with a throw-away profile.

    The call is stopped, with all that it started, when `progress` has not grown for `timeout_s`, or `halted` says so.
    `settings` are added to the profile's: path, property, value.

    Raises:
        ConverterError: the program can't be started.
    """
    with tempfile.TemporaryDirectory(prefix="vanban-lo-", ignore_cleanup_errors=True) as profile:
        write_profile(Path(profile), settings)
        command = [
            str(soffice),
            f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            f"--infilter={infilter}",
            *("--convert-to", to, "--outdir", str(results)),
            *map(str, sources),
        ]
        process = _start(command)
        try:
            ended: Literal["by itself", "stopped"] = (
                "by itself" if _wait(process, progress, timeout_s, halted) else "stopped"
            )
        finally:
            _stop(process)
        return Call(ended, process.returncode)


def write_profile(profile: Path, settings: Sequence[tuple[str, str, str]] = ()) -> None:
    """A profile that follows no link to outside the document and runs no macro; `settings` are added to it."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (*_SETTINGS, *settings)
    )
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own arguments; the file names in them are numbers
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        )
    except OSError as error:
        raise ConverterError(
            Problem(
                f"Không chạy được LibreOffice (lỗi số {error.errno} của hệ điều hành).",
                "Kiểm tra đường dẫn tới chương trình soffice hoặc cài lại LibreOffice, rồi chạy lại.",
                Place(command[0]),
            )
        ) from error


def _wait(
    process: subprocess.Popen[bytes],
    progress: Callable[[], int],
    timeout_s: float,
    halted: Callable[[], bool],
) -> bool:
    """Whether `process` came to its end by itself."""
    reached, until = progress(), time.monotonic() + timeout_s
    while time.monotonic() < until and not halted():
        try:
            process.wait(_POLL_S)
        except subprocess.TimeoutExpired:
            if (now := progress()) > reached:
                reached, until = now, time.monotonic() + timeout_s
        else:
            return True
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End `process` and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            taskkill = Path(os.environ["SYSTEMROOT"], "System32/taskkill.exe")
            command = [str(taskkill), "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - a number of our own
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
