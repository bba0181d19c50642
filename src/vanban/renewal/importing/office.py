"""Whose plan it is: the registered department compared, or an entry made for one that is not registered."""

import re
from collections.abc import Iterator, Mapping, Sequence

from vanban.data.departments import Department, Departments
from vanban.data.open_values import Data
from vanban.errors import DataError, Place, Problem
from vanban.registry.provinces import Province, province_ids, province_on
from vanban.renewal.importing.found import CERTAIN, LIKELY, UNSURE, Found
from vanban.renewal.importing.parts import Parts
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.letters import fold, without_accents

_MARK = re.compile(r"^(?:tm|kt|tl|tuq|q)\.?\s+", re.IGNORECASE)
_COLLECTIVE = re.compile(r"^t\s*/?\s*m\b\.?\s*", re.IGNORECASE)
_DEPUTY = re.compile(r"^phó\s+", re.IGNORECASE)
_SUPERIOR = re.compile(
    r"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:tỉnh|thành phố|tp\.?)\s+(?P<name>.+)$"
)
_SYMBOL = re.compile(r"^[A-ZĐa-z]{1,5}-(?P<symbol>.+)$")


def refuse_another(
    parts: Parts, department: Department, departments: Departments, day: PartialDate, place: Place
) -> list[Found]:
    """How the letterhead agrees with the register.

    Raises:
        DataError: the plan is another department's.
    """
    same_name = agency_key(parts.issuer) == agency_key(" ".join(department.letterhead))
    symbol = symbol_key(parts)
    same_symbol = symbol == agency_key(department.symbol)
    if (parts.issuer and not same_name and not same_symbol) or (
        not parts.issuer and symbol and not same_symbol
    ):
        whose = _whose(parts, departments, day)
        named = parts.issuer or f"ký hiệu {parts.symbol}"
        what = f"Đây là văn bản của {named}, không phải của {department.name} ({department.id})."
        remedy = f"Có phải ý là đơn vị {whose}?" if whose else "Ghi đúng mã đơn vị, hoặc chọn tệp khác."
        raise DataError(Problem(what, remedy, place))
    if not parts.issuer:
        note = f"tệp không có tên cơ quan; lấy {department.name} theo sổ đơn vị"
        return [Found("Cơ quan ban hành", department.name, UNSURE if not symbol else LIKELY, note)]
    if not same_name:
        note = f"sổ đơn vị ghi {' '.join(department.letterhead)}; bản in theo sổ"
        return [Found("Cơ quan ban hành", parts.issuer, UNSURE, note)]
    note = (
        ""
        if same_symbol or not symbol
        else f"ký hiệu trong tệp là {parts.symbol}, sổ đơn vị ghi {department.symbol}"
    )
    return [Found("Cơ quan ban hành", parts.issuer, CERTAIN if not note else LIKELY, note)]


def own_symbol(parts: Parts) -> str:
    """The agency's own part of the symbol: `SXD` of `KH-SXD`; empty when there is none."""
    found = _SYMBOL.match(parts.symbol)
    return found["symbol"] if found else ""


def symbol_key(parts: Parts) -> str:
    """The key of the agency's symbol."""
    return agency_key(own_symbol(parts))


def agency_key(name: str) -> str:
    """The key under which two spellings of an agency are equal: `UBND` is `Ủy ban nhân dân`, only letters count."""
    return "".join(filter(str.isalnum, fold(name).replace("ủy ban nhân dân", "ubnd")))


def _whose(parts: Parts, departments: Departments, day: PartialDate) -> str:
    for id in departments.ids:
        try:
            one = departments.on(id, day.first)
        except DataError:
            continue
        if parts.issuer and agency_key(" ".join(one.letterhead)) == agency_key(parts.issuer):
            return id
    return ""


