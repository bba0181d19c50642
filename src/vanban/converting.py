"""Word files made PDFs: the order of the steps of `pdf`, and of the PDFs that `render` makes."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore, Event
from typing import Protocol

from vanban.delivery.cluster import Cluster, ClusterGone, WorkKilled, convert_there
from vanban.delivery.faults import disk_problem
from vanban.delivery.in_order import in_order
from vanban.delivery.jobs import PdfOutcome
from vanban.delivery.pdf import convert
from vanban.delivery.pdf_files import Put, put_pdf, standing_pdf
from vanban.delivery.soffice import find_soffice
from vanban.delivery.word_files import read_word_file
from vanban.docx.opening_words import opening_words
from vanban.docx.reading.container import MAX_TOTAL_BYTES
from vanban.errors import ConverterError, DataError, OutputError, Place, Problem, VanbanError
from vanban.pdf.judging import Verdict, judged
from vanban.pdf.seal import digest_of_source, sealed

TIMEOUT_S = 60.0  # for one document; LibreOffice takes a fraction of a second
_MOST_PER_CALL = 40  # starting LibreOffice costs as much as converting some eight documents
_LEAST_PER_CALL = 8
_FORMS = {False: "pdf", True: "pdf/a-2b"}
_DOING = "chuyển sang PDF"

Convert = Callable[[Sequence[bytes]], list[bytes | Problem]]


class Watch(Protocol):
    """Who wants to know how a run is going."""

    def start(self, total: int) -> None:
        """There are `total` files."""

    def done(self, outcome: PdfOutcome, /) -> None:
        """One of them is done."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the PDFs go (None: each beside its document), in which form, by how many calls of LibreOffice at a time.

    With `force` all are made anew and another's PDF becomes a numbered backup. `own` are documents of ours, whose
    PDFs must look as they are meant to. The machines of `cluster` call LibreOffice instead of this one.
    """

    output: Path | None = None
    archive: bool = False
    force: bool = False
    jobs: int = 1
    own: frozenset[Path] = frozenset()
    cluster: Cluster | None = None

    @property
    def calls(self) -> int:
        """How many calls of LibreOffice run at the same time."""
        return self.cluster.width if self.cluster and not self.cluster.gone else self.jobs


@dataclass(frozen=True, slots=True)
class _Due:
    """A document that needs a PDF, and where that goes."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class _Converted:
    """A document that was converted: the digest of what went in, the words it opens with, what came out."""

    due: _Due
    digest: str
    opening: tuple[str, ...]
    result: bytes | VanbanError


def make_pdfs(
    files: Sequence[Path], wish: Wish, watch: Watch, soffice: Path | None = None, timeout_s: float = TIMEOUT_S
) -> list[PdfOutcome]:
    """A PDF for each .docx of `files`; one outcome for each, in order. A fault of one leaves the others standing.

    Raises:
        DataError: two files would have the same PDF.
    """
    targets = _targets(files, wish.output)
    watch.start(len(targets))
    outcomes: dict[Path, PdfOutcome] = {}
    due: list[_Due] = []

    def settle(outcome: PdfOutcome) -> None:
        outcomes[outcome.source] = outcome
        watch.done(outcome)

    for source, target in targets.items():
        found = _looked_at(_Due(source, target), wish)
        if isinstance(found, PdfOutcome):
            settle(found)
        else:
            due.append(found)
    for converted in _converted(due, wish, soffice, timeout_s):
        settle(_delivered(converted, wish))
    return [outcomes[source] for source in targets]


def _targets(files: Sequence[Path], output: Path | None) -> dict[Path, Path]:
    """Where the PDF of each file goes; a file that is named twice counts once.

    Raises:
        DataError: two files would have the same PDF.
    """
    unique = {os.path.abspath(file): file for file in files}
    targets = {file: (output or file.parent) / f"{file.stem}.pdf" for file in unique.values()}
    by_name: dict[str, list[Path]] = {}
    for file, target in targets.items():
        by_name.setdefault(os.path.abspath(target).casefold(), []).append(file)
    if doubles := [sources for sources in by_name.values() if len(sources) > 1]:
        raise DataError(_same_name(sources, targets) for sources in doubles)
    return targets


def _same_name(sources: Sequence[Path], targets: Mapping[Path, Path]) -> Problem:
    what = f"{len(sources)} văn bản {', '.join(map(str, sources))} cùng ra một tệp PDF."
    return Problem(
        what, "Đổi tên một tệp, hoặc chuyển từng tệp vào thư mục riêng.", Place(str(targets[sources[0]]))
    )


def _looked_at(due: _Due, wish: Wish) -> _Due | PdfOutcome:
    """The document, unless it can't be read or its PDF is as it should be."""
    try:
        document = _read(due.source)
        put = None if wish.force else standing_pdf(due.target, _digest(document, wish))
    except (VanbanError, OSError) as error:
        return _failed(due, error)
    if put is None:
        return due
    problems = (_kept(due.target, None),) if put.status == "kept" else ()
    return PdfOutcome(due.source, put.path, put.status, problems)


def _converted(
    due: Sequence[_Due], wish: Wish, soffice: Path | None, timeout_s: float
) -> Iterator[_Converted]:
    """The documents converted, in order, in as few calls as pay, `jobs` of them at a time."""
    if not due:
        return
    halt = Event()
    call = partial(_call, wish, _here(wish, soffice, timeout_s, halt), timeout_s, halt)
    calls = wish.calls
    with ThreadPoolExecutor(calls) as executor:

        def started() -> Iterator[tuple[None, Future[list[_Converted]]]]:
            return ((None, executor.submit(_batch, some, wish, call)) for some in _batches(due, calls))

        try:
            for _, future in in_order(started(), calls + 1):
                yield from future.result()
        finally:  # somebody has stopped the run: nothing goes on behind his back
            halt.set()


