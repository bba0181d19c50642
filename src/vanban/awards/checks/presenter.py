"""Whom the head of the presenting department can reward: with his own Giấy khen, and first of all his own people."""

import re
from collections.abc import Iterator

from vanban.awards.checks.faults import Fault, about
from vanban.awards.model import Dossier
from vanban.data.departments import Department

_COMMUNE = re.compile(r"(?:ủy|uỷ) ban nhân dân (xã|phường|thị trấn|đặc khu)\b")
_REMEDY = "Đổi hình thức đề nghị, hoặc đưa sang hồ sơ của đơn vị có thẩm quyền."


def presenter_faults(dossier: Dossier, presenter: Department) -> Iterator[Fault]:
    """Awards that the head of `presenter` can't give, and those for somebody of another department."""
    is_commune = _COMMUNE.match(presenter.name.casefold()) is not None
    for nominee in dossier.nominations.nominees:
        award = nominee.award
        if award.authority not in ("thu_truong", "chu_tich_xa"):
            continue
        if not award.is_title and is_commune != (award.authority == "chu_tich_xa"):
            what = (
                f"được đề nghị {award.title}, nhưng hồ sơ này do {presenter.name} trình thủ trưởng của mình"
            )
            yield about(nominee, what, _REMEDY, nominee.at("award"), clause=award.clause)
        elif nominee.department != presenter.id:
            what = f"không thuộc {presenter.name}, mà người đứng đầu ở đó tặng {award.title} trong hồ sơ này"
            yield about(nominee, what, _REMEDY, nominee.at("department"), certain=False)
