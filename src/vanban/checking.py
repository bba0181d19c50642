"""Holding Word files against the decree, and mending what is safe to mend: the order of the steps, and nothing else."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from vanban.collecting import without_collecting
from vanban.data.workspace import Workspace
from vanban.decree30.findings import Finding, Severity, worst
from vanban.decree30.judge import judge
from vanban.decree30.profiles import Profile, load_profile, nd30
from vanban.delivery.files import write_whole
from vanban.delivery.spread import Spread
from vanban.delivery.word_files import read_word_file
from vanban.docx.measure import measure
from vanban.docx.mend import mend
from vanban.docx.reading.container import MAX_TOTAL_BYTES
from vanban.errors import DataError, OutputError, Place, Problem, VanbanError
from vanban.layout.anatomy import Anatomy
from vanban.layout.mends import Mend
from vanban.layout.recognition import recognise
from vanban.proof import with_origins, with_register

MENDED_SUFFIX = ".sua"
_MOST_ROUNDS = 4  # of mending: a mended size of type makes another length of line right
_LONG = 3_000  # paragraphs, some 80 pages: a document that has more is mended in one round
_MOST_ORDERS = 25_000  # carried out on one file; what is beyond them would take longer than anybody waits
_AGAIN = "Văn bản phải sửa ở quá nhiều chỗ cho một lần; chạy lại lệnh này với bản đã sửa."
_ELSEWHERE = "Chép văn bản sang thư mục khác ghi được, còn chỗ (tên ngắn hơn nếu tên dài), rồi chạy lại ở đó."


class Watch(Protocol):
    """Who wants to know how a run is going."""

    def start(self, total: int) -> None:
        """There are `total` files."""

    def done(self) -> None:
        """One of them is done."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What files are held against.

    `today` counts for a document that bears no day. `workspace` is asked for what a document of its own was made of.
    """

    profile: Profile
    today: date
    workspace: Workspace | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was checked; `type` is its kind by the decree's abbreviation.

    `problems` say why it, or its mended copy, could not be read or written, which ends a run with `exit_code`.
    """

    path: Path
    type: str = ""
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = DataError.exit_code

    @property
    def has_errors(self) -> bool:
        """Some finding is an error."""
        return worst(self.findings) is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file: `target` is the mended copy, None when there was nothing to mend.

    `left`: what could have been mended, but not in this file, each with the sentence that says why.
    """

    before: Checked
    after: Checked
    target: Path | None = None
    left: tuple[tuple[Finding, str], ...] = ()

    @property
    def changed(self) -> tuple[Finding, ...]:
        """What was found before and is no more, or no more in so many places."""
        left = {(finding.rule, finding.words, finding.message) for finding in self.after.findings}
        return tuple(f for f in self.before.findings if (f.rule, f.words, f.message) not in left)


def rules_named(name: str, workspace: Workspace | None) -> Rules:
    """The profile called `name`: one of ours, or an overlay of the workspace's office.

    Raises:
        DataError: there is none of that name, or its file has faults.
    """
    registry = workspace.registry if workspace else Path("campaigns/registry")
    return Rules(load_profile(name, registry), date.today(), workspace)


@without_collecting()
def check_bytes(
    raw: bytes, name: str, profile: Profile | None = None, on: date | None = None
) -> list[Finding]:
    """All that the .docx `raw` breaks of the profile's rules; `on` is its day if it bears none.

    Raises:
        DataError: it can't be read as a Word file.
    """
    return judge(recognise(measure(raw, name)), profile or nd30(), on)


@dataclass(frozen=True, slots=True)
class _Held:
    """A document that was held against the rules: `profile` is what its issuer adds to them."""

    raw: bytes
    anatomy: Anatomy
    profile: Profile
    findings: Sequence[Finding]


@without_collecting()
def _hold(path: Path, rules: Rules) -> _Held:
    raw = read_word_file(path, "kiểm tra", MAX_TOTAL_BYTES)
    anatomy = recognise(measure(raw, str(path)))
    profile = with_register(rules.profile, anatomy, rules.workspace) if rules.workspace else rules.profile
    findings = judge(anatomy, profile, rules.today)
    if findings and rules.workspace is not None:
        findings = with_origins(findings, path, raw, rules.workspace)
    return _Held(raw, anatomy, profile, findings)


def check_file(path: Path, rules: Rules) -> Checked:
    """One file, read and judged; what keeps it from being read is told, not raised."""
    try:
        return _checked(path, _hold(path, rules))
    except Exception as error:  # the other files must still be checked
        return _failed(Checked(path), error)


def _checked(path: Path, held: _Held) -> Checked:
    """Without the findings' spots, which hold the whole measured document: many files must not be kept in memory."""
    return Checked(path, held.anatomy.type, tuple(map(_alone, held.findings)))


def _alone(finding: Finding) -> Finding:
    return replace(finding, spot=None)


