"""ND30-TYPO-03: what a template or a draft left behind. ND30-TYPO-04: numbers written the English way."""

import re
from collections.abc import Iterator

from vanban.decree30.checks.words.pieces import Reading
from vanban.decree30.checks.words.slips import Slip
from vanban.decree30.findings import Observation, Severity
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
    taken: list[range] = []
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if any(match.start() in span for span in taken):
            continue
        taken.append(range(*match.span()))
        what = f"Còn sót “{match[0][:40]}” chưa điền."
        yield Slip(_RULE, *match.span(), what, "Điền nội dung hoặc xóa.", severity=severity)


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


_UNIT = r"(?:đồng|triệu|tỷ|tỉ|nghìn|hộ|người|ha|km|tấn|dự án|điểm phần trăm|m2|m²)\b"
_POINT = re.compile(rf"(?<![\d.,/])(\d{{1,3}}\.\d{{1,2}})(?: ?%|‰| {_UNIT})")
_COMMAS = re.compile(r"(?<![\d.,/])(\d{1,3}(?:,\d{3}){2,}|\d{1,3},\d{3}(?= (?:đồng|hộ|người)\b))(?![\d,])")
_PLAIN = re.compile(rf"(?<![\d.,/])(\d{{5,}})(?= {_UNIT})")


def english_numbers(reading: Reading) -> Iterator[Slip]:
    """ND30-TYPO-04: `37.5%`, `5,000,000 đồng`, `5000000 đồng`."""
    for match in _POINT.finditer(reading.text):
        right = match[1].replace(".", ",")
        yield _number(match, f"“{match[1]}” dùng dấu chấm cho phần thập phân.", f"Viết “{right}”.")
    for match in _COMMAS.finditer(reading.text):
        right = match[1].replace(",", ".")
        yield _number(match, f"“{match[1]}” dùng dấu phẩy để tách hàng nghìn.", f"Viết “{right}”.")
    for match in _PLAIN.finditer(reading.text):
        right = f"{int(match[1]):,}".replace(",", ".")
        yield _number(match, f"“{match[1]}” không tách hàng nghìn.", f"Viết “{right}”.")


def _number(match: re.Match[str], what: str, remedy: str) -> Slip:
    return Slip("ND30-TYPO-04", *match.span(1), what, remedy, measured=match[1])
