"""What in prose changes from year to year: the rules in their order, and those for numbers."""

import re
from collections.abc import Iterator

from vanban.data.open_values import Data, OpenValue
from vanban.renewal import citing, dying, times
from vanban.renewal.entries import Entries
from vanban.renewal.frame import Frame
from vanban.renewal.hits import Hit, Rule, Writer, asked_for, placeholder
from vanban.vietnamese.numbers import format_number, parse_number

_BLOCK = re.compile(r"(?:khối|cụm) +(?:thi đua|TĐ) +(?:số +)?(?P<number>\d{1,3}|[IVX]+)(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d+)?) *(?:%|phần trăm)")
_RATES = re.compile(r"(?<![\d.,/])\d{1,3}(?:,\d+)? *%? *- *\d{1,3}(?:,\d+)? *%")
_UNITS = (
    "hộ|tỷ đồng|tỷ|triệu đồng|nghìn đồng|đồng|dự án|công trình|hồ sơ|người|km|ha|tập thể|cá nhân|xã|phường"
    "|Bằng khen|Giấy khen|Cờ thi đua"
)
_QUANTITY = re.compile(rf"(?<![\d.,/])(?P<number>\d[\d.]*(?:,\d+)?) +(?P<unit>{_UNITS})(?!\w)")
_MARKER = re.compile(
    r"^\s*(?:\*{0,2})(?:\d+(?:\.\d+)*[.)]|Điều \d+\.|Chương \w+|Mục \d+|Phần \w+)", re.MULTILINE
)
_LAW_PART = re.compile(r"(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Cc]hương|[Pp]hụ lục) \d+[a-zđ]?")
_ANY = re.compile(r"(?<![\w.,/-])\d[\d.,/]*\d|(?<![\w.,/-])\d(?!\w)")

_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def blocks(text: str, frame: Frame) -> Iterator[Hit]:
    """Blocks of emulation: regrouped by the province each year."""
    for found in _BLOCK.finditer(text):
        words = found[0][: found.start("number") - found.start()].strip()
        why = "tỉnh, thành phố chia lại khối, cụm thi đua hằng năm"
        yield Hit(
            *found.span("number"),
            "asked",
            why,
            asked_for(found["number"], None, why, words),
        )


def spans_of_rates(text: str, frame: Frame) -> Iterator[Hit]:
    """`90 - 95%`: asked for as it stands."""
    for found in _RATES.finditer(text):
        yield Hit(
            *found.span(),
            "asked",
            "số liệu của năm trước",
            asked_for(found[0], None, None, f"tỷ lệ {found[0]}"),
        )


def quantities(text: str, frame: Frame) -> Iterator[Hit]:
    """Percentages and numbers with a unit: targets, which must be asked for."""
    for found in [*_PERCENT.finditer(text), *_QUANTITY.finditer(text)]:
        unit = found.groupdict().get("unit", "%")
        number = _as_printed(found["number"])
        known = frame.known.get(f"{number} {unit}")
        if known:
            yield Hit(*found.span(), "done", "chỉ tiêu đã khai", placeholder(known))
        elif number is not None:
            yield Hit(*found.span(), "asked", "số liệu của năm trước", _target(found, unit))


def _as_printed(text: str) -> str | None:
    """A number as the data print it: `05` is 5; None when it is none."""
    try:
        return format_number(parse_number(text))
    except ValueError:
        return None


def _target(found: re.Match[str], unit: str) -> Writer:
    def write(entries: Entries) -> str:
        words = f"{'ty_le' if unit == '%' else unit} {found['number'].replace('.', '')}"
        value: dict[str, Data] = {"gia_tri": OpenValue("hoi", found["number"]), "don_vi": unit}
        return f"{{{{ chi_tieu.{entries.name('chi_tieu', words, value)} }}}}"

    return write


def rest(text: str, frame: Frame) -> Iterator[Hit]:
    """Every other number: kept, and said so."""
    markers = [m.span() for m in _MARKER.finditer(text)]
    parts = [m.span() for m in _LAW_PART.finditer(text)]
    for found in _ANY.finditer(text):
        if any(a <= found.start() < b for a, b in markers):
            continue
        inside = any(a <= found.start() < b for a, b in parts)
        year = re.fullmatch(r"(?:19|20)\d\d", found[0])
        why = (
            "số của điều, khoản, mục"
            if inside
            else "năm viết không có chữ “năm”; xem lại"
            if year
            else "con số không rõ có đổi theo năm không; xem lại"
        )
        yield Hit(*found.span(), "kept", why)
    for found in _ANY_YEAR.finditer(text):
        yield Hit(*found.span(), "kept", "năm viết liền với chữ khác; xem lại")


RULES: tuple[Rule, ...] = (
    citing.law,
    citing.documents,
    times.dates,
    times.school_years,
    times.ranges,
    times.years,
    dying.own_names,
    dying.named_districts,
    dying.dead,
    blocks,
    spans_of_rates,
    quantities,
    rest,
)
"""In this order: what an earlier rule has taken is not looked at again."""
