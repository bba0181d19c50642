"""ND30-TYPO-03: what a template or a draft left behind. ND30-TYPO-04: numbers written the English way."""

import re
from collections.abc import Iterator

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.words.pieces import Reading
from vanban.decree30.words.slips import Slip
from vanban.layout.measured import Leftovers

_RULE = "ND30-TYPO-03"
_TAGS = re.compile(r"\{\{[^}\n]*\}\}|\{%[^}\n]*%\}|\{#[^}\n]*#\}|!(?:hoi|xac_nhan)\b|#REF!|Error! [^\n.]*")
_BRACKETED = re.compile(r"\[(?:…|\.{2,}|[^\]\n]*[^\W\d_]{2}[^\]\n]*)\]|<[^\W\d_][^<>\n]{1,60}>")
_DOTS = re.compile(r"…(?:[ .…]*…)+|\.{4,}|…{2,}|_{4,}")
_FILLERS = re.compile(
    r"\b(?:lorem ipsum|xxx+|abc xyz|click or tap here|nhấn vào đây để nhập|nhập nội dung)\b", re.IGNORECASE
)
_FILLER_WORDS = ("lorem", "xyz", "click", "nhấn", "nhập")


def placeholders(reading: Reading, draft: bool) -> Iterator[Slip]:
    """`[…]`, `……`, `{{ … }}`, `Lorem`: to be filled in before a document is signed; in a draft only notes."""
    severity = Severity.INFO if draft else None
    text = reading.text
    patterns = []
    if "{" in text or "!" in text:
        patterns.append(_TAGS)
    if "[" in text or "<" in text:
        patterns.append(_BRACKETED)
    if "…" in text or "...." in text or "____" in text:
        patterns.append(_DOTS)
    if any(word in reading.words for word in _FILLER_WORDS) or "xxx" in reading.lower:
        patterns.append(_FILLERS)
    taken = bytearray(len(text))
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if taken[match.start()]:
            continue
        if _drawn(reading, match.start()):
            continue
        taken[slice(*match.span())] = b"\1" * len(match[0])
        what = f"Còn sót “{match[0][:40]}” chưa điền."
        yield Slip(_RULE, *match.span(), what, "Điền nội dung hoặc xóa.", severity=severity)


def _drawn(reading: Reading, position: int) -> bool:
    """Nothing but strokes stands in the line: a line drawn with letters, which other rules look at."""
    text = reading.text
    end = text.find("\n", position)
    line = text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)]
    return not line.strip(" _-–—=*.…")


def left_in_file(left: Leftovers, draft: bool) -> Iterator[Observation]:
    """Comments, tracked changes, highlight, prompts of form fields."""
    remedies = (
        (left.comments, "ghi chú (comment)", "Vào Review (Xem lại) > Delete All Comments để xóa hết."),
        (
            left.insertions + left.deletions,
            "chỗ sửa đang theo dõi (Track Changes)",
            "Vào Review (Xem lại) > Accept All Changes hoặc Reject All Changes.",
        ),
        (
            left.highlights,
            "chỗ tô nền (highlight)",
            "Chọn chỗ đó, vào Home > Text Highlight Color > No Color.",
        ),
        (left.empty_controls, "ô nhập liệu còn để trống", "Điền nội dung hoặc xóa ô đó."),
    )
    for number, thing, remedy in remedies:
        if number:
            yield Observation(
                _RULE,
                f"Văn bản còn {number} {thing}.",
                measured=str(number),
                severity=Severity.INFO if draft else None,
                remedy=remedy,
                words=thing,
            )
    for note in left.notes:
        yield Observation(_RULE, note, words=note)


_LONGEST_YEAR = 4  # figures: up to so many need no dots
_NUMBER = re.compile(r"[0-9][0-9.,/]*[0-9]")
_UNIT = r" (?:đồng|triệu|tỷ|tỉ|nghìn|hộ|người|ha|km|tấn|dự án|điểm phần trăm|m2|m²)\b"
_PERCENT_OR_UNIT, _UNIT_AHEAD = re.compile(rf" ?%|{_UNIT}"), re.compile(_UNIT)
_COUNTED = re.compile(r" (?:đồng|hộ|người)\b")
_POINT = re.compile(r"\d{1,3}\.\d{1,2}")
_COMMAS, _COMMA = re.compile(r"\d{1,3}(?:,\d{3}){2,}"), re.compile(r"\d{1,3},\d{3}")


def english_numbers(reading: Reading) -> Iterator[Slip]:
    """ND30-TYPO-04: `37.5%`, `5,000,000 đồng`, `5000000 đồng`."""
    text = reading.text
    for match in _NUMBER.finditer(text):
        number, end = match[0], match.end()
        if len(number) <= _LONGEST_YEAR and number.isdigit():
            continue
        if _POINT.fullmatch(number) and _PERCENT_OR_UNIT.match(text, end):
            yield _number(match, "dùng dấu chấm cho phần thập phân", number.replace(".", ","))
        elif _COMMAS.fullmatch(number) or (_COMMA.fullmatch(number) and _COUNTED.match(text, end)):
            yield _number(match, "dùng dấu phẩy để tách hàng nghìn", number.replace(",", "."))
        elif number.isdigit() and _UNIT_AHEAD.match(text, end):
            yield _number(match, "không tách hàng nghìn", f"{int(number):,}".replace(",", "."))


def _number(match: re.Match[str], fault: str, right: str) -> Slip:
    what = f"“{match[0]}” {fault}."
    return Slip("ND30-TYPO-04", *match.span(), what, f"Viết “{right}”.", measured=match[0])
