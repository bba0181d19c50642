"""ND30-CAP-01 to 07: capitals, as far as they can be told without knowing what is meant.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục II.
"""

import re
from collections.abc import Iterator
from functools import cache

from vanban.decree30.citations import OFFICIAL_KINDS
from vanban.decree30.findings import Severity
from vanban.decree30.words.pieces import Reading
from vanban.decree30.words.slips import Slip
from vanban.registry.provinces import province_names
from vanban.vietnamese.letters import restyle_tones
from vanban.vietnamese.syllables import is_syllable

_STOPS = (". ", "? ", "! ")
_WORD = re.compile(r"[^\W\d_]+")
_MARKER = re.compile(r"(?:[IVX]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-–+•*]) *(?=[^\W\d_])")


def sentences(reading: Reading) -> Iterator[Slip]:
    """ND30-CAP-01: a small letter after a full stop, or at the head of a paragraph that follows one."""
    for stop in _STOPS:
        start = reading.text.find(stop)
        while start >= 0:
            yield from _after_stop(reading, start)
            start = reading.text.find(stop, start + 1)
    ended = False
    for start, end, piece in reading.spans():
        if piece.role == "body" and ended and not piece.continues:
            marker = _MARKER.match(reading.text, start, end)
            word = _WORD.match(reading.text, marker.end() if marker else start)
            if word and word[0].islower() and is_syllable(word[0]) and len(word[0]) > 1:
                what = f"“{word[0]}” đứng đầu đoạn mà viết thường."
                yield Slip("ND30-CAP-01", *word.span(), what, "Viết hoa chữ cái đầu đoạn.")
        stopped = reading.text[end - 1] in ".?!" and not reading.text.endswith("v.v.", 0, end)
        ended = piece.role == "body" and (stopped or piece.heading)


def _after_stop(reading: Reading, stop: int) -> Iterator[Slip]:
    """The word after the full stop at `stop`; a stop after an abbreviation or a number ends no sentence."""
    word = _WORD.match(reading.text, stop + 2)
    if word is None or not word[0][0].islower() or reading.at(stop).role not in ("body", "basis"):
        return
    before = re.split(r"[\s“\"(]", reading.text[max(0, stop - 20) : stop])[-1]
    year = len(before) == 4 and before.isdigit()
    if (
        year
        or before[-1:] in ("”", ")", "%")
        or (len(before) > 1 and before.islower() and is_syllable(before))
    ):
        what = f"“{word[0]}” đứng đầu câu mà viết thường."
        yield Slip("ND30-CAP-01", *word.span(), what, "Viết hoa chữ cái đầu câu.")


def _within_sentence(reading: Reading, start: int) -> bool:
    """Words stand before it in its sentence."""
    before = reading.text[max(0, start - 3) : start].rstrip(' “("')
    return bool(before) and before[-1] not in ".?!:\n-+;" and not reading.begins(start)


_CLAUSE = re.compile(r"\b(Khoản|Điểm) (\d+|[a-zđ])\b(?=[^\n.;]{0,25}?\b(?:[Đđ]iều|[Kk]hoản) \d)")
_ARTICLE = re.compile(r"điều (\d+)\b(?! ?%)")
_OF_WHAT = "Chương|Phần|Mục|Luật|Nghị định|Thông tư|Quyết định"
_DIVISIONS = [
    re.compile(rf"({word}) ([IVXLC]+|\d+)(?= (?:{_OF_WHAT})\b)") for word in ("chương", "mục", "phần")
]
_POINT = re.compile(r"(iểm) ([A-ZĐ]) (?=[Kk]hoản \d)")


def parts_of_law(reading: Reading) -> Iterator[Slip]:
    """ND30-CAP-02: khoản and điểm small, Điều, Mục, Chương, Phần with a capital when they are cited."""
    rule = "ND30-CAP-02"
    if not reading.tokens.isdisjoint(("Khoản", "Điểm")):
        for match in _CLAUSE.finditer(reading.text):
            if _within_sentence(reading, match.start()):
                yield _case(rule, match, 1, match[1].lower(), "khi viện dẫn thì khoản, điểm viết thường")
    if reading.has("điểm", "khoản"):
        for match in _POINT.finditer(reading.text):
            yield _case(rule, match, 2, match[2].lower(), "tên điểm viết thường")
    if "điều" in reading.tokens:
        for match in _ARTICLE.finditer(reading.text):
            yield _case(rule, match, 0, f"Điều {match[1]}", "khi viện dẫn thì Điều viết hoa")
    for pattern in _DIVISIONS:
        for match in pattern.finditer(reading.text):
            yield _case(rule, match, 1, match[1].capitalize(), "khi viện dẫn thì Phần, Chương, Mục viết hoa")


