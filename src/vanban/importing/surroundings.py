"""What a plan needs round it: its department's entry and its campaign's year, as they are or as they are to be made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vanban.data.campaign import Campaign
from vanban.data.departments import Department, DepartmentFile, Departments
from vanban.data.edit import Add, dump, edit
from vanban.data.open_values import Data
from vanban.data.source import parse_source, read_source
from vanban.data.validation import validate
from vanban.data.workspace import CampaignYear, Workspace
from vanban.errors import DataError, Problem
from vanban.importing.old_plan import OldPlan, citations
from vanban.registry.provinces import Province, province_on
from vanban.renewal.importing.campaign import guess_campaign
from vanban.renewal.importing.found import Found
from vanban.renewal.importing.office import new_department, province_of, refuse_another
from vanban.vietnamese.dates import PartialDate

_FIRST_GROUP = {"so_nganh": "Sở, ban, ngành cấp tỉnh"}  # of a register that is begun


@dataclass(frozen=True)
class Office:
    """The register with the department in it; `files` must be written for it."""

    departments: Departments
    department: Department
    found: Sequence[Found] = ()
    files: Sequence[tuple[Path, str]] = ()


@dataclass(frozen=True)
class Year:
    """The campaign's year and its province; `files` must be written for it."""

    year: CampaignYear
    province: Province
    found: Sequence[Found] = ()
    files: Sequence[tuple[Path, str]] = ()


def office_of(workspace: Workspace, department_id: str, old: OldPlan, day: PartialDate) -> Office:
    """The department of the register, compared with the letterhead; or a new entry.

    Raises:
        DataError: the plan is another department's, or does not say who and where it is.
    """
    path = workspace.registry / "departments.yaml"
    departments = workspace.departments if path.is_file() else None
    if departments is not None and departments.unknown(department_id) is None:
        department = departments.on(department_id, day.first)
        found = refuse_another(old.parts, department, departments, day, old.place)
        return Office(departments, department, found)
    province = province_of(old.parts, old.texts, day)
    if province is None:
        what = f"Đơn vị {department_id} chưa có trong sổ đơn vị, và tệp không ghi rõ tỉnh, thành phố."
        raise DataError(
            Problem(what, "Thêm đơn vị vào campaigns/registry/departments.yaml rồi chạy lại.", old.place)
        )
    groups = departments.groups if departments else _FIRST_GROUP
    entry, found = new_department(old.parts, old.texts, groups, province)
    text = _registry_with(path, workspace.shown(path), department_id, entry)
    source = parse_source(text.encode("utf-8"), workspace.shown(path))
    grown = Departments(source, validate(source, DepartmentFile))
    return Office(grown, grown.on(department_id, day.first), found, [(path, text)])


def _registry_with(path: Path, name: str, department_id: str, entry: dict[str, Data]) -> str:
    if path.is_file():
        return edit(read_source(path, name), [Add(("don_vi",), department_id, [entry])])
    return dump({"nhom": dict(_FIRST_GROUP), "don_vi": {department_id: [entry]}})


def year_of(workspace: Workspace, folder: Path, old: OldPlan, office: Office, day: PartialDate) -> Year:
    """The campaign's year as the workspace has it; else as the plan tells of it."""
    ref = f"{folder.parent.name}/{folder.name}"
    if ref in workspace.campaign_refs():
        known = workspace.campaign(ref)
        return Year(known, province_on(known.campaign.province, day.first))
    province = province_on(office.department.province, day.first)
    data, found = guess_campaign(
        old.parts, old.texts, int(folder.name), province, [office.department.group], citations
    )
    path = folder / "campaign.yaml"
    text = dump(data)
    source = parse_source(text.encode("utf-8"), workspace.shown(path))
    made = CampaignYear(ref, folder, source, validate(source, Campaign))
    return Year(made, province, found, [(path, text)])
