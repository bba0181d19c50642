"""The office's departments: dated versions read from `campaigns/registry/departments.yaml`.

A version says only what changes; the rest stands as in the version before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from pydantic import Field

from vanban.data.record import Record
from vanban.data.source import Source
from vanban.data.timeline import Dated, version_on
from vanban.data.types import Day, Line, YesNo
from vanban.errors import DataError, Place, Problem
from vanban.vietnamese.dates import short_date

_ID = re.compile(r"(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9][a-z0-9-]{0,59}")  # a folder on any system

Role = Literal["tham_dinh", "chu_dau_tu", "chu_chuong_trinh", "kiem_soat"]


class Unit(Record):
    """A unit (phòng) inside a department."""

    name: Line = Field(alias="ten", title="Tên")
    code: Line = Field(alias="ma", title="Mã ghi ở dòng Lưu")


class Leader(Record):
    """Who held a position, and when."""

    since: Day | None = Field(default=None, alias="tu", title="Từ ngày")
    until: Day | None = Field(default=None, alias="den", title="Đến hết ngày")
    position: Line = Field(alias="chuc_vu", title="Chức vụ")
    full_name: Line = Field(alias="ho_ten", title="Họ và tên")
    acting: YesNo = Field(default=False, alias="quyen", title="Quyền cấp trưởng (Q.)")


class Predecessor(Record):
    """A department whose work was taken over, whole or in part."""

    department: Line = Field(alias="don_vi", title="Đơn vị")
    share: Line = Field(default="toàn bộ", alias="phan", title="Phần việc")


class DepartmentVersion(Record):
    """One dated version; what is not written stands as in the version before, except `until` and `merged`."""

    since: Day | None = Field(default=None, alias="tu", title="Từ ngày")
    until: Day | None = Field(default=None, alias="den", title="Đến hết ngày")
    group: Line | None = Field(default=None, alias="nhom", title="Nhóm")
    province: Line | None = Field(default=None, alias="dia_ban", title="Mã địa bàn")
    name: Line | None = Field(default=None, alias="ten", title="Tên")
    letterhead: tuple[Line, ...] | None = Field(default=None, alias="tieu_de", title="Tên trên đầu văn bản")
    superior: tuple[Line, ...] | None = Field(
        default=None, alias="co_quan_chu_quan", title="Cơ quan chủ quản"
    )
    symbol: Line | None = Field(default=None, alias="viet_tat", title="Viết tắt trong ký hiệu")
    place: Line | None = Field(default=None, alias="dia_danh", title="Địa danh")
    self_name: Line | None = Field(default=None, alias="tu_xung", title="Cách tự gọi")
    collective: Line | None = Field(default=None, alias="tap_the", title="Tập thể lãnh đạo (ký TM.)")
    head: Line | None = Field(default=None, alias="nguoi_dung_dau", title="Chức vụ người đứng đầu")
    deputy: Line | None = Field(default=None, alias="cap_pho", title="Chức vụ cấp phó")
    public_employees: YesNo | None = Field(default=None, alias="vien_chuc", title="Có viên chức")
    roles: tuple[Role, ...] | None = Field(
        default=None, alias="vai_tro", title="Vai trò đối với vốn đầu tư công"
    )
    units: dict[Line, Unit] | None = Field(default=None, alias="phong", title="Phòng")
    leaders: tuple[Leader, ...] | None = Field(
        default=None, alias="lanh_dao", title="Lãnh đạo theo thời gian"
    )
    merged: tuple[Predecessor, ...] | None = Field(default=None, alias="ke_thua", title="Kế thừa từ")
    unverified: YesNo | None = Field(default=None, alias="chua_kiem_chung", title="Chưa kiểm chứng")


class DepartmentFile(Record):
    """The whole of `departments.yaml`."""

    groups: dict[Line, Line] = Field(alias="nhom", title="Nhóm đơn vị")
    departments: dict[Line, tuple[DepartmentVersion, ...]] = Field(alias="don_vi", title="Đơn vị")


@dataclass(frozen=True, slots=True)
class Department:
    """A department as it stands on one day."""

    id: str
    group: str
    province: str
    name: str
    letterhead: tuple[str, ...]
    superior: tuple[str, ...] | None
    symbol: str
    place: str | None
    self_name: str
    collective: str | None
    head: str
    deputy: str
    public_employees: bool
    roles: tuple[str, ...]
    units: dict[str, Unit]
    leader: Leader | None


class Departments:
    """The register of departments, asked by id and day."""

    def __init__(self, source: Source, file: DepartmentFile) -> None:
        self._source = source
        self._file = file
        self._on = lru_cache(maxsize=1024)(self._found_on)
        _refuse_gaps(source, file)

    def on(self, department_id: str, day: date) -> Department:
        """The department as it stands on `day`.

        Raises:
            DataError: there is none of that id, or not on that day (who took over its work is named).
        """
        return self._on(department_id, day)

    def _found_on(self, department_id: str, day: date) -> Department:
        if problem := self.unknown(department_id):
            raise DataError(problem)
        versions = self._file.departments[department_id]
        current = version_on(versions, day)
        if current is None:
            raise DataError(self._not_then(department_id, versions, day))
        return _resolve(department_id, versions[: versions.index(current) + 1], day)

    def turning_days(self, department_id: str) -> Iterator[date]:
        """The days from which something of a known department may be otherwise than before."""
        for version in self._file.departments[department_id]:
            dates: list[Dated] = [version, *(version.leaders or ())]
            for dated in dates:
                if dated.since:
                    yield dated.since
                if dated.until and dated.until < date.max:
                    yield dated.until + timedelta(days=1)

    def mergers(self, after: date, until: date) -> Iterator[tuple[str, date, tuple[Predecessor, ...]]]:
        """Who took over whose work from a day later than `after`, up to `until`: heir, day, predecessors."""
        for heir, versions in self._file.departments.items():
            for version in versions:
                if version.merged and version.since and after < version.since <= until:
                    yield heir, version.since, version.merged

    @property
    def ids(self) -> Sequence[str]:
        """Every department of all times, in the order of the file."""
        return list(self._file.departments)

    def group_on(self, department_id: str, day: date) -> str | None:
        """The group of a known department on `day`; None when it doesn't exist then."""
        current = version_on(self._file.departments[department_id], day)
        return None if current is None else self.on(department_id, day).group

    def unknown(self, department_id: str) -> Problem | None:
        """What is wrong with an id that no department has; None when one has it."""
        if department_id in self._file.departments:
            return None
        names = {
            version.name: key for key, versions in self._file.departments.items() for version in versions
        }
        named = names.get(department_id) or (
            department_id.lower() in self._file.departments and department_id.lower()
        )
        near = [named] if named else get_close_matches(department_id, self._file.departments, n=1)
        remedy = f"Có phải ý là {near[0]}?" if near else f"Thêm đơn vị này vào {self._source.name}."
        return Problem(f"Không có đơn vị nào mang mã {department_id[:60]}.", remedy)

    def place(self, department_id: str) -> Place:
        """Where the department is written down."""
        return self._source.key_place(("don_vi", department_id))

    @property
    def groups(self) -> dict[str, str]:
        """Group id to its Vietnamese name."""
        return self._file.groups

    def _not_then(self, department_id: str, versions: Sequence[DepartmentVersion], day: date) -> Problem:
        name = next(v.name for v in versions if v.name)
        first, last = versions[0].since, versions[-1].until
        if first and day < first:
            why = f"thành lập ngày {short_date(first)}"
        else:
            why = f"kết thúc ngày {short_date(last)}" if last else "không có bản nào cho ngày này"
        heirs = [h for h in self._heirs(department_id) if last and day > last]
        remedy = f"Công việc chuyển sang: {', '.join(heirs)}." if heirs else "Sửa ngày hoặc chọn đơn vị khác."
        what = f"{name} ({department_id}) không tồn tại vào ngày {short_date(day)}: {why}."
        return Problem(what, remedy, self.place(department_id))

    def _heirs(self, department_id: str) -> Iterator[str]:
        for heir, versions in self._file.departments.items():
            if heir == department_id:
                continue
            for version in versions:
                if any(p.department == department_id for p in version.merged or ()):
                    yield heir


