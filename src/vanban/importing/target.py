"""Where a plan belongs: the campaign's year and the department, as its file tells them."""

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.data.campaign import Campaign
from vanban.data.departments import Departments
from vanban.data.workspace import Workspace
from vanban.errors import DataError, Place, Problem
from vanban.importing.old_plan import OldPlan
from vanban.registry.provinces import Province, province_on
from vanban.renewal.importing.campaign import campaign_names
from vanban.renewal.importing.office import as_written, own_symbol, province_of
from vanban.renewal.importing.whose import departments_of, folder_name, is_of, new_id, year_of
from vanban.vietnamese.dates import PartialDate

_BY_NAME = "Nhập riêng tệp này: import TỆP PHONG_TRÀO ĐƠN_VỊ."


@dataclass(frozen=True, slots=True)
class Target:
    """The campaign and year (`giai-ngan-von-dau-tu-cong/2024`) and the department's id."""

    ref: str
    department: str


def target_of(workspace: Workspace, old: OldPlan, campaign: str = "") -> Target:
    """Where `old` belongs; `campaign` is its folder, with or without the year, when a person has named it.

    Raises:
        DataError: the file does not say whose it is, or of which year; or it fits several departments.
    """
    name, _, typed_year = campaign.strip("/").partition("/")
    year = int(typed_year) if typed_year.isdigit() else year_of(old.parts)
    if year is None:
        what = "Tệp không ghi năm ở trích yếu, cũng không ghi ở dòng ngày tháng."
        raise DataError(Problem(what, _BY_NAME, old.place))
    day = old.day(year)
    departments = workspace.departments if (workspace.registry / "departments.yaml").is_file() else None
    known = departments_of(old.parts, departments, day) if departments else []
    if departments is not None and len(known) == 1:
        province = province_on(departments.on(known[0], day.first).province, day.first)
        return Target(f"{name or _folder(workspace, old, province)}/{year}", known[0])
    _refuse_unknown(old, known)
    found = _province(old, day)
    id = _new_id(old, departments, found.id)
    return Target(f"{name or _folder(workspace, old, found)}/{year}", id)


def _refuse_unknown(old: OldPlan, known: list[str]) -> None:
    if known:
        what = f"Tên cơ quan trong tệp hợp với nhiều đơn vị trong sổ: {', '.join(known)}."
        raise DataError(Problem(what, _BY_NAME, old.place))
    missing = [
        what
        for what, words in (("tên cơ quan", old.parts.issuer), ("số, ký hiệu", own_symbol(old.parts)))
        if not words
    ]
    if missing:
        what = f"Không rõ văn bản của đơn vị nào: tệp không ghi {' và '.join(missing)}."
        raise DataError(Problem(what, _BY_NAME, old.place))


def _province(old: OldPlan, day: PartialDate) -> Province:
    found = province_of(old.parts, old.texts, day)
    if found is None:
        what = f"{old.parts.issuer} chưa có trong sổ đơn vị, và tệp không ghi rõ tỉnh, thành phố."
        raise DataError(
            Problem(what, "Thêm đơn vị vào campaigns/registry/departments.yaml rồi chạy lại.", old.place)
        )
    return found


def _new_id(old: OldPlan, departments: Departments | None, province: str) -> str:
    name = as_written(old.parts.issuer, old.texts)
    return new_id(name, own_symbol(old.parts), departments.ids if departments else (), province)


def _folder(workspace: Workspace, old: OldPlan, province: Province) -> str:
    """The campaign's folder: that of the same campaign in another year, else one made of its name."""
    _, short, _ = campaign_names(old.parts, old.texts, province.words.area)
    for name, campaign in _campaigns(workspace):
        if is_of(campaign, short, province.id):
            return name
    name = folder_name(short)
    others = {known for known, campaign in _campaigns(workspace)}
    return f"{name}-{province.id}" if name in others else name


def _campaigns(workspace: Workspace) -> Iterator[tuple[str, Campaign]]:
    """Each campaign's folder and data, the latest year first; one with faults is none to compare with."""
    for ref in reversed(workspace.campaign_refs()):
        try:
            yield ref.partition("/")[0], workspace.campaign(ref).campaign
        except DataError:
            continue


def named_twice(first: str, place: Place) -> DataError:
    """Two files are of one department and year."""
    what = (
        f"Cùng đơn vị và năm với tệp {first}, nhưng nội dung khác; kế hoạch đã nhập từ tệp đó, không ghi đè."
    )
    return DataError(
        Problem(what, "Giữ lại một tệp; muốn lấy tệp này thì xóa kế hoạch đã nhập rồi nhập lại.", place)
    )
