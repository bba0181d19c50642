"""What holds on a day, out of dated versions that are added and never overwritten."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Something that holds from `since` to `until`, both days included; None is open."""

    @property
    def since(self) -> date | None: ...  # noqa: D102 - the class says it

    @property
    def until(self) -> date | None: ...  # noqa: D102


Version = TypeVar("Version", bound=Dated)


def version_on(versions: Sequence[Version], day: date) -> Version | None:
    """The version in force on `day`: the last that has begun, unless it has ended; None when there is none."""
    begun = [v for v in versions if v.since is None or v.since <= day]
    if not begun:
        return None
    newest = max(begun, key=lambda v: v.since or date.min)
    return newest if newest.until is None or day <= newest.until else None