def _resolve(department_id: str, versions: Sequence[DepartmentVersion], day: date) -> Department:
    known: dict[str, Any] = {}
    for version in versions:
        said = {field: getattr(version, field) for field in version.model_fields_set}
        known |= {field: value for field, value in said.items() if value is not None}
    heads = [
        leader
        for leader in known.get("leaders", ())
        if leader.position == known["head"] and _holds(leader, day)
    ]
    return Department(
        id=department_id,
        group=known["group"],
        province=known["province"],
        name=known["name"],
        letterhead=known.get("letterhead") or (known["name"].upper(),),
        superior=known.get("superior"),
        symbol=known["symbol"],
        place=known.get("place"),
        self_name=known.get("self_name") or "cơ quan",
        collective=known.get("collective"),
        head=known["head"],
        deputy=known.get("deputy") or f"Phó {known['head']}",
        public_employees=bool(known.get("public_employees")),
        roles=known.get("roles") or (),
        units=known.get("units") or {},
        leader=max(heads, key=lambda leader: leader.since or date.min, default=None),
    )


def _holds(leader: Leader, day: date) -> bool:
    return (leader.since or date.min) <= day <= (leader.until or date.max)


def _refuse_gaps(source: Source, file: DepartmentFile) -> None:
    required = {
        "group": "nhom",
        "province": "dia_ban",
        "name": "ten",
        "symbol": "viet_tat",
        "head": "nguoi_dung_dau",
    }
    problems = []
    for department_id, versions in file.departments.items():
        place = source.key_place(("don_vi", department_id))
        if not _ID.fullmatch(department_id):
            what = f"Mã đơn vị “{department_id[:60]}” không dùng làm tên thư mục được."
            problems.append(Problem(what, "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch ngang.", place))
        if not versions:
            problems.append(
                Problem(f"Đơn vị {department_id} chưa có bản nào.", "Thêm ít nhất một bản.", place)
            )
            continue
        missing = [key for field, key in required.items() if getattr(versions[0], field) is None]
        if missing:
            what = f"Bản đầu tiên của đơn vị {department_id} thiếu {', '.join(missing)}."
            problems.append(Problem(what, "Ghi thêm các mục này.", place))
        problems += _wrong_order(source, department_id, versions)
        problems += _unknown_groups(source, file, department_id, versions)
    if problems:
        raise DataError(problems)


