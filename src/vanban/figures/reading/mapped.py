"""The sheet of a treasury or a ministry read by the columns that a mapping names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vanban.collecting import without_collecting
from vanban.data.campaign import Campaign
from vanban.data.departments import Departments
from vanban.data.mapping import GROUPED_BY, MappedColumns, SheetMapping
from vanban.data.reporting import DONG
from vanban.figures.columns import AMOUNTS, NAMED
from vanban.figures.model import Field, MonthFigures, Project
from vanban.figures.reading.cells import CellError
from vanban.figures.reading.faults import Faults, column_letters
from vanban.figures.reading.headings import Heading, heading_texts, read_heading
from vanban.figures.reading.names import Names, bare, names_of
from vanban.figures.reading.opening import Book, Grid, open_book
from vanban.figures.reading.rows import Lists, Rows, Standing, Table
from vanban.figures.reading.statements import stated_unit
from vanban.figures.reading.units import unit_of_heading
from vanban.figures.reporting import closing_day, plan_years, reporting_of
from vanban.vietnamese.letters import fold
from vanban.vietnamese.periods import Period

_LETTERS = re.compile(r"[A-Z]{1,2}")
_FIRST_ROWS = 60
_PLANS: tuple[Field, ...] = ("plan_central", "plan_local", "carried_over")


@without_collecting()
def read_mapped(
    data: bytes,
    name: str,
    mapping: SheetMapping,
    *,
    month: Period,
    campaign: Campaign,
    departments: Departments,
    previous: MonthFigures | None = None,
) -> MonthFigures:
    """The figures of a sheet in somebody else's form.

    What it has no column for is taken from `mapping`, else from the same project in `previous`, the month before:
    names, owners and plans as they stand there; one of the month's own and the cumulative disbursement from the
    other.

    Raises:
        DataError: it is no such sheet, or cells can't be read: all of them, each with what to do.
    """
    reporting = reporting_of(campaign)
    closed_on = closing_day(reporting, month)
    faults = Faults(name)
    grid, heading = _find_table(open_book(data, name), mapping, faults)
    names = names_of(reporting, departments, closed_on, _other_names(mapping))
    table = _table(grid, heading, mapping, faults)
    standing = _standing(mapping, names, previous, faults)
    faults.stop_if_any()
    rows = Rows(table, Lists(names, plan_years(campaign, month)), faults, standing)
    rows.read()
    totals = rows.totals()
    faults.stop_if_any()
    earlier = {project.key: project for project in previous.projects} if previous else {}
    follows = previous is not None and previous.month == month.moved(-1)
    projects = (
        _completed(project, earlier.get(project.key), table.columns, follows=follows)
        for project in rows.projects
    )
    return MonthFigures(month, closed_on, tuple(projects), {}, totals, name)


def _wanted(mapping: SheetMapping) -> dict[str, str]:
    """The heading or letters of each column that the mapping names."""
    said = ((field, getattr(mapping.columns, field)) for field in MappedColumns.model_fields)
    return {field: text for field, text in said if text}


def _other_names(mapping: SheetMapping) -> Mapping[str, Mapping[str, str]]:
    names = mapping.names
    return {"department": names.department, "source": names.source, "group": names.group}


def _find_table(book: Book, mapping: SheetMapping, faults: Faults) -> tuple[Grid, Heading]:
    """The sheet that is meant and its heading, with all the columns that the mapping names.

    Raises:
        DataError: there is none; what comes nearest is told.
    """
    sheets = [one for one in book.sheets if mapping.sheet is None or fold(one) == fold(mapping.sheet)]
    if not sheets:
        what = f"Không có trang nào tên là {mapping.sheet}."
        faults.add(what, f"Các trang hiện có: {', '.join(book.sheets)}.")
        faults.stop_if_any()
    wanted = _wanted(mapping)
    found = (_best_heading(grid, wanted, mapping) for grid in map(book.grid, sheets))
    grid, heading = max(found, key=lambda one: len(one[1].columns))
    for field, text in wanted.items():
        if field not in heading.columns:
            alias = MappedColumns.model_fields[field].alias
            seen = (
                ", ".join(f"“{words}”" for words in heading.texts if words) or "không thấy hàng tiêu đề nào"
            )
            what = f"Trang {grid.sheet} không có đúng một cột “{text}” ({alias})."
            faults.add(
                what, f"Ghi trong cot đúng tên cột, hoặc chữ cái của cột. Các cột của trang: {seen[:400]}."
            )
    faults.stop_if_any()
    return grid, heading


def _best_heading(grid: Grid, wanted: Mapping[str, str], mapping: SheetMapping) -> tuple[Grid, Heading]:
    best = Heading(0, 0, (), {}, {}, {})
    for first, count in _places(grid, mapping):
        texts = heading_texts(grid, first, count)
        columns = {field: at for field, text in wanted.items() if (at := _column(text, texts)) is not None}
        if (len(columns), -count) > (len(best.columns), -best.rows):
            units = {field: unit for field, at in columns.items() if (unit := unit_of_heading(texts[at]))}
            best = Heading(first, count, texts, columns, units, {})
    return grid, best


def _places(grid: Grid, mapping: SheetMapping) -> Iterator[tuple[int, int]]:
    """Where a heading may stand: its first row and how many rows it takes."""
    if mapping.heading_row is not None:
        last = min(mapping.heading_row, len(grid.rows))
        yield from ((last - count, count) for count in (1, 2, 3) if last >= count)
        return
    for first in range(min(_FIRST_ROWS, len(grid.rows))):
        yield from ((first, count) for count in (1, 2, 3) if first + count <= len(grid.rows))


def _column(wanted: str, texts: tuple[str, ...]) -> int | None:
    """Where a column stands that is called by its letters, its whole heading, or the last line of it alone."""
    if _LETTERS.fullmatch(wanted):
        return next((at for at in range(len(texts)) if column_letters(at) == wanted), None)
    words = bare(wanted)
    same = [at for at, text in enumerate(texts) if bare(text) == words]
    ends = [at for at, text in enumerate(texts) if bare(text).endswith(f" {words}")]
    found = same or ends
    return found[0] if len(found) == 1 else None


def _table(grid: Grid, heading: Heading, mapping: SheetMapping, faults: Faults) -> Table:
    unit = mapping.unit or stated_unit(grid, heading, faults)
    units: dict[str, int] = {}
    for field in AMOUNTS:
        of = mapping.unit or heading.units.get(field) or unit
        if of:
            units[field] = DONG[of]
        elif field in heading.columns:
            what = f"Không thấy đơn vị tính của cột “{heading.texts[heading.columns[field]]}”."
            faults.add(what, "Ghi don_vi_tinh vào tệp mapping, ví dụ: don_vi_tinh: đồng.")
    grouped_by = GROUPED_BY[mapping.grouped_by] if mapping.grouped_by else None
    columns = _with_number(grid, heading)
    return Table(grid, columns, units, heading.body, tuple(map(bare, mapping.skipped)), grouped_by)


def _with_number(grid: Grid, heading: Heading) -> Mapping[str, int]:
    """The columns, and that of the row numbers, which tell headings of groups from projects."""
    number = read_heading(grid, heading.first_row, heading.rows, (NAMED["number"],)).columns
    return {**number, **heading.columns}


def _standing(
    mapping: SheetMapping, names: Mapping[str, Names], previous: MonthFigures | None, faults: Faults
) -> Standing:
    """What a field is that has no column: what the mapping says of the whole sheet, else what stood last month."""
    fixed: dict[str, str] = {}
    for field in ("department", "source", "group"):
        if text := getattr(mapping.values, field):
            fixed[field] = _named(text, names[field], "gia_tri", faults)
        for text in getattr(mapping.names, field).values():
            _named(text, names[field], "ten_goi", faults)
    if mapping.values.plan_year:
        fixed["plan_year"] = str(mapping.values.plan_year)
    known = {project.code: project for project in previous.projects} if previous else {}

    def standing(code: str, field: str) -> str | None:
        if field in fixed or code not in known or field == "explanation":
            return fixed.get(field)
        return str(getattr(known[code], field))

    return standing


def _named(text: str, names: Names, where: str, faults: Faults) -> str:
    """The key of what the mapping names; a fault when it names nothing."""
    try:
        return names.key(text)
    except CellError as error:
        faults.add(f"Tệp mapping, mục {where}: {error.what}", error.remedy)
        return ""


def _completed(
    project: Project, before: Project | None, columns: Mapping[str, int], *, follows: bool
) -> Project:
    """A project with what the sheet has no column for, as far as its earlier row tells it.

    What was paid in the month is told only by the row of the month before: `follows`.
    """
    amounts = dict(project.amounts)
    for field in _PLANS if before else ():
        if field not in columns and before:
            amounts[field] = before.amounts[field]
    then = before.amounts["cumulative"] if before and follows else None
    done, step = amounts["cumulative"], amounts["disbursed"]
    if "disbursed" not in columns and done is not None and then is not None:
        amounts["disbursed"] = done - then
    if "cumulative" not in columns and step is not None and then is not None:
        amounts["cumulative"] = then + step
    return replace(project, amounts=amounts)
