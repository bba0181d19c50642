"""What a clerk asks for, and what comes of it: a document or the fault that keeps it from being one."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from vanban.documents.document import Document
from vanban.errors import Problem, ProgramError, VanbanError
from vanban.vietnamese.periods import Period


@dataclass(frozen=True, slots=True)
class Order:
    """What a clerk asks for. Empty `kinds` and `departments` mean all that are due.

    `profile` names the rules that the documents made are held against; None: they are not checked. With a `period`
    the documents are its reports, else those of the whole year; `summary` adds a page at a glance to them.
    """

    campaign: str
    kinds: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    draft: bool = False
    force: bool = False
    jobs: int = 1
    pdf: Literal["", "pdf", "pdf-a"] = ""
    profile: str | None = "nd30"
    period: Period | None = None
    summary: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a campaign: ready to be rendered, or the fault that keeps it from that.

    `paper` tells the papers of a dossier apart.
    """

    campaign: str
    department: str
    kind: str
    result: Document | VanbanError
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


def attempt(make: Callable[[], Document | None], whose: str) -> Document | VanbanError | None:
    """A document, the fault that keeps it from being one, or None when none is due; `whose` names it."""
    try:
        return make()
    except VanbanError as error:
        return error
    except Exception as error:
        if "VANBAN_TRACE" in os.environ:
            raise
        what = f"Lỗi của chương trình khi đọc nội dung của {whose} ({type(error).__name__})."
        return ProgramError(Problem(what, "Hãy gửi câu này kèm dữ liệu cho người bảo trì chương trình."))
