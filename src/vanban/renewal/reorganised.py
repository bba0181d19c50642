"""What the state has reorganised between two years: the area of a campaign, its name, departments, who signs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vanban.data.departments import Department, Departments
from vanban.data.open_values import Data, OpenValue
from vanban.data.workspace import CampaignYear, PlanText
from vanban.documents.facts import province_facts
from vanban.documents.signature import head_signs
from vanban.errors import DataError, Place
from vanban.registry.dead_terms import terms_dead_on
from vanban.registry.provinces import Province, province_on, province_resolutions, successor_of
from vanban.renewal import fields
from vanban.renewal.known import printed_name
from vanban.renewal.rows import Mark, Row
from vanban.renewal.spelling import levelled, spelt
from vanban.renewal.successions import Succession
from vanban.vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class Area:
    """The province of a campaign then and now; `why` says by which resolutions one became the other."""

    then: Province
    now: Province
    why: str


def area_between(province_id: str, then: date, day: date, place: Place) -> Area:
    """The province on both days; `place` is where its id was written.

    Raises:
        DataError: there was no such province then, or nothing stands there now.
    """
    before, now = province_on(province_id, then, place), _province_later(province_id, day)
    basis = "; ".join(province_resolutions(now.id, then, day)) or "danh mục tỉnh, thành phố"
    return Area(before, now, f"{before.full_name} (cũ) nay là {now.full_name} ({basis})")


def _province_later(id: str, day: date) -> Province:
    """The province that stands on `day` where `id` was."""
    try:
        return province_on(id, day)
    except DataError:
        heir = successor_of(id)
        if heir is None:
            raise
        return province_on(heir, day)


def area_changes(area: Area) -> Iterator[fields.Change]:
    """The campaign's province by its new id."""
    if area.then.id != area.now.id:
        yield Mark(("dia_ban",), 0, "reform", area.then.id, area.now.id, area.why), area.now.id


def area_rows(area: Area, texts: Iterable[str], place: Place) -> Iterator[Row]:
    """What the placeholders of the province that `texts` use print otherwise than last year."""
    then, now = province_facts(area.then), province_facts(area.now)
    whole = "".join(texts)
    for key, before in then.items():
        if before != now[key] and re.search(rf"\bdia_ban\.{key}\b", whole):
            yield Row(place, "reform", before, now[key], f"{{{{ dia_ban.{key} }}}}: {area.why}")


def name_changes(base: CampaignYear, area: Area, year: int) -> Iterator[fields.Change]:
    """The campaign's name is the parent document's: when the area's word in it changes, it must be confirmed."""
    if area.then.kind == area.now.kind:
        return
    for key in ("phong_trao", "ten_ngan"):
        typed = base.source.data.get(key)
        if not isinstance(typed, str):
            continue
        new = _with_area(typed, area.then.words.area)
        new = new.replace(str(base.campaign.year), "{{ nam }}")
        if "dia_ban" in new:
            before = printed_name(typed, area.then, base.campaign.year)
            after = printed_name(new, area.now, year)
            why = "từ chỉ địa bàn trong tên phong trào đổi theo; tên do văn bản gốc quyết định"
            value = OpenValue("xac_nhan", before, new, f"{why}; sẽ in: {after}")
            yield Mark((key,), 0, "proposed", before, after, why), value


def _with_area(typed: str, words: str) -> str:
    """The name with a placeholder for the words of the area, however they were typed."""
    found = spelt(words).search(levelled(typed))
    if found is None:
        return typed
    return f"{typed[: found.start()]}{{{{ dia_ban.tren_dia_ban }}}}{typed[found.end() :]}"


def group_marks(departments: Departments, base: CampaignYear, day: date) -> Iterator[fields.Change]:
    """Groups of departments of the campaign that have no member on `day`."""
    there = {departments.group_on(id, day) for id in departments.ids}
    for n, group in enumerate(base.campaign.groups):
        if group not in there:
            why = f"không còn đơn vị nào thuộc nhóm này vào ngày {short_date(day)}; xem lại"
            yield fields.kept(("nhom_don_vi", n), group, why)


def department_rows(
    place: Place, one: Succession, before: Department | None, after: Department | None, day: date
) -> Iterator[Row]:
    """Who took over from whom, and what the placeholders of the department print otherwise than last year."""
    if one.why:
        yield Row(place, "reform", one.chosen or "", one.heir or "", one.why)
    if before is None or after is None:
        return
    why = "theo danh sách đơn vị (registry/departments.yaml)"
    basis = next((term.basis for term in terms_dead_on(day) if term.text == before.name), None)
    if basis is not None:
        why += f"; {basis}"
    words = {"ten": "name", "viet_tat": "symbol", "nguoi_dung_dau": "head", "cap_pho": "deputy"}
    for key, field in words.items():
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            yield Row(place, "reform", was, now, f"{{{{ don_vi.{key} }}}}: {why}")


def signer(text: PlanText, before: Department | None, after: Department | None) -> Iterator[fields.Change]:
    """Who signed was looked up in the register; when the register doesn't know who signs now, he is asked for."""
    if before is None or after is None or not head_signs(text.plan.signing):
        return
    if before.leader is None or after.leader is not None:
        return
    why = "danh sách đơn vị chưa có người đứng đầu vào ngày này"
    mark, value = fields.asked(("ky", "ho_ten"), before.leader.full_name, why)
    if isinstance(text.source.data.get("ky"), dict):
        yield mark, value
    else:
        named: dict[str, Data] = {"ho_ten": value}
        yield Mark(("ky",), 0, "asked", mark.before, "", why), named
