"""Which department's plan it is, of which campaign and year: by the words of the file alone."""

import re
from collections.abc import Container, Iterator

from vanban.data.campaign import Campaign
from vanban.data.departments import Department, Departments
from vanban.data.open_values import OpenValue
from vanban.documents.page import superior_lines
from vanban.errors import DataError
from vanban.registry.provinces import Province, province_on, successor_of
from vanban.renewal.importing.office import agency_key, symbol_key
from vanban.renewal.importing.parts import Parts
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.letters import fold, slug

_YEAR = re.compile(r"\bnăm (20\d\d)(?!\s?[-–/]|\d)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_SMALL_WORDS = ("và", "của", "các")
_LONGEST_ID, _LONGEST_FOLDER = 60, 60


def year_of(parts: Parts) -> int | None:
    """The campaign's year: the one of the subject, else that of the date line."""
    named = _YEAR.findall(" ".join(parts.subject))
    if named:
        return int(named[-1])
    return parts.day.year if parts.day else None


def departments_of(parts: Parts, departments: Departments, day: PartialDate) -> list[str]:
    """The departments of the register that the letterhead fits; by number and place when there is none."""
    return [id for id, one, province in _standing(departments, day) if _fits(parts, one, province)]


def _standing(departments: Departments, day: PartialDate) -> Iterator[tuple[str, Department, Province]]:
    for id in departments.ids:
        try:
            one = departments.on(id, day.first)
            yield id, one, province_on(one.province, day.first)
        except DataError:  # not there on that day
            continue


def _fits(parts: Parts, one: Department, province: Province) -> bool:
    place = fold(parts.place_date.partition(",")[0])
    if place and place != fold(one.place or province.place):
        return False
    if not parts.issuer:
        return symbol_key(parts) == agency_key(one.symbol)
    if agency_key(parts.issuer) != agency_key(" ".join(one.letterhead)):
        return False
    superior = agency_key(" ".join(superior_lines(province, one)))
    return not parts.superior or agency_key(parts.superior) == superior


def new_id(name: str, symbol: str, taken: Container[str], province: str) -> str:
    """An id for a department that the register lacks: `Sở Y tế`, `SYT` → `syt`; its province behind it if taken."""
    wanted = _initials(name, symbol) or slug(name, _LONGEST_ID)
    for id in (wanted, f"{wanted[: _LONGEST_ID - len(province) - 1]}-{province}"):
        if id not in taken:
            return id
    number = 2
    while (id := f"{wanted[: _LONGEST_ID - 4]}-{number}") in taken:
        number += 1
    return id


def _initials(name: str, symbol: str) -> str:
    """The symbol and what of the name it does not stand for: `UBND` of `… xã Tân Mẫu` → `ubnd-xa-tan-mau`."""
    short = slug(symbol).replace("-", "")
    words = [word for word in name.split() if word.casefold() not in _SMALL_WORDS]
    initials = "".join(slug(word)[0] for word in words if any(map(str.isalnum, word)))
    if not initials.startswith(short):
        return ""
    rest = words[len(short) :]
    return f"{short}-{slug(' '.join(rest), _LONGEST_ID - len(short) - 1)}" if rest else short


def is_of(campaign: Campaign, short_name: str, province: str) -> bool:
    """Whether `campaign` is the one of this name in this province, in whatever year."""
    known = {_bare(name) for name in (campaign.short_name, campaign.name) if name is not None}
    return fold(short_name) in known and _same_area(campaign.province, province)


def _bare(name: str | OpenValue) -> str:
    words = name.proposed or name.last if isinstance(name, OpenValue) else name
    return fold(_PLACEHOLDER.sub("", words)) if isinstance(words, str) else ""


def _same_area(one: str, other: str) -> bool:
    return other in _heirs(one) or one in _heirs(other)


def _heirs(province: str | None) -> list[str]:
    """The province and those that took its place, one after the other."""
    found: list[str] = []
    while province is not None and province not in found:
        found.append(province)
        province = successor_of(province)
    return found


def folder_name(short_name: str) -> str:
    """The folder of a campaign that the workspace lacks."""
    return slug(short_name, _LONGEST_FOLDER)
