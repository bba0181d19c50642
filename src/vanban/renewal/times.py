"""Days, years and ranges of years in prose."""

import re
from collections.abc import Iterator

from vanban.renewal.frame import Frame
from vanban.renewal.hits import DATE, Hit, asked_for, placeholder
from vanban.vietnamese.dates import parse_date, short_date

_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(rf"(?<![\d/]){DATE}")
_RANGE = re.compile(
    rf"(?<![\d/])(?P<first>{_YEAR})(?: *- *| +(?:đến|tới) +(?:hết +|cuối +)?)(?:[Nn]ăm +)?(?P<last>{_YEAR})(?![\d/])"
)
_SCHOOL_YEAR = re.compile(
    rf"(?<!\w)(?:năm học|niên học|năm tài khóa|niên độ) +(?P<first>{_YEAR}) *- *(?P<last>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_YEAR_WORDS = re.compile(
    rf"(?:(?<!\w)năm +|(?<!\w)(?:tháng +|quý +|T|Q\.? *|(?<!số )(?<![\d/]))(?:0?[1-9]|1[0-2]|[IV]{{1,3}})/)"
    rf"(?P<year>{_YEAR})(?![\d/]|-\d)",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(rf"(?:, *| và +| hoặc +)(?:năm +)?(?P<year>{_YEAR})(?![\d/-])")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|trước) +(?:hết +|cuối +|đầu +)?$", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?: (?!(?:trong|vào|của|cho|đến|từ|kế hoạch|phấn đấu|nhiệm vụ)(?!\w))"
    r"(?:(?:[Tt]hi đua|[Pp]hòng|[Ss]ửa đổi|[Tt]hực hành tiết kiệm|[Hh]ôn nhân), )?[^\s,.;:“”]+){0,16} $"
)
_WHY = {
    "nam": "năm của phong trào",
    "nam_truoc": "năm trước năm của phong trào",
    "nam_sau": "năm sau năm của phong trào",
}


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


def school_years(text: str, frame: Frame) -> Iterator[Hit]:
    """`năm học 2024-2025`: one year over two, so as far on, to be confirmed."""
    for found in _SCHOOL_YEAR.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        start, end = found.start("first"), found.end("last")
        if last - first != 1 or not frame.year - 1 <= first <= frame.year:
            continue
        proposed = f"{first + frame.step}-{last + frame.step}"
        write = asked_for(text[start:end], proposed, None, found[0])
        yield Hit(start, end, "proposed", "một năm vắt qua hai năm; chuyển theo năm mới", write)


def ranges(text: str, frame: Frame) -> Iterator[Hit]:
    """Ranges of years: never shifted; one that has ended since is asked for."""
    for found in _RANGE.finditer(text):
        if frame.year <= int(found["last"]) < frame.new_year:
            why = f"giai đoạn {found[0]} đã hết trước năm {frame.new_year}"
            yield Hit(*found.span(), "asked", why, asked_for(found[0], None, why, f"giai đoạn {found[0]}"))
        else:
            yield Hit(*found.span(), "kept", "giai đoạn nhiều năm")


def years(text: str, frame: Frame) -> Iterator[Hit]:
    """`năm 2024` of the campaign's year and its neighbours becomes relative; of a law's name it stays.

    `các năm 2023, 2024` go together: where one of them is no neighbour, all stay.
    """
    for found in _YEAR_WORDS.finditer(text):
        listed = [found, *_following(text, found.end())]
        named = [frame.year_placeholder(int(one["year"])) for one in listed]
        if _LAW_BEFORE.search(text, 0, found.start()):
            yield from _kept(listed, "năm của luật")
        elif _UNTIL.search(text, 0, found.start()) and int(found["year"]) > frame.year:
            yield _horizon(found, frame)
        elif None in named:
            yield from _kept(listed, "năm không gần năm của phong trào")
        else:
            for one, name in zip(listed, named, strict=True):
                assert name is not None
                yield Hit(*one.span("year"), "done", _WHY[name], placeholder(name))


def _kept(listed: list[re.Match[str]], why: str) -> Iterator[Hit]:
    first, *others = listed
    yield Hit(*first.span(), "kept", why)
    yield from (Hit(*one.span("year"), "kept", why) for one in others)


def _following(text: str, at: int) -> Iterator[re.Match[str]]:
    while found := _MORE_YEARS.match(text, at):
        yield found
        at = found.end()


def _horizon(found: re.Match[str], frame: Frame) -> Hit:
    """`đến năm 2025` of a plan of 2024: a goal that may stand still or move on."""
    if int(found["year"]) >= frame.new_year:
        return Hit(*found.span(), "kept", "mốc của nhiều năm; xem lại")
    why = f"mốc năm {found['year']} đã qua trước năm {frame.new_year}"
    return Hit(
        *found.span("year"), "asked", why, asked_for(found["year"], None, why, f"đến năm {found['year']}")
    )
