"""ND30-TYPO-01: blanks and punctuation, quotation marks and brackets that have no partner."""

import re
from collections.abc import Iterator

from vanban.decree30.words.pieces import Reading
from vanban.decree30.words.slips import Slip
from vanban.vietnamese.syllables import is_syllable

_RULE = "ND30-TYPO-01"
_BEFORE_MARK = re.compile(r"(?<=[\w”)%\]]) +(?=([,.;:!?])(?![\w./…]))")
_MARKS = (" ,", " .", " ;", " :", " !", " ?")
_DOUBLE = re.compile(r"(?<=\S)  ++(?![,.;:!?]|$)")
_LONGEST_ADDRESS = 300  # letters before or behind a mark within it
_WIDE = 4  # so many blanks lay out a line; closing them up would move what stands there
_BLANK_TO_FILL = re.compile(r"(?:[Nn]gày|tháng|năm|[Ss]ố:?|hồi)\Z|[/.…_]\Z")
_AFTER_MARK = re.compile(r"[,;:](?=[^\W\d_])")
_AFTER_STOP = re.compile(r"\.([^\W\d_]{2,})")
_LETTERS_AT_END = re.compile(r"[^\W\d_]{2,}$")
_INSIDE = re.compile(r"[(“\[] +(?=\S)|(?<=\S) +[)”\]]")
_INSIDE_MARKS = ("( ", "“ ", "[ ", " )", " ”", " ]")
_LIST_MARK = re.compile(r"(?<![^\W_])(?:[a-zđ]{1,2}|\d{1,3}(?:\.\d+)*|[ivx]+)$")
_BRACKET = re.compile(r"[()\[\]]")
_BRACKETS = {")": "(", "]": "["}


def spacing(reading: Reading) -> Iterator[Slip]:
    """Blanks before a mark, none after it, two in a row, blanks inside brackets and quotation marks."""
    text = reading.text
    if any(mark in text for mark in _MARKS):
        for match in _BEFORE_MARK.finditer(text):
            what = f"Có dấu cách thừa trước dấu “{match[1]}”."
            new = "" if match[1] in ",.;:" and not reading.in_quotes(match.start()) else None
            yield Slip(_RULE, match.start(), match.end(), what, "Xóa dấu cách đó.", new=new)
    if "  " in text:
        yield from _double_blanks(reading)
    yield from _no_blank_after(text)
    if any(mark in text for mark in _INSIDE_MARKS):
        for match in _INSIDE.finditer(text):
            what = f"Có dấu cách thừa bên trong dấu “{match[0].strip()}”."
            yield Slip(_RULE, *match.span(), what, "Xóa dấu cách đó.")


def _no_blank_after(text: str) -> Iterator[Slip]:
    for match in _AFTER_MARK.finditer(text):
        if text[max(0, match.start() - 1)].isalpha() and not _in_address(text, match.start()):
            words = _round(text, match.start())
            what = f"Thiếu dấu cách sau dấu “{match[0]}” ở “{words}”."
            yield Slip(_RULE, *match.span(), what, "Thêm dấu cách.")
    for match in _AFTER_STOP.finditer(text):
        before = _LETTERS_AT_END.search(text, max(0, match.start() - 8), match.start())
        if (
            before
            and before[0].islower()
            and match[1].istitle()
            and is_syllable(before[0])
            and is_syllable(match[1])
        ):
            what = f"Thiếu dấu cách sau dấu chấm ở “{before[0]}{match[0]}”."
            yield Slip(_RULE, *match.span(), what, "Thêm dấu cách.")


def _double_blanks(reading: Reading) -> Iterator[Slip]:
    """Runs of plain blanks; no-break ones hold a place for the pen."""
    for match in _DOUBLE.finditer(reading.text):
        piece, start = reading.at(match.start()), match.start()
        if piece.role == "place" or _BLANK_TO_FILL.search(reading.text[max(0, start - 6) : start]):
            continue
        if "\u00a0" in piece.text and "  " not in piece.text:
            continue
        new = " " if match.end() - start < _WIDE and not reading.in_quotes(start) else None
        words = _round(reading.text, start)
        yield Slip(
            _RULE, *match.span(), f"Có {match.end() - start} dấu cách liền nhau ở “{words}”.", "Chỉ để một dấu cách.",
            key="double", new=new,
        )  # fmt: skip


