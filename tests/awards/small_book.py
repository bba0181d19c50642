"""A law book of a few awards, for tests of the room: what is law is tested in tests/registry."""

from collections.abc import Sequence
from decimal import Decimal

from vanban.figures.reading.names import bare
from vanban.registry.awards import Authority, Award, AwardBook, NomineeKind

_AWARDS: tuple[tuple[str, str, NomineeKind, Authority, bool], ...] = (
    ("bkt_tt", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "tap_the", "chu_tich_tinh", False),
    ("bkt_cn", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "ca_nhan", "chu_tich_tinh", False),
    ("cstdcs", "Chiến sĩ thi đua cơ sở", "ca_nhan", "thu_truong", True),
    ("ttldtt", "Tập thể lao động tiên tiến", "tap_the", "thu_truong", True),
    ("gks_tt", "Giấy khen của Giám đốc Sở", "tap_the", "thu_truong", False),
    ("gks_cn", "Giấy khen của Giám đốc Sở", "ca_nhan", "thu_truong", False),
)
_ALSO = {"bk": "bkt", "bang khen": "bkt", "gk": "gks", "giay khen": "gks", "cstd cs": "cstdcs"}


class SmallBook(AwardBook):
    """Names awards by title, id or a few short forms."""

    def __init__(self) -> None:
        self._awards = tuple(
            Award(
                id, title, title.split(" của ")[0], is_title, target, authority, Decimal(1), "", True, n, ()
            )
            for n, (id, title, target, authority, is_title) in enumerate(_AWARDS, start=1)
        )

    def award(self, id: str) -> Award | None:
        return next((award for award in self._awards if award.id == id), None)

    def named(self, name: str, target: NomineeKind) -> Award | None:
        words = bare(name)
        short = _ALSO.get(words, words)
        return next(
            (
                award
                for award in self._awards
                if award.target == target
                and (bare(award.title) == words or short in (award.id, award.id[:-3]))
            ),
            None,
        )

    def awards(self) -> Sequence[Award]:
        return self._awards
