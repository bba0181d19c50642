"""The kinds of documents that a campaign can have."""

from collections.abc import Callable
from dataclasses import dataclass

from vanban.data.departments import Departments
from vanban.data.workspace import CampaignYear, PlanText, Workspace
from vanban.documents import plan
from vanban.documents.document import Document

Make = Callable[[Departments, CampaignYear, str, PlanText, bool], Document]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind: its name without accents, its title, its template, how its text is found and made into a document."""

    key: str
    title: str
    template: str
    text: Callable[[Workspace, CampaignYear, str], PlanText | None]
    make: Make


KINDS = {
    kind.key: kind
    for kind in (DocumentKind(plan.KIND, plan.TITLE, plan.TEMPLATE, Workspace.plan, plan.plan_document),)
}