def check_files(paths: Sequence[Path], rules: Rules, jobs: int, watch: Watch) -> list[Checked]:
    """Every file in turn, in `jobs` processes; a file that can't be read leaves the others standing."""
    results = []
    with Spread(partial(check_file, rules=rules), jobs) as processes:
        watch.start(len(paths))
        for path, checked in zip(paths, processes.results(paths), strict=True):
            results.append(checked or Checked(path, problems=(_worker_died(path),)))
            watch.done()
    return results


def mend_files(paths: Sequence[Path], rules: Rules, watch: Watch) -> list[Mended]:
    """Every file in turn; see `mend_file`."""
    watch.start(len(paths))
    results = []
    for path in paths:
        results.append(mend_file(path, rules))
        watch.done()
    return results


def mend_file(path: Path, rules: Rules) -> Mended:
    """Write `NAME.sua.docx` beside `path` with all that is safe to mend; the original stays as it is.

    What keeps it from being read or written is told, not raised.
    """
    try:
        held = _hold(path, rules)
    except Exception as error:  # the other files must still be mended
        unread = _failed(Checked(path), error)
        return Mended(unread, unread)
    before = _checked(path, held)
    try:
        return _mended(before, held, rules)
    except Exception as error:
        return Mended(before, _failed(before, error))


@without_collecting()
def _mended(before: Checked, held: _Held, rules: Rules) -> Mended:
    raw, findings, left = _in_rounds(held, str(before.path), rules)
    if raw == held.raw:
        return Mended(before, before, left=left)
    target = _free_name(before.path, raw)
    _write_copy(target, raw)
    return Mended(before, Checked(target, before.type, tuple(map(_alone, findings))), target, left)


def _in_rounds(
    held: _Held, name: str, rules: Rules
) -> tuple[bytes, Sequence[Finding], tuple[tuple[Finding, str], ...]]:
    """The .docx with all that is safe mended, what is then left of the findings, and why some of these are."""
    raw, layout, findings = held.raw, held.anatomy.layout, held.findings
    left: tuple[tuple[Finding, str], ...] = ()
    room = _MOST_ORDERS
    for _ in range(_MOST_ROUNDS if len(layout.paragraphs) <= _LONG else 1):
        orders = list(dict.fromkeys(order for finding in findings for order in finding.mends))
        if not orders:
            return raw, findings, ()
        mended = mend(raw, orders[:room], name, layout)
        left = tuple(_reasons(findings, dict.fromkeys(orders[room:], _AGAIN) | dict(mended.left)))
        if mended.raw == raw:
            break
        raw, layout = mended.raw, measure(mended.raw, name)
        findings = judge(recognise(layout), held.profile, rules.today)
        room -= len(orders)
        if room <= 0:
            break
    return raw, findings, left


def _reasons(findings: Sequence[Finding], left: Mapping[Mend, str]) -> Iterator[tuple[Finding, str]]:
    """Each finding with the reasons why orders to mend it were left, each reason once."""
    for finding in findings:
        for reason in dict.fromkeys(left[order] for order in finding.mends if order in left):
            yield _alone(finding), reason


def _failed(checked: Checked, error: Exception) -> Checked:
    """The file with what to tell of an error: its own sentences, or that there is a defect in this program.

    Raises:
        Exception: the very error, when it is a defect and somebody asks to see its trace.
    """
    if isinstance(error, VanbanError):
        code = OutputError.exit_code if isinstance(error, OutputError) else DataError.exit_code
        return replace(checked, problems=error.problems, exit_code=code)
    if "VANBAN_TRACE" in os.environ:
        raise error
    what = f"Lỗi của chương trình khi đọc tệp này ({type(error).__name__})."
    place = Place(str(checked.path))
    return replace(checked, problems=(Problem(what, "Gửi câu này kèm tệp cho người bảo trì.", place),))


def _worker_died(path: Path) -> Problem:
    what = "Tiến trình con kiểm tra tệp này bị dừng đột ngột (thiếu bộ nhớ hoặc bị tắt)."
    return Problem(what, "Đóng bớt chương trình khác rồi kiểm tra lại riêng tệp này.", Place(str(path)))


def _free_name(path: Path, raw: bytes) -> Path:
    """`NAME.sua.docx`, or the next number when there is another file of that name, perhaps edited since."""
    number = 1
    while True:
        suffix = MENDED_SUFFIX + (f"-{number}" if number > 1 else "")
        target = path.with_name(f"{path.stem}{suffix}{path.suffix}")
        if not os.path.lexists(target) or _holds(target, raw):
            return target
        number += 1


def _holds(path: Path, raw: bytes) -> bool:
    """The file is there with just these bytes; one of another length is not read, it can be of any size."""
    try:
        return path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw
    except OSError:
        return False


def _write_copy(target: Path, raw: bytes) -> None:
    """Put the mended copy beside the document.

    Raises:
        OutputError: it can't be written there, which is where it must be.
    """
    try:
        write_whole(target, raw)
    except OutputError as error:
        raise OutputError(
            replace(problem, remedy=_ELSEWHERE) if "--output" in problem.remedy else problem
            for problem in error.problems
        ) from None
