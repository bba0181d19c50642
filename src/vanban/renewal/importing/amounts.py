"""Targets (`95%`, `1.000 hộ`) and the end of the campaign, found in running text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from vanban.renewal.importing.holes import Holes
from vanban.renewal.importing.words import around
from vanban.vietnamese.letters import fold, slug
from vanban.vietnamese.numbers import format_number, parse_number

_NUMBER = r"(?<![\d.,/-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_PERCENT = re.compile(_NUMBER + r"(?P<blank> ?)(?P<unit>%)(?P<rest>(?: \w+){0,3})")
_COUNT = re.compile(
    _NUMBER
    + r"(?P<blank> )(?P<unit>hộ|công trình|dự án|km|tỷ đồng|triệu đồng|lao động|mô hình|ha|căn|sản phẩm)"
    r"(?P<rest>(?: \w+){0,2})(?!\w)"
)
_AIM = re.compile(
    r"\b(?:phấn đấu|trồng|xây(?: dựng)? mới|đạt|hoàn thành|tối thiểu|ít nhất|trên|chỉ tiêu|mục tiêu|giảm|giải ngân|tăng"
    r"|đến hết|bảo đảm|đảm bảo)\b",
    re.IGNORECASE,
)
_REACH = 60
_STOP_WORDS = frozenset(
    [
        "và",
        "so",
        "với",
        "của",
        "trong",
        "theo",
        "năm",
        "các",
        "vốn",
        "kế",
        "hoạch",
        "được",
        "đề",
        "ra",
        "để",
        "cho",
        "trên",
        "từ",
    ]
)
_END = re.compile(r"(?:từ nay )?(?:đến hết|đến|hết|kết thúc)(?: vào)? ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A target: its key, value and unit; `words` are as typed."""

    key: str
    value: Decimal
    unit: str
    words: str


class Amounts:
    """The targets of one document, each under one key however often it is named."""

    def __init__(self, texts: Iterable[str], campaign: Mapping[str, tuple[Decimal, str]]) -> None:
        self._campaign = campaign
        self.targets: dict[str, Amount] = {}
        self.left: list[str] = []
        joined = "\n".join(texts)
        self._often = {
            m[0] for m in _COUNT.finditer(joined) if joined.count(f"{m['number']} {m['unit']}") > 1
        }

    def marked(self, text: str, holes: Holes) -> str:
        """`text` with its targets as holes; amounts that may be none are told in `left`."""
        for pattern in (_PERCENT, _COUNT):
            text = pattern.sub(lambda m: self._hole(m, holes), text)
        return text

    def _hole(self, found: re.Match[str], holes: Holes) -> str:
        before = found.string[max(0, found.start() - _REACH) : found.start()].rpartition(".")[2]
        try:
            value = parse_number(found["number"])
        except ValueError:
            return found[0]
        is_aim = bool(_AIM.search(holes.plain(before))) or found[0] in self._often
        if not is_aim or format_number(value) != found["number"]:
            before = holes.plain(found.string[: found.start()])
            whole = holes.plain(found.string)
            self.left.append(around(whole, len(before), len(before) + len(found[0])))
            return found[0]
        key = self._key(found, fold(holes.plain(before)), value)
        joint = "" if found["unit"] == "%" else " "
        if found["blank"] == joint:
            return holes.cut(f"chi_tieu.{key}", f"{found['number']}{joint}{found['unit']}") + found["rest"]
        hole = holes.cut(f"chi_tieu.{key}.gia_tri", found["number"])
        return f"{hole}{found['blank']}{found['unit']}{found['rest']}"

    def _key(self, found: re.Match[str], before: str, value: Decimal) -> str:
        unit = found["unit"]
        if unit == "%" and ("giải ngân" in before or "giải ngân" in fold(found["rest"])):
            base = "giai_ngan"
        else:
            words = [w for w in found["rest"].split() if w.casefold() not in _STOP_WORDS][
                : 2 if unit == "%" else 1
            ]
            name = " ".join(words if unit == "%" else [unit, *words]) or "ty_le"
            base = slug(name, 40).replace("-", "_")
        if not base[0].isalpha():
            base = f"muc_{base}"
        number = 1
        while True:
            key = base if number == 1 else f"{base}_{number}"
            known = self.targets.get(key)
            given = self._campaign.get(key)
            if known is None and given is not None and given == (value, unit):
                return key
            if known is None:
                self.targets[key] = Amount(key, value, unit, f"{found['number']}{found['blank']}{unit}")
                return key
            if (known.value, known.unit) == (value, unit):
                return key
            number += 1


def end_days(texts: Iterable[str]) -> list[str]:
    """Each day that something is said to last to, as typed."""
    return [m["day"] for text in texts for m in _END.finditer(text)]
