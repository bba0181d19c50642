"""The order of the steps: campaign data → documents → bytes → files. Each command calls one function of this room."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from vanban.bundling import bundles, stale_bundles
from vanban.data.workspace import SHARED_PLAN, Workspace
from vanban.delivery.batch import Job, Outcome, Product, deliver
from vanban.delivery.files import resolved
from vanban.delivery.finished import as_it_was_left, note_finished
from vanban.delivery.jobs import PdfOutcome, exit_code
from vanban.delivery.manifest import Record, known_inputs, read_records
from vanban.delivery.pdf_files import stale_pdf
from vanban.delivery.spread import WORKER_DIED, Spread, cores
from vanban.delivery.versions import made_beside
from vanban.documents.document import Document
from vanban.documents.kinds import SUMMED_UP, TEMPLATES
from vanban.due import Desk, Due, Order, exists_in, item
from vanban.errors import Place, Problem, VanbanError
from vanban.producing import Prepared, Producer, inputs_digest, template_digest
from vanban.repeating import all_inputs, asked_for, carried_inputs, program
from vanban.summary.page import summary_page

if TYPE_CHECKING:
    from vanban.delivery.cluster import Cluster
    from vanban.delivery.cluster_spread import ClusterSpread

_WORTH_PROCESSES = 200  # documents; see docs/BENCHMARKS.md
_CAMPAIGN_PARTS = 2  # folders of a campaign's year
_AT_ONCE = 16  # documents that go through a process together


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


def render(workspace: Workspace, order: Order, output: Path, watch: Watch, asked: Desk | None = None) -> Made:
    """Make the documents of `order` below `output`; a fault in one leaves the others standing.

    `asked` is the order's desk where there is one already.

    Raises:
        DataError: the campaign, the register or the order itself is wrong.
        TemplateError: a template is wrong, for all documents alike.
        OutputError: the output folder can't be written to.
        ConverterError: there are to be PDFs, and a machine of the order's cluster lacks LibreOffice.
    """
    with _cluster(order) as cluster:
        made = _rendered(workspace, order, resolved(output), watch, cluster, asked)
        if cluster and cluster.gone:
            what = "Mất cụm máy này giữa chừng; phần việc còn lại đã làm trên máy đang gõ lệnh."
            watch.note(Problem(what, "Xem lại bộ điều phối và các máy của cụm.", Place(cluster.address)))
        return made


def _cluster(order: Order) -> "AbstractContextManager[Cluster | None]":
    """The cluster that the order names."""
    if not order.cluster:
        return nullcontext()
    from vanban.delivery.cluster import reached

    return reached(order.cluster, program, pdf=bool(order.pdf))


def _rendered(
    workspace: Workspace,
    order: Order,
    output: Path,
    watch: Watch,
    cluster: "Cluster | None",
    asked: Desk | None,
) -> Made:
    what, inputs = asked_for(order), all_inputs(workspace, order)
    told: dict[Problem, None] = {}
    outcomes = _as_they_were(
        output, watch, None if order.force or not inputs else as_it_was_left(output, what, inputs)
    )
    if outcomes is None:
        outcomes = _made(workspace, order, output, watch, told, cluster, asked)
        if _all_well(outcomes, told) and inputs and inputs == all_inputs(workspace, order):
            note_finished(output, what, inputs, [one.path.relative_to(output).as_posix() for one in outcomes])
    pdfs = _pdfs(outcomes, order, watch, cluster) if order.pdf else {}
    told |= dict.fromkeys(stale_bundles(order, outcomes, output))
    outcomes += _bundled(order, outcomes, output, pdfs, watch)
    for problem in told | dict.fromkeys(_notes(workspace, order, outcomes, output)):
        watch.note(problem)
    return Made(output, outcomes, pdfs)


def _bundled(
    order: Order, outcomes: Sequence[Outcome], output: Path, pdfs: Mapping[Path, PdfOutcome], watch: Watch
) -> list[Outcome]:
    """One zip of each dossier that is whole."""
    zips = bundles(order, outcomes, output, {path: one.pdf for path, one in pdfs.items() if one.pdf})
    return deliver(zips, output, force=order.force, on_note=watch.note) if zips else []


def _as_they_were(output: Path, watch: Watch, documents: Sequence[str] | None) -> list[Outcome] | None:
    """The outcomes of a run that has nothing to make."""
    if documents is None:
        return None
    watch.start(len(documents))
    outcomes = []
    for path in map(PurePosixPath, documents):
        outcomes.append(Outcome(_key(path), output / path, "unchanged"))
        watch.done(outcomes[-1])
    return outcomes


def _all_well(outcomes: Sequence[Outcome], told: Collection[Problem]) -> bool:
    """Whether there is nothing to tell of a run again, as long as nothing changes."""
    return not told and all(one.status in ("written", "unchanged") and not one.problems for one in outcomes)


def _made(
    workspace: Workspace,
    order: Order,
    output: Path,
    watch: Watch,
    told: dict[Problem, None],
    cluster: "Cluster | None",
    asked: Desk | None,
) -> list[Outcome]:
    """Each document worked out, and made where something of it is new; `told` gathers what is said of them."""
    known = {} if order.force else known_inputs(output, _folders(workspace, order))
    producer = Producer(workspace, order, known, asked)
    due = producer.desk.due
    for template in {template for one in due for template in TEMPLATES[one.kind]}:
        template_digest(workspace, template)
    summaries = list(_summaries(producer.desk, order))
    with _crew(producer, workspace, order, cluster) as crew:
        watch.start(len(due))
        prepared = crew.results(due, _AT_ONCE)
        jobs = chain(_jobs(producer, order, output, prepared, told), summaries)
        return deliver(jobs, output, force=order.force, on_done=watch.done, on_note=watch.note)


@contextmanager
def _crew(
    producer: Producer, workspace: Workspace, order: Order, cluster: "Cluster | None"
) -> "Iterator[Spread[Due, Prepared] | ClusterSpread[Due, Prepared]]":
    """Who prepares the documents: processes of this machine, or a cluster with a copy of what they are made from."""
    jobs = _processes(order, len(producer.desk.due))
    if cluster is None:
        with Spread(producer.prepare, jobs) as processes:
            yield processes
    else:
        from vanban.delivery.cluster_spread import ClusterSpread
        from vanban.delivery.parcel import Parcel

        parcel = Parcel(carried_inputs(workspace, order), producer.prepare_in)
        yield ClusterSpread(cluster, parcel, producer.prepare, jobs)


def _jobs(
    producer: Producer,
    order: Order,
    output: Path,
    prepared: Iterable[Prepared | None],
    told: dict[Problem, None],
) -> Iterator[Job | Outcome]:
    """What is to be delivered of each document that is due; `told` gathers what is said of them."""
    for due, found in zip(producer.desk.due, prepared, strict=True):
        path = PurePath(due.path(draft=order.draft))
        match found or Prepared("", WORKER_DIED):
            case Prepared(_, VanbanError() as error):
                yield Outcome(due.key, output / path, "failed", error.problems, exit_code=error.exit_code)
            case Prepared(inputs, Product() as made, warnings):
                told |= dict.fromkeys(warnings)
                yield Job(due.key, path, inputs, partial(_given, made))
            case Prepared(inputs, None, warnings):
                told |= dict.fromkeys(warnings)
                yield Job(due.key, path, inputs, partial(producer.make, due))


def _folders(workspace: Workspace, order: Order) -> Sequence[str]:
    """Where below the output folder the documents lie that a run looks at."""
    if order.only is None:
        return ("",)
    ref = workspace.campaign(order.campaign).ref
    return [f"{ref}/{department}/" for department in sorted(order.only)]


def _given(product: Product) -> Product:
    return product


def _processes(order: Order, documents: int) -> int:
    """As many as were asked for; of itself as many as can run, when there is enough to do for them."""
    if order.jobs is not None:
        return order.jobs
    return cores() if documents >= _WORTH_PROCESSES else 1


def _summaries(desk: Desk, order: Order) -> Iterator[Job]:
    """The page at a glance of each report of the whole."""
    for due in desk.due if order.summary else ():
        document = item(desk, due).result if due.kind in SUMMED_UP else None
        if isinstance(document, Document):
            path = PurePath(due.campaign, f"tong_quan.{due.period}.html")
            digest = inputs_digest(document, "")
            yield Job(f"{due.department}/tong_quan.{due.period}", path, digest, partial(_summary, document))


def _summary(document: Document) -> bytes:
    return summary_page(document.context).encode("utf-8")


def _notes(
    workspace: Workspace, order: Order, outcomes: Sequence[Outcome], output: Path
) -> Iterator[Problem]:
    """What a run tells besides what became of each document."""
    if order.summary and order.only is None and not any(one.path.suffix == ".html" for one in outcomes):
        what = "Chưa làm trang tổng quan vì lượt này không có báo cáo toàn tỉnh."
        yield Problem(what, "Bỏ --department, --kind, hoặc xem lỗi của báo cáo toàn tỉnh.")
    yield from _left_over(workspace, order, outcomes, output)
    if not order.pdf:
        yield from _stale_pdfs(outcomes)


def _left_over(
    workspace: Workspace, order: Order, outcomes: Sequence[Outcome], output: Path
) -> Iterator[Problem]:
    """Documents of earlier runs that are no longer due."""
    yield from _left_over_papers(outcomes, output)
    if order.departments or order.kinds or order.only is not None:
        return
    year = workspace.campaign(order.campaign)
    there = [
        path for path in map(_path, read_records(output)) if path.parts[:-2] == tuple(year.ref.split("/"))
    ]
    if order.period:
        due = {one.key for one in outcomes}
        period = f".{order.period.key}"
        gone = [path for path in there if (name := _key(path)).endswith(period) and name not in due]
        told = f"nay không còn thuộc {order.period.name}"
    else:
        made = {one.key.rpartition("/")[0] for one in outcomes} | {
            SHARED_PLAN
        }  # of the shared plan: its review sheet
        gone = [
            path
            for path in there
            if path.parent.name not in made and not exists_in(workspace, year, path.parent.name)
        ]
        told = "nay không thuộc phong trào"
    if gone := [path for path in gone if (output / path).is_file()]:
        what = f"Còn {len(gone)} văn bản của lượt trước, {told}: {', '.join(map(str, gone))}."
        yield Problem(what, "Cất đi hoặc xóa nếu không dùng.", Place(str(output)))


def _left_over_papers(outcomes: Sequence[Outcome], output: Path) -> Iterator[Problem]:
    """Papers of earlier runs, finals and drafts, of those who are no longer on the list of a dossier."""
    papers = [one for one in outcomes if one.key.count("/") == 2 and one.path.suffix == ".docx"]
    due = {one.path.parent / _stem(PurePosixPath(one.path.name)) for one in papers}
    folders = {path.parent for path in due}
    gone = [
        path
        for path in map(_path, read_records(output) if due else ())
        if (there := output / path).parent in folders
        and there.parent / _stem(PurePosixPath(made_beside(path.name))) not in due
        and there.is_file()
    ]
    if gone:
        what = f"Còn {len(gone)} văn bản của lượt trước, nay không thuộc hồ sơ: {', '.join(map(str, gone))}."
        yield Problem(what, "Cất đi hoặc xóa nếu không dùng.", Place(str(output)))


def _stem(path: PurePosixPath) -> str:
    return path.name.removesuffix(".docx").removesuffix(".du-thao")


def _path(record: Record) -> PurePosixPath:
    return PurePosixPath(record.path)


def _key(path: PurePosixPath) -> str:
    """A document's name within its campaign, drafts as finals: `sxd/don_doc.2024-05`."""
    folders = path.parts[_CAMPAIGN_PARTS:-1]
    return "/".join([*folders, _stem(path)])


def _stale_pdfs(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    for outcome in outcomes:
        if outcome.status != "failed" and (pdf := stale_pdf(outcome.path)):
            what = "Bản PDF này cũ hơn bản Word bên cạnh."
            yield Problem(what, "Chạy lại với --pdf để làm bản PDF mới.", Place(str(pdf)))


def _pdfs(
    outcomes: Sequence[Outcome], order: Order, watch: Watch, cluster: "Cluster | None"
) -> dict[Path, PdfOutcome]:
    """A PDF beside each document that is there; of one that a clerk has edited, the PDF of his."""
    from vanban.converting import Wish, make_pdfs  # brings pypdf, which a render without PDFs does without

    there = [one for one in outcomes if one.status != "failed" and one.path.suffix == ".docx"]
    own = frozenset(one.path for one in there if one.status != "kept")
    jobs = _processes(order, len(there))
    wish = Wish(archive=order.pdf == "pdf-a", force=order.force, jobs=jobs, own=own, cluster=cluster)
    return {pdf.source: pdf for pdf in make_pdfs([one.path for one in there], wish, watch)}
