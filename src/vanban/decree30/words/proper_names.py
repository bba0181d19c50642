"""ND30-CAP-04 and 07: names of places, regions, events and works, by short lists of names that can be told surely.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục III.1.d, III.1.đ, V.8 to V.10.
"""

import re
from collections.abc import Iterator

from vanban.decree30.rules import Rule
from vanban.decree30.words.pieces import Reading
from vanban.decree30.words.slips import Slip


def places(reading: Reading, rule: Rule) -> Iterator[Slip]:
    """ND30-CAP-04: `cửa Lò`; `trên Sông Vàm Cỏ`; `vùng Tây bắc`."""
    why = "là địa danh, danh từ chỉ địa hình là một phần của tên riêng"
    for start, shown, right in _miswritten(reading, rule, "dia_danh"):
        if shown[1:] == right[1:]:
            yield _slip(rule, start, shown, right, why)
    why = "có danh từ chung chỉ địa hình đứng trước tên riêng, viết thường danh từ chung"
    for start, shown, right in _miswritten(reading, rule, "dia_hinh"):
        if shown[1:] == right[1:] and _word_before(reading, start) in _listed(rule, "truoc_dia_hinh"):
            yield _slip(rule, start, shown, right, why)
    why = "là tên vùng miền, viết hoa tất cả các chữ cái đầu"
    for start, shown, right in _miswritten(reading, rule, "vung_mien"):
        if shown[0].isupper() and _word_before(reading, start) in _listed(rule, "truoc_vung_mien"):
            yield _slip(rule, start, shown, right, why)


def events_and_works(reading: Reading, rule: Rule) -> Iterator[Slip]:
    """ND30-CAP-07: `phong trào Xô Viết Nghệ Tĩnh`; `tạp chí Cộng Sản`, whose noun may be small or not."""
    for start, shown, right in _miswritten(reading, rule, "su_kien"):
        yield _slip(rule, start, shown, right, "là tên sự kiện lịch sử")
    for start, shown, right in _miswritten(reading, rule, "tac_pham"):
        if shown[1:] != right[1:]:
            yield _slip(rule, start, shown, shown[0] + right[1:], "là tên tác phẩm, sách, báo")


_MONTHS = "hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười"
_MONTH = re.compile(  # begins with a word, so that it is looked for fast
    rf"tháng(?<!\wtháng) (giêng|chạp|(?:{_MONTHS})(?= (?:năm \d{{4}}|âm lịch|dương lịch)))\b"
)
_WEEKEND = re.compile(
    r"\bthứ (bảy)(?=(?:,| và| hoặc) [Cc]hủ [Nn]hật\b)"
    r"|(?<=hứ [Bb]ảy, )(?:chủ nhật|Chủ Nhật)\b(?! (?:ngày \d|hằng tuần|hàng tuần))"
)


def days_in_words(reading: Reading, rule: Rule) -> Iterator[Slip]:
    """ND30-CAP-07: `tháng giêng`, `tháng tám năm 1945`, `thứ bảy, chủ nhật`."""
    if reading.has("tháng"):
        for match in _MONTH.finditer(reading.text):
            if _word_before(reading, match.start()) != "mạng":  # Cách mạng tháng tám: told with the others
                yield _slip(
                    rule, match.start(), match[0], f"tháng {match[1].capitalize()}", "chỉ tháng trong năm"
                )
    if reading.has("bảy", "nhật"):
        for match in _WEEKEND.finditer(reading.text):
            right = "thứ Bảy" if match[1] else "Chủ nhật"
            yield _slip(rule, match.start(), match[0], right, "chỉ ngày trong tuần")


def _miswritten(reading: Reading, rule: Rule, limit: str) -> Iterator[tuple[int, str, str]]:
    """Where a name of the list stands in other letters than it has, neither quoted nor all in capitals."""
    for right in _listed(rule, limit):
        if not reading.has(*right.lower().split()):
            continue
        for start in reading.places(right.lower(), lower=True):
            shown = reading.text[start : start + len(right)]
            is_free = not reading.in_quotes(start) and reading.at(start).role != "place"
            if shown != right and not shown.isupper() and is_free:
                yield start, shown, right


def _listed(rule: Rule, limit: str) -> tuple[str, ...]:
    words = rule.limits.get(limit)
    return words if isinstance(words, tuple) else ()


def _word_before(reading: Reading, start: int) -> str:
    """The word right before, in small letters; "" at the head of a sentence."""
    before = reading.text[max(0, start - 12) : start]
    return before.rstrip(" ").rpartition(" ")[2].lower() if before.endswith(" ") else ""


def _slip(rule: Rule, start: int, shown: str, right: str, why: str) -> Slip:
    what = f"“{shown}” viết hoa chưa đúng: {why}."
    return Slip(rule.id, start, start + len(shown), what, f"Viết “{right}”.")
