"""What the data of last year print, and which literal words they know under a name."""

import re
from collections.abc import Iterable
from datetime import date

from vanban.data.campaign import Campaign, PageText
from vanban.data.departments import Department
from vanban.data.open_values import OpenValue
from vanban.documents.facts import department_facts, province_facts
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.numbers import format_number


def printed_facts(province: Province, department: Department | None, groups: Iterable[str]) -> dict[str, str]:
    """The placeholders of province and department, and what they printed."""
    known = {f"dia_ban.{key}": value for key, value in province_facts(province).items()}
    if department is not None:
        told = department_facts(province, department, groups)
        known |= {f"don_vi.{key}": value for key, value in told.items() if isinstance(value, str)}
    return known


def printed_name(text: str, province: Province, year: int) -> str:
    """A campaign's name as it is printed, as far as province and year go."""
    known = printed_facts(province, None, ()) | {"nam": str(year)}
    return re.sub(r"\{\{\s*([\w.]+)\s*\}\}", lambda found: known.get(found[1], found[0]), text)


def known_words(campaign: Campaign, plan: PageText | None) -> dict[str, str]:
    """Literal words that the data know under a name: days of the period, numbers of citations, targets."""
    known: dict[str, str] = {}
    for record in (campaign, plan) if plan else (campaign,):
        for key, target in record.targets.items():
            if not isinstance(target.value, OpenValue):
                known[f"{format_number(target.value)} {target.unit}"] = f"chi_tieu.{key}"
        for key, citation in record.citations.items():
            if isinstance(citation.number, str):
                known[re.sub(r"\s", "", citation.number)] = f"vien_dan.{key}"
    if campaign.parent and isinstance(campaign.parent.number, str):
        known[re.sub(r"\s", "", campaign.parent.number)] = "van_ban_goc"
    for key, day in (("bat_dau", campaign.period.start), ("ket_thuc", campaign.period.end)):
        if isinstance(day, date):
            known[short_date(day)] = f"thoi_gian.{key}"
    return known
