"""How figures are reported, moved to the new year: `bao_cao` of the campaign."""

import re
from collections.abc import Iterator
from datetime import date

from vanban.data.departments import Departments
from vanban.data.nodes import Path
from vanban.data.open_values import OpenValue
from vanban.data.workspace import CampaignYear
from vanban.renewal.fields import Change, asked, end_day, kept, proposed, show
from vanban.renewal.frame import Frame
from vanban.renewal.rows import Mark
from vanban.renewal.successions import successions


def reporting_changes(
    base: CampaignYear, frame: Frame, departments: Departments, then: date
) -> Iterator[Change]:
    """The scenario's days a year on and its rates, to be confirmed; who compiles the reports now."""
    block = base.source.data.get("bao_cao")
    if not isinstance(block, dict):
        return
    thresholds = block.get("nguong")
    for n, one in enumerate(thresholds if isinstance(thresholds, list) else ()):
        if isinstance(one, dict):
            path: Path = ("bao_cao", "nguong", n)
            yield from end_day((*path, "den_ngay"), one.get("den_ngay"), frame)
            yield _rate((*path, "ty_le"), one.get("ty_le"))
            if re.search(r"\d", source := show(one.get("nguon"))):
                yield kept((*path, "nguon"), source, "nguồn của mức này; xem lại")
    compiler = block.get("don_vi_tong_hop")
    if isinstance(compiler, str):
        path = ("bao_cao", "don_vi_tong_hop")
        yield from office_in_charge(path, compiler, departments, then, frame.day)


def _rate(path: Path, old: object) -> Change:
    why = "kịch bản giải ngân được giao từng năm"
    known = old.proposed if isinstance(old, OpenValue) else old
    return proposed(path, known, known, why) if isinstance(known, str) else asked(path, None, why)


def office_in_charge(
    path: Path, id: str, departments: Departments, then: date, day: date
) -> Iterator[Change]:
    """The office that a campaign puts in charge of something, as it is called after the reform."""
    if departments.unknown(id):
        yield kept(path, id, "không có trong danh sách đơn vị; sửa lại")
        return
    (one,) = successions(departments, [id], then, day, {})
    if one.heir is None:
        yield kept(path, id, f"{one.why}; chọn đơn vị khác")
    elif one.heir != id:
        yield Mark(path, 0, "reform", id, one.heir, one.why), one.heir
