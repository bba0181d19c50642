"""What a clerk asks for, and what comes of it: a document or the fault that keeps it from being one."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, Protocol, Self, TypeVar

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.errors import Problem, ProgramError, VanbanError
from vanban.vietnamese.periods import Period

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """What a clerk asks for. Empty `kinds` and `departments` mean all that are due.

    `profile` names the rules that the documents made are held against; None: they are not checked. With a `period`
    the documents are its reports, else those of the whole year; `summary` adds a page at a glance to them. `jobs` is
    how many processes make them; None: as many as pay. `cluster` is the address of a cluster that makes them instead.
    With `only`, of all that is due just the documents of these departments are looked at: those that a saved file
    touches.
    """

    campaign: str
    kinds: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    draft: bool = False
    force: bool = False
    jobs: int | None = None
    pdf: Literal["", "pdf", "pdf-a"] = ""
    profile: str | None = "nd30"
    period: Period | None = None
    summary: bool = False
    cluster: str = ""
    only: frozenset[str] | None = None

    def looks_at(self, department: str) -> bool:
        """Whether this run looks at the documents of a department."""
        return self.only is None or department in self.only


@dataclass(frozen=True, slots=True)
class Due:
    """One document of a campaign that an order asks for, not yet worked out.

    `paper` tells the papers of a dossier apart.
    """

    campaign: str
    department: str
    kind: str
    period: str = ""
    paper: str = ""

    @property
    def key(self) -> str:
        """The document's name within its campaign."""
        return f"{self.department}/{self.name}"

    @property
    def name(self) -> str:
        """The kind and the period, as files are called: `bao_cao_thang.2024-05`; `ho_so_khen_thuong/02-bien_ban`."""
        if self.paper:
            return f"{self.kind}/{self.paper}"
        return f"{self.kind}.{self.period}" if self.period else self.kind

    def path(self, *, draft: bool) -> str:
        """Its place below the output folder."""
        return f"{self.campaign}/{self.key}{'.du-thao' if draft else ''}.docx"


@dataclass(frozen=True, slots=True)
class Item(Due):
    """A document that is due: ready to be rendered, or the fault that keeps it from that."""

    result: Document | VanbanError = field(kw_only=True)


class Desk(Protocol):
    """Where the documents of an order are worked out, each when it is asked for."""

    @property
    def due(self) -> Sequence[Due]:
        """Every document that the order asks for, in order."""

    def document(self, due: Due) -> Document:
        """One of them.

        Raises:
            VanbanError: what keeps it from being made.
        """

    def again(self, workspace: Workspace, order: Order) -> Self:
        """The desk of a later run, before which only words of the departments `order.only` were saved.

        What else was read for this one stands; `workspace` has not read any words yet.

        Raises:
            DataError: the order can't be worked out any more.
        """


def item(desk: Desk, due: Due) -> Item:
    """One document of a desk, or its fault."""
    result = attempt(partial(desk.document, due), due.department)
    return Item(due.campaign, due.department, due.kind, due.period, due.paper, result=result)


def attempt(make: Callable[[], T], whose: str) -> T | VanbanError:
    """What `make` gives, or the fault that keeps it from giving it; `whose` names the document."""
    try:
        return make()
    except VanbanError as error:
        return error
    except Exception as error:
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình khi đọc nội dung của {whose} ({type(error).__name__})."
        return ProgramError(Problem(what, "Hãy gửi câu này kèm dữ liệu cho người bảo trì chương trình."))
