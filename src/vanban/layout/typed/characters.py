"""The lines of a .txt: columns by runs of blanks, one character as wide as another."""

import re
from collections.abc import Iterator

from vanban.layout.typed.lines import Bit, Line, Stretch
from vanban.outline.emphasis import spans

_LEFT_MM = 30.0
_TOP_MM = 20.0
_LINE_MM = 6.0
_TEXT_MM = 165.0
_PAPER_WIDTH = 80  # characters of a hard-wrapped line
_LONGEST_WRAPPED = 110  # characters
_GAP = re.compile(r"(?:[ \u00a0]{3,}|\t)[ \t\u00a0]*")
_BEFORE_BLANK = re.compile(r"(?:\bsố\s*[:;.]?|\bngày|\btháng|\bnăm|\.{2,}|[…_/])$", re.IGNORECASE)
_AFTER_BLANK = re.compile(r"(?:/|tháng\b|năm\b)", re.IGNORECASE)


def lines_of_text(text: str) -> tuple[list[Line], bool]:
    """The lines with words in them, and whether one paragraph stands on one line.

    A form feed begins a page.
    """
    rows = [row.rstrip() for row in text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(8).split("\n")]
    by_line = max(map(len, rows), default=0) > _LONGEST_WRAPPED
    widest = _PAPER_WIDTH if by_line else max(40, *(len(row) for row in rows))
    return list(_lines(rows, _TEXT_MM / widest)), by_line


def _lines(rows: list[str], character_mm: float) -> Iterator[Line]:
    page, top = 1, _TOP_MM
    for row in rows:
        if "\f" in row:
            page, top, row = page + row.count("\f"), _TOP_MM, row.replace("\f", "")
        if row.strip():
            yield Line(page, top, top + _LINE_MM, tuple(_bits(row, character_mm)))
        top += _LINE_MM


def _bits(row: str, character_mm: float) -> Iterator[Bit]:
    for start, end in columns(row):
        yield _bit(row, start, end, character_mm)


def columns(row: str) -> Iterator[tuple[int, int]]:
    """Where each piece of a line begins and ends that wide blanks part; a blank for a number or a day parts nothing."""
    start = len(row) - len(row.lstrip())
    for gap in _GAP.finditer(row, start):
        if _BEFORE_BLANK.search(row[start : gap.start()]) or _AFTER_BLANK.match(row, gap.end()):
            continue
        yield start, gap.start()
        start = gap.end()
    yield start, len(row)


def _bit(row: str, start: int, end: int, character_mm: float) -> Bit:
    stretches = tuple(Stretch(s.text, bold=s.bold, italic=s.italic) for s in spans(row[start:end]))
    return Bit(_LEFT_MM + start * character_mm, _LEFT_MM + end * character_mm, stretches)
