"""The columns of a table: which value of the row each holds, under which heading, how wide it is."""

from typing import Literal, NamedTuple

Content = Literal["Chu", "So", "Giua"]  # words, figures, what stands in the middle


class Column(NamedTuple):
    """One column: its key in the row, its heading, its width, and the heading over it and its neighbours.

    One column takes the width that the others leave (0). `plan` is the column that the cumulative
    disbursement is divided by.
    """

    key: str
    title: str
    width_mm: float
    content: Content = "So"
    over: str = ""
    plan: str = ""


class Table(NamedTuple):
    """A kind of table; `wide` ones lie on their side and have smaller letters."""

    about: str
    columns: tuple[Column, ...]
    wide: bool = False


NUMBER = Column("stt", "STT", 9.5, "Giua")
