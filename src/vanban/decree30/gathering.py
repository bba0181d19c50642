"""Many equal breaches told as one, so that a document with one habit gives one finding and not eighty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.decree30.findings import Observation, Severity, Spot
from vanban.layout.mends import Mend

_FEW = 3  # so many are told one by one


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a value is wrong."""

    measured: str
    spot: Spot
    mends: tuple[Mend, ...] = ()


def gathered(
    rule: str,
    breaches: Iterable[Breach],
    what: str,
    count: str = "chỗ",
    severity: Severity | None = None,
) -> Iterator[Observation]:
    """An observation for each breach, or one for all of the same value when they are more than three.

    `what` is the sentence without its full stop, `{}` for the value; `count` names what is counted.
    """
    groups: dict[str, list[Breach]] = {}
    for breach in breaches:
        groups.setdefault(breach.measured, []).append(breach)
    for measured, group in groups.items():
        sentence = what.format(measured)
        if len(group) > _FEW:
            mends = tuple(mend for breach in group for mend in breach.mends)
            yield Observation(
                rule, f"{sentence} ({len(group)} {count}).", group[0].spot, measured, severity, mends
            )
        else:
            for breach in group:
                yield Observation(rule, f"{sentence}.", breach.spot, measured, severity, breach.mends)