def _here(wish: Wish, soffice: Path | None, timeout_s: float, halt: Event) -> Convert:
    """What converts with the LibreOffice of this machine, `jobs` calls at a time."""
    turn = BoundedSemaphore(wish.jobs)

    def convert_here(documents: Sequence[bytes]) -> list[bytes | Problem]:
        with turn:
            program = soffice or find_soffice()
            return convert(
                documents, soffice=program, timeout_s=timeout_s, archive=wish.archive, halted=halt.is_set
            )

    return convert_here


def _call(
    wish: Wish, here: Convert, timeout_s: float, halt: Event, documents: Sequence[bytes]
) -> list[bytes | Problem]:
    """The documents converted by a machine of the cluster, or here where there is none or it can't."""
    if wish.cluster is None or wish.cluster.gone:
        return here(documents)
    try:
        return wish.cluster.call(convert_there, halt.is_set, [*documents], timeout_s, wish.archive)
    except (ClusterGone, WorkKilled, VanbanError, OSError):
        return here(documents)


def _batches(due: Sequence[_Due], jobs: int) -> Iterator[Sequence[_Due]]:
    """The documents of each call: alike in number, so that no worker waits for another."""
    rounds = -(-len(due) // (jobs * _MOST_PER_CALL))
    paying = max(len(due) // _LEAST_PER_CALL, 1)
    size = -(-len(due) // min(jobs * rounds, max(paying, rounds)))
    return (due[start : start + size] for start in range(0, len(due), size))


def _batch(some: Sequence[_Due], wish: Wish, call: Convert) -> list[_Converted]:
    read = [_opened(due, wish) for due in some]
    documents = [found[0] for found in read if isinstance(found, tuple)]
    results: Iterator[bytes | Problem | VanbanError]
    try:
        results = iter(call(documents))
    except VanbanError as error:
        results = iter([error] * len(documents))
    return [
        found
        if isinstance(found, _Converted)
        else _Converted(due, found[1], found[2], _result(next(results), due))
        for due, found in zip(some, read, strict=True)
    ]


def _opened(due: _Due, wish: Wish) -> tuple[bytes, str, tuple[str, ...]] | _Converted:
    """The document, its digest and its first words; or that it can't be read."""
    try:
        document = _read(due.source)
        return document, _digest(document, wish), opening_words(document, str(due.source))
    except VanbanError as error:
        return _Converted(due, "", (), error)


def _result(result: bytes | Problem | VanbanError, due: _Due) -> bytes | VanbanError:
    if isinstance(result, Problem):
        return ConverterError(replace(result, place=Place(str(due.source))))
    return result


def _read(source: Path) -> bytes:
    return read_word_file(source, _DOING, MAX_TOTAL_BYTES)


def _digest(document: bytes, wish: Wish) -> str:
    return digest_of_source(document, _FORMS[wish.archive])


def _delivered(converted: _Converted, wish: Wish) -> PdfOutcome:
    """The PDF judged, sealed and put in its place; a useless one is not."""
    due, pdf = converted.due, converted.result
    if isinstance(pdf, VanbanError):
        return _failed(due, pdf)
    verdict = judged(pdf, converted.opening, archive=wish.archive)
    if verdict.faults:
        return _failed(due, ConverterError(_placed(verdict.faults, due.source)))
    source = None if verdict.notes else converted.digest
    try:
        put = put_pdf(due.target, sealed(pdf, source), force=wish.force)
    except OSError as error:
        return _failed(due, error)
    return _outcome(due, put, verdict, wish)


def _outcome(due: _Due, put: Put, verdict: Verdict, wish: Wish) -> PdfOutcome:
    told = list(_placed(verdict.notes, put.path))
    if put.status == "kept":
        told.append(_kept(due.target, put.path.name))
    if put.backup:
        what = f"Tệp PDF này không phải bản chương trình làm nên cất lại, tên là {put.backup.name}, rồi mới thay."
        told.append(Problem(what, place=Place(str(put.path))))
    strict = verdict.notes and due.source in wish.own
    code = ConverterError.exit_code if strict else 0
    return PdfOutcome(due.source, put.path, put.status, tuple(told), verdict.pages, code, put.backup)


def _kept(target: Path, beside: str | None) -> Problem:
    """Another's PDF at `target` was kept; `beside` is the name of the new one, None when ours beside it still holds."""
    what = "Tệp PDF này không phải do chương trình làm, hoặc đã được ký, sửa, nên giữ nguyên; "
    what += f"bản mới đặt bên cạnh, tên là {beside}." if beside else "văn bản không đổi nên không có bản mới."
    remedy = "Muốn thay bằng bản mới thì chạy lại với --force, tệp này sẽ được cất riêng." if beside else ""
    return Problem(what, remedy, Place(str(target)))


def _failed(due: _Due, error: VanbanError | OSError) -> PdfOutcome:
    fault = error if isinstance(error, VanbanError) else OutputError(disk_problem(error, due.target))
    return PdfOutcome(due.source, None, "failed", fault.problems, exit_code=fault.exit_code)


def _placed(problems: Iterable[Problem], path: Path) -> Iterator[Problem]:
    return (replace(problem, place=Place(str(path))) for problem in problems)
