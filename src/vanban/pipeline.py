"""The order of the steps: campaign data → documents → bytes → files. Each command calls one function of this room."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path, PurePath
from typing import Protocol

from vanban import __version__
from vanban.data.open_values import OpenValue
from vanban.data.workspace import CampaignYear, PlanText, Workspace
from vanban.delivery.batch import Job, Outcome, deliver
from vanban.documents.document import Document
from vanban.documents.kinds import KINDS, DocumentKind
from vanban.docx.engine.engine import Engine
from vanban.docx.page.filters import FILTERS
from vanban.errors import ConverterError, DataError, Place, Problem, TemplateError, VanbanError

PDF_TIMEOUT_S = 60.0  # for one document; LibreOffice takes about a second


@dataclass(frozen=True, slots=True)
class Order:
    """What a clerk asks for. Empty `kinds` and `departments` mean all that are due."""

    campaign: str
    kinds: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    draft: bool = False
    force: bool = False
    jobs: int = 1
    pdf: bool = False


class Watch(Protocol):
    """Who wants to know how a run is going."""

    def start(self, total: int) -> None:
        """There are `total` documents to make."""

    def done(self, outcome: Outcome) -> None:
        """One of them is done."""

    def note(self, problem: Problem) -> None:
        """Something concerns the whole run."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a run has made: an outcome for each document, and their PDFs when those were asked for."""

    output: Path
    outcomes: list[Outcome]
    pdfs: dict[Path, Path]
    pdf_problems: list[Problem]

    @property
    def counts(self) -> Counter[str]:
        """How many documents ended how."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 when all is well; the fault's own code when all failed alike; else 1, or 6 for PDFs alone."""
        failed = {outcome.exit_code for outcome in self.outcomes if outcome.status == "failed"}
        if not failed:
            return ConverterError.exit_code if self.pdf_problems else 0
        return failed.pop() if len(failed) == 1 and self.counts["failed"] == len(self.outcomes) else 1


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a campaign: ready to be rendered, or the fault that keeps it from that."""

    campaign: str
    department: str
    kind: str
    result: Document | VanbanError


def items(workspace: Workspace, order: Order) -> list[Item]:
    """Every document that `order` asks for, each with its own fault if it has one.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
    """
    kinds = _chosen_kinds(order.kinds)
    year = workspace.campaign(order.campaign)
    found = [item for kind in kinds for item in _items_of_kind(workspace, year, kind, order)]
    if not order.departments:
        found += _stray_plans(workspace, year)
    return found


def render(workspace: Workspace, order: Order, output: Path, watch: Watch) -> Made:
    """Make the documents of `order` below `output`; a fault in one leaves the others standing.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
        TemplateError: a template is wrong, for all documents alike.
        OutputError: the output folder can't be written to.
    """
    wanted = items(workspace, order)
    used = {item.result.template for item in wanted if isinstance(item.result, Document)}
    digests = {template: template_digest(workspace, template) for template in used}
    watch.start(len(wanted))
    jobs = (_job(workspace, item, digests) for item in wanted)
    with _executor(order.jobs) as executor:
        outcomes = deliver(
            jobs, output, force=order.force, executor=executor, on_done=watch.done, on_note=watch.note
        )
    for item in wanted:
        for warning in item.result.warnings if isinstance(item.result, Document) else ():
            watch.note(warning)
    return Made(output.resolve(), outcomes, *(_pdfs(outcomes) if order.pdf else ({}, [])))


def render_document(templates: Path, document: Document) -> bytes:
    """The bytes of one document; problems of the template also name the data's place that they come from.

    Raises:
        TemplateError: the template asks for what the document doesn't have, or does what it may not.
    """
    try:
        return _engine(templates).template(document.template).render(document.context)
    except TemplateError as error:
        raise TemplateError(_with_origin(problem, document) for problem in error.problems) from None


def _chosen_kinds(names: Sequence[str]) -> list[DocumentKind]:
    unknown = [name for name in names if name not in KINDS]
    if unknown:
        remedy = f"Các loại làm được: {', '.join(KINDS)}."
        raise DataError(Problem(f"Không có loại văn bản {name}.", remedy) for name in unknown)
    return [KINDS[name] for name in names] if names else list(KINDS.values())


def _items_of_kind(
    workspace: Workspace, year: CampaignYear, kind: DocumentKind, order: Order
) -> Iterator[Item]:
    departments = workspace.departments
    named = dict.fromkeys(order.departments)
    unknown = [problem for name in named if (problem := departments.unknown(name))]
    if unknown:
        raise DataError(unknown)
    for department_id in named or departments.ids:
        try:
            text = kind.text(workspace, year, department_id)
            if text is None:
                if named:
                    raise DataError(_no_text(workspace, year, department_id))
                continue
            if not named and not _takes_part(workspace, year, department_id, text):
                continue
            yield Item(
                year.ref,
                department_id,
                kind.key,
                kind.make(departments, year, department_id, text, order.draft),
            )
        except VanbanError as error:
            yield Item(year.ref, department_id, kind.key, error)


def _takes_part(workspace: Workspace, year: CampaignYear, department_id: str, text: PlanText) -> bool:
    """Whether a department is due without being named: it exists on the day, in one of the campaign's groups."""
    if not text.shared:
        return True
    issued = text.plan.issued
    day = date(year.campaign.year, 12, 31) if isinstance(issued, OpenValue) else issued.last
    group = workspace.departments.group_on(department_id, day)
    return group is not None and (not year.campaign.groups or group in year.campaign.groups)


