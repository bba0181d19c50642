"""Whose plan it is: the registered department compared, or an entry made for one that is not registered."""

import re
from collections.abc import Sequence

from vanban.data.departments import Department, Departments
from vanban.data.open_values import Data
from vanban.errors import DataError, Place, Problem
from vanban.registry.provinces import Province, province_ids, province_on
from vanban.renewal.importing.found import CERTAIN, LIKELY, UNSURE, Found
from vanban.renewal.importing.parts import Parts
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.letters import fold, without_accents

_MARK = re.compile(r"^(?:tm|kt|tl|tuq|q)\.?\s+", re.IGNORECASE)
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
    same_name = _letters(parts.issuer) == _letters(" ".join(department.letterhead))
    symbol = _symbol(parts)
    same_symbol = symbol == _letters(department.symbol)
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


def _symbol(parts: Parts) -> str:
    found = _SYMBOL.match(parts.symbol)
    return _letters(found["symbol"]) if found else ""


def _whose(parts: Parts, departments: Departments, day: PartialDate) -> str:
    for id in departments.ids:
        try:
            one = departments.on(id, day.first)
        except DataError:
            continue
        if parts.issuer and _letters(" ".join(one.letterhead)) == _letters(parts.issuer):
            return id
    return ""


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def new_department(
    parts: Parts, texts: Sequence[str], groups: Sequence[str], province: str
) -> tuple[dict[str, Data], list[Found]]:
    """The entry of a department that the register lacks, by its letterhead, number and signature.

    Raises:
        DataError: the file does not say who it is.
    """
    found = _SYMBOL.match(parts.symbol)
    if not parts.issuer or found is None:
        what = "Đơn vị này chưa có trong sổ đơn vị, và tệp không ghi rõ tên hoặc ký hiệu của cơ quan."
        raise DataError(Problem(what, "Thêm đơn vị vào campaigns/registry/departments.yaml rồi chạy lại."))
    name = as_written(parts.issuer, texts)
    head = _head(parts.titles)
    entry: dict[str, Data] = {
        "nhom": groups[0],
        "dia_ban": province,
        "ten": name,
        "viet_tat": found["symbol"],
        "nguoi_dung_dau": head or "Giám đốc",
        "vien_chuc": "có" if any("viên chức" in text for text in texts) else "không",
        "chua_kiem_chung": "có",
    }
    sure = LIKELY if head else UNSURE
    return entry, [
        Found("Cơ quan ban hành", name, LIKELY, "chưa có trong sổ đơn vị: đã thêm, hãy xem lại"),
        Found(
            "Người đứng đầu", str(entry["nguoi_dung_dau"]), sure, "" if head else "không thấy trong chữ ký"
        ),
    ]


def as_written(capitals: str, texts: Sequence[str]) -> str:
    """A name in capitals as the text writes it: `SỞ XÂY DỰNG` → `Sở Xây dựng`."""
    pattern = re.compile(rf"(?<!\w){re.escape(capitals)}(?!\w)", re.IGNORECASE)
    for text in texts:
        for match in pattern.finditer(text):
            if not match[0].isupper():
                return match[0]
    return capitals.capitalize()


def _head(titles: Sequence[str]) -> str:
    """The head's title by the lines of the signature: `KT. GIÁM ĐỐC` names it too."""
    for line in titles:
        if line.upper().startswith("TM."):
            continue
        title = _MARK.sub("", line)
        if not _DEPUTY.match(title):
            return title.capitalize()
    return ""


def province_of(parts: Parts, day: PartialDate) -> Province | None:
    """The province by the letterhead's upper line, else by the place of signing."""
    upper = _SUPERIOR.match(fold(parts.superior))
    place = parts.place_date.partition(",")[0]
    for name in (upper["name"] if upper else "", place):
        for id in province_ids():
            try:
                province = province_on(id, day.first)
            except DataError:
                continue
            if name and without_accents(fold(name)) in (
                without_accents(fold(province.name)), without_accents(fold(province.place)),
            ):  # fmt: skip
                return province
    return None
