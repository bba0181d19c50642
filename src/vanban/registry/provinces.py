"""Provinces (tỉnh, thành phố trực thuộc trung ương) as they stand on a day.

The facts are in `provinces.yaml`, dated and with their resolutions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from vanban.data.record import Record
from vanban.data.source import parse_source
from vanban.data.timeline import version_on
from vanban.data.types import Day, Line, YesNo
from vanban.data.validation import validate
from vanban.errors import DataError, Place, Problem
from vanban.vietnamese.dates import short_date

Kind = Literal["tinh", "thanh_pho"]


class KindWords(Record):
    """What the bodies of a province of one kind are called."""

    noun: Line = Field(alias="goi", title="Cách gọi")
    committee: Line = Field(alias="uy_ban", title="Ủy ban nhân dân")
    committee_short: Line = Field(alias="uy_ban_tat", title="Ủy ban nhân dân, viết tắt")
    letterhead: Line = Field(alias="tieu_de", title="Ủy ban nhân dân trên đầu văn bản")
    party: Line = Field(alias="cap_uy", title="Cấp ủy")
    council: Line = Field(alias="hoi_dong", title="Hội đồng nhân dân")
    area: Line = Field(alias="tren_dia_ban", title="Trên địa bàn")
    inspectorate: Line = Field(alias="thanh_tra", title="Thanh tra")


class ProvinceVersion(Record):
    """One dated version of a province."""

    since: Day | None = Field(default=None, alias="tu", title="Từ ngày")
    until: Day | None = Field(default=None, alias="den", title="Đến hết ngày")
    name: Line = Field(alias="ten", title="Tên")
    kind: Kind = Field(alias="loai", title="Loại")
    place: Line | None = Field(default=None, alias="dia_danh", title="Địa danh ghi trước ngày tháng")
    merged: tuple[Line, ...] = Field(default=(), alias="hop_nhat", title="Hợp nhất từ")
    successor: Line | None = Field(default=None, alias="ke_thua", title="Đơn vị thay thế")
    basis: Line | None = Field(default=None, alias="can_cu", title="Căn cứ")
    unverified: YesNo = Field(default=False, alias="chua_kiem_chung", title="Chưa kiểm chứng")


class ProvinceFile(Record):
    """The whole of `provinces.yaml`."""

    words: dict[Kind, KindWords] = Field(alias="tu_ngu", title="Từ ngữ theo loại")
    provinces: dict[Line, tuple[ProvinceVersion, ...]] = Field(alias="dia_ban", title="Địa bàn")


@dataclass(frozen=True, slots=True)
class Province:
    """A province as it is called on one day."""

    id: str
    name: str
    kind: Kind
    place: str
    words: KindWords

    @property
    def full_name(self) -> str:
        """`tỉnh Bình Phước`; a city named with its noun keeps it as its name (`Thành phố Hồ Chí Minh`)."""
        return self.place if self.place != self.name else f"{self.words.noun} {self.name}"


def province_ids() -> tuple[str, ...]:
    """Every province known, of today and of before."""
    return tuple(_file().provinces)


@cache
def province_names() -> tuple[str, ...]:
    """Every name that a province bears or has borne, the longest first."""
    names = {version.name for versions in _file().provinces.values() for version in versions}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def province_turning_days(province_id: str) -> Iterator[date]:
    """The days from which something of a province is otherwise than before; none of one that is not known."""
    for version in _file().provinces.get(province_id, ()):
        if version.since:
            yield version.since
        if version.until:
            yield version.until + timedelta(days=1)


def province_resolutions(province_id: str, after: date, until: date) -> Iterator[str]:
    """What a province was changed by from a day later than `after`, up to `until`: `202/2025/QH15, từ 01/07/2025`."""
    for version in _file().provinces.get(province_id, ()):
        if version.basis and version.since and after < version.since <= until:
            yield f"{version.basis}, từ ngày {short_date(version.since)}"


def successor_of(province_id: str) -> str | None:
    """The province that took the place of one that is gone."""
    versions = _file().provinces.get(province_id)
    return versions[-1].successor if versions else None


def province_on(province_id: str, day: date, place: Place | None = None) -> Province:
    """The province as it stands on `day`; `place` is where its id was written.

    Raises:
        DataError: there is no such province, or not on that day (its successor is named).
    """
    file = _file()
    versions = file.provinces.get(province_id)
    if versions is None:
        raise DataError(_unknown(province_id, place))
    version = version_on(versions, day)
    if version is None:
        raise DataError(_not_then(province_id, versions, day, place))
    words = file.words[version.kind]
    return Province(province_id, version.name, version.kind, version.place or version.name, words)


def _unknown(province_id: str, place: Place | None) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(province_id, province_ids(), n=1)
    remedy = (
        f"Có phải ý là {near[0]}?" if near else "Viết tên không dấu, nối bằng gạch ngang, ví dụ: dong-nai."
    )
    return Problem(f"Không có tỉnh, thành phố nào tên là {province_id}.", remedy, place)


def _not_then(
    province_id: str, versions: tuple[ProvinceVersion, ...], day: date, place: Place | None
) -> Problem:
    last = versions[-1]
    what = f"{last.name} không phải là tỉnh, thành phố vào ngày {short_date(day)}"
    if last.until and day > last.until:
        what += f" (kết thúc ngày {short_date(last.until)})"
    remedy = f"Dùng {last.successor}." if last.successor else "Sửa ngày của văn bản hoặc mã địa bàn."
    return Problem(f"{what} ({province_id}).", remedy, place)


@cache
def _file() -> ProvinceFile:
    raw = files("vanban.registry").joinpath("provinces.yaml").read_bytes()
    return validate(parse_source(raw, "registry/provinces.yaml"), ProvinceFile)
