"""Who a department is on the day of a document, also when only its month is known or its date is still asked for."""

from dataclasses import replace
from datetime import date

from vanban.data.campaign import Campaign
from vanban.data.departments import Department, Departments
from vanban.data.open_values import OpenValue
from vanban.data.workspace import CampaignYear
from vanban.documents.dating import day_of
from vanban.errors import DataError, Place, Problem
from vanban.registry.provinces import Province, province_on, province_turning_days
from vanban.vietnamese.dates import PartialDate, short_date


def presumed_date(issued: PartialDate | OpenValue, campaign: Campaign) -> PartialDate:
    """The date of a document; of one that is still asked for, the proposed one, else the parent document's."""
    parent = campaign.parent and campaign.parent.issued_on
    day = parent if isinstance(parent, date) else date(campaign.year, 1, 1)
    return day_of(issued, PartialDate(day.year, day.month, day.day))


def standing(
    departments: Departments,
    year: CampaignYear,
    department_id: str,
    issued: PartialDate,
    dated: Place,
    *,
    head_signs: bool = True,
) -> tuple[Department, Province]:
    """The department and its province, which must be the same on every day that `issued` can mean.

    `dated` is where the document's date was written. Who the head is matters only when `head_signs`.

    Raises:
        DataError: not known on that day, changed within it, or the department belongs to another province.
    """

    def on(day: date) -> tuple[Department, Province]:
        province = province_on(year.campaign.province, day, year.source.place(("dia_ban",)))
        department = departments.on(department_id, day)
        return department if head_signs else replace(department, leader=None), province

    first = on(issued.first)
    turns = {*departments.turning_days(department_id), *province_turning_days(year.campaign.province)}
    if any(on(day) != first for day in sorted(turns) if issued.first < day <= issued.last):
        span = f"Từ {short_date(issued.first)} đến {short_date(issued.last)}"
        what = f"{span}, đơn vị {department_id}, người đứng đầu hoặc địa bàn của nó có thay đổi."
        raise DataError(Problem(what, "Ghi đủ ngày, tháng, năm.", dated))
    department, province = first
    if department.province != province.id:
        what = (
            f"Vào ngày của văn bản ({issued}), đơn vị {department_id} thuộc địa bàn {department.province}, "
            f"còn phong trào là của {province.id}."
        )
        raise DataError(Problem(what, "Sửa ngày của văn bản, hoặc sửa dia_ban của phong trào.", dated))
    return department, province
