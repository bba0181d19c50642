"""Terms that are dead from a day on, and what to say instead: abolished units, former departments and provinces."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from pydantic import Field

from vanban.data.record import Record
from vanban.data.source import parse_source
from vanban.data.types import Day, Line, YesNo
from vanban.data.validation import validate
from vanban.errors import DataError
from vanban.registry.provinces import (
    province_ids,
    province_on,
    province_resolutions,
    province_turning_days,
    successor_of,
)


class DeadTerm(Record):
    """One term. `replacement` None: only a person can know. `capital`: it is a name, so only with its capital."""

    text: Line = Field(alias="tu_ngu", title="Từ ngữ")
    since: Day = Field(alias="tu", title="Hết dùng từ ngày")
    replacement: Line | None = Field(default=None, alias="thay", title="Thay bằng")
    capital: YesNo = Field(default=False, alias="chi_hoa", title="Chỉ nhận khi viết hoa")
    unverified: YesNo = Field(default=False, alias="chua_kiem_chung", title="Chưa kiểm chứng")
    basis: Line | None = Field(default=None, alias="can_cu", title="Căn cứ")


class DeadTermFile(Record):
    """The whole of `dead_terms.yaml`."""

    source: Line = Field(alias="nguon", title="Nguồn")
    terms: tuple[DeadTerm, ...] = Field(alias="tu_ngu", title="Từ ngữ")


@cache
def terms_dead_on(day: date) -> tuple[DeadTerm, ...]:
    """Every term that is dead on `day`, former names of provinces too, the longest first."""
    dead = [term for term in _file().terms if term.since <= day]
    dead += [
        DeadTerm(
            tu_ngu=before,
            tu=turned,
            thay=_standing(province_id, day),
            can_cu=_resolution(province_id, turned),
        )
        for province_id, before, turned in _former_names()
        if turned <= day
    ]
    return tuple(sorted(dead, key=lambda term: -len(term.text)))


@cache
def former_provinces(day: date) -> dict[str, str]:
    """Names of provinces that are no more on `day` (`Bình Phước`), each with what stands there (`tỉnh Đồng Nai`)."""
    ended = ((name, heir) for id in province_ids() for name, heir in _ended(id, day))
    return dict(ended)


@cache
def _file() -> DeadTermFile:
    raw = files("vanban.registry").joinpath("dead_terms.yaml").read_bytes()
    return validate(parse_source(raw, "registry/dead_terms.yaml"), DeadTermFile)


@cache
def _former_names() -> tuple[tuple[str, str, date], ...]:
    """Id, lost full name and first day without it: `tỉnh Bình Phước` 01/7/2025, `tỉnh Đồng Nai` 30/4/2026."""
    return tuple(
        (province_id, before, turned)
        for province_id in province_ids()
        for turned in sorted(set(province_turning_days(province_id)))
        if (before := _called(province_id, turned - timedelta(days=1)))
        and before != _called(province_id, turned)
    )


def _ended(province_id: str, day: date) -> Iterator[tuple[str, str]]:
    for id, before, turned in _former_names():
        standing = _standing(province_id, day)
        if id == province_id and turned <= day and standing and not standing.endswith(name := _bare(before)):
            yield name, standing


def _bare(full_name: str) -> str:
    return full_name.removeprefix("tỉnh ").removeprefix("thành phố ")


def _called(province_id: str, day: date) -> str | None:
    try:
        return province_on(province_id, day).full_name
    except DataError:
        return None


def _resolution(province_id: str, turned: date) -> str | None:
    """By which a province has borne its name no more since `turned`."""
    before = turned - timedelta(days=1)
    ids = filter(None, (province_id, successor_of(province_id)))
    found = next((one for id in ids for one in province_resolutions(id, before, turned)), None)
    return found and f"Nghị quyết số {found.partition(',')[0]}"


def _standing(province_id: str, day: date) -> str | None:
    """What stands on `day` where that province was."""
    heir = successor_of(province_id)
    return _called(province_id, day) or (_called(heir, day) if heir else None)
