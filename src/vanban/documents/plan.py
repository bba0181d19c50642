"""The plan (kế hoạch) of one department, made from the campaign's data and the plan's text."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from vanban.data.departments import Department, Departments
from vanban.data.open_values import OpenValue
from vanban.data.source import Source
from vanban.data.workspace import CampaignYear, PlanText
from vanban.documents.blanks import Blanks, presented
from vanban.documents.body import body_paragraphs
from vanban.documents.checks import (
    document_number,
    form_warnings,
    refuse_contradictory_dates,
    refuse_unfilled,
    subject_lines,
)
from vanban.documents.document import Document
from vanban.documents.facts import FactBook
from vanban.documents.page import (
    AnnexContext,
    PageContext,
    ParagraphContext,
    basis_lines,
    filing_line,
    number_text,
    opening_line,
    recipient_lines,
    superior_lines,
    with_end_mark,
)
from vanban.documents.signature import head_signs, signature_lines, signer_name
from vanban.documents.standing import presumed_date, standing
from vanban.errors import DataError, Place, Problem
from vanban.outline.markers import roman
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import PartialDate, issue_date, parse_partial_date
from vanban.vietnamese.nobreak import tie

T = TypeVar("T")

KIND = "ke_hoach"
TITLE = "Kế hoạch"
ABBREVIATION = "KH"  # Nghị định 30/2020/NĐ-CP, Phụ lục III.I, 10
TEMPLATE = "ke_hoach.docx"
PLAN_KEYS = (
    "trich_yeu",
    "can_cu",
    "mo_dau",
    "noi_dung",
    "ket",
    "noi_nhan",
    "luu",
    "ky",
    "phu_luc",
    "so",
    "ngay",
)


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
    page = _PlanPage(text, department, province, book, blanks)
    context = page.context(day)
    if page.problems or book.prose.problems:
        raise DataError(dict.fromkeys([*book.prose.problems, *page.problems]))
    if isinstance(issued, OpenValue):
        asked = blanks.token("ngay", "ngày của văn bản", presented(issued, _date_line))
        context["ngay"] = _draft_date(issued, day) if draft else asked
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
        origins=dict(_origins(text.source, page.body_places, departments.place(department_id))),
        day=day,
        warnings=(*page.numbering_faults, *form_warnings(settled, text.source)),
    )


class _PlanPage:
    """The steps from a plan's text to the context of its page."""

    def __init__(
        self, text: PlanText, department: Department, province: Province, book: FactBook, blanks: Blanks
    ) -> None:
        self._plan, self._source = text.plan, text.source
        self._department, self._province = department, province
        self._book, self._blanks = book, blanks
        self.body_places: list[Place] = []
        self.numbering_faults: list[Problem] = []
        self.problems: list[Problem] = []

    def context(self, day: PartialDate) -> PageContext:
        """What stands on the page of a document of `day`."""
        plan, department = self._plan, self._department
        symbol = f"{ABBREVIATION}-{department.symbol}"
        title = self._text(plan.subject, "trich_yeu")
        subject = self._step(lambda: subject_lines(title, self._source.place(("trich_yeu",)))) or []
        number = self._step(lambda: document_number(plan.number, symbol, self._source.place(("so",))))
        place = self._source.place(("ky",))
        body, closing = self._body_and_closing()
        whole = f"{number_text(number)}/{symbol} {issue_date(day.year, day.month, day.day)}"
        annexes = list(self._annexes(f"Kèm theo {TITLE} số {whole} của {department.name}"))
        page: PageContext = {
            "du_thao": False,
            "tieu_de": " ".join([TITLE, *subject]),
            "co_quan": department.name,
            "co_quan_chu_quan": superior_lines(self._province, department),
            "co_quan_ban_hanh": [line.upper() for line in department.letterhead],
            "so": number_text(number),
            "ky_hieu": symbol,
            "dia_danh": department.place or self._province.place,
            "ngay": issue_date(day.year, day.month, day.day),
            "ten_loai": TITLE.upper(),
            "trich_yeu": subject,
            "can_cu": basis_lines(self._text(basis, "can_cu", n) for n, basis in enumerate(plan.bases)),
            "mo_dau": opening_line(self._text(plan.opening or "", "mo_dau")),
            "noi_dung": body,
            "ket": closing,
            "noi_nhan": recipient_lines(self._recipients()),
            "luu": filing_line(plan.filing, self._text(plan.filing.units, "luu", "noi")),
            "ky": {
                "dong": self._step(lambda: signature_lines(department, plan.signing, place)) or [],
                "ho_ten": self._signer(),
            },
        }
        if annexes:
            page["phu_luc"] = annexes
        return page

    def _annexes(self, note: str) -> Iterator[AnnexContext]:
        """Each annex; numbered in Roman when there are two or more (Phụ lục I, Phần III.1)."""
        annexes = self._plan.annexes
        for n, annex in enumerate(annexes):
            path = ("phu_luc", n)
            body, _, faults = body_paragraphs(
                self._book.lines(annex.body, self._source, *path, "noi_dung"),
                partial(self._source.text_place, (*path, "noi_dung")),
                anew=self._plan.renumber,
            )
            self.numbering_faults += faults
            yield {
                "so": roman(n + 1) if len(annexes) > 1 else "",
                "ten": self._text(annex.title, *path, "ten"),
                "kem_theo": self._text(annex.note, *path, "kem_theo").strip("() ") if annex.note else note,
                "noi_dung": body,
            }

    def _body_and_closing(self) -> tuple[list[ParagraphContext], str]:
        """The body's paragraphs and the closing words; whichever comes last bears the end mark."""
        lines = self._book.lines(self._plan.body, self._source, "noi_dung")

        def place_of(line: int) -> Place:
            return self._source.text_place(("noi_dung",), line)

        body, self.body_places, self.numbering_faults = body_paragraphs(
            lines, place_of, anew=self._plan.renumber
        )
        closing = tie(self._text(self._plan.closing or "", "ket").strip())
        if closing:
            return body, with_end_mark(closing)
        if body:
            body[-1]["chu"] = with_end_mark(body[-1]["chu"])
        return body, ""

    def _recipients(self) -> Iterator[tuple[str, str | None]]:
        for n, recipient in enumerate(self._plan.recipients):
            if isinstance(recipient, str):
                yield self._text(recipient, "noi_nhan", n), None
            else:
                yield self._text(recipient.name, "noi_nhan", n, "ten"), recipient.purpose

    def _step(self, step: Callable[[], T]) -> T | None:
        """What a step gives; its faults are kept beside those of the others."""
        try:
            return step()
        except DataError as error:
            self.problems += error.problems
            return None

    def _signer(self) -> str:
        name = self._plan.signing.full_name
        if isinstance(name, OpenValue):
            return self._blanks.token("ky.ho_ten", "họ tên người ký", name)
        return signer_name(self._department, self._plan.signing)

    def _text(self, text: str, *path: str | int) -> str:
        return self._book.text(text, self._source, *path)


def _date_line(text: str) -> str:
    day = parse_partial_date(text)
    return issue_date(day.year, day.month, day.day)


def _draft_date(issued: OpenValue, day: PartialDate) -> str:
    """The date line of a draft keeps the decree's shape: the proposed date, else blanks to be written in by hand."""
    return issue_date(day.year) if issued.proposed is None else issue_date(day.year, day.month, day.day)


def _origins(source: Source, body: Sequence[Place], department: Place) -> Iterator[tuple[str, Place]]:
    for key in PLAN_KEYS:
        yield key, source.place((key,))
    for n, place in enumerate(body):
        yield f"noi_dung.{n}", place
    for key in ("co_quan", "co_quan_chu_quan", "co_quan_ban_hanh", "ky_hieu", "dia_danh"):
        yield key, department
