"""Years, dates, numbers and names in prose that change from year to year, rule by rule."""

import re
from collections.abc import Iterator

from vanban.data.open_values import Data, OpenValue
from vanban.renewal import citing, dying
from vanban.renewal.entries import Entries
from vanban.renewal.frame import Frame
from vanban.renewal.hits import DATE, Hit, Rule, Writer, asked_for, placeholder
from vanban.vietnamese.dates import parse_date, short_date
from vanban.vietnamese.numbers import parse_number

_DATE = re.compile(rf"(?<![\d/]){DATE}")
_RANGE = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?!\d)")
_YEAR_WORDS = re.compile(
    r"(?P<words>(?:[Nn]ăm|NĂM)\s|tháng \d{1,2}/|[Qq]uý [IV]{1,3}/)(?P<year>(?:19|20)\d\d)(?![\d-])"
)
_BLOCK = re.compile(r"(?:[Kk]hối|[Cc]ụm) thi đua (?:số )?(?P<number>\d{1,3}|[IVX]+)(?!\w)")
_PERCENT = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d+)?)\s?%")
_UNITS = "hộ|tỷ đồng|triệu đồng|nghìn đồng|đồng|dự án|công trình|hồ sơ|người|km|ha|tập thể|cá nhân|xã|phường"
_QUANTITY = re.compile(rf"(?<![\d.,/])(?P<number>\d[\d.]*(?:,\d+)?) (?P<unit>{_UNITS})(?!\w)")
_MARKER = re.compile(
    r"^\s*(?:\*{0,2})(?:\d+(?:\.\d+)*[.)]|Điều \d+\.|Chương \w+|Mục \d+|Phần \w+)", re.MULTILINE
)
_LAW_PART = re.compile(r"(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Cc]hương|[Pp]hụ lục) \d+[a-zđ]?")
_ANY = re.compile(r"(?<![\w.,/-])\d[\d.,/]*\d|(?<![\w.,/-])\d(?!\w)")


def dates(text: str, frame: Frame) -> Iterator[Hit]:
    """Whole dates outside of citations: deadlines are proposed as far on, old dates stay."""
    for found in _DATE.finditer(text):
        try:
            day = parse_date(found[0])
        except ValueError:
            yield Hit(*found.span(), "kept", "không phải là ngày có thật; xem lại")
            continue
        if key := frame.known.get(short_date(day)):
            yield Hit(*found.span(), "done", "ngày đã khai trong dữ liệu", placeholder(key))
        elif day.year < frame.year:
            yield Hit(*found.span(), "kept", f"ngày của trước năm {frame.year}")
        else:
            yield _deadline(found, short_date(frame.shifted(day)), f"{frame.shifted(day):%w}" == "0")


def _deadline(found: re.Match[str], proposed: str, sunday: bool) -> Hit:
    if "tháng" in found[0]:
        day, month, year = proposed.split("/")
        proposed = f"{day} tháng {month.lstrip('0') if int(month) > 2 else month} năm {year}"
    note = f"{proposed} là Chủ nhật" if sunday else None
    return Hit(
        *found.span(),
        "proposed",
        f"thời hạn của năm trước{'; ' + note if note else ''}",
        asked_for(found[0], proposed, note, f"ngày {found[0]}"),
    )


def ranges(text: str, frame: Frame) -> Iterator[Hit]:
    """Ranges of years: never shifted; one that has ended since is asked for."""
    for found in _RANGE.finditer(text):
        last = int(found["last"])
        if frame.year <= last < frame.new_year:
            why = f"giai đoạn {found[0]} đã hết trước năm {frame.new_year}"
            yield Hit(*found.span(), "asked", why, asked_for(found[0], None, why, f"giai đoạn {found[0]}"))
        else:
            yield Hit(*found.span(), "kept", "giai đoạn nhiều năm")


def years(text: str, frame: Frame) -> Iterator[Hit]:
    """`năm 2024` of the campaign's year and its neighbours becomes relative."""
    for found in _YEAR_WORDS.finditer(text):
        name = frame.year_placeholder(int(found["year"]))
        if name is None:
            yield Hit(*found.span(), "kept", "năm không gần năm của phong trào")
            continue
        why = {
            "nam": "năm của phong trào",
            "nam_truoc": "năm trước năm của phong trào",
            "nam_sau": "năm sau năm của phong trào",
        }[name]
        yield Hit(*found.span("year"), "done", why, placeholder(name))


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


def quantities(text: str, frame: Frame) -> Iterator[Hit]:
    """Percentages and numbers with a unit: targets, which must be asked for."""
    for found in [*_PERCENT.finditer(text), *_QUANTITY.finditer(text)]:
        unit = found.groupdict().get("unit", "%")
        known = frame.known.get(f"{found['number']} {unit}")
        if known:
            yield Hit(*found.span(), "done", "chỉ tiêu đã khai", placeholder(known))
        elif _is_number(found["number"]):
            yield Hit(*found.span(), "asked", "số liệu của năm trước", _target(found, unit))


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except ValueError:
        return False
    return True


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


RULES: tuple[Rule, ...] = (
    citing.law,
    citing.documents,
    dates,
    ranges,
    years,
    dying.own_names,
    dying.named_districts,
    dying.dead,
    blocks,
    quantities,
    rest,
)
"""In this order: what an earlier rule has taken is not looked at again."""
