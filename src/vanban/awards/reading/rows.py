"""The rows of a table of nominees: which is a nominee, a heading, a total, and what each says."""

from dataclasses import dataclass

from vanban.awards.columns import NOT_PROPOSED
from vanban.awards.model import Nominee, SheetRow
from vanban.awards.reading.groups import NUMBERED_ROW, Group, Groups, Total, total
from vanban.awards.reading.known import Known
from vanban.awards.reading.nominee import NomineeReader, all_honoured
from vanban.awards.reading.row_cells import RowCells
from vanban.figures.reading.faults import Faults
from vanban.figures.reading.headings import Heading, is_column_numbers
from vanban.figures.reading.names import bare
from vanban.figures.reading.opening import Grid
from vanban.registry.awards import NomineeKind

_MOST_LABELS = 3  # so many cells are filled in a heading or a total
_LONGEST_LABEL = 200  # letters
_SET_ASIDE = {bare(NOT_PROPOSED), "khong de nghi"}
_OF_NOMINEES = ("number", "code", "department", "award", "achievement")


@dataclass(frozen=True, slots=True)
class _Claim:
    """How many nominees a heading or a total says there are; `first` is the position of the first it means."""

    row: int
    said: Total
    first: int
    last: int | None


class Rows:
    """Reads the rows of one table; faults are gathered, not raised. `kind` is that of rows that tell none."""

    def __init__(
        self, grid: Grid, heading: Heading, known: Known, faults: Faults, kind: NomineeKind | None
    ) -> None:
        self.nominees: list[Nominee] = []
        self.set_aside: list[SheetRow] = []
        self._rows = grid.rows
        self._heading = heading
        self._cells = RowCells(grid, heading.columns, faults)
        self._groups = Groups(known, kind)
        at = heading.columns["name"]
        names = [name for cells in grid.rows[heading.body :] if isinstance(name := cells[at], str) and name]
        self._nominee = NomineeReader(self._cells, known, all_honoured=all_honoured(names))
        self._kinds: list[NomineeKind | None] = []  # of all rows that are nominees, also those with faults
        self._claims: list[_Claim] = []
        self._is_ended = False
        self._last = -1  # the last row that is a nominee

    def read(self) -> None:
        """Read every row below the heading."""
        used = sorted(self._heading.columns.values())
        for row in range(self._heading.body, len(self._rows)):
            cells = self._rows[row]
            if all(cells[at] == "" for at in used) or self._repeats_heading(row):
                continue
            if row == self._heading.body and is_column_numbers(cells):
                continue
            self._read_row(row)
        self._close(self._groups.close())
        for claim in self._claims:
            self._hold(claim)

    def _read_row(self, row: int) -> None:
        texts = self._labels(row)
        if texts and (group := self._groups.heading(texts, row, len(self._kinds))):
            self._close(self._groups.begin(group))
        elif texts and (said := total(texts)):
            span = (0, None) if said.of_all else (self._groups.start, len(self._kinds))
            self._claims.append(_Claim(row, said, *span))
            self._is_ended = said.of_all and bool(self._kinds)
        elif not (self._is_ended and self._is_footer(row)):
            self._read_nominee(row)

    def _close(self, groups: list[Group]) -> None:
        """Headings end here: hold the counts that they state against the rows below them."""
        for group in groups:
            if group.department and group.level >= NUMBERED_ROW and group.row > self._last:
                what = "Hàng này chỉ có tên đơn vị, bên dưới không có ai."
                remedy = "Là tập thể được đề nghị thì điền Hình thức đề nghị, Thành tích; không thì xóa hàng."
                self._cells.faults.add(what, remedy, self._cells.place(group.row))
            if group.count is not None:
                said = Total(False, None, None, group.count)
                self._claims.append(_Claim(group.row, said, group.first, len(self._kinds)))

    def _hold(self, claim: _Claim) -> None:
        """A fault when a heading or a total says another number than there are rows."""
        rows = self._kinds[claim.first : claim.last]
        if None in rows:
            return  # some rows can't be read: first these
        said = claim.said
        counted = {
            "tập thể": (said.collectives, rows.count("tap_the")),
            "cá nhân": (said.persons, rows.count("ca_nhan")),
            "trường hợp": (said.together, len(rows)),
        }
        for of, (typed, found) in counted.items():
            if typed is not None and typed != found:
                what = f"Hàng này ghi {typed} {of}, nhưng bảng có {found}."
                self._cells.faults.add(what, "Sửa số, hoặc xem lại các hàng.", self._cells.place(claim.row))

    def _read_nominee(self, row: int) -> None:
        self._last = row
        if bare(self._cells.label(row, "award")) in _SET_ASIDE:
            self.set_aside.append(self._nominee.set_aside(row, self._groups))
            return
        nominee = self._nominee.nominee(row, self._groups)
        self._kinds.append(nominee.kind if nominee else None)
        if nominee:
            self.nominees.append(nominee)

    def _labels(self, row: int) -> list[str]:
        """The texts of a row of few words; none where more is filled in, as of a nominee."""
        cells = self._rows[row]
        filled = [at for at, cell in enumerate(cells) if cell != "" and str(cell).strip()]
        if not filled or len(filled) > _MOST_LABELS:
            return []
        if len(filled) > 1 and any(self._cells.label(row, key) for key in ("award", "position")):
            return []
        if sum(len(str(cells[at])) for at in filled) > _LONGEST_LABEL:
            return []
        return [
            f"{cell:g}" if type(cell) is float else " ".join(str(cell).split())
            for cell in (cells[at] for at in filled)
        ]

    def _is_footer(self, row: int) -> bool:
        """Whether a row below the last total is no nominee: it has no number, and nothing is proposed in it."""
        return not any(self._cells.label(row, key) for key in _OF_NOMINEES)

    def _repeats_heading(self, row: int) -> bool:
        """Whether a row of the heading stands here once more, as on each page of a long list."""
        heading = self._rows[self._heading.first_row : self._heading.body]
        return any(self._rows[row] == line for line in heading)
