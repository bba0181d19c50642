"""Every error of the program: its place, its sentence for a clerk, its exit code."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a clerk's file: `file:line:column`, or in Word a file and words (`bảng 2, hàng 3, ô 4`).

    Lines and columns count from 1.
    """

    file: str
    line: int | None = None
    column: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        """As it stands at the head of a message."""
        numbers = "".join(f":{n}" for n in (self.line, self.column) if n is not None)
        return f"{self.file}{numbers}" + (f", {self.detail}" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault as a clerk reads it: where, what is wrong with the value in it, what to do.

    `what` and `remedy` are whole Vietnamese sentences with their full stops.
    """

    what: str
    remedy: str = ""
    place: Place | None = None

    def __str__(self) -> str:
        """`where: what is wrong. What to do.`."""
        sentence = f"{self.what} {self.remedy}".rstrip()
        return f"{self.place}: {sentence}" if self.place else sentence


class VanbanError(Exception):
    """What stops a command: all the problems that it found, and the exit code of their kind."""

    exit_code: ClassVar[int]

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        """One line for each problem."""
        return "\n".join(map(str, self.problems))

    def __reduce__(self) -> tuple[type["VanbanError"], tuple[tuple[Problem, ...]]]:
        """Errors cross process borders whole."""
        return type(self), (self.problems,)


class DataError(VanbanError):
    """The campaign data or the call is wrong."""

    exit_code = 2


class TemplateError(VanbanError):
    """A template is wrong or dangerous."""

    exit_code = 3


class OpenValueError(VanbanError):
    """A final document needs values that only a person can know."""

    exit_code = 4


class OutputError(VanbanError):
    """The disk, a lock or another program stands in the way of writing."""

    exit_code = 5


class ProgramError(VanbanError):
    """The program itself is at fault; the clerk can do nothing but tell."""

    exit_code = 1


class FormError(VanbanError):
    """A document that was made breaks the form that the decree demands."""

    exit_code = 1


class ConverterError(VanbanError):
    """LibreOffice is missing or failed."""

    exit_code = 6
