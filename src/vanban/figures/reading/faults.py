"""What is wrong with a workbook: every fault at its cell, told all at once."""

from collections.abc import Iterator, Mapping

from vanban.errors import DataError, Place, Problem
from vanban.frozen import frozen

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


@frozen
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


class Faults:
    """The faults of one workbook; where they are many, those that are alike are told once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self._alike: dict[str, list[Problem]] = {}

    def add(self, what: str, remedy: str, place: Place | None = None) -> None:
        """One fault more."""
        self.count += 1
        self._alike.setdefault(what, []).append(Problem(what, remedy, place or Place(self.file)))

    def stop_if_any(self) -> None:
        """Tell all the faults found so far.

        Raises:
            DataError: there are some.
        """
        if self.count:
            raise DataError(self._told())

    def _told(self) -> list[Problem]:
        if self.count <= _MOST_TOLD:
            return [problem for alike in self._alike.values() for problem in alike]
        told = [_as_one(alike) for alike in self._alike.values()]
        if len(told) <= _MOST_TOLD:
            return told
        rest = f"Còn {len(told) - _MOST_TOLD} loại lỗi nữa."
        return [*told[:_MOST_TOLD], Problem(rest, "Sửa những lỗi trên rồi chạy lại.", Place(self.file))]


def _as_one(alike: list[Problem]) -> Problem:
    first, *others = alike
    what = f"{first.what} (và {len(others)} chỗ khác như vậy)" if others else first.what
    return Problem(what, first.remedy, first.place)
