"""The names that a document uses again and again, and the placeholders that print them."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from vanban.renewal.importing.holes import Holes

_SHORTEST = 3  # letters of a name worth a placeholder
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_RELATIVE = r"so với(?: cùng kỳ)?|cùng kỳ(?: của)?"
_YEAR = re.compile(rf"(?P<before>(?:(?:{_RELATIVE})\s+)?\b[Nn]ăm )(?P<year>\d{{4}})(?![\d\w/-])")
_PART_OF_YEAR = re.compile(
    r"(?P<before>\b(?:[Tt]háng \d{1,2}|[Qq]uý [IV]{1,3}|\d tháng đầu năm)/)(?P<year>\d{4})\b"
)
_DAY_BEFORE = re.compile(r"ngày \d{1,2},? tháng \d{1,2},? $")
_UNTIL = re.compile(r"(?:đến|tới|trước|giai đoạn|từ|hết|sau|các) $", re.IGNORECASE)


class Names:
    """Phrases of one campaign, department and province, each with what prints it on the day of the document."""

    def __init__(self, facts: Mapping[str, Any], province_name: str) -> None:
        self._year = int(facts["nam"])
        self._phrases = sorted(_phrases(facts, province_name), key=lambda one: -len(one[0]))
        self._patterns = [
            (re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])"), words, expression)
            for words, expression in self._phrases
        ]

    def marked(self, text: str, holes: Holes) -> str:
        """`text` with its names and years as holes."""
        for pattern, words, expression in self._patterns:
            text = pattern.sub(partial(self._named, words=words, expression=expression, holes=holes), text)
        text = _YEAR.sub(lambda m: self._dated(m, holes), text)
        return _PART_OF_YEAR.sub(lambda m: self._part(m, holes), text)

    def _named(self, found: re.Match[str], words: str, expression: str, holes: Holes) -> str:
        """A hole, unless a longer name begins here: `UBND thành phố Đồng Xoài`."""
        after = found.string[found.end() : found.end() + 2]
        if after[:1] == " " and after[1:].isupper() and expression.startswith(("dia_ban", "don_vi")):
            return found[0]
        return holes.cut(expression, words)

    def _dated(self, found: re.Match[str], holes: Holes) -> str:
        year, before = int(found["year"]), found["before"]
        lead = found.string[max(0, found.start() - 30) : found.start()]
        if _DAY_BEFORE.search(lead):
            return found[0]
        if year == self._year:
            return before + holes.cut("nam", str(year))
        if year == self._year - 1 and re.match(_RELATIVE, before):
            return before + holes.cut("nam_truoc", str(year))
        if year == self._year + 1 and not _UNTIL.search(lead):
            return before + holes.cut("nam_sau", str(year))
        return found[0]

    def _part(self, found: re.Match[str], holes: Holes) -> str:
        if int(found["year"]) != self._year:
            return found[0]
        return found["before"] + holes.cut("nam", found["year"])


def _phrases(facts: Mapping[str, Any], province: str) -> Iterator[tuple[str, str]]:
    """Each phrase once, the most telling placeholder first."""
    seen: set[str] = set()
    for words, expression in _candidates(facts, province):
        if len(words) >= _SHORTEST and words not in seen and not _NONCHARACTERS.search(words):
            seen.add(words)
            yield words, expression


def _candidates(facts: Mapping[str, Any], province: str) -> Iterator[tuple[str, str]]:
    yield facts["phong_trao"], "phong_trao"
    yield facts["ten_ngan"], "ten_ngan"
    department, area = facts["don_vi"], facts["dia_ban"]
    yield department["ten_day_du"], "don_vi.ten_day_du"
    yield department["ten"], "don_vi.ten"
    yield department["ten"].upper(), "don_vi.ten | in_hoa"
    if department["viet_tat"] != "UBND":
        yield department["viet_tat"], "don_vi.viet_tat"
    yield department["nhan_su"], "don_vi.nhan_su"
    yield department["nhan_su"][:1].upper() + department["nhan_su"][1:], "don_vi.nhan_su | viet_hoa"
    for key, unit in department["phong"].items():
        if re.fullmatch(r"[a-z_][a-z0-9_]*", key):
            yield unit["ten"], f"don_vi.phong.{key}.ten"
            yield unit["ma"], f"don_vi.phong.{key}.ma"
    for key in ("uy_ban", "uy_ban_tat", "hoi_dong", "cap_uy"):
        if not province.startswith(("Thành phố", "Thủ đô")):
            yield f"{area[key]} {province}", f"dia_ban.{key} }}}} {{{{ dia_ban.ten"
        yield area[key], f"dia_ban.{key}"
    yield area["ten_day_du"], "dia_ban.ten_day_du"
    yield area["tren_dia_ban"], "dia_ban.tren_dia_ban"
