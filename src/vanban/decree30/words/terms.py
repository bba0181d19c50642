"""ND30-CQ-06, ND30-PLACE-03: names of units that are no more on the document's date."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from vanban.decree30.findings import Severity
from vanban.decree30.words.pieces import Reading
from vanban.decree30.words.slips import Slip
from vanban.registry.dead_terms import DeadTerm, former_provinces, terms_dead_on
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.letters import restyle_tones

_PAST = re.compile(
    r"\(cũ\)|\bcũ\b|trước đây|trước ngày|trước khi|trước thời điểm|nguyên là|sáp nhập|hợp nhất|sắp xếp|bãi bỏ"
    r"|kết thúc hoạt động|không (?:còn |tổ chức )|chuyển (?:giao |từ )|giải thể|tiền thân|tổ chức lại",
    re.IGNORECASE,
)
"""A sentence with one of these tells of the past."""

_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thị trấn) ", re.IGNORECASE)
_COMMUNE = re.compile(r"\b(?:xã|phường|đặc khu)\b")


@cache
def _sought(day: date) -> tuple[tuple[frozenset[str], frozenset[str], re.Pattern[str], DeadTerm], ...]:
    """For each dead term, the longest first: its words, its spellings in small letters, their pattern."""
    rows = []
    for term in terms_dead_on(day):
        text = term.text.lower()
        words = frozenset(re.findall(r"[^\W\d_]+", text))
        spellings = frozenset((text, restyle_tones(text, "hoà")))
        either = "|".join(map(re.escape, sorted(spellings)))
        rows.append((words, spellings, re.compile(rf"(?<!\w)(?:{either})(?!\w)"), term))
    return tuple(rows)


def dead_terms(reading: Reading, on: date | None) -> Iterator[Slip]:
    """ND30-CQ-06: a term that is dead on the document's date; not in quotations, nor where the past is told."""
    if on is None:
        return
    taken = bytearray(len(reading.text))
    past: dict[tuple[int, int], bool] = {}
    for words, spellings, pattern, term in _sought(on):
        if not words <= reading.words or not any(spelling in reading.lower for spelling in spellings):
            continue
        for match in pattern.finditer(reading.lower):
            if taken[match.start()]:
                continue
            taken[slice(*match.span())] = b"\1" * len(match[0])
            if _is_meant(reading, match.start(), term, past):
                yield _dead(reading, match, term)


def _is_meant(reading: Reading, start: int, term: DeadTerm, past: dict[tuple[int, int], bool]) -> bool:
    """Not quoted, not a name of its time, in no sentence that tells of the past.

    `past`: what was found of the sentences looked at before.
    """
    piece = reading.at(start)
    if piece.role == "place" or reading.in_quotes(start):
        return False
    if term.capital and not reading.text[start].isupper():
        return False
    citation = reading.cited_at(start)
    if citation and (citation.day or date.min) < term.since and (citation.day or citation.year):
        return citation.year is not None and citation.day is None and citation.year >= term.since.year
    span = reading.sentence_span(start)
    if span not in past:
        past[span] = _PAST.search(reading.text[slice(*span)]) is not None
    return not past[span]


def _dead(reading: Reading, match: re.Match[str], term: DeadTerm) -> Slip:
    shown = reading.text[match.start() : match.end()]
    what = f"“{shown}” không còn dùng từ ngày {short_date(term.since)}."
    remedy = f"Thay bằng “{term.replacement}”" if term.replacement else "Hỏi lại tên đơn vị hiện nay"
    severity = Severity.INFO if term.unverified else None
    return Slip(
        "ND30-CQ-06", *match.span(), what, f"{remedy}, trừ khi nói về thời gian trước đó.", severity=severity
    )


def dead_place(reading: Reading, on: date | None, allowed: tuple[str, ...]) -> Iterator[Slip]:
    """ND30-PLACE-03: the place before the date is a district or a province that is no more.

    A commune may bear the name of a former province: nothing is said when the letterhead is a commune's.
    """
    if on is None or on < date(2025, 7, 1):  # Nghị quyết số 202/2025/QH15, 203/2025/QH15
        return
    commune = any(
        _COMMUNE.search(reading.lower, start, end)
        for start, end, p in reading.spans()
        if p.role == "letterhead"
    )
    for start, end, piece in reading.spans():
        place = reading.text[start:end].partition(", ngày")[0].strip()
        if piece.role != "place" or not place or place in allowed:
            continue
        now = former_provinces(on).get(place)
        if _DISTRICT.match(place):
            what, remedy = (
                f"“{place}” là đơn vị cấp huyện, đã kết thúc hoạt động.",
                "Ghi tên xã, phường hoặc tỉnh.",
            )
        elif now and not commune:
            what, remedy = f"“{place}” không còn là tên tỉnh; nơi đó nay là {now}.", "Ghi địa danh hiện nay."
        else:
            continue
        yield Slip("ND30-PLACE-03", start, start + len(place), what, remedy)