def _unknown_groups(
    source: Source, file: DepartmentFile, department_id: str, versions: Sequence[DepartmentVersion]
) -> Iterator[Problem]:
    for n, version in enumerate(versions):
        if version.group is not None and version.group not in file.groups:
            place = source.place(("don_vi", department_id, n, "nhom"))
            yield unknown_group(version.group, file.groups, place)


def unknown_group(group: str, groups: Iterable[str], place: Place) -> Problem:
    """What is wrong with a group that the register doesn't have."""
    return Problem(f"Không có nhóm đơn vị {group[:60]}.", f"Các nhóm hiện có: {', '.join(groups)}.", place)


def _wrong_order(
    source: Source, department_id: str, versions: Sequence[DepartmentVersion]
) -> Iterator[Problem]:
    for n, (earlier, later) in enumerate(pairwise(versions), start=1):
        place = source.place(("don_vi", department_id, n))
        if later.since is None:
            yield Problem(f"Bản thứ {n + 1} của {department_id} thiếu ngày bắt đầu.", "Ghi thêm `tu`.", place)
        elif earlier.since and later.since <= earlier.since:
            what = (
                f"Bản bắt đầu ngày {short_date(later.since)} đứng sau bản ngày {short_date(earlier.since)}."
            )
            yield Problem(what, "Xếp các bản theo thứ tự thời gian.", place)
    for n, version in enumerate(versions):
        if version.since and version.until and version.until < version.since:
            what = f"den ({short_date(version.until)}) trước tu ({short_date(version.since)})."
            yield Problem(what, "Sửa một trong hai ngày.", source.place(("don_vi", department_id, n)))
