"""Markers: found at the head of a line, read as numbers, spelled as the decree wants them.

What people type instead of the decree's marker (`1)`, `1/`, `a.`, `Điều 1:`, `CHƯƠNG 1`, `–`) is recognised
as the same level; `spell` gives the right form.
"""

import re
from functools import lru_cache

from vanban.frozen import frozen
from vanban.outline.tree import UNNUMBERED, Level

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.d: the Vietnamese alphabet; the state uses it without
ă, â, ê, ô, ơ, ư."""

SENTENCE_ENDS = tuple(".;:,!?…")

_MARKER = re.compile(
    rf"""
    (?P<ARTICLE> (?:Điều|ĐIỀU)\s+(?:0?[1-9][0-9]{{0,3}}|[IVXLC]+)[.:)/]? )
  | (?P<DECIMAL> [1-9][0-9]{{0,2}}(?:\.[1-9][0-9]?){{1,4}}(?:[.)/](?![0-9]))? )
  | (?P<NUMBER>  0?[1-9][0-9]{{0,2}}[.)/] )
  | (?P<ROMAN>   [IVX]{{1,7}}[.)/] )
  | (?P<POINT>   (?:[{POINT_LETTERS}]{{2}}|[a-zđăâêôơư])\) | [a-zđăâêôơư][./] )
  | (?P<DASH>    [-–—•●▪·\uf0b7] )
  | (?P<PLUS>    \+ )
    """,
    re.VERBOSE,
)
_STRUCTURE = re.compile(
    r"(?P<word>[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG|[Tt]iểu mục|TIỂU MỤC|[Mm]ục|MỤC)"
    r"\s+(?P<number>[IVXLC]+|0?[1-9][0-9]{0,2}|(?:thứ|THỨ)\s+\w+)"
    r"(?P<separator>\s*[.:]|\s+[-–])?(?:\s+(?P<title>.*))?"
)
_ORDINAL_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN_DIGITS = {"C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_OPENING_MARKS = '*\\“"('


@frozen
class MarkedLine:
    """A line split into its marker, spaces folded, and the rest."""

    level: Level
    marker: str
    rest: str


@lru_cache(maxsize=2048)
def recognise(line: str) -> MarkedLine | None:
    """The marker at the head of `line` (stripped), or None for a plain paragraph."""
    match = _MARKER.match(line)
    if match is None:
        return _recognise_structure(line)
    level = Level[match.lastgroup or ""]
    marker, rest = match.group(), line[match.end() :]
    if not _is_marker(level, marker, rest):
        return None
    return MarkedLine(level, " ".join(marker.split()), rest.strip())


def is_escaped(text: str) -> bool:
    r"""Whether a backslash at the head of `text` makes it plain; that of `\*` belongs to the inline marks."""
    return len(text) > 1 and text[0] == "\\" and text[1] != "*"


def unescape(text: str) -> str:
    """`text` without the backslash that makes it plain."""
    return text[1:].lstrip() if is_escaped(text) else text


def escape(text: str) -> str:
    """`text` behind the backslash that makes it plain."""
    return f"\\ {text}" if text[:1] == "*" else f"\\{text}"


@lru_cache(maxsize=2048)
def number_of(level: Level, marker: str) -> tuple[int, ...] | None:
    """The number that `marker` says (`1.2.` → 1, 2; `đ)` → 5), or None if it says none."""
    if level in UNNUMBERED:
        return None
    core = marker.split()[-1].rstrip(".:)/")
    if level is Level.DECIMAL:
        return tuple(map(int, core.split(".")))
    if level is Level.POINT:
        number = _letters_number(core)
    elif core.isascii() and core.isdigit():
        number = int(core)
    elif core.lower() in _ORDINAL_WORDS:
        number = _ORDINAL_WORDS.index(core.lower()) + 1
    else:
        number = _roman_number(core)
    return None if number is None else (number,)


@lru_cache(maxsize=2048)
def spell(level: Level, number: tuple[int, ...]) -> str:
    """The marker of `level` in the decree's form; for dashes and pluses `number` says nothing.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.đ.
    """
    last = number[-1] if number else 0
    match level:
        case Level.PART | Level.CHAPTER:
            return f"{level.value.capitalize()} {roman(last)}"
        case Level.SECTION | Level.SUBSECTION:
            return f"{level.value.capitalize()} {last}"
        case Level.ARTICLE:
            return f"Điều {last}."
        case Level.ROMAN:
            return f"{roman(last)}."
        case Level.NUMBER | Level.DECIMAL:
            return ".".join(map(str, number)) + "."
        case Level.POINT:
            return f"{_letters(last)})"
        case Level.DASH:
            return "-"
        case Level.PLUS:
            return "+"
        case Level.PARAGRAPH:
            return ""


def _recognise_structure(line: str) -> MarkedLine | None:
    match = _STRUCTURE.fullmatch(line)
    if match is None:
        return None
    title = match["title"] or ""
    # "Phần I nêu rõ …" is a sentence; "Chương I. Quy định chung" and "CHƯƠNG I QUY ĐỊNH CHUNG" are titles.
    separated = bool(match["separator"]) and not title.endswith(SENTENCE_ENDS)
    if title and not title.isupper() and not separated:
        return None
    level = Level(match["word"].lower())
    return MarkedLine(level, f"{match['word']} {' '.join(match['number'].split())}", title)


def _is_marker(level: Level, marker: str, rest: str) -> bool:
    """Whether what looks like a marker is one, by what follows it."""
    if level is Level.DECIMAL and marker[-1].isdigit():  # "1.1 Mục tiêu", not "1.5 tỷ đồng"
        return rest[:1].isspace() and rest.lstrip().lstrip(_OPENING_MARKS)[:1].isupper()
    if level is Level.ARTICLE and marker[-1].isalnum():  # "Điều 5 Luật Thi đua, khen thưởng quy định …"
        return not rest
    if not rest or rest[0].isspace():
        return True
    return _may_touch(level, marker, rest)


def _may_touch(level: Level, marker: str, rest: str) -> bool:
    """Whether `rest` may follow without a space: `1.Mục đích`, `-Tham mưu`; not `-5 độ`, `V.I. Lê-nin`."""
    match level:
        case Level.DASH | Level.PLUS:
            return rest[0].isalpha() or rest[0] in '“"'
        case Level.ROMAN:
            return len(rest) > 1 and rest[:2].isupper() and rest[:2].isalpha()
        case Level.POINT:
            return marker.endswith(")") and rest[0].isalpha()
        case _:
            return rest[0].isupper()


def _letters(number: int) -> str:
    """The letters a … y, then aa, ab, …: the decree is silent on more than 23 points."""
    letters = ""
    while number > 0:
        number, index = divmod(number - 1, len(POINT_LETTERS))
        letters = POINT_LETTERS[index] + letters
    return letters


def _letters_number(letters: str) -> int | None:
    number = 0
    for letter in letters:
        if letter not in POINT_LETTERS:
            return None
        number = number * len(POINT_LETTERS) + POINT_LETTERS.index(letter) + 1
    return number


def roman(number: int) -> str:
    """`number` in Roman numerals; "" for 0."""
    letters = ""
    for digits, value in _ROMAN_DIGITS.items():
        count, number = divmod(number, value)
        letters += digits * count
    return letters


def _roman_number(letters: str) -> int | None:
    """The value of a well-formed Roman number; None for `IIII` or `VX`."""
    number, rest = 0, letters
    for digits, value in _ROMAN_DIGITS.items():
        while rest.startswith(digits):
            number, rest = number + value, rest[len(digits) :]
    return number if number and not rest and roman(number) == letters else None
