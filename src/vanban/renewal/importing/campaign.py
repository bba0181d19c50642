"""The year of a campaign as a plan tells of it, for a workspace that does not know it yet."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from vanban.data.open_values import Data, OpenValue
from vanban.errors import DataError
from vanban.registry.provinces import Province, province_on
from vanban.renewal.importing.amounts import end_days
from vanban.renewal.importing.citing import FindCitations, day_of, parent_among
from vanban.renewal.importing.found import CERTAIN, LIKELY, MISSING, UNSURE, Cited, Found
from vanban.renewal.importing.parts import Parts
from vanban.vietnamese.dates import parse_date

_QUOTED = re.compile(r"[“\"]\*?([^“”\"*]{8,200})\*?[”\"]")
_YEAR = re.compile(r"\s*năm \d{4}\b.*$")
_MOVEMENT = re.compile(r"phong trào thi đua\s+", re.IGNORECASE)


def guess_campaign(
    parts: Parts,
    texts: Sequence[str],
    year: int,
    province: Province,
    groups: Sequence[str],
    find: FindCitations,
) -> tuple[dict[str, Data], list[Found]]:
    """The data of `campaign.yaml`, and how sure each of it is."""
    area = province.words.area
    long, short, is_sure = campaign_names(parts, texts, area)
    found = [
        Found("Tên phong trào", long, CERTAIN if is_sure else UNSURE, "" if is_sure else "lấy từ trích yếu")
    ]
    data: dict[str, Data] = {
        "phong_trao": _templated(long, area) if is_sure else _unsure(_templated(long, area))
    }
    if short != long:
        data["ten_ngan"] = _templated(short, area)
        found.append(Found("Tên ngắn", short, LIKELY))
    data |= {"nam": str(year), "dia_ban": province.id, "nhom_don_vi": list(groups)}
    end, how = _end(texts, year)
    data["thoi_gian"] = {"ket_thuc": end}
    found.append(how)
    parent = parent_among(texts, find, partial(_committees, province), short)
    if parent is not None:
        data["van_ban_goc"] = _parent(parent, province, long, short, year)
        found.append(Found("Văn bản gốc", f"{parent.kind} số {parent.number}", LIKELY))
    else:
        found.append(
            Found("Văn bản gốc", "", MISSING, "không thấy văn bản của cấp trên; ghi thêm van_ban_goc nếu có")
        )
    return data, found


def campaign_names(parts: Parts, texts: Sequence[str], area: str) -> tuple[str, str, bool]:
    """The long name, the short one, and whether quotation marks say so."""
    subject = " ".join(parts.subject)
    quoted = _QUOTED.search(subject)
    if quoted is None:
        rest = _MOVEMENT.split(subject)[-1]
        name = _YEAR.sub("", rest).strip(' “”"') or subject
        return name, name, False
    name = quoted[1].strip()
    short = name.removesuffix(f" {area}")
    forms = {m[1].strip() for text in texts for m in _QUOTED.finditer(text)}
    long = f"{short} {area}"
    return (long if name == long or long in forms else name), short, True


def _committees(province: Province, day: date) -> tuple[str, str]:
    """What the People's Committee of the province was called on `day`, in full and short."""
    try:
        words = province_on(province.id, day).words
    except DataError:  # the province had another id then
        words = province.words
    return words.committee, words.committee_short


def _parent(parent: Cited, province: Province, long: str, short: str, year: int) -> dict[str, Data]:
    """The entry `van_ban_goc`; the committee's name is a placeholder, another agency's stays as typed."""
    day = day_of(parent)
    assert day is not None
    agency = parent.agency
    for name, key in zip(_committees(province, day), ("uy_ban", "uy_ban_tat"), strict=True):
        if agency.startswith(name):
            agency = f"{{{{ dia_ban.{key} }}}}{agency.removeprefix(name)}"
            break
    title = _renamed(parent.title, long, short, year, province.words.area)
    entry: dict[str, Data] = {"loai": parent.kind, "so": parent.number, "ngay": day.isoformat()}
    return entry | {key: words for key, words in (("co_quan", agency), ("trich_yeu", title)) if words}


def _end(texts: Sequence[str], year: int) -> tuple[Data, Found]:
    """The last day of the campaign: the one that the text runs `đến hết`."""
    days = [day for day in end_days(texts) if parse_year(day) in (year, year + 1)]
    if not days:
        ask = OpenValue("hoi", note="Không thấy ngày kết thúc phong trào trong văn bản.")
        return ask, Found("Ngày kết thúc", "", MISSING, "để !hoi")
    if len(set(days)) > 1:
        ask = OpenValue(
            "xac_nhan", proposed=parse_date(days[0]).isoformat(), note=f"Cũng thấy {', '.join(days[1:])}."
        )
        return ask, Found("Ngày kết thúc", days[0], UNSURE, "để !xac_nhan")
    return parse_date(days[0]).isoformat(), Found("Ngày kết thúc", days[0], CERTAIN)


def parse_year(day: str) -> int:
    """The year of a day as typed, 0 when there is no such day."""
    try:
        return parse_date(day).year
    except ValueError:
        return 0


def _renamed(title: str, long: str, short: str, year: int, area: str) -> str:
    """The parent's subject with the campaign's name and year as placeholders."""
    text = (
        title[:1].lower() + title[1:]
        if title.startswith(("Phát động", "Triển khai", "Tổ chức", "Về"))
        else title
    )
    for name, key in ((long, "phong_trao"), (short, "ten_ngan")):
        if name in text:
            text = text.replace(name, f"{{{{ {key} }}}}")
            break
    text = text.replace(area, "{{ dia_ban.tren_dia_ban }}")
    return re.sub(rf"\bnăm {year}\b", "năm {{ nam }}", text)


def _templated(name: str, area: str) -> str:
    return name.replace(area, "{{ dia_ban.tren_dia_ban }}")


def _unsure(text: str) -> OpenValue:
    return OpenValue("xac_nhan", proposed=text)
