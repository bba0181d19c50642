"""Holding Word files against the decree, and mending what is safe to mend: the order of the steps, and nothing else."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from vanban.decree30.findings import Finding, Severity, worst
from vanban.decree30.judge import judge
from vanban.decree30.profiles import Profile, nd30
from vanban.delivery.files import write_whole
from vanban.docx.measure import measure
from vanban.docx.mend import mend
from vanban.docx.reading.container import MAX_TOTAL_BYTES
from vanban.errors import DataError, Place, Problem, VanbanError
from vanban.layout.recognition import recognise

MENDED_SUFFIX = ".sua"
_MOST_ROUNDS = 4  # of mending: a mended size of type makes another length of line right
_LOCK_FILE = "~$"  # begins the name of the file that Word keeps beside an open document
_OTHER_KINDS = {
    ".doc": "Mở bằng Word, lưu lại dạng Word Document (.docx) rồi kiểm tra tệp đó.",
    ".docm": "Mở bằng Word, lưu lại dạng Word Document (.docx), loại không có macro.",
    ".dotx": "Mở bằng Word, lưu lại dạng Word Document (.docx).",
    ".pdf": "Kiểm tra tệp Word đã làm ra bản PDF này.",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was checked; `type` is its kind by the decree's abbreviation.

    `problems` say why it could not be read.
    """

    path: Path
    type: str = ""
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The weight of its worst finding."""
        return worst(self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file: `target` is the mended copy, None when there was nothing to mend."""

    before: Checked
    after: Checked
    target: Path | None = None

    @property
    def changed(self) -> tuple[Finding, ...]:
        """What was found before and is no more."""
        left = {(finding.rule, finding.words) for finding in self.after.findings}
        return tuple(f for f in self.before.findings if (f.rule, f.words) not in left)


def check_bytes(
    raw: bytes, name: str, profile: Profile | None = None, on: date | None = None
) -> list[Finding]:
    """All that the .docx `raw` breaks of the profile's rules; `on` is its day if it bears none.

    Raises:
        DataError: it can't be read as a Word file.
    """
    return judge(recognise(measure(raw, name)), profile or nd30(), on)


def check_file(path: Path, profile: Profile, on: date) -> Checked:
    """One file, read and judged; what keeps it from being read is told, not raised."""
    try:
        anatomy = recognise(measure(read_document(path), str(path)))
    except VanbanError as error:
        return Checked(path, problems=error.problems)
    findings = judge(anatomy, profile, on)
    # What a finding points at is the whole measured document; many files must not be kept in memory.
    return Checked(path, anatomy.type, tuple(replace(finding, spot=None) for finding in findings))


def check_files(
    paths: Sequence[Path], profile: Profile, on: date, jobs: int = 1, done: Callable[[], None] = lambda: None
) -> list[Checked]:
    """Every file in turn, in `jobs` processes; a file that can't be read leaves the others standing."""
    results = []
    for checked in _spread(partial(check_file, profile=profile, on=on), paths, jobs):
        results.append(checked)
        done()
    return results


def mend_file(path: Path, profile: Profile, on: date) -> Mended:
    """Write `NAME.sua.docx` beside `path` with all that is safe to mend; the original stays as it is.

    Raises:
        DataError: the file can't be read, or must not be changed.
        OutputError: the copy can't be written.
    """
    before = check_file(path, profile, on)
    if before.problems:
        return Mended(before, before)
    original = raw = read_document(path)
    findings: Sequence[Finding] = before.findings
    for _ in range(_MOST_ROUNDS):
        mends = [order for finding in findings for order in finding.mends]
        mended = mend(raw, mends, str(path)).raw if mends else raw
        if mended == raw:
            break
        raw, findings = mended, check_bytes(mended, str(path), profile, on)
    if raw == original:
        return Mended(before, before)
    target = _free_name(path, raw)
    write_whole(target, raw)
    return Mended(before, Checked(target, before.type, tuple(findings)), target)


def read_document(path: Path) -> bytes:
    """The bytes of a .docx on the disk.

    Raises:
        DataError: there is none, or its name says that it is something else.
    """
    place = Place(str(path))
    if path.is_dir():
        raise DataError(Problem("Đây là một thư mục.", "Ghi tên từng tệp, ví dụ thư_mục/*.docx.", place))
    if path.name.startswith(_LOCK_FILE):
        what = "Đây là tệp tạm mà Word tạo khi văn bản đang mở."
        raise DataError(Problem(what, "Kiểm tra chính văn bản đó.", place))
    if path.suffix.lower() != ".docx":
        remedy = _OTHER_KINDS.get(path.suffix.lower(), "Ghi tên một tệp Word .docx.")
        raise DataError(Problem("Chỉ kiểm tra được tệp Word .docx.", remedy, place))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DataError(
                Problem("Đây không phải là một tệp thường.", "Ghi tên một tệp Word .docx.", place)
            )
        with path.open("rb") as file:
            raw = file.read(MAX_TOTAL_BYTES + 1)
    except FileNotFoundError:
        raise DataError(Problem("Không có tệp này.", "Xem lại đường dẫn.", place)) from None
    except OSError:
        raise DataError(Problem("Không đọc được tệp này.", "Xem lại quyền đọc.", place)) from None
    if len(raw) > MAX_TOTAL_BYTES:
        what = f"Tệp nặng hơn {MAX_TOTAL_BYTES // 1_000_000} MB."
        raise DataError(Problem(what, "Bỏ bớt hoặc nén ảnh trong tệp.", place))
    return raw


def _free_name(path: Path, raw: bytes) -> Path:
    """`NAME.sua.docx`, or the next number when there is another file of that name, perhaps edited since."""
    number = 1
    while True:
        suffix = MENDED_SUFFIX + (f"-{number}" if number > 1 else "")
        target = path.with_name(f"{path.stem}{suffix}{path.suffix}")
        if not os.path.lexists(target) or (target.is_file() and target.read_bytes() == raw):
            return target
        number += 1


def _spread(check: Callable[[Path], Checked], paths: Iterable[Path], jobs: int) -> Iterator[Checked]:
    if jobs == 1:
        yield from map(check, paths)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        yield from executor.map(check, paths, chunksize=8)
