"""What is due: every document that an order asks for, ready to be rendered, or the fault that keeps it from that."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vanban.data.departments import unknown_group
from vanban.data.workspace import SHARED_PLAN, CampaignYear, PlanText, Workspace
from vanban.documents.document import Document
from vanban.documents.kinds import KINDS, DocumentKind
from vanban.documents.standing import presumed_date
from vanban.errors import DataError, OpenValueError, Problem, ProgramError, VanbanError


@dataclass(frozen=True, slots=True)
class Order:
    """What a clerk asks for. Empty `kinds` and `departments` mean all that are due.

    `profile` names the rules that the documents made are held against; None: they are not checked.
    """

    campaign: str
    kinds: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    draft: bool = False
    force: bool = False
    jobs: int = 1
    pdf: bool = False
    profile: str | None = "nd30"


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a campaign: ready to be rendered, or the fault that keeps it from that."""

    campaign: str
    department: str
    kind: str
    result: Document | VanbanError

    @property
    def key(self) -> str:
        """The document's name within its campaign."""
        return f"{self.department}/{self.kind}"


def items(workspace: Workspace, order: Order) -> list[Item]:
    """Every document that `order` asks for, each with its own fault if it has one.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
    """
    kinds = _chosen_kinds(order.kinds)
    year = workspace.campaign(order.campaign)
    _refuse_unknown(workspace, year, order)
    found = [item for kind in kinds for item in _items_of_kind(workspace, year, kind, order)]
    if not order.departments:
        found += _stray_plans(workspace, year)
    return found


def _chosen_kinds(names: Sequence[str]) -> list[DocumentKind]:
    unknown = [name for name in names if name not in KINDS]
    if unknown:
        remedy = f"Các loại làm được: {', '.join(KINDS)}."
        raise DataError(Problem(f"Không có loại văn bản {name}.", remedy) for name in unknown)
    return [KINDS[name] for name in dict.fromkeys(names)] if names else list(KINDS.values())


def _refuse_unknown(workspace: Workspace, year: CampaignYear, order: Order) -> None:
    """Stop when a group of the campaign or a department named in the order doesn't exist."""
    groups = workspace.departments.groups
    problems = [
        unknown_group(group, groups, year.source.place(("nhom_don_vi", n)))
        for n, group in enumerate(year.campaign.groups)
        if group not in groups
    ]
    problems += [problem for name in order.departments if (problem := workspace.departments.unknown(name))]
    if problems:
        raise DataError(problems)


def _items_of_kind(
    workspace: Workspace, year: CampaignYear, kind: DocumentKind, order: Order
) -> Iterator[Item]:
    named = dict.fromkeys(order.departments)
    for department_id in named or workspace.departments.ids:
        result = _attempt(workspace, year, kind, order, department_id)
        if result is not None:
            yield Item(year.ref, department_id, kind.key, result)


def _attempt(
    workspace: Workspace, year: CampaignYear, kind: DocumentKind, order: Order, department_id: str
) -> Document | VanbanError | None:
    """The document of one department, the fault that keeps it from being one, or None when none is due."""
    try:
        text = _text(workspace, year, kind, order, department_id)
        if text is None:
            return None
        return kind.make(workspace.departments, year, department_id, text, order.draft)
    except VanbanError as error:
        return error
    except Exception as error:
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình khi đọc nội dung của {department_id} ({type(error).__name__})."
        return ProgramError(Problem(what, "Hãy gửi câu này kèm dữ liệu cho người bảo trì chương trình."))


def _text(
    workspace: Workspace, year: CampaignYear, kind: DocumentKind, order: Order, department_id: str
) -> PlanText | None:
    """The text of a department's document; None when none is due and none was asked for by name.

    Raises:
        OpenValueError: it came of several, and nobody has chosen whose plan it starts from.
    """
    if undecided := workspace.open_choices(year).get(department_id):
        raise OpenValueError(undecided)
    try:
        text = kind.text(workspace, year, department_id)
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


def _in_groups(workspace: Workspace, year: CampaignYear, department_id: str, day: date) -> bool:
    group = workspace.departments.group_on(department_id, day)
    return group is not None and (not year.campaign.groups or group in year.campaign.groups)


def _no_text(workspace: Workspace, year: CampaignYear, department_id: str) -> Problem:
    folder = workspace.shown(year.folder / "plans")
    what = f"Đơn vị {department_id} chưa có nội dung kế hoạch trong {folder}/."
    return Problem(what, f"Tạo {folder}/{department_id}.yaml, hoặc {folder}/_chung.yaml dùng cho mọi đơn vị.")


def _stray_plans(workspace: Workspace, year: CampaignYear) -> Iterator[Item]:
    """Files among the plans that no department reads."""
    for name, place in workspace.plan_files(year):
        stem = name.removesuffix(".yaml")
        if stem == SHARED_PLAN:
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
        yield Item(year.ref, name, next(iter(KINDS)), DataError(Problem(what, remedy, place)))
