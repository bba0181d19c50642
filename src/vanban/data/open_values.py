"""What only a person can know: `!hoi` (ask) and `!xac_nhan` (confirm)."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, Union

from vanban.errors import Place

OpenKind = Literal["hoi", "xac_nhan"]
Data: TypeAlias = Union[str, "OpenValue", list["Data"], dict[str, "Data"], None]

KINDS: dict[str, OpenKind] = {"!hoi": "hoi", "!xac_nhan": "xac_nhan"}
FIELDS = {"nam_truoc": "last", "de_xuat": "proposed", "ghi_chu": "note"}


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A value still to be filled in: last year's, a proposed one, a note, and where it stands."""

    kind: OpenKind
    last: Data = None
    proposed: Data = None
    note: str | None = None
    place: Place | None = field(default=None, compare=False)

    def fields(self) -> dict[str, Data]:
        """What is known, under the keys of the file."""
        values: dict[str, Data] = {key: getattr(self, name) for key, name in FIELDS.items()}
        return {key: value for key, value in values.items() if value is not None}
