"""The rows of a table read: projects, and the totals that somebody typed between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vanban.figures.columns import AMOUNTS
from vanban.figures.model import Field, Project, TypedTotal
from vanban.figures.reading.cells import MOST_DONG, read_year
from vanban.figures.reading.faults import Faults
from vanban.figures.reading.headings import is_column_numbers
from vanban.figures.reading.labels import Spans, is_group_number, is_total
from vanban.figures.reading.names import Names, bare
from vanban.figures.reading.opening import Grid
from vanban.figures.reading.reader import Reader, Words

_LABELS = ("number", "code", "name", "department", "investor", "source")
_USUAL = MOST_DONG / 10**9  # no unit is larger than tỷ
_NEEDED = {"name": "tên", "department": "đơn vị", "source": "nguồn vốn"}
_OWNERS = ("department", "investor", "source")


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known: where each field stands, its unit in đồng, the first row of data.

    Rows whose first words are among `skipped` (bare) are left out. The headings of groups name the field `grouped_by`.
    """

    grid: Grid
    columns: Mapping[str, int]
    units: Mapping[str, int]
    body: int
    skipped: tuple[str, ...] = ()
    grouped_by: str | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """What may be named in the columns of departments, sources and groups, and the years that have a plan here."""

    names: Mapping[str, Names]
    plan_years: tuple[int, ...]


Standing = Callable[[str, str], str | None]
"""What a field of a project is when the table has no column of it: asked by code and field."""


