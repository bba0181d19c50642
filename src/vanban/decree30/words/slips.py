"""Slips: what a check of words found in a text, told as observations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.words.pieces import Reading

_TOLD_ONE_BY_ONE = 3
_MOST_KINDS = 200  # of one rule that are told apart


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
    """An observation for each slip, or for all of a kind when there are more than three of it.

    A text full of slips must not fill the memory: of many that can't be mended only the first are kept.
    """
    kinds: dict[tuple[str, str], list[Slip]] = {}
    count: Counter[tuple[str, str]] = Counter()
    of_rule: Counter[str] = Counter()
    for slip in slips:
        key = (slip.rule, slip.key or slip.what)
        if key not in kinds and of_rule[slip.rule] >= _MOST_KINDS:
            key = (slip.rule, "")
        if key not in kinds:
            of_rule[slip.rule] += 1
        alike = kinds.setdefault(key, [])
        count[key] += 1
        if slip.new is not None or len(alike) < _TOLD_ONE_BY_ONE:
            alike.append(slip)
    for key, alike in kinds.items():
        if count[key] > _TOLD_ONE_BY_ONE:
            yield _observation(reading, alike, f" Cả văn bản có {count[key]} chỗ như vậy.")
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