def _no_text(workspace: Workspace, year: CampaignYear, department_id: str) -> Problem:
    folder = workspace.shown(year.folder / "plans")
    what = f"Đơn vị {department_id} chưa có nội dung kế hoạch trong {folder}/."
    return Problem(what, f"Tạo {folder}/{department_id}.yaml, hoặc {folder}/_chung.yaml dùng cho mọi đơn vị.")


def _stray_plans(workspace: Workspace, year: CampaignYear) -> Iterator[Item]:
    for name, place in workspace.plan_ids(year):
        if problem := workspace.departments.unknown(name):
            what = f"Tên tệp không phải mã của đơn vị nào. {problem.what}"
            yield Item(year.ref, name, next(iter(KINDS)), DataError(Problem(what, problem.remedy, place)))


def _job(workspace: Workspace, item: Item, digests: dict[str, str]) -> Job:
    key = f"{item.department}/{item.kind}"
    if isinstance(item.result, VanbanError):
        path = PurePath(item.campaign, item.department, f"{item.kind}.docx")
        return Job(key, path, "", partial(_refuse, item.result))
    document = item.result
    digest = inputs_digest(document, digests[document.template])
    make = partial(render_document, workspace.templates, document)
    return Job(key, PurePath(document.path), digest, make)


def template_digest(workspace: Workspace, template: str) -> str:
    """SHA-256 of a template and the parts that it shares.

    Raises:
        TemplateError: the template is wrong.
    """
    return _engine(workspace.templates).template(template).digest


def inputs_digest(document: Document, template_digest: str) -> str:
    """SHA-256 of all that the document is made from, and of the program's version."""
    inputs = [__version__, template_digest, document.context]
    return hashlib.sha256(json.dumps(inputs, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _refuse(error: VanbanError) -> bytes:
    raise error


def _with_origin(problem: Problem, document: Document) -> Problem:
    from vanban.docx.engine.diagnose import (
        PlaceholderProblem,
    )  # brings docxtpl, which the quick way does without

    if not isinstance(problem, PlaceholderProblem):
        return problem
    origin: Place | None = document.origin(problem.path)
    return (
        Problem(f"{problem.what} Dữ liệu lấy ở {origin}.", problem.remedy, problem.place)
        if origin
        else problem
    )


def _pdfs(outcomes: Sequence[Outcome]) -> tuple[dict[Path, Path], list[Problem]]:
    """A PDF beside each document that stands as it should."""
    from vanban.delivery.pdf import to_pdf

    files = [outcome.path for outcome in outcomes if outcome.status in ("written", "unchanged")]
    results = to_pdf(files, timeout_s=PDF_TIMEOUT_S)
    pdfs = {result.source: result.pdf for result in results if result.pdf is not None}
    return pdfs, [problem for result in results for problem in result.problems]


@cache
def _engine(templates: Path) -> Engine:
    return Engine(templates, filters=FILTERS)


def _executor(jobs: int) -> AbstractContextManager[Executor | None]:
    """Workers start afresh: a fork would inherit the threads that write."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) if jobs > 1 else nullcontext()