def _case(rule: str, match: re.Match[str], group: int, right: str, why: str) -> Slip:
    what = f"“{match[0].strip()}” viết hoa chưa đúng: {why}."
    return Slip(rule, *match.span(group), what, f"Viết “{right}”.")


@cache
def _variants(names: tuple[str, ...]) -> tuple[tuple[frozenset[str], str, tuple[str, ...]], ...]:
    """For each spelling of each name: its words in small letters, itself, all that is right."""
    rows = []
    for name in names:
        right = tuple(dict.fromkeys((name, restyle_tones(name, "hoà"))))
        rows += [(frozenset(_WORD.findall(form.lower())), form, right) for form in right]
    return tuple(rows)


_JOINERS = re.compile(
    r"\b(?:Bộ|Sở|Ban|Cục|Vụ|Phòng|Ủy ban|Trung tâm)(?: [^\W\d_]+){1,5}? (Và|Của) (?=[^\W\d_])"
)


def agencies(reading: Reading, names: tuple[str, ...], always: tuple[str, ...]) -> Iterator[Slip]:
    """ND30-CAP-03: `Ủy Ban Nhân Dân`, `Sở xây dựng`, `Bộ Tài nguyên Và Môi trường`.

    `always` are names also when they begin small (`ủy ban nhân dân`).
    """
    for words, form, right in _variants(names + always):
        for start in reading.places(form.lower(), lower=True) if words <= reading.words else ():
            shown = reading.text[start : start + len(form)]
            small = shown[0].islower() and right[0] not in always
            if shown in right or shown.isupper() or small or reading.in_quotes(start):
                continue
            what = f"“{shown}” viết hoa chưa đúng cách viết tên cơ quan."
            yield Slip("ND30-CAP-03", start, start + len(form), what, f"Viết “{form}”.")
    if "Và" in reading.tokens or "Của" in reading.tokens:
        for match in _JOINERS.finditer(reading.text):
            if not match[0].isupper():
                what = f"“{match[1]}” trong tên cơ quan “{match[0].strip()} …” viết hoa."
                yield Slip("ND30-CAP-03", *match.span(1), what, f"Viết “{match[1].lower()}”.")


_UNIT = re.compile(r"(Tỉnh|Thành phố|Thành Phố) (?=[^\W\d_])")
_NUMBERED = re.compile(
    r"(?<!các )(?<!\d )\b(quận|phường) (\d{1,2})(?=[,.;)]| (?:Thành|thành)|$)", re.MULTILINE
)
_SPECIAL = (("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"), ("thủ đô Hà Nội", "Thủ đô Hà Nội"))


def units(reading: Reading) -> Iterator[Slip]:
    """ND30-CAP-04: `Tỉnh Nam Định` within a sentence, `thành phố Hồ Chí Minh`, `quận 1`."""
    rule = "ND30-CAP-04"
    if "Tỉnh" in reading.tokens or "Thành" in reading.tokens:
        for match in _UNIT.finditer(reading.text):
            name = next((n for n in province_names() if reading.text.startswith(n, match.end())), None)
            if (
                name
                and name != "Hồ Chí Minh"
                and _within_sentence(reading, match.start())
                and _ours(reading, match)
            ):
                what = f"“{match[0]}{name}” trong câu viết hoa danh từ chung."
                yield Slip(rule, *match.span(1), what, f"Viết “{match[1].lower()} {name}”.")
    for wrong, right in _SPECIAL:
        start = reading.text.find(wrong)
        if start >= 0 and not reading.in_quotes(start):
            what = f"“{wrong}” là tên riêng đặc biệt, viết hoa cả danh từ chung."
            yield Slip(rule, start, start + len(wrong), what, f"Viết “{right}”.")
    if reading.has("quận") or reading.has("phường"):
        for match in _NUMBERED.finditer(reading.text):
            if _ours(reading, match):
                what = f"“{match[0]}” đặt theo số, viết hoa danh từ chung."
                yield Slip(rule, *match.span(), what, f"Viết “{match[0].capitalize()}”.")


def _ours(reading: Reading, match: re.Match[str]) -> bool:
    return not reading.in_quotes(match.start()) and reading.at(match.start()).role != "place"


