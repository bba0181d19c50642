"""Two Word files made one with tracked changes: the order of the steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vanban.delivery.files import open_folder, read_given, write_whole
from vanban.delivery.versions import back_up
from vanban.docx.measure import measure
from vanban.docx.reading.container import MAX_TOTAL_BYTES
from vanban.docx.redline import Redlined, Revision, redline
from vanban.errors import DataError, OutputError, Place, Problem
from vanban.layout.recognition import recognise
from vanban.vietnamese.dates import parse_date

AUTHOR = "vanban"
_WORD_FILE = ".docx"
_LOCK_FILE = "~$"  # begins the name of the file that Word keeps beside an open document
_RESAVE = "Mở bằng Word, lưu lại dạng Word Document (.docx) rồi so sánh tệp đó."
_TWO_YEARS = "Xem lại đường dẫn; so sánh hai năm của một phong trào thì thêm --department."


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents: its bytes, the name that people know it by, its day if the data tell it."""

    name: str
    raw: bytes
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The file that was written and what it shows; `backup` is the copy of a file that stood there before."""

    path: Path
    redlined: Redlined
    on: date | None
    backup: Path | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the comparison goes, and who is named as author of the changes, on which day.

    Without `on` the changes bear the day of the new document, and none when it has none. `words_only`: changes of
    look alone are not marked.
    """

    output: Path
    author: str = AUTHOR
    on: date | None = None
    force: bool = False
    words_only: bool = False


def day_named(text: str | None) -> date | None:
    """The day that a person typed: `07/02/2024` or `2024-02-07`.

    Raises:
        DataError: there is no such day.
    """
    if text is None:
        return None
    try:
        return parse_date(text)
    except ValueError as error:
        raise DataError(Problem(f"--date: {error}", "Ghi ngày như 07/02/2024.")) from None


def compare_files(old: Path, new: Path, wish: Wish) -> Compared:
    """Write `new` with tracked changes against `old`.

    Raises:
        DataError: a file can't be read, or the call is wrong.
        OutputError: something stands where the comparison should go, or the disk is in the way.
    """
    refuse_output(wish, (old, new))
    before, after = both(lambda: _read(old), lambda: _read(new))
    return write(before, after, wish)


def write(before: Side, after: Side, wish: Wish) -> Compared:
    """Write `after` with tracked changes against `before`.

    Raises:
        DataError: one of them can't be compared.
        OutputError: as for `compare_files`.
    """
    on = wish.on or after.day or _day_of(after)
    names = before.name, after.name
    made = redline(before.raw, after.raw, Revision(wish.author, on), names, looks=not wish.words_only)
    backup = _make_room(wish, made.raw)
    write_whole(wish.output, made.raw)
    return Compared(wish.output, made, on, backup)


def both(*reads: Callable[[], Side]) -> tuple[Side, Side]:
    """What both readings give.

    Raises:
        DataError: the problems of both.
    """
    sides: list[Side] = []
    problems: list[Problem] = []
    for read in reads:
        try:
            sides.append(read())
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return sides[0], sides[1]


def _read(path: Path) -> Side:
    place = Place(str(path))
    if path.is_dir():
        raise DataError(Problem("Đây là một thư mục.", _TWO_YEARS, place))
    if not path.exists():
        raise DataError(Problem("Không có tệp này.", _TWO_YEARS, place))
    if path.name.startswith(_LOCK_FILE):
        what = "Đây là tệp tạm mà Word tạo khi văn bản đang mở."
        raise DataError(Problem(what, "So sánh chính văn bản đó.", place))
    if path.suffix.lower() != _WORD_FILE:
        raise DataError(Problem("Chỉ so sánh được tệp Word .docx.", _RESAVE, place))
    return Side(str(path), read_given(path, place, MAX_TOTAL_BYTES))


def _day_of(side: Side) -> date | None:
    """The day that the document bears, or the first that it can mean when only the month is printed."""
    try:
        anatomy = recognise(measure(side.raw, side.name))
    except DataError:
        return None  # too long to be measured: the changes bear no day
    return anatomy.dated or anatomy.since


def refuse_output(wish: Wish, inputs: Sequence[Path] = ()) -> None:
    """Before anything is read.

    Raises:
        DataError: the comparison can't be written there, whatever is compared.
    """
    place = Place(str(wish.output))
    if wish.output.suffix.lower() != _WORD_FILE:
        raise DataError(Problem("Bản so sánh là tệp Word.", "Ghi sau -o một tên tệp .docx.", place))
    if any(path.exists() and wish.output.exists() and path.samefile(wish.output) for path in inputs):
        what = "Bản so sánh không được ghi đè lên văn bản đem so sánh."
        raise DataError(Problem(what, "Ghi sau -o một tên tệp khác.", place))


def _make_room(wish: Wish, made: bytes) -> Path | None:
    """Keep a copy of what stands at the place of the comparison, when `force` gives leave to replace it."""
    path = wish.output
    if not path.is_file() or path.read_bytes() == made:
        return None
    if not wish.force:
        remedy = "Ghi sau -o một tên khác, hoặc thêm --force để thay (bản cũ được cất lại)."
        raise OutputError(Problem("Tệp này đã có.", remedy, Place(str(path))))
    with open_folder(path.parent) as folder:
        return path.with_name(back_up(folder, path.name))
