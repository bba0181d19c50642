"""What is due: every document that an order asks for, ready to be rendered, or the fault that keeps it from that."""

from collections.abc import Mapping
from typing import Self

from vanban.data.departments import unknown_group
from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents import plan
from vanban.documents.document import Document
from vanban.documents.kinds import DOSSIER, KINDS, REPORTS
from vanban.due.awards import AwardDesk
from vanban.due.order import Desk, Due, Item, Order, item
from vanban.due.plans import PlanDesk, exists_in, taking_part
from vanban.due.reports import ReportDesk
from vanban.errors import DataError, Problem

__all__ = [
    "Desk",
    "Due",
    "Item",
    "Order",
    "desk",
    "exists_in",
    "item",
    "items",
    "refuse_wrong_kinds",
    "taking_part",
]


def items(workspace: Workspace, order: Order) -> list[Item]:
    """Every document that `order` asks for, each with its own fault if it has one.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
    """
    asked = desk(workspace, order)
    return [item(asked, due) for due in asked.due]


def desk(workspace: Workspace, order: Order) -> Desk:
    """Where the documents that `order` asks for are worked out one by one.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
    """
    refuse_wrong_kinds(order)
    year = workspace.campaign(order.campaign)
    _refuse_unknown(workspace, year, order)
    if order.period is not None:
        return ReportDesk(workspace, year, order, order.period)
    desks: dict[str, Desk] = {}
    if not order.kinds or plan.KIND in order.kinds:
        desks[plan.KIND] = PlanDesk(workspace, year, order)
    if DOSSIER in order.kinds:
        desks[DOSSIER] = AwardDesk(workspace, year, order)
    return _Desks(desks)


class _Desks:
    """Desks of several kinds of documents as one."""

    def __init__(self, by_kind: Mapping[str, Desk]) -> None:
        self._by_kind = by_kind
        self.due = [due for desk in by_kind.values() for due in desk.due]

    def document(self, due: Due) -> Document:
        return self._by_kind[due.kind].document(due)

    def again(self, workspace: Workspace, order: Order) -> Self:
        return type(self)({kind: desk.again(workspace, order) for kind, desk in self._by_kind.items()})


def refuse_wrong_kinds(order: Order) -> None:
    """Stop when a kind doesn't exist, or isn't one of the year or of the period that is asked for.

    Raises:
        DataError: one doesn't, or isn't.
    """
    unknown = [name for name in order.kinds if name not in KINDS]
    if unknown:
        remedy = f"Các loại làm được: {', '.join(KINDS)}."
        raise DataError(Problem(f"Không có loại văn bản {name}.", remedy) for name in unknown)
    period = order.period
    if order.summary and period is None:
        raise DataError(
            Problem("--summary là trang tổng quan của một kỳ.", "Thêm kỳ, ví dụ --period 2024-05.")
        )
    if period is None:
        what, remedy = "là văn bản của một kỳ báo cáo.", "Thêm kỳ, ví dụ --period 2024-05."
        wrong = [name for name in order.kinds if name in REPORTS]
    else:
        what, remedy = f"không phải là văn bản của {period.name}.", "Đổi loại văn bản, hoặc đổi kỳ."
        wrong = [
            name for name in order.kinds if name not in REPORTS or period.kind not in REPORTS[name].periods
        ]
    if wrong:
        raise DataError(Problem(f"{name} {what}", remedy) for name in wrong)


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