_IN_NAMES = "ban đồng án sát an đội ninh tranh dụng thẩm chủ sĩ giáo thuốc trận báo"
_NAMED_SO = frozenset(_IN_NAMES.split())
"""Last words before `nhân dân` where it is part of a name: ủy ban, hội đồng, tòa án, viện kiểm sát, quân đội …"""

_STATE_AFTER = ("Đảng và ", "Đảng, ", "của ")  # elsewhere it is often an adjective: quản lý nhà nước


def people_and_state(reading: Reading) -> Iterator[Slip]:
    """ND30-CAP-05: Nhân dân, Nhà nước; not inside `Ủy ban nhân dân` and its like, nor `quản lý nhà nước`."""
    for start in reading.places("nhân dân"):
        before = reading.text[max(0, start - 12) : start].split()[-1:]
        tail = reading.text[start + 8 : start + 11]
        if before and before[0].lower() not in _NAMED_SO and tail != " tệ":
            yield from _always_capital(reading, start)
    for start in reading.places("nhà nước"):
        if reading.text.endswith(_STATE_AFTER, 0, start):
            yield from _always_capital(reading, start)


def _always_capital(reading: Reading, start: int) -> Iterator[Slip]:
    shown = reading.text[start : start + 8]
    if not reading.in_quotes(start) and reading.at(start).role != "place":
        right = shown.capitalize()
        yield Slip("ND30-CAP-05", start, start + 8, f"“{shown}” viết thường.", f"Viết “{right}”.", key=right)


_SMALL_KINDS = tuple(f"{kind[0].lower()}{kind[1:]}" for kind in OFFICIAL_KINDS)
_NUMBERED_SO = re.compile(r" số (\d\S*/[^\s.,;)]+)")


def kinds_of_documents(reading: Reading) -> Iterator[Slip]:
    """ND30-CAP-06: `quyết định số 12/QĐ-UBND`."""
    for match in _NUMBERED_SO.finditer(reading.text):
        before = reading.text[max(0, match.start() - 24) : match.start()]
        kind = next((kind for kind in _SMALL_KINDS if before.endswith(kind)), None)
        if kind and not before.removesuffix(kind)[-1:].isalpha() and not reading.in_quotes(match.start()):
            start = match.start() - len(kind)
            what = f"“{kind}{match[0]}” viết thường tên loại văn bản."
            yield Slip("ND30-CAP-06", start, start + len(kind), what, f"Viết “{kind.capitalize()}”.")


_WEEKDAY = re.compile(
    r"\b(?:[Tt]hứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|Chủ Nhật)"
    r"(?=,? (?:ngày \d|\(?\d{1,2}/\d|hằng tuần|hàng tuần))|(?<=\w )Thứ (?:hai|ba|tư|năm|sáu|bảy)\b"
)
_NEW_YEAR = re.compile(r"\b[Tt]ết (?:Nguyên Đán|nguyên đán|nguyên Đán)|(?<=\w )Tết Nguyên đán")
_AUGUST = re.compile(r"Cách [Mm]ạng (?:tháng tám|Tháng tám)")


def calendar(reading: Reading) -> Iterator[Slip]:
    """ND30-CAP-07: thứ Hai, Chủ nhật, tết Nguyên đán, Cách mạng tháng Tám."""
    rule = "ND30-CAP-07"
    if reading.has("thứ") or reading.has("nhật"):
        for match in _WEEKDAY.finditer(reading.text):
            first, second = match[0].split()
            right = "Chủ nhật" if second.lower() == "nhật" else f"{first.lower()} {second.capitalize()}"
            yield Slip(rule, *match.span(), f"“{match[0]}” viết hoa chưa đúng.", f"Viết “{right}”.")
    if reading.has("tết", "nguyên", "đán"):
        for match in _NEW_YEAR.finditer(reading.text):
            common = match[0] == "Tết Nguyên đán"
            yield Slip(
                rule, *match.span(), f"“{match[0]}” viết hoa chưa đúng.", "Viết “tết Nguyên đán”.",
                severity=Severity.INFO if common else None,
            )  # fmt: skip
    if reading.has("cách", "mạng", "tháng", "tám"):
        for match in _AUGUST.finditer(reading.text):
            yield Slip(
                rule, *match.span(), f"“{match[0]}” viết hoa chưa đúng.", "Viết “Cách mạng tháng Tám”."
            )