class Rows:
    """Reads the rows of one table; faults are gathered, not raised."""

    def __init__(self, table: Table, lists: Lists, faults: Faults, standing: Standing) -> None:
        self.projects: list[Project] = []
        self._table = table
        self._lists = lists
        self._reader = Reader(table.grid, table.columns, faults)
        self._standing = standing
        self._spans = Spans()
        self._totals: list[tuple[int, str, int]] = []
        self._name = self._words("name", self._reader.text)
        self._department = self._words("department", self._key)
        self._investor = self._words("investor", self._reader.text, may_be_empty=True)
        self._source = self._words("source", self._key)
        self._group_of = self._words("group", self._key, may_be_empty=True)
        self._explanation = self._words("explanation", self._reader.text, may_be_empty=True)
        self._fields = [field for field in AMOUNTS if field in table.columns]
        self._money = [(field, table.columns[field], table.units[field]) for field in self._fields]
        self._none: dict[Field, int | None] = dict.fromkeys(AMOUNTS)
        self._group: str | None = None

    def read(self) -> None:
        """Read every row below the heading."""
        first, rows = self._table.body, self._table.grid.rows
        numbered = first < len(rows) and is_column_numbers(rows[first])
        for row in range(first + numbered, len(rows)):
            self._read_row(row)

    def totals(self) -> tuple[TypedTotal, ...]:
        """The totals that were typed, each with the positions of its projects."""
        found = []
        for row, label, number in self._totals:
            amounts = self._total_amounts(row)
            covers = tuple(self._spans.of(number, len(self.projects)))
            if covers and any(amount is not None for amount in amounts.values()):
                found.append(TypedTotal(label, covers, amounts, self._reader.places(row)))
        return tuple(found)

    def _read_row(self, row: int) -> None:
        code = self._reader.label(row, "code")
        if code and not is_total(code):
            if project := self._read_project(row):
                self.projects.append(project)
        elif any(self._table.grid.rows[row][at] != "" for at in self._table.columns.values()):
            self._read_other(row)

    def _read_other(self, row: int) -> None:
        """A row that is no project: a total, the heading of a group, or one that can't be placed."""
        reader = self._reader
        labels = [text for key in _LABELS if (text := reader.label(row, key))]
        if self._table.skipped and bare(" ".join(labels)).startswith(self._table.skipped):
            return
        has_amounts = any(reader.is_filled(row, field) for field in self._fields)
        total = next(filter(is_total, labels), None)
        if total:
            self._totals.append((row, total, self._spans.total(total, len(self.projects))))
        elif has_amounts and not self._is_heading(row):
            what = "Hàng này có số liệu nhưng không có mã dự án."
            remedy = "Ghi mã dự án; nếu là hàng cộng, ghi “Cộng …” ở đầu hàng."
            reader.faults.add(what, remedy, reader.place(row))
        elif labels and (has_amounts or is_group_number(labels[0])):
            number = reader.label(row, "number")
            self._group = self._named_by(labels) or self._group
            found = self._spans.heading(number, len(self.projects), has_amounts=has_amounts)
            if found is not None:
                self._totals.append((row, " ".join(labels), found))

    def _named_by(self, labels: Sequence[str]) -> str | None:
        """The key of what the heading of a group names, if it says something that we know."""
        if self._table.grouped_by is None:
            return None
        names = self._lists.names[self._table.grouped_by]
        return next((key for label in labels if (key := names.known(label))), None)

    def _is_heading(self, row: int) -> bool:
        """Whether a row without a code heads a group: numbered as one, or only named and owned by nobody."""
        label = self._reader.label
        if is_group_number(label(row, "number")):
            return True
        owners = [key for key in _OWNERS if key in self._table.columns]
        return bool(owners and label(row, "name")) and not any(label(row, key) for key in owners)

    def _read_project(self, row: int) -> Project | None:
        reader = self._reader
        before = reader.faults.count
        code = reader.text(row, "code")
        name = self._name(row, code)
        if not name and reader.faults.count == before:
            reader.faults.add("Dự án này chưa có tên.", "Ghi tên dự án.", reader.place(row))
        project = Project(
            code=code,
            name=name,
            department=self._department(row, code),
            investor=self._investor(row, code),
            source=self._source(row, code),
            group=self._group_of(row, code),
            plan_year=self._year(row, code),
            amounts=self._amounts(row),
            explanation=self._explanation(row, code),
            place=reader.place(row),
            places=reader.places(row),
        )
        return project if reader.faults.count == before else None

    def _amounts(self, row: int) -> Mapping[Field, int | None]:
        amounts, cells, hollow = self._none.copy(), self._table.grid.rows[row], self._table.grid.hollow
        for field, at, unit in self._money:
            cell = cells[at]
            if type(cell) is float and cell.is_integer() and -_USUAL < cell < _USUAL:  # nearly every cell
                amounts[field] = int(cell) * unit
            elif cell != "" or (hollow and (row, at) in hollow):
                amounts[field] = self._reader.amount(row, field, unit)
        return amounts

    def _total_amounts(self, row: int) -> Mapping[Field, int | None]:
        """As typed, or as Excel worked them out; a sum that nobody has worked out yet tells nothing."""
        amounts = self._none.copy()
        for field in self._fields:
            if not self._reader.is_formula(row, field):
                amounts[field] = self._reader.amount(row, field, self._table.units[field])
        return amounts

    def _words(
        self, key: str, read: Callable[[int, str], str], *, may_be_empty: bool = False
    ) -> Callable[[int, str], str]:
        """How a field of words is read, from row and code: where the table has no such column, from elsewhere."""
        if key not in self._table.columns:
            return lambda row, code: self._of_elsewhere(row, key, code)
        return Words(self._reader, key, read, may_be_empty=may_be_empty).of

    def _of_elsewhere(self, row: int, key: str, code: str) -> str:
        """What a field without a column is: of the heading above, of the whole sheet, or of the month before."""
        found = self._group if key == self._table.grouped_by else None
        found = found or self._standing(code, key)
        if found is None and key in _NEEDED:
            what = f"Chưa biết {_NEEDED[key]} của dự án {code}."
            remedy = (
                "Thêm cột này, hoặc ghi giá trị chung cho cả bảng; dự án đã có ở tháng trước thì không cần."
            )
            self._reader.faults.add(what, remedy, self._reader.place(row))
        return found or ""

    def _key(self, row: int, key: str) -> str:
        """The key of the department, source or group of a project; it needs no group."""
        if key == "group" and not self._reader.is_filled(row, key):
            return ""
        return self._reader.key(row, key, self._lists.names[key]) or ""

    def _year(self, row: int, code: str) -> int:
        years = self._lists.plan_years
        if "plan_year" not in self._table.columns:
            return int(self._standing(code, "plan_year") or years[0])
        cell = self._table.grid.rows[row][self._table.columns["plan_year"]]
        if type(cell) is float and cell in years:
            return int(cell)
        before = self._reader.faults.count
        year = self._reader.read(row, "plan_year", read_year) or (years[0] if len(years) == 1 else 0)
        if year not in years and self._reader.faults.count == before:
            what = f"Năm kế hoạch là {year}." if year else "Chưa ghi năm kế hoạch."
            self._reader.fault(row, "plan_year", what, f"Ghi {' hoặc '.join(map(str, years))}.")
        return year
