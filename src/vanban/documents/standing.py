"""Who a department is on the day of a document, also when only its month is known."""

from datetime import date

from vanban.data.departments import Department, Departments
from vanban.data.workspace import CampaignYear
from vanban.errors import DataError, Place, Problem
from vanban.registry.provinces import Province, province_on
from vanban.vietnamese.dates import PartialDate, short_date


def standing(
    departments: Departments, year: CampaignYear, department_id: str, issued: PartialDate, dated: Place
) -> tuple[Department, Province]:
    """The department and its province, which must be the same on every day that `issued` can mean.

    `dated` is where the document's date was written.

    Raises:
        DataError: not known on that day, changed within it, or the department belongs to another province.
    """

    def on(day: date) -> tuple[Department, Province]:
        province = province_on(year.campaign.province, day, year.source.place(("dia_ban",)))
        return departments.on(department_id, day), province

    first, last = on(issued.first), on(issued.last)
    if first != last:
        span = f"Từ {short_date(issued.first)} đến {short_date(issued.last)}"
        what = f"{span}, đơn vị {department_id} hoặc địa bàn của nó có thay đổi."
        raise DataError(Problem(what, "Ghi đủ ngày, tháng, năm.", dated))
    department, province = first
    if department.province != province.id:
        what = (
            f"Vào ngày của văn bản ({issued}), đơn vị {department_id} thuộc địa bàn {department.province}, "
            f"còn phong trào là của {province.id}."
        )
        raise DataError(Problem(what, "Sửa ngày của văn bản, hoặc sửa dia_ban của phong trào.", dated))
    return department, province
