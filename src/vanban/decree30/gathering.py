"""Many equal breaches told as one, so that a document with one habit gives one finding and not eighty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vanban.decree30.findings import Observation, Severity, Spot
from vanban.layout.mends import Mend

_TOLD_ONE_BY_ONE = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach at one of many places; those of equal `measured` are told together."""

    spot: Spot
    what: str
    measured: str = ""
    mends: tuple[Mend, ...] = ()
    severity: Severity | None = None
    remedy: str = ""  # in place of the rule's own


def tell_many(rule: str, breaches: Iterable[Breach], unit: str = "đoạn") -> Iterator[Observation]:
    """One observation for each breach; more than three equal ones are told as one, at the first of them.

    `unit` names what is counted: `đoạn`, `phân đoạn`, `căn cứ`.
    """
    groups: dict[tuple[str, Severity | None], list[Breach]] = {}
    for breach in breaches:
        groups.setdefault((breach.measured, breach.severity), []).append(breach)
    for same in groups.values():
        for one in same if len(same) <= _TOLD_ONE_BY_ONE else [_as_one(same, unit)]:
            yield Observation(
                rule, one.what, one.spot, one.measured, one.severity, one.mends, remedy=one.remedy
            )


def _as_one(same: list[Breach], unit: str) -> Breach:
    what = f"{same[0].what.removesuffix('.')} (ở {len(same)} {unit}, đây là {unit} đầu tiên)."
    return replace(same[0], what=what, mends=tuple(mend for each in same for mend in each.mends))
