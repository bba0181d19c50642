"""What all sheets of a dossier's workbook share: whose it is, the lists that cells choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vanban.awards.columns import LISTS_SHEET, NOT_PROPOSED
from vanban.figures.writing.looks import range_of

LIST_ROW = 4
"""The first row of the lists."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose dossier it is, as printed above the table; `departments` are names by id, `awards` titles."""

    year: int
    campaign: str
    presenter: str
    departments: Mapping[str, str]
    awards: Sequence[str]
    is_sample: bool = False

    def title(self, words: str) -> str:
        """The title of a sheet."""
        return f"{words} (SỐ LIỆU MINH HỌA)" if self.is_sample else words

    @property
    def choices(self) -> Sequence[str]:
        """What the cells of awards choose from: an award, or none yet."""
        return (NOT_PROPOSED, *self.awards)

    @property
    def award_list(self) -> str:
        """Where these choices stand."""
        return range_of(LISTS_SHEET, 1, LIST_ROW, LIST_ROW + len(self.choices) - 1)

    @property
    def department_list(self) -> str:
        """Where the names of departments stand."""
        return range_of(LISTS_SHEET, 3, LIST_ROW, LIST_ROW + max(len(self.departments), 1) - 1)