def _round(text: str, position: int) -> str:
    """The words on both sides."""
    before = text[max(0, position - 30) : position].rstrip(" ").rpartition(" ")[2].rpartition("\n")[2]
    after = text[position : position + 30].lstrip(" ").partition(" ")[0].partition("\n")[0]
    return f"{before} {after}" if text[position] == " " else before + after


def _in_address(text: str, position: int) -> bool:
    """Within an e-mail or web address."""
    end = text.find(" ", position, position + _LONGEST_ADDRESS)
    start = text.rfind(" ", max(0, position - _LONGEST_ADDRESS), position) + 1
    word = text[max(start, position - _LONGEST_ADDRESS) : end if end >= 0 else position + _LONGEST_ADDRESS]
    return "@" in word or "://" in word or "www." in word


def partners(reading: Reading) -> Iterator[Slip]:
    """Quotation marks and brackets that are opened and not closed, or the other way round.

    A quotation may go over several paragraphs, brackets may not.
    """
    text = reading.text
    if text.count("“") != text.count("”") or _crossed(text):
        yield from _lone_quotes(text)
    if text.count('"') % 2:
        at = next(at for at in _quote_ends(text) if text.count('"', text.rfind("\n", 0, at) + 1, at + 1) % 2)
        yield Slip(_RULE, at, at + 1, 'Dấu ngoặc kép " không có dấu đi đôi.', "Mở bằng “ và đóng bằng ”.")
    yield from _lone_brackets(reading)


def _crossed(text: str) -> bool:
    """Some mark closes before any opens."""
    depth = -1
    for stretch in text.split("“"):
        depth += 1 - stretch.count("”")
        if depth < 0:
            return True
    return False


def _lone_quotes(text: str) -> Iterator[Slip]:
    opened: list[int] = []
    for match in re.finditer("[“”]", text):
        if match[0] == "“":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            before = " ".join(text[max(0, match.start() - 60) : match.start()].split()[-3:])
            what = f"Dấu ” sau “{before}” không có dấu “ mở trước nó."
            yield Slip(_RULE, *match.span(), what, "Thêm dấu “ hoặc bỏ dấu này.")
    for at in opened:
        words = " ".join(text[at + 1 : at + 40].split("\n")[0].split()[:4])
        yield Slip(
            _RULE, at, at + 1, f"Dấu “ trước “{words}” không được đóng.", "Thêm dấu ” vào chỗ kết thúc."
        )


def _quote_ends(text: str) -> Iterator[int]:
    """The last straight mark of each line that has any."""
    start = 0
    for line in text.split("\n"):
        if '"' in line:
            yield start + line.rindex('"')
        start += len(line) + 1


def _one_line(reading: Reading, start: int, end: int) -> bool:
    """Both stand in one paragraph, or in lines that a clerk broke by hand, as in titles."""
    _, *others = reading.text[start:end].split("\n")
    by_hand = all(line[:1].islower() for line in others) and len(others) < 3
    return by_hand or reading.at(start).role not in ("body", "basis")


def _lone_brackets(reading: Reading) -> Iterator[Slip]:
    """`a)` and `1)` number something: their bracket needs no partner."""
    text = reading.text
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] in "([":
            opened.append(at)
        elif opened and text[opened[-1]] == _BRACKETS[match[0]] and _one_line(reading, opened[-1], at):
            opened.pop()
        elif not _LIST_MARK.search(text[max(0, at - 8) : at]):
            yield Slip(
                _RULE, at, at + 1, f"Dấu {match[0]} không có dấu mở trước nó.", "Thêm dấu mở hoặc bỏ dấu này."
            )
    for at in opened:
        what = f"Dấu {text[at]} trước “{' '.join(text[at + 1 : at + 40].split()[:4])}” không được đóng."
        yield Slip(_RULE, at, at + 1, what, "Thêm dấu đóng.")
