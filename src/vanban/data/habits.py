"""Habits of typing that YAML takes amiss: curly quotes, a decimal comma in braces, text without its `|`."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from vanban.data.nodes import Node

_CURLY = re.compile(r"[“”„][^“”„\r\n]*[“”]?|[‘’][^‘’\r\n]*[‘’]?")
_CLOSED_CURLY = re.compile(r"[“”„][^“”„\r\n]*[“”]|[‘’][^‘’\r\n]*[‘’]")
_CURLY_VALUE = re.compile(rf"(?:[:,\[{{]|^[ \t]*-)[ \t]*({_CURLY.pattern})(?=[ \t]{{0,9}}(?:[,\]}}#]|$))")
LONGEST_SHOWN = 40
CURLY_MARKS = "“”„‘’"

_COLON = re.compile(r"\s*:")
_PIECE = r"(?:[^,\[\]{}:\r\n]|:(?=\S))"
_PIECES = re.compile(rf"{_PIECE}+(?:,{_PIECE}*(?=[,}}]))*")

_MARK = re.compile(
    r"(?:(?:Phần|Chương|Mục|Tiểu mục|Điều|Khoản)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)\b"
    r"|[IVXLC]+\.(?=\s)|\d+(?:\.\d+)*[.)](?=\s)|\d+(?:\.\d+)+(?=\s)|[a-zđ]{1,2}\)(?=\s)|\+\s)"
)
_POINT_WITH_COLON = re.compile(r"-\s+(?![a-z0-9_-]+ *:)[^\"'{\[].*?:(?=\s|$)")
_KEY_LINE = re.compile(
    r"(?P<indent> *)(?:- +)?(?P<key>[a-z][a-z0-9_-]*) *:(?:[ \t]+(?P<value>[^\s#].*))?\s*(?:#.*)?$"
)
_OPENERS = ("|", ">", '"', "'", "{", "[", "!", "&", "*")


def shorten(text: str) -> str:
    """Text as a message shows it."""
    text = text.strip()
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def is_curly(value: str, *, braces: bool) -> bool:
    """Whether curly quotes stand for straight ones: around a whole value in braces, or torn apart anywhere."""
    return _CURLY.fullmatch(value) is not None and (braces or _CLOSED_CURLY.fullmatch(value) is None)


def find_curly(line: str, column: int) -> int | None:
    """Where in a line a value in curly quotes begins that holds `column`."""
    found = (one for one in _CURLY_VALUE.finditer(line) if one.start(1) <= column <= one.end(1))
    return next((one.start(1) for one in found), None)


def describe_curly(text: str, start: int, value: str = "") -> tuple[str, str]:
    """What to tell about the value in curly quotes at `start`; `value` is what was read of it."""
    found = _CLOSED_CURLY.match(text, start) or _CURLY.match(value) or _CURLY.match(text, start)
    typed = found[0] if found else value
    inner = typed.strip(CURLY_MARKS)
    what = f"Giá trị {shorten(typed)} đặt trong ngoặc cong “ ”, không thay ngoặc kép được."
    if len(typed) > LONGEST_SHOWN:
        return what, 'Gõ ngoặc thẳng "…" ở hai đầu giá trị.'
    return what, f'Gõ ngoặc thẳng: "{inner}". Muốn in cả ngoặc cong: "“{inner}”".'


class Torn(NamedTuple):
    """A value in braces that commas tore apart: where it begins, all of it, whether a key stands before it."""

    start: int
    whole: str
    named: bool


def torn_values(text: str, node: Node) -> dict[str, Torn]:
    """The keys in braces that have no colon, each with the value that it is in truth a piece of."""
    torn: dict[str, Torn] = {}
    if node.style != "{":
        return torn
    current: Torn | None = None
    for key, entry in (node.entries or {}).items():
        value = entry.value
        if value.end == value.start and not _COLON.match(text, entry.key_end):
            torn[key] = current = current or _torn(text, entry.key_start, named=False)
        elif value.end > value.start and not value.tag and value.style not in ("{", "["):
            current = _torn(text, value.start, named=True)
        else:
            current = None
    return torn


def _torn(text: str, start: int, *, named: bool) -> Torn:
    found = _PIECES.match(text, start)
    return Torn(start, found[0].replace('"', "").strip() if found else "", named)


def describe_torn(torn: Torn, keys: Iterable[str]) -> tuple[str, str]:
    """What to tell about a value that commas tore apart, where `keys` may stand."""
    if not torn.named:
        what = f"“{shorten(torn.whole)}” trong {{ }} không có tên mục."
        return what, f"Viết `tên: giá trị`, tên là một trong: {', '.join(keys)}."
    what = f"Trong {{ }} dấu phẩy ngăn các mục, nên giá trị “{shorten(torn.whole)}” bị cắt rời."
    quoted = torn.whole if len(torn.whole) <= LONGEST_SHOWN else "…"
    return what, f'Đặt cả giá trị trong ngoặc kép: "{quoted}".'


def is_outline(line: str) -> bool:
    """Whether a line begins as a heading or point of a document does."""
    return _MARK.match(line.lstrip()) is not None


def is_word(key: str) -> bool:
    """Whether a key looks like one of ours: small letters without accents, no space."""
    return re.fullmatch(r"[a-z0-9_-]+", key) is not None


def is_folded_outline(typed: str, first_is_below: bool) -> bool:
    """Whether a plain value over several lines is a text whose lines should have been kept."""
    first, *others = re.split(r"[\r\n]+", typed)
    return any(is_outline(line) or line.lstrip().startswith("- ") for line in others) or (
        first_is_below and bool(others) and is_outline(first)
    )


def describe_missing_bar(key: str) -> tuple[str, str]:
    """What to tell where text of several lines stands below a key without `|`."""
    what = f"Thiếu dấu | sau `{key}:`, nên không đọc đúng được các dòng bên dưới."
    return what, f"Viết `{key}: |` rồi xuống dòng, thụt mọi dòng nội dung vào."


def find_missing_bar(lines: list[str], number: int) -> tuple[int, int, str] | None:
    """The key above line `number` (from 0) that lacks its `|`: its line, its column (from 0) and itself."""
    indent = _indent(lines[number])
    for above in range(number, -1, -1):
        found = _KEY_LINE.match(lines[above])
        if not found or (above == number and indent):
            continue
        depth, value = len(found["indent"]), found["value"] or ""
        if depth > indent or (depth == indent and value and above < number):
            continue
        if above == number or value.startswith(_OPENERS) or not _is_text(lines, above, number, depth):
            return None
        return above, found.start("key"), found["key"]
    return None


def _is_text(lines: list[str], key_line: int, number: int, depth: int) -> bool:
    """Whether outline text stands below a key, at least to line `number`."""
    last = number
    while last + 1 < len(lines) and (not lines[last + 1].strip() or _indent(lines[last + 1]) > depth):
        last += 1
    body = [line.strip() for line in lines[key_line + 1 : last + 1] if line.strip()]
    if any(is_outline(line) for line in body):
        return True
    listed = all(line.startswith("- ") for line in body)
    return not listed and any(_POINT_WITH_COLON.match(line) for line in body)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
