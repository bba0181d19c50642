"""Figures made up for a test: one project, one month."""

from vanban.errors import Place
from vanban.figures.columns import AMOUNTS
from vanban.figures.model import Field, MonthFigures, Project, Receipt
from vanban.vietnamese.periods import Period

MILLION = 1_000_000
NOWHERE = Place("mẫu")


def project(code: str = "DA1", *, plan_year: int = 2024, **said: object) -> Project:
    """A project; its amounts by field in triệu, everything else by name."""
    amounts: dict[Field, int | None] = dict.fromkeys(AMOUNTS)
    for field in AMOUNTS:
        if isinstance(value := said.pop(field, None), int):
            amounts[field] = value * MILLION
    texts = {"name": "Trường mẫu", "department": "sxd", "investor": "", "source": "nstw", "group": ""}
    texts |= {"explanation": ""} | {key: str(value) for key, value in said.items()}
    return Project(code=code, plan_year=plan_year, amounts=amounts, place=NOWHERE, places={}, **texts)


def figures(wanted: Period, *projects: Project, receipts: tuple[Receipt, ...] = ()) -> MonthFigures:
    """The figures of a month."""
    by_department = {receipt.department: receipt for receipt in receipts}
    return MonthFigures(wanted, wanted.last_day, projects, by_department, (), f"{wanted.key}.xlsx")


def plain(found: MonthFigures) -> list[tuple[object, ...]]:
    """What the projects say, without their cells."""
    return [
        (
            one.code,
            one.name,
            one.department,
            one.investor,
            one.source,
            one.group,
            one.plan_year,
            dict(one.amounts),
            one.explanation,
        )
        for one in found.projects
    ]
