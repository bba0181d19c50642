"""Which papers a dossier has, in the order of its index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from vanban.documents.awards.case import AUTHORITIES, Case
from vanban.documents.awards.decision import decision
from vanban.documents.awards.submission import submission
from vanban.documents.document import Document
from vanban.vietnamese.letters import slug

_NUMBERS = {
    "to_trinh": 1,
    "bien_ban": 2,
    "tom_tat": 3,
    "bao_cao_thanh_tich": 4,
    "quyet_dinh": 5,
    "so_khen_thuong": 6,
}
"""The number of each kind of paper, the same whoever is on the list."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what kind it is, whose it is (an authority, a code; may be empty), and how it is made.

    `make` takes the name of its file without ending.
    """

    kind: str
    whose: str
    make: Callable[[str], Document]

    @property
    def stem(self) -> str:
        """`01-to_trinh-chu_tich_tinh`."""
        whose = slug(self.whose) if self.whose and self.whose not in AUTHORITIES else self.whose
        parts = (f"{_NUMBERS[self.kind]:02d}", self.kind, whose)
        return "-".join(filter(None, parts))

    def document(self) -> Document:
        """The paper itself.

        Raises:
            DataError: its words or its day have faults.
            OpenValueError: a final document needs values that are still open.
        """
        return self.make(self.stem)


def papers(case: Case) -> Iterator[Paper]:
    """Every paper of a dossier."""
    for authority in case.authorities:
        yield Paper("to_trinh", authority, partial(submission, case, authority))
    for authority in case.authorities:
        if authority != "thu_tuong":  # the Prime Minister's decisions are drafted by those who present to him
            yield Paper("quyet_dinh", authority, partial(decision, case, authority))
