"""The plan (kế hoạch) of one department, made from the campaign's data and the plan's text."""

from collections.abc import Iterator

from vanban.data.campaign import Plan
from vanban.data.departments import Department, Departments
from vanban.data.open_values import OpenValue
from vanban.data.source import Source
from vanban.data.workspace import CampaignYear, PlanText
from vanban.documents.blanks import Blanks
from vanban.documents.body import body_paragraphs
from vanban.documents.document import Document
from vanban.documents.facts import FactBook
from vanban.documents.page import (
    PageContext,
    filing_line,
    number_text,
    recipient_line,
    superior_lines,
    with_end_mark,
)
from vanban.documents.prose import render_prose
from vanban.documents.signature import signature_lines, signer_name
from vanban.documents.standing import standing
from vanban.errors import Place, Problem
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import PartialDate, issue_date
from vanban.vietnamese.nobreak import tie

KIND = "ke_hoach"
TITLE = "Kế hoạch"
ABBREVIATION = "KH"  # Nghị định 30/2020/NĐ-CP, Phụ lục III.I, 10
TEMPLATE = "ke_hoach.docx"


def plan_document(
    departments: Departments, year: CampaignYear, department_id: str, text: PlanText, draft: bool = False
) -> Document:
    """The plan of one department.

    Raises:
        DataError: the department or province is not known on the day, or the text has faults.
        OpenValueError: a final document needs values that are still open.
    """
    issued = text.plan.issued
    day = PartialDate(year.campaign.year) if isinstance(issued, OpenValue) else issued
    department, province = standing(departments, year, department_id, day)
    blanks = Blanks()
    page = _PlanPage(year, text, department, province, blanks)
    context = page.context(day)
    if isinstance(issued, OpenValue):
        context["ngay"] = blanks.token("ngay", issued)
    context["du_thao"] = draft
    name = f"{KIND}.du-thao.docx" if draft else f"{KIND}.docx"
    return Document(
        kind=KIND,
        department=department_id,
        template=TEMPLATE,
        path=f"{year.ref}/{department_id}/{name}",
        context=blanks.settle(context, draft=draft),
        origins=dict(_origins(text.source, departments.place(department_id))),
        warnings=tuple(page.warnings),
    )


class _PlanPage:
    """The steps from a plan's text to the context of its page."""

    def __init__(
        self, year: CampaignYear, text: PlanText, department: Department, province: Province, blanks: Blanks
    ) -> None:
        self._plan: Plan = text.plan
        self._source: Source = text.source
        self._department, self._province, self._blanks = department, province, blanks
        book = FactBook(province, department, blanks)
        book.add_campaign(year.campaign, year.source)
        book.add_plan(text.plan, text.source)
        self._facts = book.facts
        self.warnings: list[Problem] = []

    def context(self, day: PartialDate) -> PageContext:
        plan, department = self._plan, self._department
        subject = [
            line.strip() for line in self._prose(plan.subject, "trich_yeu").splitlines() if line.strip()
        ]
        body, self.warnings = body_paragraphs(self._prose(plan.body, "noi_dung"), plan, self._source)
        closing = tie(self._prose(plan.closing or "", "ket").strip())
        if closing:
            closing = with_end_mark(closing)
        elif body:
            body[-1]["chu"] = with_end_mark(body[-1]["chu"])
        return {
            "du_thao": False,
            "tieu_de": " ".join([TITLE, *subject]),
            "co_quan": department.name,
            "co_quan_chu_quan": superior_lines(self._province, department),
            "co_quan_ban_hanh": [line.upper() for line in department.letterhead],
            "so": number_text(plan.number),
            "ky_hieu": f"{ABBREVIATION}-{department.symbol}",
            "dia_danh": department.place or self._province.place,
            "ngay": issue_date(day.year, day.month, day.day),
            "ten_loai": TITLE.upper(),
            "trich_yeu": subject,
            "can_cu": [tie(self._prose(basis, "can_cu", n)) for n, basis in enumerate(plan.bases)],
            "mo_dau": self._opening(),
            "noi_dung": body,
            "ket": closing,
            "noi_nhan": list(self._recipients()),
            "luu": filing_line(plan.filing, self._prose(plan.filing.units, "luu", "noi")),
            "ky": {
                "dong": signature_lines(department, plan.signing, self._source.place(("ky",))),
                "ho_ten": self._signer(),
            },
        }

    def _opening(self) -> str:
        opening = tie(self._prose(self._plan.opening or "", "mo_dau").strip())
        return opening if not opening or opening[-1] in ".:;" else f"{opening}:"

    def _recipients(self) -> Iterator[str]:
        for n, recipient in enumerate(self._plan.recipients):
            line = self._prose(recipient_line(recipient), "noi_nhan", n).strip().rstrip(";.").strip()
            if line:
                yield f"{line};"  # Phụ lục I, II.9.d

    def _signer(self) -> str:
        name = self._plan.signing.full_name
        if isinstance(name, OpenValue):
            return self._blanks.token("ky.ho_ten", name)
        return signer_name(self._department, self._plan.signing)

    def _prose(self, text: str, *path: str | int) -> str:
        return render_prose(text, self._facts, lambda line: self._source.text_place(path, line))


def _origins(source: Source, department: Place) -> Iterator[tuple[str, Place]]:
    for key in (
        "trich_yeu",
        "can_cu",
        "mo_dau",
        "noi_dung",
        "ket",
        "noi_nhan",
        "luu",
        "ky",
        "so",
        "ngay",
    ):
        yield key, source.place((key,))
    for key in ("co_quan", "co_quan_chu_quan", "co_quan_ban_hanh", "ky_hieu", "dia_danh"):
        yield key, department