def new_department(
    parts: Parts, texts: Sequence[str], groups: Mapping[str, str], province: Province
) -> tuple[dict[str, Data], list[Found]]:
    """The entry of a department that the register lacks, by its letterhead, number and signature.

    Raises:
        DataError: the file does not say who it is.
    """
    symbol = own_symbol(parts)
    if not parts.issuer or not symbol:
        what = "Đơn vị này chưa có trong sổ đơn vị, và tệp không ghi rõ tên hoặc ký hiệu của cơ quan."
        raise DataError(Problem(what, "Thêm đơn vị vào campaigns/registry/departments.yaml rồi chạy lại."))
    name = as_written(parts.issuer, texts)
    head = _head(parts.titles)
    entry: dict[str, Data] = {
        "nhom": _group(name, groups),
        "dia_ban": province.id,
        "ten": name,
        **_letterhead(parts, name, province),
        "viet_tat": symbol,
        **_signing(parts, texts, head or "Giám đốc"),
        "vien_chuc": "có" if any("viên chức" in text for text in texts) else "không",
        "chua_kiem_chung": "có",
    }
    noted = "" if head else "không thấy trong chữ ký"
    return entry, [
        Found("Cơ quan ban hành", name, LIKELY, "chưa có trong sổ đơn vị: đã thêm, hãy xem lại"),
        Found("Người đứng đầu", str(entry["nguoi_dung_dau"]), LIKELY if head else UNSURE, noted),
    ]


def _group(name: str, groups: Mapping[str, str]) -> str:
    """The group whose level (`cấp huyện`) the name bears, else the first."""
    words = fold(name).split()
    fitting = (id for id, title in groups.items() if fold(title).split()[-1] in words)
    return next(fitting, next(iter(groups)))


def _letterhead(parts: Parts, name: str, province: Province) -> dict[str, Data]:
    """What the letterhead says otherwise than the register would by itself."""
    entry: dict[str, Data] = {}
    if len(parts.issuer_lines) > 1:
        entry["tieu_de"] = list(parts.issuer_lines)
    usual = f"{province.words.letterhead} {province.name}"
    if agency_key(parts.superior) != agency_key(usual):
        entry["co_quan_chu_quan"] = list(parts.superior_lines)
    place = parts.place_date.partition(",")[0].strip()
    if place and fold(place) != fold(province.place) and "ngày" not in fold(place):
        entry["dia_danh"] = place
    return entry


def _signing(parts: Parts, texts: Sequence[str], head: str) -> dict[str, Data]:
    """Head, deputy and the collective that the head signs for."""
    entry: dict[str, Data] = {}
    collective = next((line for line in parts.titles if _COLLECTIVE.match(line)), "")
    if collective:
        entry["tap_the"] = as_written(_COLLECTIVE.sub("", collective), texts)
    entry["nguoi_dung_dau"] = head
    own = [line for line in parts.titles if line != collective]
    if len(own) == 2 and re.match(r"kt\b", fold(own[0])) and fold(own[1]) != fold(f"Phó {head}"):
        entry["cap_pho"] = own[1].capitalize()
    return entry


def as_written(capitals: str, texts: Sequence[str]) -> str:
    """A name in capitals as the text writes it: `SỞ XÂY DỰNG` → `Sở Xây dựng`."""
    pattern = re.compile(rf"(?<!\w){re.escape(capitals)}(?!\w)", re.IGNORECASE)
    for text in texts:
        for match in pattern.finditer(text):
            if not match[0].isupper():
                return match[0][:1].upper() + match[0][1:]
    return capitals.capitalize()


def _head(titles: Sequence[str]) -> str:
    """The head's title by the lines of the signature: `KT. GIÁM ĐỐC` names it too."""
    for line in titles:
        if _COLLECTIVE.match(line):
            continue
        title = _MARK.sub("", line)
        if not _DEPUTY.match(title):
            return title.capitalize()
    return ""


def province_of(parts: Parts, texts: Sequence[str], day: PartialDate) -> Province | None:
    """The province by the letterhead, by the place of signing, or by the only one that the text names."""
    provinces = list(_provinces_on(day))
    upper = [
        found["name"] for line in (parts.superior, parts.issuer) if (found := _SUPERIOR.match(fold(line)))
    ]
    for name in (*upper, fold(parts.place_date.partition(",")[0])):
        for province in provinces:
            if name and _plain(name) in (_plain(province.name), _plain(province.place)):
                return province
    words = "\n".join((parts.superior, parts.issuer, *texts)).casefold()
    named = [
        one for one in provinces if re.search(rf"(?<!\w){re.escape(one.full_name.casefold())}(?!\w)", words)
    ]
    return named[0] if len(named) == 1 else None


def _provinces_on(day: PartialDate) -> Iterator[Province]:
    for id in province_ids():
        try:
            yield province_on(id, day.first)
        except DataError:  # no province on that day
            continue


def _plain(name: str) -> str:
    return without_accents(fold(name))
