"""The sheet of earlier awards read: each award with the nominee that it belongs to."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from vanban.awards.model import EarlierAward, Nominee
from vanban.awards.reading import cells
from vanban.awards.reading.known import Known
from vanban.awards.reading.row_cells import RowCells
from vanban.figures.reading.faults import Faults
from vanban.figures.reading.headings import Heading, is_column_numbers
from vanban.figures.reading.opening import Grid
from vanban.vietnamese.letters import fold


class EarlierAwards:
    """Reads the sheet of earlier awards; `of` gives those of each nominee by code."""

    def __init__(
        self, grid: Grid, heading: Heading, nominees: Sequence[Nominee], known: Known, faults: Faults
    ) -> None:
        self.of: dict[str, list[EarlierAward]] = {}
        self._cells = RowCells(grid, heading.columns, faults)
        self._known = known
        self._body = heading.body
        self._by_code = {nominee.code: nominee for nominee in nominees}
        self._codes = {fold(code): code for code in self._by_code}
        self._by_name: dict[str, str | None] = {}
        for nominee in nominees:
            name = fold(nominee.name)
            self._by_name[name] = None if name in self._by_name else nominee.code

    def read(self, *, set_aside: Sequence[str] = ()) -> None:
        """Read every row below the heading; those of names that are `set_aside` are passed over."""
        passed_over = {fold(name) for name in set_aside}
        for row in self._filled():
            if fold(self._cells.label(row, "nominee_name")) in passed_over:
                continue
            before = self._cells.faults.count
            code = self._owner(row)
            award = self._award(row, self._by_code.get(code))
            if self._cells.faults.count == before:
                self.of.setdefault(code, []).append(award)

    def _filled(self) -> Iterator[int]:
        used = sorted(self._cells.columns.values())
        for row in range(self._body, len(self._cells.rows)):
            line = self._cells.rows[row]
            is_numbers = row == self._body and is_column_numbers(line)
            if not is_numbers and any(line[at] != "" for at in used):
                yield row

    def _owner(self, row: int) -> str:
        """The code of the nominee whose award this is; by name where no code was typed."""
        typed, name = self._cells.words(row, "code"), self._cells.words(row, "nominee_name")
        code = self._codes.get(fold(typed)) if typed else self._by_name.get(fold(name))
        if code is not None:
            return code
        if typed:
            what, remedy = f"Không có đối tượng nào mang mã {typed[:40]}.", "Ghi mã có ở trang Đề nghị."
            self._cells.fault(row, "code", what, remedy)
        elif not name:
            self._cells.fault(
                row, "nominee_name", "Chưa ghi là của ai.", "Ghi mã hoặc tên như ở trang Đề nghị."
            )
        elif fold(name) in self._by_name:
            what = f"Có nhiều đối tượng tên “{name}”."
            self._cells.fault(row, "code", what, "Ghi thêm mã của người này ở trang Đề nghị.")
        else:
            near = get_close_matches(fold(name), self._by_name, n=1)
            of = self._by_name[near[0]] if near else None
            remedy = f"Có phải là {self._by_code[of].name} ({of})? " if of else ""
            what = f"Trang Đề nghị không có “{name[:60]}”."
            self._cells.fault(
                row, "nominee_name", what, f"{remedy}Ghi tên đúng như ở trang ấy, hoặc xóa hàng này."
            )
        return ""

    def _award(self, row: int, nominee: Nominee | None) -> EarlierAward:
        before = self._cells.faults.count
        name = self._cells.words(row, "name")
        if not name and self._cells.faults.count == before:
            self._cells.fault(
                row, "name", "Chưa ghi danh hiệu hay hình thức đã khen.", "Ghi tên, hoặc xóa hàng này."
            )
        number, day = self._cells.value(row, "number", cells.read_decision) or ("", None)
        return EarlierAward(
            name=name,
            award=self._known.award_if_known(name, nominee.kind) if nominee and name else None,
            ground=self._cells.value(row, "ground", cells.read_ground),
            years=self._cells.value(row, "years", cells.read_years) or (),
            number=number,
            decided_on=self._cells.value(row, "decided_on", cells.read_date) or day,
            issuer=self._cells.words(row, "issuer"),
            achievement=self._cells.value(row, "achievement", cells.read_lines) or "",
            basis=self._cells.value(row, "basis", cells.read_yes) or False,
            nominee_name=self._cells.words(row, "nominee_name"),
            place=self._cells.place(row),
            places=self._cells.places(row),
        )
