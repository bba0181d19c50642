"""The letterheads that the register of departments knows: who issues a document, told by its heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanban.data.departments import Department, Departments
from vanban.documents.page import superior_lines
from vanban.errors import DataError
from vanban.registry.provinces import province_on
from vanban.vietnamese.letters import fold


@dataclass(frozen=True, slots=True)
class Registered:
    """An issuer of the register on one day; `place` only where the register itself names one."""

    symbol: str
    place: str | None


def registered(
    departments: Departments, day: date, superior: Sequence[str], issuer: Sequence[str]
) -> Registered | None:
    """The department whose letterhead on `day` has just these lines; None when it is none of ours, or in doubt.

    Other provinces have a SỞ XÂY DỰNG too, and every agency a VĂN PHÒNG: the superior counts as much as the issuer.
    """
    wanted = _words(superior), _words(issuer)
    found = {
        (department.symbol, department.place)
        for id in departments.ids
        if departments.group_on(id, day) is not None
        and _letterhead(department := departments.on(id, day), day) == wanted
    }
    return Registered(*found.pop()) if len(found) == 1 else None


def _letterhead(department: Department, day: date) -> tuple[str, str] | None:
    try:
        superior = superior_lines(province_on(department.province, day), department)
    except DataError:  # the register has the department in a province that is no more
        return None
    return _words(superior), _words(department.letterhead)


def _words(lines: Sequence[str]) -> str:
    return fold(" ".join(" ".join(lines).split()))
