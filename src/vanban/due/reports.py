"""The reports that are due of a period: of each department with projects, of the whole, and the reminders."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Self

from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents.document import Document
from vanban.documents.kinds import REPORTS
from vanban.documents.plan import plan_document
from vanban.documents.reports.plan_items import PlanItem, plan_items
from vanban.documents.reports.report import Reported, ReportKind, report_document
from vanban.due.figures import KnownFigures, known_figures
from vanban.due.order import Due, Order
from vanban.errors import DataError, OpenValueError, Place, Problem
from vanban.figures.overview import department_overview, province_overview
from vanban.figures.reporting import due_day
from vanban.vietnamese.dates import PartialDate, short_date
from vanban.vietnamese.periods import Period

WHOLE, REMINDERS = "_toan_tinh", "_don_doc"
"""The files of words, among those of departments, for the report of the whole and for the reminders."""


class ReportDesk:
    """Works out the reports and reminders of one period.

    Raises:
        DataError: the figures can't be read.
    """

    def __init__(self, workspace: Workspace, year: CampaignYear, order: Order, period: Period) -> None:
        self._workspace, self._year, self._order = workspace, year, order
        self._known = known = known_figures(workspace, year, period)
        self._called = _names(workspace, known, period)
        self._whole = province_overview(known.year, period, year.campaign, known.reporting, self._called)
        self._due_day = due_day(known.reporting, period)
        self.due = self._all_due()

    def _all_due(self) -> Sequence[Due]:
        period, kinds = self._whole.period, self._order.kinds
        return [
            Due(self._year.ref, department, kind.key, period.key)
            for kind in REPORTS.values()
            if period.kind in kind.periods and (not kinds or kind.key in kinds)
            for department in self._whom(kind)
        ]

    def _whom(self, kind: ReportKind) -> Sequence[str]:
        """The departments that a kind is due for; one named in the order is due where it can be at all."""
        named = self._order.departments
        if kind.scope == "toan_tinh":
            due = [self._known.reporting.compiler]
        elif kind.scope == "don_doc":
            due = self._late()
        else:
            has = {one.key for one in self._whole.by_department}
            due = [key for key in self._workspace.departments.ids if key in has] + [
                key for key in named if key not in has and self._order.kinds
            ]
        return [key for key in due if self._order.looks_at(key) and (not named or key in named)]

    def again(self, workspace: Workspace, order: Order) -> Self:
        """The desk of a later run: the figures stand."""
        later = copy(self)
        later._workspace, later._order = workspace, order
        later.due = later._all_due()
        return later

    def document(self, due: Due) -> Document:
        """One report or reminder.

        Raises:
            DataError: its figures or its words have faults.
            OpenValueError: a final document needs values that are still open.
        """
        kind, department = REPORTS[due.kind], due.department
        self._refuse_faulty(kind, department)
        self._refuse_open()
        overview = self._whole
        if kind.scope != "toan_tinh":
            overview = department_overview(
                self._known.year, self._whole, department, self._year.campaign, self._known.reporting
            )
        last = self._whole.period.months[-1]
        reported = Reported(
            departments=self._workspace.departments,
            year=self._year,
            reporting=self._known.reporting,
            overview=overview,
            names=self._called,
            projects=self._known.year.projects(last).get(department, ()),
            plan_items=self._plan_items(department) if kind.periods == ("nam",) else (),
            department=department,
            issuer=department if kind.scope == "don_vi" else self._known.reporting.compiler,
            month=PartialDate(self._due_day.year, self._due_day.month),
            due=short_date(self._due_day),
        )
        file = {"toan_tinh": WHOLE, "don_doc": REMINDERS}.get(kind.scope, department)
        words = self._workspace.report_words(self._year, self._whole.period.key, kind.key, file)
        document = report_document(kind, reported, words, draft=self._order.draft)
        return replace(document, warnings=(*document.warnings, *self._explained(kind, department)))

    def _refuse_faulty(self, kind: ReportKind, department: str) -> None:
        """Stop before a word is written when the figures that it states are wrong, or there are none."""
        figures = self._known.year.figures(self._whole.period)
        silent = self._whole.unreported
        if kind.scope == "don_vi" and department in silent:
            name = self._workspace.departments.on(department, figures.closed_on).name
            what, remedy = f"{name} chưa có số liệu {self._whole.period.name}.", "Điền các dự án của đơn vị."
            raise DataError(Problem(what, remedy, Place(figures.file)))
        if kind.scope == "toan_tinh" and len(silent) == len(self._whole.by_department):
            what = f"Chưa đơn vị nào có số liệu {self._whole.period.name}."
            raise DataError(Problem(what, "Điền số liệu của ít nhất một đơn vị.", Place(figures.file)))
        if problems := self._known.unsettled(None if kind.scope == "toan_tinh" else department):
            raise DataError(problems)

    def _refuse_open(self) -> None:
        """Stop a final document while nobody has said which rates should be reached."""
        waiting = self._known.reporting.open_thresholds
        if waiting and not self._order.draft:
            what = "Kịch bản giải ngân (bao_cao.nguong) còn mục chưa xác nhận."
            remedy = "Trả lời bằng lệnh answer, hoặc dùng --draft để in dự thảo."
            raise OpenValueError(Problem(what, remedy, one.place) for one in waiting)

    def _explained(self, kind: ReportKind, department: str) -> Sequence[Problem]:
        """Unusual figures that the clerk has explained, to be looked at beside the report that states them."""
        if kind.scope == "don_doc":
            return ()
        return self._known.settled(None if kind.scope == "toan_tinh" else department)

    def _late(self) -> list[str]:
        """Departments without figures, and those in red; without a scenario, those below the province's rate."""
        red = [one.key for one in self._whole.by_department if one.light == "do"]
        lag = red if self._whole.threshold else list(dict.fromkeys([*red, *self._whole.below]))
        compiler = self._known.reporting.compiler  # writes the letters, and none to itself
        return [key for key in (*self._whole.unreported, *lag) if key != compiler]

    def _plan_items(self, department: str) -> Sequence[PlanItem]:
        text = self._workspace.plan(self._year, department)
        if text is None:
            return ()
        plan = plan_document(self._workspace.departments, self._year, department, text, draft=True)
        body = plan.context["noi_dung"]
        assert isinstance(body, list)
        return plan_items(body)


def _names(workspace: Workspace, known: KnownFigures, period: Period) -> Mapping[str, str]:
    """The departments' names on the day on which the figures were closed."""
    figures = known.year.figures(period)
    ids = {project.department for project in figures.projects}
    return {key: workspace.departments.on(key, figures.closed_on).name for key in ids}
