"""The lines of a PDF, from what poppler's `pdftohtml -xml` tells of it: places, fonts, bold, italics."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from vanban.layout.typed.characters import columns
from vanban.layout.typed.lines import Bit, Line, Stretch

_PAGE = re.compile(r'<page number="(\d+)"[^>]*?height="(\d+)" width="(\d+)">(.*?)</page>', re.DOTALL)
_FONT = re.compile(r'<fontspec id="(\d+)" size="(-?\d+)" family="([^"]*)"')
_TEXT = re.compile(
    r'<text top="(-?\d+)" left="(-?\d+)" width="(-?\d+)" height="(-?\d+)" font="(\d+)">(.*?)</text>',
    re.DOTALL,
)
_TAG = re.compile(r"(</?[a-z][^>]*>)")
_PIXEL_MM = 25.4 / 72 / 1.5  # pdftohtml draws a point one and a half pixels wide
_PIXEL_PT = 1 / 1.5
_GAP_MM = 6.0  # between words of one bit


@dataclass(frozen=True, slots=True)
class _Word:
    left: float
    right: float
    top: float
    bottom: float
    stretches: tuple[Stretch, ...]


def lines_of_pdf(xml: str) -> list[Line]:
    """The lines of all pages, from top to bottom."""
    fonts = {
        id: (family.partition("+")[2] or family, int(size) * _PIXEL_PT)
        for id, size, family in _FONT.findall(xml)
    }
    return [
        line
        for number, _, _, content in _PAGE.findall(xml)
        for line in _lines(
            int(number), [one for match in _TEXT.finditer(content) for one in _parted(_word(match, fonts))]
        )
    ]


def _word(match: re.Match[str], fonts: dict[str, tuple[str, float]]) -> _Word:
    top, left, width, height = (int(match[n]) * _PIXEL_MM for n in range(1, 5))
    font, size = fonts.get(match[5], ("", 14.0))
    return _Word(left, left + width, top, top + height, tuple(_stretches(match[6], font, size)))


def _parted(word: _Word) -> Iterator[_Word]:
    """What was set in columns by rows of blanks, column by column."""
    look, *others = word.stretches or (Stretch(""),)
    text = look.text.rstrip()
    pieces = list(columns(text))
    if others or len(pieces) < 2:
        yield word
        return
    character = (word.right - word.left) / len(look.text)
    for start, end in pieces:
        left, right = word.left + start * character, word.left + end * character
        yield replace(word, left=left, right=right, stretches=(replace(look, text=text[start:end]),))


def _stretches(markup: str, font: str, size: float) -> Iterator[Stretch]:
    open_tags: list[str] = []
    for piece in _TAG.split(markup):
        if piece.startswith("</"):
            name = piece[2:-1]
            if name in open_tags:
                open_tags.remove(name)
        elif _TAG.fullmatch(piece):
            open_tags.append(piece[1:-1].split()[0])
        elif piece:
            yield Stretch(unescape(piece), font, size, "b" in open_tags, "i" in open_tags)


def _lines(page: int, words: list[_Word]) -> Iterator[Line]:
    rows: list[list[_Word]] = []
    for word in sorted(
        (w for w in words if "".join(s.text for s in w.stretches).strip()), key=lambda w: w.bottom
    ):
        if rows and word.bottom - rows[-1][0].bottom <= 0.35 * (word.bottom - word.top):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.left)
        yield Line(page, min(w.top for w in row), max(w.bottom for w in row), tuple(_bits(row)))


def _bits(row: list[_Word]) -> Iterator[Bit]:
    bit: list[_Word] = []
    for word in row:
        if bit and word.left - bit[-1].right > _GAP_MM:
            yield _bit(bit)
            bit = []
        bit.append(word)
    yield _bit(bit)


def _bit(words: list[_Word]) -> Bit:
    stretches: list[Stretch] = []
    for before, word in zip([None, *words], words, strict=False):
        parted = before is not None and word.left - before.right > 0.5
        if parted and not stretches[-1].text.endswith(" "):
            stretches.append(Stretch(" ", stretches[-1].font, stretches[-1].size_pt))
        stretches += word.stretches
    return Bit(words[0].left, words[-1].right, tuple(stretches))
