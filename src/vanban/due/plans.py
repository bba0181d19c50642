"""The plans that are due: of every department with a text of its own, or of the campaign's groups."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Self

from vanban.data.workspace import SHARED_PLAN, CampaignYear, PlanText, Workspace
from vanban.documents.document import Document
from vanban.documents.plan import KIND, plan_document
from vanban.documents.standing import presumed_date
from vanban.due.order import Due, Order, attempt
from vanban.errors import DataError, OpenValueError, Place, Problem, VanbanError


class PlanDesk:
    """Works out the plan of each department, and tells what lies among the plans and is none."""

    def __init__(self, workspace: Workspace, year: CampaignYear, order: Order) -> None:
        self._workspace, self._year, self._order = workspace, year, order
        self._stray = {} if order.departments else dict(_stray_plans(workspace, year, order))
        named = filter(order.looks_at, dict.fromkeys(order.departments) or workspace.departments.ids)
        self._texts = {id: attempt(partial(_text, workspace, year, order, id), id) for id in named}
        whose = [id for id, text in self._texts.items() if text is not None]
        self.due = [Due(year.ref, name, KIND) for name in (*whose, *self._stray)]

    def document(self, due: Due) -> Document:
        """One plan.

        Raises:
            DataError: it has faults, or the file is no plan.
            OpenValueError: a final document needs values that are still open.
        """
        if due.department in self._stray:
            raise DataError(self._stray[due.department])
        text = self._texts[due.department]
        if isinstance(text, VanbanError):
            raise text
        assert text is not None  # or it were not due
        departments = self._workspace.departments
        return plan_document(departments, self._year, due.department, text, self._order.draft)

    def again(self, workspace: Workspace, order: Order) -> Self:
        """The desk of a later run."""
        return type(self)(workspace, self._year, order)


def _text(workspace: Workspace, year: CampaignYear, order: Order, department_id: str) -> PlanText | None:
    """The text of a department's document; None when none is due and none was asked for by name.

    Raises:
        OpenValueError: it came of several, and nobody has chosen whose plan it starts from.
    """
    if undecided := workspace.open_choices(year).get(department_id):
        raise OpenValueError(undecided)
    try:
        text = workspace.plan(year, department_id)
    except DataError:
        # A shared text that can't be read says nothing of its day: the end of the year tells whom it was for.
        own = workspace.has_own_plan(year, department_id)
        if (
            own
            or order.departments
            or _in_groups(workspace, year, department_id, date(year.campaign.year, 12, 31))
        ):
            raise
        return None
    if text is None and order.departments:
        raise DataError(_no_text(workspace, year, department_id))
    if text is None or order.departments or _takes_part(workspace, year, department_id, text):
        return text
    return None


def _takes_part(workspace: Workspace, year: CampaignYear, department_id: str, text: PlanText) -> bool:
    """Whether a department is due without being named: it has its own plan, or exists on the day in a group."""
    if not text.shared:
        return True
    day = presumed_date(text.plan.issued, year.campaign)
    return any(_in_groups(workspace, year, department_id, on) for on in (day.first, day.last))


def exists_in(workspace: Workspace, year: CampaignYear, department_id: str) -> bool:
    """Whether a department exists at the end of the campaign's year and has a text."""
    known = not workspace.departments.unknown(department_id)
    end = date(year.campaign.year, 12, 31)
    text = year.folder / "plans"
    has_text = any((text / f"{name}.yaml").is_file() for name in (department_id, SHARED_PLAN))
    return known and has_text and workspace.departments.group_on(department_id, end) is not None


def taking_part(workspace: Workspace, year: CampaignYear) -> list[str]:
    """The departments that have a text of the year: one of their own, or the shared one of the campaign's groups."""
    end = date(year.campaign.year, 12, 31)
    shared = workspace.has_own_plan(year, SHARED_PLAN)
    return [
        id
        for id in workspace.departments.ids
        if workspace.has_own_plan(year, id) or (shared and _in_groups(workspace, year, id, end))
    ]


def _in_groups(workspace: Workspace, year: CampaignYear, department_id: str, day: date) -> bool:
    group = workspace.departments.group_on(department_id, day)
    return group is not None and (not year.campaign.groups or group in year.campaign.groups)


def _no_text(workspace: Workspace, year: CampaignYear, department_id: str) -> Problem:
    folder = workspace.shown(year.folder / "plans")
    what = f"Đơn vị {department_id} chưa có nội dung kế hoạch trong {folder}/."
    return Problem(what, f"Tạo {folder}/{department_id}.yaml, hoặc {folder}/_chung.yaml dùng cho mọi đơn vị.")


def _stray_plans(workspace: Workspace, year: CampaignYear, order: Order) -> Iterator[tuple[str, Problem]]:
    """Files among the plans that no department reads: the name of each, and why."""
    for name in workspace.plan_files(year):
        stem = name.removesuffix(".yaml")
        if stem == SHARED_PLAN or not order.looks_at(name.partition(".")[0]):
            continue
        if stem == name and ".yaml" not in name.lower() and not name.lower().endswith(".yml"):
            continue
        if stem == name:
            what, remedy = (
                "Tệp này không được dùng vì tên không kết thúc bằng .yaml.",
                "Đổi tên hoặc bỏ tệp này.",
            )
        elif problem := workspace.departments.unknown(stem):
            what, remedy = f"Tên tệp không phải mã của đơn vị nào. {problem.what}", problem.remedy
        else:
            continue
        place = Place(workspace.shown(year.folder / "plans" / name))
        yield name, Problem(what, remedy, place)
