"""The rules of the decree as data: `rules.yaml`, read once, narrowed by a profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from vanban.decree30.findings import Severity

Limit = float | str | tuple[str, ...]

_SEVERITIES = {"loi": Severity.ERROR, "canh_bao": Severity.WARNING, "ghi_chu": Severity.INFO}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule (`ND30-PAGE-03`). `limits` are its numbers by name, lengths in mm and sizes in pt as the name says.

    `types`: kinds it applies to by abbreviation, empty for all; `exempt`: kinds it doesn't. `certain`: the
    decree says so itself; else it is practice or unverified and never more than a warning.
    """

    id: str
    title: str
    statement: str
    clause: str
    severity: Severity
    strict: Severity
    certain: bool = True
    limits: Mapping[str, Limit] = field(default_factory=dict)
    limit_text: str = ""
    remedy: str = ""
    types: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    mendable: bool = False
    group: str = ""
    errors: tuple[int, ...] = ()  # numbers of the common errors that it finds (`common_errors`)

    def applies(self, type: str, on: date | None) -> bool:
        """To a document of this kind (abbreviation, "" when unknown) of that day (None when unknown).

        A rule for some kinds only is not held against a document of unknown kind.
        """
        if (self.types and type not in self.types) or type in self.exempt:
            return False
        day = on or date.max
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class CommonError:
    """One of the errors that clerks make most (numbers 1 to 50), and the rules that find it."""

    number: int
    wrong: str
    right: str
    rules: tuple[str, ...]
    certain: bool = True


@cache
def _file() -> dict[str, Any]:
    from vanban.data.plain import load_plain  # the YAML reader of our own data files

    data: dict[str, Any] = load_plain(files(__package__).joinpath("rules.yaml").read_text("utf-8"))
    return data


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the file."""
    groups = _file()["quy_tac"]
    return {
        rule.id: rule for group, rows in groups.items() for rule in (_rule(group, row) for row in rows or ())
    }


@cache
def common_errors() -> tuple[CommonError, ...]:
    """The fifty errors that clerks make most."""
    return tuple(
        CommonError(
            int(row["so"]), row["sai"], row["dung"], tuple(row["quy_tac"]), row.get("chac_chan", "có") == "có"
        )
        for row in _file()["loi_thuong_gap"] or ()
    )


def _rule(group: str, row: Mapping[str, Any]) -> Rule:
    severity = _SEVERITIES[row["muc_do"]]
    return Rule(
        id=row["ma"],
        title=row["ten"],
        statement=row["noi_dung"],
        clause=row["can_cu"],
        severity=severity,
        strict=_SEVERITIES[row.get("nghiem_ngat", row["muc_do"])],
        certain=row.get("chac_chan", "có") == "có",
        limits={key: _limit(value) for key, value in row.get("gioi_han", {}).items()},
        limit_text=row.get("muc_cho_phep", ""),
        remedy=row.get("cach_sua", ""),
        types=tuple(row.get("loai", ())),
        exempt=tuple(row.get("tru_loai", ())),
        since=_day(row.get("tu")),
        until=_day(row.get("den")),
        mendable=row.get("tu_sua", "không") == "có",
        group=group,
        errors=tuple(error.number for error in common_errors() if row["ma"] in error.rules),
    )


def _limit(value: Any) -> Limit:
    if isinstance(value, list):
        return tuple(value)
    try:
        return float(value)
    except ValueError:
        return str(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def narrowed(ids: Iterable[str]) -> Mapping[str, Rule]:
    """Only these rules."""
    return {id: rules()[id] for id in ids}
