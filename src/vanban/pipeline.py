"""The order of the steps: campaign data → documents → bytes → files. Each command calls one function of this room."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from vanban import __version__
from vanban.bundling import bundles, stale_bundles
from vanban.data.workspace import SHARED_PLAN, Workspace
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import load_profile
from vanban.delivery.batch import Job, Outcome, Product, deliver
from vanban.delivery.files import resolved
from vanban.delivery.jobs import PdfOutcome, exit_code
from vanban.delivery.manifest import Record, read_records
from vanban.delivery.pdf_files import stale_pdf
from vanban.documents.document import Document
from vanban.documents.kinds import DOSSIER, SUMMED_UP
from vanban.documents.shape import has_long_table, with_short_tables
from vanban.docx.engine.engine import Engine
from vanban.docx.page.filters import FILTERS
from vanban.due import Item, Order, exists_in, items
from vanban.errors import FormError, Place, Problem, ProgramError, TemplateError, VanbanError
from vanban.summary.page import summary_page

if TYPE_CHECKING:
    from vanban.proof import Proof


class Watch(Protocol):
    """Who wants to know how a run is going."""

    def start(self, total: int) -> None:
        """There are `total` documents to make, or then PDFs of them."""

    def done(self, outcome: Outcome | PdfOutcome, /) -> None:
        """One of them is done."""

    def note(self, problem: Problem) -> None:
        """Something concerns the whole run."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a run has made: an outcome for each document, and for the PDF of each when those were asked for."""

    output: Path
    outcomes: list[Outcome]
    pdfs: dict[Path, PdfOutcome]

    @property
    def counts(self) -> Counter[str]:
        """How many documents ended how."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 when all is well; the fault's own code when all failed alike; else 1, or that of the PDFs."""
        return exit_code(self.outcomes) or exit_code(self.pdfs.values())


def render(workspace: Workspace, order: Order, output: Path, watch: Watch) -> Made:
    """Make the documents of `order` below `output`; a fault in one leaves the others standing.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
        TemplateError: a template is wrong, for all documents alike.
        OutputError: the output folder can't be written to.
    """
    output = resolved(output)
    wanted = items(workspace, order)
    used = {item.result.template for item in wanted if isinstance(item.result, Document)}
    digests = {template: template_digest(workspace, template) for template in used}
    watch.start(len(wanted))
    outcomes = {
        item.key: _failed(item, order, output) for item in wanted if not isinstance(item.result, Document)
    }
    for outcome in outcomes.values():
        watch.done(outcome)
    jobs = [
        _job(workspace, order, item.key, item.result, digests)
        for item in wanted
        if isinstance(item.result, Document)
    ]
    summaries = list(_summaries(order, wanted))
    with _executor(order.jobs) as executor:
        made = deliver(
            (*jobs, *summaries),
            output,
            force=order.force,
            executor=executor,
            on_done=watch.done,
            on_note=watch.note,
        )
    outcomes |= {outcome.key: outcome for outcome in made}
    pdfs = _pdfs(list(outcomes.values()), order, watch) if order.pdf else {}
    zips = bundles(order, wanted, outcomes, {path: one.pdf for path, one in pdfs.items() if one.pdf})
    if zips:
        made = deliver(zips, output, force=order.force, on_note=watch.note)
        outcomes |= {outcome.key: outcome for outcome in made}
    for problem in stale_bundles(order, wanted, outcomes, output):
        watch.note(problem)
    for problem in dict.fromkeys(_notes(workspace, order, wanted, output)):
        watch.note(problem)
    keys = (*(item.key for item in wanted), *(job.key for job in (*summaries, *zips)))
    ordered = [outcomes[key] for key in keys]
    if not order.pdf:
        for problem in _stale_pdfs(ordered):
            watch.note(problem)
    return Made(output, ordered, pdfs)


def render_document(templates: Path, document: Document) -> bytes:
    """The bytes of one document; problems of the template also name the data's place that they come from.

    Raises:
        TemplateError: the template asks for what the document doesn't have, or does what it may not.
    """
    try:
        return _engine(templates).template(document.template).render(document.context)
    except TemplateError as error:
        raise TemplateError(_with_origin(problem, document) for problem in error.problems) from None


def checked_document(templates: Path, registry: Path, profile: str, document: Document) -> Product:
    """One document and the warnings of the form; see `render_document`.

    Raises:
        TemplateError: as for `render_document`.
        FormError: it breaks the form of the decree.
        ProgramError: the check itself has a defect.
    """
    raw = render_document(templates, document)
    template = _engine(templates).template(document.template)
    proof = _proof(templates, registry, profile)
    judged = raw
    if has_long_table(document.context):
        judged = render_document(templates, replace(document, context=with_short_tables(document.context)))
    try:
        findings = proof.findings(document, judged, template.digest, (document.template, *template.shared))
    except VanbanError:
        raise
    except Exception as error:  # a defect of the check: the document itself may be right
        raise ProgramError(_defect_of_check(error, document)) from error
    if not findings:
        return Product(raw)
    from vanban.proof import as_problem

    told = [as_problem(finding, document.path) for finding in findings if finding.severity > Severity.INFO]
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise FormError(told)
    return Product(raw, tuple(told))


def _defect_of_check(error: Exception, document: Document) -> Problem:
    what = f"Lỗi của chương trình khi kiểm tra thể thức văn bản này ({type(error).__name__})."
    remedy = "Gửi câu này kèm dữ liệu cho người bảo trì; cần ngay thì chạy lại với --no-check và tự soát."
    return Problem(what, remedy, Place(document.path))


