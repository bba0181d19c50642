"""What the judge says: an observation of one check, and the finding that a clerk reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from vanban.layout.anatomy import Component, Item
from vanban.layout.measured import Fragment, Paragraph, Section
from vanban.layout.mends import Mend

Spot = Component | Item | Fragment | Paragraph | Section | None
"""What a check points at; None: the whole document."""


class Severity(IntEnum):
    """How much a finding weighs; the greater is the worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def code(self) -> str:
        """As in `--json`: `error`, `warning`, `info`."""
        return self.name.lower()

    @property
    def word(self) -> str:
        """As a clerk reads it."""
        return {"INFO": "ghi chú", "WARNING": "cảnh báo", "ERROR": "lỗi"}[self.name]


@dataclass(frozen=True, slots=True)
class Observation:
    """One breach of one rule as a check sees it.

    `what` is a whole Vietnamese sentence that says what is wrong, with the value. `measured` is that value
    alone (`17,6 mm`, `14 pt`, `tháng 03`). `severity` may only make the rule's own milder. `mends` mend just
    this. `words`: the part of the text in question. `limit` and `remedy` replace the rule's own where the
    check knows them better.
    """

    rule: str
    what: str
    spot: Spot = None
    measured: str = ""
    severity: Severity | None = None
    mends: tuple[Mend, ...] = ()
    words: str = ""
    limit: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach as it is told: everything in Vietnamese.

    `component` is the name of the component it concerns, `where` the place (page, region, cell, first words).
    `origin` names the template cell or the data line that caused it, for documents of our own.
    """

    rule: str
    severity: Severity
    component: str
    where: str
    message: str
    measured: str
    limit: str
    clause: str
    remedy: str
    words: str = ""
    mends: tuple[Mend, ...] = field(default=(), compare=False)
    origin: str = ""
    spot: Spot = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        """`where: what is wrong. What to do. [rule, clause]`."""
        sentence = f"{self.message} {self.remedy}".strip()
        source = f" Dữ liệu ở {self.origin}." if self.origin else ""
        return f"{self.where}: {sentence}{source} [{self.rule}; {self.clause}]"


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The greatest severity among them."""
    return max((finding.severity for finding in findings), default=None)
