"""The sheet of earlier awards read: each award with the nominee that it belongs to."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from vanban.awards.model import EarlierAward, Nominee, SheetRow
from vanban.awards.reading import cells
from vanban.awards.reading.known import Known
from vanban.awards.reading.row_cells import RowCells
from vanban.figures.reading.faults import Faults
from vanban.figures.reading.headings import Heading, is_column_numbers
from vanban.figures.reading.opening import Grid
from vanban.registry.awards import NomineeKind
from vanban.vietnamese.letters import fold

Owner = Nominee | SheetRow


class EarlierAwards:
    """Reads the sheet of earlier awards of these owners."""

    def __init__(
        self, grid: Grid, heading: Heading, owners: Sequence[Owner], known: Known, faults: Faults
    ) -> None:
        self._cells = RowCells(grid, heading.columns, faults)
        self._known = known
        self._body = heading.body
        self._owners = owners
        self._awards: list[list[EarlierAward]] = [[] for _ in owners]
        self._by_code = {fold(owner.code): at for at, owner in enumerate(owners) if owner.code}
        self._by_name: dict[str, int | None] = {}
        for at, owner in enumerate(owners):
            name = fold(owner.name)
            self._by_name[name] = None if name in self._by_name else at

    def read(self) -> list[tuple[EarlierAward, ...]]:
        """The awards of each owner, in the order of the rows."""
        for row in self._filled():
            before = self._cells.faults.count
            at = self._owner(row)
            award = self._award(row, None if at is None else self._owners[at].kind)
            if at is not None and self._cells.faults.count == before:
                self._awards[at].append(award)
        return [tuple(awards) for awards in self._awards]

    def _filled(self) -> Iterator[int]:
        used = sorted(self._cells.columns.values())
        for row in range(self._body, len(self._cells.rows)):
            line = self._cells.rows[row]
            is_numbers = row == self._body and is_column_numbers(line)
            if not is_numbers and any(line[at] != "" for at in used):
                yield row

    def _owner(self, row: int) -> int | None:
        """The position of the one whose award this is; by name where no code was typed."""
        typed, name = self._cells.words(row, "code"), self._cells.words(row, "nominee_name")
        found = self._by_code.get(fold(typed)) if typed else self._by_name.get(fold(name))
        if found is not None:
            return found
        if typed:
            what = f"Không có đối tượng nào mang mã {typed[:40]}."
            self._cells.fault(row, "code", what, "Ghi mã có ở trang Đề nghị.")
        elif not name:
            what = "Chưa ghi là của ai."
            self._cells.fault(row, "nominee_name", what, "Ghi mã hoặc tên như ở trang Đề nghị.")
        elif fold(name) in self._by_name:
            what = f"Có nhiều đối tượng tên “{name}”."
            self._cells.fault(row, "code", what, "Ghi thêm mã của người này ở trang Đề nghị.")
        else:
            what = f"Trang Đề nghị không có “{name[:60]}”."
            remedy = f"{self._near(name)}Ghi tên đúng như ở trang ấy, hoặc xóa hàng này."
            self._cells.fault(row, "nominee_name", what, remedy)
        return None

    def _near(self, name: str) -> str:
        """Asks whether somebody of nearly this name is meant."""
        near = get_close_matches(fold(name), self._by_name, n=1)
        at = self._by_name[near[0]] if near else None
        return "" if at is None else f"Có phải là {self._owners[at].name} ({self._owners[at].code})? "

    def _award(self, row: int, kind: NomineeKind | None) -> EarlierAward:
        before = self._cells.faults.count
        name = self._cells.words(row, "name")
        if not name and self._cells.faults.count == before:
            what = "Chưa ghi danh hiệu hay hình thức đã khen."
            self._cells.fault(row, "name", what, "Ghi tên, hoặc xóa hàng này.")
        number, day = self._cells.value(row, "number", cells.read_decision) or ("", None)
        return EarlierAward(
            name=name,
            award=self._known.award_if_known(name, kind) if kind and name else None,
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
