"""The order of the steps: campaign data → documents → bytes → files. Each command calls one function of this room."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path, PurePath
from typing import Protocol

from vanban import __version__
from vanban.data.departments import unknown_group
from vanban.data.open_values import OpenValue
from vanban.data.workspace import SHARED_PLAN, CampaignYear, PlanText, Workspace
from vanban.delivery.batch import Job, Outcome, deliver
from vanban.documents.document import Document
from vanban.documents.kinds import KINDS, DocumentKind
from vanban.docx.engine.engine import Engine
from vanban.docx.page.filters import FILTERS
from vanban.errors import ConverterError, DataError, Place, Problem, ProgramError, TemplateError, VanbanError

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
    outcomes = {item.key: _failed(item, output) for item in wanted if not isinstance(item.result, Document)}
    for outcome in outcomes.values():
        watch.done(outcome)
    jobs = (
        _job(workspace, item.key, item.result, digests)
        for item in wanted
        if isinstance(item.result, Document)
    )
    with _executor(order.jobs) as executor:
        made = deliver(
            jobs, output, force=order.force, executor=executor, on_done=watch.done, on_note=watch.note
        )
    outcomes |= {outcome.key: outcome for outcome in made}
    for item in wanted:
        for warning in item.result.warnings if isinstance(item.result, Document) else ():
            watch.note(warning)
    ordered = [outcomes[item.key] for item in wanted]
    return Made(output.resolve(), ordered, *(_pdfs(ordered) if order.pdf else ({}, [])))


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
        text = kind.text(workspace, year, department_id)
        if text is None:
            if order.departments:
                raise DataError(_no_text(workspace, year, department_id))
            return None
        if not order.departments and not _takes_part(workspace, year, department_id, text):
            return None
        return kind.make(workspace.departments, year, department_id, text, order.draft)
    except VanbanError as error:
        shared_fault = isinstance(error, DataError) and not workspace.has_own_plan(year, department_id)
        if not order.departments and shared_fault and not _is_of_today(workspace, year, department_id):
            return None
        return error
    except Exception as error:
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình khi đọc nội dung của {department_id} ({type(error).__name__})."
        return ProgramError(Problem(what, "Hãy gửi câu này kèm dữ liệu cho người bảo trì chương trình."))


def _takes_part(workspace: Workspace, year: CampaignYear, department_id: str, text: PlanText) -> bool:
    """Whether a department is due without being named: it has its own plan, or exists on the day in a group."""
    if not text.shared:
        return True
    issued = text.plan.issued
    day = date(year.campaign.year, 12, 31) if isinstance(issued, OpenValue) else issued.last
    return _in_groups(workspace, year, department_id, day)


def _is_of_today(workspace: Workspace, year: CampaignYear, department_id: str) -> bool:
    """Whether a department is in the campaign's groups at the end of its year, when no better day is known."""
    return _in_groups(workspace, year, department_id, date(year.campaign.year, 12, 31))


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
        if stem == name:
            what, remedy = (
                "Tệp này không được dùng vì tên không kết thúc bằng .yaml.",
                "Đổi tên hoặc bỏ tệp này.",
            )
        elif problem := workspace.departments.unknown(stem):
            what, remedy = f"Tên tệp không phải mã của đơn vị nào. {problem.what}", problem.remedy
        else:
            continue
        yield Item(
            year.ref, name.partition(".")[0], next(iter(KINDS)), DataError(Problem(what, remedy, place))
        )


def _job(workspace: Workspace, key: str, document: Document, digests: Mapping[str, str]) -> Job:
    digest = inputs_digest(document, digests[document.template])
    make = partial(render_document, workspace.templates, document)
    return Job(key, PurePath(document.path), digest, make)


def _failed(item: Item, output: Path) -> Outcome:
    assert isinstance(item.result, VanbanError)
    path = output.resolve() / item.campaign / item.department / f"{item.kind}.docx"
    return Outcome(item.key, path, "failed", item.result.problems, exit_code=item.result.exit_code)


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
