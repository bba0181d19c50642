"""The plan (kế hoạch) of one department, made from the campaign's data and the plan's text."""

from vanban.data.departments import Departments
from vanban.data.open_values import OpenValue
from vanban.data.workspace import CampaignYear, PlanText
from vanban.documents.blanks import Blanks
from vanban.documents.checks import form_warnings, refuse_contradictory_dates, refuse_unfilled
from vanban.documents.dating import date_line
from vanban.documents.document import Document
from vanban.documents.facts import FactBook
from vanban.documents.making import Naming, PageMaker, Written
from vanban.documents.signature import head_signs
from vanban.documents.standing import presumed_date, standing
from vanban.errors import DataError

KIND = "ke_hoach"
TITLE = "Kế hoạch"
ABBREVIATION = "KH"  # Nghị định 30/2020/NĐ-CP, Phụ lục III.I, 10
TEMPLATE = "ke_hoach.docx"


def plan_document(
    departments: Departments, year: CampaignYear, department_id: str, text: PlanText, draft: bool = False
) -> Document:
    """The plan of one department.

    Raises:
        DataError: the department or province is not known on the day, or the texts have faults: all of them.
        OpenValueError: a final document needs values that are still open.
    """
    plan, issued = text.plan, text.plan.issued
    day = presumed_date(issued, year.campaign)
    dated = text.source.place(("ngay",))
    if not isinstance(issued, OpenValue):
        refuse_contradictory_dates(year, issued, text.source)
    department, province = standing(
        departments, year, department_id, day, dated, head_signs=head_signs(plan.signing)
    )
    blanks = Blanks()
    book = FactBook(province, department, departments.groups, blanks)
    book.add_campaign(year.campaign, year.source)
    book.add_plan(plan, text.source)
    naming = Naming(TITLE, f"{ABBREVIATION}-{department.symbol}")
    written = Written(plan, text.source, annexes=plan.annexes)
    page = PageMaker(written, naming, department, province, book, blanks)
    context = page.context(day)
    if page.problems or book.prose.problems:
        raise DataError(dict.fromkeys([*book.prose.problems, *page.problems]))
    if isinstance(issued, OpenValue):
        context["ngay"] = date_line(issued, day, blanks, draft=draft)
    context["du_thao"] = draft
    refuse_unfilled(context, text.source)
    settled = blanks.settle(context, book.prose.weighed, draft=draft)
    name = f"{KIND}.du-thao.docx" if draft else f"{KIND}.docx"
    return Document(
        kind=KIND,
        department=department_id,
        template=TEMPLATE,
        path=f"{year.ref}/{department_id}/{name}",
        context=settled,
        origins=dict(page.origins(departments.place(department_id))),
        day=day,
        warnings=(*page.numbering_faults, *form_warnings(settled, text.source)),
    )
