"""How awards are proposed, moved to the new year: `khen_thuong` of the campaign."""

from collections.abc import Iterator
from datetime import date

from vanban.data.departments import Departments
from vanban.data.nodes import Path
from vanban.data.open_values import OpenValue
from vanban.data.workspace import CampaignYear
from vanban.renewal.fields import Change, asked, kept, proposed, show
from vanban.renewal.frame import Frame
from vanban.renewal.reporting import office_in_charge
from vanban.renewal.rows import Mark

_YEARLY = "số lượng khen thưởng được giao từng năm"


def awards_changes(
    base: CampaignYear, frame: Frame, departments: Departments, then: date
) -> Iterator[Change]:
    """The day by which dossiers are due is asked for, the quotas are to be confirmed, the rest is looked at again."""
    block = base.source.data.get("khen_thuong")
    if not isinstance(block, dict):
        return
    if "han_trinh" in block:
        yield asked(("khen_thuong", "han_trinh"), block["han_trinh"], "hạn trình hồ sơ do cấp trên quy định")
    if "ngay_nhan_ho_so" in block:
        received = show(block["ngay_nhan_ho_so"])
        mark = Mark(
            ("khen_thuong", "ngay_nhan_ho_so"), 0, "left_out", received, "", "ngày của hồ sơ năm trước"
        )
        yield mark, None
    quotas = block.get("so_luong")
    for award, most in quotas.items() if isinstance(quotas, dict) else ():
        known = most.proposed if isinstance(most, OpenValue) else most
        quota: Path = ("khen_thuong", "so_luong", award)
        yield proposed(quota, most, known, _YEARLY) if isinstance(known, str) else asked(quota, most, _YEARLY)
    if isinstance(fund := block.get("nguon_quy"), str):
        yield kept(("khen_thuong", "nguon_quy"), fund, "nguồn chi tiền thưởng; xem lại")
    if isinstance(presenter := block.get("don_vi_trinh"), str):
        office: Path = ("khen_thuong", "don_vi_trinh")
        yield from office_in_charge(office, presenter, departments, then, frame.day)