def _job(workspace: Workspace, order: Order, key: str, document: Document, digests: Mapping[str, str]) -> Job:
    digest = inputs_digest(document, digests[document.template])
    make: Callable[[], bytes | Product] = partial(render_document, workspace.templates, document)
    if order.profile is not None:
        make = partial(checked_document, workspace.templates, workspace.registry, order.profile, document)
    return Job(key, PurePath(document.path), digest, make)


def _summaries(order: Order, wanted: Sequence[Item]) -> Iterator[Job]:
    """The page at a glance of each report of the whole."""
    for item in wanted:
        if order.summary and item.kind in SUMMED_UP and isinstance(item.result, Document):
            path = PurePath(item.campaign, f"tong_quan.{item.period}.html")
            digest = inputs_digest(item.result, "")
            yield Job(
                f"{item.department}/tong_quan.{item.period}", path, digest, partial(_summary, item.result)
            )


def _summary(document: Document) -> bytes:
    return summary_page(document.context).encode("utf-8")


def _notes(workspace: Workspace, order: Order, wanted: Sequence[Item], output: Path) -> Iterator[Problem]:
    """What a run tells besides what became of each document."""
    for item in wanted:
        yield from item.result.warnings if isinstance(item.result, Document) else ()
    if order.summary and not any(_summaries(order, wanted)):
        what = "Chưa làm trang tổng quan vì lượt này không có báo cáo toàn tỉnh."
        yield Problem(what, "Bỏ --department, --kind, hoặc xem lỗi của báo cáo toàn tỉnh.")
    yield from _left_over(workspace, order, wanted, output)


def _left_over(workspace: Workspace, order: Order, wanted: Sequence[Item], output: Path) -> Iterator[Problem]:
    """Documents of earlier runs that are no longer due."""
    yield from _left_over_papers(wanted, output)
    if order.departments or order.kinds:
        return
    year = workspace.campaign(order.campaign)
    there = [
        path for path in map(_path, read_records(output)) if path.parts[:-2] == tuple(year.ref.split("/"))
    ]
    if order.period:
        due = {item.key for item in wanted}
        period = f".{order.period.key}"
        gone = [path for path in there if (name := _undrafted(path)).endswith(period) and name not in due]
        told = f"nay không còn thuộc {order.period.name}"
    else:
        made = {item.department for item in wanted} | {SHARED_PLAN}  # of the shared plan: its review sheet
        gone = [
            path
            for path in there
            if path.parent.name not in made and not exists_in(workspace, year, path.parent.name)
        ]
        told = "nay không thuộc phong trào"
    if gone := [path for path in gone if (output / path).is_file()]:
        what = f"Còn {len(gone)} văn bản của lượt trước, {told}: {', '.join(map(str, gone))}."
        yield Problem(what, "Cất đi hoặc xóa nếu không dùng.", Place(str(output)))


def _left_over_papers(wanted: Sequence[Item], output: Path) -> Iterator[Problem]:
    """Papers of earlier runs, finals and drafts, of those who are no longer on the list of a dossier."""
    due = {f"{item.campaign}/{item.key}" for item in wanted if item.paper}
    folders = {PurePosixPath(name).parent for name in due}
    gone = [
        path
        for path in map(_path, read_records(output) if due else ())
        if path.parent in folders and f"{path.parent}/{_stem(path)}" not in due and (output / path).is_file()
    ]
    if gone:
        what = f"Còn {len(gone)} văn bản của lượt trước, nay không thuộc hồ sơ: {', '.join(map(str, gone))}."
        yield Problem(what, "Cất đi hoặc xóa nếu không dùng.", Place(str(output)))


def _path(record: Record) -> PurePosixPath:
    return PurePosixPath(record.path)


def _undrafted(path: PurePosixPath) -> str:
    """A document's name within its campaign, drafts as finals: `sxd/don_doc.2024-05`."""
    return f"{path.parent.name}/{_stem(path)}"


def _stem(path: PurePosixPath) -> str:
    return path.name.removesuffix(".docx").removesuffix(".du-thao")


def _failed(item: Item, order: Order, output: Path) -> Outcome:
    assert isinstance(item.result, VanbanError)
    name = f"{item.name}.du-thao.docx" if order.draft else f"{item.name}.docx"
    if item.kind == DOSSIER and not item.paper:  # of the dossier as a whole
        name = item.kind
    path = output / item.campaign / item.department / name
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


def _stale_pdfs(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    for outcome in outcomes:
        if outcome.status != "failed" and (pdf := stale_pdf(outcome.path)):
            what = "Bản PDF này cũ hơn bản Word bên cạnh."
            yield Problem(what, "Chạy lại với --pdf để làm bản PDF mới.", Place(str(pdf)))


def _pdfs(outcomes: Sequence[Outcome], order: Order, watch: Watch) -> dict[Path, PdfOutcome]:
    """A PDF beside each document that is there; of one that a clerk has edited, the PDF of his."""
    from vanban.converting import Wish, make_pdfs  # brings pypdf, which a render without PDFs does without

    there = [one for one in outcomes if one.status != "failed" and one.path.suffix == ".docx"]
    own = frozenset(one.path for one in there if one.status != "kept")
    wish = Wish(archive=order.pdf == "pdf-a", force=order.force, jobs=order.jobs, own=own)
    return {pdf.source: pdf for pdf in make_pdfs([one.path for one in there], wish, watch)}


@cache
def _proof(templates: Path, registry: Path, profile: str) -> "Proof":
    from vanban.proof import Proof  # brings lxml, which a render without a check does without

    return Proof(templates, load_profile(profile, registry), date.today())


@cache
def _engine(templates: Path) -> Engine:
    return Engine(templates, filters=FILTERS)


def _executor(jobs: int) -> AbstractContextManager[Executor | None]:
    """Workers start afresh: a fork would inherit the threads that write."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) if jobs > 1 else nullcontext()
