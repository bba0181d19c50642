"""What a sheet of nominees shows of those whom it was read into."""

from collections.abc import Iterable, Iterator

from vanban.awards.columns import DECIDERS
from vanban.awards.model import Nominations, Nominee, SheetRow
from vanban.vietnamese.letters import fold


def kept_rows(nominations: Nominations) -> Iterator[SheetRow]:
    """The rows of a workbook, nominees first."""
    yield from map(_row, nominations.nominees)
    yield from nominations.set_aside


def with_more(rows: Iterable[SheetRow], more: Iterable[SheetRow]) -> list[SheetRow]:
    """These rows, and those of `more` that they don't have yet.

    One that is proposed now takes the place of one that was set aside.
    """
    found = {(row.kind, fold(row.name)): row for row in rows}
    for row in more:
        key = (row.kind, fold(row.name))
        if key not in found or (row.award and not found[key].award):
            found[key] = row
    return list(found.values())


def _row(nominee: Nominee) -> SheetRow:
    given = nominee.given
    return SheetRow(
        kind=nominee.kind,
        name=nominee.name,
        code=nominee.code,
        sex=nominee.sex,
        born=str(nominee.born or ""),
        position=nominee.position,
        unit=nominee.unit,
        department=nominee.department,
        award=nominee.award.title,
        ground=nominee.ground,
        decided_by=DECIDERS[nominee.decided_by] if nominee.decided_by else "",
        achievement=nominee.achievement,
        figures_of=nominee.figures_of,
        initiative=nominee.initiative,
        discipline=nominee.discipline,
        votes=nominee.votes,
        protocol=nominee.protocol,
        given=given.number if given else "",
        given_on=given.decided_on if given else None,
        explanation=nominee.explanation,
        earlier=nominee.earlier,
    )
