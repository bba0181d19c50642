"""Slips: what a check of words found in a text, told as observations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.words.pieces import Reading

_TOLD_ONE_BY_ONE = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """`text[start:end]` breaks a rule. `new` is what a mender may put there; None: a person must.

    Slips of one `key` are told together when there are many.
    """

    rule: str
    start: int
    end: int
    what: str
    remedy: str = ""
    key: str = ""
    severity: Severity | None = None
    new: str | None = None
    measured: str = ""


def told(reading: Reading, slips: Iterable[Slip]) -> Iterator[Observation]:
    """An observation for each slip, or for all of a kind when there are more than three of it."""
    kinds: dict[tuple[str, str], list[Slip]] = {}
    for slip in slips:
        kinds.setdefault((slip.rule, slip.key or slip.what), []).append(slip)
    for alike in kinds.values():
        if len(alike) > _TOLD_ONE_BY_ONE:
            yield _observation(reading, alike, f" Cả văn bản có {len(alike)} chỗ như vậy.")
        else:
            yield from (_observation(reading, [slip], "") for slip in alike)


def _observation(reading: Reading, alike: list[Slip], count: str) -> Observation:
    first = alike[0]
    mends = (reading.mend(slip.start, slip.end, slip.new) for slip in alike if slip.new is not None)
    return Observation(
        rule=first.rule,
        what=first.what + count,
        spot=reading.at(first.start).spot,
        measured=first.measured,
        severity=first.severity,
        mends=tuple(order for orders in mends for order in orders),
        words=reading.text[first.start : first.end].strip("\n"),
        remedy=first.remedy,
    )
