"""A report of a period (báo cáo), of one department or of the whole province, or a reminder, from figures and words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from vanban.data.departments import Department, Departments
from vanban.data.open_values import OpenValue
from vanban.data.report_text import ReportText, ReportWords
from vanban.data.reporting import Reporting
from vanban.data.workspace import CampaignYear
from vanban.documents.blanks import Blanks
from vanban.documents.checks import form_warnings, refuse_unfilled
from vanban.documents.dating import date_line, day_of
from vanban.documents.document import Document
from vanban.documents.facts import FactBook, department_facts
from vanban.documents.making import PAGE_KEYS, Naming, PageMaker, Written
from vanban.documents.reports.agreement import disagreements
from vanban.documents.reports.annexes import Annexes
from vanban.documents.reports.charts import charts
from vanban.documents.reports.facts import figure_facts, period_facts
from vanban.documents.reports.plan_items import PlanItem, results_text
from vanban.documents.reports.sentences import Telling
from vanban.documents.reports.wording import Money
from vanban.documents.signature import head_signs
from vanban.documents.standing import standing
from vanban.errors import DataError, Problem
from vanban.figures.model import Project
from vanban.figures.results import Overview
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.periods import PeriodKind

Scope = Literal["don_vi", "toan_tinh", "don_doc"]
"""Of one department, of the whole province, or a letter to one department that lags or is late."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind: its name without accents, whom it is of, of which periods, its title (none: a letter), what it bears."""

    key: str
    scope: Scope
    periods: tuple[PeriodKind, ...]
    title: str
    abbreviation: str
    template: str
    annexes: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is of. `department` is reported on or written to; `issuer` is whose letterhead it bears.

    `month` is the month that it is dated in when its words don't say; `names` are the departments' on its last day.
    """

    departments: Departments
    year: CampaignYear
    reporting: Reporting
    overview: Overview
    names: Mapping[str, str]
    projects: Sequence[Project]
    plan_items: Sequence[PlanItem]
    department: str
    issuer: str
    month: PartialDate
    due: str


def report_document(kind: ReportKind, reported: Reported, words: ReportWords, *, draft: bool) -> Document:
    """One report.

    Raises:
        DataError: the department or province is not known on the day, or the texts have faults: all of them.
        OpenValueError: a final document needs values that are still open.
    """
    text, year, departments = words.text, reported.year, reported.departments
    day = day_of(text.issued, reported.month)
    dated = words.source_of("ngay").place(("ngay",))
    department, province = standing(
        departments, year, reported.issuer, day, dated, head_signs=head_signs(text.signing)
    )
    blanks = Blanks()
    book = FactBook(province, department, departments.groups, blanks)
    book.add_campaign(year.campaign, year.source)
    annexes = Annexes(kind.annexes, reported.overview, reported.projects, reported.reporting)
    _add_facts(book, reported, province, annexes)
    _add_words(book, blanks, reported, words)
    sources = {key: words.source_of(key) for key in PAGE_KEYS}
    written = Written(text, words.source, text.addressees, sources)
    page = PageMaker(written, _naming(kind, department, text), department, province, book, blanks)
    context = page.context(day)
    if page.problems or book.prose.problems:
        raise DataError(dict.fromkeys([*book.prose.problems, *page.problems]))
    if isinstance(text.issued, OpenValue):
        context["ngay"] = date_line(text.issued, day, blanks, draft=draft)
    context["du_thao"] = draft
    refuse_unfilled(context, words.source)
    settled = blanks.settle(context, book.prose.weighed, draft=draft)
    settled["phu_luc_bang"] = annexes.tables(_goes_with(kind, settled))
    settled["bieu_do"] = charts(kind.charts, reported.overview, f"toàn {province.words.noun}")
    name = f"{kind.key}.{reported.overview.period.key}{'.du-thao' if draft else ''}.docx"
    return Document(
        kind=kind.key,
        department=reported.department,
        template=kind.template,
        path=f"{year.ref}/{reported.department}/{name}",
        context=settled,
        origins=dict(page.origins(departments.place(reported.issuer))),
        day=day,
        warnings=(
            *page.numbering_faults,
            *form_warnings(settled, words.source),
            *_disagreements(reported.overview, words),
        ),
    )


def _naming(kind: ReportKind, department: Department, text: ReportText) -> Naming:
    """The symbol: `BC-SXD`; of a letter `SXD-QLXD` (Phụ lục I, II.3.b)."""
    parts = (kind.abbreviation, department.symbol) if kind.title else (department.symbol, text.unit)
    return Naming(kind.title, "-".join(filter(None, parts)))


def _add_facts(book: FactBook, reported: Reported, province: Province, annexes: Annexes) -> None:
    """The period, the figures, and the sentences that state them."""
    overview, money = reported.overview, Money(reported.reporting.unit)
    day = overview.closed_on
    about = reported.departments.on(reported.department, day) if overview.department else None
    telling = Telling(overview, money, f"toàn {province.words.noun}", reported.names)
    book.facts |= {
        "ky": period_facts(overview.period, overview),
        "so_lieu": figure_facts(overview, money),
        "cau": telling.sentences(),
        "phu_luc": annexes.facts(),
        "han_gui": reported.due,
        "chua_bao_cao": bool(overview.unreported) if overview.department else False,
        "phan": {},
    }
    if about is not None:
        book.facts["don_vi_nhan"] = department_facts(province, about, reported.departments.groups)


def _add_words(book: FactBook, blanks: Blanks, reported: Reported, words: ReportWords) -> None:
    """The clerk's own sentences and narrative pieces, and what came of each item of the plan."""
    book.add_words(words)
    for key, sentence in words.text.sentences.items():
        source = words.source_of("cau", key)
        book.facts["cau"][key] = book.named(sentence, f"câu {key}", source, "cau", key)
    book.add_parts(words)
    if reported.plan_items:
        results = {
            key: book.named(
                result, f"kết quả mục {key}", words.source_of("ket_qua_muc", key), "ket_qua_muc", key
            )
            for key, result in words.text.plan_results.items()
        }
        book.facts["ket_qua_ke_hoach"] = results_text(reported.plan_items, results, blanks, words.source)


def _goes_with(kind: ReportKind, context: Mapping[str, object]) -> str:
    return (
        f"Kèm theo {kind.title or 'Công văn'} số {context['so']}/{context['ky_hieu']} "
        f"{context['ngay']} của {context['co_quan']}"
    )


def _disagreements(overview: Overview, words: ReportWords) -> Iterator[Problem]:
    """Numbers that the clerk typed and that no figure bears out."""
    text = words.text
    named = {"cau": text.sentences, "phan": text.parts, "ket_qua_muc": text.plan_results}
    remedy = "Sửa số, hoặc dùng chỗ điền như {{ so_lieu.ty_le }}."
    for key, pieces in named.items():
        for name, piece in pieces.items():
            for line, what in disagreements(piece, overview) if isinstance(piece, str) else ():
                place = words.source_of(key, name).text_place((key, name), line)
                yield Problem(what, remedy, place)
