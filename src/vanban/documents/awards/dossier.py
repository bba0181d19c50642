"""Which papers a dossier has, in the order of its index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from vanban.documents.awards import achievement, decision, enclosures, minutes, submission
from vanban.documents.awards.case import AUTHORITIES, Case
from vanban.documents.document import Document
from vanban.vietnamese.letters import slug

_NUMBERS = {
    "muc_luc": 0,
    "to_trinh": 1,
    "bien_ban": 2,
    "tom_tat": 3,
    "bao_cao_thanh_tich": 4,
    "quyet_dinh": 5,
    "so_khen_thuong": 6,
}
"""The number of each kind of paper, the same whoever is on the list."""
_TITLES = {
    "to_trinh": "Tờ trình đề nghị khen thưởng, danh sách trích ngang",
    "bien_ban": "Biên bản họp Hội đồng Thi đua - Khen thưởng",
    "tom_tat": "Tóm tắt thành tích",
    "bao_cao_thanh_tich": "Báo cáo thành tích",
    "quyet_dinh": "Dự thảo quyết định khen thưởng, danh sách kèm tiền thưởng",
    "so_khen_thuong": "Sổ theo dõi khen thưởng",
}
_ASKED = {
    "thu_tuong": "trình Thủ tướng Chính phủ",
    "chu_tich_tinh": "trình Chủ tịch Ủy ban nhân dân cấp tỉnh",
    "thu_truong": "trình thủ trưởng cơ quan",
}


TEMPLATES = tuple(
    look.template
    for look in (
        submission.LOOK,
        minutes.LOOK,
        decision.LOOK,
        achievement.LOOK,
        enclosures.SUMMARY,
        enclosures.REGISTER,
        enclosures.INDEX,
    )
)
"""The templates of all papers."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what kind it is, whose it is (an authority, a code; may be empty), and how it is made.

    `make` takes the name of its file without ending; `about` names a nominee.
    """

    kind: str
    whose: str
    make: Callable[[str], Document]
    about: str = ""

    @property
    def title(self) -> str:
        """What it is and whose, as the index calls it."""
        whose = self.about or _ASKED.get(self.whose, "")
        return f"{_TITLES[self.kind]}{f' ({whose})' if whose else ''}"

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
    """Every paper of a dossier; the index comes first."""
    others = list(_papers(case))
    yield Paper("muc_luc", "", partial(enclosures.index, case, [(one.title, one.stem) for one in others]))
    yield from others


def _papers(case: Case) -> Iterator[Paper]:
    for authority in case.authorities:
        yield Paper("to_trinh", authority, partial(submission.submission, case, authority))
    yield Paper("bien_ban", "", partial(minutes.minutes, case))
    yield Paper("tom_tat", "", partial(enclosures.summary, case))
    for nominee in case.nominees:
        make = partial(achievement.achievement_report, case, nominee)
        yield Paper("bao_cao_thanh_tich", nominee.code, make, nominee.name)
    for authority in case.authorities:
        if authority != "thu_tuong":  # the Prime Minister's decisions are drafted by those who present to him
            yield Paper("quyet_dinh", authority, partial(decision.decision, case, authority))
    yield Paper("so_khen_thuong", "", partial(enclosures.register, case))
