"""What is asked of a delivery, and what became of it."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from vanban.delivery.faults import disk_problem
from vanban.errors import OutputError, Problem, ProgramError, VanbanError

_log = logging.getLogger(__name__)

Status = Literal["written", "unchanged", "kept", "failed"]


@dataclass(frozen=True, slots=True)
class Product:
    """A finished document, and what its maker has to say of it."""

    data: bytes
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One document to deliver: where to (relative to the output folder), from what, and how it is made.

    `make` may raise VanbanError.
    """

    key: str
    path: PurePath
    inputs_digest: str
    make: Callable[[], bytes | Product]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job. `path` is absolute.

    `problems` of a document that was made are notes on it. `beside` is the file put next to it: the new
    version when a clerk's was kept, the clerk's when it was replaced. `exit_code` is that of the fault that
    made it fail.
    """

    key: str
    path: Path
    status: Status
    problems: tuple[Problem, ...] = ()
    beside: Path | None = None
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """What became of one document: `pdf` is the file, None when it failed.

    `kept` means that another's PDF (signed, scanned) stood there and ours is beside it, `unchanged` that ours of just
    this document did. `backup` is where another's went. `exit_code` is that of the fault, 0 when there are only notes.
    """

    source: Path
    pdf: Path | None
    status: Literal["written", "unchanged", "kept", "failed"]
    problems: tuple[Problem, ...] = ()
    pages: int | None = None
    exit_code: int = 0
    backup: Path | None = None


def exit_code(outcomes: Iterable[Outcome | PdfOutcome]) -> int:
    """0 when all is well; the fault's own code when all failed alike; else 1."""
    codes = {outcome.exit_code for outcome in outcomes}
    return max(codes, default=0) if len(codes) <= 1 else 1


def failed(job: Job, path: Path, error: VanbanError | OSError) -> Outcome:
    """`job` failed, at the absolute `path`, for the reasons in `error`."""
    fault = error if isinstance(error, VanbanError) else OutputError(disk_problem(error, path))
    return Outcome(job.key, path, "failed", fault.problems, exit_code=fault.exit_code)


def attempt(make: Callable[[], bytes | Product]) -> Product | VanbanError:
    """What `make` gives, or why it gives nothing."""
    try:
        made = make()
        product = made if isinstance(made, Product) else Product(made)
        if not isinstance(product.data, bytes):
            raise TypeError(type(product.data).__name__)
        return product
    except VanbanError as error:
        return error
    except OSError as error:
        return OutputError(disk_problem(error, Path(error.filename or "")))
    except Exception as error:
        _log.debug("a document could not be made", exc_info=True)
        what = f"Lỗi của chương trình khi làm văn bản này ({type(error).__name__})."
        return ProgramError(Problem(what, "Hãy gửi câu này kèm dữ liệu cho người bảo trì chương trình."))
