"""The order of the steps that make a dossier's workbook into its nominees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.awards.columns import EARLIER_COLUMNS, EARLIER_SHEET, KINDS, NOMINEES_SHEET, READ_COLUMNS
from vanban.awards.model import Nominations, Nominee, SheetRow
from vanban.awards.reading.earlier import EarlierAwards
from vanban.awards.reading.known import Known
from vanban.awards.reading.rows import Rows
from vanban.collecting import without_collecting
from vanban.data.departments import Departments
from vanban.figures.reading.faults import Faults, cell_place
from vanban.figures.reading.headings import Heading, find_heading
from vanban.figures.reading.opening import Book, Grid, open_book
from vanban.registry.awards import AwardBook, NomineeKind
from vanban.vietnamese.letters import fold, slug, without_accents

_CODES: dict[NomineeKind, str] = {"tap_the": "TT", "ca_nhan": "CN"}
_LONGEST_CODE = 30
_PAPER = re.compile(  # an own file called so would be taken for the nominee's
    r"council$|(to-trinh|bien-ban|tom-tat|quyet-dinh|so-khen-thuong|muc-luc|chuyen-de|cong-trang)(-|$)"
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    grid: Grid
    heading: Heading

    @property
    def kind(self) -> NomineeKind | None:
        """The kind that a sheet's name tells: `Tập thể`, `DS cá nhân`."""
        name = fold(self.grid.sheet)
        told = [kind for kind, words in KINDS.items() if fold(words) in name]
        return told[0] if len(told) == 1 else None


@without_collecting()
def read_nominations(
    data: bytes,
    name: str,
    *,
    departments: Departments,
    book: AwardBook,
    day: date,
    home: str | None = None,
) -> Nominations:
    """The nominees of a dossier's workbook, in the form that `nominations_sheet` writes or near to it.

    `name` is the file as messages call it; departments are looked up on `day`; `home` is the id of the department of
    rows that name none.

    Raises:
        DataError: it is no such workbook, or cells can't be read: all of them, each with what to do.
    """
    faults = Faults(name)
    sheets, earlier = _find_tables(open_book(data, name), faults)
    known = Known(book, departments, day, home)
    tables = []
    for sheet in sheets:
        _hold_columns(sheet, faults)
        rows = Rows(sheet.grid, sheet.heading, known, faults, sheet.kind)
        rows.read()
        tables.append(rows)
    nominees = _coded([nominee for rows in tables for nominee in rows.nominees], faults)
    set_aside = [row for rows in tables for row in rows.set_aside]
    has_all = not faults.count  # else the nominee that an award belongs to may be missing
    if earlier and has_all:
        owners: list[Nominee | SheetRow] = [*nominees, *set_aside]
        awards = EarlierAwards(earlier.grid, earlier.heading, owners, known, faults).read()
        nominees = [
            replace(one, earlier=of) if of else one for one, of in zip(nominees, awards, strict=False)
        ]
        set_aside = [
            replace(one, earlier=of) for one, of in zip(set_aside, awards[len(nominees) :], strict=True)
        ]
    faults.stop_if_any()
    return Nominations(tuple(nominees), name, tuple(set_aside))


def _find_tables(book: Book, faults: Faults) -> tuple[list[_Sheet], _Sheet | None]:
    """The sheets of nominees and that of earlier awards.

    Raises:
        DataError: no sheet has nominees.
    """
    nominees: list[_Sheet] = []
    earlier: list[_Sheet] = []
    for name in book.sheets:
        grid = book.grid(name)
        as_nominees, as_earlier = find_heading(grid, READ_COLUMNS), find_heading(grid, EARLIER_COLUMNS)
        if as_earlier and _is_earlier(name, as_nominees, as_earlier):
            earlier.append(_Sheet(grid, as_earlier))
        elif as_nominees and "name" in as_nominees.columns:
            nominees.append(_Sheet(grid, as_nominees))
    named = [sheet for sheet in nominees if fold(sheet.grid.sheet) == fold(NOMINEES_SHEET)]
    if not nominees:
        what = f"Không thấy bảng đề nghị khen thưởng ở trang nào: {', '.join(book.sheets)}."
        faults.add(what, "Cần hàng tiêu đề như: Họ và tên, Chức vụ, Đơn vị, Hình thức đề nghị.")
    if len(earlier) > 1:
        names = ", ".join(sheet.grid.sheet for sheet in earlier)
        faults.add(f"Có {len(earlier)} trang về khen thưởng trước đây: {names}.", "Gộp vào một trang.")
    faults.stop_if_any()
    return named or nominees, earlier[0] if earlier else None


def _is_earlier(name: str, as_nominees: Heading | None, as_earlier: Heading) -> bool:
    if {"nominee_name", "code"}.isdisjoint(as_earlier.columns) or "name" not in as_earlier.columns:
        return False
    if fold(name) in (fold(EARLIER_SHEET), fold(NOMINEES_SHEET)):
        return fold(name) == fold(EARLIER_SHEET)
    return as_nominees is None or len(as_earlier.columns) > len(as_nominees.columns)


def _hold_columns(sheet: _Sheet, faults: Faults) -> None:
    grid, heading = sheet.grid, sheet.heading
    for column, first in heading.twice.items():
        what = f"Hai cột cùng nghĩa: “{heading.texts[first]}” và “{heading.texts[column]}”."
        place = cell_place(faults.file, grid.sheet, heading.body - 1, column)
        faults.add(what, "Bỏ hoặc đổi tên một cột.", place)


def _coded(nominees: Sequence[Nominee], faults: Faults) -> list[Nominee]:
    """Each nominee with a code: the one typed, else TT01 or CN01 by the order of rows."""
    seen: dict[str, Nominee] = {}
    for nominee in nominees:
        if not nominee.code:
            continue
        if what := _unfit(nominee.code):
            faults.add(what, "Ghi mã ngắn như CN01, hoặc để trống.", nominee.at("code"))
        elif (before := seen.setdefault(slug(nominee.code), nominee)) is not nominee:
            what = f"Mã {nominee.code} trùng mã {before.code} của {before.name} ({before.place.detail})."
            faults.add(what, "Mỗi đối tượng một mã; để trống thì chương trình tự đặt.", nominee.at("code"))
    numbers: dict[NomineeKind, int] = {"tap_the": 0, "ca_nhan": 0}
    return [
        nominee if nominee.code else replace(nominee, code=_next(nominee.kind, numbers, seen))
        for nominee in nominees
    ]


def _unfit(code: str) -> str | None:
    """Why a code can't name the nominee's files."""
    if len(code) > _LONGEST_CODE:
        return f"Mã “{code[:_LONGEST_CODE]}…” dài {len(code)} chữ."
    if not any(letter.isalnum() for letter in code) or not without_accents(code).isascii():
        return f"Mã “{code}” không đặt tên tệp được."
    if _PAPER.match(slug(code)):
        return f"Mã “{code}” trùng tên một tệp của hồ sơ."
    return None


def _next(kind: NomineeKind, numbers: dict[NomineeKind, int], taken: dict[str, Nominee]) -> str:
    while True:
        numbers[kind] += 1
        code = f"{_CODES[kind]}{numbers[kind]:02}"
        if slug(code) not in taken:
            return code
