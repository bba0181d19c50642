"""What is wrong with a workbook: every fault at its cell, told all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vanban.errors import DataError, Place, Problem

_MOST_TOLD = 20


def column_letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_place(file: str, sheet: str, row: int, column: int) -> Place:
    """`figures/2024-05.xlsx, ô Số liệu!H12`; row and column count from 0."""
    return Place(file, detail=f"ô {sheet}!{column_letters(column)}{row + 1}")


def row_place(file: str, sheet: str, row: int) -> Place:
    """`figures/2024-05.xlsx, Số liệu, hàng 12`; rows count from 0."""
    return Place(file, detail=f"{sheet}, hàng {row + 1}")


@dataclass(frozen=True, slots=True)
class CellPlaces(Mapping[str, Place]):
    """The cells of a row by field; each place is made when somebody asks for it."""

    file: str
    sheet: str
    row: int
    columns: Mapping[str, int]

    def __getitem__(self, key: str) -> Place:
        return cell_place(self.file, self.sheet, self.row, self.columns[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


@dataclass(slots=True)
class Faults:
    """The faults of one workbook, as many as a person reads."""

    file: str
    told: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, what: str, remedy: str, place: Place | None = None) -> None:
        """One fault more."""
        self.count += 1
        if self.count <= _MOST_TOLD:
            self.told.append(Problem(what, remedy, place or Place(self.file)))

    def stop_if_any(self) -> None:
        """Tell all the faults found so far.

        Raises:
            DataError: there are some.
        """
        if not self.count:
            return
        more = self.count - len(self.told)
        rest = [Problem(f"Còn {more} lỗi nữa.", "Sửa những lỗi trên rồi chạy lại.", Place(self.file))]
        raise DataError(self.told + rest * (more > 0))
